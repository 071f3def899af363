/**
 * One-time addresses: `/staff/welcome/nsw_<id>_<secret>` lets the person of this id set a password, once. Made
 * like a key for scripts (`access-key.ts`): the id finds the row, and the hash of the whole is compared.
 */
import { timingSafeEqual } from 'node:crypto';
import { tokenHash } from './session.ts';
import { DAY_MS } from './time.ts';

export const WELCOME_PATH = '/staff/welcome/';

/** How long an invitation or a reset holds, and the address of the first administrator. */
export const INVITATION_MS = 7 * DAY_MS;
export const FIRST_INVITATION_MS = DAY_MS;

/** In the address of the first administrator, who is nobody yet. */
export const NOBODYS_ID = '0'.repeat(12);

/** @param secret 32 random bytes */
export function writtenWelcome(id: string, secret: Buffer): string {
  return ['nsw', id, secret.toString('base64url')].join('_');
}

/** The id of the person; undefined for what is no such token. */
export function idInWelcome(token: string): string | undefined {
  return /^nsw_([0-9a-f]{12})_[\w-]{43}$/.exec(token)?.[1];
}

/** Whether the token is the one of this hash; takes as long whether it is or not. */
export function isTokenOf(token: string, hash: string): boolean {
  return timingSafeEqual(Buffer.from(tokenHash(token), 'hex'), Buffer.from(hash, 'hex'));
}
