/**
 * What an adapter opens: `catalogue.db`, what was harvested and the ledger of how. Nobody but an entry
 * file asks for all of it; everything else takes the narrow port it needs.
 */
import type { Candidates } from './candidates.ts';
import type { ChangeLog } from './change-log.ts';
import type { Hiding } from './hiding.ts';
import type { HarvestLedger } from './harvest-ledger.ts';
import type { Leases } from './leases.ts';
import type { Matches } from './matches.ts';
import type { QuarantineShelf } from './quarantine-shelf.ts';
import type { Records } from './records.ts';
import type { RunDecisions } from './run-decisions.ts';
import type { RunReports } from './run-reports.ts';
import type { SourceLedgers } from './source-ledgers.ts';
import type { WaiverFollower } from './waivers.ts';
import type { Works } from './works.ts';

export interface RecordStore
  extends
    HarvestLedger,
    RunDecisions,
    SourceLedgers,
    Records,
    Hiding,
    Works,
    Matches,
    Candidates,
    ChangeLog,
    Leases {
  readonly reports: RunReports;
  readonly shelf: QuarantineShelf;
  readonly waivers: WaiverFollower;
  close(): Promise<void>;
}
