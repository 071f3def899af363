/**
 * Of a set, a run of issues or a series that is offered as a whole: which of its parts are held, and which are
 * missing, as far as the line says how many there are.
 */
import { compareTitles } from '../../catalogue/matching/compare-titles.ts';
import type { PartNumber } from '../../catalogue/matching/parts.ts';
import type { MatchStatement } from '../../catalogue/matching/statement.ts';
import { readNumeral } from '../../catalogue/text/chinese-numerals.ts';
import type { RelatedWork } from './relate.ts';

export interface PartsHeld {
  /** Names of the parts that are held, in order: 上册, 第2册. */
  readonly held: readonly string[];
  /** Of those that are not; undefined when nobody knows how many there are. */
  readonly missing: readonly string[] | undefined;
}

/** A set of more is told of by its parts that are held alone. */
const MOST_PARTS = 200;

/** @param words what the line says of its extent: title, extent, notes */
export function partsHeld(
  line: MatchStatement,
  words: readonly string[],
  parts: readonly RelatedWork[],
): PartsHeld {
  const numbers = parts.map(({ by }) => numberOf(line, by.statement));
  const expected = expectedOf(line, words);
  const arePositions = numbers.some((one) => one?.unit === 'position');
  if (expected === undefined || numbers.includes(undefined)) {
    const named = parts.map(({ by }, i) => nameOf(numbers[i], by.statement));
    return { held: [...new Set(named)], missing: undefined };
  }
  const [first, last] = expected;
  const total = last - first + 1;
  const held = new Set<number>();
  for (const one of numbers) {
    if (one === undefined) continue;
    // 下 is the second of two.
    const [from, to] =
      one.unit === 'position' && one.from === 3 && total === 2 ? [2, 2] : [one.from, one.to];
    for (let n = from; n <= to && n <= last; n++) held.add(n);
  }
  const all = Array.from({ length: total }, (_, i) => first + i);
  const name = (n: number): string =>
    arePositions && total <= 3 ? `${positions(total)[n - 1] ?? ''}册` : `第${String(n)}册`;
  return {
    held: all.filter((n) => held.has(n)).map(name),
    missing: all.filter((n) => !held.has(n)).map(name),
  };
}

function positions(total: number): readonly string[] {
  return total === 2 ? ['上', '下'] : ['上', '中', '下'];
}

/** The number of the part in what is offered; undefined for one that has none. */
function numberOf(line: MatchStatement, part: MatchStatement): PartNumber | undefined {
  const { numbers } = compareTitles(line, part).b;
  return numbers.find(({ unit }) => unit !== 'year' && unit !== 'total') ?? numbers[0];
}

function nameOf(number: PartNumber | undefined, { printed }: MatchStatement): string {
  if (number === undefined) return printed.title;
  if (number.unit === 'position') return `${['上', '中', '下'][number.from - 1] ?? ''}册`;
  const span =
    number.from === number.to ? String(number.from) : `${String(number.from)}-${String(number.to)}`;
  return number.unit === 'year' ? `${span}年` : `第${span}册`;
}

const NUMERAL = '(\\d{1,3}|[一二三四五六七八九十百两]{1,4})';
/** 全3册, 全套共十二卷, 套装3册. */
const COUNTED = new RegExp(
  `(?:全|共|套装|套书|整套)[全套共装]{0,3}\\s?${NUMERAL}\\s?[册卷辑本集]`,
  'u',
);

/** First and last number of the parts that are offered: of issues bound together their own, of a set 1 to all. */
function expectedOf(
  { readings: [own], imprint }: MatchStatement,
  words: readonly string[],
): readonly [number, number] | undefined {
  const span = own?.numbers.find(({ from, to, unit }) => unit !== 'year' && to > from);
  if (span !== undefined) return [span.from, span.to];
  const said = words
    .map((text) => COUNTED.exec(text.slice(0, 200))?.[1])
    .find((numeral) => numeral !== undefined);
  const total =
    said === undefined ? imprint.volumes : /^\d/u.test(said) ? Number(said) : readNumeral(said);
  return total === null || total < 2 || total > MOST_PARTS ? undefined : [1, total];
}
