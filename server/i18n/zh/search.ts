/** The search page: box, filters, results, and what is wrong with an address: Chinese. */
import type { Access } from '../../../catalogue/fields/access.ts';
import type { CAPTIONS } from '../../../catalogue/search/evidence.ts';
import type { Fold, Sort, QueryField } from '../../../catalogue/search/request.ts';
import { atHome } from './at-home.ts';
import { n } from './number.ts';

export const fields: Record<QueryField, string> = {
  any: '全部',
  title: '题名',
  creator: '责任者',
  subject: '主题词',
  publisher: '出版者',
  series: '丛书',
  identifier: 'ISBN',
  callNumber: '索书号',
  surname: '姓氏',
  hall: '堂号',
  seat: '居地',
};

export const sorts: Record<Sort, string> = {
  relevance: '相关度',
  newest: '年代由近到远',
  oldest: '年代由远到近',
  title: '题名拼音',
  added: '最新收录',
};

export const folds: Record<Fold | '', string> = {
  '': '每个版本',
  oeuvre: '每部著作',
};

export const search = {
  title: '检索地方文献',
  label: '检索词',
  field: '检索范围',
  placeholder: '题名、责任者、主题词',
  submit: '检索',
  resultsFor: (query: string): string => `${query} 的检索结果`,
  allWorks: '全部文献',
  total: (total: number): string => `共 ${n(total)} 种文献`,
  totalOfOeuvres: (oeuvres: number, works: number): string =>
    `共 ${n(oeuvres)} 部著作（${n(works)} 种文献）`,
  rangeOfOeuvres: (from: number, to: number): string => `，第 ${n(from)}—${n(to)} 部`,
  range: (from: number, to: number): string => `，第 ${n(from)}—${n(to)} 种`,
  filters: '筛选',
  filterHint: '可勾选多项，再按下面的按钮。',
  apply: '应用筛选',
  filtersChosen: (count: number): string => (count === 0 ? '筛选' : `筛选（已选 ${n(count)}）`),
  pastFilters: '跳过筛选，到检索结果',
  toHits: '跳到第一种文献',
  atHome,
  atHomeOff: '：只看在线全文',
  atHomeOn: '：已选，点按取消',
  /** What a button leads to; the number as text. */
  see: (total: string): string => `查看 ${total} 种`,
  seeOeuvres: (total: string): string => `查看 ${total} 部`,
  allValues: (count: number): string => `全部 ${n(count)} 项`,
  arrange: '排序',
  fromYear: '起始年',
  untilYear: '截止年',
  yearsHint: '公元年或年号，如 1935、民国二十四年、光绪',
  yearKind: '年代指',
  personOf: (name: string, role: string): string => `${name}（${role}）`,
  expression: '检索式',
  within: '在结果中再检索',
  withinSubmit: '再检索',
  advanced: '高级检索',
  advancedChange: '更改检索式',
  chosen: '已选条件',
  chosenCount: (count: number): string => `已选 ${n(count)} 项`,
  about: (count: number): string => `约 ${n(count)}`,
  remove: (what: string): string => `去掉条件“${what}”`,
  clearAll: '全部清除',
  sort: '排序',
  fold: '列出',
  foldHint:
    '同一著作的各种版本和载体归并为一部，列出的是排在最前的一种；筛选项、类型和年代后面的数字仍按文献（每个版本、载体）计。',
  others: (count: number): string => `另有 ${n(count)} 种版本或载体`,
  oneOeuvre: '同一著作的版本和载体',
  perPage: '每页',
  show: '更改',
  list: '检索结果',
  pages: '分页',
  previous: '上一页',
  next: '下一页',
  page: (page: number): string => `第 ${n(page)} 页`,
  pageOf: (page: number, of: number): string => `第 ${n(page)} 页，共 ${n(of)} 页`,
  capped: (rank: number): string =>
    `为保证速度，这里最多翻到第 ${n(rank)} 种。请加检索词或筛选条件，缩小范围后再看。`,
  firstPage: '回到第一页',
  moreLibraries: (count: number): string => `等 ${n(count)} 馆`,
  ways: {
    online: '在线',
    loan: '可借',
    onsite: '到馆',
    login: '登录',
    network: '馆内网',
    catalogue: '仅目录',
    unknown: '获取方式未注明',
  } satisfies Record<Access, string>,
  holdingAt: (library: string, title: string): string => `${library}：${title}`,
  why: '检索词见于',
  /** Short, since a hit has two lines for them. */
  captions: {
    title: '题名',
    otherTitle: '其他题名',
    piece: '子目',
    series: '丛书',
    creator: '责任者',
    responsibility: '责任说明',
    subject: '主题',
    class: '分类号',
    publisher: '出版者',
    publicationPlace: '出版地',
    digitiser: '数字化',
    record: '记录号',
    callNumber: '索书号',
    surname: '姓氏',
    hall: '堂号',
    seat: '居地',
    abstract: '摘要',
    contents: '目次',
    note: '附注',
    succession: '改名前后',
    place: '地名',
    edition: '版本',
    extent: '数量',
    extra: '其他著录',
    location: '馆藏地点',
    volumes: '卷册',
    rights: '权限说明',
  } satisfies Record<(typeof CAPTIONS)[number], string>,
  typedAs: {
    writing: (typed: string): string => `（即“${typed}”）`,
    pinyin: (typed: string): string => `（拼音“${typed}”）`,
  },
  noCreator: '责任者未详',
  andOthers: (total: number): string => `等 ${n(total)} 人`,
  noDate: '年代不详',
  publisher: '出版者',
  nothing: '没有找到符合条件的文献',
  nothingOnPage: '这一页没有文献；结果没有这么多页。',
  nothingHint: '逐一试过下列改法，点选即可：',
  nothingAtAll:
    '去掉任何一个条件也没有结果。请换一个说法，或改用更短的词；简体、繁体和拼音都可以检索。',
  notAllTried:
    '检索正忙，没有试遍所有改法。请稍后重新检索，或换一个说法、改用更短的词；简体、繁体和拼音都可以检索。',
  withoutWord: (word: string): string => `去掉检索词“${word}”`,
  withoutFilter: (filter: string): string => `去掉条件“${filter}”`,
  withoutFilters: '去掉全部筛选条件',
  inAnyField: '改在全部字段中检索',
  found: (total: number): string => `可得 ${n(total)} 种`,
  allTypes: '全部类型',
  didYouMean: '您要找的是不是：',
  examined: '逐一检查各检索词和条件：',
  wordAlone: (word: string): string => `只用检索词“${word}”`,
  filterAlone: (filter: string): string => `只用条件“${filter}”`,
  noneAlone: '没有文献',
  histogram: '年代分布',
  histogramHint: '柱高表示文献种数，点选即按该年代筛选；下面有同样内容的表格。',
  histogramTable: '年代分布表',
  histogramWorks: '种数',
  faults: '检索条件有误',
  faultsHint: '请改正下列各项后再检索：',
  unavailable: '检索暂时不可用',
  unavailableHint:
    '检索引擎正在启动或维护，通常几分钟内恢复。您的检索条件没有丢失，请稍后重新载入本页。成员馆和收录状态等页面仍可使用。',
  retry: '重新检索',
  before: (year: string): string => `${year} 年及以前`,
  after: (year: string): string => `${year} 年及以后`,
  between: (from: string, until: string): string => `${from}—${until} 年`,
  collectionOf: (name: string, library: string): string => `${name}（${library}）`,
};

