/**
 * Rows of an .xlsx (ECMA-376), one after the other: of each cell the text that was saved, of a formula what it came
 * to. Nothing is reckoned, no link is followed, macros are refused.
 */
import { SaxesParser } from 'saxes';
import { FileUnreadable } from '../file-kind.ts';
import { columnOf } from './letters.ts';
import type { SheetRow } from './sheet.ts';
import { membersOf, unpacked } from './zip.ts';
import type { ZipMember } from './zip.ts';

type Attributes = Readonly<Record<string, string>>;
interface Hears {
  readonly open?: (name: string, attributes: Attributes) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

const MOST_COLUMNS = 500;
const LONGEST_CELL = 32_767;
/** Days from 1899-12-30, where Excel begins to count, to 1970. */
const TO_1970 = 25_569;
/** And where it counts from 1904. */
const FROM_1904 = 1_462;
const DAY_MS = 86_400_000;

/** @throws FileUnreadable */
export async function* readXlsx(bytes: Buffer, name: string): AsyncGenerator<SheetRow> {
  const members = membersOf(bytes, name);
  if ([...members.keys()].some((one) => /vbaProject\.bin$/i.test(one)))
    throw new FileUnreadable(`文件 ${name} 带有宏（.xlsm），请另存为不含宏的 .xlsx 再上传。`);
  const part = (path: string): ZipMember | undefined => members.get(path);
  const scan = async (member: ZipMember | undefined, hears: Hears): Promise<void> => {
    if (member === undefined) return;
    await Array.fromAsync(scanned(bytes, member, name, hears, () => []));
  };
  const sheets: { name: string; id: string }[] = [];
  let epoch = 0;
  await scan(part('xl/workbook.xml'), {
    open: (tag, given) => {
      if (tag === 'sheet')
        sheets.push({ name: given['name'] ?? '', id: given['r:id'] ?? given['id'] ?? '' });
      if (tag === 'workbookPr' && /^(?:1|true)$/.test(given['date1904'] ?? '')) epoch = FROM_1904;
    },
  });
  if (sheets.length === 0)
    throw new FileUnreadable(`文件 ${name} 不是 Excel 表格（.xlsx），里面没有工作表。`);
  const targets = new Map<string, string>();
  await scan(part('xl/_rels/workbook.xml.rels'), {
    open: (tag, given) => {
      if (tag === 'Relationship') targets.set(given['Id'] ?? '', given['Target'] ?? '');
    },
  });
  const strings: string[] = [];
  await scan(part('xl/sharedStrings.xml'), sharedStrings(strings));
  const dates = new Set<number>();
  await scan(part('xl/styles.xml'), dateStyles(dates));
  for (const sheet of sheets) {
    const target = (targets.get(sheet.id) ?? '').replace(/^\/xl\/|^\//, '');
    const member = part(`xl/${target}`);
    if (member === undefined || !target.startsWith('worksheets/')) continue;
    const rows = new Rows(sheet.name, strings, dates, epoch);
    yield* scanned(bytes, member, name, rows, () => rows.take());
  }
}

async function* scanned<T>(
  bytes: Buffer,
  member: ZipMember,
  name: string,
  hears: Hears,
  take: () => readonly T[],
): AsyncGenerator<T> {
  const parser = new SaxesParser();
  const decoder = new TextDecoder();
  parser.on('opentag', (tag) => hears.open?.(localName(tag.name), tag.attributes as Attributes));
  parser.on('closetag', (tag) => hears.close?.(localName(tag.name)));
  parser.on('text', (text) => hears.text?.(text));
  parser.on('error', (error) => {
    throw new FileUnreadable(`文件 ${name} 里的 ${member.name} 已损坏：${error.message}`);
  });
  for await (const piece of unpacked(bytes, member, name)) {
    parser.write(decoder.decode(piece, { stream: true }));
    yield* take();
  }
  parser.write(decoder.decode()).close();
  yield* take();
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Texts that cells refer to, without how they are pronounced. */
function sharedStrings(strings: string[]): Hears {
  let text = '';
  let [isText, isPhonetic] = [false, false];
  return {
    open: (tag) => {
      if (tag === 'si') text = '';
      if (tag === 'rPh') isPhonetic = true;
      if (tag === 't') isText = true;
    },
    close: (tag) => {
      if (tag === 'si') strings.push(text);
      if (tag === 'rPh') isPhonetic = false;
      if (tag === 't') isText = false;
    },
    text: (more) => {
      if (isText && !isPhonetic && text.length < LONGEST_CELL) text += more;
    },
  };
}

/** Numbers of the cell formats that show a date. */
function dateStyles(dates: Set<number>): Hears {
  const own = new Set<number>();
  let isCells = false;
  let number = 0;
  return {
    open: (tag, given) => {
      const id = Number(given['numFmtId'] ?? 0);
      const code = (given['formatCode'] ?? '')
        .slice(0, 300)
        .replace(/"[^"]{0,100}"|\[[^[\]]{0,100}\]|\\./g, '');
      if (tag === 'numFmt' && /[yd年日]/i.test(code) && !/[#?0]/.test(code)) own.add(id);
      if (tag === 'cellXfs') isCells = true;
      if (tag !== 'xf' || !isCells) return;
      if (own.has(id) || (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58))
        dates.add(number);
      number++;
    },
    close: (tag) => {
      if (tag === 'cellXfs') isCells = false;
    },
  };
}

/** The cells of a sheet, gathered into rows. */
class Rows implements Hears {
  readonly #sheet: string;
  readonly #strings: readonly string[];
  readonly #dates: ReadonlySet<number>;
  readonly #epoch: number;
  #done: SheetRow[] = [];
  #row = 0;
  #column = -1;
  #cells: string[] = [];
  #formulas: number[] = [];
  #kind = 'n';
  #style = 0;
  #value = '';
  #isValue = false;

  constructor(
    sheet: string,
    strings: readonly string[],
    dates: ReadonlySet<number>,
    epoch: number,
  ) {
    this.#sheet = sheet;
    this.#strings = strings;
    this.#dates = dates;
    this.#epoch = epoch;
  }

  take(): readonly SheetRow[] {
    const done = this.#done;
    this.#done = [];
    return done;
  }

  readonly open = (tag: string, given: Attributes): void => {
    if (tag === 'row') {
      this.#row = Number(given['r'] ?? this.#row + 1);
      [this.#cells, this.#formulas, this.#column] = [[], [], -1];
    } else if (tag === 'c') {
      const letters = /^[A-Z]{1,3}/.exec(given['r'] ?? '')?.[0];
      this.#column = letters === undefined ? this.#column + 1 : columnOf(letters);
      [this.#kind, this.#style, this.#value] = [given['t'] ?? 'n', Number(given['s'] ?? 0), ''];
    } else if (tag === 'f') this.#formulas.push(this.#column);
    else if (tag === 'v' || tag === 't') this.#isValue = true;
    else if (tag === 'rPh') this.#isValue = false;
  };

  readonly text = (more: string): void => {
    if (this.#isValue && this.#value.length < LONGEST_CELL) this.#value += more;
  };

  readonly close = (tag: string): void => {
    if (tag === 'v' || tag === 't') this.#isValue = false;
    if (tag === 'c' && this.#column < MOST_COLUMNS) {
      const text = this.#textOf().trim();
      while (this.#cells.length < this.#column) this.#cells.push('');
      this.#cells[this.#column] = text;
    }
    if (tag !== 'row') return;
    while (this.#cells.at(-1) === '') this.#cells.pop();
    if (this.#cells.length === 0) return;
    const row = { sheet: this.#sheet, row: this.#row, cells: this.#cells };
    const formulas = this.#formulas.filter((column) => column < MOST_COLUMNS);
    this.#done.push(formulas.length === 0 ? row : { ...row, formulas });
  };

  #textOf(): string {
    const value = this.#value;
    switch (this.#kind) {
      case 's':
        return this.#strings[Number(value)] ?? '';
      case 'b':
        return value === '1' ? 'TRUE' : 'FALSE';
      case 'n': {
        const number = Number(value);
        if (value === '' || Number.isNaN(number)) return value;
        if (!this.#dates.has(this.#style))
          return Number.isSafeInteger(number) ? String(number) : value;
        const at = new Date((number + this.#epoch - TO_1970) * DAY_MS);
        return Number.isNaN(at.getTime()) ? value : at.toISOString().slice(0, 10);
      }
      default:
        return value;
    }
  }
}
