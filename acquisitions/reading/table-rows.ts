/**
 * The rows of a sheet told apart: lines, and what is none – heads and their repetitions, titles above, groups,
 * totals, notes, blank rows. A row with one text alone is a group when lines follow it and a note when none does, so
 * it waits for the next.
 */
import type { SheetRow } from '../../formats/files/sheets/sheet.ts';
import type { ListColumn, ListField, ListLine, ListRow, SkipReason } from '../list.ts';
import { columnsOfHead } from './columns.ts';
import type { ColumnAt, SheetColumns } from './columns.ts';
import {
  isGroupLine,
  isGroupMark,
  isLabelledNote,
  isNote,
  isTotal,
  mayBeGroup,
} from './row-words.ts';
import { partsOf } from './text-parts.ts';

/** What a merged cell does not say of each row that it reaches down into. */
const NOT_REPEATED: ReadonlySet<string> = new Set([
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

const LONGEST_LINE = 2_000;
const NUMBERS: ReadonlySet<string> = new Set(['isbn', 'isbn2', 'bookNumber', 'issn']);

/** And no word before it: 【2024年新书】, 合计 1 234 册 are none. */
const isNumber = (text: string): boolean => /^[^\p{Script=Han}【〔[（(]{0,20}\d/u.test(text);

/**
 * What a row is. The next rows tell of a row with one text: `lone` is a group or a note, `sole` stands under titles
 * and is a line, unless heads follow it.
 */
type Kind = 'line' | 'lone' | 'sole' | SkipReason;

export class TableRows {
  readonly #sheet: string;
  readonly #said: readonly ListColumn[];
  #columns: readonly ColumnAt[] = [];
  #at: ReadonlyMap<ListField, number> = new Map();
  readonly #headRows: ReadonlySet<number>;
  readonly #lastHead: number;
  readonly #heads: string[][] = [];
  /** Texts above the heads; printed pages repeat them. */
  readonly #titles = new Set<string>();
  readonly #extra: Pick<ListLine, 'offered'>;
  #group = '';
  #hasLines = false;
  /** In the order of the sheet; numbers are blank rows. */
  #waiting: (number | { readonly row: SheetRow; readonly kind: 'lone' | 'sole' })[] = [];
  #next = 1;

  /** @param said what a person said of columns */
  constructor(
    sheet: string,
    columns: SheetColumns,
    said: readonly ListColumn[] = [],
    extra: Pick<ListLine, 'offered'> = {},
  ) {
    this.#sheet = sheet;
    this.#said = said;
    this.#setColumns(columns.columns);
    this.#headRows = new Set(columns.headRows);
    this.#lastHead = Math.max(0, ...columns.headRows);
    this.#extra = extra;
  }

  #setColumns(columns: readonly ColumnAt[]): void {
    this.#columns = columns;
    this.#at = new Map(
      columns.flatMap(({ field, at }) => (field === 'other' ? [] : [[field, at] as const])),
    );
  }

  /** What is known now, in the order of the rows. */
  *take(row: SheetRow): Generator<ListRow> {
    for (; this.#next < row.row; this.#next++) this.#waiting.push(this.#next);
    this.#next = (row.last ?? row.row) + 1;
    const kind = this.#kindOf(row);
    switch (kind) {
      case 'lone':
      case 'sole':
        this.#waiting.push({ row, kind });
        return;
      case 'blank':
        this.#waiting.push(row.row);
        return;
      case 'line':
        yield* this.#settle('lines');
        yield this.#line(row);
        return;
      default:
        yield* this.#settle(kind === 'heading' ? 'heads' : kind === 'title' ? 'lines' : 'others');
        yield this.#skipped(row.row, kind);
    }
  }

  /** At the end of the sheet. */
  *end(): Generator<ListRow> {
    yield* this.#settle('others');
  }

  /** @param follows what comes after the rows that wait */
  *#settle(follows: 'lines' | 'heads' | 'others'): Generator<ListRow> {
    let isJoined = false;
    for (const waiting of this.#waiting) {
      if (typeof waiting === 'number') {
        yield this.#skipped(waiting, 'blank');
        continue;
      }
      const { row, kind } = waiting;
      if (kind === 'sole' && follows !== 'heads') {
        yield this.#line(row);
        continue;
      }
      const text = textsOf(row)[0] ?? '';
      const isGroup =
        follows === 'others' ? /^[【[［〔]/u.test(text) && isGroupMark(text) : text.length <= 40;
      if (isGroup) this.#group = isJoined ? `${this.#group} ${text}` : text;
      isJoined ||= isGroup;
      yield this.#skipped(row.row, isGroup ? 'group' : 'note');
    }
    this.#waiting = [];
  }

  #line(row: SheetRow): ListRow {
    this.#hasLines = true;
    return { line: this.#lineOf(row) };
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
    const other = columnsOfHead(row, this.#said);
    if (other !== undefined) {
      this.#heads.push(row.cells.map(flat));
      this.#setColumns(other);
      return 'heading';
    }
    const title = this.#text(row, 'title');
    // Where the first column is that of the numbers, groups and totals stand in it.
    const isbn = isNumber(this.#text(row, 'isbn')) ? this.#text(row, 'isbn') : '';
    const isAlone = new Set(texts).size === 1;
    if (isAlone && this.#titles.has(first)) return 'title';
    if (isbn === '' && (isTotal(first) || isTotal(texts[1] ?? '') || isTotal(title)))
      return 'total';
    if (isAlone) return this.#kindOfLone(row, first);
    // 【文学类】 35 种 1,280.00 元; but 金陵名人篇 48.00 is a book, with its price and nothing else.
    const isPriced = first === title && !isGroupMark(first) && this.#text(row, 'price') !== '';
    if (isbn === '' && !isPriced && mayBeGroup(first) && texts.slice(1).every(isCount))
      return 'lone';
    if (isbn !== '') return 'line';
    if (isLabelledNote(first) && texts.every((text, i) => isFooterPart(text, texts[i - 1])))
      return 'note';
    return title === '' ? this.#kindOfUntitled(row, texts) : 'line';
  }

  #kindOfLone(row: SheetRow, text: string): Kind {
    const at = row.cells.findIndex((cell) => cell !== '');
    const field = this.#columns.find((column) => column.at === at)?.field;
    if (isLabelledNote(text)) return 'note';
    if (this.#isText) return isGroupLine(text) ? 'lone' : 'line';
    if (field !== undefined && NUMBERS.has(field) && isNumber(text)) return 'line';
    const isWide = (row.across?.[at] ?? 1) >= 3;
    // Above a table that has no heads stands what it is.
    if (!this.#hasLines && this.#headRows.size === 0 && this.#columns.length >= 3) {
      if (isGroupMark(text)) return 'lone';
      this.#titles.add(text);
      return 'title';
    }
    // A list of titles and nothing else has a text in each row.
    const isTitle = field === 'title' && !isWide && !isGroupMark(text);
    if (isTitle && !(mayBeGroup(text) && this.#columns.length >= 4))
      return this.#columns.length >= 3 ? 'sole' : 'line';
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

  /** Pasted into a sheet, lines of text are still lines of text. */
  get #isText(): boolean {
    const [only, second] = this.#columns;
    const isWhole = only?.field === 'title' || (only?.field === 'isbn' && only.heading === '');
    return isWhole && second === undefined;
  }

  #text({ cells, merged }: SheetRow, field: ListField): string {
    const at = this.#at.get(field);
    return at === undefined ? '' : (cells[at] ?? '').trim() || (merged?.[at]?.text ?? '').trim();
  }

  #lineOf({ row, cells, merged }: SheetRow): ListLine {
    const base = { sheet: this.#sheet, row, group: this.#group };
    if (this.#isText)
      return {
        ...base,
        input: partsOf((cells[this.#columns[0]?.at ?? 0] ?? '').slice(0, LONGEST_LINE)),
        ...this.#extra,
      };
    const input: Record<string, string> = {};
    for (const { at, field, heading, column } of this.#columns) {
      const own = cells[at] ?? '';
      const value = own !== '' || NOT_REPEATED.has(field) ? own : (merged?.[at]?.text ?? '');
      if (value === '') continue;
      const name = field === 'other' ? heading || column : field;
      input[name in input ? `${name} (${column})` : name] = value;
    }
    const pricedIn = merged?.[this.#at.get('price') ?? -1]?.row;
    return { ...base, input, ...(pricedIn === undefined ? {} : { pricedIn }), ...this.#extra };
  }
}

const flat = (cell: string): string => cell.replace(/\s+/gu, ' ').trim();

function textsOf({ cells }: SheetRow): string[] {
  return cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
}

/** Beside 制表人：张三 stand 审核：李四 and 2024-05-01; or 张三 beside 制表人：. */
function isFooterPart(text: string, before = ''): boolean {
  return isLabelledNote(text) || /^[\d\s.,:/年月日-]+$/u.test(text) || /[:：]$/u.test(before);
}

/** 35, 35种, ¥1,280.00 */
function isCount(text: string): boolean {
  return /^共?\s?[¥￥]?\s?[\d,.]{1,15}\s?(?:[种册本套条元%]|元整)?$/u.test(text);
}
