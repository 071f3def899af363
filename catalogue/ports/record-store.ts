/**
 * What an adapter opens: `catalogue.db`, what was harvested and the ledger of how. Nobody but an entry
 * file asks for all of it; everything else takes the narrow port it needs.
 */
import type { ChangeLog } from './change-log.ts';
import type { HarvestLedger } from './harvest-ledger.ts';
import type { Records } from './records.ts';
import type { RunDecisions } from './run-decisions.ts';
import type { SourceLedgers } from './source-ledgers.ts';
import type { Works } from './works.ts';

export interface RecordStore
  extends HarvestLedger, RunDecisions, SourceLedgers, Records, Works, ChangeLog {
  /**
   * Frees what a thread of this process held that has died, so that its successor need not wait. Of a
   * process that died it is noticed without being told. Writes.
   */
  freeLeases(thread: number): Promise<void>;
  close(): Promise<void>;
}
