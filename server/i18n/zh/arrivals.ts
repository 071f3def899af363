/** New arrivals by week: Chinese. */
import { n } from './number.ts';

const dayOf = (day: Date): string => `${day.getUTCDate()}日`;
const monthOf = (day: Date): string => `${day.getUTCMonth() + 1}月`;
const yearOf = (day: Date): string => `${day.getUTCFullYear()}年`;

export const arrivals = {
  title: '新到文献',
  lead: '各馆新收录的文献，按周列出：每周从周一到周日，以北京时间为准。',
  added: '收录于',
  /** Both days included: 2026年11月23日至29日. */
  days: (first: Date, last: Date): string => {
    const year = yearOf(first) === yearOf(last) ? '' : yearOf(last);
    const month = year === '' && monthOf(first) === monthOf(last) ? '' : monthOf(last);
    return `${yearOf(first)}${monthOf(first)}${dayOf(first)}至${year}${month}${dayOf(last)}`;
  },
  thisWeek: '本周新到',
  lastWeek: '上周新到',
  works: (works: number): string => `${n(works)} 种`,
  /** 共 120 种：3 馆新到，1 馆首次收录. */
  summary: (works: number, by: { new: number; first: number; bulk: number }): string =>
    `共 ${n(works)} 种：${[
      by.new > 0 ? `${n(by.new)} 馆新到` : '',
      by.bulk > 0 ? `${n(by.bulk)} 馆成批收录` : '',
      by.first > 0 ? `${n(by.first)} 馆首次收录` : '',
    ]
      .filter((part) => part !== '')
      .join('，')}`,
  kinds: { first: '首次收录', bulk: '成批收录', new: '' },
  kindsHint:
    '首次收录是一馆的目录第一次进来，成批收录是一次进来的比原有的还多：都不是这一周才有的书。',
  none: '本周没有新到。',
  noneLately: (weeks: number): string => `最近 ${n(weeks)} 周没有新到。`,
  searchAway: '检索引擎正在启动，新到文献稍后显示。',
  listWeek: (works: number): string => `列出这一周的全部 ${n(works)} 种`,
  listLibrary: (library: string, works: number): string => `${library}这一周的全部 ${n(works)} 种`,
  more: '各周新到',
  everything: '全部文献，后收录的在前',
};
