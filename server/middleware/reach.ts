/** Whether somebody may, by the line of the table of routes: the same for keys and for sessions. */
import type { Request } from 'express';
import { actsFor } from '../../catalogue/actor.ts';
import type { Actor, Role } from '../../catalogue/actor.ts';
import { parametersIn } from '../addresses/parameters.ts';
import type { Persons } from '../routes/route.ts';

/** `not-theirs`: of another library, and so nothing that they are told of. */
export type Reached = 'may' | 'wrong-role' | 'not-theirs';

/** @param library parameter of the address that names a library, where it has one */
export function reached(
  actor: Actor,
  who: Persons,
  library: string | undefined,
  request: Request,
): Reached {
  const reach = who[actor.role];
  if (reach === undefined) return 'wrong-role';
  const named = library === undefined ? [] : namedIn(request, library);
  return reach === 'own-library' && named.some((one) => !actsFor(actor, [one]))
    ? 'not-theirs'
    : 'may';
}

export function rolesOf(who: Persons): readonly Role[] {
  return Object.keys(who) as Role[];
}

/** In the path or behind it. */
function namedIn(request: Request, parameter: string): readonly string[] {
  const inPath = request.params[parameter];
  return typeof inPath === 'string' ? [inPath] : parametersIn(request).getAll(parameter);
}
