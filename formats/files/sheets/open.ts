/** Any sheet, by what is in it and never by its name alone. */
import { readFile } from 'node:fs/promises';
import { FileUnreadable } from '../file-kind.ts';
import { readCsv } from './csv.ts';
import type { SheetRow } from './sheet.ts';
import { readXlsx } from './xlsx.ts';

/**
 * @param name what it is called
 * @returns undefined when it is no sheet
 * @throws FileUnreadable for one that cannot be read, when it is read or before
 */
export async function openSheets(
  file: string,
  name: string,
): Promise<AsyncIterable<SheetRow> | undefined> {
  const bytes = await readFile(file);
  const head = bytes.toString('latin1', 0, 8);
  if (head.startsWith('\xd0\xcf\x11\xe0')) {
    const isLocked = bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'));
    throw new FileUnreadable(
      isLocked
        ? `文件 ${name} 有密码，请去掉密码再上传。`
        : `文件 ${name} 是旧式 Office 文件（.xls 等），请在 Excel 里另存为 .xlsx 再上传。`,
    );
  }
  if (head.startsWith('PK') && bytes.includes('xl/workbook.xml')) return readXlsx(bytes, name);
  const isNamed = /\.(?:csv|tsv|txt)$/i.test(name);
  const text = bytes.toString('latin1', 0, 65_536);
  // Marks of ISO 2709, and what no text has.
  const isText = !/[\x01-\x08\x0e-\x1f]/.test(text) && !/^(?:\xef\xbb\xbf)?\s*</.test(text);
  return isNamed && isText && !head.startsWith('%PDF') ? readCsv(bytes, name) : undefined;
}
