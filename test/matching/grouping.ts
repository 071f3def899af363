/**
 * From many descriptions to groups, as the catalogue does it but in memory: keys nominate, pairs are compared,
 * clusters come from the pairs.
 */
import type { DocumentId } from '../../catalogue/document.ts';
import { clustersOf } from '../../catalogue/matching/clusters.ts';
import type { KnownPair } from '../../catalogue/matching/clusters.ts';
import { compareStatements } from '../../catalogue/matching/comparison/comparison.ts';
import { nominatingKeys } from '../../catalogue/matching/keys.ts';
import { statementOf } from '../../catalogue/matching/statement/statement.ts';
import type { MatchStatement } from '../../catalogue/matching/statement/statement.ts';
import { Random } from '../support/random.ts';
import { documentOf } from './described.ts';
import type { Side } from './pairs/hands/hands.ts';

/** A description whose work is known. */
export interface KnownRecord {
  readonly work: string;
  readonly side: Side;
}

export interface Compared {
  readonly ids: readonly DocumentId[];
  readonly workOf: ReadonlyMap<DocumentId, string>;
  readonly pairs: readonly KnownPair[];
  /** By id, what is shown of a mistake. */
  readonly titles: ReadonlyMap<DocumentId, string>;
  /** How many pairs the keys nominated. */
  readonly nominated: number;
}

export function compareAll(records: readonly KnownRecord[]): Compared {
  const statements = records.map(({ side }, i) => statementOf(documentOf(side, `r${String(i)}`)));
  const workOf = new Map(statements.map(({ id }, i) => [id, records[i]?.work ?? '']));
  const nominated = nominatedPairs(statements);
  const pairs = nominated.flatMap(([i, j]): KnownPair[] => {
    const [a, b] = [statements[i], statements[j]];
    if (a === undefined || b === undefined) return [];
    const { outcome, score } = compareStatements(a, b);
    return [{ a: a.id, b: b.id, outcome, score }];
  });
  return {
    ids: statements.map(({ id }) => id),
    workOf,
    pairs,
    titles: new Map(statements.map(({ id, printed }) => [id, printed.title])),
    nominated: nominated.length,
  };
}

/** Every two that have a key in common, once. */
function nominatedPairs(statements: readonly MatchStatement[]): [number, number][] {
  const blocks = new Map<string, number[]>();
  for (const [i, statement] of statements.entries()) {
    for (const key of new Set(nominatingKeys(statement).map((one) => one.key))) {
      const block = blocks.get(key);
      if (block === undefined) blocks.set(key, [i]);
      else block.push(i);
    }
  }
  const seen = new Set<number>();
  const pairs: [number, number][] = [];
  for (const block of blocks.values()) {
    for (const [k, i] of block.entries()) {
      for (const j of block.slice(k + 1)) {
        const pair = i * statements.length + j;
        if (seen.has(pair)) continue;
        seen.add(pair);
        pairs.push([i, j]);
      }
    }
  }
  return pairs;
}

/** Groups of the documents when they come in this order. */
export function groupsOf(
  { ids, pairs }: Compared,
  order: readonly number[] = ids.map((_, i) => i),
): DocumentId[][] {
  const inOrder = order.flatMap((i) => ids[i] ?? []);
  return clustersOf(inOrder, pairs).clusters.map((cluster) => [...cluster]);
}

/** How many groups differ between orders of arrival; the first order is the one in which they stand. */
export function differencesByOrder(compared: Compared, orders: number): number {
  const random = new Random(20);
  const first = partition(groupsOf(compared));
  let most = 0;
  for (let n = 0; n < orders; n++) {
    const order = shuffled(compared.ids.length, random);
    const other = partition(groupsOf(compared, order));
    most = Math.max(most, [...other].filter((group) => !first.has(group)).length);
  }
  return most;
}

function partition(groups: readonly (readonly DocumentId[])[]): Set<string> {
  return new Set(groups.map((group) => group.toSorted().join(' ')));
}

function shuffled(length: number, random: Random): number[] {
  const order = Array.from({ length }, (_, i) => i);
  for (let i = length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [order[i], order[j]] = [order[j] ?? j, order[i] ?? i];
  }
  return order;
}
