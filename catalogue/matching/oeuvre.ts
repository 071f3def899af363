/**
 * 著作: the works of one text, its editions and carriers, as they are tied by pairs of their documents. Whoever is
 * tied to one of them belongs to all, so that the order in which they came does not show. An oeuvre has the id of
 * its oldest work; a work that is tied to no other is one by itself and has none.
 *
 * Beyond `MOST_GATHERED` works that hang together it is likelier that the ties are wrong than that a city holds so
 * many editions, and one changed record must not walk through all of them: then each of them stands by itself.
 */
import type { WorkId } from '../work.ts';
import type { Outcome } from './comparison/comparison.ts';

/** Works of one oeuvre at most. */
export const MOST_GATHERED = 500;

/** What a pair of documents of two works says of these. */
export interface Tie {
  readonly outcome: Outcome;
  /** A person said so. */
  readonly isDecided: boolean;
}

/**
 * Whether two works are editions of one text, by all pairs between their documents: a person's word before the
 * machine's, and then part and whole before editions, as on the page of a work (`kinship.ts`).
 */
export function isOneText(ties: readonly Tie[]): boolean {
  const decided = ties.filter(({ isDecided }) => isDecided);
  const telling = decided.length > 0 ? decided : ties;
  return (
    telling.some(({ outcome }) => outcome === 'other-edition') &&
    !telling.some(({ outcome }) => outcome === 'part-of')
  );
}

export interface Gathered {
  /** Every group that one of the works asked about belongs to, those of one work among them. */
  readonly groups: readonly ReadonlySet<WorkId>[];
  /** Works met that hang together with more than `most`. */
  readonly scattered: ReadonlySet<WorkId>;
}

/**
 * @param tiedTo the works that are of one text with a work
 * @param most works of one group
 */
export function gather(
  from: Iterable<WorkId>,
  tiedTo: (work: WorkId) => readonly WorkId[],
  most: number,
): Gathered {
  const groups: ReadonlySet<WorkId>[] = [];
  const scattered = new Set<WorkId>();
  const met = new Set<WorkId>();
  for (const start of from) {
    if (met.has(start)) continue;
    const group = new Set([start]);
    let isTooLarge = false;
    for (const one of group) {
      for (const other of tiedTo(one)) {
        group.add(other);
        isTooLarge ||= group.size > most || scattered.has(other);
      }
      if (isTooLarge) break;
    }
    for (const one of group) {
      met.add(one);
      if (isTooLarge) scattered.add(one);
    }
    if (!isTooLarge) groups.push(group);
  }
  return { groups, scattered };
}
