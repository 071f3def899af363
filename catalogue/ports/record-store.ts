/**
 * The port to `catalogue.db`: what was harvested, and the ledger of how. A page of records, its
 * ledger entry, the works it changes and their change log are one transaction. The story of a run,
 * state by state, is DESIGN 6; every adapter behaves as `test/stores/record-store.conformance.ts` says.
 */
import type { CatalogueDocument } from '../document.ts';
import { PortalError } from '../errors.ts';
import type { SourceRecord } from '../record.ts';
import type { RefusedWork } from './search-index.ts';
import type { WarningCount } from '../warnings.ts';
import type { Work, WorkId } from '../work.ts';
import type {
  Gap,
  HarvestWindow,
  RunCounts,
  RunId,
  RunKind,
  RunSummary,
  Span,
} from '../runs/run.ts';
import type { EndpointProfile, SourceLedger, SourceProfile } from '../runs/source-ledger.ts';

/** What a process holds while it harvests a source. Every page carries it; a stale one is refused. */
export interface RunLease {
  readonly run: RunId;
  readonly source: string;
  /** Fencing number: grows with every take-over of the source. */
  readonly fence: number;
}

/** A run begun or continued. */
export interface BegunRun extends RunLease {
  readonly kind: RunKind;
  /** True when an interrupted run goes on. */
  readonly resumed: boolean;
  /** The window to ask for next; null when it still has to be planned. */
  readonly window: HarvestWindow | null;
  /** True when every page was stored before the interruption: only `completeRun` is left to do. */
  readonly listDone: boolean;
}

/** A source is being harvested by a living process. */
export interface SourceBusy {
  readonly busy: true;
  readonly run: RunId;
}

/** One record of a page: known to be readable only when `describe` has been called. */
export interface ReceivedRecord {
  readonly kind: 'record';
  readonly record: SourceRecord;
  /** SHA-256, hex, over metadata, sets and deletion: equal hash = unchanged, whatever the datestamp. */
  readonly hash: string;
  /** First dc:title, 200$a or 245$a as received; null for a deletion. */
  readonly title: string | null;
  /**
   * Normalises; called only for a record that is new or changed, null for a deletion.
   * @throws PortalError when it cannot be normalised: the store quarantines it with that reason
   */
  describe(): CatalogueDocument | null;
}

/** A part of a page that cannot become a record. */
export interface UnreadableRecord {
  readonly kind: 'unreadable';
  readonly identifier: string | null;
  readonly code: string;
  /** Chinese sentence. */
  readonly message: string;
  /** The bytes as received. */
  readonly raw: Uint8Array;
}

export interface HarvestedPage {
  readonly lease: RunLease;
  readonly window: number;
  /** What was asked, any password removed. */
  readonly url: string;
  readonly bytes: number;
  readonly ms: number;
  /** Requests made since the last page, retries included. */
  readonly requests: number;
  /** Repairs that were needed, e.g. `charset-guessed`; empty = as it should be. Read after the items. */
  readonly flags: readonly string[];
  /** responseDate of the answer, ISO 8601 UTC; null when it had none that can be read. */
  readonly responseDate: string | null;
  /** Pulled inside the transaction; may be made lazily. */
  readonly items: Iterable<ReceivedRecord | UnreadableRecord>;
  /** Token of the next page; null = the list ended here. */
  readonly nextToken: string | null;
}

export interface PageReceipt extends RunCounts {
  /** Last seq of the change log after this page. */
  readonly seq: number;
}

/** One entry of the change log: the work as a whole was made, changed or removed. */
export interface WorkChange {
  readonly seq: number;
  readonly id: WorkId;
  readonly kind: 'replace' | 'remove';
}

export type WorkLookup =
  | { readonly kind: 'work'; readonly work: Work }
  /** The id is that of a member, present or past, of this other work. */
  | { readonly kind: 'moved'; readonly to: WorkId }
  /** The last record was deleted. `title` as it was last known. */
  | { readonly kind: 'gone'; readonly title: string; readonly deletedAt: string }
  | { readonly kind: 'unknown' };

