/**
 * What is kept from readers, as whoever writes does it. The catalogue follows before an act ends, unless that takes
 * long: then it goes on behind, and how far it is stands on the page (`Hiding.suppressionsUnderWay`).
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Actor } from '../../catalogue/actor.ts';
import type { Suppression } from '../../catalogue/suppression.ts';
import { liftSuppression } from './lift.ts';
import { suppress } from './suppress.ts';
import type { SuppressParts, SuppressionWish } from './suppress.ts';

/** How long an act waits for the catalogue. */
const PATIENCE_MS = 2_000;

export interface SuppressionActs {
  readonly suppress: (wish: SuppressionWish, by: Actor) => Promise<Suppression>;
  readonly liftSuppression: (id: number, by: Actor) => Promise<Suppression>;
}

export function suppressionActs(
  parts: SuppressParts & { readonly follow: () => Promise<unknown> },
): SuppressionActs {
  const { registry, now } = parts;
  const follow = async (): Promise<void> => {
    const stop = new AbortController();
    const patience = sleep(PATIENCE_MS, undefined, { signal: stop.signal }).catch(() => undefined);
    try {
      await Promise.race([parts.follow(), patience]);
    } finally {
      stop.abort();
    }
  };
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
