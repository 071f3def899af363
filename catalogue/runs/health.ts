/**
 * How a source is: 正常, 部分异常, 中断, and why. Green is only what brought records and is not known to lack any: a
 * source without records is never well, and one that used to bring something new and does not any more went quiet,
 * which is not the same as a run that found nothing changed.
 *
 * Only facts here; the words are in `server/i18n`. What a person set aside (`waiver.ts`) counts no more.
 */
import type { SourceState } from '../source.ts';
import { DAY_MS } from '../time.ts';
import type { RunSummary } from './run.ts';
import { NOT_ITS_FAULT } from './source-ledger.ts';
import type { SourceLedger } from './source-ledger.ts';

/** 正常 · 部分异常 · 中断 · 尚未收割 · 已暂停 · 已停用 */
export type HealthState = 'ok' | 'partial' | 'down' | 'never' | 'paused' | 'retired';

/** Why; the first reason is the one that decides the state. */
export type HealthReason =
  /** Never harvested, or the first harvest is still under way. */
  | { readonly kind: 'never' | 'first-run' | 'paused' | 'retired' }
  /** The last run failed by a fault of the repository; `failures` in a row. */
  | { readonly kind: 'failed'; readonly run: RunSummary; readonly failures: number }
  /** The last run ended early for a reason that is not the repository's: it asked for patience, our disk, a person. */
  | { readonly kind: 'cut-short'; readonly run: RunSummary }
  /** Its changes or deletions wait for a person. */
  | { readonly kind: 'held'; readonly run: RunSummary }
  /** What the last run lacks, or what a person refused of it; `run.code` says which. */
  | { readonly kind: 'lacking'; readonly run: RunSummary }
  | { readonly kind: 'quarantine'; readonly count: number }
  /** It answers, and has given no record at all, or taken all of them back. */
  | { readonly kind: 'empty' }
  /** No good run since; `days` of 24 hours. */
  | { readonly kind: 'stale'; readonly days: number }
  /** Nothing new, changed or deleted for `days`; before that the longest such time was `usual` days. */
  | { readonly kind: 'quiet'; readonly days: number; readonly usual: number }
  /** Well: the last run found nothing changed; `days` since something was, null = not known. */
  | { readonly kind: 'unchanged'; readonly days: number | null }
  /** Well: the last run brought something. */
  | { readonly kind: 'fresh'; readonly run: RunSummary };

export interface Health {
  readonly state: HealthState;
  /** At least one. */
  readonly reasons: readonly HealthReason[];
}

export interface HealthFacts {
  readonly source: { readonly state: SourceState };
  readonly ledger: Pick<
    SourceLedger,
    'lastRun' | 'lastGoodAt' | 'liveRecords' | 'quarantined' | 'failuresInRow' | 'nextDue'
  >;
  /** The latest few, newest first: one under way says nothing yet, the last that ended does. */
  readonly runs: readonly RunSummary[];
  /** Starts of the latest runs that changed anything, newest first, ISO 8601 UTC. */
  readonly changes: readonly string[];
  /** Gaps that nobody set aside. */
  readonly gaps: number;
  /** Records that lists of the last run that ended announced and did not give, in spite of what a person accepted. */
  readonly short: number;
}

/** A source that is due is behind after so long without a good run. */
const STALE_DAYS = 8;
/** Changes that must be known before their absence says anything, the least time of it, and how much longer than ever. */
const FEWEST_CHANGES = 5;
const LEAST_QUIET_DAYS = 14;
const LONGER_THAN_EVER = 3;