/** The present state of a harvested record, as `export records` prints it. */
export interface ExportedRecord {
  readonly source: string;
  readonly identifier: string;
  readonly datestamp: string;
  readonly deleted: boolean;
  readonly sha256: string;
  /** First title as received; empty when it has none or was deleted before we saw it. */
  readonly title: string;
}

/** A document's record with its history, for the work page. */
export interface StoredRecord {
  readonly record: SourceRecord;
  readonly firstSeen: string;
  readonly lastChanged: string;
  readonly lastRun: RunId;
}

/** What a full run did not meet any more. */
export interface VanishingRecord {
  readonly identifier: string;
  readonly datestamp: string;
  readonly title: string;
}

/** What undoing a run came to. */
export interface Undone {
  readonly run: RunSummary;
  /** Records that are as they were before the run. */
  readonly restored: number;
  /** Records that a later run has changed again; they stay. */
  readonly overtaken: number;
}

export interface QuarantineEntry {
  readonly id: number;
  readonly source: string;
  readonly identifier: string | null;
  readonly code: string;
  readonly message: string;
  readonly raw: Uint8Array;
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly run: RunId;
  /** What was asked, and which item of the answer it was, from 1. */
  readonly url: string;
  readonly position: number;
}

export interface RecordStore {
  // -- a run -----------------------------------------------------------------------------------

  /**
   * Begins a run of this source, or continues its interrupted one, and takes the source's lease. A
   * lease whose process is dead on this host is taken over at once, another 30 s after its last
   * heartbeat. An interrupted run of another kind is ended as failed first (`SUPERSEDED`).
   */
  beginRun(source: string, kind: RunKind): Promise<BegunRun | SourceBusy>;
  /** Keeps the lease; to be called at least every 10 s. @throws LeaseLost */
  heartbeat(lease: RunLease): Promise<void>;
  /** Another selection than that of the stored profile forgets the cursor: nothing older is to be missed. */
  saveProfile(lease: RunLease, profile: SourceProfile): Promise<void>;
  /** @throws LeaseLost */
  planWindow(lease: RunLease, from: string | null, until: string | null): Promise<HarvestWindow>;
  /** The next window of this run that is not done, oldest plan first; null when none is left. @throws LeaseLost */
  nextWindow(lease: RunLease): Promise<HarvestWindow | null>;
  /** Puts narrower windows in the place of one whose list dies. @throws LeaseLost */
  splitWindow(lease: RunLease, window: number, spans: readonly Span[]): Promise<void>;
  /** Gives a window up: a gap that the run tells of, and that the cursor does not pass. @throws LeaseLost */
  failWindow(lease: RunLease, window: number, message: string): Promise<void>;
  /** Which of these the run has received already. */
  seenIn(run: RunId, source: string, identifiers: readonly string[]): Promise<ReadonlySet<string>>;
  /** Forgets the token of a window, so that its list begins anew; counts one more attempt. @throws LeaseLost */
  restartWindow(lease: RunLease, window: number): Promise<HarvestWindow>;
  /** All or nothing. @throws LeaseLost when another process has taken the source over */
  commitPage(page: HarvestedPage): Promise<PageReceipt>;
  /**
   * Ends a run whose every window is done, and decides its outcome: sweeps after a full run (DESIGN
   * 6) or holds it, moves the cursor, frees the lease.
   */
  completeRun(lease: RunLease, requests: number): Promise<RunSummary>;
  /** Ends a run that cannot go on. `resumable` keeps window and token for the next one. */
  failRun(
    lease: RunLease,
    failure: { code: string; message: string; requests: number; resumable: boolean },
  ): Promise<RunSummary>;
  /** Gives the source free and leaves its run interrupted; nothing happens when another has taken it over. */
  leaveRun(lease: RunLease): Promise<void>;
  /** Records that would vanish if this held run were approved. @throws RunUndecidable */
  vanishing(run: RunId): Promise<readonly VanishingRecord[]>;
  /**
   * A person's word on a held run. Approved, what it did not meet is deleted; refused, that stays and
   * is not asked about again until it was met once more.
   *
   * @throws RunUndecidable when it is not held, another full run took its place, or the source is being harvested
   */
  decideHeld(run: RunId, decision: 'approve' | 'refuse'): Promise<RunSummary>;
  /**
   * Puts back what a run changed and deleted, and takes away what it added, except records that a later
   * run has changed again. The same is not accepted from the repository another time; something else is.
   *
   * @param describe normalises a record of before
   * @param identifier only this record of the run
   * @throws RunUndecidable when it runs still, was undone before, or the source is being harvested
   */
  undoRun(
    run: RunId,
    describe: (record: SourceRecord) => CatalogueDocument,
    identifier?: string,
  ): Promise<Undone>;
  run(id: RunId): Promise<RunSummary | undefined>;
  /** Every flag that pages of this run have, each once, in the order they came. */
  pageFlags(run: RunId): Promise<readonly string[]>;
  /** Newest first. */
  runs(limit: number, source?: string): Promise<readonly RunSummary[]>;

