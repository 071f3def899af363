/** What whoever looks may do; the table of routes says it of the addresses, this of the buttons. */
import type { Role } from '../../../catalogue/actor.ts';
import type { May } from '../../presenters/staff/watch/source.ts';
import { DECIDERS, HARVESTERS } from '../../routes/who-watches.ts';

export function mayOf({ role }: { readonly role: Role }): May {
  return { harvest: HARVESTERS[role] !== undefined, decide: DECIDERS[role] !== undefined };
}
