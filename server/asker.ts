/** Who asks: put down by the gate that let them in (`middleware/`), for whoever answers. */
import type { Request } from 'express';
import type { Actor } from '../catalogue/actor.ts';
import type { SignedIn } from '../catalogue/session.ts';

const ASKERS = new WeakMap<object, Actor>();
const SIGNED_IN = new WeakMap<object, SignedIn>();

export function rememberAsker(request: Request, actor: Actor): void {
  ASKERS.set(request, actor);
}

/** @throws Error where no gate stands: the table of routes says `everybody` */
export function askerOf(request: object): Actor {
  const actor = ASKERS.get(request);
  if (actor === undefined) throw new Error('The route is open to everybody, and asks who asks.');
  return actor;
}

/** For the log: `person:1f…`, `key:2e…`; undefined for everybody. */
export function askerIn(request: object): string | undefined {
  const actor = ASKERS.get(request);
  return actor && `${actor.kind}:${actor.id}`;
}

export function rememberSignedIn(request: Request, signedIn: SignedIn): void {
  SIGNED_IN.set(request, signedIn);
}

/** Undefined on an address for everybody, and for programs. */
export function signedInOf(request: object): SignedIn | undefined {
  return SIGNED_IN.get(request);
}
