/**
 * Brings the catalogue up to what persons decided about matches: at the start of whatever writes, and every second
 * while the portal runs. A catalogue that has applied more than the registry knows followed another one, and
 * begins anew.
 */
import type { MatchDecisions } from '../catalogue/ports/match-decisions.ts';
import type { Matches } from '../catalogue/ports/matches.ts';

const AT_ONCE = 200;

/** Costs two rows when there is nothing new. @returns whether there was */
export async function followDecisions(
  records: Pick<Matches, 'decisionsApplied' | 'applyDecisions' | 'forgetDecisions'>,
  decisions: Pick<MatchDecisions, 'lastSeq' | 'after'>,
  signal?: AbortSignal,
): Promise<boolean> {
  const [last, had] = await Promise.all([decisions.lastSeq(), records.decisionsApplied()]);
  if (had === last) return false;
  if (had > last) await records.forgetDecisions();
  let applied = had > last ? 0 : had;
  while (signal?.aborted !== true) {
    const next = await decisions.after(applied, AT_ONCE);
    const newest = next.at(-1);
    if (newest === undefined) break;
    await records.applyDecisions(next);
    applied = newest.seq;
  }
  return true;
}
