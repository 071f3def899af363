/** What the acts on accounts are done with, and what they share. */
import { randomBytes } from 'node:crypto';
import pLimit from 'p-limit';
import { hashedPassword, isPasswordOf } from '../../catalogue/password.ts';
import type { Facts } from '../../catalogue/audit.ts';
import type { Account } from '../../catalogue/person.ts';
import { needsSecondStep } from '../../catalogue/person.ts';
import type { Registry } from '../../catalogue/ports/registry.ts';
import { tokenHash } from '../../catalogue/session.ts';
import type { StoredSession } from '../../catalogue/session.ts';

export interface PeopleParts {
  readonly registry: Pick<Registry, 'people' | 'libraries'>;
  readonly now: () => Date;
}

/** Where somebody sits, for the list of their sessions. */
export interface Place {
  /** What the browser says of itself. */
  readonly agent: string;
  /** The network that it comes from. */
  readonly address: string;
}

/** A session that has begun: its token is for the cookie, and for nothing else. */
export interface Begun {
  readonly token: string;
  readonly session: StoredSession;
}

/** UTF-16 units of what a browser says of itself. */
const LONGEST_AGENT = 300;

/** So many passwords are hashed at once: each takes 19 MiB and a thread. */
const fewAtOnce = pLimit(4);

export function hashOf(password: string): Promise<string> {
  return fewAtOnce(() => hashedPassword(password));
}

export function isRight(password: string, hash: string | null): Promise<boolean> {
  return fewAtOnce(() => isPasswordOf(password, hash));
}

export function randomId(): string {
  return randomBytes(6).toString('hex');
}

/** 256 bits. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url');
}

export function newSession(person: string, { agent, address }: Place, now: Date): Begun {
  const token = randomToken();
  const at = now.toISOString();
  return {
    token,
    session: {
      id: randomId(),
      hash: tokenHash(token),
      person,
      csrf: randomToken(),
      begunAt: at,
      usedAt: at,
      agent: agent.slice(0, LONGEST_AGENT),
      address,
    },
  };
}

export const personSubject = ({ id }: Pick<Account, 'id'>): string => `person:${id}`;

/** An account, as the audit says it. */
export function told({ name, role, library, email, disabledAt, totpSecret }: Account): Facts {
  return { name, role, library, email, disabledAt, secondStep: totpSecret !== null };
}

/** Whether somebody has to set up the second step before anything else. */
export function lacksSecondStep({
  role,
  totpSecret,
}: Pick<Account, 'role' | 'totpSecret'>): boolean {
  return needsSecondStep(role) && totpSecret === null;
}
