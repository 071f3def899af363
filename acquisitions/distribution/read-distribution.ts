/**
 * Reads an edited 馆藏去向表 back. Every row is known by its id and every column by the code above it, wherever they
 * were moved; whatever cannot be taken is a fault that names row and column, and nothing of a file with faults is
 * lost: changes that are sound stand beside them, for a person to confirm.
 */
import { MOST_COPIES, copiesIn } from '../../catalogue/checks/distribution.ts';
import { FileUnreadable } from '../../formats/files/file-kind.ts';
import { letterOf } from '../../formats/files/sheets/letters.ts';
import { openExcel } from '../../formats/files/sheets/open.ts';
import type { SheetRow, Workbook } from '../../formats/files/sheets/sheet.ts';
import { COMMAND, FIXED, HEAD_ROW, idOf } from './distribution.ts';
import type { Distribution, DistributionLine } from './distribution.ts';

export interface CopiesChange {
  readonly line: DistributionLine;
  readonly library: string;
  readonly from: number;
  readonly to: number;
}

export type DistributionFaultCode =
  | 'unknown-row'
  | 'row-twice'
  | 'row-missing'
  | 'title-changed'
  | 'copies-changed'
  | 'no-number'
  | 'too-many';

export interface DistributionFault {
  readonly code: DistributionFaultCode;
  /** Of the sheet, as a person sees it; 0 for one that is missing. */
  readonly row: number;
  /** A Chinese sentence that names what was wanted and what came. */
  readonly message: string;
}

export interface ReadDistribution {
  readonly changes: readonly CopiesChange[];
  readonly faults: readonly DistributionFault[];
}

/**
 * @param expected as it stands now, with the columns that whoever sends it may change
 * @throws FileUnreadable when it is no such file, of another list, or has columns that are not theirs to change
 */
export async function readDistribution(
  file: string,
  fileName: string,
  expected: Distribution,
): Promise<ReadDistribution> {
  const book = await openExcel(file, fileName, 'refuse');
  if (book === undefined)
    throw new FileUnreadable(
      `文件 ${fileName} 不是 Excel 表格；请上传下载时的 .xlsx 文件。`,
      'kind',
    );
  try {
    return await read(book, fileName, expected);
  } finally {
    await book.close();
  }
}

async function read(
  book: Workbook,
  fileName: string,
  expected: Distribution,
): Promise<ReadDistribution> {
  for (const sheet of book.sheets) {
    const rows = book.rows(sheet)[Symbol.asyncIterator]();
    const first = await rows.next();
    if (first.done === true || first.value.cells[0] !== COMMAND) continue;
    const reader = new Reader(columnsOf(first.value, fileName, expected), expected);
    for await (const row of { [Symbol.asyncIterator]: () => rows })
      if (row.row > HEAD_ROW) reader.read(row);
    return reader.end();
  }
  throw new FileUnreadable(
    `文件 ${fileName} 不是本平台的馆藏去向表，或者隐藏的第 1 行被删改了；请重新下载，填好再上传。`,
    'kind',
  );
}

/** Codes of libraries by number of the column. */
function columnsOf(
  { cells }: SheetRow,
  fileName: string,
  { list, libraries }: Distribution,
): ReadonlyMap<number, string> {
  if (cells[1] !== list)
    throw new FileUnreadable(`文件 ${fileName} 是另一份清单的馆藏去向表，没有读入。`, 'kind');
  const columns = new Map<number, string>();
  for (const [i, code] of cells.entries()) {
    if (i < FIXED.length || code === '') continue;
    if (!libraries.some((library) => library.code === code))
      throw new FileUnreadable(
        `文件 ${fileName} 的 ${letterOf(i)} 列（馆代码 ${code}）不是您可以填写的馆；请重新下载。`,
        'kind',
      );
    if ([...columns.values()].includes(code))
      throw new FileUnreadable(`文件 ${fileName} 里馆代码 ${code} 的列出现了两次。`, 'kind');
    columns.set(i, code);
  }
  return columns;
}

