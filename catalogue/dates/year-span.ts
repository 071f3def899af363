/** Years as a reader types them into a filter: 1935, 民国二十四年, 光绪, 清乾隆年间. */
import { endYear, readDate, startYear } from './dates.ts';

/** Inclusive, astronomical. */
export interface YearSpan {
  readonly first: number;
  readonly last: number;
}

/** @returns the years that the text may mean, from the lowest to the highest; null when it means none */
export function readYears(text: string): YearSpan | null {
  const date = readDate(text);
  const first = startYear(date) ?? endYear(date);
  const last = endYear(date) ?? startYear(date);
  return first === null || last === null ? null : { first, last };
}
