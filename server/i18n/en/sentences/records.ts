/** Why a record, a page or a file could not be read: `formats/`, `harvesters/oai/page.ts`, `catalogue/runs/quarantine.ts`. */
import type { Sentences } from '../../said.ts';

const xml: Sentences = {
  'XML 有错：{0}': 'the XML is wrong: {0}',
  '第 {0} 行第 {1} 列：{2}，在“{3}”处': 'line {0}, column {1}: {2}, at “{3}”',
  '第 {0} 行第 {1} 列：{2}': 'line {0}, column {1}: {2}',
  '第 {0} 行第 {1} 列：': 'line {0}, column {1}: ',
  '{0}，在“{1}”处': '{0}, at “{1}”',
  '，在“{0}”处': ', at “{0}”',
  '元素 <{0}> 没有结束标记': 'element <{0}> is not closed',
  '结束标记 </{0}> 没有对应的开始标记': 'the closing tag </{0}> has no opening one',
  结束标记与开始标记不相配: 'a closing tag does not match the opening one',
  文字到这里就断了: 'the text ends here',
  没有根元素: 'there is no root element',
  根元素之后又有元素: 'there are elements after the root element',
  根元素之外有文字: 'there is text outside the root element',
  用了没有定义的实体引用: 'an entity is used that is not defined',
  '& 没有转义，应写作 &amp;': 'an & is not escaped; it is written &amp;',
  字符引用不合规定: 'a character reference is malformed',
  '标记的名字里有不许用的字符，也许是 < 没有转义':
    'the name of a tag has a character that is not allowed; perhaps a < is not escaped',
  属性的名字里有不许用的字符: 'the name of an attribute has a character that is not allowed',
  '有 XML 不允许的字符，或 < 没有转义':
    'there is a character that XML does not allow, or a < is not escaped',
  属性没有值: 'an attribute has no value',
  属性的值没有加引号: 'the value of an attribute is not quoted',
  属性之间缺少空格: 'there is no blank between attributes',
  '属性 {0} 出现了两次': 'the attribute {0} stands twice',
  '前缀 {0} 没有声明命名空间': 'the prefix {0} has no namespace declared',
  '有多余的 ]]>': 'there is a ]]> too many',
  注释的写法不对: 'a comment is malformed',
  'XML 声明的写法或位置不对': 'the XML declaration is malformed or misplaced',
  处理指令的写法或位置不对: 'a processing instruction is malformed or misplaced',
  'DOCTYPE 的写法或位置不对': 'the DOCTYPE is malformed or misplaced',
  标记的写法不对: 'a tag is malformed',
  命名空间或名字的写法不对: 'a namespace or a name is malformed',
  写法不合规定: 'it is malformed',
  '前缀 {0} 不得绑定到 {1}': 'the prefix {0} must not be bound to {1}',
  '前缀 {0} 没有给出命名空间': 'the prefix {0} gives no namespace',
  '名称 {0} 不合规则': 'the name {0} is not allowed',
  '属性 {0} 重复': 'the attribute {0} stands twice',
  'XML 带有内部 DOCTYPE 子集，出于安全不予解析':
    'the XML has an internal DOCTYPE subset, which is not parsed, to be safe',
  '一个元素的属性超过 {0} 个': 'an element has more than {0} attributes',
  'XML 嵌套超过 {0} 层': 'the XML is nested more than {0} deep',
  'XML 没有根元素': 'the XML has no root element',
  '元数据是一段文本，按 XML 读不通：{0}': 'the metadata is text that cannot be read as XML: {0}',
  '回答不是合格的 UTF-8': 'the answer is no valid UTF-8',
  '没有 OAI-PMH 根元素': 'there is no root element OAI-PMH',
  '根元素是 <{0}>，应为 <OAI-PMH>': 'the root element is <{0}> and should be <OAI-PMH>',
  '回答不完整：没有结束的 </OAI-PMH>': 'the answer is cut short: there is no closing </OAI-PMH>',
  '回答不是格式正确的 XML': 'the answer is no well-formed XML',
  '回答不是格式正确的 XML，也找不到可以单独读取的记录':
    'the answer is no well-formed XML, and no record in it can be read by itself',
};

