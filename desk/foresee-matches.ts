/** What would become of the works if a person decided so: tried in the catalogue, and undone. Nothing is registered. */
import type { Actor } from '../catalogue/actor.ts';
import type { DocumentId } from '../catalogue/document.ts';
import type { MatchVerdict } from '../catalogue/matching/decision.ts';
import type { Matches } from '../catalogue/ports/matches.ts';
import { decisionFor } from './decide-match.ts';
import type { DecideParts } from './decide-match.ts';

export interface ForeseeParts {
  readonly records: DecideParts['records'] & Pick<Matches, 'foreseeDecisions'>;
}

/**
 * @returns the works that the records of the works concerned would come to, each with its records, oldest first
 * @throws what `decideMatch` throws
 */
export async function foreseeMatches(
  verdicts: readonly MatchVerdict[],
  by: Actor,
  { records }: ForeseeParts,
): Promise<readonly (readonly DocumentId[])[]> {
  const decisions = [];
  for (const verdict of verdicts) {
    const { decision } = await decisionFor(verdict, by, records);
    decisions.push(decision);
  }
  return records.foreseeDecisions(decisions);
}
