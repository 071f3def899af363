/**
 * A purchase list 采购清单 that is held against the catalogue: where it comes from, what its columns mean, how far its
 * check is, and what persons said of its lines. What a line says is `rows.ts`, what comes of it `result.ts`. A list is
 * kept with its file until a person removes it, so that it can be checked again later.
 */
import { DAY_MS } from '../time.ts';
import type { ListColumn, Offered, Purpose } from './rows.ts';
import type { Verdict } from './result.ts';

/**
 * `reading`: its rows are read; `checking`: they are held against the catalogue; `done`: each has its verdict;
 * `failed`: the file cannot be read.
 */
export const CHECK_STATES = ['reading', 'checking', 'done', 'failed'] as const;
export type CheckState = (typeof CHECK_STATES)[number];

/** A list, as the desk makes it. */
export interface NewCheckList {
  /** 32 hexadecimal digits; also the name of its file. */
  readonly id: string;
  readonly library: string;
  /** What people call it. */
  readonly name: string;
  /** 供应商; '' = nobody said. */
  readonly supplier: string;
  readonly purpose: Purpose;
  readonly offered: Offered;
  /** Others see titles, library, date and purpose. */
  readonly shared: boolean;
  /** What the file is called by whoever sent it; shown, and never used as a name. */
  readonly fileName: string;
  readonly bytes: number;
  /** Instants are ISO 8601 UTC. */
  readonly at: string;
  /** Name of who made it. */
  readonly by: string;
}

export interface CheckList extends NewCheckList {
  readonly state: CheckState;
  /** What kind of file it turned out to be; '' until it is known. */
  readonly kind: string;
  /** Of a list with columns: what each means, as guessed or as a person left it. */
  readonly columns: readonly ListColumn[];
  /** The sheet that a person chose; '' = by what is in them. */
  readonly sheet: string;
  /** Whether a person said what the columns mean. */
  readonly areColumnsSettled: boolean;
  readonly lines: number;
  /** Of these, those with a verdict of this check. */
  readonly done: number;
  /** Chinese sentence: why it failed, or what is to be known of it; '' otherwise. */
  readonly message: string;
  /** When the last check ended; null before the first. */
  readonly checkedAt: string | null;
  /** When the check ended that this one is compared with; null when there is none. */
  readonly comparedWith: string | null;
  /** Grows whenever what was read or found before counts no more; who works on the list names it with each write. */
  readonly generation: number;
}

/** What may be changed of a list; what is absent stays. */
export interface CheckListChanges {
  readonly name?: string;
  readonly supplier?: string;
  readonly shared?: boolean;
  readonly purpose?: Purpose;
  readonly offered?: Offered;
  readonly columns?: readonly ListColumn[];
  readonly sheet?: string;
}

/** What a person said of a line, apart from what the machine found. */
export interface Choice {
  /** What the line is, in place of the machine's verdict; null = that is left as it is. */
  readonly verdict: Verdict | null;
  /** 买 or 不买; null = nothing is said of it. */
  readonly buy: boolean | null;
  /** The work that the line is meant to be; null = none is named. */
  readonly work: string | null;
  readonly why: string;
}

export interface HeldChoice extends Choice {
  readonly by: string;
  readonly at: string;
}

/** A line of a list, as a person sees it. */
export interface LineName {
  readonly sheet: string;
  readonly row: number;
}

/** The folder of the files of lists, in the data folder; each is called as its list is. */
export const CHECK_FOLDER = 'checks';

/** Lists of other libraries count for `on-other-list` for this long. */
export const QUARTER_MS = 92 * DAY_MS;

/** Whether the portal is at it, so that somebody who looks may look again. */
export function isBeingChecked({ state }: Pick<CheckList, 'state'>): boolean {
  return state === 'reading' || state === 'checking';
}
