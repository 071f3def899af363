/**
 * The port to the works that the records come to. Every adapter behaves as
 * `test/stores/works.conformance.ts` says.
 */
import type { CatalogueDocument } from '../document.ts';
import type { NarrowedBlock } from '../matching/blocks.ts';
import type { CatalogueTotals, OeuvreLookup, Work, WorkId, WorkLookup } from '../work.ts';

export interface ChangedWork {
  readonly id: WorkId;
  readonly changedAt: string;
}

/** Documents beyond it are endless lists, which no line of a page explains. Bytes of JSON. */
export const LONGEST_EXPLAINED = 100_000;

/** Nothing here writes: works change with the records they are made of. */
export interface Works {
  work(id: WorkId): Promise<WorkLookup>;
  /** Works in this order, unknown ones left out; what the indexer hands on. */
  works(ids: readonly WorkId[]): Promise<readonly Work[]>;
  /**
   * Documents of these live works, oldest first, for a page that explains its hits: at most so many of each, and
   * none that is longer than any description is (`LONGEST_EXPLAINED`). Works that are no more are left out.
   */
  documentsOf(
    ids: readonly WorkId[],
    most: number,
  ): Promise<ReadonlyMap<WorkId, readonly CatalogueDocument[]>>;
  /** Live works of the oeuvre with this id (`Work.oeuvreId`), the oldest first, at most so many. */
  worksOfOeuvre(oeuvre: WorkId, limit: number): Promise<readonly WorkId[]>;
  /** What this id leads to, which an oeuvre has or once had. */
  oeuvre(id: WorkId): Promise<OeuvreLookup>;
  totals(): Promise<CatalogueTotals>;
  /**
   * The form in which most records print what is counted under these keys (`search/printed-forms.ts`), by key;
   * none for a key that no record has.
   */
  printedForms(keys: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Of each of these collections a live work with a picture in it, the newest; none for those without one. */
  pictured(collections: readonly string[]): Promise<ReadonlyMap<string, WorkId>>;
  /** Match keys of so many documents that these are not compared pair by pair, the most common first. */
  narrowedBlocks(): Promise<readonly NarrowedBlock[]>;
  /**
   * Live works whose ids lie behind `after` and before `before`, by id, with when each last changed (ISO 8601 UTC), a
   * slice at a time: whoever asks next has its turn between two of them.
   */
  worksBetween(after: string, before: string): AsyncIterable<readonly ChangedWork[]>;
  /** Every live work with the seq of its last change, by id. */
  workVersions(): AsyncIterable<{ id: WorkId; seq: number }>;
}
