/**
 * Clusters: which documents are one work, out of what is known of every two of them. Pure, and blind to the
 * order in which documents came: pairs are taken from the strongest to the weakest, equal ones by their ids.
 *
 * A pair joins two groups unless something inside them would contradict, which is to cut the weakest pairs of a
 * group until no contradiction is left in it. A document that fits two works which contradict each other joins
 * neither: it stands by itself, or with others like it, until a person has said where it belongs.
 *
 * A person's word goes before the machine's: documents that a person joined are one from the beginning, and only
 * a person's word takes them apart (cannot-link > must-link > machine).
 */
import type { DocumentId } from '../document.ts';
import type { Outcome } from './comparison/comparison.ts';

/** What is known of two documents. */
export interface KnownPair {
  readonly a: DocumentId;
  readonly b: DocumentId;
  /** *same* joins, *probable* says nothing, everything else contradicts. */
  readonly outcome: Outcome;
  readonly score: number;
  /** True when a person said so. */
  readonly decided?: boolean;
}

export interface Clustering {
  /** Every document once, each cluster in the order of the documents, clusters in that of their first ones. */
  readonly clusters: readonly (readonly DocumentId[])[];
  /** Pairs that are the same and did not come together, as they were given: they wait for a person. */
  readonly apart: readonly KnownPair[];
}

/**
 * @param documents oldest first; pairs of others are passed by
 * @param pairs at most one of every two documents
 */
export function clustersOf(
  documents: readonly DocumentId[],
  pairs: readonly KnownPair[],
): Clustering {
  const place = new Map(documents.map((id, i) => [id, i]));
  const edges: Edge[] = [];
  const vetoes: Edge[] = [];
  for (const pair of pairs) {
    const [from, to] = [place.get(pair.a), place.get(pair.b)];
    if (from === undefined || to === undefined || pair.outcome === 'probable') continue;
    (pair.outcome === 'same' ? edges : vetoes).push({ from, to, pair });
  }
  edges.sort((one, other) => strongestFirst(one.pair, other.pair));
  const isDecided = ({ pair }: Edge): boolean => pair.decided === true;
  const byPersons = grouped(
    documents.map((_, i) => i),
    edges.filter(isDecided),
    vetoes.filter(isDecided),
  );
  const byMachine = grouped(
    byPersons,
    edges.filter((edge) => !isDecided(edge)),
    vetoes,
  );
  const clusters = new Map<number, DocumentId[]>();
  for (const [i, id] of documents.entries()) {
    const group = byMachine[i] ?? i;
    (clusters.get(group) ?? clusters.set(group, []).get(group))?.push(id);
  }
  return {
    clusters: [...clusters.values()],
    apart: edges
      .filter(({ from, to }) => byMachine[from] !== byMachine[to])
      .map(({ pair }) => pair),
  };
}

/** A pair by the places of its documents. */
interface Edge {
  readonly from: number;
  readonly to: number;
  readonly pair: KnownPair;
}

function strongestFirst(one: KnownPair, other: KnownPair): number {
  const [a, b] = [idsOf(one), idsOf(other)];
  return other.score - one.score || (a < b ? -1 : a > b ? 1 : 0);
}

function idsOf({ a, b }: KnownPair): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

/**
 * Joins what has been joined already further.
 *
 * @param of by place, the group that a document is in, which nothing here takes apart
 * @param edges strongest first
 * @returns by place, the group that it is in now
 */
function grouped(of: readonly number[], edges: readonly Edge[], vetoes: readonly Edge[]): number[] {
  const against = new Map<number, Set<number>>();
  const oppose = (one: number, other: number): void => {
    (against.get(one) ?? against.set(one, new Set()).get(one))?.add(other);
  };
  for (const { from, to } of vetoes) {
    const [one = from, other = to] = [of[from], of[to]];
    if (one === other) continue;
    oppose(one, other);
    oppose(other, one);
  }
  const between = edges.flatMap(({ from, to }) => {
    const [one = from, other = to] = [of[from], of[to]];
    return one === other ? [] : [{ one, other }];
  });
  const aside = new Set<number>();
  for (;;) {
    const groups = new Groups(against);
    for (const { one, other } of between)
      if (aside.has(one) === aside.has(other)) groups.join(one, other);
    const torn = between
      .filter(({ one, other }) => !aside.has(one) && !aside.has(other))
      .flatMap(({ one, other }) => [
        ...(groups.fits(one, other) ? [one] : []),
        ...(groups.fits(other, one) ? [other] : []),
      ]);
    if (torn.length === 0) return of.map((group) => groups.of(group));
    for (const node of torn) aside.add(node);
  }
}

/** Sets that grow by joining, never over a contradiction. */
class Groups {
  readonly #against: ReadonlyMap<number, ReadonlySet<number>>;
  readonly #members = new Map<number, readonly number[]>();
  readonly #groupOf = new Map<number, number>();

  constructor(against: ReadonlyMap<number, ReadonlySet<number>>) {
    this.#against = against;
  }

  of(node: number): number {
    return this.#groupOf.get(node) ?? node;
  }

  join(one: number, other: number): void {
    const [kept, gone] = [this.of(one), this.of(other)];
    if (kept === gone) return;
    const [left, right] = [this.#membersOf(kept), this.#membersOf(gone)];
    if (left.some((node) => this.#contradicts(node, right))) return;
    this.#members.set(kept, [...left, ...right]);
    for (const node of right) this.#groupOf.set(node, kept);
  }

  /** Whether a node is in another group than a node that it is the same as, and could as well be in that one. */
  fits(node: number, other: number): boolean {
    const group = this.of(other);
    return this.of(node) !== group && !this.#contradicts(node, this.#membersOf(group));
  }

  #membersOf(group: number): readonly number[] {
    return this.#members.get(group) ?? [group];
  }

  #contradicts(node: number, others: readonly number[]): boolean {
    const against = this.#against.get(node);
    return against !== undefined && others.some((other) => against.has(other));
  }
}
