/** New arrivals by week: Chinese. */
const dayOf = (day: Date): string => `${day.getUTCDate()}日`;
const monthOf = (day: Date): string => `${day.getUTCMonth() + 1}月`;
const yearOf = (day: Date): string => `${day.getUTCFullYear()}年`;

export const arrivals = {
  added: '收录于',
  /** Both days included: 2026年11月23日至29日. */
  days: (first: Date, last: Date): string => {
    const year = yearOf(first) === yearOf(last) ? '' : yearOf(last);
    const month = year === '' && monthOf(first) === monthOf(last) ? '' : monthOf(last);
    return `${yearOf(first)}${monthOf(first)}${dayOf(first)}至${year}${month}${dayOf(last)}`;
  },
};
