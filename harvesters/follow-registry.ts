/**
 * What is decided in the registry and acts on the catalogue, followed together: what was said of matches, and what
 * is kept from readers. The latter first: nothing waits for it.
 */
import type { Hiding } from '../catalogue/ports/hiding.ts';
import type { Matches } from '../catalogue/ports/matches.ts';
import type { Registry } from '../catalogue/ports/registry.ts';
import { followDecisions } from './follow-decisions.ts';
import { followSuppressions } from './follow-suppressions.ts';
import type { FollowSuppressionsOptions } from './follow-suppressions.ts';

/** @returns whether there was anything new */
export async function followRegistry(
  records: Hiding & Matches,
  { suppressions, matchDecisions }: Pick<Registry, 'suppressions' | 'matchDecisions'>,
  options: FollowSuppressionsOptions,
): Promise<boolean> {
  const hid = await followSuppressions(records, suppressions, options);
  const decided = await followDecisions(records, matchDecisions, options.signal);
  return hid || decided;
}
