/**
 * Of a set, a run of issues or a series that is offered as a whole: which of its parts are held, and which are
 * missing, as far as the line says how many there are.
 */
import { compareTitles } from '../../catalogue/matching/comparison/compare-titles.ts';
import type { PartNumber } from '../../catalogue/matching/statement/parts.ts';
import type { MatchStatement } from '../../catalogue/matching/statement/statement.ts';
import { readNumeral } from '../../catalogue/text/chinese-numerals.ts';
import { fold } from '../../catalogue/text/text.ts';
import type { RelatedWork } from './relate.ts';

export interface PartsHeld {
  /** Names of the parts that are held, in order: 上册, 第2册. */
  readonly held: readonly string[];
  /** Of those that are not; undefined when nobody knows how many there are. */
  readonly missing: readonly string[] | undefined;
}

/** A set of more is told of by its parts that are held alone. */
const MOST_PARTS = 400;

/** @param count parts of what is offered, see `partsCounted` */
export function partsHeld(
  line: MatchStatement,
  count: number | undefined,
  parts: readonly RelatedWork[],
): PartsHeld {
  const numbers = parts.map(({ by }) => numberOf(line, by.statement));
  const expected = expectedOf(line, count);
  if (expected === undefined || numbers.includes(undefined)) {
    const named = parts.map(({ by }, i) => nameOf(numbers[i], by.statement));
    return {
      held: [...new Set(named)].toSorted(inOrder),
      missing: areAllNamed(line, expected, numbers, parts) ? [] : undefined,
    };
  }
  const [first, last] = expected;
  const total = last - first + 1;
  const held = new Set<number>();
  for (const one of numbers) {
    if (one === undefined) continue;
    // 下 is the second of two.
    const isLastOfTwo = one.unit === 'position' && one.from === 3 && total === 2;
    const [from, to] = isLastOfTwo ? [2, 2] : [one.from, one.to];
    for (let n = from; n <= to && n <= last; n++) held.add(n);
  }
  const arePositions = total <= 3 && numbers.some((one) => one?.unit === 'position');
  const unit = parts.map(({ by }) => unitOf(by.statement)).find((one) => one !== '') ?? '册';
  const name = (n: number): string =>
    arePositions ? `${(total === 2 ? '上下' : '上中下').charAt(n - 1)}${unit}` : `第${n}${unit}`;
  const all = Array.from({ length: total }, (_, i) => first + i);
  return {
    held: all.filter((n) => held.has(n)).map(name),
    missing: all.filter((n) => !held.has(n)).map(name),
  };
}

/** 全3册, of which 人物卷, 风俗卷 and 物产卷 are held: as many names as there are volumes. */
function areAllNamed(
  line: MatchStatement,
  expected: readonly [number, number] | undefined,
  numbers: readonly (PartNumber | undefined)[],
  parts: readonly RelatedWork[],
): boolean {
  if (expected === undefined || numbers.some((one) => one !== undefined)) return false;
  const names = parts.map(({ by }) => fold(compareTitles(line, by.statement).b.name));
  return !names.includes('') && new Set(names).size === expected[1] - expected[0] + 1;
}

/** The number of the part in what is offered; undefined for one that has none. */
function numberOf(line: MatchStatement, part: MatchStatement): PartNumber | undefined {
  const { numbers } = compareTitles(line, part).b;
  return numbers.find(({ unit }) => unit !== 'year' && unit !== 'total') ?? numbers[0];
}

const COUNTED_BY = /[上中下\d一二三四五六七八九十]\s?([册辑卷编集期部函])/u;

/** 辑 of 江宁文史资料 第3辑; '' where the record says none. */
function unitOf({ printed }: MatchStatement): string {
  return COUNTED_BY.exec(fold(printed.title))?.[1] ?? '';
}

function nameOf(number: PartNumber | undefined, part: MatchStatement): string {
  if (number === undefined || number.unit === 'special' || number.unit === 'day')
    return part.printed.title;
  const { unit, from, to } = number;
  const counted = unitOf(part) || '册';
  if (unit === 'position') return `${'上中下'.charAt(from - 1)}${counted}`;
  const span = from === to ? String(from) : `${from}-${to}`;
  return unit === 'year' ? `${span}年` : `第${span}${counted}`;
}

/** 上 before 下, 第2册 before 第10册. */
function inOrder(one: string, other: string): number {
  const place = (name: string): number =>
    '上中下'.indexOf(name.charAt(0)) + 1 || Number(/\d+/u.exec(name)?.[0] ?? 0);
  return place(one) - place(other) || (one < other ? -1 : 1);
}

const NUMERAL = '(\\d{1,3}|[一二三四五六七八九十百两]{1,4})';
/** 全3册, 全套共十二卷, 套装3册, 共2本. */
const COUNTED = new RegExp(
  `(?:全|共|套装|套书|整套)[全套共装计]{0,3}\\s?${NUMERAL}\\s?[册卷辑本集种]`,
  'u',
);
/** 上中下, 上、中、下册, 上下卷; behind a mark or a unit, as 天上下起 is a title. */
const NAMED = /(?:^|[(\s:.,·])上[、,，/和]?(中[、,，/和]?)?下(?=$|[)\s]|[册卷编集部])/u;

/**
 * How many parts what is offered has, where its title, extent or notes say so.
 */
export function partsCounted(
  words: readonly string[],
  { imprint }: MatchStatement,
): number | undefined {
  for (const text of words) {
    const folded = fold(text.slice(0, 200));
    const numeral = COUNTED.exec(folded)?.[1];
    const said =
      numeral === undefined
        ? null
        : /^\d/u.test(numeral)
          ? Number(numeral)
          : readNumeral(numeral.replace('两', '二'));
    if (said !== null && said > 1) return said;
    const named = NAMED.exec(folded);
    if (named !== null) return named[1] === undefined ? 2 : 3;
  }
  return imprint.volumes !== null && imprint.volumes > 1 ? imprint.volumes : undefined;
}

/** First and last number of the parts that are offered: of issues bound together their own, of a set 1 to all. */
function expectedOf(
  { readings: [own] }: MatchStatement,
  count: number | undefined,
): readonly [number, number] | undefined {
  const span = own?.numbers.find(({ from, to, unit }) => unit !== 'year' && to > from);
  if (span !== undefined) return [span.from, span.to];
  return count === undefined || count > MOST_PARTS ? undefined : [1, count];
}