  // -- sources ---------------------------------------------------------------------------------

  ledger(source: string): Promise<SourceLedger>;
  /** How many live documents of a source have each warning, the most frequent first; counted as they are stored. */
  warnings(source: string): Promise<readonly WarningCount[]>;
  /** Spans that were given up and that no later run has fetched whole, the earliest first. */
  gaps(source: string): Promise<readonly Gap[]>;
  setNextDue(source: string, nextDue: string): Promise<void>;
  saveEndpoint(source: string, endpoint: EndpointProfile): Promise<void>;
  quarantine(source: string, limit: number): Promise<readonly QuarantineEntry[]>;
  exportRecords(source?: string): AsyncIterable<ExportedRecord>;

  // -- works -----------------------------------------------------------------------------------

  work(id: WorkId): Promise<WorkLookup>;
  /** Works in this order, unknown ones left out; what the indexer hands on. */
  works(ids: readonly WorkId[]): Promise<readonly Work[]>;
  record(document: string): Promise<StoredRecord | undefined>;
  /** Number of live works, and live records and their works by library code. */
  totals(): Promise<{
    readonly works: number;
    readonly byLibrary: Readonly<
      Record<string, { readonly works: number; readonly records: number }>
    >;
  }>;
  /** Every live work with the seq of its last change, by id. */
  workVersions(): AsyncIterable<{ id: WorkId; seq: number }>;
  /**
   * Normalises every live record again (normalising rules or collections changed) and rebuilds what
   * differs. Safe under kill -9: it goes on where it stopped. Nothing happens when `version` is the
   * one stored.
   */
  describeAgain(
    version: string,
    describe: (record: SourceRecord) => CatalogueDocument,
    onProgress?: (done: number, total: number) => void,
  ): Promise<void>;

  // -- change log ------------------------------------------------------------------------------

  /** Random, new when the catalogue is created or restored. */
  epoch(): Promise<string>;
  lastSeq(): Promise<number>;
  /** Ascending; only the newest change of a work when it changed more than once in the answer. */
  changesAfter(seq: number, limit: number): Promise<readonly WorkChange[]>;
  /** Keeps which works the search index refused, and forgets it of those that it took in since. */
  noteRefusals(refused: readonly RefusedWork[], takenIn: readonly WorkId[]): Promise<void>;
  /** Works that the search index refuses as they are now, by id. */
  refusals(): Promise<readonly RefusedWork[]>;
  /** Takes a named lease (the indexer, a reindex); undefined when a living process holds it. */
  acquire(name: string): Promise<NamedLease | undefined>;

  close(): Promise<void>;
}

export interface NamedLease {
  /** @throws LeaseLost */
  renew(): Promise<void>;
  release(): Promise<void>;
}

/** What was asked about a run cannot be done, and the sentence says why. */
export class RunUndecidable extends PortalError {
  readonly code = 'RUN_UNDECIDABLE';
}

/** Another process has taken over what this one was working on; its late write was refused. */
export class LeaseLost extends PortalError {
  readonly code = 'LEASE_LOST';
}
