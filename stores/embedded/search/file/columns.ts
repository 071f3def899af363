/**
 * What is counted and sorted by, as typed arrays indexed by docno, and how many works have each code, kept
 * as works come and go, so that what is asked of all works need not be counted. A worker holds one set for
 * its file and brings it up to date inside the read transaction of each search, so that a docno the full
 * text gives is never beyond the arrays (an overrun would make the loops slow for good, and wrong).
 */
import { each, OPEN_FACETS } from '../../../../catalogue/search/facets.ts';
import type { Database, Statement } from '../../../sqlite.ts';
import { LIST_COLUMNS, YEAR_OFFSET } from './schema.ts';
import type { Column, Layout, ListColumn } from './schema.ts';
import type { IndexState } from './state.ts';

/** `startYear` of a work without a date. */
export const NO_YEAR = -32_768;

/** Docnos read at a time; bounds the text that one read builds. */
const CHUNK = 50_000;
/** Room for growth, so that a writer does not make every search copy the arrays. */
const HEADROOM = 4_096;

export class Columns {
  /** All docnos are smaller. */
  size = 0;
  /** 1 = the present version of a work. */
  live = new Uint8Array(HEADROOM);
  liveCount = 0;
  idHigh = new Uint32Array(HEADROOM);
  idLow = new Uint32Array(HEADROOM);
  /** Milliseconds since 1970. */
  added = new Float64Array(HEADROOM);
  /** For sorting; `NO_YEAR` when unknown. */
  sortYear = new Int16Array(HEADROOM);
  /** For the filter by overlap; both `NO_YEAR` when unknown. */
  startYear = new Int16Array(HEADROOM);
  endYear = new Int16Array(HEADROOM);
  /** Code of the list of values, see `Dictionary`. */
  readonly lists: Record<ListColumn, Uint32Array> = each(
    LIST_COLUMNS,
    () => new Uint32Array(HEADROOM),
  );
  originalStart = new Int16Array(HEADROOM);
  originalEnd = new Int16Array(HEADROOM);
  /** Codes of the values of open facets, any number for a work. */
  readonly open = each(OPEN_FACETS, () => new OpenColumn());
  /** Works alive with each code. */
  readonly counts: Readonly<Record<Column, Counts>> = each(
    [...LIST_COLUMNS, ...OPEN_FACETS],
    () => new Counts(),
  );

  readonly #chunk: Statement<{ numbers: Uint8Array | null }>;
  readonly #dead: Statement<{ n: number; docno: number }>;
  readonly #layout: Layout;
  #deathsSeen = 0;
  #living: Uint32Array | undefined;

