/** What is offered beside a search or instead of it: Chinese. */
import { n } from './number.ts';

export const offers = {
  wider: '也可以这样检索',
  split: (words: string): string => `分开检索“${words}”`,
  shorter: (words: string): string => `只检索“${words}”`,
  correction: (words: string): string => words,
  field: (parts: string): string => `按字段检索 ${parts}`,
  expression: (line: string): string => `作为检索式检索 ${line}`,
  narrowed: (filter: string, words: string): string =>
    words === '' ? `限定${filter}` : `限定${filter}，检索“${words}”`,
  free: (total: number): string => `不限筛选条件，可得 ${n(total)} 种`,
};
