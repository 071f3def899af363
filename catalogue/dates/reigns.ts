/**
 * Reads one Chinese year in the plain spelling of `plain.ts`: 清光绪10年, 民国26年7月, 康熙壬寅.
 *
 * Reign titles are ordinary words too (太平, 和平, 正统), so the whole text must be a date: a title is never
 * searched for one. Lunar months are not converted: they may fall in the next western year, and
 * the year is the honest limit. A year that its era never had gives the era with certainty
 * `approximate`, because a wrong single year is worse than none.
 */
import { isPlausibleYear, pointReading, yearsReading, type DateReading } from './reading.ts';
import { DYNASTIES, LONGEST_DYNASTY_NAME, type Dynasty } from './dynasties.ts';
import { erasNamed, LONGEST_ERA_NAME, type Era } from './eras.ts';
import { cycleOf, STEM_BRANCH, stemBranchIndex, yearsInCycle } from './stem-branch.ts';
import { daysIn } from './western.ts';

/** Lunar or western month, day and season behind a year. */
const WITHIN_YEAR = new RegExp(
  '^(?<lunar>农历|夏历|旧历|阴历)?(?:(?<leap>闰)?(?<month>\\d{1,2}|正|冬|腊)月' +
    `(?:(?<first>初)?(?<day>\\d{1,2})[日号]?|[朔望晦]日?|既望|[上中下][旬浣]|${STEM_BRANCH}日?|[吉谷][日旦]|[初底末])?` +
    '|(?<season>(?:孟|仲|季)?[春夏秋冬])[季日月]?(?:[吉谷][日旦])?|[初末底度]|长至日?|元旦)$',
);

/** Year of an era by number, by the cycle of sixty, or both ways in either order. */
const YEAR_OF_ERA = new RegExp(
  `^(?:(?<n>\\d{1,3})(?:年|$|(?=岁次|${STEM_BRANCH})))?(?:岁次?)?(?<cycle>${STEM_BRANCH})?[岁年]?(?:(?<n2>\\d{1,3})年)?(?<rest>.{1,14})?$`,
);

/** 民国24.10.5, written as western dates are. */
const DOTTED = /^(\d{1,3})[./-](\d{1,2})(?:[./-](?=\d{1,2}$)|$)/;

/** Months of these courts are those of the western calendar. */
const WESTERN_MONTHS = new Set(['民国', '中华帝国', '满洲国']);

/** Dynasties that a bare reign title is taken for first when several had it. */
const PREFERRED: readonly string[] = ['清', '明', '民国', '元', '北宋', '南宋', '唐'];

/**
 * The year, month or day that `text` states by a reign title, or by the cycle of sixty in a dynasty.
 *
 * @param text plain spelling, see `datePlain`
 * @returns null when the text is anything else or more; `precision` `ambiguous` with the lowest and
 *   highest year when an era or a stem-branch leaves several
 */
export function readReign(text: string, thisYear: number): DateReading | null {
  const before = Number(/^(?:中华)?民国前(\d{1,2})年?$/.exec(text)?.[1] ?? 0);
  if (before > 0) return pointReading({ year: 1912 - before }, 'republic');
  for (const front of dynastiesInFront(text)) {
    const rest = text.slice(front.length);
    const era = front.dynasty === undefined ? rest : rest.replace(EMPEROR, '');
    const reading = readEra(rest, front, thisYear) ?? readEra(era, front, thisYear);
    if (reading !== null) return reading;
  }
  // 五代南唐保大十年: the age in front of the dynasty says nothing more.
  const later = text.replace(AGE, '');
  return later === text ? null : readReign(later, thisYear);
}

/** 清德宗光绪十年: the temple name between dynasty and era says nothing more. */
const EMPEROR = /^\p{Script=Han}{1,3}?[祖宗帝](?=\p{Script=Han})/u;

const AGE =
  /^(?:五代(?:十国)?|三国|六朝|南朝|北朝|南北朝)[·.]?(?=[后南北东西]|[吴魏蜀宋齐梁陈]\p{Script=Han})/u;

