/**
 * 馆藏去向: how many copies of a line that is bought each library gets. What may stand in a cell, and which libraries
 * have the title already, stands here once for acts, pages and files.
 */
import type { Choice, LineName } from './list.ts';
import type { LineResult } from './result.ts';

export interface GivenCell extends LineName {
  /** Code of the library. */
  readonly library: string;
  readonly copies: number;
}

/** In one cell. */
export const MOST_COPIES = 1000;
/** Lines of one list that are distributed. */
export const MOST_DISTRIBUTED = 10_000;

/** A whole number up to a thousand, also as somebody typed it, blank for none; undefined for anything else. */
export function copiesIn(given: unknown): number | undefined {
  const text = typeof given === 'number' ? String(given) : given;
  if (typeof text !== 'string') return undefined;
  const plain = text.slice(0, 20).normalize('NFKC').trim();
  if (plain === '') return 0;
  const copies = /^\d{1,4}$/.test(plain) ? Number(plain) : NaN;
  return copies <= MOST_COPIES ? copies : undefined;
}

/**
 * Libraries that have what the line says, or the work that a person says it is, with their copies; null where no
 * record says how many.
 */
export function holdersOf({
  result,
  choice,
}: {
  readonly result: LineResult | null;
  readonly choice: Choice | null;
}): Readonly<Record<string, number | null>> {
  const meant = choice?.work ?? null;
  const held = new Map<string, number | null>();
  for (const { id, relation, holdings } of result?.works ?? []) {
    if (meant === null ? relation !== 'same' : id !== meant) continue;
    for (const { library, copies } of holdings) {
      const before = held.get(library) ?? null;
      const known = typeof copies === 'number' ? copies : null;
      held.set(library, before === null ? known : before + (known ?? 0));
    }
  }
  return Object.fromEntries(held);
}
