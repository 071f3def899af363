/**
 * The nouns of a purchase list 采购清单: its columns, its lines, and the rows that are none. Every row that a person
 * sees in the file is one of them, with the number that the file shows. Lines are plain JSON: they are kept, sent
 * between threads and checked again as they stand.
 */
import { COLUMN_MEANINGS, ORDER_MEANINGS } from '../sheet-columns.ts';

/** 采购 or 数字化 */
export const PURPOSES = ['buy', 'digitise'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** 纸本, 电子, 自动. Of a list; a line may say it itself. */
export const OFFERED = ['print', 'electronic', 'auto'] as const;
export type Offered = (typeof OFFERED)[number];

/** `text`: one description a line, whether its parts are told apart or not. */
export type ListKind = 'text' | 'csv' | 'xlsx' | 'xls' | 'kbart' | 'iso2709' | 'marcxml' | 'json';

export const LIST_FIELDS = [...COLUMN_MEANINGS, ...ORDER_MEANINGS] as const;
export type ListField = (typeof LIST_FIELDS)[number];

export interface ListColumn {
  /** Name of the sheet; '' where a file has no sheets. */
  readonly sheet: string;
  /** A, B … as a sheet shows it; of a text file alike. */
  readonly column: string;
  /** As it stands in the file, merged heads joined by a blank; '' where the file has no heads. */
  readonly heading: string;
  /** `other`: shown, and not taken. */
  readonly field: ListField | 'other';
}

export interface ListLine {
  /** Name of the sheet; '' where a file has no sheets. */
  readonly sheet: string;
  /** As a person sees it, from 1: row of the sheet, physical line of a text, ordinal of a record. */
  readonly row: number;
  /** 【文学类】 that stands above it; '' without. */
  readonly group: string;
  /**
   * Cells as typed, by field; those of columns that mean nothing, and of a second column of one field, by heading, or
   * by the letter of the column where there is none. Of a line of text the whole of it is `原文`.
   */
  readonly input: Readonly<Record<string, string>>;
  /** Where the kind of file says it: KBART lists what is online. */
  readonly offered?: 'print' | 'electronic';
  /** The row whose price this is too, where one cell is merged over several: it is paid once. */
  readonly pricedIn?: number;
  /** Of MARC: the record as it came. */
  readonly record?: { readonly prefix: string; readonly xml: string };
  /** Why it cannot be read at all, a sentence; of a record of MARC that is broken. */
  readonly unreadable?: string;
}

export const SKIP_REASONS = ['title', 'heading', 'group', 'total', 'blank', 'note'] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

export interface SkippedRow {
  readonly sheet: string;
  readonly row: number;
  readonly reason: SkipReason;
}

export type ListRow = { readonly line: ListLine } | { readonly skipped: SkippedRow };
