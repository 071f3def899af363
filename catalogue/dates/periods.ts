/**
 * The periods of the date facet: 先唐 · 唐 · 宋 · 元 · 明 · the reigns of 清 · 民国 · decades from 1950.
 *
 * A date belongs to every period it touches, so that a filter never hides what may belong; only a
 * date that touches more than three reigns of 清 (清刻本, 清末) belongs to `qing` 清（年号不详） instead, or it
 * would be counted ten times and say nothing. 五代 is counted with 唐, and 1949 with 民国.
 */

/** The periods that have a name; what each is called is in `server/i18n`. */
export type NamedPeriod =
  | 'pre-tang'
  | 'tang'
  | 'song'
  | 'yuan'
  | 'ming'
  | 'qing'
  | 'shunzhi'
  | 'kangxi'
  | 'yongzheng'
  | 'qianlong'
  | 'jiaqing'
  | 'daoguang'
  | 'xianfeng'
  | 'tongzhi'
  | 'guangxu'
  | 'xuantong'
  | 'minguo'
  | 'unknown';

/** A decade is named by its years: 1950s. */
export type PeriodCode = NamedPeriod | `${number}s`;

export function isNamedPeriod(code: PeriodCode): code is NamedPeriod {
  return !/^\d/.test(code);
}

export interface Period {
  readonly code: PeriodCode;
  /** Years, inclusive; `null` has no edge on that side. Neighbours may share a year: 1644 is 明 and 顺治. */
  readonly first: number | null;
  readonly last: number | null;
}

const REIGNS: readonly Period[] = [
  { code: 'shunzhi', first: 1644, last: 1661 },
  { code: 'kangxi', first: 1662, last: 1722 },
  { code: 'yongzheng', first: 1723, last: 1735 },
  { code: 'qianlong', first: 1736, last: 1795 },
  { code: 'jiaqing', first: 1796, last: 1820 },
  { code: 'daoguang', first: 1821, last: 1850 },
  { code: 'xianfeng', first: 1851, last: 1861 },
  { code: 'tongzhi', first: 1862, last: 1874 },
  { code: 'guangxu', first: 1875, last: 1908 },
  { code: 'xuantong', first: 1909, last: 1911 },
];

const QING: Period = {
  code: 'qing',
  first: 1644,
  last: 1911,
};
const UNKNOWN: Period = { code: 'unknown', first: null, last: null };

/** Decades up to the end of this century, so that no release has to add one. */
const DECADES: readonly Period[] = Array.from({ length: 15 }, (_, i) => {
  const first = 1950 + i * 10;
  return { code: `${first}s`, first, last: first + 9 };
});

const SPANS: readonly Period[] = [
  { code: 'pre-tang', first: null, last: 617 },
  { code: 'tang', first: 618, last: 959 },
  { code: 'song', first: 960, last: 1279 },
  { code: 'yuan', first: 1271, last: 1368 },
  { code: 'ming', first: 1368, last: 1644 },
];
const REPUBLIC: Period = {
  code: 'minguo',
  first: 1912,
  last: 1949,
};

/** Every period in the order of time, undated last. */
export const PERIODS: readonly Period[] = [
  ...SPANS,
  QING,
  ...REIGNS,
  REPUBLIC,
  ...DECADES,
  UNKNOWN,
];

/** Years that two dynasties share. */
const CHANGES: ReadonlySet<number> = new Set([1368, 1644]);

/**
 * Codes of the periods that the years touch, in the order of time.
 *
 * @param startYear first year, astronomical; null when unknown
 * @param endYear   last year; null with a start means still open (a serial), up to `thisYear`
 * @returns `['unknown']` when both are null
 */
export function periodsOf(
  startYear: number | null,
  endYear: number | null,
  thisYear: number = new Date().getUTCFullYear(),
): PeriodCode[] {
  const first = startYear ?? endYear;
  if (first === null) return [UNKNOWN.code];
  const last = Math.max(first, endYear ?? thisYear);
  const touched = (period: Period): boolean => {
    const from = Math.max(first, period.first ?? -Infinity);
    const to = Math.min(last, period.last ?? Infinity);
    // 清 1644–1911 is not of 明, though 1644 alone may be.
    return from < to || (from === to && (first === last || !CHANGES.has(from)));
  };
  const reigns = REIGNS.filter(touched);
  return [
    ...SPANS.filter(touched),
    ...(reigns.length > 3 ? [QING] : reigns),
    ...[REPUBLIC, ...DECADES].filter(touched),
  ].map(({ code }) => code);
}
