/** A person takes back what was said of two records: from then on the machine's finding counts again. */
import { actsFor } from '../catalogue/actor.ts';
import type { Actor } from '../catalogue/actor.ts';
import type { MatchDecision } from '../catalogue/matching/decision.ts';
import type { MatchDecisions } from '../catalogue/ports/match-decisions.ts';
import type { Source } from '../catalogue/source.ts';
import { decisionFacts, subjectOf } from './decide-match.ts';
import { NotThere, WrongState } from './refusals.ts';

export interface TakeBackParts {
  readonly decisions: Pick<MatchDecisions, 'find' | 'takeBack'>;
  /** Whose the two records are; they may be deleted by now. */
  readonly sources: () => Promise<readonly Pick<Source, 'id' | 'library'>[]>;
}

/**
 * @throws NotThere when there never was one of this number, or it is none of the actor's business
 * @throws WrongState when it was taken back before
 */
export async function takeBackMatch(
  id: number,
  by: Actor,
  { decisions, sources }: TakeBackParts,
): Promise<MatchDecision> {
  const held = await decisions.find(id);
  const registered = await sources();
  if (held === undefined || !concerns(held, by, registered))
    throw new NotThere(`没有第 ${id} 号决定。`);
  const decision =
    held.takenBack === null
      ? await decisions.takeBack(id, by.name, (before) => ({
          at: new Date().toISOString(),
          by,
          act: 'decision-withdraw',
          subject: subjectOf(held),
          before: decisionFacts(before),
          after: null,
          libraries: librariesOf(held, registered),
        }))
      : undefined;
  if (decision === undefined) throw new WrongState(`第 ${id} 号决定早已撤回。`);
  return decision;
}

/** Whether a decision is any business of who asks: one of its records is of the library acted for. */
export function concerns(
  { a, b }: Pick<MatchDecision, 'a' | 'b'>,
  by: Actor,
  sources: readonly Pick<Source, 'id' | 'library'>[],
): boolean {
  return actsFor(by, librariesOf({ a, b }, sources));
}

function librariesOf(
  { a, b }: Pick<MatchDecision, 'a' | 'b'>,
  sources: readonly Pick<Source, 'id' | 'library'>[],
): readonly string[] {
  return sources
    .filter(({ id }) => id === a.source || id === b.source)
    .map(({ library }) => library);
}
