import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { HELD, NOT_HELD, checked, returned, returning } from '../../support/returned-lists.ts';
import { needsOffice, savedAgain } from '../../support/office.ts';
import { seenWorkbook, textsIn } from '../../support/read-workbook.ts';
import type { SeenWorkbook } from '../../support/read-workbook.ts';
import {
  SUPPLIER_LINES,
  packed,
  prefixed,
  strict,
  supplierParts,
  unreferenced,
} from '../../support/supplier-workbook.ts';
import type { SkippedRow } from '../../../catalogue/checks/rows.ts';

const LINES = Object.entries(SUPPLIER_LINES).flatMap(([sheet, rows]) =>
  rows.map((row) => checked(sheet, row, row === 5 ? HELD : NOT_HELD)),
);
const SKIPPED: readonly SkippedRow[] = [
  { sheet: '书目', row: 1, reason: 'title' },
  { sheet: '书目', row: 2, reason: 'heading' },
  { sheet: '书目', row: 3, reason: 'heading' },
  { sheet: '书目', row: 4, reason: 'group' },
  { sheet: '书目', row: 10, reason: 'total' },
  { sheet: '期刊', row: 1, reason: 'heading' },
];

let folder = '';

async function back(bytes: Buffer, name = '清单.xlsx'): Promise<{ name: string; bytes: Buffer }> {
  const file = path.join(folder, 'list');
  await writeFile(file, bytes);
  return returned(
    file,
    { fileName: name, kind: 'xlsx', library: '320100', purpose: 'buy' },
    LINES,
    SKIPPED,
  );
}

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'returned-'));
});
after(() => rm(folder, { recursive: true, force: true }));

