/**
 * The port through which something that is no record, a line of a purchase list, is held against the catalogue: which
 * documents may be meant, and who holds the works that they belong to. Nothing is decided here: whoever asks compares
 * (`matching/comparison/comparison.ts`). Every adapter behaves as `test/stores/candidates.conformance.ts` says.
 */
import type { HeldCopy } from '../checks/result.ts';
import type { MatchStatement } from '../matching/statement/statement.ts';
import type { WorkId } from '../work.ts';

/** A live document that has a nominating key in common with what is asked about. */
export interface Candidate {
  readonly work: WorkId;
  /** What is compared of it. */
  readonly statement: MatchStatement;
}

export interface HeldWork {
  readonly id: WorkId;
  readonly title: string;
  /** In the order in which their records were first stored. */
  readonly holdings: readonly HeldCopy[];
}

export interface Candidates {
  /**
   * Of each that is asked about, in this order, the documents that a key of it nominates. Of a key that very many
   * documents have those come first that have year and creator in common as well, and are all there is at
   * `MOST_COMPARED` of them; parts of a set or series at `MOST_BESIDE`.
   */
  candidates(asked: readonly MatchStatement[]): Promise<readonly (readonly Candidate[])[]>;
  /** Live works by id; none for an id that is not that of a live work. */
  heldWorks(ids: readonly WorkId[]): Promise<ReadonlyMap<WorkId, HeldWork>>;
}
