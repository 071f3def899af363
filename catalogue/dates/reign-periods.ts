/**
 * Reads a period of Chinese history in the plain spelling of `plain.ts`: 清, 明末清初, 康熙年间,
 * 乾隆嘉庆间.
 *
 * A bare reign title is a period only when it is a clear one of 明 or 清, or when something says that
 * it is a date: a dynasty before it, 间 or an edition word behind it. Neighbour: `reigns.ts`.
 */
import { hullOf, noSurerThan, yearsReading, type DateReading } from './reading.ts';
import { phaseOf, type Dynasty, type Phase } from './dynasties.ts';
import { ERA_PAIRS, erasNamed, LONGEST_ERA_NAME, type Era } from './eras.ts';
import { calendarOf, dynastiesInFront, wholeEra } from './reigns.ts';

const EARLY = '初年|初期|初|前期|早期|前叶';
const MIDDLE = '中期|中叶';
const LATE = '末年|末期|末|晚期|后期|晚年|季年?(?![春夏秋冬])|末叶';
const PHASE = new RegExp(`^(?:(?<early>${EARLY})|(?<middle>${MIDDLE})|(?<late>${LATE}))`);
/** 晚清, 初唐: the part stands in front. */
const PHASE_BEFORE = /^(?:(?<early>初|盛)|(?<middle>中)|(?<late>晚))(?=[汉唐宋元明清])/;

/** What may close a period; 康熙中 means during 康熙. */
const CLOSING = /^(?:年间|之间|间|之际|期间|时期|时代|时|朝|代|年|中|之交)?$/;

/** Reign titles clear enough to stand alone in a date field; 正统 and 天顺 are words or doubtful. */
const CLEAR_ALONE = new Set(['明', '清', '民国']);
const NEVER_ALONE = new Set(['正统', '利用']);

/**
 * The span of one or more dynasties and eras in a row: 清, 明末清初, 宋元间, 乾隆嘉庆间, 乾嘉间, 民国20年代.
 *
 * @param text plain spelling, see `datePlain`
 * @param editionFollows true when an edition word (刻本) followed, which makes even a bare reign title a date
 * @returns null when the text is anything else or more
 */
export function readPeriod(text: string, editionFollows: boolean): DateReading | null {
  const decade = /^民国([1-3])0年代$/.exec(text);
  if (decade !== null) {
    const first = 1911 + Number(decade[1]) * 10;
    return yearsReading(first, first + 9, 'decade', 'republic');
  }
  return readItems(text, editionFollows, 6);
}

/** Reads `text` as at most `most` items; every way to cut an item is tried (元丰 is not 元 and 丰). */
function readItems(text: string, editionFollows: boolean, most: number): DateReading | null {
  for (const item of periodItems(text)) {
    const rest = text.slice(item.length);
    const isNamed = rest !== '' || most < 6 || item.standsAlone || editionFollows;
    if (CLOSING.test(rest)) return isNamed ? item.reading : null;
    const others =
      most > 1 ? readItems(rest.replace(/^[,·/及和与暨]/, ''), editionFollows, most - 1) : null;
    if (others !== null && isRow(item, others)) return hullOf(item.reading, others, 'period');
  }
  return null;
}

/** Oldest first, and not a family name before what is an era as well: 吴越春秋 is a book, 陈景云 a man. */
function isRow(item: PeriodItem, others: DateReading): boolean {
  const couldBeFamily = !item.standsAlone && item.reading.head?.era === '';
  const isBareEra = others.head?.dynasty === '' && others.head.era !== '';
  return item.reading.start.year <= others.start.year && !(couldBeFamily && isBareEra);
}

interface PeriodItem {
  readonly reading: DateReading;
  readonly length: number;
  readonly standsAlone: boolean;
}

/** The ways to see one dynasty or era with its part at the beginning: 明末, 晚清, 清康熙, 万历. */
function periodItems(text: string): PeriodItem[] {
  const before = PHASE_BEFORE.exec(text);
  const offset = before?.[0].length ?? 0;
  const fronts = dynastiesInFront(text.slice(offset)).toSorted((a, b) => b.length - a.length);
  return fronts.flatMap(({ length, dynasty, text: name }) => {
    const found = readSpan(text.slice(offset + length), dynasty);
    if (found === null) return [];
    const phase = phaseIn(before?.groups) ?? phaseIn(found.phase?.groups);
    const { first, last, eras } = found;
    const [from, to] = phase === undefined ? [first, last] : phaseOf({ first, last }, phase);
    const precision = eras.length > 0 ? wholeEra(eras, 'period').precision : 'period';
    const calendar = eras.length > 0 ? calendarOf(eras) : first === 1912 ? 'republic' : 'period';
    const whole = yearsReading(from, to, precision, calendar);
    const clear = eras.some((era) => CLEAR_ALONE.has(era.dynasty) && !NEVER_ALONE.has(era.name));
    const item: PeriodItem = {
      reading: {
        ...(phase === undefined ? whole : noSurerThan(whole, 'approximate')),
        head: { dynasty: name, era: eras[0]?.name ?? '' },
      },
      length: offset + length + found.length,
      standsAlone:
        phase !== undefined ||
        (eras.length === 0
          ? dynasty?.standsAlone === true || length > name.length
          : dynasty !== undefined || clear),
    };
    return [item];
  });
}

interface Span {
  readonly first: number;
  readonly last: number;
  readonly eras: readonly Era[];
  readonly phase: RegExpExecArray | null;
  readonly length: number;
}

/** Years of the era at the beginning of `text`, else those of the dynasty before it. */
function readSpan(text: string, dynasty: Dynasty | undefined): Span | null {
  for (let size = LONGEST_ERA_NAME; size > 1; size--) {
    const name = text.slice(0, size);
    if (name.length < size) continue;
    // 康乾 is a period only when a word such as 间 says so; alone it could be a name.
    const isPair = /^(?:年?间|之[间际]|时期)/.test(text.slice(size));
    const pair = dynasty === undefined || dynasty.last > 1368 ? ERA_PAIRS.get(name) : undefined;
    if (isPair && pair !== undefined) {
      return { first: pair[0], last: pair[1], eras: [], phase: null, length: size };
    }
    const eras = erasNamed(name, dynasty?.courts);
    if (eras.length === 0) continue;
    const phase = PHASE.exec(text.slice(size));
    const length = size + (phase?.[0].length ?? 0);
    const { start, end } = wholeEra(eras, 'period');
    return { first: start.year, last: end?.year ?? start.year, eras, phase, length };
  }
  if (dynasty === undefined || Number.isNaN(dynasty.first)) return null;
  const phase = PHASE.exec(text);
  return { ...dynasty, eras: [], phase, length: phase?.[0].length ?? 0 };
}

function phaseIn(
  groups: Readonly<Record<string, string | undefined>> | undefined,
): Phase | undefined {
  return (['early', 'middle', 'late'] as const).find((phase) => groups?.[phase] !== undefined);
}
