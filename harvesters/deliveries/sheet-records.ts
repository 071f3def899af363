/**
 * The rows of a sheet as records, by what its columns mean. Each row becomes a record, is set aside with its number,
 * or is passed over for a reason that is told.
 */
import type { Column, ColumnMeaning, FoundSheet } from '../../catalogue/sheet-columns.ts';
import type { ImportedRecord } from '../../formats/files/iso2709.ts';
import { recordOfRow } from '../../formats/files/sheet-record.ts';
import { columnOf, letterOf } from '../../formats/files/sheets/letters.ts';
import type { SheetRow } from '../../formats/files/sheets/sheet.ts';

/** What is told of rows, by code; `example` says where. */
export type TellRow = (code: string, example: string) => void;

/** A long number as a table program shows it, whose end is lost. */
const DESTROYED = /^\d(?:\.\d{1,15})?E\+?\d{1,2}$/i;
const TOTAL = /^(?:合\s{0,4}计|总\s{0,4}计|小\s{0,4}计|共计|total)/i;

export async function* recordsOfRows(
  rows: AsyncIterable<SheetRow>,
  sheets: readonly FoundSheet[],
  columns: readonly Column[],
  tell: TellRow,
): AsyncGenerator<ImportedRecord> {
  const meanings = new Map(columns.map(({ heading, meaning }) => [heading, meaning]));
  const known = new Map(sheets.map((sheet) => [sheet.name, columnsIn(sheet, meanings)]));
  const heads = new Map(sheets.map(({ name, headRow }) => [name, headRow]));
  for await (const row of rows) {
    const where = row.sheet === '' ? `第 ${row.row} 行` : `工作表“${row.sheet}”第 ${row.row} 行`;
    const own = known.get(row.sheet) ?? [];
    const head = heads.get(row.sheet) ?? 0;
    const passed = whyPassed(row, head, own);
    if (passed !== undefined) {
      tell(passed, where);
      continue;
    }
    const values = new Map<ColumnMeaning, string[]>();
    for (const { at, meaning } of own) {
      const value = row.cells[at] ?? '';
      if (value === '') continue;
      values.set(meaning, [...(values.get(meaning) ?? []), value]);
      if (DESTROYED.test(value)) tell('NUMBER_DESTROYED', `${where} ${letterOf(at)} 列：${value}`);
      if (row.formulas?.includes(at) === true)
        tell('FORMULA_VALUE', `${where} ${letterOf(at)} 列：${value}`);
    }
    yield recordOfRow(values, Buffer.from(JSON.stringify(row.cells)), where);
  }
}

interface ColumnAt {
  readonly at: number;
  readonly meaning: ColumnMeaning;
  readonly heading: string;
}

function columnsIn(
  { columns }: FoundSheet,
  meanings: ReadonlyMap<string, Column['meaning']>,
): readonly ColumnAt[] {
  return columns.flatMap(({ letter, heading, meaning }) => {
    const said = meanings.get(heading) ?? meaning;
    return said === 'other' ? [] : [{ at: columnOf(letter), meaning: said, heading }];
  });
}

function whyPassed(
  { row, cells }: SheetRow,
  head: number,
  columns: readonly ColumnAt[],
): string | undefined {
  if (head === 0) return 'SHEET_WITHOUT_HEAD';
  if (row <= head) return row === head ? 'ROW_HEAD' : 'ROW_ABOVE_HEAD';
  if (columns.length > 0 && columns.every(({ at, heading }) => (cells[at] ?? '') === heading))
    return 'ROW_HEAD';
  return TOTAL.test(cells.find((cell) => cell !== '') ?? '') ? 'ROW_TOTAL' : undefined;
}
