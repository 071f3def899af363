/**
 * A sheet of somebody else's workbook: where its columns end, and the same sheet with columns of ours behind them.
 * Only rows that get cells, the widths of our columns and what says how far the sheet reaches are written anew; an
 * empty cell with borders that stands where ours go makes room. Names of elements go without prefix, references of
 * rows and cells may be missing: not every program writes as Excel does.
 */
import { columnOf, letterOf } from '../../formats/files/sheets/letters.ts';
import { cellXml, columnXml } from './cells.ts';
import type { Cell } from './cells.ts';
import { edited, heard, withAttribute } from './edited.ts';
import type { Edit, Hears, Tag } from './edited.ts';

/** What a sheet is before anything is added. */
export interface Layout {
  /** From 0: the first column behind all that the sheet uses. */
  readonly free: number;
  readonly hasWidths: boolean;
  /** The look of its headings. */
  readonly headFormat: number | undefined;
}

export interface Added {
  /** In characters, of each column that is added. */
  readonly widths: readonly number[];
  /** Cells to add to a row; asked for each row once, in the order of the sheet. */
  readonly cellsOf: (row: number) => Promise<readonly Cell[] | undefined>;
}

type Pieces = AsyncIterable<Uint8Array>;

/** So far behind the last cell with anything in it, empty ones, merges, filters and pictures count as used. */
const SLACK = 20;
export const MOST_COLUMNS = 16_384;

/**
 * @param around where its headings stand, and the first column behind its pictures
 * @param plain as of `withColumns`
 * @throws FileUnreadable
 */
export async function layoutOf(
  pieces: Pieces,
  name: string,
  { headRow, drawn }: { readonly headRow: number | undefined; readonly drawn: number },
  plain: ReadonlySet<number>,
): Promise<Layout> {
  let [filled, empty, hasWidths] = [0, 0, false];
  let headFormat: number | undefined;
  const ranges: number[] = [drawn];
  const cells = cellsHeard(({ row, column, format, isFilled }) => {
    if (isFilled) filled = Math.max(filled, column + 1);
    else empty = Math.max(empty, column + 1);
    if (row === headRow && isFilled && plain.has(format)) headFormat = format;
  });
  await heard(pieces, name, {
    ...cells,
    open: (tag, edit) => {
      if (tag.name === 'cols' && !tag.isEmpty) hasWidths = true;
      if (tag.name === 'mergeCell' || tag.name === 'autoFilter') {
        const letters = /[A-Z]{1,3}(?=\$?\d{0,7}$)/.exec(tag.attributes['ref'] ?? '')?.[0];
        if (letters !== undefined) ranges.push(columnOf(letters) + 1);
      }
      cells.open?.(tag, edit);
    },
  });
  const reached = [filled, empty, ...ranges].filter((end) => end <= filled + SLACK);
  return { free: reached.reduce((most, end) => Math.max(most, end), 0), hasWidths, headFormat };
}

interface HeardCell {
  readonly row: number;
  readonly column: number;
  readonly format: number;
  readonly isFilled: boolean;
}

/** Tells of each cell of a sheet when it is whole. */
function cellsHeard(tell: (cell: HeardCell) => void): Hears {
  let [row, column, format, isInCell, isFilled] = [0, -1, 0, false, false];
  // Anchors of buttons have rows too, behind the cells.
  let isInData = false;
  return {
    open: ({ name, attributes, isEmpty }) => {
      if (name === 'sheetData') isInData = !isEmpty;
      else if (!isInData) return;
      else if (name === 'row') [row, column] = [Number(attributes['r'] ?? row + 1), -1];
      else if (name === 'c') {
        [column, format] = [columnAt(attributes['r'], column + 1), Number(attributes['s'] ?? 0)];
        [isInCell, isFilled] = [true, false];
      } else if (isInCell && (name === 'v' || name === 'f' || name === 'is')) isFilled = true;
    },
    close: ({ name }) => {
      if (name === 'sheetData') isInData = false;
      if (name !== 'c' || !isInCell) return;
      tell({ row, column, format, isFilled });
      isInCell = false;
    },
  };
}

function columnAt(ref: string | undefined, next: number): number {
  const letters = /^[A-Z]{1,3}/.exec(ref ?? '')?.[0];
  return letters === undefined ? next : columnOf(letters);
}

/**
 * The sheet with cells added behind its columns, each in the look of the nearest cell before it that shows what is
 * in it as it is.
 *
 * @param plain numbers of the cell formats that do so: a number in the look of a price would be one
 * @throws FileUnreadable
 */
export function withColumns(
  pieces: Pieces,
  name: string,
  layout: Layout,
  added: Added,
  plain: ReadonlySet<number>,
): AsyncGenerator<string> {
  const widths = new Widths(layout, added.widths);
  const rows = new Rows(layout.free, added, plain);
  return edited(pieces, name, {
    open: (tag, edit) => {
      if (tag.name === 'dimension')
        edit.put(tag.from, tag.to, reaching(edit.textOf(tag), tag, widths.end));
      widths.open(tag, edit);
      rows.open(tag, edit);
    },
    close: (tag, edit) => {
      widths.close(tag, edit);
      rows.close(tag);
    },
    settle: (edit) => rows.settle(edit),
  });
}

/** @param end the first column, from 0, that is not ours */
function reaching(text: string, { attributes }: Tag, end: number): string {
  const [from = 'A1', to = from] = (attributes['ref'] ?? 'A1').split(':');
  const last = letterOf(Math.max(end - 1, columnAt(to, 0)));
  return withAttribute(text, 'ref', `${from}:${last}${to.replace(/^[A-Z]{1,3}/, '')}`);
}

