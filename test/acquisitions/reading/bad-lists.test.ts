/** What is no list, or would be too much: refused by a code and a sentence that says what it is and what to do. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { utils, write } from '@e965/xlsx';
import { expect } from 'chai';
import { LIST_FAULTS, ListUnreadable } from '../../../acquisitions/reading/refusals.ts';
import { MOST_LINES } from '../../../acquisitions/reading/read-list.ts';
import { openCsv } from '../../../formats/files/sheets/csv.ts';
import { encodeGb18030 } from '../../../demo/gb18030.ts';
import { listOf, titlesOf } from '../../support/lists.ts';
import { xlsx, zip } from '../../support/xlsx.ts';

const CSV = '书名,作者,出版社\n白下琐言,甘熙撰,南京出版社\n客座赘语,顾起元撰,中华书局\n';

async function refusal(content: string | Uint8Array, name = '书单.xlsx'): Promise<ListUnreadable> {
  try {
    await listOf(name, content);
  } catch (error) {
    if (error instanceof ListUnreadable) return error;
    throw error;
  }
  throw new Error(`${name} was read`);
}

/** A real workbook whose second record says that it is encrypted. */
function lockedXls(): Buffer {
  const book = utils.book_new(utils.aoa_to_sheet([['书名'], ['白下琐言']]), 'S1');
  const bytes = write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer;
  const at = bytes.indexOf(Buffer.from([0x5c, 0, 0x70, 0]));
  bytes[at] = 0x2f;
  bytes.fill(0, at + 4, at + 12);
  return bytes;
}

