/** The report on an interface: `harvesters/compliance/`. */
import type { Sentences } from '../../said.ts';

const titles: Sentences = {
  'Identify 的回答': 'The answer to Identify',
  'baseURL 与登记的地址': 'baseURL and the registered address',
  协议版本与日期粒度: 'Protocol version and granularity',
  删除记录的报告: 'How deletions are told',
  联系邮箱: 'Contact address',
  'responseDate 与时钟': 'responseDate and the clock',
  'oai-identifier 说明': 'The oai-identifier description',
  元数据格式: 'Metadata formats',
  集合: 'Sets',
  'ListIdentifiers 与 GetRecord': 'ListIdentifiers and GetRecord',
  日期戳前后一致: 'Datestamps that agree',
  按集合收割: 'Harvesting by set',
  按日期收割: 'Harvesting by date',
  没有记录的时间段: 'Spans without records',
  两种粒度混用: 'Two granularities mixed',
  对错误请求的回答: 'Answers to wrong requests',
  '错误所用的 HTTP 状态': 'HTTP status of errors',
  'resumptionToken 翻页': 'Paging by resumptionToken',
  'resumptionToken 的说明': 'What resumptionToken says',
  每页大小与速度: 'Size of pages, and pace',
  标识符: 'Identifiers',
  字符编码: 'Encoding',
  元数据符合其格式: 'Metadata true to its format',
  著录质量: 'Quality of the descriptions',
  'GET、POST 与压缩': 'GET, POST and compression',
  'HTTPS 与证书': 'HTTPS and certificate',
  防火墙与爬虫规则: 'Firewalls and rules for robots',
};

