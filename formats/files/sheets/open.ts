/** Any sheet, by what is in it and never by its name alone. */
import { readFile } from 'node:fs/promises';
import { utf16Of } from '../../xml/decode.ts';
import { beginningOf } from '../beginning.ts';
import { FileUnreadable } from '../file-kind.ts';
import { openText } from '../text-file.ts';
import { openCsv } from './csv.ts';
import { trimmed } from './sheet.ts';
import type { SheetRow, Workbook } from './sheet.ts';
import { openXls } from './xls.ts';
import { openXlsx } from './xlsx.ts';

const OLE = '\xd0\xcf\x11\xe0';
const SAMPLE = 64 * 1024;

/**
 * @param name what it is called
 * @returns its rows, without blanks around their texts; undefined when it is no sheet
 * @throws FileUnreadable for one that cannot be read, when it is read or before
 */
export async function openSheets(
  file: string,
  name: string,
): Promise<AsyncIterable<SheetRow> | undefined> {
  const book = (await openExcel(file, name, 'refuse')) ?? (await openNamedCsv(file, name));
  return book && allRows(book);
}

async function* allRows(book: Workbook): AsyncGenerator<SheetRow> {
  try {
    for (const sheet of book.sheets) for await (const row of book.rows(sheet)) yield trimmed(row);
  } finally {
    await book.close();
  }
}

/**
 * A workbook of a table program.
 *
 * @param macros whether one with macros is read, without them, or refused
 * @returns undefined when it is none
 * @throws FileUnreadable
 */
export async function openExcel(
  file: string,
  name: string,
  macros: 'read' | 'refuse',
): Promise<Workbook | undefined> {
  const head = await beginningOf(file, SAMPLE);
  const latin = head.toString('latin1');
  if (latin.startsWith(OLE)) return openOle(await readFile(file), name);
  if (latin.startsWith('PK')) {
    const bytes = await readFile(file);
    if (bytes.includes('xl/workbook.xml')) return openXlsx(bytes, name, macros);
    refuseOtherWorkbook(bytes, name);
    return undefined;
  }
  if (!isTableOfTags(head)) return undefined;
  const text = await Array.fromAsync((await openText(file, name)).pieces());
  return openXls(text.join(''), name);
}

/** Whether it is what programs call .xls that cannot write one: a page with a table, or XML of Excel 2003. */
function isTableOfTags(head: Buffer): boolean {
  const latin = head.toString('latin1').replace(/^(?:\xef\xbb\xbf)?\s*/, '');
  if (!latin.startsWith('<')) return false;
  return (
    /<table[\s>]/i.test(latin) || latin.includes('urn:schemas-microsoft-com:office:spreadsheet')
  );
}

/** What a table program wrote all the same, and can write otherwise. @throws FileUnreadable */
function refuseOtherWorkbook(bytes: Buffer, name: string): void {
  const other = OTHER_WORKBOOKS.find(([member]) => bytes.includes(member))?.[1];
  if (other !== undefined)
    throw new FileUnreadable(
      `文件 ${name} 是${other}，读不了；请用 WPS 或 Excel 打开，另存为 .xlsx 再上传。`,
      'kind',
    );
  if (bytes.subarray(0, SAMPLE).includes('xl/') && !bytes.includes('word/'))
    throw new FileUnreadable(
      `文件 ${name} 是 Excel 表格，但不完整，可能没有传完；请重新下载或导出，再上传。`,
      'damaged',
    );
}

const OTHER_WORKBOOKS: readonly (readonly [member: string, what: string])[] = [
  ['xl/workbook.bin', ' Excel 二进制工作簿（xlsb）'],
  ['opendocument.spreadsheet', ' OpenDocument 电子表格（ods）'],
];

/** Names of the streams of such a file are written in two bytes a character. */
function openOle(bytes: Buffer, name: string): Promise<Workbook> {
  const has = (stream: string): boolean => bytes.includes(Buffer.from(stream, 'utf16le'));
  if (has('EncryptedPackage'))
    throw new FileUnreadable(`文件 ${name} 有密码，请去掉密码再上传。`, 'locked');
  if (has('WordDocument') || has('PowerPoint Document'))
    throw new FileUnreadable(`文件 ${name} 是 Word 或 PPT 文档，不是表格。`, 'kind');
  return openXls(bytes, name);
}

async function openNamedCsv(file: string, name: string): Promise<Workbook | undefined> {
  if (!/\.(?:csv|tsv|txt)$/i.test(name)) return undefined;
  const head = await beginningOf(file, SAMPLE);
  if (utf16Of(head) !== undefined) return openCsv(file, name);
  const text = head.toString('latin1');
  // Marks of ISO 2709, and what no text has.
  const isText = !/[\x01-\x08\x0e-\x1f]/.test(text) && !/^(?:\xef\xbb\xbf)?\s*</.test(text);
  return isText && !text.startsWith('%PDF') ? openCsv(file, name) : undefined;
}
