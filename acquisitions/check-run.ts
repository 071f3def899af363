/**
 * Reads and checks the lists that wait for it, a slice of each in turn, so that a short list never waits for a long
 * one. How far each is stands in `checks.db` with what was found: killed at any point it goes on there, and what was
 * half read is read anew. A list that is removed or changed meanwhile is let go of.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CheckList } from '../catalogue/checks/list.ts';
import type { ListColumn, ListLine, ListRow, SkippedRow } from '../catalogue/checks/rows.ts';
import { PortalError, messageOf } from '../catalogue/errors.ts';
import type { Candidates } from '../catalogue/ports/candidates.ts';
import type { CheckColumns, CheckProgress } from '../catalogue/ports/check-lists.ts';
import { checkSlice } from './check-slice.ts';
import { openList } from './reading/read-list.ts';
import type { OpenList } from './reading/read-list.ts';
import { ListUnreadable } from './reading/refusals.ts';

export interface CheckRunParts {
  readonly progress: CheckProgress;
  readonly columns: Pick<CheckColumns, 'columnsOf'>;
  readonly catalogue: Candidates;
  /** Where the file of a list lies. */
  readonly fileOf: (id: string) => string;
  readonly now: () => Date;
  /** Told before each slice: whatever ends this thread was it. */
  readonly onSlice: (list: CheckList) => void;
  /** A fault of ours; the list has failed with it. */
  readonly onError: (list: CheckList, error: unknown) => void;
}

/** Rows that are read, and lines that are checked, at a time. */
const READ = 500;
const CHECKED = 100;

/** A file half read, and of which generation of its list. */
interface Reading {
  readonly generation: number;
  readonly opened: OpenList;
  readonly rows: AsyncGenerator<ListRow>;
}

export class CheckRun {
  readonly #parts: CheckRunParts;
  readonly #readings = new Map<string, Reading>();
  /** When each had its last slice, so that whoever waited longest comes next. */
  readonly #turns = new Map<string, number>();
  #turn = 0;

  constructor(parts: CheckRunParts) {
    this.#parts = parts;
  }

  /** @returns when nothing is left to do, or it was told to stop */
  async all(signal: AbortSignal): Promise<void> {
    try {
      while (!signal.aborted && (await this.#step())) await nextTurn();
    } finally {
      for (const id of this.#readings.keys()) await this.#leave(id);
    }
  }

  async #step(): Promise<boolean> {
    const { progress, onSlice } = this.#parts;
    const open = await progress.open();
    for (const [id, { generation }] of this.#readings)
      if (!open.some((one) => one.id === id && one.generation === generation))
        await this.#leave(id);
    const last = ({ id }: CheckList): number => this.#turns.get(id) ?? 0;
    const [next] = open.toSorted((a, b) => last(a) - last(b));
    if (next === undefined) return progress.sweep();
    this.#turns.set(next.id, ++this.#turn);
    onSlice(next);
    try {
      await (next.state === 'reading' ? this.#read(next) : this.#check(next));
    } catch (error) {
      await this.#fail(next, error);
    }
    return true;
  }

  async #fail(list: CheckList, error: unknown): Promise<void> {
    await this.#leave(list.id);
    const isTheirs = error instanceof ListUnreadable;
    if (!isTheirs) this.#parts.onError(list, error);
    // A disk that is full, a file that is damaged: that says itself what to do.
    const isSaid = error instanceof PortalError;
    const why = isSaid ? error.message : `查重时出错：${messageOf(error)}`;
    await this.#parts.progress.fail(list, why.endsWith('。') ? why : `${why}。`);
  }

  async #read(list: CheckList): Promise<void> {
    const { progress } = this.#parts;
    const reading = this.#readings.get(list.id) ?? (await this.#begin(list));
    if (reading === undefined) return;
    const lines: ListLine[] = [];
    const skipped: SkippedRow[] = [];
    while (lines.length + skipped.length < READ) {
      const next = await reading.rows.next();
      if (next.done === true) {
        await progress.putRows(list, lines, skipped);
        await this.#leave(list.id);
        await progress.endReading(list);
        return;
      }
      if ('line' in next.value) lines.push(next.value.line);
      else skipped.push(next.value.skipped);
    }
    await progress.putRows(list, lines, skipped);
  }

  /** Undefined when the list is not what it was any more. */
  async #begin(list: CheckList): Promise<Reading | undefined> {
    const opened = await this.#open(list);
    const { kind, columns } = opened;
    if (!(await this.#parts.progress.beginReading(list, kind, columns))) {
      await opened.close();
      return undefined;
    }
    const reading = { generation: list.generation, opened, rows: opened.rows() };
    this.#readings.set(list.id, reading);
    return reading;
  }

  /** With the columns that a person settled; else with those that persons said of such a list before. */
  async #open(list: CheckList): Promise<OpenList> {
    const file = this.#parts.fileOf(list.id);
    const settings = list.sheet === '' ? {} : { sheet: list.sheet };
    const { columns } = list;
    if (list.areColumnsSettled) return openList(file, list.fileName, { ...settings, columns });
    const opened = await openList(file, list.fileName, settings);
    const said = await this.#said(list, opened.columns);
    if (said === undefined) return opened;
    await opened.close();
    return openList(file, list.fileName, { ...settings, columns: said });
  }

  /** Undefined when that is what is guessed anyhow. */
  async #said(
    { library, supplier }: CheckList,
    guessed: readonly ListColumn[],
  ): Promise<readonly ListColumn[] | undefined> {
    if (guessed.length === 0) return undefined;
    const said = await this.#parts.columns.columnsOf(library, supplier, guessed);
    return said.every(({ field }, i) => field === guessed[i]?.field) ? undefined : said;
  }

  async #leave(id: string): Promise<void> {
    const reading = this.#readings.get(id);
    this.#readings.delete(id);
    await reading?.rows.return(undefined);
    await reading?.opened.close();
  }

  async #check(list: CheckList): Promise<void> {
    const { progress, catalogue, now } = this.#parts;
    const slice = await progress.toCheck(list, CHECKED);
    if (slice.length === 0) return;
    const found = await checkSlice(list, slice, { progress, catalogue, now: now() });
    await progress.putFound(list, found, now().toISOString());
  }
}
