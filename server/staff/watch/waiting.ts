/** Sources that need somebody, for the staff home. */
import { actsFor } from '../../../catalogue/actor.ts';
import type { Actor } from '../../../catalogue/actor.ts';
import { healthOf, lastEnded } from '../../../catalogue/runs/health.ts';
import type { SourceFacts } from '../../enquiries/federation.ts';
import type { PortalDeps } from '../../portal-deps.ts';
import type { WaitingKind } from '../waiting-kind.ts';

export const WATCH_WAITING: readonly WaitingKind[] = [
  {
    roles: ['librarian', 'admin'],
    href: '/staff/sources?state=partial',
    count: async (deps, actor) =>
      ownOf(deps, actor).filter(({ runs }) => lastEnded(runs)?.state === 'held').length,
    sentence: (t, count) => t.watch.waitingHeld(count),
  },
  {
    roles: ['librarian', 'admin', 'operator'],
    href: '/staff/sources?state=down',
    count: async (deps, actor) =>
      ownOf(deps, actor).filter((facts) => healthOf(facts, deps.now()).state === 'down').length,
    sentence: (t, count) => t.watch.waitingDown(count),
  },
];

function ownOf({ federation }: PortalDeps, actor: Actor): readonly SourceFacts[] {
  return federation().sources.filter(({ source }) => actsFor(actor, [source.library]));
}
