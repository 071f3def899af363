/** Sources that wait for somebody: submitted ones for the administrator, returned ones for their librarian. */
import { actsFor } from '../../../catalogue/actor.ts';
import type { Actor } from '../../../catalogue/actor.ts';
import type { Registration } from '../../../catalogue/registration.ts';
import type { PortalDeps } from '../../portal-deps.ts';
import type { WaitingKind } from '../waiting-kind.ts';

const counting =
  (waits: (source: Registration) => boolean) =>
  async ({ registry }: PortalDeps, actor: Actor): Promise<number> => {
    const all = await registry.registrations.all();
    return all.filter((source) => actsFor(actor, [source.library]) && waits(source)).length;
  };

export const SOURCES_WAITING: readonly WaitingKind[] = [
  {
    roles: ['admin'],
    href: '/staff/sources',
    count: counting(({ submittedAt }) => submittedAt !== null),
    sentence: ({ wizard }, count) => wizard.waitingSubmitted(count),
  },
  {
    roles: ['librarian'],
    href: '/staff/sources',
    count: counting(({ state, note }) => state === 'draft' && note !== ''),
    sentence: ({ wizard }, count) => wizard.waitingReturned(count),
  },
];
