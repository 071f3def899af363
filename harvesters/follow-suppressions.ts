/**
 * Lets the catalogue follow what is kept from readers: at the start of whatever writes, and every second while the
 * portal runs. All that hold are handed over each time, so that a catalogue of another registry, or one that was put
 * back to before, comes to the same. One whose end was reached ends here, by itself and with an entry in the audit.
 */
import { THE_PORTAL } from '../catalogue/actor.ts';
import type { ApplyOptions, Hiding } from '../catalogue/ports/hiding.ts';
import type { Suppressions } from '../catalogue/ports/suppressions.ts';
import { heldOf, suppressionFacts, suppressionSubject } from '../catalogue/suppression.ts';

export interface FollowSuppressionsOptions extends ApplyOptions {
  readonly now: () => Date;
  /** Looks also where the catalogue has followed the last one: the registry may be another one. */
  readonly anew?: boolean;
}

/** Costs three rows when there is nothing new. @returns whether there was */
export async function followSuppressions(
  records: Pick<Hiding, 'suppressionsApplied' | 'applySuppressions'>,
  suppressions: Pick<Suppressions, 'lastSeq' | 'held' | 'overdue' | 'lift'>,
  { now, anew = false, ...options }: FollowSuppressionsOptions,
): Promise<boolean> {
  await endOverdue(suppressions, now().toISOString());
  // Asked first: what is made between the two looks is then followed the next time.
  const last = await suppressions.lastSeq();
  if (!anew && (await records.suppressionsApplied()) === last) return false;
  const held = await suppressions.held();
  await records.applySuppressions(held.map(heldOf), last, options);
  return true;
}

async function endOverdue(
  suppressions: Pick<Suppressions, 'overdue' | 'lift'>,
  at: string,
): Promise<void> {
  for (const { id } of await suppressions.overdue(at)) {
    await suppressions.lift(id, { at, by: THE_PORTAL.name, how: 'ended' }, (ended) => ({
      at,
      by: THE_PORTAL,
      act: 'suppression-end',
      subject: suppressionSubject(ended),
      before: suppressionFacts({ ...ended, lifted: null }),
      after: suppressionFacts(ended),
    }));
  }
}