describe("a supplier's workbook that comes back", () => {
  it('has the verdict in columns behind the last used one, in the look of the cells beside', async () => {
    const { name, bytes } = await back(packed(supplierParts()));
    const [books, serials, , ...details] = (await seenWorkbook(bytes)).sheets;

    expect(name).to.equal('清单-查重.xlsx');
    // Two columns with borders and nothing in them are theirs.
    expect(rowOf(books!.cells, 3, 'K', 'T')).to.deep.equal([
      ...['结论', '说明', '本馆', '市内他馆', '载体', '获取', '标记', '分数', '人工意见', '链接'],
    ]);
    expect(rowOf(books!.cells, 5, 'K', 'T')).to.deep.equal([
      '同一版本已藏',
      '同一版本已藏：《秦淮河边的旧书》',
      '3',
      '玄武区图书馆（1 册）、320113',
      '纸本',
      '可外借',
      '本清单内重复（第 6 行）',
      '0.93',
      '',
      'https://portal.example/works/w1',
    ]);
    expect(rowOf(books!.cells, 10, 'K', 'T').join('')).to.equal('');
    expect(books!.formats).to.include({ K3: '5', K5: '3', M5: '3' });
    expect(books!.cells['M5']).to.equal(':3');
    expect(books!.columns).to.include({ J: '9 1', K: '16 ', U: '9 1' });
    expect(rowOf(serials!.cells, 3, 'C', 'D')).to.deep.equal(['未藏', '市内各馆未见']);
    expect(details.map((sheet) => sheet.name)).to.deep.equal([
      '查重汇总',
      '查重明细',
      '查重未列入的行',
    ]);
  });

  it('has them behind a picture that reaches further', async () => {
    const parts = supplierParts();
    const drawing = String(parts['xl/drawings/drawing1.xml']);
    const wide = drawing.replace('<xdr:to><xdr:col>1<', '<xdr:to><xdr:col>12<');
    const { bytes } = await back(packed({ ...parts, 'xl/drawings/drawing1.xml': wide }));
    const [books] = (await seenWorkbook(bytes)).sheets;
    expect(books!.cells['N5']).to.equal('inlineStr:同一版本已藏');
  });

  it('has them right of the last cell with anything in it where rows are formatted to their end', async () => {
    const parts = supplierParts();
    const far = String(parts['xl/worksheets/sheet1.xml']).replaceAll(
      /<c r="J(\d)" s="3"\/>/g,
      '<c r="J$1" s="3"/><c r="K$1" s="3"/><c r="XFD$1" s="3"/>',
    );
    const { bytes } = await back(packed({ ...parts, 'xl/worksheets/sheet1.xml': far }));
    const [books] = (await seenWorkbook(bytes)).sheets;
    expect(rowOf(books!.cells, 5, 'I', 'J')).to.deep.equal([
      '同一版本已藏',
      '同一版本已藏：《秦淮河边的旧书》',
    ]);
    expect(books!.formats).to.include({ H5: '2', I5: '3', XFD5: '3' });
    const [, row = ''] = /<row r="5".*?>(.*?)<\/row>/.exec(
      (await textsIn(bytes))['xl/worksheets/sheet1.xml']!,
    )!;
    const order = [...row.matchAll(/<c r="([A-Z]+)5"/g)].map(([, letters = '']) => letters);
    expect(order).to.deep.equal('A B C D E F G H I J K L M N O P Q R XFD'.split(' '));
  });

  it('keeps every part that gets nothing byte for byte, and every cell of those that do', async () => {
    const original = supplierParts();
    const { bytes } = await back(packed(original));
    const texts = await textsIn(bytes);
    const changed = Object.entries(original)
      .filter(([name, text]) => texts[name] !== text.toString('utf8'))
      .map(([name]) => name);
    expect(changed).to.have.members([
      '[Content_Types].xml',
      'xl/workbook.xml',
      'xl/_rels/workbook.xml.rels',
      'xl/worksheets/sheet1.xml',
      'xl/worksheets/sheet2.xml',
    ]);
    for (const name of changed.filter((one) => one.includes('sheet'))) {
      const cellsOf = (text: string): readonly string[] =>
        text.match(/<c r=.*?(?:<\/c>|\/>)/g) ?? [];
      expect(cellsOf(texts[name] ?? '')).to.include.members([...cellsOf(String(original[name]))]);
    }
  });

  it('has sheets of details under names that are free, with sums, candidates and rows that are no line', async () => {
    const parts = supplierParts();
    const named = String(parts['xl/workbook.xml']).replace('name="期刊"', 'name="查重明细"');
    const file = path.join(folder, 'named');
    await writeFile(file, packed({ ...parts, 'xl/workbook.xml': named }));
    const lines = LINES.map((line) =>
      line.sheet === '期刊' ? { ...line, sheet: '查重明细' } : line,
    );
    const { bytes } = await returned(
      file,
      { fileName: 'a.xlsx', kind: 'xlsx', library: '320100', purpose: 'buy' },
      lines,
      SKIPPED,
    );
    const { sheets } = await seenWorkbook(bytes);
    const [summary, details, skipped] = sheets.slice(3);

    expect(details!.name).to.equal('查重明细 2');
    expect(rowOf(summary!.cells, 2, 'A', 'E')).to.deep.equal([
      '同一版本已藏',
      '1',
      '2',
      '91.6',
      '91.6',
    ]);
    expect(rowOf(details!.cells, 2, 'A', 'I').join('|')).to.equal(
      '书目|5|||同一版本已藏|同一版本已藏：《秦淮河边的旧书》|同一版本|0.93|秦淮河边的旧书',
    );
    expect(rowOf(skipped!.cells, 6, 'A', 'C')).to.deep.equal(['书目', '10', '合计行']);
  });

  it('goes back with its macros under the name of a workbook that has some', async () => {
    const parts = supplierParts();
    const code = Buffer.from('not looked at');
    const { name, bytes } = await back(packed({ ...parts, 'xl/vbaProject.bin': code }), 'a.xlsm');
    expect(name).to.equal('a-查重.xlsm');
    expect((await textsIn(bytes))['xl/vbaProject.bin']).to.equal('not looked at');
  });

  it('is refused before anything is sent where no column is left, and where it is not that file', async () => {
    const parts = supplierParts();
    const full = String(parts['xl/worksheets/sheet1.xml']).replace(
      '<c r="J5" s="3"/>',
      '<c r="XFB5"><v>1</v></c>',
    );
    const list = { fileName: 'a.xlsx', kind: 'xlsx', library: '320100', purpose: 'buy' } as const;
    for (const [bytes, sentence] of [
      [packed({ ...parts, 'xl/worksheets/sheet1.xml': full }), '书目 已用到最后一列，放不下结论'],
      [Buffer.from('x'), '不完整或已损坏'],
    ] as const) {
      const file = path.join(folder, 'full');
      await writeFile(file, bytes);
      const error = await returning(file, list, LINES).catch((fault: unknown) => fault);
      expect(String(error)).to.include(sentence);
    }
  });

  it('is refused when a line has no row in it', async () => {
    const parts = supplierParts();
    const file = path.join(folder, 'other');
    await writeFile(file, packed(parts));
    const list = { fileName: 'a.xlsx', kind: 'xlsx', library: '320100', purpose: 'buy' } as const;
    const error = await returned(file, list, [checked('书目', 77)]).catch(
      (fault: unknown) => fault,
    );
    expect(String(error)).to.include('找不到 书目 第 77 行');
  });

  it('never makes a formula of a text, nor a character of what only looks like its code', async () => {
    const result = { ...NOT_HELD, sentence: '=HYPERLINK("x") _x0041_ \u0000\ud800 <b>' };
    const file = path.join(folder, 'formula');
    await writeFile(file, packed(supplierParts()));
    const list = { fileName: 'a.xlsx', kind: 'xlsx', library: '320100', purpose: 'buy' } as const;
    const { bytes } = await returned(file, list, [checked('书目', 5, result)], SKIPPED);
    const [books] = (await seenWorkbook(bytes)).sheets;
    expect(books!.cells['L5']).to.equal('inlineStr:=HYPERLINK("x") _x005F_x0041_  <b>');
  });
});

