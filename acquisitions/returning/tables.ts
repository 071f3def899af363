/**
 * A list as tables of texts, for what comes back in a file of ours: sheets of an old .xls and rows of a text file as
 * they are read, records of MARC, pasted lines and lines of programs as a table of their fields. Rows keep their
 * numbers; where a file has no heads they stand in a column of their own, under heads of ours.
 */
import type { CheckedLine } from '../../catalogue/ports/check-lists.ts';
import { letterOf } from '../../formats/files/sheets/letters.ts';
import type { Workbook } from '../../formats/files/sheets/sheet.ts';
import type { SheetRow } from './cells.ts';
import type { LinesByRow } from './lines-by-row.ts';
import { VERDICT_HEADINGS, VERDICT_WIDTHS, verdictCells } from './verdict-columns.ts';
import type { Told } from './verdict-columns.ts';

/** A sheet with the columns of the verdict. */
export interface Table {
  readonly name: string;
  readonly widths: readonly number[];
  /** Rows down to the heads. */
  readonly frozen: number;
  readonly hasLines: boolean;
  /** Of a sheet without lines as it is. Tables are gone through one after the other. */
  readonly rows: (lines: LinesByRow) => AsyncIterable<SheetRow>;
}

/** Where lines stand in a file. */
export interface SheetFacts {
  readonly firstLine: number;
  /** Rows of heads. */
  readonly heads: ReadonlySet<number>;
}

const WIDEST = 40;
const NARROWEST = 8;
/** Rows whose texts say how wide a column is. */
const MEASURED = 200;
/** No more rows than these are kept at the top. */
const MOST_FROZEN = 20;

/** @throws FileUnreadable */
export async function tablesOf(
  book: Workbook,
  facts: ReadonlyMap<string, SheetFacts>,
  told: Told,
): Promise<readonly Table[]> {
  const tables: Table[] = [];
  for (const sheet of book.sheets) {
    const sizes: number[] = [];
    let rows = 0;
    for await (const { cells } of book.rows(sheet)) {
      rows++;
      cells.forEach((cell, i) => {
        sizes[i] = Math.max(sizes[i] ?? 0, rows <= MEASURED ? sizeOf(cell) : 0);
      });
    }
    const own = facts.get(sheet.name);
    const widths = sizes.map((size) => Math.min(WIDEST, Math.max(NARROWEST, size + 2)));
    const head = own === undefined ? undefined : lastHead(own);
    const isHeadless = own !== undefined && head === undefined;
    const numbers = isHeadless ? [NARROWEST] : [];
    tables.push({
      name: sheet.name === '' ? '清单' : sheet.name,
      widths: own === undefined ? widths : [...numbers, ...widths, ...VERDICT_WIDTHS],
      frozen: isHeadless ? 1 : head !== undefined && head <= MOST_FROZEN ? head : 0,
      hasLines: own !== undefined,
      rows: async function* (lines) {
        if (isHeadless) {
          const letters = widths.map((_, i) => letterOf(i));
          yield { look: 'head', cells: ['行', ...letters, ...VERDICT_HEADINGS] };
        }
        for await (const { row, cells } of book.rows(sheet)) {
          const filled = [...cells, ...Array<string>(widths.length - cells.length).fill('')];
          if (own === undefined) yield { number: row, cells, look: 'text' };
          else if (own.heads.has(row))
            yield {
              number: row,
              look: 'head',
              cells: row === head ? [...filled, ...VERDICT_HEADINGS] : cells,
            };
          else {
            const line = await lines.take(sheet.name, row);
            const ours = line === undefined ? [] : verdictCells(line, told);
            const own = line === undefined ? cells : filled;
            if (isHeadless) yield { look: 'text', cells: [row, ...own, ...ours] };
            else yield { number: row, look: 'text', cells: [...own, ...ours] };
          }
        }
      },
    });
  }
  return tables;
}

/** The lowest row of the heads above the first line. */
export function lastHead({ firstLine, heads }: SheetFacts): number | undefined {
  const above = [...heads].filter((row) => row < firstLine);
  return above.length === 0 ? undefined : Math.max(...above);
}

/** Han are two wide. */
function sizeOf(text: string): number {
  let size = 0;
  for (const one of text.slice(0, WIDEST)) size += one > '\u2e7f' ? 2 : 1;
  return size;
}

/** @param fields what any of the lines says, in this order */
export function tableOfFields(
  fields: readonly string[],
  lines: () => AsyncIterable<CheckedLine>,
  told: Told,
): Table {
  return {
    name: '清单',
    widths: [
      NARROWEST,
      ...fields.map((field) => (WIDE.has(field) ? WIDEST : 16)),
      ...VERDICT_WIDTHS,
    ],
    frozen: 1,
    hasLines: true,
    rows: async function* () {
      yield { look: 'head', cells: ['行', ...fields.map(told.field), ...VERDICT_HEADINGS] };
      for await (const line of lines()) {
        const own = fields.map((field) => line.input[field] ?? '');
        yield { look: 'text', cells: [line.row, ...own, ...verdictCells(line, told)] };
      }
    },
  };
}

const WIDE = new Set(['title', '原文']);
