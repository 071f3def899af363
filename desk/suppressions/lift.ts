/** A person lets readers see again what was kept from them. */
import { actsFor } from '../../catalogue/actor.ts';
import type { Actor } from '../../catalogue/actor.ts';
import type { Suppressions } from '../../catalogue/ports/suppressions.ts';
import { suppressionFacts, suppressionSubject } from '../../catalogue/suppression.ts';
import type { Suppression } from '../../catalogue/suppression.ts';
import { NotAllowed, NotThere, WrongState } from '../refusals.ts';

export interface LiftParts {
  readonly suppressions: Pick<Suppressions, 'find' | 'lift'>;
  readonly now: () => Date;
}

/**
 * @throws NotThere when there never was one of this number, or it is none of the actor's business
 * @throws NotAllowed for a district, of what the city keeps from readers
 * @throws WrongState when it holds no more
 */
export async function liftSuppression(
  id: number,
  by: Actor,
  { suppressions, now }: LiftParts,
): Promise<Suppression> {
  const held = await suppressions.find(id);
  if (held === undefined || !actsFor(by, [held.library]))
    throw new NotThere(`没有第 ${id} 号屏蔽。`);
  if (held.byLibrary === null && by.library !== null)
    throw new NotAllowed(`第 ${id} 号屏蔽是市馆作出的，请市馆管理员解除。`);
  const at = now().toISOString();
  const lifted =
    held.lifted === null
      ? await suppressions.lift(id, { at, by: by.name, how: 'lifted' }, (after) => ({
          at,
          by,
          act: 'suppression-lift',
          subject: suppressionSubject(held),
          before: suppressionFacts(held),
          after: suppressionFacts(after),
        }))
      : undefined;
  if (lifted === undefined) throw new WrongState(`第 ${id} 号屏蔽早已解除或到期。`);
  return lifted;
}
