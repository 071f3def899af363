/** Lists that are checked before they are bought: `desk/checks/` and `acquisitions/`. */
import type { Sentences } from '../../said.ts';

const acts: Sentences = {
  '清单是空的：请上传文件，或粘贴书目': 'The list is empty: upload a file, or paste titles',
  'library 应为馆的代码：{0}': 'library should be the code of a library: {0}',
  '没有这个馆，或不是本馆。': 'There is no such library, or it is not yours.',
  '本馆已有 {0} 个清单正在查重，请等其中一个查完再上传。':
    '{0} lists of your library are being checked; wait until one of them is done.',
  '本馆已保存 {0} 个清单，请先删除不用的。':
    'Your library keeps {0} lists; remove those that are not needed first.',
  粘贴的书目: 'pasted titles',
  '清单还在读，请等列名出来再改。': 'The list is being read; wait for its columns.',
  '清单正在查重，请等它查完。': 'The list is being checked; wait until that is done.',
  '清单没有读成，请改正后重新上传，或改定各列的含义。':
    'The list could not be read; mend it and upload it again, or say what its columns are.',
  'a 不是为这一行找到的记录': 'a is none of the records that were found for this line',
  'b 不是为这一行找到的记录': 'b is none of the records that were found for this line',
  'work 只能为一行指定': 'work can be chosen for one line alone',
  'work 不是为这一行找到的文献，见 works':
    'work is none of those that were found for this line, see works',
  '一次最多 {0} 行，请分几次': '{0} lines at most at once; do it in parts',
  '清单里没有这一行，或这一行不是书目。': 'The list has no such line, or it is no title.',
  '没有这个清单。': 'There is no such list.',
  清单要有名称: 'The list needs a name',
  'shared 应为 true 或 false': 'shared should be true or false',
  '没有写要改什么：{0}': 'Nothing to change is named: {0}',
  '这种文件没有列，不用指定': 'A file of this kind has no columns to name',
  'columns 应为 [{ column, field }]，至少一列':
    'columns should be [{ column, field }], one at least',
  '没有工作表“{0}”，有的是：{1}': 'There is no sheet “{0}”, there are: {1}',
  '先选工作表，读出它的各列，再改列的含义':
    'Choose the sheet first; say what its columns are once they are read',
  '选了文件，又粘贴了书目；只能交一样，请清空这里，或不选文件':
    'A file was chosen and titles were pasted; hand in one of the two: empty this, or choose no file',
  '没有列“{0}”，有的是：{1}': 'There is no column “{0}”, there are: {1}',
  '列 {0} 的 field 应为 {1} 之一': 'field of column {0} should be one of {1}',
  '至少要有一列是题名（title）或 ISBN（isbn）':
    'One column at least has to be the title (title) or the ISBN (isbn)',
  'buy 应为 true（买）、false（不买）或 null': 'buy should be true (buy), false (do not) or null',
  'work 应为文献的 id，见 works': 'work should be the id of a work, see works',
  '没有写选了什么：verdict、buy、work 至少写一项':
    'Nothing chosen is named: verdict, buy or work, one at least',
  '正文只有 {0} 几项': 'The body has {0} alone',
  请选两条不同的记录: 'Choose two different records',
  '请先选“怎么定”。': 'Say first what you decide.',
};

const reading: Sentences = {
  '查重时出错：{0}': 'An error while the list was checked: {0}',
  '清单 {0} 没有查完：{1}': 'The list {0} was not checked to its end: {1}',
  '清单 {0} 有 {1} MB，最大 {2} MB，请分成几个文件。':
    'The list {0} has {1} MB, {2} MB at most; split it.',
  '清单 {0} 是空的。': 'The list {0} is empty.',
  'XML，里面没有 MARC 记录': 'XML without MARC records',
  '文件 {0} 不是书目清单：{1}。{2}。': 'The file {0} is no list of titles: {1}. {2}.',
  '清单 {0} 里的文字是乱码（例如“{1}”），多半是编码转换时弄坏的；请用原来的文件，或另存为 .xlsx 再上传。':
    'The text of the list {0} is garbled (“{1}”), most likely by a change of encoding; use the original file, or save it as .xlsx and upload that.',
  '能读的清单有：Excel（.xlsx、.xls）、CSV 或制表符文本、KBART、MARC（ISO 2709、MARCXML），或直接粘贴书名、ISBN':
    'Lists that can be read: Excel (.xlsx, .xls), CSV or text with tabs, KBART, MARC (ISO 2709, MARCXML), or pasted titles and ISBNs',
  '清单 {0} 里没有内容。': 'There is nothing in the list {0}.',
  '清单 {0} 里没有找到书名或 ISBN 的列：应有一行写着各列的名称（如书名、ISBN），或有一列是 ISBN。{1}。':
    'No column of titles or ISBNs was found in the list {0}: a row has to name the columns, or a column has to be ISBNs. {1}.',
};

