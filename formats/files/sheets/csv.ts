/**
 * Rows of a text table: commas, tabs, semicolons or bars between the cells, in whatever encoding makes sense. The
 * row is the line in which it begins.
 */
import { Readable, pipeline } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { Info } from 'csv-parse';
import { messageOf } from '../../../catalogue/errors.ts';
import { FileUnreadable } from '../file-kind.ts';
import { openText } from '../text-file.ts';
import type { TextFile } from '../text-file.ts';
import { asCells } from './sheet.ts';
import type { SheetRow, Workbook } from './sheet.ts';

const LONGEST_ROW = 1 << 20;
const MOST_COLUMNS = 500;

/** @throws FileUnreadable */
export async function openCsv(file: string, name: string): Promise<Workbook> {
  return csvOf(await openText(file, name), name);
}

/** @param delimiter where it is known */
export async function csvOf(
  text: TextFile,
  name: string,
  delimiter = delimiterOf(text.head)?.mark ?? ',',
): Promise<Workbook> {
  // Where one is alone it would swallow the lines behind it: then all are read as they stand.
  const isQuoted = await isWellQuoted(text, delimiter);
  return {
    kind: 'csv',
    sheets: [{ name: '', place: 0, isHidden: false }],
    rows: () => rowsOf(text, name, { delimiter, isQuoted }),
    close: () => Promise.resolve(),
  };
}

interface CsvMarks {
  readonly delimiter: string;
  readonly isQuoted: boolean;
}

/** Lines of one row beyond which a quotation mark has no other that belongs to it. */
const MOST_LINES_OF_ROW = 100;

/** Whether every quotation mark has another that belongs to it. */
async function isWellQuoted(text: TextFile, delimiter: string): Promise<boolean> {
  if (!(await hasQuotes(text))) return true;
  try {
    for await (const { row, last } of rowsOf(text, '', { delimiter, isQuoted: true }))
      if ((last ?? row) - row > MOST_LINES_OF_ROW) return false;
    return true;
  } catch (error) {
    if (error instanceof FileUnreadable) return false;
    throw error;
  }
}

async function hasQuotes({ pieces }: TextFile): Promise<boolean> {
  for await (const piece of pieces()) if (piece.includes('"')) return true;
  return false;
}

async function* rowsOf(
  { pieces }: TextFile,
  name: string,
  { delimiter, isQuoted }: CsvMarks,
): AsyncGenerator<SheetRow> {
  // Whatever ends the file ends the rows as well; it is told where these are read.
  const parser = pipeline(
    Readable.from(pieces()),
    parse({
      bom: true,
      delimiter,
      info: true,
      quote: isQuoted ? '"' : null,
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: LONGEST_ROW,
      record_delimiter: ['\r\n', '\n', '\r'],
    }),
    () => undefined,
  );
  let before = 0;
  // Line ends of two characters in quotation marks are counted twice.
  let twice = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: Info;
    }>) {
      const row = before + 1;
      for (const cell of record) if (cell.includes('\r\n')) twice += cell.split('\r\n').length - 1;
      before = info.lines - twice;
      const cells = asCells(record.slice(0, MOST_COLUMNS));
      const last = before > row ? { last: before } : {};
      if (cells.length > 0) yield { sheet: '', row, cells, ...last };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new FileUnreadable(
      `表格 ${name} 第 ${before + 1} 行起读不下去，多半是引号没有成对：${messageOf(error)}`,
      'damaged',
    );
  }
}

export interface Delimiter {
  readonly mark: string;
  /** Share of the lines looked at that have it as often as most of them have. */
  readonly share: number;
}

const MARKS = ['\t', ',', ';', '|', '，', '；', '｜', '^', '~'];
const LINES_LOOKED_AT = 60;

/**
 * What parts the cells: the mark that nearly every line has equally often.
 *
 * @returns undefined when no line has any of them
 */
export function delimiterOf(head: string): Delimiter | undefined {
  const lines = linesOf(head);
  let best: (Delimiter & { readonly often: number }) | undefined;
  for (const mark of MARKS) {
    const counts = lines.map((line) => line.split(mark).length - 1);
    const often = modeOf(counts.filter((count) => count > 0));
    if (often === 0) continue;
    const share = counts.filter((count) => count === often).length / lines.length;
    // More cells weigh, so that a comma inside titles does not win over the tabs around them.
    const weight = share * Math.min(often, 4);
    if (best === undefined || weight > best.share * Math.min(best.often, 4))
      best = { mark, share, often };
  }
  return best;
}

/** Without what stands in quotation marks, and without what may have been cut at the end. */
function linesOf(head: string): string[] {
  const lines = head.replace(/"[^"]{0,2000}"/g, '""').split(/\r\n|\n|\r/);
  if (lines.length > 2) lines.pop();
  return lines.filter((line) => line.trim() !== '').slice(0, LINES_LOOKED_AT);
}

function modeOf(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const one of numbers) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || b - a)[0]?.[0] ?? 0;
}
