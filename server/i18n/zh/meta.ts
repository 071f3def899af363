/** What pages say of themselves to search engines and feed readers: Chinese. */
import { n } from './number.ts';

export const meta = {
  tags: '地方文献 方志 家谱 年鉴 老照片 南京 图书馆',
  /** A search that finds something, for programs that try. */
  example: '南京',
  /** A page without a sentence of its own. */
  page: (title: string, portal: string): string => `${title}。${portal}`,
  /** Editions of one text have one title. */
  edition: (title: string, from: number, until: number): string =>
    `${title}（${from === until ? from : `${from}—${until}`}）`,
  newest: '最新收录',
  newestOf: (what: string): string => `最新收录：${what}`,
  /** @param facts 责任者, 年代, 类型 */
  work: (title: string, facts: readonly string[], holders: string): string =>
    `${title}。${facts.join('，')}。${holders}收藏。`,
  holders: (names: readonly string[], all: number): string =>
    names.length < all ? `${names.join('、')}等 ${n(all)} 家馆` : names.join('、'),
  arrival: (facts: readonly string[], holders: readonly string[]): string =>
    `${facts.join('，')}。收藏：${holders.join('；')}。`,
  /** @param ways 在线, 可外借 */
  holderWith: (name: string, ways: readonly string[]): string => `${name}（${ways.join('、')}）`,
  noFeed: '这个订阅地址现在给不出内容',
  subscribe: '订阅',
  subscribeHint: '供 RSS 阅读器使用：以后新收录的文献有符合这次检索的，就会告诉您。',
  library: (name: string, works: number): string =>
    `${name}收藏的 ${n(works)} 种地方文献：特色库、开放时间与到馆方式。`,
  collection: (name: string, library: string): string =>
    `${library}的特色库“${name}”：有哪些文献，怎样看到。`,
  results: (heading: string, summary: string): string => `${heading}：${summary}。`,
};
