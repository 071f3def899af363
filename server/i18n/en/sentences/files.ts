/** Files that were uploaded or imported: `formats/files/`, `harvesters/deliveries/`, `server/uploads/`. */
import type { Sentences } from '../../said.ts';

const kinds: Sentences = {
  '能导入的有：ISO 2709（.mrc、.iso）、MARCXML、OAI-PMH 回答和 OAI 静态仓储（.xml）':
    'These can be imported: ISO 2709 (.mrc, .iso), MARCXML, answers of OAI-PMH and OAI static repositories (.xml)',
  '旧式 Office 文件（xls、doc）': 'an old Office file (xls, doc)',
  'gzip 压缩文件，请先解压': 'a gzip file; unpack it first',
  'bzip2 压缩文件，请先解压': 'a bzip2 file; unpack it first',
  'xz 压缩文件，请先解压': 'an xz file; unpack it first',
  '7z 压缩包，请先解压': 'a 7z archive; unpack it first',
  'RAR 压缩包，请先解压': 'a RAR archive; unpack it first',
  'ZIP 压缩包，请先解压': 'a ZIP archive; unpack it first',
  'tar 包，请先解开': 'a tar archive; unpack it first',
  'SQLite 数据库': 'an SQLite database',
  图片: 'a picture',
  影音文件: 'a sound or film',
  'RTF 文档': 'an RTF document',
  'Excel 表格（xlsx）': 'an Excel sheet (xlsx)',
  'Word 文档（docx）': 'a Word document (docx)',
  '电子表格（ods）': 'a spreadsheet (ods)',
  '网页（HTML）': 'a web page (HTML)',
  'MARCMaker 文本（.mrk），请用 MarcEdit 转成 .mrc':
    'MARCMaker text (.mrk); turn it into .mrc with MarcEdit',
  'Aleph 顺序格式，请导出为 ISO 2709 或 MARCXML':
    'the sequential format of Aleph; export ISO 2709 or MARCXML',
  'MARC 的文本清单，请导出为 ISO 2709 或 MARCXML':
    'a listing of MARC as text; export ISO 2709 or MARCXML',
  'RIS 文献清单': 'a list in RIS',
  'BibTeX 文献清单': 'a list in BibTeX',
  'EndNote 文献清单': 'a list of EndNote',
  制表符分隔的表格: 'a table separated by tabs',
  '逗号分隔的表格（CSV）': 'a table separated by commas (CSV)',
  '文件 {0} 是空的，没有可以导入的记录。{1}': 'The file {0} is empty and has no records. {1}',
  '其中没有 MARC 记录': 'there are no MARC records in it',
  '看起来是：{0}': 'it looks like {0}',
  '文件 {0} 不是可以导入的文件：{1}。{2}。什么也没有存下':
    'The file {0} cannot be imported: {1}. {2}. Nothing was stored',
  '文件是 UTF-16 编码，其中有损坏的字节': 'The file is UTF-16 with damaged bytes',
  '文件的字节有损坏，或编码不一，里面也没有 MARC 记录；{0}':
    'The bytes of the file are damaged or in several encodings, and there are no MARC records in it; {0}',
  '文件不是格式正确的 XML：{0}': 'The file is no well-formed XML: {0}',
  '文件的根元素是 <{0}>，里面没有 MARC 记录；{1}':
    'The root element of the file is <{0}>, and there are no MARC records in it; {1}',
  '记录里没有 MARC 字段': 'the record has no fields of MARC',
  '静态仓储里没有 metadataPrefix 为 {0} 的记录，只有 {1}；请改数据源的 metadataPrefix':
    'The static repository has no records with metadataPrefix {0}, only {1}; change metadataPrefix of the source',
  记录没有元数据: 'the record has no metadata',
};

