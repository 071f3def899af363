/**
 * A row of a sheet as a person sees it: which sheet, which row, and the texts of its cells. What the cells mean is
 * not known here; lists of libraries and of suppliers are read alike.
 */
export interface SheetRow {
  readonly sheet: string;
  /** As the sheet shows it, from 1; the physical line of a text file. */
  readonly row: number;
  /** As typed; '' for an empty one, and for one of blanks. Nothing behind the last that is filled. */
  readonly cells: readonly string[];
  /** Of a text file, the physical line in which it ends, where that is another. */
  readonly last?: number;
  /** Numbers of cells, from 0, that hold a formula: what it came to when it was saved is taken. */
  readonly formulas?: readonly number[];
  /** Of merged cells that reach down here or from here: what stands in them and in which row, by the number of the cell. */
  readonly merged?: Readonly<Record<number, MergedDown>>;
  /** Of merged cells that begin here: how many columns they go across, by the number of the first. */
  readonly across?: Readonly<Record<number, number>>;
}

export interface MergedDown {
  readonly text: string;
  /** The row in which it stands. */
  readonly row: number;
}

/** Sheets of one file, each of which may be gone through again and again. */
export interface Workbook {
  readonly kind: 'csv' | 'xlsx' | 'xls';
  /** In the order of the file; of a text file one without a name. */
  readonly sheets: readonly SheetInfo[];
  /** Rows that hold anything, from the top. @throws FileUnreadable */
  readonly rows: (sheet: SheetInfo) => AsyncIterable<SheetRow>;
  readonly close: () => Promise<void>;
}

export interface SheetInfo {
  readonly name: string;
  readonly place: number;
  readonly isHidden: boolean;
}

/** @returns the row without blanks around its texts */
export function trimmed(row: SheetRow): SheetRow {
  return { ...row, cells: row.cells.map((cell) => cell.trim()) };
}

/** What is to be seen; blanks of no width are not. */
const SEEN = /[^\s\u200b-\u200d\u2060\ufeff]/u;

/** '' for a text of blanks, and nothing behind the last that is filled. */
export function asCells(texts: readonly string[]): string[] {
  const cells = texts.map((text) => (SEEN.test(text) ? text : ''));
  while (cells.at(-1) === '') cells.pop();
  return cells;
}