const distribution: Sentences = {
  'cells 应为 [{ sheet, row, library, copies }]，最多 {0} 格':
    'cells should be [{ sheet, row, library, copies }], {0} at most',
  '选定要买的行超过 {0} 行，一张去向表放不下；请把清单分成几份。':
    'More than {0} lines are chosen to be bought, too many for one table; split the list.',
  '第 {0} 行不是选定要买的行（sheet、row 见清单）':
    'Row {0} is no line that is chosen to be bought (sheet and row as in the list)',
  '第 {0} 行：library 应为您可以填写的馆：{1}':
    'Row {0}: library should be one whose column is yours to fill in: {1}',
  '第 {0} 行：册数应为 0 到 {1} 的整数，收到“{2}”':
    'Row {0}: copies should be a whole number from 0 to {1}; “{2}” came',
  '第 {0} 行：这一格刚才被别人改成 {1} 册，请看过再改':
    'Row {0}: somebody has just changed this cell to {1}; look at it before you change it',
  '请选择填好的去向表（.xlsx）': 'Choose the sheet that was filled in (.xlsx)',
  '表单不完整，请重新上传填好的去向表':
    'The form is not complete; upload the sheet that was filled in once more',
  '文件 {0} 不是 Excel 表格；请上传下载时的 .xlsx 文件。':
    'The file {0} is no Excel sheet; upload the .xlsx file that was downloaded.',
  '文件 {0} 不是本平台的馆藏去向表，或者隐藏的第 1 行被删改了；请重新下载，填好再上传。':
    'The file {0} is not the sheet of who gets what, or its hidden first row was changed; download it again, fill it in and upload it.',
  '文件 {0} 是另一份清单的馆藏去向表，没有读入。':
    'The file {0} belongs to another list, and was not read.',
  '文件 {0} 的 {1} 列（馆代码 {2}）不是您可以填写的馆；请重新下载。':
    'Column {1} of the file {0} (library {2}) is not yours to fill in; download it again.',
  '文件 {0} 里馆代码 {1} 的列出现了两次。': 'The file {0} has the column of library {1} twice.',
  '第 {0} 行：{1}。': 'Row {0}: {1}.',
  '没有编号（A 列），不知道是清单的哪一行，没有读入':
    'it has no number (column A), so nobody knows which line it is; it was not read',
  '编号“{0}”不在这份去向表里，没有读入': 'the number “{0}” is not in this table; it was not read',
  '编号“{0}”与第 {1} 行相同，没有读入': 'the number “{0}” is that of row {1} too; it was not read',
  '题名应为《{0}》，文件里是《{1}》：可能只排序了部分列，没有读入':
    'the title should be {0}, the file has {1}: perhaps some columns alone were sorted; it was not read',
  '订购册数应为 {0}，文件里是“{1}”；册数在清单里改，这里仍按 {2} 册核对':
    '{0} copies are ordered, the file has “{1}”; that is changed in the list, and {2} counts here',
  '{0}应为 0 到 {1} 的整数，文件里是“{2}”':
    '{0} should be a whole number from 0 to {1}, the file has “{2}”',
  '各馆合计 {0} 册，超过订购的 {1} 册，请核对':
    '{0} copies are given, more than the {1} ordered; please check it',
  '文件里没有清单第 {0} 行《{1}》，这一行照旧':
    'The file lacks row {0} of the list, {1}; it stays as it was',
};

const returning: Sentences = {
  '为这一行找到的馆藏里有后来屏蔽的内容，请重新查重':
    'something that was found for this line has been hidden since; check the list again',
  '清单 {0} 的列太多，Excel 表格放不下（最多 {1} 列）；请下载 CSV。':
    'The list {0} has more columns than a workbook can hold ({1}); download it as CSV.',
  '清单 {0} 在下载时重新读过了，请再下载一次。':
    'The list {0} was read anew while it was being downloaded; download it again.',
  '文件 {0} 与核对时不同：找不到 {1}。请重新上传核对。':
    'The file {0} is not as it was when it was checked: {1} is not there. Upload it again.',
  '文件 {0} 里缺少 {1}。': 'The file {0} lacks {1}.',
  '文件 {0} 不完整，{1} 读不出来；请重新导出再上传。':
    'The file {0} is incomplete, {1} cannot be read; export it again and upload that.',
  '文件 {0} 不是 Excel 表格（.xlsx），里面没有工作簿。':
    'The file {0} is no Excel workbook (.xlsx): there is no workbook in it.',
  '表格里的 {0} 已损坏，不能在上面添加：{1}':
    '{0} of the workbook is damaged, nothing can be added to it: {1}',
  '表格里的 {0} 有一行或一个单元格超过 {1} MB，不能在上面添加。':
    '{0} of the workbook has a row or a cell of more than {1} MB, nothing can be added to it.',
};

export const checks: Sentences = { ...acts, ...reading, ...distribution, ...returning };
