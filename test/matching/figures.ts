/** Figures of matching with the bounds that so many trials allow. */
import type { Outcome } from '../../catalogue/matching/comparison/comparison.ts';
import type { Judged } from './judge.ts';

/** A share with its 95 % bounds (Wilson); of no trials it is not a number and may be anything. */
export interface Share {
  readonly hits: number;
  readonly of: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

const Z = 1.96;

export function shareOf(hits: number, of: number): Share {
  if (of === 0) return { hits, of, share: Number.NaN, low: 0, high: 1 };
  const share = hits / of;
  const middle = share + (Z * Z) / (2 * of);
  const spread = Z * Math.sqrt((share * (1 - share)) / of + (Z * Z) / (4 * of * of));
  const whole = 1 + (Z * Z) / of;
  return {
    hits,
    of,
    share,
    low: Math.max(0, (middle - spread) / whole),
    high: Math.min(1, (middle + spread) / whole),
  };
}

export interface PairFigures {
  /** Of the answers *same*, those that are. */
  readonly precision: Share;
  /** Of the same, those answered *same*. */
  readonly recall: Share;
  /** Of the same, those answered *same* or *probable*. */
  readonly recallWithProbable: Share;
  readonly precisionWithProbable: Share;
  /** Answered *same* of all that are not. */
  readonly falseSame: Share;
  /** Answered *probable* of all that are *different*. */
  readonly probableOfDifferent: Share;
  /** Of the other editions and parts, those whose outcome, relation and whole are right. */
  readonly relation: Share;
  /** Of the same, those whose outcome alone is right. */
  readonly outcome: Share;
}

export function figuresOf(judged: readonly Judged[]): PairFigures {
  const truth = (...outcomes: readonly string[]): Judged[] =>
    judged.filter(({ pair }) => outcomes.includes(pair.expected.outcome));
  const answered = (list: readonly Judged[], ...outcomes: readonly Outcome[]): number =>
    list.filter(({ answer }) => outcomes.includes(answer.outcome)).length;
  const same = truth('same');
  const others = truth('other-edition', 'part-of', 'different');
  const related = truth('other-edition', 'part-of');
  const different = truth('different');
  return {
    precision: shareOf(answered(same, 'same'), answered(judged, 'same')),
    recall: shareOf(answered(same, 'same'), same.length),
    recallWithProbable: shareOf(answered(same, 'same', 'probable'), same.length),
    precisionWithProbable: shareOf(
      answered(same, 'same', 'probable'),
      answered(judged, 'same', 'probable'),
    ),
    falseSame: shareOf(answered(others, 'same'), others.length),
    probableOfDifferent: shareOf(answered(different, 'probable'), different.length),
    relation: shareOf(related.filter(isRelationRight).length, related.length),
    outcome: shareOf(
      judged.filter(({ pair, answer }) => answer.outcome === pair.expected.outcome).length,
      judged.length,
    ),
  };
}

function isRelationRight({ pair: { expected }, answer }: Judged): boolean {
  return (
    answer.outcome === expected.outcome &&
    answer.relation === expected.relation &&
    answer.whole === expected.whole
  );
}

/** B³: for every document the share of its group that belongs to its work, and of its work that is in its group. */
export interface BCubed {
  readonly precision: number;
  readonly recall: number;
  readonly f: number;
  /** Groups with documents of more than one work in them. */
  readonly mixed: number;
}

/** @param workOf the true work of a document */
export function bCubed(
  groups: readonly (readonly string[])[],
  workOf: ReadonlyMap<string, string>,
): BCubed {
  const sizes = new Map<string, number>();
  for (const work of workOf.values()) sizes.set(work, (sizes.get(work) ?? 0) + 1);
  let [precision, recall, mixed] = [0, 0, 0];
  for (const group of groups) {
    const counts = new Map<string, number>();
    for (const id of group) {
      const work = workOf.get(id) ?? '';
      counts.set(work, (counts.get(work) ?? 0) + 1);
    }
    if (counts.size > 1) mixed++;
    for (const [work, count] of counts) {
      precision += (count * count) / group.length;
      recall += (count * count) / (sizes.get(work) ?? count);
    }
  }
  precision /= workOf.size;
  recall /= workOf.size;
  return { precision, recall, f: (2 * precision * recall) / (precision + recall), mixed };
}

/** Pairs of documents in one group, against pairs of one work. */
export function pairwise(
  groups: readonly (readonly string[])[],
  workOf: ReadonlyMap<string, string>,
): { precision: Share; recall: Share } {
  const pairsIn = (n: number): number => (n * (n - 1)) / 2;
  const sizes = new Map<string, number>();
  for (const work of workOf.values()) sizes.set(work, (sizes.get(work) ?? 0) + 1);
  const all = [...sizes.values()].reduce((sum, size) => sum + pairsIn(size), 0);
  let [together, right] = [0, 0];
  for (const group of groups) {
    const counts = new Map<string, number>();
    for (const id of group) {
      const work = workOf.get(id) ?? '';
      counts.set(work, (counts.get(work) ?? 0) + 1);
    }
    together += pairsIn(group.length);
    for (const count of counts.values()) right += pairsIn(count);
  }
  return { precision: shareOf(right, together), recall: shareOf(right, all) };
}
