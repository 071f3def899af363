/**
 * The periods of the date facet: 先唐 · 唐 · 宋 · 元 · 明 · the reigns of 清 · 民国 · decades from 1950.
 *
 * A date belongs to every period it touches, so that a filter never hides what may belong; only a
 * date that touches more than three reigns of 清 (清刻本, 清末) belongs to `qing` 清（年号不详） instead, or it
 * would be counted ten times and say nothing. 五代 is counted with 唐, and 1949 with 民国.
 */

export interface Period {
  readonly code: string;
  /** Years, inclusive; `null` has no edge on that side. Neighbours may share a year: 1644 is 明 and 顺治. */
  readonly first: number | null;
  readonly last: number | null;
  readonly zh: string;
  readonly en: string;
}

const REIGNS: readonly Period[] = [
  reign('shunzhi', 1644, 1661, '顺治', 'Shunzhi'),
  reign('kangxi', 1662, 1722, '康熙', 'Kangxi'),
  reign('yongzheng', 1723, 1735, '雍正', 'Yongzheng'),
  reign('qianlong', 1736, 1795, '乾隆', 'Qianlong'),
  reign('jiaqing', 1796, 1820, '嘉庆', 'Jiaqing'),
  reign('daoguang', 1821, 1850, '道光', 'Daoguang'),
  reign('xianfeng', 1851, 1861, '咸丰', 'Xianfeng'),
  reign('tongzhi', 1862, 1874, '同治', 'Tongzhi'),
  reign('guangxu', 1875, 1908, '光绪', 'Guangxu'),
  reign('xuantong', 1909, 1911, '宣统', 'Xuantong'),
];

const QING: Period = {
  code: 'qing',
  first: 1644,
  last: 1911,
  zh: '清（年号不详）',
  en: 'Qing, reign unknown',
};
const UNKNOWN: Period = { code: 'unknown', first: null, last: null, zh: '年代不详', en: 'Undated' };

/** Decades up to the end of this century, so that no release has to add one. */
const DECADES: readonly Period[] = Array.from({ length: 15 }, (_, i) => {
  const first = 1950 + i * 10;
  return { code: `${first}s`, first, last: first + 9, zh: `${first}年代`, en: `${first}s` };
});

const SPANS: readonly Period[] = [
  { code: 'pre-tang', first: null, last: 617, zh: '先唐', en: 'Before Tang' },
  { code: 'tang', first: 618, last: 959, zh: '唐（含五代）', en: 'Tang and Five Dynasties' },
  { code: 'song', first: 960, last: 1279, zh: '宋', en: 'Song' },
  { code: 'yuan', first: 1271, last: 1368, zh: '元', en: 'Yuan' },
  { code: 'ming', first: 1368, last: 1644, zh: '明', en: 'Ming' },
];
const REPUBLIC: Period = {
  code: 'minguo',
  first: 1912,
  last: 1949,
  zh: '民国',
  en: 'Republic, 1912–1949',
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

const BY_CODE = new Map(PERIODS.map((period) => [period.code, period]));

function reign(code: string, first: number, last: number, zh: string, en: string): Period {
  return { code, first, last, zh: `清·${zh}`, en: `Qing, ${en}` };
}

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
): string[] {
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

/** Name of a period for a page; a code of no period is its own name. */
export function periodLabel(code: string, lang: 'zh' | 'en'): string {
  return BY_CODE.get(code)?.[lang] ?? code;
}