  /** @param layout the columns of the file; all others stay empty */
  constructor(db: Database, layout: Layout) {
    this.#layout = layout;
    this.#chunk = db.prepare(
      `select cast(group_concat(docno || ' ' || numbers, ' ') as blob) as numbers
       from counted where docno >= ? and docno < ?`,
    );
    this.#dead = db.prepare('select n, docno from dead where n > ? order by n');
  }

  /** To be called in the same transaction as what uses the arrays. @returns whether anything changed */
  follow(state: IndexState): boolean {
    const isNew = state.nextDocno > this.size || state.deaths !== this.#deathsSeen;
    if (state.nextDocno > this.size) {
      this.#reserve(state.nextDocno);
      for (let from = this.size; from < state.nextDocno; from += CHUNK) {
        this.#read(from, Math.min(state.nextDocno, from + CHUNK));
      }
    }
    if (state.deaths !== this.#deathsSeen) this.#bury();
    if (isNew) this.#living = undefined;
    return isNew;
  }

  /** All docnos alive, ascending; not to be changed. */
  living(): Uint32Array {
    if (this.#living !== undefined) return this.#living;
    const docnos = new Uint32Array(this.liveCount);
    let count = 0;
    for (let docno = 0; docno < this.size; docno++) {
      if (this.live[docno] === 1) docnos[count++] = docno;
    }
    return (this.#living = docnos);
  }

  #bury(): void {
    for (const { n, docno } of this.#dead.iterate(this.#deathsSeen)) {
      if (this.live[docno] === 1) {
        this.live[docno] = 0;
        this.liveCount--;
        for (const column of this.#layout.lists) {
          this.counts[column].add(this.lists[column][docno] ?? 0, -1);
        }
        for (const facet of this.#layout.open) {
          const { from, codes } = this.open[facet];
          const end = from[docno + 1] ?? 0;
          for (let at = from[docno] ?? 0; at < end; at++)
            this.counts[facet].add(codes[at] ?? 0, -1);
        }
      }
      this.#deathsSeen = n;
    }
  }

  #read(from: number, until: number): void {
    const digits = this.#chunk.get(from, until)?.numbers;
    const lists = this.#layout.lists.map((name) => ({
      column: this.lists[name],
      counts: this.counts[name],
    }));
    const open = this.#layout.open.map((name) => ({
      column: this.open[name],
      counts: this.counts[name],
    }));
    let docno = from;
    // Docnos that died before we came have no row.
    const passOver = (next: number): void => {
      for (const { column } of open) column.passOver(docno, next);
      docno = next;
    };
    if (digits instanceof Uint8Array) {
      const row = new NumberReader(digits);
      while (!row.isAtEnd) {
        passOver(row.next());
        this.idHigh[docno] = row.next();
        this.idLow[docno] = row.next();
        this.added[docno] = row.next();
        this.sortYear[docno] = yearOf(row.next());
        this.startYear[docno] = yearOf(row.next());
        this.endYear[docno] = yearOf(row.next());
        this.originalStart[docno] = yearOf(row.next());
        this.originalEnd[docno] = yearOf(row.next());
        for (const { column, counts } of lists) {
          const code = row.next();
          column[docno] = code;
          counts.add(code, 1);
        }
        for (const { column, counts } of open) column.read(docno, row, counts);
        this.live[docno] = 1;
        this.liveCount++;
        docno++;
      }
    }
    passOver(until);
    this.size = until;
  }

  #reserve(size: number): void {
    if (size < this.live.length) return;
    this.live = grown(this.live, size);
    this.idHigh = grown(this.idHigh, size);
    this.idLow = grown(this.idLow, size);
    this.added = grown(this.added, size);
    this.sortYear = grown(this.sortYear, size);
    this.startYear = grown(this.startYear, size);
    this.endYear = grown(this.endYear, size);
    this.originalStart = grown(this.originalStart, size);
    this.originalEnd = grown(this.originalEnd, size);
    for (const facet of OPEN_FACETS) this.open[facet].reserve(size);
    for (const column of LIST_COLUMNS) this.lists[column] = grown(this.lists[column], size);
  }
}

/** A ragged column: the codes of docno d are `codes[from[d]]` up to `codes[from[d + 1]]`. */
export class OpenColumn {
  from = new Uint32Array(HEADROOM + 1);
  codes = new Uint32Array(HEADROOM);

  reserve(size: number): void {
    this.from = grown(this.from, size + 1);
  }

  /** These docnos have none. */
  passOver(docno: number, until: number): void {
    this.from.fill(this.from[docno] ?? 0, docno + 1, until + 1);
  }

  read(docno: number, row: NumberReader, counts: Counts): void {
    let at = this.from[docno] ?? 0;
    const end = at + row.next();
    if (end > this.codes.length) this.codes = grown(this.codes, end);
    while (at < end) {
      const code = row.next();
      this.codes[at++] = code;
      counts.add(code, 1);
    }
    this.from[docno + 1] = end;
  }
}

/** How many have each code; codes beyond the array have none. */
export class Counts {
  values = new Uint32Array(HEADROOM);

  add(code: number, works: 1 | -1): void {
    if (code >= this.values.length) this.values = grown(this.values, code + 1);
    this.values[code] = (this.values[code] ?? 0) + works;
  }
}

function yearOf(stored: number): number {
  return stored === 0 ? NO_YEAR : stored - YEAR_OFFSET;
}

type Numbers = Uint8Array | Uint32Array | Int16Array | Float64Array;

/** A longer array with the same beginning: an eighth more than asked for. */
function grown<T extends Numbers>(array: T, size: number): T {
  const Kind = array.constructor as new (length: number) => T;
  const longer = new Kind(size + (size >> 3) + HEADROOM);
  longer.set(array);
  return longer;
}

/**
 * A value that is known to be there; of one kind of array, so that it costs nothing. Long loops go by index:
 * `for … of` over a typed array takes five times as long.
 */
export function at(array: Uint32Array, i: number): number {
  return array[i] ?? 0;
}

/** Reads whole numbers parted by single blanks; far cheaper than a row for each. */
export class NumberReader {
  readonly #digits: Uint8Array;
  #at = 0;

  constructor(digits: Uint8Array) {
    this.#digits = digits;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#digits.length;
  }

  next(): number {
    const digits = this.#digits;
    let value = 0;
    let at = this.#at;
    for (; at < digits.length; at++) {
      const digit = digits[at] ?? 0;
      if (digit === 0x20) break;
      value = value * 10 + (digit - 0x30);
    }
    this.#at = at + 1;
    return value;
  }
}
