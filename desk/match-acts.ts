/** The acts on matches, one by one and many at once: the catalogue follows before each ends. */
import type { Actor } from '../catalogue/actor.ts';
import type { DocumentId } from '../catalogue/document.ts';
import type { MatchDecision, MatchVerdict } from '../catalogue/matching/decision.ts';
import type { MatchDecisions } from '../catalogue/ports/match-decisions.ts';
import { decideMatch } from './decide-match.ts';
import { foreseeMatches } from './foresee-matches.ts';
import type { ForeseeParts } from './foresee-matches.ts';
import { PortalError } from '../catalogue/errors.ts';
import { WrongValues } from './refusals.ts';
import { takeBackMatch } from './take-back-match.ts';
import type { TakeBackParts } from './take-back-match.ts';

/** Pairs that are decided in one act. */
export const MOST_AT_ONCE = 50;

export interface MatchParts extends ForeseeParts {
  readonly registry: {
    readonly matchDecisions: Pick<MatchDecisions, 'decide' | 'find' | 'takeBack'>;
    readonly sources: TakeBackParts['sources'];
  };
  readonly follow: () => Promise<unknown>;
}

/** What came of many; the sentences say why the others were not done. */
export interface Many {
  readonly decisions: readonly MatchDecision[];
  readonly refused: readonly string[];
}

/** What each throws its own file says. */
export interface MatchActs {
  readonly decideMatch: (verdict: MatchVerdict, by: Actor) => Promise<MatchDecision>;
  readonly takeBackMatch: (id: number, by: Actor) => Promise<MatchDecision>;
  /** Each with its own entry in the audit; one that is refused does not hinder the others. */
  readonly decideMatches: (verdicts: readonly MatchVerdict[], by: Actor) => Promise<Many>;
  readonly takeBackMatches: (ids: readonly number[], by: Actor) => Promise<Many>;
  readonly foreseeMatches: (
    verdicts: readonly MatchVerdict[],
    by: Actor,
  ) => Promise<readonly (readonly DocumentId[])[]>;
}

export function matchActs({ records, registry, follow }: MatchParts): MatchActs {
  const decisions = registry.matchDecisions;
  const decide = (verdict: MatchVerdict, by: Actor): Promise<MatchDecision> =>
    decideMatch(verdict, by, { records, decisions });
  const takeBack = (id: number, by: Actor): Promise<MatchDecision> =>
    takeBackMatch(id, by, { decisions, sources: () => registry.sources() });
  const followed = async <T>(act: Promise<T>): Promise<T> => {
    const done = await act;
    await follow();
    return done;
  };
  return {
    decideMatch: (verdict, by) => followed(decide(verdict, by)),
    takeBackMatch: (id, by) => followed(takeBack(id, by)),
    decideMatches: (verdicts, by) => followed(each(verdicts, (one) => decide(one, by))),
    takeBackMatches: (ids, by) => followed(each(ids, (one) => takeBack(one, by))),
    foreseeMatches: (verdicts, by) => {
      assertFew(verdicts);
      return foreseeMatches(verdicts, by, { records });
    },
  };
}

async function each<T>(
  things: readonly T[],
  act: (one: T) => Promise<MatchDecision>,
): Promise<Many> {
  assertFew(things);
  const decisions: MatchDecision[] = [];
  const refused: string[] = [];
  for (const one of things) {
    try {
      decisions.push(await act(one));
    } catch (error) {
      if (!(error instanceof PortalError)) throw error;
      refused.push(error.message);
    }
  }
  return { decisions, refused };
}

/** @throws WrongValues */
function assertFew(things: readonly unknown[]): void {
  if (things.length > MOST_AT_ONCE)
    throw new WrongValues({
      pairs: `一次最多裁定 ${MOST_AT_ONCE} 对，这里有 ${things.length} 对，请分几次`,
    });
}
