/**
 * A list that was checked, as the file that goes back: the supplier's own workbook with the columns of the verdict
 * behind its columns and sheets of details behind its sheets; of any other kind of file a workbook of ours, with all
 * its cells as texts; and of any kind a CSV. A workbook with macros stays one: they are its owner's, are handed on as
 * they came, and are neither read nor run here.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { stringify } from 'csv-stringify/sync';
import type { CheckList } from '../../catalogue/checks/list.ts';
import { FileUnreadable } from '../../formats/files/file-kind.ts';
import { openCsv } from '../../formats/files/sheets/csv.ts';
import { openExcel } from '../../formats/files/sheets/open.ts';
import type { Workbook } from '../../formats/files/sheets/sheet.ts';
import { withFreeNames } from './cells.ts';
import type { Cell } from './cells.ts';
import { detailSheets } from './details.ts';
import type { DetailsOf } from './details.ts';
import { LinesByRow } from './lines-by-row.ts';
import { newWorkbook } from './new-workbook.ts';
import { PackageParts } from './package-parts.ts';
import { lastHead, tableOfFields, tablesOf } from './tables.ts';
import type { SheetFacts, Table } from './tables.ts';
import { MOST_COLUMNS } from './their-sheet.ts';
import { withAdditions } from './their-workbook.ts';
import type { SheetAddition } from './their-workbook.ts';
import { VERDICT_HEADINGS, VERDICT_WIDTHS, verdictCells } from './verdict-columns.ts';
import type { Told } from './verdict-columns.ts';
import type { Around } from './words.ts';

/** A list and where its file lies; `lines` and `skipped` come in the order of the file and are asked for again. */
export interface Returning extends DetailsOf {
  readonly file: string;
  readonly list: Pick<CheckList, 'fileName' | 'kind' | 'library' | 'purpose'>;
}

export interface ReturnedFile {
  /** What it is to be called. */
  readonly name: string;
  readonly type: string;
  readonly pieces: AsyncIterable<Uint8Array | string>;
}

/** @throws FileUnreadable before anything is handed out, of a file that cannot be added to */
export async function returnedFile(
  returning: Returning,
  as: 'xlsx' | 'csv',
  around: Around,
): Promise<ReturnedFile> {
  const { fileName, kind, library, purpose } = returning.list;
  const told: Told = { ...around, mine: library, wanted: WANTED[purpose] };
  const facts = await factsOf(returning);
  if (as === 'csv')
    return {
      name: named(fileName, '.csv'),
      type: 'text/csv; charset=utf-8',
      pieces: await begun(csvPieces(returning, facts, told)),
    };
  if (kind !== 'xlsx')
    return {
      name: named(fileName, '.xlsx'),
      type: WORKBOOK,
      pieces: await begun(ourWorkbook(returning, facts, told)),
    };
  const parts = new PackageParts(await readFile(returning.file), fileName);
  const hasMacros = parts.names.some((name) => name.toLowerCase().endsWith('vbaproject.bin'));
  const own = path.extname(fileName).toLowerCase();
  return {
    name: named(fileName, WORKBOOKS.has(own) ? own : hasMacros ? '.xlsm' : '.xlsx'),
    type: hasMacros ? 'application/vnd.ms-excel.sheet.macroEnabled.12' : WORKBOOK,
    pieces: await begun(theirWorkbook(parts, returning, facts, told)),
  };
}

/** A program opens a workbook only under the name of its kind. */
const WORKBOOKS: ReadonlySet<string> = new Set(['.xlsx', '.xlsm', '.xltx', '.xltm']);
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** What is chosen of a line. */
const WANTED: Readonly<Record<CheckList['purpose'], string>> = { buy: '买', digitise: '做' };

/** With the first piece made: what is wrong with the file is known by then. */
async function begun<Piece>(pieces: AsyncGenerator<Piece>): Promise<AsyncGenerator<Piece>> {
  const first = await pieces.next();
  return (async function* () {
    if (first.done !== true) yield first.value;
    yield* pieces;
  })();
}

function named(fileName: string, extension: string): string {
  // Parted by either slash: a path is no part of a name.
  const bare = path.win32.parse(fileName).name || '清单';
  return `${bare}-查重${extension}`;
}

/** What a table program would take for a formula begins with an apostrophe (OWASP, CSV injection). */
const CSV = {
  escape_formulas: true,
  quoted_match: /[\r\n]/,
  record_delimiter: 'windows',
} as const;

interface Facts {
  readonly count: number;
  /** Of each sheet that has lines. */
  readonly sheets: ReadonlyMap<string, SheetFacts>;
}

