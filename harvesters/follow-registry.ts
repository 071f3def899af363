/**
 * What is decided in the registry and acts on the catalogue, followed together: what was said of matches, what
 * is kept from readers, and what of a source was set aside. What is kept from readers first: nothing waits for it.
 */
import type { Hiding } from '../catalogue/ports/hiding.ts';
import type { Matches } from '../catalogue/ports/matches.ts';
import type { Registry } from '../catalogue/ports/registry.ts';
import type { WaiverFollower } from '../catalogue/ports/waivers.ts';
import { followDecisions } from './follow-decisions.ts';
import { followWaivers } from './follow-waivers.ts';
import { followSuppressions } from './follow-suppressions.ts';
import type { FollowSuppressionsOptions } from './follow-suppressions.ts';

/** @returns whether there was anything new */
export async function followRegistry(
  records: Hiding & Matches & { readonly waivers: WaiverFollower },
  {
    suppressions,
    matchDecisions,
    waivers,
  }: Pick<Registry, 'suppressions' | 'matchDecisions' | 'waivers'>,
  options: FollowSuppressionsOptions,
): Promise<boolean> {
  const hid = await followSuppressions(records, suppressions, options);
  await followWaivers(records.waivers, waivers);
  const decided = await followDecisions(records, matchDecisions, options.signal);
  return hid || decided;
}
