/**
 * A session 登录会话: one browser in which somebody has signed in. The browser has a random token in a cookie;
 * what is kept is its hash, so that whoever reads the file has no session. It ends by itself, when nobody used
 * it for half an hour and twelve hours after it began at the latest, and with everything that changes who the
 * person is: another password, role or second step (docs/decisions/0031-accounts-and-sessions.md).
 */
import { createHash } from 'node:crypto';
import type { Account } from './person.ts';
import { HOUR_MS, MINUTE_MS } from './time.ts';

export interface Session {
  /** Names it in a list; opens nothing. */
  readonly id: string;
  /** Id of the person. */
  readonly person: string;
  /** What every form of this session carries. */
  readonly csrf: string;
  /** Instants are ISO 8601 UTC. */
  readonly begunAt: string;
  /** To the minute. */
  readonly usedAt: string;
  /** What the browser said of itself, and the address it came from, for the person to know it again. */
  readonly agent: string;
  readonly address: string;
}

/** What is kept to know it again. */
export interface StoredSession extends Session {
  /** See `tokenHash`. */
  readonly hash: string;
}

/** A session that holds, and whose. */
export interface SignedIn {
  readonly session: Session;
  readonly account: Account;
}

export const IDLE_MS = 30 * MINUTE_MS;
export const LONGEST_MS = 12 * HOUR_MS;

export function isAlive({ begunAt, usedAt }: Session, now: Date): boolean {
  const at = now.getTime();
  return at - Date.parse(usedAt) < IDLE_MS && at - Date.parse(begunAt) < LONGEST_MS;
}

/** Whether its use is worth a write: not when one was written within the minute. */
export function isNewUse({ usedAt }: Session, now: Date): boolean {
  return now.getTime() - Date.parse(usedAt) >= MINUTE_MS;
}

/** Of a token of 256 random bits, so nothing slow or salted is needed. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
