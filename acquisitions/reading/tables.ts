/**
 * A workbook as a list. Which of its sheets has the lines is seen from what is in them and not from their order: the
 * one with most, and those beside it with the same heads. Rows of all others are notes, so that none is lost.
 */
import type { SheetInfo, SheetRow, Workbook } from '../../formats/files/sheets/sheet.ts';
import type { ListColumn, ListLine, ListRow } from '../list.ts';
import { columnsByContents, columnsByHeads, keyOfHeads } from './columns.ts';
import type { SheetColumns } from './columns.ts';
import { isDetailSheet } from '../returning/words.ts';
import { ListUnreadable, READABLE } from './refusals.ts';
import { TableRows } from './table-rows.ts';

export interface ReadTable {
  readonly columns: readonly ListColumn[];
  readonly columnsKey: string;
  readonly sheets: readonly ListSheet[];
  readonly rows: () => AsyncGenerator<ListRow>;
}

export interface ListSheet {
  readonly name: string;
  readonly isHidden: boolean;
  /** Whether its lines are read. */
  readonly isRead: boolean;
}

export interface TableSettings {
  /** What a person said of columns. */
  readonly columns: readonly ListColumn[];
  /** The sheet that a person chose; all that go together otherwise. */
  readonly sheet: string | undefined;
  readonly extra: Pick<ListLine, 'offered'>;
}

/** Rows by which a sheet is known. */
const LOOKED_AT = 300;
/** Of the fields of the smaller of two sheets, so many are in both. */
const AGREE = 0.5;

interface Looked {
  readonly sheet: SheetInfo;
  readonly columns: SheetColumns | undefined;
  /** Among the first rows. */
  readonly lines: number;
}

/** @throws ListUnreadable when no sheet has titles or numbers of books */
export async function readTable(
  book: Workbook,
  name: string,
  settings: TableSettings,
): Promise<ReadTable> {
  const first = new Map<SheetInfo, SheetRow[]>();
  for (const sheet of book.sheets) first.set(sheet, await beginningOf(book.rows(sheet)));
  if ([...first.values()].every((rows) => rows.length === 0))
    throw new ListUnreadable('CHECK_EMPTY', `清单 ${name} 里没有内容。`);
  const byHeads = book.sheets.map((sheet) => look(sheet, first.get(sheet) ?? [], settings, true));
  const isHeaded = byHeads.some(({ lines }) => lines > 0);
  const looked = byHeads.map((one) => {
    const isAsked = !isHeaded || (one.columns === undefined && one.sheet.name === settings.sheet);
    return isAsked ? look(one.sheet, first.get(one.sheet) ?? [], settings, false) : one;
  });
  const read = chosen(looked, settings.sheet);
  if (read.length === 0)
    throw new ListUnreadable(
      'CHECK_WITHOUT_TITLES',
      `清单 ${name} 里没有找到书名或 ISBN 的列：应有一行写着各列的名称（如书名、ISBN），或有一列是 ISBN。${READABLE}。`,
    );
  const columns = read.flatMap((one) => one.columns?.columns ?? []);
  return {
    columns: distinct(columns).map(({ sheet, column, heading, field }) => ({
      sheet,
      column,
      heading,
      field,
    })),
    columnsKey: keyOfHeads(read[0]?.columns?.columns ?? []),
    sheets: book.sheets.map((sheet) => ({
      name: sheet.name,
      isHidden: sheet.isHidden,
      isRead: read.some((one) => one.sheet === sheet),
    })),
    rows: () => rowsOf(book, read, settings),
  };
}

async function beginningOf(rows: AsyncIterable<SheetRow>): Promise<SheetRow[]> {
  const first: SheetRow[] = [];
  for await (const row of rows) if (first.push(row) >= LOOKED_AT) break;
  return first;
}

