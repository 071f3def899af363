/** Years as a reader types them into a filter: 1935, 民国二十四年, 光绪, 清乾隆年间. */
import { endYear, readDate, startYear } from './dates.ts';
import { erasNamed } from './eras.ts';

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

/** A year stated within a text, and where; `to` is behind its 年. */
export interface StatedYear {
  readonly year: number;
  readonly from: number;
  readonly to: number;
}

const NUMERAL = '零一二三四五六七八九十廿卅百';
const OF_REIGN = new RegExp(`(\\p{Script=Han}{2})(?:元|[${NUMERAL}]{1,5}|\\d{1,3})年`, 'gu');
const OF_OUR_ERA = new RegExp(
  '(?<![\\d零一二三四五六七八九])(?:1\\d{3}|20\\d\\d|(?:一[零一二三四五六七八九]|二零)[零一二三四五六七八九]{2})年',
  'g',
);
/** Smaller numbers are pages and parts. */
const FIRST_YEAR = 1_000;

/** The years that a folded text states by a reign title and a number: 民国二十四年首都志 1935. */
export function reignYearsIn(folded: string): StatedYear[] {
  if (!folded.includes('年')) return [];
  return Array.from(folded.matchAll(OF_REIGN)).flatMap(({ 0: whole, 1: era = '', index: from }) => {
    if (era !== '民国' && erasNamed(era).length === 0) return [];
    return singleYear(whole, from);
  });
}

/** The first year that a folded text states, by a reign title or in our era. */
export function firstYearIn(folded: string): StatedYear | undefined {
  const [reign] = reignYearsIn(folded);
  const ours = folded.matchAll(OF_OUR_ERA).next().value;
  const western = ours === undefined ? undefined : singleYear(ours[0], ours.index)[0];
  if (reign === undefined || western === undefined) return reign ?? western;
  return reign.from < western.from ? reign : western;
}

function singleYear(stated: string, from: number): StatedYear[] {
  const span = readYears(stated);
  return span === null || span.first !== span.last || span.first < FIRST_YEAR
    ? []
    : [{ year: span.first, from, to: from + stated.length }];
}
