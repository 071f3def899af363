/** Lists in old workbooks, MARC and KBART. */
import { utils, write } from '@e965/xlsx';
import type { WorkSheet } from '@e965/xlsx';
import { expect } from 'chai';
import { documentOfLine } from '../../../acquisitions/line-document.ts';
import { encodeGb18030 } from '../../../demo/gb18030.ts';
import { field, isoRecord } from '../../support/iso2709.ts';
import { fieldsOf, listOf, skippedOf, titlesOf } from '../../support/lists.ts';

const ISBN = '9787807180142';
const OTHER = '9787101004007';

function xls(sheets: Record<string, WorkSheet>, bookType: 'biff8' | 'biff5' = 'biff8'): Buffer {
  const book = utils.book_new();
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name);
  return write(book, { type: 'buffer', bookType }) as Buffer;
}

describe('a list in an old workbook', () => {
  it('is read as a new one is, whatever it is called', async () => {
    const sheet = utils.aoa_to_sheet([
      ['2025 年书单'],
      ['丛书名', '书名', 'ISBN', '定价', '出版时间', '征订号'],
      ['金陵文库', '白下琐言', 9787807180142, 28.5, new Date(Date.UTC(2008, 0, 1)), 7123],
      ['', '客座赘语', OTHER, { t: 'n', v: 30, f: '15*2' }, '2009', '007124'],
      [],
      ['备注：以上均为现货'],
    ]);
    sheet['!merges'] = [
      { s: { r: 0, c: 0 }, e: { r: 0, c: 5 } },
      { s: { r: 2, c: 0 }, e: { r: 3, c: 0 } },
    ];
    const bytes = xls({ 封面: utils.aoa_to_sheet([['封面']]), 书单: sheet });
    const list = await listOf('书单.xlsx', bytes);
    expect(list.kind).to.equal('xls');
    expect(list.lines.map(({ row, input }) => [row, input])).to.eql([
      [
        3,
        {
          series: '金陵文库',
          title: '白下琐言',
          isbn: ISBN,
          price: '28.5',
          date: '2008-01-01',
          orderNumber: '7123',
        },
      ],
      [
        4,
        {
          series: '金陵文库',
          title: '客座赘语',
          isbn: OTHER,
          price: '30',
          date: '2009',
          orderNumber: '007124',
        },
      ],
    ]);
    expect(skippedOf(list)).to.eql([
      '封面!1 note',
      '书单!1 title',
      '书单!2 heading',
      '书单!5 blank',
      '书单!6 note',
    ]);
  });

  it('of Excel 95 is in the code page of its country', async () => {
    const sheet = utils.aoa_to_sheet([
      ['AAAA', 'ISBN'],
      ['BBBBBBBB', ISBN],
    ]);
    const bytes = xls({ S1: sheet }, 'biff5');
    const put = (old: Buffer, now: Buffer): void => {
      now.copy(bytes, bytes.indexOf(old));
    };
    put(Buffer.from('AAAA'), encodeGb18030('书名'));
    put(Buffer.from('BBBBBBBB'), encodeGb18030('白下琐言'));
    // Record 42, of two bytes: 1252 becomes 936.
    put(Buffer.from([0x42, 0, 2, 0]), Buffer.from([0x42, 0, 2, 0, 0xa8, 0x03]));
    expect(titlesOf(await listOf('a.xls', bytes))).to.eql(['2 白下琐言']);
  });

  it('may be a page or XML that only calls itself .xls, and keeps its zeros', async () => {
    const rows = [
      ['书名', 'ISBN', '征订号'],
      ['白下琐言', ISBN, '007123'],
    ];
    const page = `<table>${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`;
    const xml = `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="甲"><Table>${rows.map((cells) => `<Row>${cells.map((cell) => `<Cell><Data ss:Type="String">${cell}</Data></Cell>`).join('')}</Row>`).join('')}</Table></Worksheet></Workbook>`;
    for (const bytes of [Buffer.from(page), encodeGb18030(page), Buffer.from(xml)]) {
      const list = await listOf('书单.xls', bytes);
      expect(list.lines.map(({ input }) => input)).to.eql([
        { title: '白下琐言', isbn: ISBN, orderNumber: '007123' },
      ]);
    }
  });
});

