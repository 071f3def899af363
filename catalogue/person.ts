/**
 * A person with an account 账号: librarian, acquisitions librarian, administrator or operator. What one may do
 * follows from role and library alone (`actor.ts`). Secrets (password, second step, invitation) are part of
 * `Account`, which leaves the store for the acts of `desk/people/` and for nothing that is shown.
 */
import { isOfLibrary } from './actor.ts';
import type { Actor, Role } from './actor.ts';

export interface Person {
  /** Twelve hexadecimal digits; never given to anybody else. */
  readonly id: string;
  /** What they sign in with, as it was typed when the account was made. */
  readonly name: string;
  readonly role: Role;
  /** Code of a library for a role that acts for one; null for the others. */
  readonly library: string | null;
  readonly email: string | null;
  /** Name of who made the account; instants are ISO 8601 UTC. */
  readonly createdBy: string;
  readonly createdAt: string;
  readonly disabledAt: string | null;
  readonly signedInAt: string | null;
}

/** A person with all that is kept to know them again. */
export interface Account extends Person {
  /** One more with each change: whoever writes says which one they read. */
  readonly revision: number;
  /** PHC string; null until an invitation was taken up, and after a reset. */
  readonly passwordHash: string | null;
  /** Base32; null while the second step is off. */
  readonly totpSecret: string | null;
  /** The last time step whose code was used; no code counts twice. */
  readonly totpStep: number;
  /** Hashes of the recovery codes that are left. */
  readonly recovery: readonly string[];
  /** The one-time address that lets this person set a password; null when none is out. */
  readonly invitation: Invitation | null;
}

export interface Invitation {
  /** See `tokenHash`. */
  readonly hash: string;
  readonly expiresAt: string;
}

/** UTF-16 units. */
export const LONGEST_NAME = 60;
export const LONGEST_EMAIL = 200;

/** Two names that differ in case or width only are one: nobody poses as another. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}

/** Letters, digits and Han, with `. _ - @ ·` between: nothing invisible, nothing that a page could mistake. */
export function isPersonName(name: string): boolean {
  return name.length <= LONGEST_NAME && /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._@·-]*$/u.test(name);
}

export function isEmail(text: string): boolean {
  return text.length <= LONGEST_EMAIL && /^[^\s@<>"(),:;]+@[^\s@<>"(),:;]+$/.test(text);
}

/** Whoever acts for the whole city needs a second step; the others may have one. */
export function needsSecondStep(role: Role): boolean {
  return !isOfLibrary(role);
}

export type PersonStanding = 'active' | 'invited' | 'locked' | 'disabled';

/** `invited`: an address is out, no password yet. `locked`: neither, so somebody has to invite them again. */
export function personStanding(
  { disabledAt, passwordHash, invitation }: Account,
  now: Date,
): PersonStanding {
  if (disabledAt !== null) return 'disabled';
  if (passwordHash !== null) return 'active';
  return invitation !== null && Date.parse(invitation.expiresAt) > now.getTime()
    ? 'invited'
    : 'locked';
}

/** Whoever is signed in. */
export function actorOf({ id, name, role, library }: Person): Actor {
  return { kind: 'person', id, name, role, library };
}