export const faults = {
  'unclosed-quote': (_name, value) => `检索式在“${value}”处的引号没有配对。`,
  'unclosed-bracket': (_name, value) => `检索式在“${value}”处的括号没有配对。`,
  unexpected: (_name, value) => `检索式在“${value}”处写法有误：这里应是检索词或字段。`,
  incomplete: (_name, value) => `检索式在“${value}”之后没有写完，还缺检索词。`,
  'unknown-field': (_name, value) =>
    `检索式在“${value}”处没有这个字段；可用的字段：任意、题名、责任者、主题、出版者、丛书、标识号、索书号、姓、堂号、居地。`,
  empty: (_name, value) => `检索式在“${value}”处没有可以检索的文字。`,
  'not-alone': (_name, value) =>
    `检索式在“${value}”处只有 NOT，前面要有检索条件，例如“城墙 NOT 旅游”。`,
  repeated: (name, value) => `参数 ${name} 只能写一次，收到了“${value}”。`,
  'too-long': (name) =>
    `参数 ${name} 的检索词太长或太多：各栏合计最长 300 个字符、24 个词。请删去一些，只留最能说明的几个。`,
  'too-many': (name, value) => `参数 ${name} 最多选 50 个值，收到了 ${value} 个。`,
  'unknown-value': (name, value) => `参数 ${name} 没有“${value}”这个值。`,
  'not-year': (name, value) =>
    `参数 ${name} 应为公元年份或年号纪年，如 1937、民国二十六年、光绪，收到了“${value}”。`,
  'not-week': (name, value) =>
    `参数 ${name} 应为一周，如 2026-W48（2026 年第 48 周），收到了“${value}”。`,
  'years-reversed': (name, value) => `参数 ${name} 的起始年晚于截止年：${value}。`,
  'not-page': (name, value) => `参数 ${name} 应为从 1 开始的整数，收到了“${value}”。`,
  'not-size': (name, value) => `参数 ${name} 应为 1 到 100 的整数，收到了“${value}”。`,
  'too-deep': (name, value) =>
    `参数 ${name} 为 ${value}，超出了可以翻到的第 10 000 种文献；请加检索词或筛选条件，缩小范围。`,
} satisfies Record<string, (name: string, value: string) => string>;

export const suggest = {
  label: '检索词建议',
  kinds: { title: '题名', person: '人物', subject: '主题词', place: '地区' },
  tooLong: (most: number): string => `参数 q 最长 ${most} 个字符。`,
};
