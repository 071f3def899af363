/**
 * The port to the records as they were received, deletions included, and to their descriptions. Every
 * adapter behaves as `test/stores/records.conformance.ts` says.
 */
import type { CatalogueDocument, DocumentId } from '../document.ts';
import type { ExportedRecord, SourceRecord, StoredRecord } from '../record.ts';

export interface DescribeAgainOptions {
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  /** Stops it between two slices; it goes on there another time. */
  readonly signal?: AbortSignal | undefined;
}

/** What is stored under an identifier, as far as another state of it is compared with it. */
export interface RecordStanding {
  /** See `ReceivedRecord['hash']`. */
  readonly hash: string;
  readonly deleted: boolean;
  /** What of it a person would not have again, see `refusalOf`. */
  readonly refused: string | null;
}

/** Only `describeAgain` writes, in slices of its own. */
export interface Records {
  record(document: string): Promise<StoredRecord | undefined>;
  /** How these records of a source are stored, by identifier; what was never received is missing. */
  standing(
    source: string,
    identifiers: readonly string[],
  ): Promise<ReadonlyMap<string, RecordStanding>>;
  /** The description of a live record, by the id of the document. */
  document(id: DocumentId): Promise<CatalogueDocument | undefined>;
  exportRecords(source?: string): AsyncIterable<ExportedRecord>;
  /**
   * Normalises every live record of a source again (rules, library or collections changed) and rebuilds
   * what differs. A record that cannot be described keeps its description of before and is quarantined;
   * one that waits there only for that heals. Goes on where it stopped, also after kill -9; nothing
   * happens when all is described by this version.
   */
  describeAgain(
    source: string,
    version: string,
    describe: (record: SourceRecord) => CatalogueDocument,
    options?: DescribeAgainOptions,
  ): Promise<void>;
}