export interface Front {
  readonly length: number;
  readonly dynasty: Dynasty | undefined;
  readonly text: string;
}

/** The ways to see a dynasty at the beginning: none, 元, 元朝, 大清, longest first but for none. */
export function dynastiesInFront(text: string): Front[] {
  const fronts: Front[] = [{ length: 0, dynasty: undefined, text: '' }];
  const great = /^[大皇](?=[汉唐宋元明清])/.test(text) ? 1 : 0;
  for (let size = LONGEST_DYNASTY_NAME; size > 0; size--) {
    const name = text.slice(great, great + size);
    const dynasty = name.length === size ? DYNASTIES.get(name) : undefined;
    if (dynasty === undefined) continue;
    const after = /^(?:[朝代]|时期?)?[·.,:]?/.exec(text.slice(great + size))?.[0].length ?? 0;
    for (const extra of new Set([0, after])) {
      fronts.push({ length: great + size + extra, dynasty, text: name });
    }
  }
  return fronts;
}

/** Reads a reign title and the year in it; `text` begins behind the dynasty. */
function readEra(text: string, front: Front, thisYear: number): DateReading | null {
  for (let size = LONGEST_ERA_NAME; size > 1; size--) {
    const name = text.slice(0, size);
    if (name.length < size) continue;
    const eras = erasNamed(name, front.dynasty?.courts);
    if (eras.length === 0) continue;
    const rest = text.slice(size);
    const reading = readYearOfEra(rest, eras, thisYear) ?? readWesternInEra(rest, eras);
    if (reading !== null) return { ...reading, head: { dynasty: front.text, era: name } };
  }
  return front.dynasty === undefined ? null : readCycleOfDynasty(text, front.dynasty);
}

function readYearOfEra(text: string, eras: readonly Era[], thisYear: number): DateReading | null {
  const found = YEAR_OF_ERA.exec(text.replace(DOTTED, '$1年$2月'))?.groups;
  const number = found?.['n'] ?? found?.['n2'];
  const cycle = found?.['cycle'];
  if (found === undefined || (number === undefined && cycle === undefined)) return null;
  const rest = found['rest'] ?? '';
  const within = rest === '' ? {} : WITHIN_YEAR.exec(rest)?.groups;
  if (within === undefined) return null;

  const index = cycle === undefined ? null : stemBranchIndex(cycle);
  const reading =
    number === undefined
      ? byCycle(index, eras)
      : byNumber(Number(number), cycle === undefined ? undefined : index, eras, thisYear);
  if (reading.precision !== 'year') return reading;
  return withinYear(reading, within, eras);
}

/** Year `n`, checked against the cycle when one is printed too (`undefined`: none printed). */
function byNumber(
  n: number,
  index: number | null | undefined,
  eras: readonly Era[],
  thisYear: number,
): DateReading {
  const fitting = preferred(
    eras.filter(
      (era) => n >= 1 && n <= era.longest && isPlausibleYear(era.first + n - 1, thisYear),
    ),
    eras.length,
  );
  if (fitting.length === 0) return wholeEra(eras, 'uncertain');
  const years = fitting.map((era) => era.first + n - 1);
  if (index === undefined) return candidates(years, eras);
  const agreeing = years.filter((year) => index !== null && cycleOf(year) === index);
  if (agreeing.length > 0) return candidates(agreeing, eras);
  // 光绪二十年乙未: the number says 1894, the cycle 1895. Both are kept, neither is believed.
  const others = index === null ? [] : fitting.flatMap((era) => yearsOfCycle(index, era));
  return {
    ...candidates([...years, ...others], eras),
    precision: 'uncertain',
    certainty: 'approximate',
  };
}