const advice: Sentences = {
  '请对方确认接口地址（不是检索页，也不需要登录），并让 verb=Identify 返回根元素为 OAI-PMH、命名空间为 http://www.openarchives.org/OAI/2.0/ 的 XML':
    'Ask the keepers to confirm the address of the interface (no search page, no login) and to have verb=Identify answer XML whose root element is OAI-PMH in the namespace http://www.openarchives.org/OAI/2.0/',
  '请把 Identify 中的 baseURL 改成对外公布的地址；若接口已经搬家，请把登记的地址改成新地址':
    'Change baseURL in Identify to the published address; if the interface has moved, change the registered address',
  '请把 protocolVersion 写作 2.0，granularity 只写一个：YYYY-MM-DD 或 YYYY-MM-DDThh:mm:ssZ':
    'Write protocolVersion as 2.0, and one granularity: YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ',
  '请把 earliestDatestamp 写成库中最早的日期戳，粒度与 granularity 一致':
    'Write earliestDatestamp as the earliest datestamp there is, in the granularity named',
  '请在 adminEmail 中填写真实可用的邮箱，不带 mailto:，出问题时我们才能联系到人':
    'Give an address that is read in adminEmail, without mailto:, so that somebody can be reached when something is wrong',
  '请让服务器与标准时间同步（NTP），responseDate 用 UTC，形如 2026-01-31T08:00:00Z，不带毫秒和时区偏移':
    'Keep the clock of the server right (NTP), and write responseDate in UTC, like 2026-01-31T08:00:00Z, without milliseconds and offset',
  '请让 oai-identifier 说明中的 repositoryIdentifier、sampleIdentifier 与实际标识符一致，或去掉这段说明':
    'Make repositoryIdentifier and sampleIdentifier of the oai-identifier description those that are used, or remove the description',
  'OAI-PMH 要求必须提供 oai_dc；能提供 MARC（CNMARC 或 MARC21）更好，信息比 oai_dc 全':
    'OAI-PMH wants oai_dc; MARC (CNMARC or MARC21) beside it is better, as it says more',
  "请检查集合：setSpec 只用字母、数字和 - _ . ! ~ * ' ( )，各段用冒号分开；集合名称不要重复；不分集合时返回 noSetHierarchy":
    "Check the sets: setSpec has letters, digits and - _ . ! ~ * ' ( ) only, its parts separated by colons; no name twice; noSetHierarchy where there are no sets",
  '请让 ListIdentifiers 列出的每个标识符都能用 GetRecord 取到':
    'Make every identifier of ListIdentifiers one that GetRecord gives',
  '请让 ListIdentifiers 与 GetRecord 给出同一个日期戳，粒度与 Identify 一致':
    'Give the same datestamp in ListIdentifiers and GetRecord, in the granularity of Identify',
  '请检查 set 参数：指定集合时只应返回属于它（或其下级集合）的记录；否则别馆的记录会混进来':
    'Check the argument set: only records of that set (or of sets below it) belong in the answer, else those of other libraries get in',
  '请检查 from、until 参数：两端都包含在内，from 与 until 为同一天时应返回当天的记录；否则增量收割会漏掉记录':
    'Check the arguments from and until: both ends belong to the span, and one day for both gives the records of that day; else harvests of what is new lose records',
  '时间段内没有记录时，请返回错误代码 noRecordsMatch，不要返回空列表或网页':
    'Answer the error noRecordsMatch for a span without records, not an empty list or a web page',
  'from 与 until 粒度不同时，应返回 badArgument':
    'Where from and until have different granularities, the answer is badArgument',
  '请按 OAI-PMH 2.0 第 3.6 节，对错误请求返回 XML 和规定的错误代码，而不是网页、空白或正常结果':
    'Answer wrong requests with XML and the error codes of OAI-PMH 2.0, section 3.6, not with a web page, nothing, or a result',
  '请检查 resumptionToken：每页应给出不同的记录，同一个令牌再问一次应得到同一页；否则断线后无法续收':
    'Check resumptionToken: every page has other records, and a token asked again gives the same page; else a list that broke off cannot be gone on with',
  '请让 resumptionToken 至少 24 小时有效，completeListSize 写实际总数':
    'Keep resumptionToken valid for 24 hours at least, and write the true total in completeListSize',
  '每页 100–500 条最合适：太少则请求太多，太多则容易超时；回答太慢请检查数据库索引':
    '100 to 500 records a page are best: fewer make too many requests, more time out; if answers are slow, check the indexes of the database',
  '请使用全局唯一、永不改变的标识符，例如 oai:域名:编号；同一条记录不要在列表中出现两次':
    'Use identifiers that are unique and never change, such as oai:host:number; no record twice in a list',
  '请统一用 UTF-8 输出并在 XML 声明中写明，去掉控制字符；出现“Ã¤”之类说明文字被重复编码，出现“�”说明文字已经损坏':
    'Write UTF-8 throughout, say so in the XML declaration, and remove control characters; “Ã¤” and the like show text that was encoded twice, “�” text that is damaged',
  '请按格式的规定输出元数据：oai_dc 只有 15 个 dc 元素；MARCXML 要有 24 个字符的头标，字段号三位，指示符各一位':
    'Write the metadata as its format has it: oai_dc has 15 elements; MARCXML a leader of 24 characters, tags of three, indicators of one',
  '请补全题名、日期、语种，并在 dc:identifier 中给出可以打开的网址：读者靠它们找到和打开文献':
    'Fill in titles, dates and languages, and give addresses that open in dc:identifier: readers find and open things by them',
  '请启用 HTTPS（TLS 1.2 以上），补齐中间证书，在到期前续签':
    'Use HTTPS (TLS 1.2 or later), with the intermediate certificates, and renew in time',
  '请把我们的收割程序加入防火墙和反爬虫的白名单（User-Agent 为 NanjingSharedLibrary），OAI-PMH 接口本来就供程序访问；接口要求登录的，用 --username 和 --password-file（或 --header 和 --value-file）再查':
    'Let our harvester (User-Agent NanjingSharedLibrary) through firewalls and robot blockers: OAI-PMH is there for programs. For an interface with a login check again with --username and --password-file (or --header and --value-file)',
  'DSpace：检查 dspace.cfg 的 dspace.server.url 和 config/modules/oai.cfg 的 oai.url，改后重启':
    'DSpace: check dspace.server.url in dspace.cfg and oai.url in config/modules/oai.cfg, then restart',
  'DSpace：邮箱取自 dspace.cfg 的 mail.admin': 'DSpace: the address is mail.admin of dspace.cfg',
  'DSpace：前缀在 config/modules/oai.cfg 的 oai.identifier.prefix':
    'DSpace: the prefix is oai.identifier.prefix in config/modules/oai.cfg',
  'DSpace：运行 bin/dspace oai import -c 重建 OAI 索引':
    'DSpace: run bin/dspace oai import -c to rebuild the OAI index',
  'DSpace：运行 bin/dspace oai import -c 重建 OAI 索引，并检查服务器时区':
    'DSpace: run bin/dspace oai import -c to rebuild the OAI index, and check the time zone of the server',
  'DSpace：运行 bin/dspace oai clean-cache，再运行 bin/dspace oai import -c':
    'DSpace: run bin/dspace oai clean-cache, then bin/dspace oai import -c',
  'DSpace：每页大小在 config/crosswalks/oai/xoai.xml 的 maxListRecordsSize':
    'DSpace: the size of a page is maxListRecordsSize in config/crosswalks/oai/xoai.xml',
  'DSpace：找出含控制字符的条目改正，再运行 bin/dspace oai clean-cache 和 bin/dspace oai import -c':
    'DSpace: find and mend the items with control characters, then run bin/dspace oai clean-cache and bin/dspace oai import -c',
  'DSpace：oai_dc 的内容由 config/crosswalks/oai/metadataFormats/oai_dc.xsl 决定':
    'DSpace: what oai_dc has is decided by config/crosswalks/oai/metadataFormats/oai_dc.xsl',
  'Alma：在 Publishing Profile 中为该集合选择 MARC21 或 oai_dc 输出':
    'Alma: choose MARC21 or oai_dc for the set in the Publishing Profile',
  'Alma：集合由各 Publishing Profile 的 Set Spec 和 Set Name 决定':
    'Alma: sets are made by Set Spec and Set Name of the Publishing Profiles',
  'Alma：重新运行（Republish）该 Publishing Profile': 'Alma: republish the Publishing Profile',
  'Alma：在 OAI 的 Integration Profile 中允许本平台的 IP 地址':
    'Alma: allow the IP address of the portal in the Integration Profile of OAI',
  'FOLIO：在“设置 → OAI-PMH → 一般”中检查时间粒度':
    'FOLIO: check the time granularity in Settings → OAI-PMH → General',
  'FOLIO：在“设置 → OAI-PMH → 行为”中把删除记录设为 Persistent':
    'FOLIO: set deleted records to Persistent in Settings → OAI-PMH → Behavior',
  'FOLIO：邮箱在“设置 → OAI-PMH → 一般”': 'FOLIO: the address is in Settings → OAI-PMH → General',
  'FOLIO：在“设置 → OAI-PMH → 行为”中检查错误处理方式（HTTP 200 或 4xx，我们都能读）':
    'FOLIO: check error processing in Settings → OAI-PMH → Behavior (HTTP 200 or 4xx, both can be read)',
  'FOLIO：每页大小在“设置 → OAI-PMH → 技术”的 Max records per response':
    'FOLIO: the size of a page is Max records per response in Settings → OAI-PMH → Technical',
  'dp2：请系统维护方在 OAI 接口的配置中打开 oai_dc 输出，并保留 UNIMARC 输出':
    'dp2: have oai_dc switched on in the configuration of the OAI interface, and UNIMARC kept',
  'dp2：请检查书目库中是否有从 ISO 2709 导入时残留的控制字符':
    'dp2: check the database for control characters left over from imports of ISO 2709',
};

