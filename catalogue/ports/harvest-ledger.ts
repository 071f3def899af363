/**
 * The port that a harvest writes through: it begins a run, walks its windows, stores its pages and ends
 * it, under the lease of its source. A page of records, its ledger entry, the works it changes and their
 * change log are one transaction. The rules are in `catalogue/runs/`; every adapter behaves as
 * `test/stores/harvest-ledger.conformance.ts` says.
 */
import type { ListedHeader } from '../runs/fate.ts';
import type { HarvestedPage, PageReceipt } from '../runs/page.ts';
import type {
  BegunRun,
  HarvestWindow,
  RunId,
  RunKind,
  RunLease,
  RunSummary,
  SourceBusy,
  Span,
} from '../runs/run.ts';
import type { SourceProfile } from '../runs/source-ledger.ts';

/** The run in hand. Every method but `unmet` writes. */
export interface HarvestLedger {
  /**
   * Begins a run of this source, or continues its interrupted one, and takes the source's lease. A
   * lease whose process is dead on this host is taken over at once, another 30 s after its last
   * heartbeat. An interrupted run of another kind is ended as failed first (`SUPERSEDED`).
   */
  beginRun(source: string, kind: RunKind): Promise<BegunRun | SourceBusy>;
  /**
   * Keeps the lease; to be called at least every 10 s.
   *
   * @returns name of the person who asked the run to stop; null = nobody has
   * @throws LeaseLost
   */
  heartbeat(lease: RunLease): Promise<string | null>;
  /** The process that has this run ends it at its next heartbeat; nothing happens to one that has ended. */
  askToStop(run: RunId, by: string): Promise<void>;
  /** Another selection than that of the stored profile forgets the cursor: nothing older is to be missed. */
  saveProfile(lease: RunLease, profile: SourceProfile): Promise<void>;
  /** @throws LeaseLost */
  planWindow(lease: RunLease, from: string | null, until: string | null): Promise<HarvestWindow>;
  /** The next window of this run that is not done, oldest plan first; null when none is left. @throws LeaseLost */
  nextWindow(lease: RunLease): Promise<HarvestWindow | null>;
  /** Puts narrower windows in the place of one whose list dies. @throws LeaseLost */
  splitWindow(lease: RunLease, window: number, spans: readonly Span[]): Promise<void>;
  /**
   * Gives a window up: a gap that the run tells of, and that the cursor does not pass.
   *
   * @param isBroken its list was broken off or moved: a run with one deletes nothing that it did not meet
   * @throws LeaseLost
   */
  failWindow(lease: RunLease, window: number, message: string, isBroken?: boolean): Promise<void>;
  /**
   * Notes that the list of a window was broken off for good, whatever is fetched in its place: a run with one is
   * partial, and deletes nothing that it did not meet.
   *
   * @param message which error came at which request
   * @throws LeaseLost
   */
  noteBreak(lease: RunLease, window: number, message: string): Promise<void>;
  /** Forgets the token of a window, so that its list begins anew; counts one more attempt. @throws LeaseLost */
  restartWindow(lease: RunLease, window: number): Promise<HarvestWindow>;
  /**
   * Which of these the run has not received, or in another state; what an earlier run received counts when
   * this one goes on with its lists. Reads only.
   */
  unmet<Header extends ListedHeader>(
    run: RunId,
    source: string,
    headers: readonly Header[],
  ): Promise<readonly Header[]>;
  /** All or nothing. @throws LeaseLost when another process has taken the source over */
  commitPage(page: HarvestedPage): Promise<PageReceipt>;
  /**
   * Ends a run whose every window is done, and decides its outcome: sweeps after a full run,
   * slice by slice, or holds it, moves the cursor, frees the lease.
   *
   * @param signal stops after the slice in hand and is thrown; the run stays and is gone on with
   * @throws LeaseLost
   */
  completeRun(lease: RunLease, requests: number, signal?: AbortSignal): Promise<RunSummary>;
  /** Ends a run that cannot go on. `resumable` keeps window and token for the next one. */
  failRun(
    lease: RunLease,
    failure: { code: string; message: string; requests: number; resumable: boolean },
  ): Promise<RunSummary>;
  /** Whether a page could be stored after the disk was full: tried, by writing a megabyte and taking it back. */
  hasRoom(mebibytes: number): Promise<boolean>;
  /** Gives the source free and leaves its run interrupted; nothing happens when another has taken it over. */
  leaveRun(lease: RunLease): Promise<void>;
}
