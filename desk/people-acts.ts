/** The acts on accounts, sessions, keys and the audit, as the desk offers them. What each throws its own file says. */
import type { Actor } from '../catalogue/actor.ts';
import type { AccessKey } from '../catalogue/access-key.ts';
import type { Person } from '../catalogue/person.ts';
import type { Registry } from '../catalogue/ports/registry.ts';
import { addKey, revokeKey } from './keys.ts';
import type { KeyWish } from './keys.ts';
import {
  addPerson,
  changePerson,
  disablePerson,
  enablePerson,
  resetPerson,
  signOutPerson,
} from './people/accounts.ts';
import type { Invited, PersonWish } from './people/accounts.ts';
import {
  changePassword,
  endOtherSessions,
  renewRecoveryCodes,
  turnOffSecondStep,
  turnOnSecondStep,
} from './people/own-account.ts';
import type { Place } from './people/parts.ts';
import { endSession } from './people/sessions.ts';
import { signIn } from './people/sign-in.ts';
import type { Attempt, SignInAnswer } from './people/sign-in.ts';
import { verifyAudit } from './verify-audit.ts';
import type { VerifiedAudit } from './verify-audit.ts';
import { acceptWelcome } from './people/welcome.ts';
import type { Acceptance } from './people/welcome.ts';

/** The token is for the cookie of the session. */
interface Renewed {
  readonly token: string;
}
type WithPassword = Place & { readonly password: string };

export interface PeopleActs {
  readonly signIn: (attempt: Attempt) => Promise<SignInAnswer>;
  /** Null where the second step is still to come. */
  readonly acceptWelcome: (given: Acceptance) => Promise<{ readonly token: string | null }>;
  readonly noteSessionUse: (id: string, at: string) => Promise<void>;
  /** @param isOwn the one that the person is signed in with just now */
  readonly endSession: (session: string, by: Actor, isOwn: boolean) => Promise<void>;
  readonly endOtherSessions: (place: Place, by: Actor) => Promise<Renewed>;
  readonly changePassword: (
    given: WithPassword & { readonly wanted: string },
    by: Actor,
  ) => Promise<Renewed>;
  readonly turnOnSecondStep: (
    given: WithPassword & { readonly secret: string; readonly code: string },
    by: Actor,
  ) => Promise<Renewed & { readonly codes: readonly string[] }>;
  readonly turnOffSecondStep: (given: WithPassword, by: Actor) => Promise<Renewed>;
  readonly renewRecoveryCodes: (
    given: WithPassword,
    by: Actor,
  ) => Promise<Renewed & { readonly codes: readonly string[] }>;
  readonly addPerson: (wish: PersonWish, by: Actor, password?: string) => Promise<Invited>;
  readonly changePerson: (id: string, wish: Omit<PersonWish, 'name'>, by: Actor) => Promise<Person>;
  readonly disablePerson: (id: string, by: Actor) => Promise<Person>;
  readonly enablePerson: (id: string, by: Actor) => Promise<Person>;
  readonly signOutPerson: (id: string, by: Actor) => Promise<Person>;
  readonly resetPerson: (id: string, secondStep: boolean, by: Actor) => Promise<Invited>;
  readonly addKey: (
    wish: KeyWish,
    by: Actor,
  ) => Promise<{ readonly id: string; readonly key: string }>;
  readonly revokeKey: (id: string, by: Actor) => Promise<AccessKey>;
  readonly noteKeyUse: (id: string, at: string) => Promise<void>;
  readonly verifyAudit: () => Promise<VerifiedAudit>;
}

export function peopleActs(
  registry: Pick<Registry, 'audit' | 'people' | 'keys' | 'libraries'>,
  now = () => new Date(),
): PeopleActs {
  const parts = { registry, now };
  return {
    signIn: (attempt) => signIn(parts, attempt),
    acceptWelcome: (given) => acceptWelcome(parts, given),
    noteSessionUse: (id, at) => registry.people.noteSessionUse(id, at),
    endSession: (session, by, isOwn) => endSession(parts, session, by, isOwn),
    endOtherSessions: (place, by) => endOtherSessions(parts, place, by),
    changePassword: (given, by) => changePassword(parts, given, by),
    turnOnSecondStep: (given, by) => turnOnSecondStep(parts, given, by),
    turnOffSecondStep: (given, by) => turnOffSecondStep(parts, given, by),
    renewRecoveryCodes: (given, by) => renewRecoveryCodes(parts, given, by),
    addPerson: (wish, by, password) => addPerson(parts, wish, by, password),
    changePerson: (id, wish, by) => changePerson(parts, id, wish, by),
    disablePerson: (id, by) => disablePerson(parts, id, by),
    enablePerson: (id, by) => enablePerson(parts, id, by),
    signOutPerson: (id, by) => signOutPerson(parts, id, by),
    resetPerson: (id, secondStep, by) => resetPerson(parts, id, secondStep, by),
    addKey: (wish, by) => addKey(parts, wish, by),
    revokeKey: (id, by) => revokeKey(parts, id, by),
    noteKeyUse: (id, at) => registry.keys.noteUse(id, at),
    verifyAudit: () => verifyAudit(registry.audit),
  };
}
