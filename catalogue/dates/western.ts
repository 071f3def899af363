/**
 * Reads one western date in the plain spelling of `plain.ts`: days, months, years, decades and
 * centuries, as Chinese and English catalogues print them.
 *
 * Everything is anchored at both ends: a text that holds more than a date is not a date. Ranges,
 * brackets and words of doubt are the business of `dates.ts`.
 */
import {
  isPlausibleYear,
  noSurerThan,
  pointReading,
  yearsReading,
  type DateReading,
} from './reading.ts';
import { phaseOf, type Phase } from './dynasties.ts';
import { cycleOf, STEM_BRANCH, stemBranchIndex } from './stem-branch.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = '(?<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?';

/** What may stand behind a year or month without changing it: 1998年春, 1998年5月上旬, 2019年卷. */
const PART_OF_YEAR =
  '(?:[初底末中]|度|卷|刊|(?:孟|仲|季)?[春夏秋冬](?:季|日)?|[上下]半年|第?[1-4]季度|第?\\d{1,3}[期卷辑号集册])?';
const PART_OF_MONTH = '(?:[初底末中]|[上中下]旬|第?\\d{1,3}[期卷辑号])?';

const DAY_FORMS = [
  /^(?<y>\d{4})(?<s>[-./])(?<m>\d{1,2})\k<s>(?<d>\d{1,2})\.?$/,
  /^(?<y>\d{3,4})年(?<m>\d{1,2})月(?<d>\d{1,2})[日号]?$/,
  /^(?<y>\d{4})(?<m>\d\d)(?<d>\d\d)$/,
  new RegExp(`^${MONTH} ?(?<d>\\d{1,2})(?:st|nd|rd|th)?,? ?(?<y>\\d{4})$`),
  new RegExp(`^(?<d>\\d{1,2})(?:st|nd|rd|th)?[ -]?${MONTH}[ ,-]{0,2}(?<y>\\d{4})$`),
  new RegExp(`^(?<y>\\d{4})[ ,-]{0,2}${MONTH} ?(?<d>\\d{1,2})$`),
];
const MONTH_FORMS = [
  /^(?<y>\d{4})[-./](?<m>\d{1,2})\.?$/,
  new RegExp(`^(?<y>\\d{3,4})(?:年|[-.])(?<m>\\d{1,2})月${PART_OF_MONTH}$`),
  /^(?<y>\d{4})(?<m>\d\d)$/,
  /^(?<m>\d{1,2})\/(?<y>\d{4})$/,
  new RegExp(`^${MONTH}[ ,-]{0,2}(?<y>\\d{4})$`),
  new RegExp(`^(?<y>\\d{4})[ ,-]{0,2}${MONTH}$`),
];
const YEAR_FORMS = [
  /^(?<y>\d{4}|-0\d{3})\.?$/,
  new RegExp(`^(?<y>\\d{3,4})年${PART_OF_YEAR}$`),
  /^(?<y>\d{4})(?:度|卷|刊|版|第?\d{1,3}[期卷辑号])$/,
  /^(?:spring|summer|autumn|fall|winter)[ ,]{1,2}(?<y>\d{4})$/,
  /^(?<y>\d{4})\.?(?:(?:孟|仲|季)?[春夏秋冬](?:季|日)?|[初底末])$/,
  // Day and month may stand either way round here, so the year alone is sure.
  /^\d{1,2}([./-])\d{1,2}\1(?<y>\d{4})$/,
  // A month or day given as 00 is not known.
  /^(?<y>\d{4})-?00(?:-?00)?$/,
];
const BEFORE_CHRIST = [/^(?:公元)?前(\d{1,4})年?$/, /^(\d{1,4}) ?b\.?c\.?(?:e\.?)?$/];

/**
 * The one date that `text` states.
 *
 * @param text     plain spelling, see `datePlain`
 * @param thisYear present year; nothing later than two years after it is believed
 * @returns null when the text is no western date, or a date that cannot be (month 13, year 9999)
 */
export function readWestern(text: string, thisYear: number): DateReading | null {
  const reading =
    readPoint(text) ??
    readWithCycle(text) ??
    readDecade(text) ??
    readCentury(text) ??
    readBeforeChrist(text);
  if (reading === null) return null;
  // 0001 and the like are the empty value of some system, never a year of a document.
  const { year } = reading.start;
  const isEmptyValue = year >= 0 && year < 100 && text.startsWith('0');
  return isPlausibleYear(year, thisYear) && !isEmptyValue ? reading : null;
}

function readPoint(text: string): DateReading | null {
  for (const form of [...DAY_FORMS, ...MONTH_FORMS, ...YEAR_FORMS]) {
    const found = form.exec(text)?.groups;
    if (found === undefined) continue;
    const { y, m, d, name } = found;
    const year = Number(y);
    const month =
      name !== undefined ? MONTHS.indexOf(name) + 1 : m === undefined ? undefined : Number(m);
    const day = d === undefined ? undefined : Number(d);
    if (month === 0) return day === 0 ? pointReading({ year }) : null;
    if (month !== undefined && month > 12) continue;
    if (day === 0) return pointReading({ year, month });
    if (month === undefined || day === undefined) return pointReading({ year, month });
    if (day <= daysIn(year, month)) return pointReading({ year, month, day });
    // 31 April: the month is still right as printed.
    return day <= 31 ? noSurerThan(pointReading({ year, month }), 'approximate') : null;
  }
  return null;
}

/** 1902年壬寅: certain when the cycle agrees, in doubt when it does not. */
function readWithCycle(text: string): DateReading | null {
  const [, year, cycle = ''] = WITH_CYCLE.exec(text) ?? [];
  if (year === undefined) return null;
  const reading = pointReading({ year: Number(year) });
  const agrees = stemBranchIndex(cycle) === cycleOf(Number(year));
  return agrees ? reading : noSurerThan(reading, 'approximate');
}

const WITH_CYCLE = new RegExp(`^(\\d{4})年?,?(?:岁次)?(${STEM_BRANCH})年?$`);

/** 公元元年 is year 1; a year below 100 needs 公元 in front, so `dates.ts` says it here. */
export function readEraYear(text: string): DateReading | null {
  const found = /^(\d{1,3})年?$/.exec(text);
  const year = Number(found?.[1] ?? 0);
  return year > 0 ? pointReading({ year }) : null;
}

/** Days of a month in the Gregorian calendar; months count from 1. */
export function daysIn(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

const PHASES: readonly (readonly [RegExp, Phase])[] = [
  [/^(?:初(?:期|年|叶)?|早期|前期|上半叶)$/, 'early'],
  [/^(?:中(?:期|叶)?)$/, 'middle'],
  [/^(?:末(?:期|年|叶)?|晚期|后期|底)$/, 'late'],
];

function phaseNamed(word: string): Phase | undefined {
  return PHASES.find(([pattern]) => pattern.test(word))?.[1];
}

/** 198-, 198?, 198x, 1980s, 1980年代, 20世纪80年代初, 80年代. */
function readDecade(text: string): DateReading | null {
  const bare = /^(\d{3})(?:-|\?|x年?|u|-(\?))$/.exec(text);
  if (bare !== null) {
    const reading = decadeReading(Number(bare[1]) * 10);
    return bare[2] === undefined ? reading : noSurerThan(reading, 'approximate');
  }
  const named =
    /^(?:(?<c>\d{1,2})世纪)?(?<y>\d{2}|\d{3}0)(?:年代|'?s)(?<phase>\p{Script=Han}{0,2})$/u.exec(
      text,
    )?.groups ?? /^上世纪(?<y>\d0)年代(?<phase>\p{Script=Han}{0,2})$/u.exec(text)?.groups;
  if (named === undefined || Number(named['y']) % 10 !== 0) return null;
  const century = named['c'] === undefined ? 19 : Number(named['c']) - 1;
  const short = named['y']?.length === 2;
  const reading = decadeReading(short ? century * 100 + Number(named['y']) : Number(named['y']));
  const guessed = short && named['c'] === undefined;
  return inPhase(guessed ? noSurerThan(reading, 'approximate') : reading, named['phase'] ?? '');
}

function decadeReading(first: number): DateReading {
  return yearsReading(first, first + 9, 'decade');
}

/** 19--, 19??, 19世纪, 19世纪末, 19世纪上半叶, late 19th century; the 19th counts from 1800 to 1899 (ISO 8601). */
function readCentury(text: string): DateReading | null {
  const bare = /^(\d\d)(?:--|\?\?|xx年?|uu|--(\?))$/.exec(text);
  if (bare !== null) {
    const reading = centuryReading(Number(bare[1]) + 1);
    return bare[2] === undefined ? reading : noSurerThan(reading, 'approximate');
  }
  const named = /^(?:公元)?(?<c>\d{1,2})世纪(?<phase>\p{Script=Han}{0,4})$/u.exec(text)?.groups;
  if (named !== undefined) {
    const reading = centuryReading(Number(named['c']));
    const half = /^([前后上下])半(?:叶|期|世纪)?$/.exec(named['phase'] ?? '')?.[1];
    if (half === undefined) return inPhase(reading, named['phase'] ?? '');
    const middle = reading.start.year + 50;
    const span = '前上'.includes(half)
      ? { start: reading.start, end: { year: middle - 1 } }
      : { start: { year: middle }, end: reading.end };
    return noSurerThan({ ...reading, ...span, precision: 'period' }, 'approximate');
  }
  const english = /^(?:(early|mid|late)[ -])?(\d{1,2})(?:st|nd|rd|th) century$/.exec(text);
  if (english === null) return null;
  const word = { early: '初', mid: '中', late: '末' }[english[1] ?? ''] ?? '';
  return inPhase(centuryReading(Number(english[2])), word);
}

function centuryReading(century: number): DateReading {
  return yearsReading((century - 1) * 100, century * 100 - 1, 'century');
}

function inPhase(reading: DateReading, word: string): DateReading | null {
  if (word === '' || word === '间') return reading;
  const phase = phaseNamed(word);
  if (phase === undefined || reading.end === null) return null;
  const [first, last] = phaseOf({ first: reading.start.year, last: reading.end.year }, phase);
  return noSurerThan(yearsReading(first, last, 'period'), 'approximate');
}

function readBeforeChrist(text: string): DateReading | null {
  // 公元前5世纪 is 500 to 401 BC.
  const century = Number(/^(?:公元)?前(\d{1,2})世纪$/.exec(text)?.[1] ?? 0);
  if (century > 0) return yearsReading(1 - century * 100, 100 - century * 100, 'century');
  for (const form of BEFORE_CHRIST) {
    const years = Number(form.exec(text)?.[1] ?? 0);
    if (years > 0 && years < 3000) return pointReading({ year: 1 - years });
  }
  return null;
}
