/** KBART (NISO RP-9): a text table of what is online, known by the names of its columns. */
import type { Workbook } from '../../formats/files/sheets/sheet.ts';

/** Of phase 1 and 2: the first stands in all, of the others one at least. */
const TITLE = 'publication_title';
const OTHERS = ['title_id', 'online_identifier', 'print_identifier', 'coverage_depth', 'title_url'];

export async function isKbart(book: Workbook): Promise<boolean> {
  const [sheet] = book.sheets;
  if (sheet === undefined) return false;
  for await (const { cells } of book.rows(sheet)) {
    const heads = new Set(cells.map((cell) => cell.trim().toLowerCase()));
    return heads.has(TITLE) && OTHERS.some((one) => heads.has(one));
  }
  return false;
}
