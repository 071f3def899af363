/**
 * The year as MARC codes it (008/06-14, 100$a/8-16): what stands in where no printed date can be read. It is
 * told apart from a printed one, as nobody can look at the title page for it.
 *
 * Kinds after MARC 21 Format for Bibliographic Data, 008/06 "Type of date/Publication status", and the UNIMARC
 * Manual (GB/T 33286-2016), 100 $a/8 "Type of publication date".
 */
import { readDate } from '../../catalogue/dates/dates.ts';
import type { DateStatement } from '../../catalogue/dates/reading.ts';

/** What two coded years are to one another. */
type Meaning = 'one' | 'span' | 'between' | 'open' | 'none';

const MARC21_KINDS: Readonly<Record<string, Meaning>> = {
  c: 'open',
  u: 'open',
  d: 'span',
  i: 'span',
  k: 'span',
  m: 'span',
  q: 'between',
  n: 'none',
  b: 'none',
};
const CNMARC_KINDS: Readonly<Record<string, Meaning>> = {
  a: 'open',
  c: 'open',
  b: 'span',
  g: 'span',
  f: 'between',
  u: 'none',
};

export interface CodedYears {
  readonly kind: string;
  readonly first: string;
  /** Four characters, of any kind; empty when the field is cut short. */
  readonly second: string;
}

/** @param coded from the kind of date on: `s1936    `, `d1936    ` */
export function codedYears(coded: string): CodedYears | undefined {
  const [, kind, first, second = ''] = /^(.)(.{4})(.{0,4})/su.exec(coded) ?? [];
  return kind === undefined || first === undefined
    ? undefined
    : { kind: kind.toLowerCase(), first, second };
}

/** The coded years as the date of publication; undefined when the code says none, or none that can be. */
export function codedDate(
  years: CodedYears | undefined,
  flavour: 'cnmarc' | 'marc21',
): DateStatement | undefined {
  if (years === undefined) return undefined;
  const meaning = (flavour === 'cnmarc' ? CNMARC_KINDS : MARC21_KINDS)[years.kind] ?? 'one';
  const text = meaning === 'none' ? undefined : spelled(years, meaning);
  if (text === undefined) return undefined;
  const date = readDate(text);
  if (date.start === null && date.end === null) return undefined;
  const certainty = date.certainty === 'certain' ? 'inferred' : date.certainty;
  return { ...date, certainty, isCoded: true };
}

/** The dates that were printed, and before them the coded one when no date of publication among them is known. */
export function withCoded(
  printed: readonly DateStatement[],
  coded: DateStatement | undefined,
): DateStatement[] {
  const isKnown = printed.some(
    ({ kind, start, end }) => kind === 'publication' && (start !== null || end !== null),
  );
  return isKnown || coded === undefined ? [...printed] : [coded, ...printed];
}

/** The year of the original that is coded beside that of a reprint or reproduction. */
export function originalYear(years: CodedYears | undefined, kind: string): string | undefined {
  return years?.kind === kind && /^\d{4}$/.test(years.second) ? years.second : undefined;
}

/** 1936, 19uu, 1930-1936: as a cataloguer would print it. */
function spelled({ first, second }: CodedYears, meaning: Meaning): string | undefined {
  if (!/^\d{2}(?:\d{2}|\du|uu)$/i.test(first) || first === '9999') return undefined;
  const from = first.toLowerCase();
  const isYear = /^\d{4}$/.test(second) && second !== first;
  switch (meaning) {
    case 'open':
      return isYear && second !== '9999' ? `${from}-${second}` : `${from}-`;
    case 'span':
      return second === '9999' ? `${from}-` : isYear ? `${from}-${second}` : from;
    case 'between':
      return isYear && second !== '9999' ? `between ${from} and ${second}` : `${from}?`;
    case 'one':
    case 'none':
      return from;
  }
}