class Reader {
  readonly #columns: ReadonlyMap<number, string>;
  readonly #lines: ReadonlyMap<string, DistributionLine>;
  readonly #names: ReadonlyMap<string, string>;
  readonly #isWhole: boolean;
  readonly #seen = new Map<string, number>();
  readonly #changes: CopiesChange[] = [];
  readonly #faults: DistributionFault[] = [];

  constructor(columns: ReadonlyMap<number, string>, expected: Distribution) {
    const { list, lines, libraries, isWhole } = expected;
    this.#isWhole = isWhole;
    this.#columns = columns;
    this.#lines = new Map(lines.map((line) => [idOf(list, line), line]));
    this.#names = new Map(libraries.map(({ code, name }) => [code, name]));
  }

  read({ row, cells }: SheetRow): void {
    const [id = '', , title = ''] = cells;
    const given = [...this.#columns].filter(([i]) => (cells[i] ?? '') !== '');
    if (id === '') {
      // Rows of sums have no id; a number typed where no line is known would be lost.
      const isSum = /^(?:册数|码洋)合计/.test(title);
      if (!isSum && (title !== '' || given.length > 0))
        this.#fault('unknown-row', row, `没有编号（A 列），不知道是清单的哪一行，没有读入`);
      return;
    }
    const line = this.#lines.get(id);
    if (line === undefined) {
      this.#fault('unknown-row', row, `编号“${id}”不在这份去向表里，没有读入`);
      return;
    }
    const before = this.#seen.get(id);
    if (before !== undefined) {
      this.#fault('row-twice', row, `编号“${id}”与第 ${before} 行相同，没有读入`);
      return;
    }
    this.#seen.set(id, row);
    if (title.trim() !== line.title.trim()) {
      const message = `题名应为《${line.title}》，文件里是《${title}》：可能只排序了部分列，没有读入`;
      this.#fault('title-changed', row, message);
      return;
    }
    const ordered = cells[FIXED.indexOf('订购册数')] ?? '';
    if (this.#isWhole && ordered !== String(line.copies))
      this.#fault(
        'copies-changed',
        row,
        `订购册数应为 ${line.copies}，文件里是“${ordered}”；册数在清单里改，这里仍按 ${line.copies} 册核对`,
      );
    this.#readCopies(row, cells, line);
  }

  #readCopies(row: number, cells: readonly string[], line: DistributionLine): void {
    const typed = new Map<string, number>();
    for (const [i, code] of this.#columns) {
      const text = (cells[i] ?? '').normalize('NFKC').trim();
      const copies = copiesIn(text);
      if (copies !== undefined) typed.set(code, copies);
      else {
        const where = `${letterOf(i)}${row}（${this.#names.get(code) ?? code}）`;
        const message = `${where}应为 0 到 ${MOST_COPIES} 的整数，文件里是“${text}”`;
        this.#fault('no-number', row, message);
      }
    }
    const after: Readonly<Record<string, number>> = { ...line.given, ...Object.fromEntries(typed) };
    const sum = Object.values(after).reduce((all, copies) => all + copies, 0);
    // Whoever distributes decides: a list without a column of copies counts one copy a line.
    if (this.#isWhole && sum > line.copies) {
      const message = `各馆合计 ${sum} 册，超过订购的 ${line.copies} 册，请核对`;
      this.#fault('too-many', row, message);
    }
    for (const [library, to] of typed) {
      const from = line.given[library] ?? 0;
      if (from !== to) this.#changes.push({ line, library, from, to });
    }
  }

  end(): ReadDistribution {
    for (const [id, line] of this.#lines)
      if (!this.#seen.has(id))
        this.#faults.push({
          code: 'row-missing',
          row: 0,
          message: `文件里没有清单第 ${line.row} 行《${line.title}》，这一行照旧`,
        });
    return { changes: this.#changes, faults: this.#faults };
  }

  #fault(code: DistributionFaultCode, row: number, what: string): void {
    this.#faults.push({ code, row, message: `第 ${row} 行：${what}。` });
  }
}