export function healthOf(facts: HealthFacts, now: Date): Health {
  const { ledger, source } = facts;
  if (source.state === 'retired') return { state: 'retired', reasons: [{ kind: 'retired' }] };
  if (source.state === 'paused') return { state: 'paused', reasons: [{ kind: 'paused' }] };
  const { lastRun } = ledger;
  if (lastRun === null) return { state: 'never', reasons: [{ kind: 'never' }] };
  const run = lastRun.state === 'running' ? (lastEnded(facts.runs) ?? lastRun) : lastRun;
  if (run.state === 'running' && ledger.lastGoodAt === null)
    return { state: 'never', reasons: [{ kind: 'first-run' }] };

  if (run.state === 'failed' && !NOT_ITS_FAULT.has(run.code)) {
    const failed = { kind: 'failed', run, failures: ledger.failuresInRow } as const;
    return { state: 'down', reasons: [failed, ...doubts(facts, run, now)] };
  }
  const found = doubts(facts, run, now);
  if (found.length > 0) return { state: 'partial', reasons: found };
  return { state: 'ok', reasons: [wellBecause(facts, run, now)] };
}

/** @param runs newest first */
export function lastEnded(runs: readonly RunSummary[]): RunSummary | undefined {
  return runs.find(({ state }) => state !== 'running');
}

/** What keeps a source from being well, in the order of gravity. */
function doubts(facts: HealthFacts, run: RunSummary, now: Date): HealthReason[] {
  const { ledger } = facts;
  const reasons: HealthReason[] = [];
  if (run.state === 'held') reasons.push({ kind: 'held', run });
  if (run.state === 'failed' && NOT_ITS_FAULT.has(run.code))
    reasons.push({ kind: 'cut-short', run });
  if (run.state === 'partial' && lacks(run, facts)) reasons.push({ kind: 'lacking', run });
  if (ledger.quarantined > 0) reasons.push({ kind: 'quarantine', count: ledger.quarantined });
  if (ledger.liveRecords === 0 && run.state !== 'failed' && run.state !== 'running')
    reasons.push({ kind: 'empty' });
  const stale = staleness(ledger, now);
  if (stale !== undefined) reasons.push(stale);
  const quiet = quietness(facts.changes, now);
  if (quiet !== undefined) reasons.push(quiet);
  return reasons;
}

/** Whether what a partial run lacked is lacking still. */
function lacks({ code }: RunSummary, { gaps, short }: HealthFacts): boolean {
  switch (code) {
    case 'QUARANTINE':
      // Told by its count, which is of now.
      return false;
    case 'GAPS':
      return gaps > 0;
    case 'LIST_SHORT':
      return short > 0;
    default:
      return true;
  }
}

/** A source that is on schedule (its due time is known) and has not had a good run for long. */
function staleness(
  { lastGoodAt, nextDue, lastRun }: HealthFacts['ledger'],
  now: Date,
): HealthReason | undefined {
  if (nextDue === null || lastGoodAt === null || lastRun?.state === 'failed') return undefined;
  const isBehind = Date.parse(nextDue) + DAY_MS < now.getTime();
  const days = daysBetween(lastGoodAt, now);
  return isBehind && days >= STALE_DAYS ? { kind: 'stale', days } : undefined;
}

/**
 * Whether a source went quiet: nothing has changed for three times as long as ever before, and two weeks at least.
 *
 * @param changes newest first
 */
function quietness(changes: readonly string[], now: Date): HealthReason | undefined {
  const [newest] = changes;
  if (newest === undefined || changes.length < FEWEST_CHANGES) return undefined;
  const times = changes.map((at) => Date.parse(at));
  const longest = Math.max(...times.slice(1).map((time, i) => (times[i] ?? time) - time));
  const usual = Math.ceil(longest / DAY_MS);
  const days = daysBetween(newest, now);
  return days >= LEAST_QUIET_DAYS && days > LONGER_THAN_EVER * usual
    ? { kind: 'quiet', days, usual }
    : undefined;
}

function wellBecause({ changes }: HealthFacts, run: RunSummary, now: Date): HealthReason {
  const [newest] = changes;
  if (run.new + run.changed + run.deleted > 0) return { kind: 'fresh', run };
  return { kind: 'unchanged', days: newest === undefined ? null : daysBetween(newest, now) };
}

function daysBetween(earlier: string, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - Date.parse(earlier)) / DAY_MS));
}
