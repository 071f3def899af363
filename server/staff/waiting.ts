/**
 * What waits for a person, as the staff home lists it: each kind of thing takes one line in `WAITING`, which says
 * for whom it is, counts what waits, and has a sentence that leads there. What cannot be counted is left out.
 */
import type { Actor } from '../../catalogue/actor.ts';
import { personStanding } from '../../catalogue/person.ts';
import type { Messages } from '../i18n/languages.ts';
import type { Parts } from '../routes/route.ts';
import { CHECKS_WAITING } from './checks/waiting.ts';
import { MESSAGES_WAITING } from './messages.ts';
import { SOURCES_WAITING } from './sources/waiting.ts';
import { WATCH_WAITING } from './watch/waiting.ts';
import type { WaitingKind } from './waiting-kind.ts';

const WAITING: readonly WaitingKind[] = [
  ...SOURCES_WAITING,
  ...MESSAGES_WAITING,
  ...WATCH_WAITING,
  ...CHECKS_WAITING,
  {
    roles: ['librarian', 'admin'],
    href: '/staff/cases',
    count: ({ registry }, { library }) =>
      registry.cases.count({ state: 'open', library: library ?? undefined }),
    sentence: (t, count) => t.cases.waiting(count),
  },
  {
    roles: ['librarian', 'admin'],
    href: '/staff/cases?state=open',
    count: ({ registry, now }, { library }) =>
      registry.cases.count({ dueBefore: now().toISOString(), library: library ?? undefined }),
    sentence: (t, count) => t.cases.overdueWaiting(count),
  },
  {
    roles: ['admin'],
    href: '/staff/people',
    count: async ({ registry, now }) => {
      const accounts = await registry.people.all();
      return accounts.filter((one) => personStanding(one, now()) === 'locked').length;
    },
    sentence: (t, count) => t.people.lockedWaiting(count),
  },
  {
    roles: ['librarian', 'admin'],
    href: '/staff/matches',
    count: ({ records }, { library }) =>
      counted(
        records.matches({ outcome: 'probable', decided: false, ...ofLibrary(library) }, 0, 0),
      ),
    sentence: (t, count) => t.matches.waiting(count),
  },
  {
    roles: ['librarian', 'admin'],
    href: '/staff/matches?list=conflicts',
    count: ({ records }, { library }) =>
      counted(records.matches({ conflict: true, decided: false, ...ofLibrary(library) }, 0, 0)),
    sentence: (t, count) => t.matches.waitingConflicts(count),
  },
  {
    roles: ['librarian', 'admin'],
    href: '/staff/matches?list=again',
    count: ({ records }, { library }) =>
      counted(records.matches({ decided: 'again', ...ofLibrary(library) }, 0, 0)),
    sentence: (t, count) => t.matches.waitingAgain(count),
  },
];

function ofLibrary(library: string | null): { readonly library?: string } {
  return library === null ? {} : { library };
}

async function counted(page: Promise<{ readonly total: number }>): Promise<number> {
  return (await page).total;
}

export interface Waiting {
  readonly href: string;
  readonly text: string;
}

export async function waitingFor(
  { site, deps }: Parts,
  actor: Actor,
  t: Messages,
): Promise<readonly Waiting[]> {
  const kinds = WAITING.filter(({ roles }) => roles.includes(actor.role));
  const counts = await Promise.all(
    kinds.map(({ count, href }) => site.optional.of(href, () => count(deps, actor))),
  );
  return kinds.flatMap(({ href, sentence }, i) => {
    const count = counts[i] ?? 0;
    return count === 0 ? [] : [{ href, text: sentence(t, count) }];
  });
}