const content: Sentences = {
  自行开发或未能识别: 'home-made, or not recognised',
  '声明的编码与实际（UTF-8）不同': 'the declared encoding is not the real one (UTF-8)',
  '声明的编码读不通，实际像是 GB18030':
    'the declared encoding makes no sense; it looks like GB18030',
  'XML 声明的编码读不通，以 HTTP 报头的为准':
    'the encoding of the XML declaration makes no sense; that of the HTTP header holds',
  有损坏的字节: 'there are damaged bytes',
  '有 XML 不允许的控制字符': 'there are control characters that XML does not allow',
  '有 XML 不允许的字符引用': 'there are character references that XML does not allow',
  '有没有转义的 &': 'there is an & that is not escaped',
  '用了 HTML 的字符引用（如 &nbsp;）': 'references of HTML are used (such as &nbsp;)',
  'XML 前面有别的文字': 'there is text before the XML',
  'XML 后面有别的文字': 'there is text after the XML',
  '整页不是格式正确的 XML，只能逐条拆开':
    'the page is no well-formed XML and had to be cut into records',
  压缩了却没有声明: 'it is compressed and does not say so',
  声明的压缩办法与实际不同: 'the declared compression is not the real one',
  压缩的回答缺了末尾: 'the end of the compressed answer is missing',
  没有得到记录: 'no records came',
  '{0} 条记录的文字被重复编码（Ã、æ 之类）':
    'text of {0} records was encoded twice (Ã, æ and the like)',
  '{0} 条记录里有“�”，文字已经损坏': '{0} records have “�” in them: their text is damaged',
  'UTF-8；文字中汉字占 {0} %': 'UTF-8; {0} % of the letters are Chinese',
  'dc 元素之外有文字': 'there is text outside the elements of dc',
  '<{0}> 不是 15 个 dc 元素之一': '<{0}> is none of the 15 elements of dc',
  '<{0}> 里又有元素': 'there are elements in <{0}>',
  '头标应为 24 个字符，得到 {0} 个': 'the leader should have 24 characters and has {0}',
  '字段号“{0}”不是三位': 'the tag “{0}” has not three characters',
  '字段 {0} 的指示符不是各一位': 'the indicators of field {0} have not one character each',
  '字段 {0} 没有子字段': 'field {0} has no subfields',
  '{0} 条中有 {1} 条不符，例如 {2}': 'of {0} records {1} are not, for example {2}',
  '{0} 条都符合 {1}': 'all {0} are true to {1}',
  '{0} 的著录质量在收割后逐条检查': 'the quality of {0} is checked record by record once harvested',
  '前 {0} 条：{1}': 'of the first {0}: {1}',
  题名: 'titles',
  日期可读: 'dates that can be read',
  网址: 'addresses',
  语种: 'languages',
  权限说明: 'rights',
  '题名 {0}': 'titles {0}',
  '日期可读 {0}': 'dates that can be read {0}',
  '网址 {0}': 'addresses {0}',
  '语种 {0}': 'languages {0}',
  '权限说明 {0}': 'rights {0}',
  '接口报告 {0}：{1}': 'the interface reports {0}: {1}',
  回答里没有所问的内容: 'what was asked is not in the answer',
  不认识的动词: 'an unknown verb',
  没有动词: 'no verb',
  'Identify 带多余的参数': 'Identify with an argument too many',
  'ListIdentifiers 缺 metadataPrefix': 'ListIdentifiers without metadataPrefix',
  'GetRecord 缺 identifier': 'GetRecord without identifier',
  'GetRecord 缺 metadataPrefix': 'GetRecord without metadataPrefix',
  'from 不是日期': 'from that is no date',
  'until 不是日期': 'until that is no date',
  'from 晚于 until': 'from later than until',
  不存在的令牌: 'a token that there is not',
  '令牌与 metadataPrefix 同用': 'a token with metadataPrefix',
  '令牌与 from 同用': 'a token with from',
  标识符带引号: 'an identifier with quotation marks',
  '{0}：应答 {1}，得到 {2}': '{0}: wanted {1}, got {2}',
  '{0} 或 {1}': '{0} or {1}',
  ' 或 ': ' or ',
  正常的结果: 'an ordinary result',
  '13 个错误请求都得到了规定的回答': 'all 13 wrong requests were answered as they should be',
  没有见到错误代码: 'no error code was seen',
  '错误代码在 HTTP {0} 之下；我们都能读': 'error codes come with HTTP {0}; all can be read',
  '接口没有按 OAI-PMH 回答': 'the interface did not answer OAI-PMH',
  '前面的检查没有通过，无从检查': 'cannot be checked, as earlier checks failed',
  '对方不提供格式“{0}”': 'the format “{0}” is not offered',
};