const ofRecords: Sentences = {
  '记录旁边夹着错误 {0}：{1}，没有写明是哪一条记录的':
    'an error stands beside the records, {0}: {1}, and does not say of which record it is',
  '列表中有一个不认识的元素 <{0}>，而不是记录':
    'the list has an unknown element <{0}>, not a record',
  '记录的 header 里没有 identifier，无法识别': 'the header of the record has no identifier',
  '记录有 {0} 个字符，超过 {1}': 'the record has {0} characters, more than {1}',
  '记录没有标为已删除，却没有元数据（metadata 缺失或为空）':
    'the record is not marked as deleted and has no metadata (none, or empty)',
  '记录不是格式正确的 XML：{0}': 'the record is no well-formed XML: {0}',
  '记录不是格式正确的 XML': 'the record is no well-formed XML',
  '记录中有不合 {0} 编码的字节': 'the record has bytes that are no {0}',
  '这条记录的编码认不出来，请对方改用 UTF-8':
    'the encoding of this record cannot be told; ask the keepers for UTF-8',
  '著录这条记录用了 {0} 毫秒以上的处理器时间，已中止；多半是某个字段过长或不正常，请看原始记录':
    'describing this record took more than {0} ms of processor time and was stopped; most likely a field is too long or odd: see the record as received',
  '著录时出错：{0}': 'An error while describing it: {0}',
  其中没有著录: 'there is no description in it',
  记录里没有元数据: 'the record has no metadata',
  '不认识的元数据格式：根元素 <{0}>，命名空间 {1}；能读 oai_dc、限定 DC、MARC21、CNMARC':
    'unknown metadata format: root element <{0}>, namespace {1}; oai_dc, qualified DC, MARC21 and CNMARC can be read',
  '（无）': '(none)',
  '分不清是 CNMARC 还是 MARC21（题名、编码等字段不足以判断），请在设置中用 metadataPrefix 写明':
    'it cannot be told whether this is CNMARC or MARC21 (its fields of title and codes do not say); name it by metadataPrefix in the settings',
  记录读不出来: 'the record cannot be read',
  '记录读不出来：{0}': 'the record cannot be read: {0}',
  '控制号“{0}”里有控制字符或分隔符，或者太长，不能用来识别记录；请在原系统改正后再导入':
    'the control number “{0}” has control characters or separators, or is too long, and cannot tell the record apart; mend it in its system and import again',
  '控制号 {0} 在文件中出现了不止一次，内容却不同；前一条已入库，这一条待核对':
    'the control number {0} stands in the file more than once, with other content; the first is stored, this one waits to be checked',
};

const iso2709: Sentences = {
  '目次不合 ISO 2709': 'a directory that is not ISO 2709',
  '目次有 {0} 项，字段却有 {1} 个': 'a directory of {0} entries, but {1} fields',
  '第 {0} 条 5 MB 内没有记录结束符（1D），跳过这一条':
    'record {0} has no end (1D) within 5 MB and is skipped',
  '文件结尾不完整：第 {0} 条没有记录结束符（1D）':
    'the file ends too early: record {0} has no end (1D)',
  '用 MARC-8 编码，其中有拉丁字母以外的字符集（EACC 等），请改用 UTF-8 导出':
    ' is in MARC-8 with character sets beyond Latin (EACC and others); export it as UTF-8',
  '的字段像是 UTF-16 编码，目次却不是，请改用 UTF-8 导出':
    ' has fields that look like UTF-16, and a directory that does not; export it as UTF-8',
  '是 UTF-8 编码，其中有损坏的字节': ' is UTF-8 with damaged bytes',
  '的编码认不出来：不是 UTF-8，按 GB18030、Big5、EUC-KR、EUC-JP、ANSEL、ISO 5426 和 Latin-1 读出来也都不成文字，请改用 UTF-8 导出':
    ' has an encoding that cannot be told: it is no UTF-8, and makes no text as GB18030, Big5, EUC-KR, EUC-JP, ANSEL, ISO 5426 or Latin-1; export it as UTF-8',
  '第 {0} 条用 MARC-8 编码，其中有拉丁字母以外的字符集（EACC 等），请改用 UTF-8 导出':
    'record {0} is in MARC-8 with character sets beyond Latin (EACC and others); export it as UTF-8',
  '第 {0} 条的字段像是 UTF-16 编码，目次却不是，请改用 UTF-8 导出':
    'record {0} has fields that look like UTF-16, and a directory that does not; export it as UTF-8',
  '第 {0} 条是 UTF-8 编码，其中有损坏的字节': 'record {0} is UTF-8 with damaged bytes',
  '第 {0} 条的编码认不出来：不是 UTF-8，按 GB18030、Big5、EUC-KR、EUC-JP、ANSEL、ISO 5426 和 Latin-1 读出来也都不成文字，请改用 UTF-8 导出':
    'record {0} has an encoding that cannot be told: it is no UTF-8, and makes no text as GB18030, Big5, EUC-KR, EUC-JP, ANSEL, ISO 5426 or Latin-1; export it as UTF-8',
  '第 {0} 条的头标不合 ISO 2709：“{1}”': 'the leader of record {0} is not ISO 2709: “{1}”',
  '第 {0} 条的目次不合 ISO 2709': 'record {0} has a directory that is not ISO 2709',
  '第 {0} 条的目次有 {1} 项，字段却有 {2} 个':
    'record {0} has a directory of {1} entries, but {2} fields',
  '第 {0} 条的{1}': 'record {0} has {1}',
  '第 {0} 条{1}': 'record {0}{1}',
};

export const records: Sentences = { ...xml, ...ofRecords, ...iso2709 };
