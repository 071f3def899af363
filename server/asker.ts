/** Who asks: put down by the gate that let them in (`middleware/access.ts`), for whoever answers. */
import type { Request } from 'express';
import type { Actor } from '../catalogue/actor.ts';

const ASKERS = new WeakMap<object, Actor>();

export function rememberAsker(request: Request, actor: Actor): void {
  ASKERS.set(request, actor);
}

/** @throws Error where no gate stands: the table of routes says `everybody` */
export function askerOf(request: object): Actor {
  const actor = ASKERS.get(request);
  if (actor === undefined) throw new Error('The route is open to everybody, and asks who asks.');
  return actor;
}
