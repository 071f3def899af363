/** What there is in the sheets of a file, gathered while their rows go by. */
import type { Column, FoundSheet } from '../../catalogue/sheet-columns.ts';
import { headsOf } from '../../formats/files/sheets/heads.ts';
import type { SheetRow } from '../../formats/files/sheets/sheet.ts';

/** Rows by which heads and samples are known. */
const FIRST = 200;

export class SheetLook {
  readonly #sheets = new Map<string, { readonly first: SheetRow[]; rows: SheetRow['row'][] }>();

  async *watch(rows: AsyncIterable<SheetRow>): AsyncGenerator<SheetRow> {
    for await (const row of rows) {
      const sheet = this.#sheets.get(row.sheet) ?? { first: [], rows: [] };
      this.#sheets.set(row.sheet, sheet);
      sheet.rows.push(row.row);
      if (sheet.first.length < FIRST) sheet.first.push(row);
      yield row;
    }
  }

  /** @param remembered what a person said of headings before */
  found(remembered: readonly Column[]): FoundSheet[] {
    const known = new Map(remembered.map(({ heading, meaning }) => [heading, meaning]));
    return [...this.#sheets].map(([name, { first, rows }]) => {
      const heads = headsOf(first, known);
      const headRow = heads?.row ?? 0;
      const below = rows.filter((row) => row > headRow).length;
      return { name, headRow, rows: below, columns: heads?.columns ?? [] };
    });
  }
}
