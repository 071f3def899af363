/** What there is in the sheets of a file, gathered while their rows go by. */
import type { Column, FoundColumn, FoundSheet } from '../../catalogue/sheet-columns.ts';
import { FileUnreadable } from '../../formats/files/file-kind.ts';
import { headsOf, meaningOf } from '../../formats/files/sheets/heads.ts';
import { letterOf } from '../../formats/files/sheets/letters.ts';
import type { SheetRow } from '../../formats/files/sheets/sheet.ts';

/** Rows by which heads and samples are known. */
const FIRST = 200;
const SAMPLES = 3;
const LONGEST_SAMPLE = 60;

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

  /**
   * @param remembered what a person said of headings before
   * @param name of the file
   * @throws FileUnreadable when there is nothing in it, or no sheet has heads
   */
  found(remembered: readonly Column[], name: string): FoundSheet[] {
    const sheets = this.#sheetsBy(remembered);
    if (sheets.length === 0) throw new FileUnreadable(`文件 ${name} 里没有记录，什么也没有存下。`);
    if (sheets.every(({ headRow }) => headRow === 0))
      throw new FileUnreadable(
        `表格 ${name} 里没有找到表头：应有一行写着各列的名称，如题名、责任者、出版社、ISBN。`,
      );
    return sheets;
  }

  #sheetsBy(remembered: readonly Column[]): FoundSheet[] {
    const known = new Map(remembered.map(({ heading, meaning }) => [heading, meaning]));
    const meaning = (heading: string): Column['meaning'] =>
      known.get(heading) ?? meaningOf(heading);
    return [...this.#sheets].map(([name, { first, rows }]) => {
      const heads = headsOf(first, meaning);
      const headRow = heads?.row ?? 0;
      const below = first.filter(({ row }) => row > headRow);
      const columns = (heads?.columns ?? []).map(({ at, heading }): FoundColumn => {
        const values = new Set(below.map(({ cells }) => cells[at] ?? ''));
        const samples = [...values].filter((value) => value !== '').slice(0, SAMPLES);
        return {
          letter: letterOf(at),
          heading,
          meaning: meaning(heading),
          samples: samples.map((one) => one.slice(0, LONGEST_SAMPLE)),
        };
      });
      return { name, headRow, rows: rows.filter((row) => row > headRow).length, columns };
    });
  }
}

/** What each heading of these means, of several sheets the last. */
export function columnsOf(sheets: readonly FoundSheet[]): Column[] {
  const found = new Map(
    sheets.flatMap((one) => one.columns).map((one) => [one.heading, one.meaning]),
  );
  return [...found].map(([heading, meaning]) => ({ heading, meaning }));
}
