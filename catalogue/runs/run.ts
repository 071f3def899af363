/**
 * A harvest run 收割批次 as a noun: its kind, how it stands, what it counted, and the spans of time it
 * asked for. The rules are its neighbours: `beginning.ts`, `windows.ts`, `fate.ts` of a record, `hold.ts`,
 * `outcome.ts`, `cursor.ts`, and what a person may decide afterwards in `decision.ts`.
 */

export type RunId = number;

export type RunKind = 'incremental' | 'full';

/**
 * `running` is a state (an interrupted run goes on under the same id); the others are outcomes.
 * `held`: a full run would delete more than it may, or what a run brought tells of a jump of identity: a
 * person has to look.
 */
export type RunState = 'running' | 'complete' | 'unchanged' | 'partial' | 'held' | 'failed';

export type RunOutcome = Exclude<RunState, 'running'>;

/** Outcomes of a run that went through its lists. */
export const WENT_THROUGH: readonly RunOutcome[] = ['complete', 'unchanged', 'partial', 'held'];

/** The sum of a run: received = new + changed + unchanged + deleted + quarantined. */
export interface RunCounts {
  readonly received: number;
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly deleted: number;
  readonly quarantined: number;
}

export interface RunSummary extends RunCounts {
  readonly id: RunId;
  readonly source: string;
  readonly kind: RunKind;
  readonly state: RunState;
  /** Of what is counted, or was by earlier runs: changes and deletions that wait for a person's decision. */
  readonly waiting: number;
  /** HTTP requests made for this run, retries included. */
  readonly requests: number;
  readonly pages: number;
  /** ISO 8601 UTC. */
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly heartbeatAt: string;
  /** Stable error code, see docs/operating.md; null unless partial, held or failed. */
  readonly code: string | null;
  /** Chinese sentence; empty only when complete or unchanged. */
  readonly message: string;
}

/** Half-open span of time [from, until); ISO 8601 UTC to the second, null = no bound. */
export interface Span {
  readonly from: string | null;
  readonly until: string | null;
}

/** A span of which records may be missing. */
export interface Gap extends Span {
  readonly run: RunId;
  /** Chinese sentence: why it could not be fetched. */
  readonly message: string;
}

/**
 * `counting`: its list was read to its end and has to be shown whole; `failed`: given up, a gap; `broken`: a
 * gap too, its list was broken off or moved, and what it did not give may be there all the same; `split`:
 * narrower ones stand in its place.
 */
export type WindowState =
  'planned' | 'running' | 'counting' | 'done' | 'failed' | 'broken' | 'split';

/** A span that is asked for in one list. */
export interface HarvestWindow extends Span {
  readonly id: number;
  /** Token of the next page when the list was interrupted; null = from the beginning. */
  readonly token: string | null;
  /** ISO 8601 UTC when that token was received. */
  readonly tokenAt: string | null;
  /** How often this list was begun anew. */
  readonly attempts: number;
  /** True when its list was read to its end, and only has to be shown whole. */
  readonly isRead: boolean;
  /** Records that its list has given at least, over all its beginnings; one that gives fewer is not whole. */
  readonly given: number;
}

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
