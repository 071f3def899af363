/** What has to be known of a source to say how it is: for pages, and for whoever tells persons of it. */
import type { RunReports } from '../catalogue/ports/run-reports.ts';
import type { SourceLedgers } from '../catalogue/ports/source-ledgers.ts';
import { lastEnded } from '../catalogue/runs/health.ts';
import type { HealthFacts } from '../catalogue/runs/health.ts';
import type { SourceLedger } from '../catalogue/runs/source-ledger.ts';
import { shortInSpite } from '../catalogue/runs/waiver.ts';
import type { Source } from '../catalogue/source.ts';

/** Runs of each source that are kept: as many as the status page shows. */
const RUNS_KEPT = 10;
/** Changes of each source by which it is known how long it usually rests. */
const CHANGES_KEPT = 50;

export interface HealthPorts extends Pick<SourceLedgers, 'ledger' | 'runs' | 'gaps'> {
  readonly reports: Pick<RunReports, 'changeTimes' | 'shortBy'>;
}

export interface KnownFacts extends HealthFacts {
  readonly source: Source;
  readonly ledger: SourceLedger;
}

export async function healthFactsOf(source: Source, records: HealthPorts): Promise<KnownFacts> {
  const { id } = source;
  const [ledger, runs, changes, gaps] = await Promise.all([
    records.ledger(id),
    records.runs(RUNS_KEPT, id),
    records.reports.changeTimes(id, CHANGES_KEPT),
    records.gaps(id),
  ]);
  const last = lastEnded(runs);
  const lacked = last?.code === 'LIST_SHORT' ? await records.reports.shortBy(last.id) : 0;
  const short = shortInSpite(lacked, ledger.shortAccepted ?? undefined);
  return { source, ledger, runs, changes, gaps: gaps.length, short };
}
