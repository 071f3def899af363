/**
 * Some lines of a list, held against the catalogue, against the lines before them, and against what other libraries
 * look at in this quarter: all by the same comparison.
 */
import { QUARTER_MS } from '../catalogue/checks/list.ts';
import type { CheckList } from '../catalogue/checks/list.ts';
import type { LineResult, SameLine } from '../catalogue/checks/result.ts';
import type { ListLine } from '../catalogue/checks/rows.ts';
import { statementOf } from '../catalogue/matching/statement/statement.ts';
import type { MatchStatement } from '../catalogue/matching/statement/statement.ts';
import type { Candidates } from '../catalogue/ports/candidates.ts';
import type { AlikeLine, CheckProgress, LineFound } from '../catalogue/ports/check-lists.ts';
import { dayInShanghai } from '../catalogue/time.ts';
import { checkLines } from './check-lines.ts';
import { areOneLine, lineKeys } from './judging/same-lines.ts';
import { documentOfLine } from './line-document.ts';
import type { LineMoney } from './money.ts';

export interface NumberedLine {
  /** Its place in the list, from 1. */
  readonly number: number;
  readonly line: ListLine;
}

export interface SliceParts {
  readonly progress: Pick<CheckProgress, 'alike'>;
  readonly catalogue: Candidates;
  readonly now: Date;
}

/** Lines that one line is compared with, and keys by which they are found. */
const MOST_ALIKE = 40;
const MOST_KEYS = 12;

/** @returns in the order of the lines */
export async function checkSlice(
  list: CheckList,
  slice: readonly NumberedLine[],
  { progress, catalogue, now }: SliceParts,
): Promise<LineFound[]> {
  const { purpose, offered, library } = list;
  const described = slice.map(({ line }) => describedLine(line, offered));
  const terms = { purpose, offered, library, today: dayInShanghai(now.toISOString()) };
  const results = await checkLines(described, terms, catalogue);
  const since = new Date(now.getTime() - QUARTER_MS).toISOString();
  const stated = described.map(({ described: reading }) => {
    if ('unreadable' in reading) return undefined;
    const statement = statementOf(reading.document);
    return { statement, keys: lineKeys(statement).slice(0, MOST_KEYS) };
  });
  const keys = [...new Set(stated.flatMap((one) => one?.keys ?? []))];
  const alike = Map.groupBy(await progress.alike(list, keys, since, MOST_ALIKE), ({ key }) => key);
  const here = new LinesBefore();
  return slice.flatMap(({ number, line }, i) => {
    const [money, result] = [described[i]?.described.money, results[i]];
    if (money === undefined || result === undefined) return [];
    const one = stated[i];
    const found = { number, result, money: moneyKept(money), keys: one?.keys ?? [] };
    if (one === undefined) return [{ ...found, same: [] }];
    const same = distinct(one.keys.flatMap((key) => alike.get(key) ?? []))
      .filter((other) => other.list !== list.id || other.number < number)
      .slice(0, MOST_ALIKE)
      .filter((other) => isOne(one.statement, other.line, offered));
    const [own, others] = [same.filter(isOwn), same.filter((other) => !isOwn(other))];
    const before = [...own.map((other) => other.line), ...here.same(one.statement, one.keys)];
    here.add(line, one.statement, one.keys);
    return [
      {
        ...found,
        result: withLinesBefore(result, before),
        same: others.map((other) => ({ list: other.list, number: other.number })),
      },
    ];
  });

  function isOwn(other: AlikeLine): boolean {
    return other.list === list.id;
  }
}

/** Each line once, whatever keys it has in common. */
function distinct(alike: readonly AlikeLine[]): AlikeLine[] {
  return [...new Map(alike.map((one) => [`${one.list} ${one.number}`, one])).values()];
}

function describedLine(line: ListLine, offered: CheckList['offered']) {
  const described = documentOfLine(line, offered);
  // What the line, its list or its kind of file says of paper or file has been weighed with the whole of the line.
  return 'unreadable' in described
    ? { line, described }
    : { line: { ...line, offered: described.offered }, described };
}

/** Lines of a slice that later ones of it may repeat. */
class LinesBefore {
  readonly #byKey = new Map<number, { line: ListLine; statement: MatchStatement }[]>();

  add(line: ListLine, statement: MatchStatement, keys: readonly number[]): void {
    for (const key of keys)
      this.#byKey.set(key, [...(this.#byKey.get(key) ?? []), { line, statement }]);
  }

  same(statement: MatchStatement, keys: readonly number[]): ListLine[] {
    const alike = new Set(keys.flatMap((key) => this.#byKey.get(key) ?? []));
    return [...alike]
      .slice(0, MOST_ALIKE)
      .flatMap((one) => (areOneLine(statement, one.statement) ? [one.line] : []));
  }
}

function isOne(statement: MatchStatement, line: ListLine, offered: CheckList['offered']): boolean {
  const other = documentOfLine(line, offered);
  return 'document' in other && areOneLine(statement, statementOf(other.document));
}

function withLinesBefore(result: LineResult, before: readonly ListLine[]): LineResult {
  if (before.length === 0) return result;
  const told = new Map(before.map(({ sheet, row }) => [`${sheet}\n${row}`, { sheet, row }]));
  const sameLines: SameLine[] = [...told.values()].map((name) => ({ list: null, ...name }));
  return { ...result, flags: ['duplicate-in-list', ...result.flags], sameLines };
}

function moneyKept({ price, copies, list, net, setKey }: LineMoney): LineFound['money'] {
  return { price, copies, list, net, setKey };
}
