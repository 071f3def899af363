/** A kind of thing that waits for persons: each noun has a list of its own, see `waiting.ts`. */
import type { Actor, Role } from '../../catalogue/actor.ts';
import type { Messages } from '../i18n/languages.ts';
import type { PortalDeps } from '../portal-deps.ts';

export interface WaitingKind {
  readonly roles: readonly Role[];
  /** Where they are; the count leads there. */
  readonly href: string;
  /** How many wait for this person; of a library of their own, its alone. */
  readonly count: (deps: PortalDeps, actor: Actor) => Promise<number>;
  readonly sentence: (t: Messages, count: number) => string;
}
