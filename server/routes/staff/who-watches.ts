/** Who watches sources, and what of it each may do. */
import type { Persons } from '../route.ts';

/** Who looks. */
export const WATCHERS: Persons = {
  librarian: 'own-library',
  acquisitions: 'own-library',
  admin: 'any-library',
  operator: 'any-library',
};
/** Who harvests and stops: what changes nothing that could not have come by itself. */
export const HARVESTERS: Persons = {
  librarian: 'own-library',
  admin: 'any-library',
  operator: 'any-library',
};
/** Who decides what readers see. */
export const DECIDERS: Persons = { librarian: 'own-library', admin: 'any-library' };