describe('an order file in MARC', () => {
  const record = isoRecord([
    { tag: '001', text: '1' },
    field('010', '  ', `a${ISBN}`, 'dCNY28.00'),
    field('200', '1 ', 'a白下琐言', 'f甘熙撰'),
    field('210', '  ', 'a南京', 'c南京出版社', 'd2007'),
    field('905', '  ', 'f3'),
  ]);

  it('has a line for each record, by its place, and says which is broken', async () => {
    const broken = Buffer.from('00100nam  2200000   450 xxxx\u001d');
    const list = await listOf('a.mrc', Buffer.concat([record, broken, record]));
    expect(list.kind).to.equal('iso2709');
    expect(list.lines.map(({ row }) => row)).to.eql([1, 2, 3]);
    expect(list.lines[0]?.input).to.include({ title: '白下琐言', price: 'CNY28.00', copies: '3' });
    const [good, bad] = list.lines.map((line) => documentOfLine(line));
    expect(bad).to.have.property('code', 'line-broken');
    if (good === undefined || 'unreadable' in good) throw new Error('cannot be read');
    expect(good.document).to.include({ format: 'cnmarc' });
    expect(good.money).to.include({ price: 2800, copies: 3, list: 8400 });
  });

  it('is read in MARCXML of either kind', async () => {
    const xml = `<collection xmlns="http://www.loc.gov/MARC21/slim"><record><leader>00000nam a2200000 a 4500</leader><datafield tag="020" ind1=" " ind2=" "><subfield code="a">${OTHER}</subfield><subfield code="c">CNY30.00</subfield></datafield><datafield tag="245" ind1="1" ind2="0"><subfield code="a">客座赘语 /</subfield><subfield code="c">顾起元</subfield></datafield><datafield tag="960" ind1=" " ind2=" "><subfield code="o">2</subfield></datafield></record></collection>`;
    const list = await listOf('a.txt', xml);
    expect(list.kind).to.equal('marcxml');
    expect(list.lines.map(({ row, input }) => [row, input])).to.eql([
      [1, { title: '客座赘语', creator: '顾起元', isbn: OTHER, price: 'CNY30.00', copies: '2' }],
    ]);
  });
});

describe('a large order file in MARCXML', () => {
  it('is read some records at a time, as if it were read whole', async () => {
    const record = (number: number): string =>
      `<m:record><m:leader>00000nam0 2200000   450 </m:leader><m:controlfield tag="001">${number}</m:controlfield><m:datafield tag="200" ind1="1" ind2=" "><m:subfield code="a">题名 ${number}</m:subfield><m:subfield code="e">${'说明'.repeat(300)}</m:subfield></m:datafield></m:record>`;
    const all = Array.from({ length: 3_000 }, (_, i) => record(i + 1)).join('\n');
    const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<m:collection xmlns:m="http://www.loc.gov/MARC21/slim">${all}</m:collection>`;
    expect(Buffer.byteLength(xml)).to.be.greaterThan(4 * 1024 * 1024);
    const list = await listOf('a.xml', xml);
    expect(list.lines.map(({ row, input }) => `${row} ${input['title'] ?? ''}`)).to.eql(
      Array.from({ length: 3_000 }, (_, i) => `${i + 1} 题名 ${i + 1}`),
    );
  });
});

describe('a KBART file', () => {
  it('lists what is online, books and serials', async () => {
    const heads =
      'publication_title print_identifier online_identifier date_first_issue_online title_url first_author title_id coverage_depth publisher_name publication_type date_monograph_published_print';
    const rows = [
      heads.split(' '),
      [
        '白下琐言',
        ISBN,
        '',
        '',
        'https://a.example/1',
        '甘熙',
        '1',
        'fulltext',
        '南京出版社',
        'monograph',
        '2007',
      ],
      ['江苏地方志', '1003-434X', '', '1999-01-01', '', '', '2', 'fulltext', '', 'serial', ''],
    ];
    const list = await listOf('a.tsv', `\ufeff${rows.map((cells) => cells.join('\t')).join('\n')}`);
    expect(list.kind).to.equal('kbart');
    expect(fieldsOf(list)).to.include.members([
      'publication_title=title',
      'online_identifier=isbn',
      'print_identifier=isbn2',
      'title_url=link',
    ]);
    const read = list.lines.map((line) => documentOfLine(line, 'print'));
    const documents = read.flatMap((one) => ('unreadable' in one ? [] : [one]));
    expect(documents.map(({ offered, document }) => [offered, document.carrier])).to.eql([
      ['electronic', 'electronic'],
      ['electronic', 'electronic'],
    ]);
    expect(documents.map(({ document }) => document.identifiers.map(({ value }) => value))).to.eql([
      [ISBN],
      ['1003-434X'],
    ]);
    expect(documents[1]?.document.type.code).to.equal('serial');
  });
});
