/**
 * How to mend what a check found, for whoever keeps the repository: a sentence for every check, and a
 * closer one where the software is known. What is said of a product is in its own documentation (DSpace:
 * OAI 2.0 server; FOLIO: mod-oai-pmh; Alma: publishing profiles and the OAI integration profile).
 */

export type Software = 'dspace' | 'alma' | 'folio' | 'dp2' | 'unknown';

export const SOFTWARE_NAMES: Readonly<Record<Software, string>> = {
  dspace: 'DSpace',
  alma: 'Ex Libris Alma',
  folio: 'FOLIO',
  dp2: 'dp2',
  unknown: '自行开发或未能识别',
};

/** By what it says of itself and by its address. */
export function recognise(baseUrl: string, identify: string): Software {
  const said = `${baseUrl} ${identify}`;
  if (/dspace|xoai|\/oai\/request\b|\/server\/oai\//i.test(said)) return 'dspace';
  if (/\/view\/oai\/|exlibris/i.test(said)) return 'alma';
  if (/folio|okapi|edge-oai|mod-oai-pmh/i.test(said)) return 'folio';
  if (/dp2/i.test(said)) return 'dp2';
  return 'unknown';
}

const GENERAL: Readonly<Record<number, string>> = {
  1: '请对方确认接口地址（不是检索页，也不需要登录），并让 verb=Identify 返回根元素为 OAI-PMH、命名空间为 http://www.openarchives.org/OAI/2.0/ 的 XML',
  2: '请把 Identify 中的 baseURL 改成对外公布的地址；若接口已经搬家，请把登记的地址改成新地址',
  3: '请把 protocolVersion 写作 2.0，granularity 只写一个：YYYY-MM-DD 或 YYYY-MM-DDThh:mm:ssZ',
  4: '请把 earliestDatestamp 写成库中最早的日期戳，粒度与 granularity 一致',
  6: '请在 adminEmail 中填写真实可用的邮箱，不带 mailto:，出问题时我们才能联系到人',
  7: '请让服务器与标准时间同步（NTP），responseDate 用 UTC，形如 2026-01-31T08:00:00Z，不带毫秒和时区偏移',
  8: '请让 oai-identifier 说明中的 repositoryIdentifier、sampleIdentifier 与实际标识符一致，或去掉这段说明',
  9: 'OAI-PMH 要求必须提供 oai_dc；能提供 MARC（CNMARC 或 MARC21）更好，信息比 oai_dc 全',
  10: "请检查集合：setSpec 只用字母、数字和 - _ . ! ~ * ' ( )，各段用冒号分开；集合名称不要重复；不分集合时返回 noSetHierarchy",
  11: '请让 ListIdentifiers 列出的每个标识符都能用 GetRecord 取到',
  12: '请让 ListIdentifiers 与 GetRecord 给出同一个日期戳，粒度与 Identify 一致',
  13: '请检查 set 参数：指定集合时只应返回属于它（或其下级集合）的记录；否则别馆的记录会混进来',
  14: '请检查 from、until 参数：两端都包含在内，from 与 until 为同一天时应返回当天的记录；否则增量收割会漏掉记录',
  15: '时间段内没有记录时，请返回错误代码 noRecordsMatch，不要返回空列表或网页',
  16: 'from 与 until 粒度不同时，应返回 badArgument',
  17: '请按 OAI-PMH 2.0 第 3.6 节，对错误请求返回 XML 和规定的错误代码，而不是网页、空白或正常结果',
  19: '请检查 resumptionToken：每页应给出不同的记录，同一个令牌再问一次应得到同一页；否则断线后无法续收',
  20: '请让 resumptionToken 至少 24 小时有效，completeListSize 写实际总数',
  21: '每页 100–500 条最合适：太少则请求太多，太多则容易超时；回答太慢请检查数据库索引',
  22: '请使用全局唯一、永不改变的标识符，例如 oai:域名:编号；同一条记录不要在列表中出现两次',
  23: '请统一用 UTF-8 输出并在 XML 声明中写明，去掉控制字符；出现“Ã¤”之类说明文字被重复编码，出现“�”说明文字已经损坏',
  24: '请按格式的规定输出元数据：oai_dc 只有 15 个 dc 元素；MARCXML 要有 24 个字符的头标，字段号三位，指示符各一位',
  25: '请补全题名、日期、语种，并在 dc:identifier 中给出可以打开的网址：读者靠它们找到和打开文献',
  27: '请启用 HTTPS（TLS 1.2 以上），补齐中间证书，在到期前续签',
  28: '请把我们的收割程序加入防火墙和反爬虫的白名单（User-Agent 为 NanjingSharedLibrary），OAI-PMH 接口本来就供程序访问；接口要求登录的，用 --username 和 --password-file（或 --header 和 --value-file）再查',
};

const BY_SOFTWARE: Readonly<Partial<Record<Software, Readonly<Record<number, string>>>>> = {
  dspace: {
    2: 'DSpace：检查 dspace.cfg 的 dspace.server.url 和 config/modules/oai.cfg 的 oai.url，改后重启',
    6: 'DSpace：邮箱取自 dspace.cfg 的 mail.admin',
    8: 'DSpace：前缀在 config/modules/oai.cfg 的 oai.identifier.prefix',
    11: 'DSpace：运行 bin/dspace oai import -c 重建 OAI 索引',
    12: 'DSpace：运行 bin/dspace oai import -c 重建 OAI 索引',
    14: 'DSpace：运行 bin/dspace oai import -c 重建 OAI 索引，并检查服务器时区',
    19: 'DSpace：运行 bin/dspace oai clean-cache，再运行 bin/dspace oai import -c',
    21: 'DSpace：每页大小在 config/crosswalks/oai/xoai.xml 的 maxListRecordsSize',
    23: 'DSpace：找出含控制字符的条目改正，再运行 bin/dspace oai clean-cache 和 bin/dspace oai import -c',
    25: 'DSpace：oai_dc 的内容由 config/crosswalks/oai/metadataFormats/oai_dc.xsl 决定',
  },
  alma: {
    9: 'Alma：在 Publishing Profile 中为该集合选择 MARC21 或 oai_dc 输出',
    10: 'Alma：集合由各 Publishing Profile 的 Set Spec 和 Set Name 决定',
    11: 'Alma：重新运行（Republish）该 Publishing Profile',
    28: 'Alma：在 OAI 的 Integration Profile 中允许本平台的 IP 地址',
  },
  folio: {
    4: 'FOLIO：在“设置 → OAI-PMH → 一般”中检查时间粒度',
    5: 'FOLIO：在“设置 → OAI-PMH → 行为”中把删除记录设为 Persistent',
    6: 'FOLIO：邮箱在“设置 → OAI-PMH → 一般”',
    17: 'FOLIO：在“设置 → OAI-PMH → 行为”中检查错误处理方式（HTTP 200 或 4xx，我们都能读）',
    21: 'FOLIO：每页大小在“设置 → OAI-PMH → 技术”的 Max records per response',
  },
  dp2: {
    9: 'dp2：请系统维护方在 OAI 接口的配置中打开 oai_dc 输出，并保留 UNIMARC 输出',
    23: 'dp2：请检查书目库中是否有从 ISO 2709 导入时残留的控制字符',
  },
};

export function adviceFor(number: number, software: Software): string {
  return [GENERAL[number], BY_SOFTWARE[software]?.[number]].filter(Boolean).join('。');
}