const sheets: Sentences = {
  '{0}没有题名，不能成为一条记录': '{0} has no title and makes no record',
  '表格 {0} 第 {1} 行起读不下去，多半是引号没有成对：{2}':
    'The table {0} cannot be read from row {1} on, most likely a quotation mark has no partner: {2}',
  '表格 {0} 的编码认不出来，请另存为 UTF-8 的 CSV 或 .xlsx 再上传。':
    'The encoding of the table {0} cannot be told; save it as CSV in UTF-8 or as .xlsx and upload that.',
  '文件 {0} 是{1}，读不了；请用 WPS 或 Excel 打开，另存为 .xlsx 再上传。':
    'The file {0} is{1}, which cannot be read; open it in WPS or Excel, save it as .xlsx and upload that.',
  ' Excel 二进制工作簿（xlsb）': ' a binary workbook of Excel (xlsb)',
  ' OpenDocument 电子表格（ods）': ' an OpenDocument spreadsheet (ods)',
  '文件 {0} 是 Excel 表格，但不完整，可能没有传完；请重新下载或导出，再上传。':
    'The file {0} is an Excel workbook, but not a whole one; download or export it again, and upload that.',
  '文件 {0} 有密码，请去掉密码再上传。': 'The file {0} has a password; remove it and upload again.',
  '文件 {0} 是旧式 Office 文件（.xls 等），请在 Excel 里另存为 .xlsx 再上传。':
    'The file {0} is an old Office file (.xls and the like); save it as .xlsx in Excel and upload that.',
  '文件 {0} 是 Word 或 PPT 文档，不是表格。':
    'The file {0} is a Word or PowerPoint document, no table.',
  '文件 {0} 里的文字太多，请分成几个文件再上传。':
    'There is too much text in the file {0}; split it and upload the parts.',
  '文件 {0} 带有宏（.xlsm），请另存为不含宏的 .xlsx 再上传。':
    'The file {0} has macros (.xlsm); save it as .xlsx without and upload that.',
  '文件 {0} 不是 Excel 表格（.xlsx），里面没有工作表。':
    'The file {0} is no Excel sheet (.xlsx): there are no sheets in it.',
  '文件 {0} 里的 {1} 已损坏：{2}': '{1} in the file {0} is damaged: {2}',
  '文件 {0} 的工作表超过 {1} 张（最多 {2} 张），请分成几个文件再上传。':
    'The file {0} has more than {1} sheets ({2} at most); split it and upload the parts.',
  '文件 {0} 已损坏：工作表 {1} 里有第 {2} 行，没有表格有这么多行；请重新导出再上传。':
    'The file {0} is damaged: sheet {1} has a row {2}, and no sheet has so many; export it again and upload that.',
  '文件 {0} 不完整或已损坏，打不开；请重新导出再上传。':
    'The file {0} is cut short or damaged and does not open; export it again and upload that.',
  '文件 {0} 已损坏，解不开；请重新导出再上传。':
    'The file {0} is damaged and cannot be unpacked; export it again and upload that.',
  '文件 {0} 解开以后太大（最大 600 MB），或压缩得不合常理，没有解开；请分成几个文件再上传。':
    'The file {0} is too large once unpacked (600 MB at most), or packed beyond reason, and was not unpacked; split it and upload the parts.',
  '第 {0} 行': 'row {0}',
  '第 {0} 行没有题名，不能成为一条记录': 'row {0} has no title and makes no record',
  '工作表“{0}”第 {1} 行': 'row {1} of sheet “{0}”',
  '{0} {1} 列：{2}': '{0}, column {1}: {2}',
  '文件 {0} 读了一小时还没有读完，请分成几个文件。':
    'The file {0} was read for an hour and is not at its end; split it.',
  '文件 {0} 展开以后太大，内存里放不下。请分成几个文件，或导出为 ISO 2709。':
    'The file {0} is too large for the memory once unpacked. Split it, or export ISO 2709.',
  读文件时停止: 'stopped while the file was read',
  读文件的线程意外结束: 'the thread that reads the file ended unexpectedly',
  '一天之内没有人确认导入，文件已删除；需要时请重新上传。':
    'Nobody confirmed the import within a day, and the file was removed; upload it again if it is needed.',
  '这个数据源已经没有了，文件没有导入。': 'This source is gone; the file was not imported.',
  '处理文件时出错：{0}': 'An error while the file was worked on: {0}',
  '文件 {0} 里没有记录，什么也没有存下。':
    'There are no records in the file {0}; nothing was stored.',
  '表格 {0} 里没有找到表头：应有一行写着各列的名称，如题名、责任者、出版社、ISBN。':
    'No head was found in the table {0}: a row has to name the columns, such as title, creator, publisher, ISBN.',
  '这个数据源正由另一个进程导入，请稍后再确认一次。':
    'Another process imports into this source; confirm again in a while.',
  没有存下任何记录: 'Nothing was stored',
  '已存的 {0} 条保留': 'The {0} that are stored stay',
  '导入 {0} 时出错：{1}。{2}，改正后请再导入一次':
    'An error while {0} was imported: {1}. {2}; mend it and import again',
  没有这个文件: 'there is no such file',
  没有读它的权限: 'there is no permission to read it',
  这是一个目录: 'it is a folder',
  'XML 文件有 {0} MB，超过 256 MB，请分成几个文件':
    'The XML file has {0} MB, more than 256 MB; split it',
  未知原因: 'for an unknown reason',
  '读不到（{0}）': 'it cannot be read ({0})',
  '打不开文件 {0}：{1}': 'The file {0} does not open: {1}',
};

