/** Doubtful lines of purchase lists of which nobody has said anything, for the staff home. */
import type { Actor } from '../../../catalogue/actor.ts';
import type { PortalDeps } from '../../portal-deps.ts';
import type { WaitingKind } from '../waiting-kind.ts';

/** Of the newest lists; what is older waits for nobody. */
const MOST_LISTS = 20;

export const CHECKS_WAITING: readonly WaitingKind[] = [
  {
    roles: ['acquisitions'],
    href: '/staff/checks',
    count: doubtful,
    sentence: (t, count) => t.checks.waiting(count),
  },
];

async function doubtful({ checks }: PortalDeps, { library }: Actor): Promise<number> {
  const { lists } = await checks.lists.list(library ?? undefined, MOST_LISTS, 0);
  let waiting = 0;
  for (const { id, state, library: of } of lists) {
    if (state !== 'done' || of !== library) continue;
    const query = { verdict: ['probable'], decision: 'none' } as const;
    waiting += (await checks.lines.lines(id, query, 0, 0)).total;
  }
  return waiting;
}