describe("a supplier's workbook that comes back, opened in LibreOffice", function () {
  this.timeout(240_000);
  const originals: Record<string, Buffer> = {};
  const seen: Record<string, readonly [SeenWorkbook, SeenWorkbook]> = {};

  before(async function () {
    needsOffice(this);
    const parts = supplierParts();
    originals['plain.xlsx'] = packed(parts);
    originals['strict.xlsx'] = packed(strict(parts));
    originals['prefixed.xlsx'] = packed(prefixed(parts));
    originals['unreferenced.xlsx'] = packed(unreferenced(parts));
    const first = await savedAgain(originals, 'xlsx');
    // What LibreOffice wrote is the workbook of another program.
    originals['foreign.xlsx'] = first['plain.xlsx']!;
    const files: Record<string, Buffer> = { 'foreign.xlsx': originals['foreign.xlsx'] };
    for (const [name, bytes] of Object.entries(originals))
      files[`back-${name}`] = (await back(bytes)).bytes;
    const saved = { ...first, ...(await savedAgain(files, 'xlsx')) };
    for (const name of Object.keys(originals))
      seen[name] = [await seenWorkbook(saved[name]!), await seenWorkbook(saved[`back-${name}`]!)];
  });

  for (const kind of ['plain', 'strict', 'prefixed', 'unreferenced', 'foreign'])
    it(`has each cell, formula and merge of the original: ${kind}`, () => {
      const [original, again] = seen[`${kind}.xlsx`]!;
      expect(original.sheets.map(({ name, state }) => [name, state])).to.deep.equal([
        ['书目', 'visible'],
        ['期刊', 'visible'],
        ['汇总', 'hidden'],
      ]);
      expect(Object.keys(original.sheets[0]!.cells)).to.have.lengthOf.above(45);
      original.sheets.forEach((sheet, i) => {
        const other = again.sheets[i]!;
        expect([other.name, other.state]).to.deep.equal([sheet.name, sheet.state]);
        expect(other.cells).to.include(sheet.cells);
        expect(other.merges).to.deep.equal(sheet.merges);
        expect(other.hiddenRows).to.deep.equal(sheet.hiddenRows);
        const theirs = Object.keys(sheet.columns).filter((letter) => letter <= 'J');
        for (const letter of theirs) expect(other.columns[letter]).to.equal(sheet.columns[letter]);
        expect(other.others).to.deep.equal(sheet.others);
      });
      expect(again.names).to.equal(original.names);
      expect(again.sheets[0]!.cells['K5']).to.equal('s:同一版本已藏');
    });
});

/** Texts of a row from one column to another. */
function rowOf(
  cells: Readonly<Record<string, string>>,
  row: number,
  from: string,
  to: string,
): string[] {
  const texts: string[] = [];
  for (let code = from.charCodeAt(0); code <= to.charCodeAt(0); code++)
    texts.push((cells[`${String.fromCharCode(code)}${String(row)}`] ?? '').replace(/^\w*:/, ''));
  return texts;
}
