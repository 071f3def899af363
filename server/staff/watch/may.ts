/** What whoever looks may do; the table of routes says it of the addresses, this of the buttons. */
import type { Role } from '../../../catalogue/actor.ts';
import { hasRepository } from '../../../catalogue/source.ts';
import type { Source } from '../../../catalogue/source.ts';
import type { May } from '../../presenters/staff/watch/source.ts';
import { DECIDERS, HARVESTERS } from '../../routes/staff/who-watches.ts';

/** @param source that it is about: what is delivered in files is not harvested, whoever looks */
export function mayOf({ role }: { readonly role: Role }, source?: Pick<Source, 'baseUrl'>): May {
  const isHarvested = source === undefined || hasRepository(source);
  return {
    harvest: isHarvested && HARVESTERS[role] !== undefined,
    decide: DECIDERS[role] !== undefined,
  };
}
