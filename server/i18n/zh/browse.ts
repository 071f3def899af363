/** Lists to leaf through, and the timeline: Chinese. */
import type { BrowseName } from '../../../catalogue/search/facets.ts';
import { n } from './number.ts';

export const browse = {
  heading: (what: string): string => `浏览：${what}`,
  lead: '不必想检索词，按音序、笔画或种数翻看全市馆藏；点选一项，就列出有关的文献。',
  titlesLead:
    '全市馆藏的题名，按音序或笔画排列；点选一个题名，就打开那种文献，几种文献同名的，列出这几种。',
  allHeads: '全部',
  works: (works: string): string => `${works} 种`,
  what: '浏览内容',
  names: {
    title: '题名',
    creator: '责任者',
    subject: '主题词',
    place: '地区',
    class: '分类',
  } satisfies Record<BrowseName, string>,
  orders: { tree: '按层级', pinyin: '按音序', strokes: '按笔画', count: '按种数' },
  groups: '首字',
  strokes: (strokes: string, values: number): string =>
    strokes === '…' ? `其他（${n(values)}）` : `${strokes} 画（${n(values)}）`,
  find: '在列表中查找',
  findSubmit: '查找',
  total: (values: number): string => `共 ${n(values)} 项`,
  cut: (values: number, most: number): string =>
    `共 ${n(values)} 项，这里列出文献最多的 ${n(most)} 项；其余请用“在列表中查找”。`,
  none: '没有符合的项目。请换一个字查找，或去掉其他条件。',
  within: '回到检索结果',
  withinHint: '这里只列出当前检索结果中的项目。',
  axis: '年代分布图',
  scale: (from: number, until: number, times: number): string =>
    `横轴是年份：${until} 年起每年一样宽；${from}—${until - 1} 年缩为 ${n(times)} 分之一，更早的不按比例。柱高是文献种数。`,
  bar: (period: string, works: string): string => `${period}：${works} 种`,
  table: '看表格',
  timeline: '年代',
  timelineLead: '全市馆藏按年代分布：柱高表示文献种数，点选即列出该年代的文献。',
  other: '按题名、责任者、主题词、地区、分类浏览',
  all: '查找全部',
};
