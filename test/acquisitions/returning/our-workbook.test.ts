import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as oldExcel from '@e965/xlsx';
import { expect } from 'chai';
import type { SkippedRow } from '../../../catalogue/checks/rows.ts';
import type { CheckedLine } from '../../../catalogue/ports/check-lists.ts';
import { HELD, NOT_HELD, checked, returned } from '../../support/returned-lists.ts';
import { needsOffice, savedAgain } from '../../support/office.ts';
import { seenWorkbook } from '../../support/read-workbook.ts';
import type { SeenSheet } from '../../support/read-workbook.ts';

const CSV = [
  '某书店供货清单,,',
  'ISBN,题名,征订号',
  '9787553370583,秦淮河边的旧书,00123',
  '',
  '"=""9787553370590""","城墙下的\n人家",-5',
].join('\r\n');
const CSV_LINES = [checked('', 3, HELD), checked('', 5)];
const CSV_SKIPPED: readonly SkippedRow[] = [
  { sheet: '', row: 1, reason: 'title' },
  { sheet: '', row: 2, reason: 'heading' },
  { sheet: '', row: 4, reason: 'blank' },
];

describe('a list that is no .xlsx, when it comes back', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'returned-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  async function back(
    bytes: Buffer | string,
    kind: string,
    lines: readonly CheckedLine[],
    skipped: readonly SkippedRow[] = [],
    as: 'xlsx' | 'csv' = 'xlsx',
  ): Promise<{ name: string; bytes: Buffer }> {
    const file = path.join(folder, 'list');
    await writeFile(file, bytes);
    const fileName = `清单.${kind}`;
    return returned(
      file,
      { fileName, kind, library: '320100', purpose: 'buy' },
      lines,
      skipped,
      as,
    );
  }

  async function sheetsOf(bytes: Buffer): Promise<readonly SeenSheet[]> {
    return (await seenWorkbook(bytes)).sheets;
  }

  it('is a workbook with its rows in their places and every cell a text', async () => {
    const { name, bytes } = await back(CSV, 'csv', CSV_LINES, CSV_SKIPPED);
    const [list, ...details] = await sheetsOf(bytes);

    expect(name).to.equal('清单-查重.xlsx');
    expect(list!.cells).to.include({
      A1: 'inlineStr:某书店供货清单',
      B2: 'inlineStr:题名',
      D2: 'inlineStr:结论',
      A3: 'inlineStr:9787553370583',
      C3: 'inlineStr:00123',
      D3: 'inlineStr:同一版本已藏',
      F3: ':3',
      A5: 'inlineStr:="9787553370590"',
      B5: 'inlineStr:城墙下的\n人家',
      C5: 'inlineStr:-5',
      D5: 'inlineStr:未藏',
    });
    expect(list!.cells).to.not.have.any.keys('A4', 'D1', 'D4');
    expect(details.map((sheet) => sheet.name)).to.deep.equal([
      '查重汇总',
      '查重明细',
      '查重未列入的行',
    ]);
  });

  it('is a CSV in which nothing is taken for a formula', async () => {
    const { name, bytes } = await back(CSV, 'csv', CSV_LINES, CSV_SKIPPED, 'csv');
    const [title, heads, first, second] = bytes.toString('utf8').split('\r\n');

    expect(name).to.equal('清单-查重.csv');
    expect(title).to.equal('\ufeff某书店供货清单');
    expect(heads).to.match(/^ISBN,题名,征订号,结论,说明,本馆,/);
    expect(first).to.match(/^9787553370583,秦淮河边的旧书,00123,同一版本已藏,/);
    expect(second).to.match(/^"'=""9787553370590""","城墙下的\n人家",'-5,未藏,/);
  });

  for (const mark of ['=1+1', '+1', '-1+2', '@SUM(1)', '\t=1', '\r=1', '＝1+1'])
    it(`begins a CSV cell with an apostrophe: ${JSON.stringify(mark)}`, async () => {
      const line = checked('', 1, { ...NOT_HELD, sentence: mark });
      const { bytes } = await back('9787553370583\r\n', 'csv', [line], [], 'csv');
      expect(bytes.toString('utf8')).to.include(`'${mark}`);
    });

  it('has heads and numbers of rows of ours where it had no heads', async () => {
    const { bytes } = await back('9787553370583\n9787553370590\n', 'csv', [
      checked('', 1),
      checked('', 2),
    ]);
    const [list] = await sheetsOf(bytes);
    expect(list!.cells).to.include({
      A1: 'inlineStr:行',
      B1: 'inlineStr:A',
      C1: 'inlineStr:结论',
      A3: ':2',
      B3: 'inlineStr:9787553370590',
      C3: 'inlineStr:未藏',
    });
  });

  it('has all sheets of an old .xls', async () => {
    const book = oldExcel.utils.book_new();
    const rows = [
      ['书号', '书名'],
      ['9787553370583', '秦淮河边的旧书'],
      ['0012', '城墙下的人家'],
    ];
    oldExcel.utils.book_append_sheet(book, oldExcel.utils.aoa_to_sheet(rows), '书目');
    oldExcel.utils.book_append_sheet(book, oldExcel.utils.aoa_to_sheet([['说明']]), '查重明细');
    oldExcel.utils.book_append_sheet(book, oldExcel.utils.aoa_to_sheet([]), '空');
    const xls = oldExcel.write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer;
    const { bytes } = await back(
      xls,
      'xls',
      [checked('书目', 2, HELD), checked('书目', 3)],
      [{ sheet: '书目', row: 1, reason: 'heading' }],
    );
    const [books, notes, empty, , details] = await sheetsOf(bytes);
    expect(books!.cells).to.include({
      A3: 'inlineStr:0012',
      C1: 'inlineStr:结论',
      C3: 'inlineStr:未藏',
    });
    expect(notes!.cells).to.deep.equal({ A1: 'inlineStr:说明' });
    expect(empty!.cells).to.deep.equal({});
    expect([notes!.name, details!.name]).to.deep.equal(['查重明细', '查重明细 2']);
  });

  it('has the columns of KBART', async () => {
    const kbart = 'publication_title\tprint_identifier\n城墙下的人家\t9787553370590\n';
    const heading = { sheet: '', row: 1, reason: 'heading' } as const;
    const { bytes } = await back(kbart, 'kbart', [checked('', 2)], [heading]);
    const [list] = await sheetsOf(bytes);
    expect(list!.cells).to.include({ B2: 'inlineStr:9787553370590', C2: 'inlineStr:未藏' });
  });

  for (const kind of ['iso2709', 'marcxml', 'text', 'json'])
    it(`has a column for each field of lines that were no row of cells: ${kind}`, async () => {
      const lines = [
        checked('', 1, HELD, { input: { title: '秦淮河边的旧书', isbn: '9787553370583' } }),
        checked('', 2, null, { input: { title: '城墙下的人家', publisher: '虚构出版社' } }),
      ];
      const { bytes } = await back('', kind, lines);
      const [list] = await sheetsOf(bytes);
      expect(list!.cells).to.include({
        A1: 'inlineStr:行',
        B1: 'inlineStr:题名',
        C1: 'inlineStr:ISBN',
        A2: ':1',
        B2: 'inlineStr:秦淮河边的旧书',
        C2: 'inlineStr:9787553370583',
        E2: 'inlineStr:同一版本已藏',
        E3: 'inlineStr:尚未核对',
      });
    });

  it('opens in LibreOffice, where numbers of books stay as they were', async function () {
    needsOffice(this);
    this.timeout(120_000);
    const { bytes } = await back(CSV, 'csv', CSV_LINES, CSV_SKIPPED);
    const again = await savedAgain({ 'new.xlsx': bytes }, 'xlsx');
    const { sheets } = await seenWorkbook(again['new.xlsx']!);
    expect(sheets).to.have.lengthOf(4);
    expect(sheets[0]!.cells).to.include({
      A3: 's:9787553370583',
      A5: 's:="9787553370590"',
      C3: 's:00123',
      F3: ':3',
    });
  });
});
