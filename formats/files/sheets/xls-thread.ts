/**
 * An entry file: holds one old workbook and hands out its rows, some at a time. No formula is reckoned: what a cell
 * came to when it was saved is taken.
 *
 * Messages in: `XlsQuestion`; out: one `XlsAnswer` to each.
 */
import { parentPort } from 'node:worker_threads';
import { read, set_cptable } from '@e965/xlsx';
import * as codepages from '@e965/xlsx/dist/cpexcel';
import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx';
import { messageOf } from '../../../catalogue/errors.ts';
import { letterOf } from './letters.ts';
import { mergesIn } from './merges.ts';
import type { Merges } from './merges.ts';
import { asCells } from './sheet.ts';
import type { SheetInfo, SheetRow } from './sheet.ts';
import { MOST_COLUMNS, kindOfFormat, shownNumber } from './xlsx-rows.ts';

export type XlsQuestion =
  | { readonly kind: 'open'; readonly content: Uint8Array | string }
  | { readonly kind: 'rows'; readonly place: number; readonly from: number };

export type XlsAnswer =
  | { readonly kind: 'opened'; readonly sheets: readonly SheetInfo[] }
  | { readonly kind: 'rows'; readonly rows: readonly SheetRow[]; readonly next: number | null }
  | { readonly kind: 'failed'; readonly message: string; readonly isLocked: boolean };

const AT_A_TIME = 500;
/** Days more where a workbook counts from 1904. */
const FROM_1904 = 1_462;

interface OpenSheet {
  readonly cells: readonly (readonly (CellObject | undefined)[] | undefined)[];
  readonly merges: Merges;
}

class OpenWorkbook {
  readonly #book: WorkBook;
  readonly #epoch: number;
  readonly #open = new Map<number, OpenSheet>();

  constructor(content: Uint8Array | string) {
    this.#book = read(content, {
      type: typeof content === 'string' ? 'string' : 'array',
      dense: true,
      cellNF: true,
      cellText: false,
      cellHTML: false,
      // Texts of HTML stay texts: 007123 is a number that keeps its zeros.
      raw: true,
    });
    this.#epoch = this.#book.Workbook?.WBProps?.date1904 === true ? FROM_1904 : 0;
  }

  sheets(): SheetInfo[] {
    return this.#book.SheetNames.map((name, place) => ({
      name,
      place,
      isHidden: (this.#book.Workbook?.Sheets?.[place]?.Hidden ?? 0) > 0,
    }));
  }

  rows(place: number, from: number): { rows: SheetRow[]; next: number | null } {
    const sheet = this.#sheet(place, from === 0);
    const rows: SheetRow[] = [];
    let at = from;
    for (; at < sheet.cells.length && rows.length < AT_A_TIME; at++) {
      const row = this.#row(place, at, sheet);
      if (row !== undefined) rows.push(row);
    }
    return { rows, next: at < sheet.cells.length ? at : null };
  }

  /** @param isNew from the top, where no merged cell is open yet */
  #sheet(place: number, isNew: boolean): OpenSheet {
    const known = this.#open.get(place);
    if (known !== undefined && !isNew) return known;
    const sheet = this.#book.Sheets[this.#book.SheetNames[place] ?? ''] as
      (WorkSheet & { '!data'?: OpenSheet['cells'] }) | undefined;
    const merges = (sheet?.['!merges'] ?? []).map(
      ({ s, e }) => `${letterOf(s.c)}${s.r + 1}:${letterOf(e.c)}${e.r + 1}`,
    );
    const opened = { cells: sheet?.['!data'] ?? [], merges: mergesIn(merges) };
    this.#open.set(place, opened);
    return opened;
  }

  #row(place: number, at: number, { cells, merges }: OpenSheet): SheetRow | undefined {
    const own = cells[at] ?? [];
    const texts = asCells(
      Array.from({ length: Math.min(own.length, MOST_COLUMNS) }, (_, i) => this.#text(own[i])),
    );
    const merged = merges.reaching(at + 1, texts);
    if (texts.length === 0) return undefined;
    const wide = texts.flatMap((text, column) => {
      const width = text === '' ? 1 : merges.widthAt(at + 1, column);
      return width > 1 ? [[column, width] as const] : [];
    });
    const formulas = texts.flatMap((_, i) => (own[i]?.f === undefined ? [] : [i]));
    return {
      sheet: this.#book.SheetNames[place] ?? '',
      row: at + 1,
      cells: texts,
      ...(formulas.length === 0 ? {} : { formulas }),
      ...(Object.keys(merged).length === 0 ? {} : { merged }),
      ...(wide.length === 0 ? {} : { across: Object.fromEntries(wide) }),
    };
  }

  #text(cell: CellObject | undefined): string {
    if (cell?.v === undefined) return '';
    const { v: value, t, z } = cell;
    if (t === 'e') return cell.w ?? '';
    if (value instanceof Date) return value.toISOString().slice(0, 10);
    if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
    if (typeof value !== 'number') return value;
    return shownNumber(value, typeof z === 'string' ? kindOfFormat(z) : undefined, this.#epoch);
  }
}

// Excel 95 wrote text in the code page of its country.
set_cptable(codepages);

let open: OpenWorkbook | undefined;

function answer(question: XlsQuestion): XlsAnswer {
  try {
    if (question.kind === 'rows')
      return { kind: 'rows', ...(open?.rows(question.place, question.from) ?? NOTHING) };
    open = new OpenWorkbook(question.content);
    return { kind: 'opened', sheets: open.sheets() };
  } catch (error) {
    const message = messageOf(error);
    return { kind: 'failed', message, isLocked: /password/i.test(message) };
  }
}

const NOTHING = { rows: [], next: null };

const port = parentPort;
port?.on('message', (question: XlsQuestion) => port.postMessage(answer(question)));