function byCycle(index: number | null, eras: readonly Era[]): DateReading {
  const fitting = preferred(
    eras.filter((era) => index !== null && yearsOfCycle(index, era).length > 0),
    eras.length,
  );
  if (index === null || fitting.length === 0) return wholeEra(eras, 'uncertain');
  return candidates(
    fitting.flatMap((era) => yearsOfCycle(index, era)),
    eras,
  );
}

function yearsOfCycle(index: number, era: Era): number[] {
  return yearsInCycle(index, era.first, era.last);
}

/** Among eras of one name those of the best known dynasty. Nothing to choose when the dynasty was printed. */
function preferred(eras: readonly Era[], printed: number): readonly Era[] {
  if (printed < 2) return eras;
  const dynasty = PREFERRED.find((name) => eras.some((era) => era.dynasty === name));
  return dynasty === undefined ? eras : eras.filter((era) => era.dynasty === dynasty);
}

function candidates(years: readonly number[], eras: readonly Era[]): DateReading {
  const calendar = calendarOf(eras);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return first === last
    ? pointReading({ year: first }, calendar)
    : yearsReading(first, last, 'ambiguous', calendar);
}

export function wholeEra(eras: readonly Era[], precision: 'period' | 'uncertain'): DateReading {
  const chosen = preferred(eras, eras.length);
  const first = Math.min(...chosen.map((era) => era.first));
  const last = Math.max(...chosen.map((era) => era.last));
  const unclear = precision === 'period' && chosen.length > 1;
  return yearsReading(first, last, unclear ? 'ambiguous' : precision, calendarOf(eras));
}

export function calendarOf(eras: readonly Era[]): DateReading['calendar'] {
  return eras.some((era) => era.dynasty === '民国') ? 'republic' : 'reign';
}

/** Month and day are kept where they are western ones; a lunar winter is noted. */
function withinYear(
  reading: DateReading,
  within: Readonly<Record<string, string | undefined>>,
  eras: readonly Era[],
): DateReading {
  const { month: printed, day, first, lunar, leap, season } = within;
  const { year } = reading.start;
  const western =
    eras.some((era) => WESTERN_MONTHS.has(era.dynasty)) ||
    (year >= 1873 && eras.some((era) => era.dynasty === '日本'));
  const month = { 正: 1, 冬: 11, 腊: 12 }[printed ?? ''] ?? Number(printed);
  const isLunar = lunar ?? leap ?? first ?? (/^\d/.test(printed ?? '1') ? undefined : printed);
  if (!western || isLunar !== undefined) {
    return { ...reading, lateInYear: month >= 11 || (season ?? '').endsWith('冬') };
  }
  if (!(month >= 1 && month <= 12)) return reading;
  const known = day === undefined ? undefined : Number(day);
  const isDay = known !== undefined && known >= 1 && known <= daysIn(year, month);
  return pointReading({ year, month, day: isDay ? known : undefined }, reading.calendar);
}

/** 清光绪1894年: a western year that lies in the era. */
function readWesternInEra(text: string, eras: readonly Era[]): DateReading | null {
  const year = Number(/^(\d{4})年?$/.exec(text)?.[1] ?? NaN);
  const inside = eras.some((era) => year >= era.first && year <= era.last);
  return inside ? pointReading({ year }, calendarOf(eras)) : null;
}

const ONLY_CYCLE = new RegExp(`^(?:岁次?)?(${STEM_BRANCH})[岁年]?$`);

/** 清甲午: every year of the dynasty with that place in the cycle. 清1874年: a western year inside it. */
function readCycleOfDynasty(text: string, dynasty: Dynasty): DateReading | null {
  const { first, last } = dynasty;
  const western = Number(/^(\d{4})年?$/.exec(text)?.[1] ?? NaN);
  if (western >= first && western <= last) return pointReading({ year: western });
  const index = ONLY_CYCLE.exec(text)?.[1];
  const place = index === undefined ? null : stemBranchIndex(index);
  if (place === null || Number.isNaN(first)) return null;
  const years = yearsInCycle(place, first, last);
  return years.length === 0 ? null : candidates(years, []);
}
