/**
 * Rows of a text table: commas, tabs or semicolons between the cells, in UTF-8, UTF-16 or GB18030, whichever it is
 * by what comes out. The row is the line in which it begins.
 */
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import type { Info } from 'csv-parse';
import { messageOf } from '../../../catalogue/errors.ts';
import { utf16Of } from '../../xml/decode.ts';
import { FileUnreadable } from '../file-kind.ts';
import type { SheetRow } from './sheet.ts';

const PIECE = 1 << 20;
const LONGEST_ROW = 1 << 20;

/** @throws FileUnreadable */
export async function* readCsv(bytes: Uint8Array, name: string): AsyncGenerator<SheetRow> {
  const text = decoded(bytes, name);
  const parser = Readable.from(piecesOf(text)).pipe(
    parse({
      bom: true,
      delimiter: delimiterOf(text.slice(0, 20_000)),
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: LONGEST_ROW,
      record_delimiter: ['\r\n', '\n', '\r'],
    }),
  );
  let before = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: Info;
    }>) {
      const row = before + 1;
      before = info.lines;
      const cells = record.map((cell) => cell.trim());
      while (cells.at(-1) === '') cells.pop();
      if (cells.length > 0) yield { sheet: '', row, cells };
    }
  } catch (error) {
    throw new FileUnreadable(
      `表格 ${name} 第 ${before + 1} 行起读不下去，多半是引号没有成对：${messageOf(error)}`,
    );
  }
}

function decoded(bytes: Uint8Array, name: string): string {
  for (const label of [utf16Of(bytes) ?? 'utf-8', 'gb18030']) {
    try {
      return new TextDecoder(label, { fatal: true }).decode(bytes);
    } catch {
      continue;
    }
  }
  throw new FileUnreadable(`表格 ${name} 的编码认不出来，请另存为 UTF-8 的 CSV 或 .xlsx 再上传。`);
}

function* piecesOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += PIECE) yield text.slice(at, at + PIECE);
}

function delimiterOf(head: string): string {
  const count = (mark: string): number => head.split(mark).length;
  return ['\t', ';', '，'].reduce((best, mark) => (count(mark) > count(best) ? mark : best), ',');
}
