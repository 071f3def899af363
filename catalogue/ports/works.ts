/**
 * The port to the works that the records come to. Every adapter behaves as
 * `test/stores/works.conformance.ts` says.
 */
import type { CatalogueTotals, Work, WorkId, WorkLookup } from '../work.ts';

/** Nothing here writes: works change with the records they are made of. */
export interface Works {
  work(id: WorkId): Promise<WorkLookup>;
  /** Works in this order, unknown ones left out; what the indexer hands on. */
  works(ids: readonly WorkId[]): Promise<readonly Work[]>;
  totals(): Promise<CatalogueTotals>;
  /** Every live work with the seq of its last change, by id. */
  workVersions(): AsyncIterable<{ id: WorkId; seq: number }>;
}