const identity: Sentences = {
  '根元素不在 OAI-PMH 2.0 的命名空间里': 'the root element is not in the namespace of OAI-PMH 2.0',
  '{0}，回答正常': '{0}, a proper answer',
  '（没有写名称）': '(no name given)',
  'protocolVersion 应为 2.0，得到“{0}”': 'protocolVersion should be 2.0 and is “{0}”',
  'granularity 应有一个，得到 {0} 个': 'there should be one granularity, and there are {0}',
  'granularity 不合规定：“{0}”': 'the granularity is none of the two: “{0}”',
  '2.0，日期粒度为{0}': '2.0, dates to the {0}',
  日: 'day',
  秒: 'second',
  'Identify 自称的 baseURL 是 {0}，登记的是 {1}':
    'Identify calls itself {0}, and {1} is registered',
  '请求被转到 {0}，建议直接登记这个地址':
    'requests are redirected to {0}; that address had better be registered',
  与登记的地址一致: 'is the registered address',
  '没有 earliestDatestamp': 'there is no earliestDatestamp',
  'earliestDatestamp 不是日期：“{0}”': 'earliestDatestamp is no date: “{0}”',
  'earliestDatestamp“{0}”的粒度与 granularity 不一致':
    'earliestDatestamp “{0}” is not in the granularity named',
  'earliestDatestamp“{0}”就是现在，不像是真的':
    'earliestDatestamp “{0}” is the present moment, which is hardly true',
  'earliestDatestamp“{0}”早于 OAI-PMH 出现，不像是真的':
    'earliestDatestamp “{0}” is older than OAI-PMH, which is hardly true',
  '长期报告删除，可以只做增量收割': 'deletions are told for good: asking for what is new is enough',
  '报告删除，但不长期保留：除增量外，还会定期完整收割':
    'deletions are told, but not for good: besides, everything is harvested now and then',
  '不报告删除：会定期完整收割，核对哪些记录已经没有了':
    'deletions are not told: everything is harvested now and then to find what is gone',
  '“{0}”不合规定，按 {1} 处理': '“{0}” is no value of the protocol and is taken for {1}',
  '“{0}”不合规定，按 {1} 处理：{2}': '“{0}” is no value of the protocol and is taken for {1}: {2}',
  没有写联系邮箱: 'no address is given',
  '“{0}”不是可用的邮箱': '“{0}” is no address that can be used',
  'responseDate 缺失或读不懂：“{0}”': 'responseDate is missing or cannot be read: “{0}”',
  'responseDate 应为 UTC、到秒、以 Z 结尾，得到“{0}”':
    'responseDate should be in UTC, to the second, ending in Z, and is “{0}”',
  '对方的时钟与我们相差 {0} 分钟，也许把本地时间当成了 UTC':
    'the clock differs from ours by {0} minutes; local time may be taken for UTC',
  时钟一致: 'the clocks agree',
  '没有这段说明，不影响收割': 'there is none, which does no harm',
  'scheme 应为 oai，得到“{0}”': 'scheme should be oai and is “{0}”',
  'sampleIdentifier“{0}”不以 oai:{1}: 开头': 'sampleIdentifier “{0}” does not begin with oai:{1}:',
  '没有得到回答，无从检查': 'there was no answer to check',
  '收割程序被挡在门外：{0}': 'the harvester is kept out: {0}',
  没有遇到拦截页面: 'no page stood in the way',
  '接口没有加密（http），传输中可以被篡改':
    'the interface is not encrypted (http) and can be altered on the way',
  没有看到证书: 'no certificate was seen',
  '证书 {0} 天后到期': 'the certificate expires in {0} days',
  '证书链完整，{0} 天后到期': 'the certificate chain is complete and expires in {0} days',
  '没有 oai_dc，只有 {0}': 'there is no oai_dc, only {0}',
  '设置中的格式“{0}”对方没有{1}': 'the format “{0}” of the settings is not there{1}',
  '设置中的格式“{0}”对方没有': 'the format “{0}” of the settings is not there',
  '，最相近的是 {0}': ', the nearest is {0}',
  '，有的是 {0}': ', there is {0}',
  '{0} 等 {1} 个': '{0} and others, {1} in all',
  ' 等 {0} 个': ' and others, {0} in all',
  '{0}；建议收割 {1}，信息比 oai_dc 全':
    '{0}; {1} had better be harvested, which says more than oai_dc',
  '；建议收割 {0}，信息比 oai_dc 全': '; {0} had better be harvested, which says more than oai_dc',
  不分集合: 'there are no sets',
  'setSpec 用了不许用的字符：{0}': 'setSpec has characters that are not allowed: {0}',
  '集合名称重复：{0}': 'names of sets stand twice: {0}',
  '第一页 {0} 个：{1}': 'the first page has {0}: {1}',
  '{0}（{1}）': '{0} ({1})',
  'POST 与 GET 一样可用': 'POST works as GET does',
  'POST 不可用（{0}），我们用 GET': 'POST does not work ({0}); GET is used',
  不压缩: 'no compression',
  '压缩为 {0}': 'compressed by {0}',
  'Retry-After 为 {0}': 'Retry-After is {0}',
  '{0}；robots.txt 不许爬虫访问 {1}，请对方确认不包括收割':
    '{0}; robots.txt forbids robots {1}: ask the keepers to confirm that harvests are not meant',
};

