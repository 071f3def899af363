/** The places of the staff pages, in the order in which they are listed, and for whom each is. */
import { ROLES } from '../../../catalogue/actor.ts';
import type { Role } from '../../../catalogue/actor.ts';

interface Place {
  readonly section: string;
  readonly href: string;
  readonly roles: readonly Role[];
}

/** A new place takes its line here and its name in `staff.nav` of both languages. */
const STAFF_PLACES = [
  { section: 'home', href: '/staff', roles: ROLES },
  { section: 'sources', href: '/staff/sources', roles: ROLES },
  { section: 'deliveries', href: '/staff/deliveries', roles: ['librarian', 'admin'] },
  { section: 'matches', href: '/staff/matches', roles: ['librarian', 'acquisitions', 'admin'] },
  { section: 'checks', href: '/staff/checks', roles: ['acquisitions', 'admin'] },
  { section: 'suppressions', href: '/staff/suppressions', roles: ['librarian', 'admin'] },
  { section: 'cases', href: '/staff/cases', roles: ['librarian', 'admin'] },
  { section: 'libraries', href: '/staff/libraries', roles: ['librarian', 'admin'] },
  { section: 'messages', href: '/staff/messages', roles: ROLES },
  { section: 'people', href: '/staff/people', roles: ['admin'] },
  { section: 'keys', href: '/staff/keys', roles: ['admin'] },
  { section: 'audit', href: '/staff/audit', roles: ROLES },
] as const satisfies readonly Place[];

type Listed = (typeof STAFF_PLACES)[number]['section'];

/** `account`: behind the name of who is signed in; `none`: in no place at all. */
export type StaffSection = Listed | 'account' | 'none';

/** The places that somebody of this role has. */
export function placesOf(
  role: Role,
): readonly { readonly section: Listed; readonly href: string }[] {
  return STAFF_PLACES.filter(({ roles }: Place) => roles.includes(role));
}
