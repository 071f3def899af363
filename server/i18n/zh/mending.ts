/** How to mend what goes wrong with a source, said to its librarian, by error code: Chinese. */
import type { WarningCode } from '../../../catalogue/warnings.ts';

const KEEPER = '请把上面的请求和说明转给对方系统的管理员。';

/** Of runs that failed or fell short, and of things in quarantine; a code without advice has none. */
const ADVICE: Readonly<Record<string, string>> = {
  REPOSITORY_UNREACHABLE:
    '先用浏览器打开接口地址：打不开，请对方检查服务器、域名、网络和证书；打得开，再请本平台运维检查出口网络。',
  HTTP_STATUS:
    '401、403：请对方放行本平台，或提供账号由运维填入；404：接口地址写错或已搬家，请改正；500 以上：请对方查看服务器日志。',
  UNREADABLE_PAGE:
    '对方给出的不是 OAI-PMH，多半是登录页、出错页或没传完。请打开那个请求看一看，让对方把接口放到登录之外。',
  OAI_ERROR:
    '对方用协议里的错误码拒绝了。cannotDisseminateFormat：格式写错；badArgument：集合或日期写错；badResumptionToken：请对方延长续传令牌的有效期。',
  SET_UNKNOWN: '集合名写错、改了名或大小写不同；说明里列出了最接近的，请改数据源的集合。',
  FORMAT_NOT_OFFERED: '对方不提供这个元数据格式；说明里列出了它提供的，请改数据源的格式。',
  LIST_LOOPS: '对方的续传令牌重复或没有尽头，要由对方修正；已收到的都保留。',
  PAGE_TOO_LARGE: '请对方把每页的条数调小。',
  PAGE_REFUSED: '对方的 XML 带有内部 DTD 或层次过深，出于安全没有读取；请对方输出普通的 OAI-PMH。',
  ADDRESS_REFUSED: '地址指向内网或别的服务。确实需要时，请运维在设置里放行；地址写错请改正。',
  TOO_MANY_REDIRECTS: '地址转来转去超过五次，请登记说明里最后的地址。',
  REDIRECT_REFUSED: '地址被转到不能接受的去处；如果那个地址是对的，请直接登记它。',
  REDIRECT_LOSES_ARGUMENTS: '转向时丢了参数，请登记说明里的地址，或请对方转向时保留问号后的部分。',
  COOKIE_WALL: '接口前面有防护要求先有 Cookie，请对方对 NanjingSharedLibrary 放行。',
  RETRY_LATER: '对方请我们过一阵再来，不用处理，到时会自动继续。',
  MASS_DELETION_HELD:
    '先问对方：这些记录是否真的下架了。是，就核准；不是（迁移、漏导），就不予核准，等对方修好后再收割。',
  TOMBSTONES_HELD: '对方把大量记录标为删除。先问是否有意，再核准或不予核准。',
  TITLES_CHANGED_HELD:
    '几乎所有题名一下子都变了，多半是标识符重新发放或导错了文件。先问对方，再决定。',
  IDENTIFIERS_CHANGED_HELD: '对方很可能更换了标识符。确认后做一次完整收割并核准，旧的会一并清除。',
  NOTHING_KNOWN_HELD:
    '一条已知的记录都没有出现：可能换了标识符，也可能地址、集合写错了。核对后再决定。',
  CHANGES_REFUSED: '是您或同事不予采用的，同样的内容不会再问。',
  MASS_DELETION_REFUSED: '是您或同事不予清除的，记录保留。',
  GAPS: `有的时间段收不全，下次收割会再问一遍。总是同一段不行：${KEEPER}对方改不了，可以在本页把这段搁置。`,
  LIST_BROKEN: `列表读到一半被对方以错误中断。下次会再问；仍如此：${KEEPER}`,
  LIST_SHORT:
    '对方自称的总数（completeListSize）比给出的多。请对方检查列表是否中断；如果只是总数写错，可以认定“总数有误”，以后照给出的为准。',
  QUARANTINE: '有记录没能入库，见隔离区；一条条看原因，修好后会自动入库。',
  RUN_STOPPED: '是人停下的，再收割时从断处继续。',
  SOURCE_STOPPED: '收割途中数据源被暂停或停用，恢复后从断处继续。',
  SOURCE_CHANGED: '收割途中地址、格式或集合改了，随即会全部重新询问。',
  SUPERSEDED: '被另一种收割取代，不用处理。',
  DISK_FULL: '本平台的磁盘满了，请告诉运维；腾出空间后一分钟内自动继续。',
  UNEXPECTED: '是本平台的程序错误，请告诉运维，原文在日志里。',
  DECISION_HALF_DONE: '核定做到一半，会自动做完。',

  RECORD_WITHOUT_IDENTIFIER: '这条记录的 header 里没有 identifier，请对方补上。',
  RECORD_WITHOUT_METADATA: '这条记录没有标为删除，却没有元数据。请对方补上内容，或标为 deleted。',
  RECORD_ERROR: '列表里这条记录的位置是一个错误信息，请对方查看这条记录。',
  IDENTIFIER_UNREADABLE: '控制号里有控制字符或太长，请改正后重新导出。',
  RECORD_UNAVAILABLE:
    '对方每次取这条记录都出错，列表里、单独取都不行；请对方查看这条记录，修好后按“重试”。',
  RECORD_TOO_LARGE: '这条记录超过五百万字符，请对方检查是否把全文放进了元数据。',
  RECORD_MALFORMED:
    '这条记录不是格式正确的 XML，多半是 & < > 没有转义，或混入控制字符；请对方修正。',
  RECORD_BYTES_DAMAGED: '这条记录里有不合编码的字节，请对方统一用 UTF-8 输出。',
  RECORD_CUT_SHORT: '文件在这条记录中间断了，请重新导出。',
  ENCODING_UNKNOWN: '看不出这条记录用的什么编码，请用 UTF-8 重新导出。',
  DUPLICATE_IDENTIFIER: '同一个控制号出现两次而内容不同，请保留一条。',
  FORMAT_UNKNOWN: '不是 Dublin Core、MARC21 或 CNMARC，请检查数据源的格式。',
  FORMAT_UNCLEAR: '分不清是 MARC21 还是 CNMARC，请把数据源的格式写明。',
  DESCRIBE_TOO_LONG: '著录这条记录用时过长，多半是某个字段异常地长；请看原始内容。',
  MALFORMED_XML: '读得出却著录不了，请连同原始内容告诉运维。',
  DESCRIBE_FAILED: '读得出却著录不了，请连同原始内容告诉运维。',
};

