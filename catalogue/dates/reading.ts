/**
 * What the readers of dates make of a text: an interval of years, months or days, and how sure it is.
 *
 * Points are inclusive at both ends; a missing month or day means the whole year or month. `end` is
 * null for a date that is still open (1996-). Neighbours: `western.ts` and `reigns.ts` make
 * readings, `dates.ts` joins them and writes them down as a `DateStatement`.
 */

export type DatePrecision =
  | 'day'
  | 'month'
  | 'year'
  | 'decade'
  | 'century'
  | 'period'
  | 'range'
  | 'open'
  | 'ambiguous'
  | 'uncertain'
  | 'unknown';

/**
 * One date, as printed and as understood. `start` and `end` are inclusive, ISO 8601 to the precision
 * known: `1937-07-07`, `1937-07`, `1937`, `0507`, `-0049` (astronomical, 0000 = 1 BC); null = unknown.
 * Several candidates (康熙壬寅 = 1662 or 1722): the lowest and the highest, precision `ambiguous`.
 */
export interface DateStatement {
  readonly raw: string;
  readonly start: string | null;
  readonly end: string | null;
  readonly precision: DatePrecision;
  readonly certainty: 'certain' | 'inferred' | 'approximate' | 'unknown';
  readonly calendar: 'gregorian' | 'republic' | 'reign' | 'period' | 'unknown';
  /** What happened then. The first statement of a document with kind `publication` is its 出版年. */
  readonly kind:
    | 'publication'
    /** 年卷: the year that a volume of a yearbook is of. */
    | 'volume'
    | 'original'
    | 'reprint'
    | 'created'
    | 'digitisation'
    | 'system';
  /** True when it stands in the coded fields alone and `raw` was printed nowhere. */
  readonly isCoded?: true;
  /** True when it was read out of the title; `raw` is what the title prints. */
  readonly isFromTitle?: true;
}

export interface DatePoint {
  /** Astronomical: 0 is 1 BC. */
  readonly year: number;
  readonly month?: number | undefined;
  readonly day?: number | undefined;
}

export interface DateReading {
  readonly start: DatePoint;
  readonly end: DatePoint | null;
  readonly precision: DatePrecision;
  readonly certainty: DateStatement['certainty'];
  readonly calendar: DateStatement['calendar'];
  /** Dynasty and era as printed, so that the second half of a range may lean on them. */
  readonly head?: { readonly dynasty: string; readonly era: string } | undefined;
  /** True when a lunar winter month was printed, which may fall into the next western year. */
  readonly lateInYear?: boolean | undefined;
}

/** Dates of this platform lie between the oldest dynasty and two years ahead. */
export function isPlausibleYear(year: number, thisYear: number): boolean {
  return year >= -2999 && year <= thisYear + 2;
}

/** One point in time; its precision follows from what is known of it. */
export function pointReading(
  start: DatePoint,
  calendar: DateReading['calendar'] = 'gregorian',
): DateReading {
  const precision = start.month === undefined ? 'year' : start.day === undefined ? 'month' : 'day';
  return { start, end: start, precision, certainty: 'certain', calendar };
}

/** A span of whole years. */
export function yearsReading(
  first: number,
  last: number,
  precision: DatePrecision,
  calendar: DateReading['calendar'] = 'gregorian',
): DateReading {
  const certainty =
    precision === 'ambiguous' || precision === 'uncertain' ? 'approximate' : 'certain';
  return { start: { year: first }, end: { year: last }, precision, certainty, calendar };
}

const LESS_SURE = ['certain', 'inferred', 'approximate', 'unknown'] as const;

/** The reading, no surer than `certainty`; one printed year in doubt becomes `uncertain`. */
export function noSurerThan(
  reading: DateReading,
  certainty: DateReading['certainty'],
): DateReading {
  const known = Math.max(LESS_SURE.indexOf(reading.certainty), LESS_SURE.indexOf(certainty));
  const doubtful = certainty === 'approximate' && reading.precision === 'year';
  return {
    ...reading,
    certainty: LESS_SURE[known] ?? certainty,
    precision: doubtful ? 'uncertain' : reading.precision,
  };
}

/** -1, 0 or 1; a missing month or day counts as the first, or with `asEnd` as the last. */
export function comparePoints(a: DatePoint, b: DatePoint, asEnd = false): number {
  const missing = asEnd ? 99 : 0;
  const by = (p: DatePoint): number =>
    p.year * 10_000 + (p.month ?? missing) * 100 + (p.day ?? missing);
  return Math.sign(by(a) - by(b));
}

/** The smallest reading that holds both. Open when either is. */
export function hullOf(a: DateReading, b: DateReading, precision: DatePrecision): DateReading {
  const end =
    a.end === null || b.end === null
      ? null
      : comparePoints(a.end, b.end, true) >= 0
        ? a.end
        : b.end;
  return {
    ...noSurerThan(a, b.certainty),
    start: comparePoints(a.start, b.start) <= 0 ? a.start : b.start,
    end,
    // A span without an end is open, whatever else is doubtful about it.
    precision: end === null ? 'open' : precision,
    calendar:
      a.calendar === b.calendar ? a.calendar : precision === 'period' ? 'period' : 'gregorian',
    head: b.head ?? a.head,
  };
}

/** A span that runs the wrong way round: somewhere between its ends, and open still when it has no end. */
export function wrongWayRound(hull: DateReading): DateReading {
  const precision = hull.end === null ? hull.precision : 'uncertain';
  return noSurerThan({ ...hull, precision }, 'approximate');
}

/** True when the two have a day in common, as far as they are known. */
export function overlap(a: DateReading, b: DateReading): boolean {
  const before = (x: DateReading, y: DateReading): boolean =>
    x.end !== null &&
    comparePoints({ ...x.end, month: x.end.month ?? 99, day: x.end.day ?? 99 }, y.start) < 0;
  return !before(a, b) && !before(b, a);
}

/** Length in days, roughly; the smaller of two readings says more. */
export function widthOf({ start, end }: DateReading): number {
  if (end === null) return Infinity;
  const days = (p: DatePoint, asEnd: boolean): number =>
    p.year * 372 + (p.month ?? (asEnd ? 12 : 1)) * 31 + (p.day ?? (asEnd ? 31 : 1));
  return days(end, true) - days(start, false);
}

/** ISO 8601 to the precision known: `1937-07-07`, `1937-07`, `0507`, `-0049`. */
export function isoPoint({ year, month, day }: DatePoint): string {
  const pad = (value: number): string => `-${String(value).padStart(2, '0')}`;
  const years = `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`;
  return years + (month === undefined ? '' : pad(month)) + (day === undefined ? '' : pad(day));
}