/** What the sheet says of widths, with ours in their place; whatever was said of those columns before gives way. */
class Widths {
  readonly end: number;
  readonly #start: number;
  readonly #layout: Layout;
  readonly #widths: readonly number[];
  #column: { readonly tag: Tag; readonly text: string } | undefined;
  #isDone = false;

  constructor(layout: Layout, widths: readonly number[]) {
    this.#layout = layout;
    this.#widths = widths;
    this.#start = layout.free;
    this.end = layout.free + widths.length;
  }

  open(tag: Tag, edit: Edit): void {
    if (tag.name === 'cols' && tag.isEmpty) edit.put(tag.from, tag.to, '');
    if (tag.name === 'col') this.#column = { tag, text: edit.textOf(tag) };
    if (tag.name === 'sheetData' && !this.#layout.hasWidths)
      edit.put(
        tag.from,
        tag.from,
        `<${tag.prefix}cols>${this.#ours(tag.prefix)}</${tag.prefix}cols>`,
      );
  }

  close(tag: Tag, edit: Edit): void {
    if (tag.name === 'col' && this.#column !== undefined) this.#around(this.#column, tag.to, edit);
    if (tag.name === 'cols' && !tag.isEmpty) edit.put(tag.from, tag.from, this.#ours(tag.prefix));
  }

  /** A range of theirs: what of it stands before ours, ours if their place has come, what of it stands behind. */
  #around({ tag, text }: { tag: Tag; text: string }, to: number, edit: Edit): void {
    const [min, max] = [Number(tag.attributes['min']), Number(tag.attributes['max'])];
    if (!(max > this.#start)) return;
    const alone = text.endsWith('/>') ? text : `${text.slice(0, -1)}/>`;
    const range = (first: number, last: number): string =>
      first > last
        ? ''
        : withAttribute(withAttribute(alone, 'min', String(first)), 'max', String(last));
    const before = range(min, Math.min(max, this.#start));
    const behind = range(Math.max(min, this.end + 1), max);
    edit.put(tag.from, to, before + this.#ours(tag.prefix) + behind);
  }

  /** Once. */
  #ours(prefix: string): string {
    if (this.#isDone) return '';
    this.#isDone = true;
    return this.#widths.map((width, i) => columnXml(prefix, this.#start + i, width)).join('');
  }
}

/** A row that is read and waits for its cells. */
interface ReadRow {
  readonly number: number;
  readonly tag: Tag;
  readonly text: string;
  /** Cells of theirs that make room, and where ours go. */
  readonly leaving: readonly (readonly [number, number])[];
  readonly at: number;
  readonly format: number | undefined;
}

class Rows {
  readonly #free: number;
  readonly #end: number;
  readonly #added: Added;
  readonly #plain: ReadonlySet<number>;
  #read: ReadRow[] = [];
  #isInData = false;
  #number = 0;
  #row: { readonly tag: Tag; readonly text: string } | undefined;
  #cell: Tag | undefined;
  #column = -1;
  #leaving: [number, number][] = [];
  #at: number | undefined;
  #format: number | undefined;

  constructor(free: number, added: Added, plain: ReadonlySet<number>) {
    this.#free = free;
    this.#end = free + added.widths.length;
    this.#added = added;
    this.#plain = plain;
  }

  open(tag: Tag, edit: Edit): void {
    if (tag.name === 'sheetData') this.#isInData = true;
    if (tag.name === 'row' && this.#isInData) {
      this.#number = Number(tag.attributes['r'] ?? this.#number + 1);
      this.#row = { tag, text: edit.textOf(tag) };
      [this.#column, this.#leaving, this.#at, this.#format] = [-1, [], undefined, undefined];
    }
    if (tag.name !== 'c' || this.#row === undefined) return;
    this.#cell = tag;
    this.#column = columnAt(tag.attributes['r'], this.#column + 1);
    if (this.#column >= this.#free) this.#at ??= tag.from;
    const format = Number(tag.attributes['s'] ?? 0);
    if (this.#column < this.#free && this.#plain.has(format)) this.#format = format;
  }

  close(tag: Tag): void {
    if (tag.name === 'c' && this.#cell !== undefined) {
      if (this.#column >= this.#free && this.#column < this.#end)
        this.#leaving.push([this.#cell.from, tag.to]);
      this.#cell = undefined;
    }
    if (tag.name === 'sheetData') this.#isInData = false;
    if (tag.name !== 'row' || this.#row === undefined) return;
    this.#read.push({
      number: this.#number,
      ...this.#row,
      leaving: this.#leaving,
      at: this.#at ?? tag.from,
      format: this.#format,
    });
    this.#row = undefined;
  }

  async settle(edit: Edit): Promise<void> {
    for (const row of this.#read) {
      const cells = await this.#added.cellsOf(row.number);
      if (cells !== undefined) this.#write(row, cells, edit);
    }
    this.#read = [];
    edit.keep(this.#row?.tag.from ?? Infinity);
  }

  #write(
    { number, tag, text, leaving, at, format }: ReadRow,
    cells: readonly Cell[],
    edit: Edit,
  ): void {
    const ours = cells
      .map((cell, i) => cellXml(tag.prefix, `${letterOf(this.#free + i)}${number}`, cell, format))
      .join('');
    const spans = tag.attributes['spans'];
    const least = spans === undefined ? undefined : /^\d{1,5}/.exec(spans)?.[0];
    const opened =
      least === undefined ? text : withAttribute(text, 'spans', `${least}:${this.#end}`);
    if (tag.isEmpty) {
      edit.put(tag.from, tag.to, `${opened.slice(0, -2)}>${ours}</${tag.prefix}row>`);
      return;
    }
    edit.put(tag.from, tag.to, opened);
    edit.put(at, at, ours);
    for (const [from, to] of leaving) edit.put(from, to, '');
  }
}
