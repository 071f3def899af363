/**
 * Blocks 键组: all documents that have one match key. What comparing them costs grows with the square of
 * their number, so one number printed on a whole shelf of books (a placeholder, an ISBN typed into a
 * template) must not bring a harvest to a stand: a large block is narrowed, and told of.
 *
 * How a block is used depends on its size alone, never on the order in which its documents came.
 */
import type { MatchKey } from './matching.ts';

/** Documents of one key that are compared pair by pair: twelve libraries, some copies each. */
export const MOST_COMPARED = 50;
/** Documents of one key and one title that are taken for one edition; more are no edition any more. */
export const MOST_ALIKE = 1_000;

/**
 * `whole`: every two documents are compared. `by-title`: only those whose titles are equal. `apart`: so
 * many have key and title in common that they say nothing; each stays by itself.
 */
export type BlockUse = 'whole' | 'by-title' | 'apart';

/**
 * @param documents that have the key
 * @param alike of these, those that have the title of the key as well
 */
export function blockUse(documents: number, alike: number): BlockUse {
  if (alike > MOST_ALIKE) return 'apart';
  return documents <= MOST_COMPARED ? 'whole' : 'by-title';
}

/** What two documents must have in common to be compared when the block is so used; null = they are not. */
export function comparedBy({ key, title }: MatchKey, use: BlockUse): string | null {
  switch (use) {
    case 'whole':
      return key;
    case 'by-title':
      return `${key}|=${title}`;
    case 'apart':
      return null;
  }
}

/** A block that is too large to compare all of it, for a person to look at. */
export interface NarrowedBlock {
  /** As in `MatchKey`; begins with `isbn|` and the number, or with `described|`. */
  readonly key: string;
  readonly documents: number;
}
