/**
 * Blocks 键组: all documents that have one nominating key. Those that the key names are compared with each other and
 * with those that stand beside it, such as the volumes of a set of that title. What that costs grows with the
 * square of their number, so a block that is too large (a placeholder on a whole shelf, a title that twenty
 * thousand photographs have) is narrowed: only documents are compared that have the year in common as well, where
 * these are too many still the place too, then the creator. Of those that are too many even then, each is compared
 * with one that reads exactly as it does, and where these are very many with none.
 *
 * How a block is used depends on its size alone, never on the order in which its documents came, and one that is
 * narrowed is told of: nothing is left out silently.
 */

/** Documents named by a key that are compared two by two: twelve libraries, some copies each. */
export const MOST_COMPARED = 50;
/**
 * Documents of one title of which every two are compared whatever they are. Of more, those are passed by that
 * differ in creator and year alike, both said: a title is no rare thing then, and nothing speaks for them.
 */
export const MOST_UNLIKE = 8;
/** Pairs of one that is named and one that is beside: a series of a thousand volumes, or a set of eighty in twelve libraries. */
export const MOST_BESIDE = 1_000;
/** Documents that read exactly alike and are taken for one edition; more are no edition any more. */
export const MOST_ALIKE = 1_000;

/** @param beside documents beside it; nobody needs to count more than `mostBeside` */
export function isComparedWhole(named: number, beside: number): boolean {
  return named <= MOST_COMPARED && beside <= mostBeside(named);
}

/** How many may stand beside so many that are named. */
export function mostBeside(named: number): number {
  return named === 0 ? Number.MAX_SAFE_INTEGER : Math.floor(MOST_BESIDE / named);
}

/** What a document says beside the key; 0 = it does not say it. */
export interface SaidBeside {
  readonly year: number;
  readonly creator: number;
}

/** Whether something may speak for two documents of one title: creator or year, where both say them. */
export function mayBeLike(a: SaidBeside, b: SaidBeside): boolean {
  const isEither = (one: number, other: number): boolean =>
    one === 0 || other === 0 || one === other;
  return isEither(a.creator, b.creator) || isEither(a.year, b.year);
}

/** A block that is too large to compare all of it, for a person to look at. */
export interface NarrowedBlock {
  /** As in `NominatingKey`: begins with its kind, e.g. `isbn|` and the number. */
  readonly key: string;
  readonly documents: number;
}