describe('a file that is no list', () => {
  it('is refused with what it is, whatever its name', async () => {
    for (const [bytes, code, said] of [
      ['', 'CHECK_EMPTY', '空'],
      [' \r\n \r\n', 'CHECK_EMPTY', '空'],
      [xlsx({ 甲: [] }), 'CHECK_EMPTY', '没有内容'],
      ['%PDF-1.7\n%âãÏÓ', 'CHECK_NOT_A_LIST', 'PDF'],
      [
        zip([{ name: 'word/document.xml', bytes: Buffer.from('<a/>') }]),
        'CHECK_NOT_A_LIST',
        'Word',
      ],
      [Buffer.from('\x89PNG\r\n\x1a\n\0\0\0', 'latin1'), 'CHECK_NOT_A_LIST', '图片'],
      ['<html><body><p>书单</p></body></html>', 'CHECK_NOT_A_LIST', '网页'],
      ['<a><b/></a>', 'CHECK_NOT_A_LIST', 'MARC'],
      ['TY  - BOOK\nTI  - 白下琐言\nER  - \n', 'CHECK_NOT_A_LIST', 'RIS'],
      [
        Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'.padEnd(2000, 'x'), 'latin1'),
        'CHECK_DAMAGED',
        '另存为 .xlsx',
      ],
      [xlsx({ 甲: [['书名'], ['白下琐言']] }).subarray(0, 600), 'CHECK_DAMAGED', '损坏'],
      [lockedXls(), 'CHECK_LOCKED', '密码'],
      [
        Buffer.concat([
          Buffer.from('\xd0\xcf\x11\xe0....', 'latin1'),
          Buffer.from('EncryptedPackage', 'utf16le'),
        ]),
        'CHECK_LOCKED',
        '密码',
      ],
      ['出版社,年\n南京出版社,二〇〇七\n', 'CHECK_WITHOUT_TITLES', '没有找到书名或 ISBN'],
    ] as const) {
      const { code: own, message } = await refusal(bytes, '书单.csv');
      expect(own, message).to.equal(code);
      expect(message).to.include(said).and.match(/。$/);
    }
  });

  it('but a workbook of another kind, or half of one, says how it can be read', async () => {
    const book = utils.book_new(utils.aoa_to_sheet([['书名'], ['白下琐言']]), 'S1');
    const as = (bookType: 'ods' | 'xlsb'): Buffer =>
      write(book, { type: 'buffer', bookType }) as Buffer;
    const half = zip([{ name: 'xl/worksheets/sheet1.xml', bytes: Buffer.from('<worksheet/>') }]);
    for (const [bytes, code, said] of [
      [
        as('ods'),
        'CHECK_NOT_A_LIST',
        'OpenDocument 电子表格（ods），读不了；请用 WPS 或 Excel 打开，另存为 .xlsx',
      ],
      [
        as('xlsb'),
        'CHECK_NOT_A_LIST',
        '二进制工作簿（xlsb），读不了；请用 WPS 或 Excel 打开，另存为 .xlsx',
      ],
      [half, 'CHECK_DAMAGED', '不完整'],
    ] as const) {
      const { code: own, message } = await refusal(bytes);
      expect(own, message).to.equal(code);
      expect(message).to.include(said).and.match(/。$/);
    }
  });

  it('is refused when its text was destroyed on the way, in either direction', async () => {
    const asGbk = new TextDecoder('gb18030').decode(Buffer.from(CSV));
    const asUtf8 = new TextDecoder('utf-8').decode(encodeGb18030(CSV));
    for (const text of [asGbk, asUtf8]) {
      const { code, message } = await refusal(text);
      expect(code, message).to.equal('CHECK_GARBLED');
    }
  });

  it('is refused when it unpacks to more than it says, or to more than anybody needs', async () => {
    const sheet = 'xl/worksheets/s0.xml';
    for (const bytes of [
      zip([
        { name: 'xl/workbook.xml', bytes: Buffer.from('<a/>') },
        { name: sheet, bytes: Buffer.alloc(60_000), claimed: 1_200_000_000 },
      ]),
      zip([{ name: 'xl/workbook.xml', bytes: Buffer.alloc(60_000, ' '), claimed: 10 }]),
    ])
      expect((await refusal(bytes)).code).to.equal('CHECK_TOO_LARGE');
    expect((await refusal(Buffer.alloc(50 * 1024 * 1024 + 1, 'a'))).code).to.equal(
      'CHECK_TOO_LARGE',
    );
  });

  it('is refused when its texts are more than can be held', async () => {
    const strings = `<sst>${'<si/>'.repeat(8_000_000)}</sst>`;
    const { code } = await refusal(xlsx({ 甲: [['书名']] }, { 'xl/sharedStrings.xml': strings }));
    expect(code).to.equal('CHECK_TOO_LARGE');
  });

  it('is refused at one line more than can be checked, and when a cell stands far below', async () => {
    const lines = (count: number): string => '白下琐言\n'.repeat(count);
    expect((await listOf('a.txt', lines(MOST_LINES))).lines).to.have.lengthOf(MOST_LINES);
    const { code, message } = await refusal(lines(MOST_LINES + 1));
    expect(code).to.equal('CHECK_TOO_LONG');
    expect(message).to.include('100000');
    const row = (r: number, text: string): string =>
      `<row r="${r}"><c r="A${r}" t="inlineStr"><is><t>${text}</t></is></c></row>`;
    const sheet = `<worksheet><sheetData>${row(1, '书名')}${row(2, '白下琐言')}${row(1_048_576, 'x')}</sheetData></worksheet>`;
    const stray = await refusal(xlsx({ 甲: [[]] }, { 'xl/worksheets/s0.xml': sheet }));
    expect(stray.code).to.equal('CHECK_TOO_LONG');
  });

  it('is refused when it has a row that no sheet has, or more sheets than are looked at', async () => {
    const row = `<row r="9007199254740991"><c r="A9" t="inlineStr"><is><t>客座赘语</t></is></c></row>`;
    const sheet = `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>书名</t></is></c></row>${row}</sheetData></worksheet>`;
    const far = await refusal(xlsx({ 甲: [[]] }, { 'xl/worksheets/s0.xml': sheet }));
    expect(far.code).to.equal('CHECK_DAMAGED');
    expect(far.message).to.include('9007199254740991');
    const names = Array.from({ length: 201 }, (_, i) => `第${i}张`);
    const book = xlsx(Object.fromEntries(names.map((name) => [name, [['书名'], ['白下琐言']]])));
    const many = await refusal(book);
    expect(many.code).to.equal('CHECK_TOO_LARGE');
    expect(many.message).to.include('200 张');
  });

  it('is explained by its code in the guide for operators', () => {
    const guide = readFileSync('docs/operating.md', 'utf8');
    expect(LIST_FAULTS.filter((code) => !guide.includes(`\`${code}\``))).to.eql([]);
  });
});

describe('a list with faults', () => {
  it('is read where quotation marks do not pair, as it stands', async () => {
    const list = await listOf('a.csv', '书名,作者\n"白下琐言,甘熙\n客座赘语,顾起元\n');
    expect(titlesOf(list)).to.eql(['2 "白下琐言', '3 客座赘语']);
  });

  it('takes what a formula came to, and never reckons', async () => {
    const list = await listOf(
      'a.xlsx',
      xlsx({
        甲: [
          ['书名', '定价', '备注'],
          [
            '白下琐言',
            { formula: '14*2', value: '28' },
            { formula: 'WEBSERVICE(&quot;http://a.example&quot;)', value: '' },
          ],
        ],
      }),
    );
    expect(list.lines[0]?.input).to.eql({ title: '白下琐言', price: '28' });
  });

  it('that goes while it is read ends its own reading, and nothing else', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'list-'));
    const file = path.join(folder, 'a.csv');
    writeFileSync(file, CSV);
    const { rows, sheets } = await openCsv(file, 'a.csv');
    rmSync(folder, { recursive: true });
    const read = Array.fromAsync(sheets.map(rows)[0] ?? []);
    const fault: unknown = await read.catch((error: unknown) => error);
    expect(fault).to.be.an('error').with.property('code', 'ENOENT');
  });

  it('keeps what looks like a formula as text', async () => {
    const list = await listOf('a.csv', '书名,备注\n=1+1,@x\n');
    expect(list.lines[0]?.input).to.eql({ title: '=1+1', note: '@x' });
  });
});
