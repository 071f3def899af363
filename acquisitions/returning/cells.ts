/**
 * Cells and whole sheets in the XML of a workbook (ECMA-376 part 1, 18.3). Texts stand in their cells
 * (`inlineStr`), never among the shared ones of a workbook that is not ours, and a text is a text: whatever it
 * begins with, no program takes it for a formula or a number.
 */
import { letterOf } from '../../formats/files/sheets/letters.ts';
import { withoutIllegal } from '../../formats/xml/repair.ts';
import { escapeXml } from '../../formats/xml/xml.ts';

/** Names of looks; a workbook that is not ours has only some of them. */
export type Look = 'head' | 'text' | 'number' | 'held' | 'sum';

export type Cell = string | number | StyledCell;
export interface StyledCell {
  readonly value: string | number;
  /** What the number of `value` comes of. */
  readonly formula?: string;
  readonly look?: Look;
}

export interface SheetRow {
  /** From 1, each behind the one before; the next one where it is not said. */
  readonly number?: number;
  readonly cells: readonly Cell[];
  /** Of all its cells that do not say it. */
  readonly look?: Look;
  readonly isHidden?: boolean;
}

export interface NewSheet {
  readonly name: string;
  /** Of its columns in characters; 0 = hidden. */
  readonly widths: readonly number[];
  /** Rows at the top, columns at the left that stay. */
  readonly frozen: { readonly rows: number; readonly columns: number };
  readonly rows: () => AsyncIterable<SheetRow> | Iterable<SheetRow>;
  /** The first row has buttons to filter by. */
  readonly isFiltered?: boolean;
  /** Whole numbers from 0 to `most`, nothing else, may be typed here. */
  readonly whole?: { readonly range: string; readonly most: number; readonly message: string };
}

const LONGEST_NAME = 31;

/** Sheets that may stand beside those of these names: a name that is taken gets a number. */
export function withFreeNames(taken: readonly string[], sheets: readonly NewSheet[]): NewSheet[] {
  const names = new Set(taken.map((name) => name.toLowerCase()));
  return sheets.map((sheet) => {
    let { name } = sheet;
    for (let number = 2; names.has(name.toLowerCase()); number++)
      name = `${sheet.name.slice(0, LONGEST_NAME - 4)} ${number}`;
    names.add(name.toLowerCase());
    return { ...sheet, name };
  });
}

/** Numbers of cell formats by look. */
export type Looks = Partial<Readonly<Record<Look, number>>>;

const LONGEST_TEXT = 32_767;
export const TRANSITIONAL = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** @param prefix of the elements, with its colon @returns '' for an empty text */
export function cellXml(prefix: string, at: string, cell: Cell, format?: number): string {
  const { value, formula }: StyledCell = typeof cell === 'object' ? cell : { value: cell };
  const style = format === undefined ? '' : ` s="${format}"`;
  const reckoned = formula === undefined ? '' : `<${prefix}f>${escapeXml(formula)}</${prefix}f>`;
  if (typeof value === 'number')
    return `<${prefix}c r="${at}"${style}>${reckoned}<${prefix}v>${value}</${prefix}v></${prefix}c>`;
  if (value === '') return format === undefined ? '' : `<${prefix}c r="${at}"${style}/>`;
  return `<${prefix}c r="${at}"${style} t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${cellText(value)}</${prefix}t></${prefix}is></${prefix}c>`;
}

/** `_x000D_` in a cell is a way to write a character; where it was typed, its first mark is written so. */
function cellText(text: string): string {
  const kept = text.slice(0, LONGEST_TEXT).replace(/\r\n?/g, '\n');
  return escapeXml(withoutIllegal(kept)).replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
}

/** @param namespace of the workbook that it becomes part of */
export async function* sheetXml(
  sheet: NewSheet,
  looks: Looks,
  namespace = TRANSITIONAL,
): AsyncGenerator<string> {
  const { widths, frozen, whole } = sheet;
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${namespace}">`;
  yield `<sheetViews><sheetView workbookViewId="0">${paneXml(frozen.rows, frozen.columns)}</sheetView></sheetViews>`;
  const columns = widths.map((width, i) => columnXml('', i, width)).join('');
  yield columns === '' ? '<sheetData>' : `<cols>${columns}</cols><sheetData>`;
  let row = 0;
  for await (const { number, cells, look, isHidden } of sheet.rows()) {
    row = number ?? row + 1;
    const inside = cells.map((cell, i) => {
      const own = typeof cell === 'object' ? (cell.look ?? look) : look;
      const format = own === undefined ? undefined : looks[own];
      return cellXml('', `${letterOf(i)}${row}`, cell, format);
    });
    yield `<row r="${row}"${isHidden === true ? ' hidden="1"' : ''}>${inside.join('')}</row>`;
  }
  yield '</sheetData>';
  if (sheet.isFiltered === true && row > 0)
    yield `<autoFilter ref="A1:${letterOf(widths.length - 1)}${row}"/>`;
  if (whole !== undefined) yield validationXml(whole);
  yield '</worksheet>';
}

function paneXml(rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return '';
  const split = `${columns > 0 ? ` xSplit="${columns}"` : ''}${rows > 0 ? ` ySplit="${rows}"` : ''}`;
  const side = rows > 0 && columns > 0 ? 'bottomRight' : rows > 0 ? 'bottomLeft' : 'topRight';
  return `<pane${split} topLeftCell="${letterOf(columns)}${rows + 1}" activePane="${side}" state="frozen"/>`;
}

/** @param column from 0 @param width in characters; 0 = hidden */
export function columnXml(prefix: string, column: number, width: number): string {
  const shown = width === 0 ? 'width="9" hidden="1"' : `width="${width}"`;
  return `<${prefix}col min="${column + 1}" max="${column + 1}" ${shown} customWidth="1"/>`;
}

function validationXml({ range, most, message }: NonNullable<NewSheet['whole']>): string {
  return `<dataValidations count="1"><dataValidation type="whole" operator="between" allowBlank="1" showErrorMessage="1" error="${escapeXml(message)}" sqref="${range}"><formula1>0</formula1><formula2>${most}</formula2></dataValidation></dataValidations>`;
}
