/** The page of one work, and the works beside it: Chinese. */
import type { Subject } from '../../../catalogue/document.ts';
import type { IdentifierType } from '../../../catalogue/fields/identifiers.ts';
import type { DateName, YearName } from '../../../catalogue/fields/date-names.ts';
import type { Title } from '../../../catalogue/fields/titles.ts';
import type { YearKind } from '../../../catalogue/search/request.ts';
import { n } from './number.ts';

export const work = {
  picture: (title: string): string => `${title}（缩略图）`,
  back: '返回检索结果',
  description: '著录',
  says: '据',
  title: '题名',
  volume: '分册',
  creator: '责任者',
  contributor: '其他责任者',
  responsibility: '责任说明',
  edition: '版本',
  publication: '出版',
  digitiser: '数字化/发布者',
  extent: '数量与尺寸',
  series: '丛书',
  successions: { before: '改名前', after: '改名后' },
  type: '类型',
  language: '语种',
  subjects: '主题词',
  classes: '分类号',
  otherClasses: '其他分类号',
  places: '相关地名',
  invalid: '校验不符，照录',
  price: '定价',
  abstract: '摘要',
  contents: '目次',
  notes: '附注',
  /** Elements that have no field of their own, where a record names them by a name or a number. */
  extraNames: {
    format: '形式',
    temporal: '时代',
    '255': '比例尺与投影',
    '362': '卷期起讫',
  },
  dates: {
    publication: '出版年',
    volume: '年卷',
    original: '原作年代',
    reprint: '重印年',
    created: '制作年代',
    taken: '拍摄年',
    recorded: '录制年',
    digitisation: '数字化日期',
    system: '系统日期',
  } satisfies Record<DateName, string>,
  ambiguous: (low: string, high: string): string => `${low}或${high}`,
  approximate: (date: string): string => `约${date}`,
  inferred: (date: string): string => `${date}，推定`,
  coded: (date: string): string => `${date}，据编码字段`,
  titled: (date: string): string => `${date}，据题名`,
  uncertain: (date: string): string => `${date}，存疑`,
  since: (date: string): string => `${date}起`,
  until: (date: string): string => `${date}止`,
  range: (from: string, to: string): string => `${from}—${to}`,
  year: (year: number): string => (year > 0 ? `公元${year}年` : `公元前${1 - year}年`),
  month: (year: string, month: number): string => `${year}${month}月`,
  day: (month: string, day: number): string => `${month}${day}日`,
  dateUnread: '未能判读',
  holdings: '馆藏与获取',
  holdingsLead: (libraries: number, holdings: number): string =>
    `${n(libraries)} 家馆收藏，${n(holdings)} 条馆藏。`,
  location: '馆藏地点',
  callNumber: '索书号',
  volumes: '卷册',
  completeness: '存缺',
  copies: '复本',
  carrier: '载体',
  collection: '特色库',
  rights: '权限说明',
  openCatalogue: (library: string): string => `在${library}的目录中查看`,
  sources: '记录来源',
  sourcesLead: '以下是各馆送来的原始记录，未作改动；上面的著录都由它们得出。',
  source: '数据源',
  identifier: 'OAI 标识',
  datestamp: '对方日期戳',
  format: '格式',
  firstSeen: '首次收割',
  lastChanged: '最近更改',
  getRecord: '向原库核对此记录（GetRecord）',
  rawRecord: '原始记录 XML',
  rawMissing: '原始记录暂时读不到。',
  cut: (shown: string): string => `记录很长，这里只显示前 ${shown} 个字符；完整内容请向原库核对。`,
  formats: {
    oai_dc: 'Dublin Core (oai_dc)',
    qdc: 'Qualified Dublin Core',
    marc21: 'MARC21',
    cnmarc: 'CNMARC',
  },
  json: '机器可读（JSON）',
  someOf: (total: string, shown: string): string =>
    `共 ${total} 项，此处列出 ${shown} 项；全部见下方“机器可读（JSON）”。`,
  describedSome: (total: string, shown: string): string =>
    `这种文献有 ${total} 条著录，以上由最早的 ${shown} 条得出；全部见下方“机器可读（JSON）”。`,
  recordsSome: (total: string, shown: string): string =>
    `共 ${total} 条记录，此处列出最早的 ${shown} 条；全部著录见“机器可读（JSON）”。`,
  permalink: '固定网址',
  goneTitle: '这种文献已撤下',
  gone: (title: string, date: string): string =>
    `《${title}》的最后一条记录于 ${date} 被来源馆删除，因此不再提供。`,
  goneUntitled: (date: string): string => `它的最后一条记录于 ${date} 被来源馆删除，因此不再提供。`,
  goneHint: '其他馆可能有同名文献，可以检索一下。',
  goneSearch: '检索同名文献',
  unknownTitle: '没有这种文献',
  unknown: '网址里的文献号不存在，可能抄录时有误。',
  /** How to get at a holding, in one sentence. */
  how: {
    online: (hasLink: boolean, library: string): string =>
      hasLink
        ? '在线向所有人开放，点下面的链接即可。'
        : `在线向所有人开放，但记录没有给出网址，请向${library}询问。`,
    login: (hasLink: boolean, library: string): string =>
      hasLink
        ? `凭${library}读者证登录后，可在线阅读。`
        : `凭${library}读者证登录该馆网站后可阅读；记录没有给出网址，请向该馆询问。`,
    network: (library: string): string =>
      `只能在馆内网络中阅读，请到${library}使用馆内电脑或无线网络。`,
    onsite: (library: string): string => `不外借，请到${library}阅览。`,
    loan: (library: string): string => `可以外借，请持读者证到${library}办理。`,
    catalogue: (library: string): string => `这里只有目录，原件能否阅览请向${library}询问。`,
    unknown: (library: string): string => `记录没有注明获取方式，请先向${library}询问再前往。`,
  },
};

export const titleKinds: Record<Title['kind'], string> = {
  main: '正题名',
  remainder: '其他题名信息',
  parallel: '并列题名',
  variant: '其他题名',
  uniform: '统一题名',
  analytic: '子目',
};

export const identifierTypes: Record<IdentifierType, string> = {
  isbn: 'ISBN',
  issn: 'ISSN',
  csbn: '统一书号',
  'cn-serial': '国内统一刊号',
  internal: '内部资料准印证号',
  census: '古籍普查登记编号',
  doi: 'DOI',
  hdl: 'Handle',
  union: '联合目录号',
  uri: '网址',
  local: '馆内号',
};

export const subjectKinds: Record<Subject['kind'], string> = {
  topic: '主题词',
  person: '人物主题',
  body: '机构主题',
  place: '地名主题',
  period: '时代主题',
  form: '形式主题',
  free: '自由词',
};

export const yearKinds = { publication: '出版年', original: '原书年代' } satisfies Record<
  YearKind,
  string
>;

/** What the years of one kind of document are called where hits are held to them. */
export const yearNames = {
  publication: yearKinds.publication,
  volume: '年卷或出版年',
  taken: '拍摄年',
  recorded: '录制年',
} satisfies Record<YearName, string>;

export const related = {
  heading: '相关文献',
  volumes: '同套其他分册',
  editions: '其他版本',
  series: (title: string): string => `同一丛书：${title}`,
  creator: (name: string): string => `同一责任者：${name}`,
  placeAndTime: '同地同时',
  all: (total: number): string => `查看全部 ${n(total)} 种`,
  away: '相关文献暂时无法显示：检索引擎正忙或正在启动，稍后重新载入本页即可。',
};
