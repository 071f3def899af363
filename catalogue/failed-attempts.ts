/**
 * Failed attempts to sign in, counted for each name and for each address, and how long the next one has to
 * wait. The wait grows with each failure and never gets longer than a few minutes: whoever knows the password
 * gets in, and whoever guesses gets some hundred guesses a day. A browser in which this person signed in before
 * has a count of its own, so that strangers who type a name do not keep its owner out.
 */
import { createHash } from 'node:crypto';
import { nameKey } from './person.ts';
import { DAY_MS, MINUTE_MS } from './time.ts';

export interface FailedAttempts {
  readonly count: number;
  /** ISO 8601 UTC. */
  readonly lastAt: string;
}

/** What is counted for: `name:…`, `address:…`, `browser:…`, or `account:…` of who is signed in already. */
export type Counted = `${'name' | 'address' | 'browser' | 'account'}:${string}`;

/** Attempts that cost no wait; behind one address may sit a whole library. */
const FREE = { name: 5, browser: 5, account: 5, address: 20 } as const;
const FIRST_WAIT_MS = 1_000;
export const LONGEST_WAIT_MS = 5 * MINUTE_MS;
/** What was counted longer ago is forgotten. */
export const REMEMBERED_MS = DAY_MS;

/** A name is counted by its hash: now and then somebody types the password there. */
export function countedName(name: string): Counted {
  return `name:${createHash('sha256').update(nameKey(name)).digest('hex')}`;
}

/** How long the next attempt has to wait from now on, milliseconds; 0 = not at all. */
export function waitOf(counted: Counted, failed: FailedAttempts | undefined, now: Date): number {
  if (failed === undefined || isForgotten(failed, now)) return 0;
  const kind = counted.slice(0, counted.indexOf(':')) as keyof typeof FREE;
  const beyond = failed.count - FREE[kind];
  if (beyond < 0) return 0;
  const wait = Math.min(FIRST_WAIT_MS * 2 ** Math.min(beyond, 20), LONGEST_WAIT_MS);
  return Math.max(0, Date.parse(failed.lastAt) + wait - now.getTime());
}

/** One failure more. */
export function failedAgain(failed: FailedAttempts | undefined, now: Date): FailedAttempts {
  const before = failed === undefined || isForgotten(failed, now) ? 0 : failed.count;
  return { count: before + 1, lastAt: now.toISOString() };
}

/** Whether this count is worth an entry in the audit: the fifth, tenth, twentieth, fortieth … */
export function isTold(count: number): boolean {
  return count >= 5 && Number.isInteger(Math.log2(count / 5));
}

function isForgotten({ lastAt }: FailedAttempts, now: Date): boolean {
  return now.getTime() - Date.parse(lastAt) >= REMEMBERED_MS;
}
