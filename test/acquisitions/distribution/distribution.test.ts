import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { expect } from 'chai';
import { distributionFile } from '../../../acquisitions/distribution/distribution-file.ts';
import type {
  Distribution,
  DistributionLine,
} from '../../../acquisitions/distribution/distribution.ts';
import { readDistribution } from '../../../acquisitions/distribution/read-distribution.ts';
import type { ReadDistribution } from '../../../acquisitions/distribution/read-distribution.ts';
import { zip } from '../../support/xlsx.ts';
import { needsOffice, savedAgain } from '../../support/office.ts';
import { seenWorkbook, textsIn } from '../../support/read-workbook.ts';

function line(row: number, title: string, more: Partial<DistributionLine> = {}): DistributionLine {
  return {
    sheet: '书目',
    row,
    title,
    creator: '虚构者',
    publisher: '虚构出版社',
    isbn: '9787553370583',
    price: 4580,
    copies: 5,
    held: {},
    given: {},
    ...more,
  };
}

const DISTRIBUTION: Distribution = {
  list: '0123456789abcdef0123456789abcdef',
  name: '秋季书目',
  isWhole: true,
  libraries: [
    { code: '320100', name: '金陵图书馆' },
    { code: '320102', name: '玄武' },
    { code: '320104', name: '秦淮' },
  ],
  lines: [
    line(5, '秦淮河边的旧书', { held: { '320104': 2, '320102': null }, given: { '320100': 1 } }),
    line(6, '城墙下的人家', { price: null, given: { '320100': 2, '320113': 2 } }),
    line(9, '玄武湖图录'),
  ],
};