const lists: Sentences = {
  库中还没有记录: 'the repository has no records yet',
  没有记录可以比较: 'there are no records to compare',
  '列出了 {0}，GetRecord 却取不到：{1}': '{0} is listed, but GetRecord does not give it: {1}',
  '第一页 {0} 条，{1} 可以取到': 'the first page has {0}, and {1} can be had',
  '列表说 {0}，GetRecord 说 {1}': 'the list says {0}, GetRecord {1}',
  '日期戳不合规定：“{0}”': 'the datestamp is malformed: “{0}”',
  '都是 {0}': 'both are {0}',
  对方不分集合: 'the repository has no sets',
  '：它不分集合': ': it has no sets',
  '设置中的集合“{0}”对方没有列出，也没有记录{1}；请改正设置中的 set':
    'the set “{0}” of the settings is not listed and has no records{1}; correct set in the settings',
  '设置中的集合“{0}”对方没有列出，也没有记录；请改正设置中的 set':
    'the set “{0}” of the settings is not listed and has no records; correct set in the settings',
  '集合 {0} 里没有记录': 'set {0} has no records',
  '要的是集合 {0}，{1} 条中有 {2} 条不属于它，例如 {3}':
    'asked for set {0}, of {1} records {2} are not in it, for example {3}',
  '集合 {0} 的 {1} 条都属于它': 'all {1} records of set {0} are in it',
  没有带日期戳的记录: 'there are no records with a datestamp',
  '自称支持到秒，却不接受到秒的 from、until':
    'claims seconds, but takes no from and until in seconds',
  'from、until 都是 {0}，找不到日期戳正是它的 {1}':
    'with {0} for both from and until, {1} of that very datestamp is not found',
  'from、until 都是 {0}，找不到当天的 {1}：{2}':
    'with {0} for both from and until, {1} of that day is not found: {2}',
  '{0} 当刻的记录可以找到': 'records of {0} are found',
  '最早日期戳前一年（{0}）也有记录：earliestDatestamp 不对，或者 until 不起作用':
    'there are records a year before the earliest datestamp ({0}): earliestDatestamp is wrong, or until has no effect',
  '{0} 以前没有记录，应答 noRecordsMatch，得到：{1}':
    'there are no records before {0}; wanted noRecordsMatch, got: {1}',
  '回答 noRecordsMatch': 'answers noRecordsMatch',
  '按规定回答 badArgument': 'answers badArgument, as it should',
  '没有回答 badArgument（{0}）；我们从不混用，不受影响':
    'does not answer badArgument ({0}); harvests never mix them, so it does no harm',
  照常列出: 'lists as ever',
  库中还: 'the repository as yet ',
  '对方回答，集合“{0}”里': 'the repository answers that set “{0}” ',
  '{0}没有记录': '{0}has no records',
  '对方回答，集合“{0}”里没有记录': 'the repository answers that set “{0}” has no records',
  '第 {0} 页得不到：{1}': 'page {0} cannot be had: {1}',
  '记录只有一页，不需要翻页': 'the records fit on one page',
  第二页与第一页的记录完全一样: 'the second page has the very records of the first',
  '同一个令牌再用一次就失效：{0}': 'a token used again is no longer valid: {0}',
  '同一个令牌再用一次，得到的是另外的记录': 'a token used again gives other records',
  '逐页不同，同一令牌可以再用': 'every page is another one, and a token can be used again',
  '记录只有一页，没有令牌': 'the records fit on one page; there is no token',
  'completeListSize 不是整数：“{0}”': 'completeListSize is no whole number: “{0}”',
  'completeListSize 为 {0}，第一页就有 {1} 条':
    'completeListSize is {0}, and the first page alone has {1}',
  'expirationDate 不是日期：“{0}”': 'expirationDate is no date: “{0}”',
  '令牌 {0} 分钟后失效，断线后来不及续收':
    'the token expires in {0} minutes, too soon to go on with a list that broke off',
  '没有 cursor': 'there is no cursor',
  'cursor 数的是页': 'cursor counts pages',
  'cursor 数的是记录': 'cursor counts records',
  '共 {0} 条；{1}': '{0} records; {1}',
  '（没有说）': '(not said)',
  '每页只有 {0} 条，请求会很多': 'a page has only {0} records, which makes many requests',
  '每页有 {0} 条，容易超时': 'a page has {0} records and may time out',
  '一页有 {0} MB': 'a page has {0} MB',
  '最慢的一页用了 {0} 秒': 'the slowest page took {0} seconds',
  '每页 {0} 条，{1} 页的中位时间 {2} 毫秒，最慢 {3} 毫秒':
    '{0} records a page; median of {1} pages {2} ms, the slowest {3} ms',
  '{0} 个标识符出现了不止一次，例如 {1}': '{0} identifiers came more than once, for example {1}',
  '{0} 个标识符不是 URI，例如“{1}”；我们会连同数据源一起记，不会混淆':
    '{0} identifiers are no URIs, for example “{1}”; they are kept with their source, so that none is mistaken',
  '{0} 个都是 URI，没有重复': 'all {0} are URIs, none twice',
  '看过的 {0} 条记录都读不了，原因如：{1}':
    'none of the {0} records that were looked at can be read, for instance because {1}',
  '看过的 {0} 条都是删除标记，或不是书目的记录（规范、馆藏等）':
    'the {0} that were looked at are deletions, or no bibliographic records (authorities, holdings …)',
  '列表得不到：{0}': 'the list cannot be had: {0}',
  '集合“{0}”里': 'set “{0}” ',
  '列表是空的，对方回答{0}没有记录':
    'the list is empty; the repository answers that {0}has no records',
  '列表是空的，对方回答没有记录':
    'the list is empty; the repository answers that it has no records',
  著录时出错: 'an error while describing it',
};

export const compliance: Sentences = { ...titles, ...advice, ...content, ...identity, ...lists };
