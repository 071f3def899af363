/**
 * The port to the records as they were received, deletions included, and to their descriptions. Every
 * adapter behaves as `test/stores/records.conformance.ts` says.
 */
import type { CatalogueDocument } from '../document.ts';
import type { ExportedRecord, SourceRecord, StoredRecord } from '../record.ts';

/** Only `describeAgain` writes, in slices of its own. */
export interface Records {
  record(document: string): Promise<StoredRecord | undefined>;
  exportRecords(source?: string): AsyncIterable<ExportedRecord>;
  /**
   * Normalises every live record again (normalising rules or collections changed) and rebuilds what
   * differs. Safe under kill -9: it goes on where it stopped. Nothing happens when `version` is the
   * one stored. Writes.
   */
  describeAgain(
    version: string,
    describe: (record: SourceRecord) => CatalogueDocument,
    onProgress?: (done: number, total: number) => void,
  ): Promise<void>;
}
