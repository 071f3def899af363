/**
 * Which of these documents are one work: what their pairs connect is taken together and handed to
 * `clustersOf`, with what is known of every two of them. Those that no key brought together are compared here,
 * since a contradiction counts wherever it stands.
 */
import type { DocumentId } from '../../../../catalogue/document.ts';
import { clustersOf } from '../../../../catalogue/matching/clusters.ts';
import type { KnownPair } from '../../../../catalogue/matching/clusters.ts';
import { compareStatements } from '../../../../catalogue/matching/comparison/comparison.ts';
import type { Added } from './blocks.ts';
import type { Matching } from './matching.ts';
import { countedOutcome } from './pairs.ts';
import type { PairRow } from './pairs.ts';

/** Documents connected by pairs of which every two are compared; of more, only those that keys brought together. */
const MOST_WEIGHED = 100;

interface Member {
  readonly added: Added;
  readonly id: DocumentId;
}

/**
 * @param live every document that is connected with one of them, oldest first
 * @param alone those that are known to be the same as no other
 * @returns works, each with its documents oldest first
 */
export function worksAmong(
  live: readonly Added[],
  alone: { has(added: Added): boolean },
  matching: Matching,
): Added[][] {
  const works: Added[][] = [];
  const met = new Set<Added>();
  for (const added of live) {
    if (met.has(added)) continue;
    met.add(added);
    const connected = alone.has(added) ? [added] : connectedWith(added, matching);
    for (const one of connected) met.add(one);
    if (connected.length === 1) works.push(connected);
    else works.push(...cut(connected, matching));
  }
  return works;
}

/** In the order in which they were first stored. */
function connectedWith(added: Added, { pairs }: Matching): Added[] {
  const found = new Set([added]);
  for (const one of found) for (const other of pairs.same(one)) found.add(other);
  return [...found].sort((one, other) => one - other);
}

function cut(connected: readonly Added[], matching: Matching): Added[][] {
  const members = connected.flatMap((added): Member[] => {
    const id = matching.idOf(added);
    return id === undefined ? [] : [{ added, id }];
  });
  const stored = storedAmong(members, matching);
  const known = [
    ...stored.map(({ known: pair }) => pair),
    ...(members.length > MOST_WEIGHED ? [] : compared(members, stored, matching)),
  ];
  const ids = members.map(({ id }) => id);
  const { clusters, apart } = clustersOf(ids, known);
  const waiting = new Set(apart);
  for (const { row, known: pair } of stored) {
    if ((row.apart === 1) !== waiting.has(pair)) matching.pairs.setApart(row, waiting.has(pair));
  }
  const addedOf = new Map(members.map(({ added, id }) => [id, added]));
  return clusters.map((cluster) => cluster.flatMap((id) => addedOf.get(id) ?? []));
}

interface Stored {
  readonly row: PairRow;
  readonly known: KnownPair;
}

function storedAmong(members: readonly Member[], { pairs }: Matching): Stored[] {
  const idOf = new Map<Added, DocumentId>(members.map(({ added, id }) => [added, id]));
  return members.flatMap(({ added }) =>
    pairs.after(added).flatMap((row): Stored[] => {
      const [a, b] = [idOf.get(row.a), idOf.get(row.b)];
      if (a === undefined || b === undefined) return [];
      const { score, said } = row;
      return [
        { row, known: { a, b, outcome: countedOutcome(row), score, decided: said !== null } },
      ];
    }),
  );
}

/** Every two between which no pair is stored. */
function compared(
  members: readonly Member[],
  stored: readonly Stored[],
  matching: Matching,
): KnownPair[] {
  const met = new Set(stored.map(({ row }) => `${row.a} ${row.b}`));
  return members.flatMap(({ added: a }, i) =>
    members.slice(i + 1).flatMap(({ added: b }): KnownPair[] => {
      if (met.has(`${a} ${b}`)) return [];
      const [one, other] = [matching.statement(a), matching.statement(b)];
      if (one === undefined || other === undefined) return [];
      const { outcome, score } = compareStatements(one, other);
      return [{ a: one.id, b: other.id, outcome, score }];
    }),
  );
}
