/**
 * The port to accounts and sessions in `registry.db`. Every adapter behaves as
 * `test/stores/people.conformance.ts` says.
 */
import type { Deed } from '../audit.ts';
import type { Counted, FailedAttempts } from '../failed-attempts.ts';
import type { Account, Invitation } from '../person.ts';
import type { Session, SignedIn, StoredSession } from '../session.ts';

/** What an act changes in an account; what is absent stays. */
export type AccountValues = Partial<Omit<Account, 'id' | 'createdBy' | 'createdAt' | 'revision'>>;

/** What is written with the change, or not at all. */
export interface AccountChange {
  readonly values: AccountValues;
  /** Sessions that end with it. By default none. */
  readonly ends?: 'all' | { readonly session: string };
  /** A session that begins with it. */
  readonly begins?: StoredSession;
  /** Hash of a browser that is this person's from now on, see `failed-attempts.ts`. */
  readonly browser?: string;
  /** Failed attempts that are forgotten with it. */
  readonly forgives?: readonly Counted[];
}

export interface People {
  /** All accounts, by name. */
  all(): Promise<readonly Account[]>;
  find(id: string): Promise<Account | undefined>;
  /** By what they sign in with, however it is written. */
  named(name: string): Promise<Account | undefined>;
  /**
   * Enters the deed with it.
   *
   * @returns false when there is one of this name already: then nothing is written
   */
  add(account: Account, change: Omit<AccountChange, 'values'>, deed: Deed): Promise<boolean>;
  /**
   * Enters the deeds with it.
   *
   * @param account as it was read
   * @returns false when somebody changed it since: then nothing is written
   */
  change(account: Account, change: AccountChange, deeds: readonly Deed[]): Promise<boolean>;

  /** The session of this hash, and whose it is, whether it holds or not. */
  session(hash: string): Promise<SignedIn | undefined>;
  /** Of one person, the latest used first. */
  sessions(person: string): Promise<readonly Session[]>;
  /** That it was used; an earlier time than the one that is written changes nothing. */
  noteSessionUse(id: string, at: string): Promise<void>;
  /**
   * Ends one session, and enters the deed.
   *
   * @returns false when there is none of this id and person
   */
  endSession(id: string, person: string, deed: Deed): Promise<boolean>;
  /** Forgets sessions that ended by themselves: not used, or not begun, since these instants. */
  forgetSessions(usedBefore: string, begunBefore: string): Promise<void>;

  /** Whether this person signed in with the browser of this hash before. */
  isBrowserOf(hash: string, person: string): Promise<boolean>;
  failedAttempts(counted: Counted): Promise<FailedAttempts | undefined>;
  /** Writes the counts, and enters the deeds. */
  noteFailures(counts: ReadonlyMap<Counted, FailedAttempts>, deeds: readonly Deed[]): Promise<void>;

  /** The address that lets somebody become the first administrator. */
  firstInvitation(): Promise<Invitation | null>;
  /** In place of the one before; null: none holds. */
  inviteFirst(invitation: Invitation | null): Promise<void>;
}