async function factsOf({ lines, skipped }: Returning): Promise<Facts> {
  const sheets = new Map<string, { firstLine: number; heads: Set<number> }>();
  let count = 0;
  for await (const { sheet, row } of lines()) {
    count++;
    const own = sheets.get(sheet);
    if (own === undefined) sheets.set(sheet, { firstLine: row, heads: new Set() });
    else own.firstLine = Math.min(own.firstLine, row);
  }
  for await (const { sheet, row, reason } of skipped())
    if (reason === 'heading') sheets.get(sheet)?.heads.add(row);
  return { count, sheets };
}

async function* theirWorkbook(
  parts: PackageParts,
  returning: Returning,
  facts: Facts,
  told: Told,
): AsyncGenerator<Uint8Array> {
  const { fileName } = returning.list;
  const lines = new LinesByRow(returning.lines(), facts.count);
  const columns = new Map<string, SheetAddition>();
  for (const [sheet, own] of facts.sheets) {
    // Without heads the row above the first line carries ours, where there is one.
    const headRow = lastHead(own) ?? own.firstLine - 1;
    columns.set(sheet, {
      headRow,
      widths: VERDICT_WIDTHS,
      cellsOf: async (row): Promise<readonly Cell[] | undefined> => {
        if (row === headRow || isHeadAgain(own, row)) return VERDICT_HEADINGS;
        const line = await lines.take(sheet, row);
        return line === undefined ? undefined : verdictCells(line, told);
      },
    });
  }
  const sheets = detailSheets(returning, told);
  yield* withAdditions(parts, fileName, columns, sheets);
  await lines.end(fileName);
}

/** Heads that are repeated further down. */
function isHeadAgain({ heads, firstLine }: SheetFacts, row: number): boolean {
  return row > firstLine && heads.has(row) && !heads.has(row + 1);
}

async function* ourWorkbook(
  returning: Returning,
  facts: Facts,
  told: Told,
): AsyncGenerator<Uint8Array> {
  yield* withTables(returning, facts, told, (tables, lines) => {
    if (tables.some(({ widths }) => widths.length > MOST_COLUMNS))
      throw new FileUnreadable(
        `清单 ${returning.list.fileName} 的列太多，Excel 表格放不下（最多 ${MOST_COLUMNS} 列）；请下载 CSV。`,
        'too-large',
      );
    const theirs = tables.map((table) => ({
      name: table.name,
      widths: table.widths,
      frozen: { rows: table.frozen, columns: 0 },
      rows: () => table.rows(lines),
    }));
    const names = theirs.map(({ name }) => name);
    return newWorkbook([...theirs, ...withFreeNames(names, detailSheets(returning, told))]);
  });
}

async function* csvPieces(returning: Returning, facts: Facts, told: Told): AsyncGenerator<string> {
  yield* withTables(returning, facts, told, async function* (tables, lines) {
    yield '\ufeff';
    const withLines = tables.filter(({ hasLines }) => hasLines);
    for (const table of withLines)
      for await (const { cells } of table.rows(lines)) {
        const values = cells.map((cell) => (typeof cell === 'object' ? cell.value : cell));
        const row = withLines.length > 1 ? [table.name, ...values] : values;
        yield stringify([row], CSV);
      }
  });
}

async function* withTables<Piece>(
  returning: Returning,
  facts: Facts,
  told: Told,
  pieces: (tables: readonly Table[], lines: LinesByRow) => AsyncIterable<Piece>,
): AsyncGenerator<Piece> {
  const book = await bookOf(returning);
  const lines = new LinesByRow(returning.lines(), facts.count);
  try {
    if (book === undefined) {
      const fields = await fieldsOf(returning);
      yield* pieces([tableOfFields(fields, returning.lines, told)], lines);
      return;
    }
    yield* pieces(await tablesOf(book, facts.sheets, told), lines);
    await lines.end(returning.list.fileName);
  } finally {
    await book?.close();
  }
}

/** Undefined of a file that has no rows of cells. */
async function bookOf({ file, list }: Returning): Promise<Workbook | undefined> {
  const { kind, fileName } = list;
  if (kind === 'xlsx' || kind === 'xls') return openExcel(file, fileName, 'read');
  return kind === 'csv' || kind === 'kbart' ? openCsv(file, fileName) : undefined;
}

/** In the order in which lines name them first. */
async function fieldsOf({ lines }: Returning): Promise<readonly string[]> {
  const fields = new Set<string>();
  for await (const { input } of lines()) for (const field of Object.keys(input)) fields.add(field);
  return [...fields];
}
