/**
 * When a registered source is examined again by itself (`compliance-report.ts`): every month, and once when it has
 * failed three times in a row, because then something is probably amiss with its interface.
 */
import { DAY_MS } from '../time.ts';
import { NOT_ITS_FAULT } from './source-ledger.ts';
import type { RunSummary } from './run.ts';

const REPORT_DAYS = 30;
const FAILURES = 3;

/**
 * @param reportAt when the last report was made, ISO 8601 UTC; undefined = never
 * @param runs the latest, newest first
 */
export function isReportDue(
  reportAt: string | undefined,
  runs: readonly Pick<RunSummary, 'state' | 'code' | 'endedAt'>[],
  now: Date,
): boolean {
  if (reportAt === undefined) return true;
  const made = Date.parse(reportAt);
  if (now.getTime() - made >= REPORT_DAYS * DAY_MS) return true;
  const third = failuresOf(runs).at(-FAILURES)?.endedAt ?? null;
  return third !== null && made < Date.parse(third);
}

/** Those that failed one after the other by a fault of the repository, newest first. */
function failuresOf<T extends Pick<RunSummary, 'state' | 'code'>>(
  runs: readonly T[],
): readonly T[] {
  const ended = runs.filter(({ state }) => state !== 'running');
  const good = ended.findIndex(({ state }) => state !== 'failed');
  const failed = good < 0 ? ended : ended.slice(0, good);
  return failed.filter(({ code }) => !NOT_ITS_FAULT.has(code));
}
