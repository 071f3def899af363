/**
 * 馆藏去向表: which library gets how many copies of the lines that are bought. The columns of the sheet stand here
 * once, for the one that writes it (`distribution-file.ts`) and the one that reads it back (`read-distribution.ts`).
 */
import { crc32 } from 'node:zlib';
import { holdersOf } from '../../catalogue/checks/distribution.ts';
import type { DistributedLine } from '../../catalogue/ports/check-lists.ts';

export interface DistributionLine {
  /** Row of the list. */
  readonly sheet: string;
  readonly row: number;
  readonly title: string;
  readonly creator: string;
  readonly publisher: string;
  readonly isbn: string;
  /** Of one copy, integer fen; null when the line does not say. */
  readonly price: number | null;
  /** Copies that are ordered. */
  readonly copies: number;
  /** Libraries that have it, with their copies; null when a record does not say how many. */
  readonly held: Readonly<Record<string, number | null>>;
  /** Copies by library. */
  readonly given: Readonly<Record<string, number>>;
}

export interface Distribution {
  /** Id of the list. */
  readonly list: string;
  readonly name: string;
  /** Those whose columns are shown, in this order; whoever may see one column alone gets that one. */
  readonly libraries: readonly { readonly code: string; readonly name: string }[];
  /** False for whoever sees one column alone: then nothing is said of prices, orders and sums over libraries. */
  readonly isWhole: boolean;
  readonly lines: readonly DistributionLine[];
}

/** What the hidden first row begins with. */
export const COMMAND = '馆藏去向表 1';
/** Rows: commands, heads, lines. */
export const HEAD_ROW = 2;
export const FIRST_LINE = 3;
/** Columns before those of the libraries; the first is hidden. */
export const FIXED = [
  '编号',
  '行',
  '题名',
  '责任者',
  '出版者',
  'ISBN',
  '已藏',
  '定价',
  '订购册数',
] as const;

/** By which a row is known again: a line of this list, and its title. */
export function idOf(list: string, { sheet, row, title }: DistributionLine): string {
  const text = JSON.stringify([list, sheet, row, title]);
  return `${row}-${crc32(text).toString(16).padStart(8, '0')}`;
}

/** @param library the one whose column alone is shown; undefined = all are */
export function distributionLineOf(
  { line, price, copies, given }: DistributedLine,
  library?: string,
): DistributionLine {
  const { sheet, row, input } = line;
  const isShown = ([code]: readonly [string, unknown]): boolean =>
    library === undefined || code === library;
  return {
    sheet,
    row,
    title: input['title'] ?? input['原文'] ?? '',
    creator: input['creator'] ?? '',
    publisher: input['publisher'] ?? input['imprint'] ?? '',
    isbn: input['isbn'] ?? '',
    price: library === undefined ? price : null,
    copies: library === undefined ? copies : 0,
    held: Object.fromEntries(Object.entries(holdersOf(line)).filter(isShown)),
    given: Object.fromEntries(Object.entries(given).filter(isShown)),
  };
}
