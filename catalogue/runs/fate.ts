/**
 * What becomes of an item of a page, by what is stored under its identifier. An identifier that comes
 * twice in one run keeps its later datestamp; at equal datestamps the live record wins. What a person
 * undid is not done again: the repository has to send something else first.
 */
import { createHash } from 'node:crypto';
import type { ReceivedRecord } from './page.ts';
import type { RunCounts, RunId } from './run.ts';

/** SHA-256 of the word `deleted`: all tombstones are alike. */
export const TOMBSTONE_HASH = createHash('sha256').update('deleted').digest('hex');

/** What is stored under an identifier. */
export interface StoredState {
  readonly datestamp: string;
  readonly deleted: boolean;
  readonly hash: string;
  /** Run that received it last. */
  readonly lastRun: RunId;
  /** What of it a person would not have again, see `refusalOf`. */
  readonly refused: string | null;
}

/** What a list of identifiers tells of a record. */
export interface ListedHeader {
  readonly identifier: string;
  /** As it came; '' when it tells nothing. */
  readonly datestamp: string;
  readonly deleted: boolean;
}

/**
 * Whether a run has received a record in the state that its header tells of. Datestamps of two forms are
 * not compared, and what a person refused is as good as received.
 *
 * @param stored undefined when the identifier was never received
 * @param since the run, or the first of those that it goes on with
 */
export function isMet(
  header: ListedHeader,
  stored: StoredState | undefined,
  since: RunId,
): boolean {
  if (stored === undefined || stored.lastRun < since) return false;
  if (stored.refused !== null) return true;
  if (header.datestamp.length !== stored.datestamp.length) return true;
  if (header.deleted !== stored.deleted) return header.datestamp < stored.datestamp;
  return header.datestamp <= stored.datestamp;
}

/**
 * `overtaken`: this run has received it in a later state, nothing is written; `refused`: a person undid
 * exactly this, it is only met; `unchanged`: it is met, and its datestamp kept; `doubted`: the same, but it
 * waits in quarantine because it could not be described lately, and heals only by being described.
 */
export type Fate =
  'new' | 'changed' | 'unchanged' | 'doubted' | 'deleted' | 'overtaken' | 'refused';

/**
 * @param stored undefined when the identifier was never received
 * @param waits whether something of this identifier is in quarantine; asked only when it matters
 * @returns `new`, `changed` and `doubted` hold if it can be described; it is quarantined when not
 */
export function fateOf(
  item: ReceivedRecord,
  stored: StoredState | undefined,
  run: RunId,
  waits: () => boolean,
): Fate {
  const { record, hash } = item;
  if (stored?.lastRun === run && isOvertaken(stored, record)) return 'overtaken';
  if (stored?.refused != null && stored.refused === refusalOf({ ...record, hash }))
    return 'refused';
  if (record.deleted) return stored?.deleted === true ? 'unchanged' : 'deleted';
  if (stored === undefined) return 'new';
  if (stored.deleted || stored.hash !== hash) return 'changed';
  return waits() ? 'doubted' : 'unchanged';
}

/** Under which number of the run it is counted: received = the sum of them. */
export function countedAs(fate: Fate | 'quarantined'): Exclude<keyof RunCounts, 'received'> {
  return fate === 'overtaken' || fate === 'refused' || fate === 'doubted' ? 'unchanged' : fate;
}

/** Begins what is refused when it is that a record vanishes, by a tombstone or because a full run did not meet it. */
export const ABSENT = 'absent ';

/** What of a state a person refuses by undoing it: a deletion at its time, or a state by its content. */
export function refusalOf(state: {
  readonly deleted: boolean;
  readonly datestamp: string;
  readonly hash: string;
}): string {
  return state.deleted ? absenceOf(state.datestamp) : state.hash;
}

/** What is refused of a record that a full run did not meet: that it vanishes for that. */
export function absenceOf(datestamp: string): string {
  return `${ABSENT}${datestamp}`;
}

/** Whether a person refused that the record vanishes: it is not asked about again. */
export function staysWithoutBeingMet(refused: string | null): boolean {
  return refused?.startsWith(ABSENT) === true;
}

/** What stays refused of a record that was met: its absence is none any more. */
export function refusedWhenMet(refused: string | null): string | null {
  return staysWithoutBeingMet(refused) ? null : refused;
}

/** Whether what is stored of this run is a later state than this one. */
export function isOvertaken(
  stored: Pick<StoredState, 'datestamp' | 'deleted'>,
  record: { readonly datestamp: string; readonly deleted: boolean },
): boolean {
  if (stored.datestamp !== record.datestamp) return stored.datestamp > record.datestamp;
  return record.deleted && !stored.deleted;
}