const uploads: Sentences = {
  '文件没有收到，请再上传一次': 'The file did not arrive; upload it again',
  '文件是空的，请另选一个': 'The file is empty; choose another',
  '文件没有收全，请再上传一次': 'The file did not arrive whole; upload it again',
  请选择要上传的文件: 'Choose a file to upload',
  '文件太大：一个文件最大 {0} MB，请分成几个': 'The file is too large: {0} MB at most; split it',
  '粘贴的文字太多，请存成文件再上传': 'That is too much to paste: save it as a file and upload it',
  '正文应就是文件本身（curl --data-binary @文件），不压缩，也不是表单（multipart）':
    'The body should be the file itself (curl --data-binary @file), neither compressed nor a form (multipart)',
  '文件太大：最大 10 MB，请先缩小再上传。':
    'The file is too large: 10 MB at most; make it smaller first.',
  一次只能上传一个文件: 'One file at a time',
  '服务器的磁盘满了，文件没有存下；请告诉运维':
    'The disk of the server is full and the file was not kept; tell the operator',
  '这个表单已经失效，请回到那一页再试一次':
    'This form is no longer valid; go back to its page and try again',
  '收到的表单不完整，请再试一次。': 'The form did not arrive whole; try again.',
  '图片太大：一个文件最大 10 MB，请先缩小再上传。':
    'The picture is too large: 10 MB at most; make it smaller first.',
  '不是能用的图片：应为 JPEG 或 PNG 文件，收到的{0}。请另存为 JPEG 再上传。':
    'This is no picture that can be used: wanted JPEG or PNG, and what came {0}. Save it as JPEG and upload that.',
  '图片太小：宽和高至少 {0} 像素，这一张是 {1}×{2}。':
    'The picture is too small: {0} pixels each way at least, and this one is {1}×{2}.',
  '图片的像素太多：最多 {0} 万像素，这一张是 {1}×{2}。请先缩小再上传。':
    'The picture has too many pixels: {0}0,000 at most, and this one is {1}×{2}. Make it smaller first.',
  '图片读不出来：文件可能不完整，或不是标准的 JPEG、PNG。请另存一次再上传。':
    'The picture cannot be read: the file may be cut short, or no standard JPEG or PNG. Save it again and upload that.',
  文件是空的: 'is empty',
  '是 GIF': 'is GIF',
  '是 WebP': 'is WebP',
  '是 BMP': 'is BMP',
  '是 TIFF': 'is TIFF',
  '是 HEIC、AVIF 或视频': 'is HEIC, AVIF or a film',
  '是 PDF': 'is PDF',
  '是 SVG 或网页': 'is SVG or a web page',
  不是: 'is neither',
  '本馆已有 {0} 个文件在等待，请先导入或撤回其中一个。':
    'There are {0} files of your library waiting; import or withdraw one of them first.',
  '（无名）': '(no name)',
  至少要有一列是题名: 'One column at least has to be the title',
  题名和编号各只能有一列: 'Title and number can be one column each',
  '由人撤回，没有导入。': 'Withdrawn; it was not imported.',
  '文件还在读，请等预览出来。': 'The file is being read; wait for the preview.',
  '文件在等待确认。': 'The file waits to be confirmed.',
  '文件正在导入。': 'The file is being imported.',
  '文件已经导入；要再导入一次，请重新上传。':
    'The file was imported; to import it once more, upload it again.',
  '文件读不了，请改正后重新上传。': 'The file cannot be read; mend it and upload it again.',
  '文件已经撤回，请重新上传。': 'The file was withdrawn; upload it again.',
  '没有这个文件。': 'There is no such file.',
  请选择导入到哪个馆的文件数据源: 'Choose the library whose source of files it goes into',
  '数据源 {0} 已经停用，请撤回这个文件，重新上传到别的数据源。':
    'Source {0} is retired; withdraw this file and upload it to another source.',
  '同时有人在建这个数据源，请再确认一次。':
    'Somebody was making this source at the same time; confirm again.',
  '正文应就是文件本身，不压缩，也不是表单（multipart）':
    'The body should be the file itself, without compression, and not a form (multipart)',
  '同时有人在建这个数据源，请再上传一次。':
    'Somebody was making this source at the same time; upload it again.',
};

export const files: Sentences = { ...kinds, ...sheets, ...uploads };
