/**
 * What is known of a source when its next run is planned: how far it was harvested, how its last runs
 * ended, and what its repository said and was found to be.
 */
import type { RunSummary } from './run.ts';

/** What the store has to know of a source before a run is planned. */
export interface SourceLedger {
  readonly source: string;
  /** The server's responseDate at the start of the last contiguous good run, ISO 8601 UTC; null = never. */
  readonly cursor: string | null;
  readonly liveRecords: number;
  /** Of these, those of which readers see nothing. */
  readonly hiddenRecords: number;
  readonly deletedRecords: number;
  readonly quarantined: number;
  /** End of the last run that was complete or unchanged, ISO 8601 UTC. */
  readonly lastGoodAt: string | null;
  readonly lastRun: RunSummary | null;
  /** Runs that failed one after the other since the last that did not, by a fault of the repository. */
  readonly failuresInRow: number;
  /** When the schedule wants the next run, ISO 8601 UTC; kept so that a missed one is caught up. */
  readonly nextDue: string | null;
  /** Records that lists lacked when a person accepted that, see `waiver.ts`; null = nobody did. */
  readonly shortAccepted: number | null;
  /** When everything was last asked for: a full run, or else the very first; ISO 8601 UTC, null = never. */
  readonly wholeAt: string | null;
  /** What Identify and the ListSets said when last asked; null before. */
  readonly profile: SourceProfile | null;
  /** What the last compliance report said; null = none was made. */
  readonly endpoint: EndpointProfile | null;
}

export interface SourceProfile {
  /** What is asked of whom: base URL, format and set. A cursor holds for one selection only. */
  readonly selection: string;
  /** The set of it; null = all of the repository; absent in profiles of before. */
  readonly set?: string | null;
  readonly repositoryName: string;
  readonly granularity: 'day' | 'second';
  readonly deletedRecord: 'no' | 'transient' | 'persistent';
  readonly adminEmails: readonly string[];
  /** Odd behaviours that were found out, see `harvesters/oai/quirks.ts`; absent in profiles of before. */
  readonly quirks?: readonly string[];
  /** True when no public authority vouches for its certificate but the operator does. */
  readonly isVouchedFor?: boolean;
  /** setSpec -> setName, all pages of ListSets. */
  readonly sets: Readonly<Record<string, string>>;
  /** ISO 8601 UTC. */
  readonly seenAt: string;
}

/** What a compliance report found out about a repository, for its harvests to go by. */
export interface EndpointProfile {
  /** `addressKey` of the base URL. */
  readonly baseUrl: string;
  /** ISO 8601 UTC. */
  readonly checkedAt: string;
  /** A: nothing amiss; F: it cannot be harvested. See `compliance-report.ts`. */
  readonly grade: 'A' | 'B' | 'C' | 'D' | 'F';
  readonly granularity: 'day' | 'second';
  /** `full`: what it does not list any more is found only by harvesting everything again. */
  readonly syncMode: 'incremental' | 'full';
  /** Days before the cursor to ask for again. */
  readonly overlapDays: number;
  /** Records a page; null = unknown. */
  readonly pageSize: number | null;
  /** Names of `harvesters/oai/quirks.ts`. */
  readonly quirks: readonly string[];
  /** Under which HTTP status it reports errors of the protocol. */
  readonly errorStyle: 'http-200' | 'http-4xx' | 'unknown';
}

/** Why a run fails that says nothing of the repository: it asked for patience, our disk, a person's word. */
export const NOT_ITS_FAULT: ReadonlySet<string | null> = new Set([
  'RETRY_LATER',
  'DISK_FULL',
  'RUN_STOPPED',
  'SOURCE_STOPPED',
  'SOURCE_RESTS',
  'SOURCE_CHANGED',
]);

/**
 * Runs that failed since the last that went through its lists, by a fault of the repository; an interrupted
 * one goes on.
 *
 * @param runs newest first
 */
export function failuresInRow(runs: Iterable<Pick<RunSummary, 'state' | 'code'>>): number {
  let failures = 0;
  for (const { state, code } of runs) {
    if (state === 'running') continue;
    if (state !== 'failed') break;
    if (!NOT_ITS_FAULT.has(code)) failures++;
  }
  return failures;
}
