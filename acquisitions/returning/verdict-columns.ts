/** The columns that a returned file has behind those of the supplier: one line of a list, told in ten cells. */
import type { CheckedLine } from '../../catalogue/ports/check-lists.ts';
import { heldCopies } from '../../catalogue/checks/result.ts';
import type { FoundWork, LineResult } from '../../catalogue/checks/result.ts';
import { dayInShanghai } from '../../catalogue/time.ts';
import type { Cell } from './cells.ts';
import type { Around } from './words.ts';

type Holding = FoundWork['holdings'][number];

interface VerdictColumn {
  readonly heading: string;
  /** In characters. */
  readonly width: number;
  readonly cell: (line: CheckedLine, result: LineResult, told: Told) => Cell;
}

/** Where a file is going. */
export interface Told extends Around {
  /** Code of the library whose list it is. */
  readonly mine: string;
  /** 买 or 做: what is chosen of a line. */
  readonly wanted: string;
}

const COLUMNS: readonly VerdictColumn[] = [
  { heading: '结论', width: 16, cell: (_, { verdict }, told) => told.verdicts[verdict] },
  { heading: '说明', width: 42, cell: (_, { sentence }) => sentence },
  { heading: '本馆', width: 8, cell: (_, result, told) => ownCopies(result, told) },
  {
    heading: '市内他馆',
    width: 30,
    cell: (_, result, told) =>
      heldBy(
        heldCopies(result).filter(({ library }) => library !== told.mine),
        told,
      ),
  },
  { heading: '载体', width: 10, cell: (_, result, told) => carriersOf(heldCopies(result), told) },
  { heading: '获取', width: 14, cell: (_, result, told) => accessOf(heldCopies(result), told) },
  { heading: '标记', width: 22, cell: (line, result, told) => flagsOf(line, result, told) },
  {
    heading: '分数',
    width: 8,
    cell: (_, { works, score }) => (works.length === 0 ? '' : Math.round(score * 100) / 100),
  },
  { heading: '人工意见', width: 24, cell: ({ choice }, _, told) => choiceOf(choice, told) },
  {
    heading: '链接',
    width: 34,
    cell: (_, { works: [first] }, told) => (first === undefined ? '' : told.address(first.id)),
  },
];

export const VERDICT_HEADINGS: readonly string[] = COLUMNS.map(({ heading }) => heading);
/** Whether the columns of a verdict begin here, in a returned file that is handed in again. */
export function areVerdictHeadings(headings: readonly string[], from: number): boolean {
  return VERDICT_HEADINGS.every((heading, i) => headings[from + i] === heading);
}

export const VERDICT_WIDTHS: readonly number[] = COLUMNS.map(({ width }) => width);

export function verdictCells(line: CheckedLine, told: Told): readonly Cell[] {
  const { result } = line;
  if (result === null) return ['尚未核对', ...COLUMNS.slice(1).map(() => '')];
  return COLUMNS.map(({ cell }) => cell(line, result, told));
}

function ownCopies(result: LineResult, { mine }: Told): Cell {
  if (result.verdict === 'unreadable') return '';
  const own = heldCopies(result).filter(({ library }) => library === mine);
  return own.length === 0 ? 0 : (copiesOf(own) ?? '有');
}

/** Undefined when a record does not say. */
function copiesOf(holdings: readonly Holding[]): number | undefined {
  let sum = 0;
  for (const { copies } of holdings) {
    if (copies === null) return undefined;
    sum += copies;
  }
  return sum;
}

/** 玄武区图书馆（2 册）、江宁区图书馆 */
export function heldBy(holdings: readonly Holding[], { library }: Around): string {
  return [...Map.groupBy(holdings, (one) => one.library)]
    .map(([code, own]) => {
      const copies = copiesOf(own);
      return copies === undefined ? library(code) : `${library(code)}（${copies} 册）`;
    })
    .join('、');
}

export function carriersOf(holdings: readonly Holding[], { carriers }: Around): string {
  return [...new Set(holdings.map((one) => one.carrier))].map((one) => carriers[one]).join('、');
}

export function accessOf(holdings: readonly Holding[], { access }: Around): string {
  return [...new Set(holdings.map((one) => one.access))].map((one) => access[one]).join('、');
}

function flagsOf(
  { otherLists }: CheckedLine,
  { flags, sameLines }: LineResult,
  told: Told,
): string {
  const rows = sameLines.filter(({ list }) => list === null).map(placeOf);
  const others = otherLists.map(
    ({ library, at }) => `${told.library(library)} ${dayInShanghai(at)}`,
  );
  return flags
    .map((flag) => {
      const where = flag === 'duplicate-in-list' ? rows : flag === 'on-other-list' ? others : [];
      return where.length === 0 ? told.flags[flag] : `${told.flags[flag]}（${where.join('、')}）`;
    })
    .join('；');
}

function placeOf({ sheet, row }: { readonly sheet: string; readonly row: number }): string {
  return sheet === '' ? `第 ${row} 行` : `${sheet} 第 ${row} 行`;
}

export function choiceOf(choice: CheckedLine['choice'], told: Told): string {
  if (choice === null) return '';
  const { buy, verdict, why, by, at } = choice;
  const said = [
    buy === null ? '' : `${buy ? '' : '不'}${told.wanted}`,
    verdict === null ? '' : `改判：${told.verdicts[verdict]}`,
    why,
  ].filter((text) => text !== '');
  return `${said.join('；')}（${by}，${dayInShanghai(at)}）`;
}
