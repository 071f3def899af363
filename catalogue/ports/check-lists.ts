/**
 * The port to purchase lists: what is kept of them, of their lines, of what was found and of what persons said. Rules
 * are in `acquisitions/` and `desk/checks/`; every adapter behaves as `test/stores/check-lists.conformance.ts` says.
 */
import type { GivenCell } from '../checks/distribution.ts';
import type {
  CheckList,
  CheckListChanges,
  HeldChoice,
  LineName,
  NewCheckList,
} from '../checks/list.ts';
import type { LineFlag, LineResult, Verdict } from '../checks/result.ts';
import type { ListColumn, ListLine, SkipReason, SkippedRow } from '../checks/rows.ts';
import type { Sums } from '../checks/sums.ts';

/** A line with what was found of it, and what a person said. */
export interface CheckedLine extends ListLine {
  /** Its place in the list, from 1. */
  readonly number: number;
  /** Null until it has been checked. */
  readonly result: LineResult | null;
  /** What it came to in the check before; null when there was none, or the list said something else then. */
  readonly before: Verdict | null;
  /** Lists of others that offer the same, as far as they are shared; none of its own library. */
  readonly otherLists: readonly OtherList[];
  readonly choice: HeldChoice | null;
}

/** What one library may know of the list of another. */
export interface OtherList {
  readonly library: string;
  /** When it was made. */
  readonly at: string;
}

export const LINE_SORTS = ['row', 'verdict', 'title', 'price', 'score'] as const;
export type LineSort = (typeof LINE_SORTS)[number];

/** Which lines of a list are wanted; whatever is absent does not matter. */
export interface LineQuery {
  readonly verdict?: readonly Verdict[];
  readonly flag?: readonly LineFlag[];
  readonly mine?: boolean;
  /** What a person said: that it is bought, that it is not, nothing of the two, or anything at all. */
  readonly decision?: 'buy' | 'skip' | 'none' | 'any';
  /** The verdict is another than in the check before. */
  readonly changed?: boolean;
  /** These characters stand in what the line says, however they are written. */
  readonly text?: string;
  /** Without a price. */
  readonly unpriced?: boolean;
  readonly sort?: LineSort;
  readonly isDescending?: boolean;
}

/** Money is integer fen. */
export interface ListSums {
  readonly total: Sums;
  readonly byVerdict: Readonly<Partial<Record<Verdict, Sums>>>;
  readonly byFlag: Readonly<Partial<Record<LineFlag, number>>>;
  /** 不买 by a person, and what is held already where nobody said that it is bought all the same. */
  readonly saved: Sums;
  readonly chosen: { readonly buy: Sums; readonly skip: Sums };
  readonly unpriced: number;
  /** Lines whose verdict is another than in the check before. */
  readonly changed: number;
}

/** Where a file has no sheets, there is one without a name. */
export interface SheetRows {
  readonly sheet: string;
  readonly lines: number;
  readonly skipped: Readonly<Partial<Record<SkipReason, number>>>;
}

/** What a line costs, read with its verdict; null = it does not say. Integer fen. */
export interface LineMoney {
  readonly price: number | null;
  readonly copies: number;
  readonly list: number | null;
  readonly net: number | null;
  /** Equal for lines that name the price of one set: the first of them counts; '' for all others. */
  readonly setKey: string;
}

/** What is put down of a line that was checked. */
export interface LineFound {
  readonly number: number;
  readonly result: LineResult;
  readonly money: LineMoney;
  /** By which lines are found that may be the same; none for one that cannot be read. */
  readonly keys: readonly number[];
  /** Lines of lists of other libraries that are the same thing, whether these are shared or not. */
  readonly same: readonly { readonly list: string; readonly number: number }[];
}

/** A line that has one of these keys; it comes once for each. */
export interface AlikeLine {
  readonly key: number;
  readonly list: string;
  readonly number: number;
  readonly line: ListLine;
}

/** All that `checks.db` keeps, a narrow port for each need. */
export interface Checks {
  readonly lists: CheckLists;
  readonly lines: CheckLines;
  readonly choices: CheckChoices;
  readonly distribution: CheckDistribution;
  readonly columns: CheckColumns;
  readonly progress: CheckProgress;
}

export interface CheckLists {
  find(id: string): Promise<CheckList | undefined>;
  /**
   * The newest first.
   *
   * @param library its own lists, and those of others that are shared; undefined = all there are
   */
  list(
    library: string | undefined,
    limit: number,
    offset: number,
  ): Promise<{ readonly total: number; readonly lists: readonly CheckList[] }>;
  /** How many lists a library has, and how many of these are being checked. */
  count(library: string): Promise<{ readonly kept: number; readonly open: number }>;
  add(list: NewCheckList): Promise<void>;
  /**
   * Changes a list. Other columns make it be read again, another sheet with columns of its own as well, another purpose or offer be checked again; neither is
   * compared with what was found before.
   *
   * @returns as it is then; undefined when it is not there
   */
  change(id: string, changes: CheckListChanges): Promise<CheckList | undefined>;
  /**
   * Has each line checked again and compared with what it came to; one that failed is read again. Nothing happens to
   * one that is under way.
   */
  checkAgain(id: string): Promise<CheckList | undefined>;
  /** With its lines, and what persons said of them. */
  remove(id: string): Promise<void>;
}

