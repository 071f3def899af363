/**
 * A row of a sheet as a person sees it: which sheet, which row, and the texts of its cells. What the cells mean is
 * not known here; lists of libraries and of suppliers are read alike.
 */
export interface SheetRow {
  readonly sheet: string;
  /** As the sheet shows it, from 1; the physical line of a text file. */
  readonly row: number;
  /** As typed, without blanks around them; '' for an empty one. Nothing behind the last that is filled. */
  readonly cells: readonly string[];
  /** Numbers of cells, from 0, that hold a formula: what it came to when it was saved is taken. */
  readonly formulas?: readonly number[];
}
