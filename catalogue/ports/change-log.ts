/**
 * The port that the search index follows: every change to a work gets the next number in the transaction
 * that makes it. Every adapter behaves as `test/stores/change-log.conformance.ts` says.
 */
import type { WorkId } from '../work.ts';
import type { RefusedWork } from './search-index.ts';

/** One entry: the work as a whole was made, changed or removed. */
export interface WorkChange {
  readonly seq: number;
  readonly id: WorkId;
  readonly kind: 'replace' | 'remove';
}

/** Only `noteRefusals` writes, a few rows. */
export interface ChangeLog {
  /** Random, new when the catalogue is created or restored. */
  epoch(): Promise<string>;
  lastSeq(): Promise<number>;
  /** Ascending; only the newest change of a work when it changed more than once in the answer. */
  changesAfter(seq: number, limit: number): Promise<readonly WorkChange[]>;
  /** Works that the search index refuses as they are now, by id. */
  refusals(): Promise<readonly RefusedWork[]>;
  /** Keeps which works the search index refused, and forgets it of those that it took in since. Writes. */
  noteRefusals(refused: readonly RefusedWork[], takenIn: readonly WorkId[]): Promise<void>;
}
