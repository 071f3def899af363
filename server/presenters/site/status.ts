/**
 * 收录状态: how the harvest of each source goes, in words that a librarian understands; what readers are told of it
 * first is in `reader-status.ts`.
 */
import { healthOf } from '../../../catalogue/runs/health.ts';
import type { HealthReason, HealthState } from '../../../catalogue/runs/health.ts';
import type { RunSummary } from '../../../catalogue/runs/run.ts';
import { slowedToDays } from '../../../harvesters/schedule.ts';
import type { Visit } from '../../visit.ts';
import type { Federation, SourceFacts } from '../../enquiries/federation.ts';
import type { Labels } from '../../i18n/labels.ts';
import { saidAsItIs } from '../../i18n/said.ts';
import type { Said } from '../../i18n/said.ts';
import { presentReaderStatus } from './reader-status.ts';
import type { ReaderStatus } from './reader-status.ts';
import { minuteOf } from './times.ts';
import type { ShownTime } from './times.ts';

/** What no run says of itself. */
const UNSAID: ReadonlySet<HealthReason['kind']> = new Set(['empty', 'stale', 'quiet']);

export interface ShownSource {
  readonly id: string;
  readonly library: string;
  readonly libraryHref: string;
  readonly health: HealthState;
  readonly healthLabel: string;
  readonly isRunning: boolean;
  readonly lastGood: ShownTime | null;
  readonly nextDue: ShownTime | null;
  readonly live: string;
  readonly deleted: string;
  readonly quarantined: string;
  /** Of the last run when it did not go well; empty otherwise. */
  readonly faults: readonly Said[];
  /** 著录提示 with the number of documents that have each, the most frequent first. */
  readonly warnings: readonly string[];
}

export interface ShownRun {
  readonly started: ShownTime | null;
  readonly outcome: string;
  readonly state: RunSummary['state'];
  readonly counts: readonly string[];
  readonly message: Said;
}

export interface Status {
  readonly readers: ReaderStatus;
  readonly summary: string;
  readonly sources: readonly (ShownSource & {
    readonly heading: string;
    readonly runs: readonly ShownRun[];
  })[];
  /** 尚未接入的馆; null when every library has a source. */
  readonly unconnected: string | null;
}

export function presentStatus(
  federation: Federation,
  labels: Labels,
  visit: Visit,
  now: Date,
): Status {
  const { t } = visit;
  const sources = federation.sources.map((facts) => ({
    ...presentSource(facts, labels, visit, now),
    heading: t.status.historyOf(facts.source.id),
    runs: facts.runs.map((run) => presentRun(run, isHidden(facts), visit)),
  }));
  const without = federation.libraries.filter((library) => library.sources.length === 0);
  const names = without.map(({ library }) => labels.libraryShort(library.code));
  return {
    readers: presentReaderStatus(federation, labels, visit, now),
    summary: t.status.summary(
      sources.length,
      sources.filter(({ health }) => health === 'ok').length,
    ),
    sources,
    unconnected: names.length === 0 ? null : t.status.unconnected(names.join(t.site.and)),
  };
}

export function presentSource(
  facts: SourceFacts,
  labels: Labels,
  { lang, t }: Visit,
  now: Date,
): ShownSource {
  const { source, ledger, warnings } = facts;
  const { state: health, reasons } = healthOf(facts, now);
  return {
    id: source.id,
    library: labels.libraryName(source.library),
    libraryHref: `/libraries/${encodeURIComponent(source.library)}`,
    health,
    healthLabel: t.status.healthNames[health],
    isRunning: ledger.lastRun?.state === 'running',
    lastGood: minuteOf(ledger.lastGoodAt, lang),
    nextDue: source.state === 'active' ? minuteOf(ledger.nextDue, lang) : null,
    live: t.number(ledger.liveRecords - ledger.hiddenRecords),
    deleted: t.number(ledger.deletedRecords),
    quarantined: t.number(ledger.quarantined),
    faults: [
      t.said(isHidden(facts) ? '' : (ledger.lastRun?.message ?? '')),
      ...reasons.filter(({ kind }) => UNSAID.has(kind)).map(t.healthReason),
      saidAsItIs(slowed(ledger.failuresInRow, t)),
      saidAsItIs(ledger.profile?.isVouchedFor === true ? t.status.vouchedFor : ''),
    ].filter((said) => said.length > 0),
    warnings: warnings.map(({ code, documents }) =>
      t.status.warning(t.warningNames[code], t.number(documents)),
    ),
  };
}

function slowed(failuresInRow: number, t: Visit['t']): string {
  const days = slowedToDays(failuresInRow);
  return days === undefined ? '' : t.status.slowed(failuresInRow, days);
}

/** Nothing of it is for readers, not even how much there is. */
function isHidden({ ledger }: SourceFacts): boolean {
  return ledger.liveRecords > 0 && ledger.hiddenRecords === ledger.liveRecords;
}

function presentRun(run: RunSummary, hasNoCounts: boolean, { lang, t }: Visit): ShownRun {
  const counts = [run.received, run.new, run.changed, run.unchanged, run.deleted, run.quarantined];
  return {
    started: minuteOf(run.startedAt, lang),
    outcome: t.runStates[run.state],
    state: run.state,
    counts: counts.map((count) => (hasNoCounts ? t.status.noCount : t.number(count))),
    message: t.said(hasNoCounts ? '' : run.message),
  };
}
