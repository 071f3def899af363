/**
 * The port to what the ledger tells of a run in detail, for whoever watches it. Every method reads only, and asks for
 * little at a time, however long the run was. Every adapter behaves as `test/stores/run-reports.conformance.ts` says.
 */
import type { VanishingRecord, WaitingRecord } from '../runs/decision.ts';
import type { RunId, RunSummary } from '../runs/run.ts';
import type {
  ChangeList,
  FlagCount,
  NextPart,
  Part,
  RunChange,
  RunProgress,
  RunWindow,
  StoredPage,
  UndoForecast,
} from '../runs/run-report.ts';

export interface RunReports {
  /** Newest first. */
  runsPart(source: string, limit: number, offset: number): Promise<Part<RunSummary>>;
  /** Begun since this instant, ISO 8601 UTC; newest first. */
  runsSince(source: string, since: string): Promise<readonly RunSummary[]>;
  /** Starts of the latest runs that changed anything and were not undone, newest first, ISO 8601 UTC. */
  changeTimes(source: string, limit: number): Promise<readonly string[]>;
  /** Oldest plan first. */
  windows(run: RunId, limit: number, offset: number): Promise<Part<RunWindow>>;
  /** In the order they came. */
  pages(run: RunId, limit: number, offset: number): Promise<Part<StoredPage>>;
  /**
   * What a run did, in the order in which the records came first.
   *
   * @param after where the part before ended; 0 = from the beginning
   */
  changes(run: RunId, list: ChangeList, limit: number, after: number): Promise<NextPart<RunChange>>;
  /** The most frequent first. */
  flags(run: RunId): Promise<readonly FlagCount[]>;
  /** Records that its lists announced and did not give. */
  shortBy(run: RunId): Promise<number>;
  progress(run: RunId): Promise<RunProgress>;
  undoForecast(run: RunId): Promise<UndoForecast>;
  /** A part of what would vanish if this held run were approved, see `RunDecisions`. @throws RunUndecidable */
  vanishingPart(run: RunId, limit: number, offset: number): Promise<Part<VanishingRecord>>;
  /** A part of what would be added or changed. @throws RunUndecidable */
  waitingPart(run: RunId, limit: number, offset: number): Promise<Part<WaitingRecord>>;
}
