/** What is heard while the parts of an .xlsx go by: texts that cells refer to, formats of cells, rows. */
import { columnOf } from './letters.ts';
import type { Merges } from './merges.ts';
import { asCells } from './sheet.ts';
import type { SheetRow } from './sheet.ts';

type Attributes = Readonly<Record<string, string>>;

export interface Hears {
  readonly open?: (name: string, attributes: Attributes) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

export const MOST_COLUMNS = 500;
/** Rows of a sheet, as table programs have them. */
const MOST_ROWS = 1_048_576;
const LONGEST_CELL = 32_767;
/** A workbook may have 65 490. */
const MOST_FORMATS = 100_000;
/** Days from 1899-12-30, where Excel begins to count, to 1970. */
const TO_1970 = 25_569;
const DAY_MS = 86_400_000;

/**
 * Texts that cells refer to, without how they are pronounced.
 *
 * @param most of all of them, UTF-16 units, with what it takes to keep one; then `tooMuch`
 */
export function sharedStrings(strings: string[], most: number, tooMuch: () => never): Hears {
  let text = '';
  let total = 0;
  let [isText, isPhonetic] = [false, false];
  return {
    open: (tag) => {
      if (tag === 'si') text = '';
      if (tag === 'rPh') isPhonetic = true;
      if (tag === 't') isText = true;
    },
    close: (tag) => {
      if (tag === 'si') {
        strings.push(unescaped(text));
        // An empty one is not free either.
        total += text.length + 20;
        if (total > most) tooMuch();
      }
      if (tag === 'rPh') isPhonetic = false;
      if (tag === 't') isText = false;
    },
    text: (more) => {
      if (isText && !isPhonetic && text.length < LONGEST_CELL) text += more;
    },
  };
}

/** What XML cannot hold is written _x000D_. */
function unescaped(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-F]{4})_/gi, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;
}

/** Numbers of the cell formats that show a date, and of those that show so many digits. */
export interface CellFormats {
  readonly dates: Set<number>;
  readonly padded: Map<number, number>;
}

export function cellFormats({ dates, padded }: CellFormats): Hears {
  const own = new Map<number, 'date' | number>();
  let isCells = false;
  let number = 0;
  return {
    open: (tag, given) => {
      const id = Number(given['numFmtId'] ?? 0);
      const kind = tag === 'numFmt' ? kindOfFormat(given['formatCode'] ?? '') : undefined;
      if (kind !== undefined && own.size < MOST_FORMATS) own.set(id, kind);
      if (tag === 'cellXfs') isCells = true;
      if (tag !== 'xf' || !isCells || number >= MOST_FORMATS) return;
      const format = own.get(id);
      if (typeof format === 'number') padded.set(number, format);
      else if (format === 'date' || isDateFormat(id)) dates.add(number);
      number++;
    },
    close: (tag) => {
      if (tag === 'cellXfs') isCells = false;
    },
  };
}

/** Those that every table program knows by number. */
function isDateFormat(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
}

/** `date`, or how many digits it shows at least; undefined for any other. */
export function kindOfFormat(format: string): 'date' | number | undefined {
  if (/^0{2,20}$/.test(format)) return format.length;
  const code = format.slice(0, 300).replace(/"[^"]{0,100}"|\[[^[\]]{0,100}\]|\\./g, '');
  return /[yd年日]/i.test(code) && !/[#?0]/.test(code) ? 'date' : undefined;
}

/**
 * A number as the cell shows it, or as a date.
 *
 * @param epoch days more than counted, where they are counted from another day
 */
export function shownNumber(
  number: number,
  kind: 'date' | number | undefined,
  epoch: number,
): string {
  if (kind === 'date') {
    const at = new Date(Math.round((number + epoch - TO_1970) * DAY_MS));
    return Number.isNaN(at.getTime()) ? String(number) : at.toISOString().slice(0, 10);
  }
  // 0.1 + 0.2 was stored with all its places.
  const text = String(Number(number.toPrecision(15)));
  return kind !== undefined && /^\d+$/.test(text) ? text.padStart(kind, '0') : text;
}

export interface RowParts {
  readonly strings: readonly string[];
  readonly formats: CellFormats;
  readonly epoch: number;
  readonly merges: Merges;
  /** Told of a row that no sheet has. */
  readonly beyond: (row: number) => never;
}

/** The cells of a sheet, gathered into rows. */
export class XlsxRows implements Hears {
  readonly #sheet: string;
  readonly #parts: RowParts;
  #done: SheetRow[] = [];
  #row = 0;
  #column = -1;
  #cells: string[] = [];
  #formulas: number[] = [];
  #kind = 'n';
  #style = 0;
  #value = '';
  #isValue = false;

  constructor(sheet: string, parts: RowParts) {
    this.#sheet = sheet;
    this.#parts = parts;
  }

  take(): readonly SheetRow[] {
    const done = this.#done;
    this.#done = [];
    return done;
  }

  readonly open = (tag: string, given: Attributes): void => {
    if (tag === 'row') {
      const row = Number(given['r'] ?? this.#row + 1);
      this.#row = Number.isSafeInteger(row) && row > this.#row ? row : this.#row + 1;
      if (this.#row > MOST_ROWS) this.#parts.beyond(this.#row);
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
      while (this.#cells.length < this.#column) this.#cells.push('');
      this.#cells[this.#column] = this.#textOf();
    }
    if (tag === 'row') this.#end();
  };

  #end(): void {
    const { merges } = this.#parts;
    const cells = asCells(this.#cells);
    const merged = merges.reaching(this.#row, cells);
    if (cells.length === 0) return;
    const formulas = this.#formulas.filter((column) => column < MOST_COLUMNS);
    const across = cells.flatMap((cell, column) => {
      const width = cell === '' ? 1 : merges.widthAt(this.#row, column);
      return width > 1 ? [[column, width] as const] : [];
    });
    this.#done.push({
      sheet: this.#sheet,
      row: this.#row,
      cells,
      ...(formulas.length === 0 ? {} : { formulas }),
      ...(Object.keys(merged).length === 0 ? {} : { merged }),
      ...(across.length === 0 ? {} : { across: Object.fromEntries(across) }),
    });
  }

  #textOf(): string {
    const value = this.#value;
    const { strings, formats, epoch } = this.#parts;
    switch (this.#kind) {
      case 's':
        return strings[Number(value)] ?? '';
      case 'b':
        return value === '1' ? 'TRUE' : 'FALSE';
      case 'n': {
        const number = Number(value);
        if (value === '' || !Number.isFinite(number)) return value;
        const isDate = formats.dates.has(this.#style);
        return shownNumber(number, isDate ? 'date' : formats.padded.get(this.#style), epoch);
      }
      default:
        return unescaped(value);
    }
  }
}