function look(
  sheet: SheetInfo,
  first: readonly SheetRow[],
  settings: TableSettings,
  isHeaded: boolean,
): Looked {
  const find = isHeaded ? columnsByHeads : columnsByContents;
  const columns = find(sheet.name, first, settings.columns);
  if (columns === undefined) return { sheet, columns, lines: 0 };
  const rows = new TableRows(sheet.name, columns, settings.columns);
  const all = [...first.flatMap((row) => [...rows.take(row)]), ...rows.end()];
  const lines = all.filter((row) => 'line' in row && isBook(row.line)).length;
  return { sheet, columns, lines };
}

function isBook({ input }: ListLine): boolean {
  return ['title', 'isbn', 'isbn2', 'bookNumber', 'issn'].some((field) => field in input);
}

/** The one with most lines, the first of several; hidden ones only where nothing else has any. */
function chosen(looked: readonly Looked[], said: string | undefined): Looked[] {
  const named = looked.find(({ sheet, columns }) => sheet.name === said && columns !== undefined);
  if (named !== undefined) return [named];
  const all = looked.filter(({ lines }) => lines > 0);
  // A returned file that is handed in again has sheets of details with titles in them.
  const theirs = all.filter(({ sheet }) => !isDetailSheet(sheet.name));
  const filled = theirs.length > 0 ? theirs : all;
  const seen = filled.filter(({ sheet }) => !sheet.isHidden);
  const among = seen.length > 0 ? seen : filled;
  const [best] = among.toSorted((a, b) => b.lines - a.lines || a.sheet.place - b.sheet.place);
  if (best === undefined) return looked.filter(({ columns }) => columns !== undefined).slice(0, 1);
  return among.filter((one) => one === best || (isAlike(one, best) && !isExample(one, best)));
}

/** 填写说明 with a line or two that show how. */
function isExample({ sheet, lines }: Looked, best: Looked): boolean {
  return lines <= MOST_EXAMPLES && lines < best.lines && EXAMPLE.test(sheet.name);
}

const MOST_EXAMPLES = 5;
const EXAMPLE =
  /说明|示例|样例|样表|范例|模[板版]|填写|须知|封面|字典|参数|example|sample|instruction|template|readme|cover/iu;

function isAlike(one: Looked, best: Looked): boolean {
  const fields = ({ columns }: Looked): string[] =>
    (columns?.columns ?? []).map(({ field }) => field).filter((field) => field !== 'other');
  const [own, others] = [fields(one), new Set(fields(best))];
  const common = own.filter((field) => others.has(field)).length;
  return common >= Math.min(own.length, others.size) * AGREE && common > 0;
}

/** One for each heading; sheets that go together have most in common. */
function distinct<T extends ListColumn>(columns: readonly T[]): T[] {
  const kept = new Map<string, T>();
  for (const column of columns) {
    const key = column.heading === '' ? `${column.sheet} ${column.column}` : column.heading;
    const isKnown = [...kept.values()].some(
      ({ sheet, heading }) =>
        sheet !== column.sheet && heading !== '' && heading === column.heading,
    );
    if (!isKnown) kept.set(kept.has(key) ? `${key} ${column.sheet} ${column.column}` : key, column);
  }
  return [...kept.values()];
}

async function* rowsOf(
  book: Workbook,
  read: readonly Looked[],
  { columns: said, extra }: TableSettings,
): AsyncGenerator<ListRow> {
  for (const sheet of book.sheets) {
    const columns = read.find((one) => one.sheet === sheet)?.columns;
    if (columns === undefined) yield* passed(book.rows(sheet), sheet.name);
    else {
      const rows = new TableRows(sheet.name, columns, said, extra);
      for await (const row of book.rows(sheet)) yield* rows.take(row);
      yield* rows.end();
    }
  }
}

/** Of a sheet that has no lines: cover, instructions, sums. */
async function* passed(rows: AsyncIterable<SheetRow>, sheet: string): AsyncGenerator<ListRow> {
  let next = 1;
  for await (const { row, last } of rows) {
    for (; next < row; next++) yield { skipped: { sheet, row: next, reason: 'blank' } };
    yield { skipped: { sheet, row, reason: 'note' } };
    next = (last ?? row) + 1;
  }
}
