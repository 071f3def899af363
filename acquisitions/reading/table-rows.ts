/**
 * The rows of a sheet told apart: lines, and what is none – heads and their repetitions, titles above, groups,
 * totals, notes, blank rows. A row with one text alone is a group when lines follow it and a note when none does, so
 * it waits for the next.
 */
import type { SheetRow } from '../../formats/files/sheets/sheet.ts';
import type { ListField, ListLine, ListRow, SkipReason } from '../list.ts';
import type { ColumnAt, SheetColumns } from './columns.ts';
import { isGroupMark, isLabelledNote, isNote, isTotal, mayBeGroup } from './row-words.ts';

/** What a merged cell says of each row that it reaches down into; a price is paid once. */
const NOT_REPEATED: ReadonlySet<string> = new Set([
  'price',
  'netPrice',
  'listTotal',
  'netTotal',
  'copies',
  'orderNumber',
]);
const MONEY: ReadonlySet<string> = new Set([
  'price',
  'discount',
  'netPrice',
  'listTotal',
  'netTotal',
  'copies',
]);

const NUMBERS: ReadonlySet<string> = new Set(['isbn', 'isbn2', 'bookNumber', 'issn']);

/** And no word before it: 【2024年新书】, 合计 1 234 册 are none. */
const isNumber = (text: string): boolean => /^[^\p{Script=Han}【〔[（(]{0,20}\d/u.test(text);

/** What a row is; `lone`: one text, of which the next rows tell what it is. */
type Kind = 'line' | 'lone' | SkipReason;

export class TableRows {
  readonly #sheet: string;
  readonly #columns: readonly ColumnAt[];
  readonly #at: ReadonlyMap<ListField, number>;
  readonly #headRows: ReadonlySet<number>;
  readonly #lastHead: number;
  readonly #heads: string[][] = [];
  /** Texts above the heads; printed pages repeat them. */
  readonly #titles = new Set<string>();
  readonly #extra: Pick<ListLine, 'offered'>;
  #group = '';
  #waiting: { readonly row: number; readonly text: string; readonly kind: 'lone' | 'blank' }[] = [];
  #next = 1;

  constructor(sheet: string, columns: SheetColumns, extra: Pick<ListLine, 'offered'> = {}) {
    this.#sheet = sheet;
    this.#columns = columns.columns;
    this.#at = new Map(
      columns.columns.flatMap(({ field, at }) => (field === 'other' ? [] : [[field, at] as const])),
    );
    this.#headRows = new Set(columns.headRows);
    this.#lastHead = Math.max(0, ...columns.headRows);
    this.#extra = extra;
  }

  /** What is known now, in the order of the rows. */
  *take(row: SheetRow): Generator<ListRow> {
    for (; this.#next < row.row; this.#next++) yield* this.#pass(this.#next, 'blank');
    this.#next = (row.last ?? row.row) + 1;
    const kind = this.#kindOf(row);
    if (kind === 'lone') {
      this.#waiting.push({ row: row.row, text: textsOf(row)[0] ?? '', kind });
      return;
    }
    if (kind !== 'line') {
      if (kind === 'total') yield* this.#settle(false);
      yield* this.#pass(row.row, kind);
      return;
    }
    yield* this.#settle(true);
    yield { line: this.#lineOf(row) };
  }

  /** At the end of the sheet. */
  *end(): Generator<ListRow> {
    yield* this.#settle(false);
  }

  /** Skipped rows keep their order behind those that wait. */
  *#pass(row: number, reason: SkipReason): Generator<ListRow> {
    if (reason === 'blank') this.#waiting.push({ row, text: '', kind: 'blank' });
    else {
      if (this.#waiting.length > 0) yield* this.#settle(reason !== 'note');
      yield this.#skipped(row, reason);
    }
  }

  /** @param isFollowed by lines: what waits was a group of them */
  *#settle(isFollowed: boolean): Generator<ListRow> {
    const groups: string[] = [];
    for (const { row, text, kind } of this.#waiting) {
      if (kind === 'blank') {
        yield this.#skipped(row, 'blank');
        continue;
      }
      const isGroup = isFollowed ? text.length <= 40 : isGroupMark(text);
      if (isGroup) groups.push(text);
      yield this.#skipped(row, isGroup ? 'group' : 'note');
    }
    if (groups.length > 0) this.#group = groups.join(' ');
    this.#waiting = [];
  }

  #skipped(row: number, reason: SkipReason): ListRow {
    return { skipped: { sheet: this.#sheet, row, reason } };
  }

  #kindOf(row: SheetRow): Kind {
    const texts = textsOf(row);
    const [first = ''] = texts;
    if (this.#headRows.has(row.row)) {
      this.#heads.push(row.cells.map(flat));
      return 'heading';
    }
    if (row.row < this.#lastHead) {
      this.#titles.add(first);
      return 'title';
    }
    if (this.#isHead(row)) return 'heading';
    const title = this.#text(row, 'title');
    // Where the first column is that of the numbers, groups and totals stand in it.
    const isbn = isNumber(this.#text(row, 'isbn')) ? this.#text(row, 'isbn') : '';
    const isAlone = new Set(texts).size === 1;
    if (isAlone && this.#titles.has(first)) return 'title';
    if (isbn === '' && (isTotal(first) || isTotal(texts[1] ?? '') || isTotal(title)))
      return 'total';
    if (isAlone) return this.#kindOfLone(row, first);
    if (isbn === '' && (title === '' || title === first)) {
      if (isLabelledNote(first) && texts.length <= 6 && texts.slice(1).every(isFooterPart))
        return 'note';
      if (title === '') return this.#kindOfUntitled(row, texts);
    }
    return 'line';
  }

  #kindOfLone(row: SheetRow, text: string): Kind {
    const at = row.cells.findIndex((cell) => cell !== '');
    const field = this.#columns.find((column) => column.at === at)?.field;
    if (isLabelledNote(text)) return 'note';
    if (field !== undefined && NUMBERS.has(field) && isNumber(text)) return 'line';
    const isWide = (row.across?.[at] ?? 1) >= 3;
    // A list of titles and nothing else has a text in each row.
    const isTitle = field === 'title' && !isWide && !isGroupMark(text);
    if (isTitle && !(mayBeGroup(text) && this.#columns.length >= 4)) return 'line';
    if (isNote(text)) return 'note';
    if (/^[\d\s.,-]+$/.test(text))
      return field !== undefined && MONEY.has(field) ? 'total' : 'blank';
    return 'lone';
  }

  /** Without title and ISBN: a sum, a row that only has its number yet, or a line that cannot be read. */
  #kindOfUntitled(row: SheetRow, texts: readonly string[]): Kind {
    if (row.row === this.#lastHead + 1 && texts.every((text) => /^[(（].*[)）]$/su.test(text)))
      return 'heading';
    const isNumeric = texts.every((text) => /^[¥￥]?\s?[\d,.\s%-]+元?$/u.test(text));
    if (!isNumeric) return isNote(texts[0] ?? '') && texts.length <= 3 ? 'note' : 'line';
    const money = this.#columns.filter(({ field }) => MONEY.has(field)).map(({ at }) => at);
    const sums = money.filter((at) => Number((row.cells[at] ?? '').replace(/[^\d.]/g, '')) > 0);
    return sums.length > 0 ? 'total' : 'blank';
  }

  /** The heads again, as printed pages repeat them. */
  #isHead({ cells }: SheetRow): boolean {
    return this.#heads.some((head) => {
      const filled = cells.filter((cell) => cell !== '').length;
      const alike = cells.filter((cell, i) => cell !== '' && flat(cell) === head[i]).length;
      return (
        alike >= 1 && alike >= filled * 0.6 && (filled > 1 || head.filter(Boolean).length === 1)
      );
    });
  }

  #text({ cells, above }: SheetRow, field: ListField): string {
    const at = this.#at.get(field);
    return at === undefined ? '' : (cells[at] ?? '').trim() || (above?.[at] ?? '').trim();
  }

  #lineOf({ row, cells, above }: SheetRow): ListLine {
    const input: Record<string, string> = {};
    for (const { at, field, heading, column } of this.#columns) {
      const own = cells[at] ?? '';
      const value = own !== '' || NOT_REPEATED.has(field) ? own : (above?.[at] ?? '');
      if (value === '') continue;
      const name = field === 'other' ? heading || column : field;
      input[name in input ? `${name} (${column})` : name] = value;
    }
    return { sheet: this.#sheet, row, group: this.#group, input, ...this.#extra };
  }
}

const flat = (cell: string): string => cell.replace(/\s+/gu, ' ').trim();

function textsOf({ cells }: SheetRow): string[] {
  return cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
}

/** Beside 制表人：张三 stand 审核：李四 and 2024-05-01. */
function isFooterPart(text: string): boolean {
  return isNote(text) || /^[\d\s.,:/年月日-]+$/u.test(text) || text.length <= 8;
}
