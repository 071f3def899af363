/** A person takes back what was said of two records: from then on the machine's finding counts again. */
import { PortalError } from '../catalogue/errors.ts';
import type { MatchDecision } from '../catalogue/matching/decision.ts';
import type { MatchDecisions } from '../catalogue/ports/match-decisions.ts';

/** There never was a decision of this number. */
export class DecisionUnknown extends PortalError {
  readonly code = 'DECISION_UNKNOWN';
}

/** Taken back twice, it stays as it was the first time. @throws DecisionUnknown */
export async function takeBackMatch(
  id: number,
  by: string,
  decisions: Pick<MatchDecisions, 'takeBack'>,
): Promise<MatchDecision> {
  const decision = await decisions.takeBack(id, by);
  if (decision === undefined)
    throw new DecisionUnknown(`没有第 ${id} 号匹配决定；请用 /api/v1/matches 查看已有的决定。`);
  return decision;
}