/** Columns of the three libraries are J, K, L. */
describe('the sheet of which library gets what', () => {
  let folder = '';
  let file = Buffer.alloc(0);
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'distribution-'));
    file = await buffer(distributionFile(DISTRIBUTION));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  async function readBack(bytes: Buffer, expected = DISTRIBUTION): Promise<ReadDistribution> {
    const place = path.join(folder, 'edited.xlsx');
    await writeFile(place, bytes);
    return readDistribution(place, '去向.xlsx', expected);
  }

  /** The file with cells of its first sheet changed as a table program would. */
  async function edited(change: (xml: string) => string): Promise<ReadDistribution> {
    const texts = await textsIn(file);
    const name = 'xl/worksheets/sheet1.xml';
    const parts = { ...texts, [name]: change(texts[name] ?? '') };
    return readBack(
      zip(Object.entries(parts).map(([one, text]) => ({ name: one, bytes: Buffer.from(text) }))),
    );
  }

  const typed = (at: string, value: string) => (xml: string) =>
    xml.replace(
      new RegExp(`<c r="${at}"[^>]*?(?:/>|>.*?</c>)`),
      `<c r="${at}" t="str"><v>${value}</v></c>`,
    );

  it('has a row for each line, a column for each library, sums by formula and held cells marked', async () => {
    const [sheet] = (await seenWorkbook(file)).sheets;
    const { cells, formats, columns, hiddenRows, others } = sheet!;

    expect(sheet!.name).to.equal('馆藏去向表');
    expect(hiddenRows).to.deep.equal(['1']);
    expect(columns['A']).to.equal('9 1');
    expect(cells).to.include({
      J1: 'inlineStr:320100',
      K2: 'inlineStr:玄武',
      M2: 'inlineStr:合计',
      C3: 'inlineStr:秦淮河边的旧书',
      G3: 'inlineStr:玄武、秦淮 2',
      H3: ':45.8',
      I3: ':5',
      J3: ':1',
      M3: ':1 ={}SUM(J3:L3)',
      N3: ':4 ={}I3-M3',
      J6: ':3 ={}SUM(J3:J5)',
      J7: ':45.8 ={}SUMPRODUCT(H3:H5,J3:J5)',
    });
    expect(formats['L3']).to.equal(formats['K3']);
    expect(formats['L3']).to.not.equal(formats['J3']);
    expect(others['dataValidations']).to.match(/type="whole".*sqref="J3:L5".*<formula2>1000</);
  });

  it('reads what it wrote without a change', async () => {
    expect(await readBack(file)).to.deep.equal({ changes: [], faults: [] });
  });

  it('tells each change', async () => {
    const { changes, faults } = await edited((xml) => typed('K5', '４')(typed('J3', '')(xml)));
    expect(faults).to.deep.equal([]);
    expect(
      changes.map(({ line: { row }, library, from, to }) => [row, library, from, to]),
    ).to.deep.equal([
      [5, '320100', 1, 0],
      [9, '320102', 0, 4],
    ]);
  });

  for (const [what, code, message, change] of [
    [
      'letters',
      'no-number',
      'K3（玄武）应为 0 到 1000 的整数，文件里是“两册”',
      typed('K3', '两册'),
    ],
    ['a fraction', 'no-number', '文件里是“1.5”', typed('K3', '1.5')],
    ['a negative number', 'no-number', '文件里是“-1”', typed('K3', '-1')],
    ['more than 1 000', 'no-number', '文件里是“1001”', typed('K3', '1001')],
    [
      'more than is ordered',
      'too-many',
      '第 3 行：各馆合计 6 册，超过订购的 5 册',
      typed('K3', '5'),
    ],
    [
      'another id',
      'unknown-row',
      '第 3 行：编号“5-00000000”不在这份去向表里',
      typed('A3', '5-00000000'),
    ],
    ['no id', 'unknown-row', '第 3 行：没有编号', typed('A3', '')],
    [
      'another title',
      'title-changed',
      '题名应为《秦淮河边的旧书》，文件里是《旧书》',
      typed('C3', '旧书'),
    ],
    ['another order', 'copies-changed', '订购册数应为 5，文件里是“9”', typed('I3', '9')],
    [
      'a row less',
      'row-missing',
      '文件里没有清单第 6 行《城墙下的人家》',
      (xml: string) => xml.replace(/<row r="4">.*?<\/row>/, ''),
    ],
    [
      'a row twice',
      'row-twice',
      '第 4 行：编号',
      (xml: string) => {
        const [row = ''] = /<row r="3">.*?<\/row>/.exec(xml) ?? [];
        const again = row.replaceAll(/r="([A-Z]*)3"/g, 'r="$14"');
        return xml.replace(/<row r="4">.*?<\/row>/, again);
      },
    ],
  ] as const)
    it(`names the row of ${what}`, async () => {
      const { faults } = await edited(change);
      const [fault] = faults;
      expect(fault?.code).to.equal(code);
      expect(fault?.message).to.include(message);
    });

  it('counts copies of libraries whose columns are not shown', async () => {
    const { faults } = await edited(typed('K4', '2'));
    expect(faults.map(({ code }) => code)).to.deep.equal(['too-many']);
  });

  for (const [what, message, expected] of [
    ['another list', '是另一份清单的馆藏去向表', { ...DISTRIBUTION, list: 'f'.repeat(32) }],
    [
      'columns that are not theirs',
      'K 列（馆代码 320102）不是您可以填写的馆',
      { ...DISTRIBUTION, libraries: DISTRIBUTION.libraries.slice(0, 1) },
    ],
  ] as const)
    it(`refuses a file of ${what}`, async () => {
      const error = await readBack(file, expected).catch((fault: unknown) => fault);
      expect(String(error)).to.include(message);
    });

  it('shows whoever may see one column that column alone', async () => {
    const own = { ...DISTRIBUTION, libraries: DISTRIBUTION.libraries.slice(1, 2) };
    const bytes = await buffer(distributionFile(own));
    const [sheet] = (await seenWorkbook(bytes)).sheets;
    expect(sheet!.cells).to.include({ J2: 'inlineStr:玄武', K2: 'inlineStr:合计' });
    expect(await readBack(bytes, own)).to.deep.equal({ changes: [], faults: [] });
  });

  it('is read back from LibreOffice as it was', async function () {
    needsOffice(this);
    this.timeout(120_000);
    const again = await savedAgain({ 'a.xlsx': file }, 'xlsx');
    const [sheet] = (await seenWorkbook(again['a.xlsx']!)).sheets;
    expect(sheet!.cells['N4']).to.match(/^:3 =/);
    expect(await readBack(again['a.xlsx']!)).to.deep.equal({ changes: [], faults: [] });
  });
});
