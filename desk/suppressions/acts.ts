/** What is kept from readers, as whoever writes does it; the catalogue follows before an act ends. */
import type { Actor } from '../../catalogue/actor.ts';
import type { Suppression } from '../../catalogue/suppression.ts';
import { liftSuppression } from './lift.ts';
import { suppress } from './suppress.ts';
import type { SuppressParts, SuppressionWish } from './suppress.ts';

export interface SuppressionActs {
  readonly suppress: (wish: SuppressionWish, by: Actor) => Promise<Suppression>;
  readonly liftSuppression: (id: number, by: Actor) => Promise<Suppression>;
}

export function suppressionActs(
  parts: SuppressParts & { readonly follow: () => Promise<unknown> },
): SuppressionActs {
  const { registry, now, follow } = parts;
  return {
    suppress: async (wish, by) => {
      const made = await suppress(wish, by, parts);
      await follow();
      return made;
    },
    liftSuppression: async (id, by) => {
      const { suppressions } = registry;
      const lifted = await liftSuppression(id, by, { suppressions, now });
      await follow();
      return lifted;
    },
  };
}
