/** A workbook of ours: sheets of texts and a few numbers, in a handful of looks. */
import { packedMember, zipped } from '../../formats/files/sheets/zip-write.ts';
import type { PackedMember } from '../../formats/files/sheets/zip-write.ts';
import { escapeXml } from '../../formats/xml/xml.ts';
import { TRANSITIONAL, sheetXml } from './cells.ts';
import type { Look, Looks, NewSheet } from './cells.ts';

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const KINDS = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The look of a cell: number format (0 general, 49 text), font and fill by their places in `styles`, and wrapping. */
const LOOKS: readonly (readonly [Look | 'none', string])[] = [
  ['none', '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'],
  ['head', formatXml(49, 1, 2)],
  ['text', formatXml(49, 0, 0)],
  ['held', formatXml(0, 0, 3)],
  ['number', formatXml(0, 0, 0)],
  ['sum', formatXml(0, 1, 0)],
];

const NUMBERS: Looks = Object.fromEntries(LOOKS.map(([look], i) => [look, i]));

function formatXml(number: number, font: number, fill: number): string {
  return `<xf numFmtId="${number}" fontId="${font}" fillId="${fill}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top"/></xf>`;
}

const font = (inside: string): string =>
  `<font>${inside}<sz val="11"/><name val="Microsoft YaHei"/><family val="2"/></font>`;
const fill = (colour: string): string =>
  `<fill><patternFill patternType="solid"><fgColor rgb="FF${colour}"/><bgColor indexed="64"/></patternFill></fill>`;

const STYLES = [
  `<styleSheet xmlns="${TRANSITIONAL}">`,
  `<fonts count="2">${font('')}${font('<b/>')}</fonts>`,
  `<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fill('E7EEF5')}${fill('FCE9C6')}</fills>`,
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  `<cellXfs count="${LOOKS.length}">${LOOKS.map(([, xml]) => xml).join('')}</cellXfs>`,
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
  '</styleSheet>',
].join('');

/** @param sheets names differ, 31 characters at most, without []:*?/\ */
export function newWorkbook(sheets: readonly NewSheet[]): AsyncGenerator<Uint8Array> {
  const each = (xml: (sheet: NewSheet, number: number) => string): string =>
    sheets.map((sheet, i) => xml(sheet, i + 1)).join('');
  const texts: Readonly<Record<string, string>> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${KINDS}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${KINDS}.styles+xml"/>${each((_, n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${KINDS}.worksheet+xml"/>`)}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONSHIPS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${TRANSITIONAL}" xmlns:r="${RELATIONSHIPS}"><sheets>${each(({ name }, n) => `<sheet name="${escapeXml(name)}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets><calcPr fullCalcOnLoad="1"/></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${each((_, n) => `<Relationship Id="rId${n}" Type="${RELATIONSHIPS}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}<Relationship Id="rIdStyles" Type="${RELATIONSHIPS}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': STYLES,
  };
  const members = async function* (): AsyncGenerator<PackedMember> {
    for (const [name, text] of Object.entries(texts))
      yield await packedMember(name, [DECLARED, text]);
    for (const [i, sheet] of sheets.entries())
      yield await packedMember(`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet, NUMBERS));
  };
  return zipped(members());
}
