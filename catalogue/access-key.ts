/**
 * A key with which a script asks as somebody: `Authorization: Bearer nsl_<id>_<secret>`. The id is no
 * secret: it stands in lists, and finds the one row whose hash is compared. The secret is 256 random bits, so a
 * plain SHA-256 of the key is kept: what is slow or salted helps against guesses, and here is nothing to guess.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Actor, Role } from './actor.ts';
import { DAY_MS, HOUR_MS } from './time.ts';

export interface AccessKey {
  /** Twelve hexadecimal digits. */
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Code of a library for a role that acts for one; null for the others. */
  readonly library: string | null;
  /** Name of who made it. */
  readonly createdBy: string;
  /** Instants are ISO 8601 UTC. */
  readonly createdAt: string;
  readonly expiresAt: string;
  /** To the hour; null when it was never used. */
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}

/** What is kept to know it again; leaves the store for that alone. */
export interface StoredKey extends AccessKey {
  /** See `keyHash`. */
  readonly hash: string;
}

/** How many days a key holds: unless something else is wanted, and at most. */
export const KEY_DAYS = 365;
export const MOST_KEY_DAYS = 3650;
/** UTF-16 units. */
export const LONGEST_KEY_NAME = 100;

/** @param secret 32 random bytes */
export function writtenKey(id: string, secret: Buffer): string {
  return ['nsl', id, secret.toString('base64url')].join('_');
}

/** The id that a key names; undefined for what is no key. */
export function idInKey(key: string): string | undefined {
  return /^nsl_([0-9a-f]{12})_[\w-]{43}$/.exec(key)?.[1];
}

export function keyHash(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** Whether the key is the one of this hash; takes as long whether it is or not. */
export function isKeyOf(key: string, hash: string): boolean {
  return timingSafeEqual(Buffer.from(keyHash(key), 'hex'), Buffer.from(hash, 'hex'));
}

export type KeyStanding = 'active' | 'expired' | 'revoked';

export function standingOf({ revokedAt, expiresAt }: AccessKey, now: Date): KeyStanding {
  if (revokedAt !== null) return 'revoked';
  return Date.parse(expiresAt) <= now.getTime() ? 'expired' : 'active';
}

/** When a key that is made now ends. */
export function endOf(now: Date, days: number): string {
  return new Date(now.getTime() + days * DAY_MS).toISOString();
}

/** Whether its use is worth a write: not when one was written within the hour. */
export function isNewUse({ lastUsedAt }: AccessKey, now: Date): boolean {
  return lastUsedAt === null || now.getTime() - Date.parse(lastUsedAt) >= HOUR_MS;
}

/** Whoever shows the key. */
export function holderOf({ id, name, role, library }: AccessKey): Actor {
  return { kind: 'key', id, name, role, library };
}

/** A text in which every key and one-time address that somebody put into it has lost its secret. */
export function withoutKeys(text: string): string {
  return text.replaceAll(/(ns[lw]_[0-9a-f]{12}_)[\w-]+/g, '$1…');
}
