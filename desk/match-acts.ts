/** What persons do about matches, one after the other where they are done: registered, and followed at once. */
import type { MatchDecision, MatchVerdict } from '../catalogue/matching/decision.ts';
import type { MatchDecisions } from '../catalogue/ports/match-decisions.ts';
import { decideMatch } from './decide-match.ts';
import type { DecideParts } from './decide-match.ts';
import { takeBackMatch } from './take-back-match.ts';

export interface MatchActParts extends DecideParts {
  readonly decisions: Pick<MatchDecisions, 'decide' | 'takeBack'>;
  /** Lets the catalogue follow; who asks afterwards sees what came of the act. */
  readonly follow: () => Promise<unknown>;
}

export function matchActs(parts: MatchActParts): {
  readonly decideMatch: (verdict: MatchVerdict) => Promise<MatchDecision>;
  readonly takeBackMatch: (id: number, by: string) => Promise<MatchDecision>;
} {
  return {
    decideMatch: async (verdict) => {
      const decision = await decideMatch(verdict, parts);
      await parts.follow();
      return decision;
    },
    takeBackMatch: async (id, by) => {
      const decision = await takeBackMatch(id, by, parts.decisions);
      await parts.follow();
      return decision;
    },
  };
}
