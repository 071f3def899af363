/**
 * A file that a library hands over in place of OAI-PMH: received, read, shown as readers would see it, and
 * imported when a person says so. From there on it is a run like any other. The file itself is kept no longer
 * than it is needed.
 */
import type { Column, FoundSheet } from '../sheet-columns.ts';
import { DAY_MS } from '../time.ts';
import type { RunId, RunKind } from './run.ts';

/**
 * `reading`: it is looked through, and nothing stored; `ready`: it waits for a person; `importing`: its records are
 * being stored; `done`: the run has ended, whatever came of it; `failed`: it cannot be read; `withdrawn`: nobody
 * wanted it.
 */
export const DELIVERY_STATES = [
  'reading',
  'ready',
  'importing',
  'done',
  'failed',
  'withdrawn',
] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

export type DeliveryForm = 'iso2709' | 'xml' | 'sheet';

/** A record as readers would see it, in short. */
export interface PreviewedRecord {
  readonly identifier: string;
  readonly title: string;
  readonly creators: readonly string[];
  readonly date: string;
  readonly publisher: string;
  readonly extent: string;
  readonly callNumber: string;
  readonly fate: 'new' | 'changed' | 'unchanged' | 'deleted';
}

/** Records that something is the matter with, of one kind. */
export interface PreviewedFault {
  readonly code: string;
  readonly count: number;
  /** Of the first; a sentence, or the value that is odd. */
  readonly example: string;
}

/** What would come of it, against what the source holds when it is read. */
export interface DeliveryPreview {
  readonly records: number;
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly deleted: number;
  /** They would be set aside for a person. */
  readonly quarantined: number;
  /** Live records of the source that the file does not have: a full delivery deletes them. */
  readonly missing: number;
  /** Records without a number of their own, known by their content. */
  readonly byContent: number;
  /** Encodings by their names, the most frequent first. */
  readonly encodings: readonly string[];
  readonly first: readonly PreviewedRecord[];
  /** What readers would see and librarians should look at; codes of `catalogue/warnings.ts`. */
  readonly warnings: readonly PreviewedFault[];
  /** Of a sheet: rows that are passed over, and cells to look at; by code. */
  readonly told: readonly PreviewedFault[];
  /** Why records would be set aside. */
  readonly faults: readonly PreviewedFault[];
}

export interface Delivery {
  /** Also the name of the file in the data folder. */
  readonly id: string;
  readonly source: string;
  readonly library: string;
  /** As whoever sent it calls it; shown, and never used as a name. */
  readonly name: string;
  readonly bytes: number;
  /** Instants are ISO 8601 UTC. */
  readonly at: string;
  /** Name of who sent it. */
  readonly by: string;
  readonly state: DeliveryState;
  /** Null until it is known. */
  readonly form: DeliveryForm | null;
  /** Records that were gone through so far, and of how many; null while that is not known. */
  readonly done: number;
  readonly total: number | null;
  /** Chinese sentence, when it failed or was withdrawn; '' otherwise. */
  readonly message: string;
  /** As it was ordered; null before. */
  readonly kind: RunKind | null;
  readonly run: RunId | null;
  /** Of a sheet: what was found in it. */
  readonly sheets: readonly FoundSheet[];
  /** Of a sheet: what its columns mean, as a person left it. */
  readonly columns: readonly Column[];
  readonly preview: DeliveryPreview | null;
}

/** So long a file waits for a person. */
const KEPT_MS = DAY_MS;

/** Whether a file that nobody imports is to be removed. */
export function isForgotten({ state, at }: Pick<Delivery, 'state' | 'at'>, now: Date): boolean {
  return state === 'ready' && now.getTime() - Date.parse(at) >= KEPT_MS;
}

/** Whether the portal is at it, so that somebody who looks may look again. */
export function isUnderWay({ state }: Pick<Delivery, 'state'>): boolean {
  return state === 'reading' || state === 'importing';
}