const OF_WARNINGS: Readonly<Record<WarningCode, string>> = {
  TITLE_MISSING: '请补上题名，否则读者只看到“题名缺失”。',
  TITLE_MEANINGLESS: '请把“无题名”、文件名之类换成真正的题名。',
  VALUE_TOO_LONG: '这个字段超过 2 000 字，只作文字保存；请把全文移出题名、责任者等字段。',
  TEXT_GARBLED: '多半是 UTF-8 被当成 GBK 存过一次，请对方检查导入和输出的编码。',
  DATE_UNREAD: '出版年写法读不懂，读者按年代筛选时找不到；请写成 1935、民国二十四年 之类。',
  DATE_CODED: '没有读得懂的出版年，取了编码字段里的；请核对。',
  ROLE_UNKNOWN: '责任方式不认识，照原样显示；通常不用改。',
  ISBN_INVALID: 'ISBN 校验位不对，不参与查重；请核对原书。',
  ISSN_INVALID: 'ISSN 校验位不对，请核对。',
  CSBN_INVALID: '统一书号写法不对，请核对。',
  CENSUS_INVALID: '古籍普查编号写法不对，请核对。',
  IDENTIFIER_INVALID: '标识号有误，请核对。',
  BIDI_REMOVED: '字段里有看不见的控制字符，已略去；请对方清理。',
};

/** '' where there is no advice. */
export const mending = (code: string): string => ADVICE[code] ?? '';
export const mendingOfWarning = (code: WarningCode): string => OF_WARNINGS[code];
