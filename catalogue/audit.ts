/**
 * The audit 操作记录: who did what, what it was before and after, in the order in which it was done. Each entry
 * carries a hash over itself, its number and the hash of the one before, so that an entry that was changed,
 * removed or put elsewhere shows, and which. Whoever can write the file can also reckon the whole chain
 * anew: against that helps the last hash, noted down elsewhere (`audit verify` prints it).
 */
import { createHash } from 'node:crypto';
import type { Actor } from './actor.ts';
import type { NewMessage } from './message.ts';
import type { RegistrationAct } from './registration.ts';

/** What is entered of an act; new acts are named here. */
export type ActName =
  | 'key-add'
  | 'key-revoke'
  | 'decision-add'
  | 'decision-withdraw'
  | 'suppression-add'
  | 'suppression-lift'
  | 'suppression-end'
  | 'case-open'
  | 'case-take'
  | 'case-close'
  | 'case-assign'
  | 'person-add'
  | 'person-change'
  | 'person-invite'
  | 'person-disable'
  | 'person-enable'
  | 'person-reset'
  | 'person-welcome'
  | 'sign-in'
  | 'sign-in-failed'
  | 'confirm-failed'
  | 'sign-out'
  | 'session-end'
  | 'password-change'
  | 'second-step-on'
  | 'second-step-off'
  | 'recovery-codes'
  | 'run-approve'
  | 'run-refuse'
  | 'run-undo'
  | 'run-stop'
  | 'harvest-order'
  | 'waiver-add'
  | 'waiver-withdraw'
  | 'delivery-add'
  | 'delivery-columns'
  | 'delivery-import'
  | 'delivery-withdraw'
  | 'check-add'
  | 'check-change'
  | 'check-again'
  | 'check-remove'
  | 'check-choose'
  | 'check-take-back'
  | 'check-distribute'
  | 'page-edit'
  | 'page-publish'
  | 'page-restore'
  | 'health-answer'
  | `source-${RegistrationAct}`;

/** Plain values; never a secret. */
export type Facts = Readonly<Record<string, unknown>>;

/** An act as its desk tells it. */
export interface Deed {
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly by: Actor;
  readonly act: ActName;
  /** What it was done to: `key:1f…`. */
  readonly subject: string;
  /** Null for what was not there before, and after. */
  readonly before: Facts | null;
  readonly after: Facts | null;
  /** Whom it is told to, put down in the same transaction; no part of the entry. */
  readonly mail?: readonly NewMessage[];
  /**
   * Codes of the libraries whose things were touched: their staff may read it, beside what they do themselves.
   * By default the `library` of what was there before and after.
   */
  readonly libraries?: readonly string[];
}

export interface AuditEntry extends Omit<Deed, 'mail'> {
  /** From 1, without a gap. */
  readonly number: number;
  readonly hash: string;
}

/** An entry as it is written: the hash is over these texts, so that nothing depends on how they are read. */
export interface WrittenEntry {
  readonly number: number;
  readonly at: string;
  /** JSON of `Actor`, and of `Facts`. */
  readonly actor: string;
  readonly act: string;
  readonly subject: string;
  readonly before: string | null;
  readonly after: string | null;
  /** Hash of the entry before; empty for the first. */
  readonly prev: string;
  readonly hash: string;
}

/** Where the chain ends: the last number that was given, and its hash. */
export interface AuditHead {
  readonly number: number;
  readonly hash: string;
}

/** Which entries are looked for; what is absent does not matter. */
export interface AuditQuery {
  /** Name of who did it. */
  readonly person?: string;
  readonly act?: string;
  /** Part of what it was done to. */
  readonly subject?: string;
  /** From this instant on, and before that one. */
  readonly from?: string;
  readonly until?: string;
  /** What staff of this library may read: what they did, and what was done to things of theirs. */
  readonly library?: string;
  /** Only entries with a lower number. */
  readonly before?: number;
}

export const NO_ENTRY: AuditHead = { number: 0, hash: '' };

/** The entry of a deed behind the last one. */
export function entryAfter(head: AuditHead, deed: Deed): WrittenEntry {
  const entry = {
    number: head.number + 1,
    at: deed.at,
    actor: JSON.stringify(deed.by),
    act: deed.act,
    subject: deed.subject,
    before: deed.before === null ? null : JSON.stringify(deed.before),
    after: deed.after === null ? null : JSON.stringify(deed.after),
    prev: head.hash,
  };
  return { ...entry, hash: hashAs(entry.number, entry) };
}

function hashAs(number: number, entry: Omit<WrittenEntry, 'number' | 'hash'>): string {
  const { at, actor, act, subject, before, after, prev } = entry;
  const told = JSON.stringify([number, at, actor, act, subject, before, after, prev]);
  return createHash('sha256').update(told).digest('hex');
}

/** What is wrong with the entry of this number. */
export type AuditFault =
  | { readonly kind: 'changed' | 'removed' | 'surplus'; readonly number: number }
  /** What stands under `number` was written as `written`. */
  | { readonly kind: 'moved'; readonly number: number; readonly written: number };

/**
 * @param entries all there are, by number
 * @param head as it was kept apart when the last one was written
 * @param noted an end of before that somebody noted down outside
 * @returns by number; none when everything is as it was written
 */
export function faultsOf(
  entries: readonly WrittenEntry[],
  head: AuditHead,
  noted: AuditHead = NO_ENTRY,
): AuditFault[] {
  const faults: AuditFault[] = [];
  /** By the number under which it was written; what was changed is taken for what it stands for. */
  const written = new Map<number, WrittenEntry>();
  const changed = new Set<number>();
  const most = Math.max(head.number, entries.at(-1)?.number ?? 0);
  let shift = 0;
  for (const entry of entries) {
    const { number } = entry;
    const own = numberOf(entry, shift, most);
    if (own === undefined) changed.add(number);
    else if (own !== number) faults.push({ kind: 'moved', number, written: own });
    shift = own === undefined ? shift : own - number;
    if ((own ?? number) > head.number) faults.push({ kind: 'surplus', number });
    if (!written.has(own ?? number)) written.set(own ?? number, entry);
  }
  for (let number = 1; number <= head.number; number++) {
    const entry = written.get(number);
    const next = number === head.number ? head.hash : written.get(number + 1)?.prev;
    if (entry === undefined) faults.push({ kind: 'removed', number });
    // One that was written anew, hash and all, is not the one that the next was chained to.
    else if (next !== undefined && next !== entry.hash) changed.add(number);
  }
  const then = written.get(noted.number);
  if (noted.number > head.number) faults.push({ kind: 'removed', number: noted.number });
  else if (then !== undefined && then.hash !== noted.hash) changed.add(noted.number);
  for (const number of changed) faults.push({ kind: 'changed', number });
  return faults.toSorted((a, b) => a.number - b.number);
}

/** The number for which the hash was made; undefined when there is none, so that something else was changed. */
function numberOf(entry: WrittenEntry, shift: number, most: number): number | undefined {
  const likely = [entry.number, entry.number + shift];
  const found = likely.find((number) => hashAs(number, entry) === entry.hash);
  if (found !== undefined) return found;
  for (let number = 1; number <= most; number++)
    if (hashAs(number, entry) === entry.hash) return number;
  return undefined;
}