/** Nothing here writes. */
export interface CheckLines {
  lines(
    id: string,
    query: LineQuery,
    limit: number,
    offset: number,
  ): Promise<{ readonly total: number; readonly lines: readonly CheckedLine[] }>;
  /** Lines behind the one of this number, in the order of the list: all of them, piece by piece. */
  following(id: string, number: number, limit: number): Promise<readonly CheckedLine[]>;
  line(id: string, name: LineName): Promise<CheckedLine | undefined>;
  /** Names of the lines that are meant, at most so many. */
  named(id: string, query: LineQuery, limit: number): Promise<readonly LineName[]>;
  skipped(
    id: string,
    limit: number,
    offset: number,
  ): Promise<{ readonly total: number; readonly rows: readonly SkippedRow[] }>;
  /** How many rows of each sheet are lines, and how many are none; in the order of the file. */
  sheets(id: string): Promise<readonly SheetRows[]>;
  sums(id: string): Promise<ListSums>;
}

export interface CheckChoices {
  /** One choice for these lines; each takes the place of an earlier one, which stays in `choicesOf`. */
  choose(id: string, lines: readonly LineName[], choice: HeldChoice): Promise<void>;
  /** @returns how many were there to be taken back */
  takeBack(id: string, lines: readonly LineName[], by: string, at: string): Promise<number>;
  /** All that was ever said of a line, the newest first. */
  choicesOf(
    id: string,
    line: LineName,
  ): Promise<
    readonly (HeldChoice & {
      readonly takenBack: { readonly by: string; readonly at: string } | null;
    })[]
  >;
}

/** A line that is bought, and who gets it. */
export interface DistributedLine {
  readonly line: CheckedLine;
  /** Of one copy, integer fen; null when the line does not say. */
  readonly price: number | null;
  /** That are ordered. */
  readonly copies: number;
  /** By code of the library; only what is not 0. */
  readonly given: Readonly<Record<string, number>>;
}

export interface DistributionSums {
  /** By code of the library; money is integer fen, of lines with a price. */
  readonly byLibrary: Readonly<
    Record<string, { readonly titles: number; readonly copies: number; readonly list: number }>
  >;
  /** Lines of which more is given than ordered. */
  readonly over: number;
}

/** What each library gets of the lines that are bought. What was given of another line stays, and does not count. */
export interface CheckDistribution {
  /** Lines that are bought, in the order of the list. */
  lines(
    id: string,
    limit: number,
    offset: number,
  ): Promise<{ readonly total: number; readonly lines: readonly DistributedLine[] }>;
  sums(id: string): Promise<DistributionSums>;
  /** All cells that are not 0, of lines that are bought or not. */
  given(id: string): Promise<readonly GivenCell[]>;
  /** Takes the place of what stood in these cells; nothing happens when the list is not there. */
  give(id: string, cells: readonly GivenCell[], by: string, at: string): Promise<void>;
}

export interface CheckColumns {
  /** What persons said that these columns mean, of lists of this supplier or with just these headings. */
  columnsOf(
    library: string,
    supplier: string,
    columns: readonly ListColumn[],
  ): Promise<readonly ListColumn[]>;
  rememberColumns(library: string, supplier: string, columns: readonly ListColumn[]): Promise<void>;
}

/**
 * What the one who checks needs besides. Each write names the generation that it works on, and answers false, having
 * written nothing, when the list is not there any more or has begun anew.
 */
export interface CheckProgress {
  /** Takes the right to check; undefined when a living process has it. */
  acquire(): Promise<CheckTurn | undefined>;
  /** Whether a list waits, or something is left of one that is gone. */
  hasWork(): Promise<boolean>;
  /** Lists that are being read or checked, the oldest first. */
  open(): Promise<readonly CheckList[]>;
  /** Forgets what was read of it before. */
  beginReading(list: CheckList, kind: string, columns: readonly ListColumn[]): Promise<boolean>;
  /** @param lines in the order of the list, behind those that were put down before */
  putRows(
    list: CheckList,
    lines: readonly ListLine[],
    skipped: readonly SkippedRow[],
  ): Promise<boolean>;
  /** All rows are there: it is checked from now on; with no line, it is done. */
  endReading(list: CheckList): Promise<boolean>;
  fail(list: CheckList, message: string): Promise<boolean>;
  /** The next lines without a verdict of this check, in the order of the list. */
  toCheck(
    list: CheckList,
    limit: number,
  ): Promise<readonly { readonly number: number; readonly line: ListLine }[]>;
  /** With the last of its lines the list is done. */
  putFound(list: CheckList, found: readonly LineFound[], at: string): Promise<boolean>;
  /**
   * Lines with one of these keys: of this list, and of lists of other libraries that were made or checked since.
   *
   * @param limit of each key
   */
  alike(
    list: Pick<CheckList, 'id' | 'library'>,
    keys: readonly number[],
    since: string,
    limit: number,
  ): Promise<readonly AlikeLine[]>;
  /** Deletes some of what belongs to no list any more; false when there is nothing. */
  sweep(): Promise<boolean>;
}

/** While it is held nobody else checks; it has to be renewed every few seconds. */
export interface CheckTurn {
  /** @throws LeaseLost */
  renew(): Promise<void>;
  release(): Promise<void>;
}

/** What is done with files of lists, apart from deciding anything; by whoever writes. */
export interface CheckFiles {
  /** How long the file of this list is; undefined when it is not there. */
  size(id: string): Promise<number | undefined>;
  /** Goes on with what is to be read or checked; does not wait for it. */
  begin(): void;
  /** Nothing happens when it is not there. */
  remove(id: string): Promise<void>;
}
