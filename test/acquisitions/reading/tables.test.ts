/** Tables of suppliers: whichever sheet, heads, groups, totals and notes they have, no row is lost. */
import { expect } from 'chai';
import { encodeGb18030 } from '../../../demo/gb18030.ts';
import { fieldsOf, listOf, skippedOf, titlesOf } from '../../support/lists.ts';
import { xlsx } from '../../support/xlsx.ts';

const HEAD = ['序号', '书名', '责任者', '出版社', '出版时间', 'ISBN', '定价', '复本'];
const BOOK = ['1', '白下琐言', '甘熙撰', '南京出版社', '2007', '9787807180142', '28.00', '2'];
const OTHER = ['2', '客座赘语', '顾起元撰', '中华书局', '1987', '9787101004007', '30', ''];

describe('a list of a supplier in a workbook', () => {
  it('is found by its contents behind a cover, under its titles, and told to its last row', async () => {
    const list = await listOf(
      '书单.xlsx',
      xlsx({
        封面: [['金陵书业'], ['2025 年地方文献书目']],
        统计: [
          ['出版社', '种数'],
          ['南京出版社', 1],
        ],
        订单: [
          ['2025 年地方文献订购单'],
          ['供货单位：金陵书业', '', '日期：2025-03-01'],
          HEAD,
          ['【文学类】'],
          BOOK,
          ['小计', '', '', '', '', '', 56],
          ['二、历史'],
          OTHER,
          HEAD,
          [3, '金陵琐事', '周晖', '南京出版社', '2007', 9787807180159, 32, 1],
          ['', '合计', '', '', '', '', 118, 4],
          [],
          ['备注：以上均为正版'],
          ['联系人：王先生', '', '电话：025-12345678'],
        ],
      }),
    );
    expect(list.kind).to.equal('xlsx');
    expect(fieldsOf(list)).to.eql([
      '书名=title',
      '责任者=creator',
      '出版社=publisher',
      '出版时间=date',
      'ISBN=isbn',
      '定价=price',
      '复本=copies',
    ]);
    expect(list.lines.map(({ sheet, row, group }) => `${sheet}!${row} ${group}`)).to.eql([
      '订单!5 【文学类】',
      '订单!8 二、历史',
      '订单!10 二、历史',
    ]);
    expect(list.lines[2]?.input).to.include({
      title: '金陵琐事',
      isbn: '9787807180159',
      序号: '3',
    });
    expect(skippedOf(list)).to.eql([
      '封面!1 note',
      '封面!2 note',
      '统计!1 note',
      '统计!2 note',
      '订单!1 title',
      '订单!2 title',
      '订单!3 heading',
      '订单!4 group',
      '订单!6 total',
      '订单!7 group',
      '订单!9 heading',
      '订单!11 total',
      '订单!12 blank',
      '订单!13 note',
      '订单!14 note',
    ]);
  });

  it('has all its sheets read that have the same heads, and hidden ones only when nothing else has lines', async () => {
    const sheets = { 甲: [HEAD, BOOK, OTHER], 乙: [HEAD.slice(1), BOOK.slice(1)] };
    const two = await listOf('a.xlsx', xlsx(sheets));
    expect(two.lines.map(({ sheet, row }) => `${sheet}${row}`)).to.eql(['甲2', '甲3', '乙2']);
    const book = (state: string): Record<string, string> => ({
      'xl/workbook.xml': `<workbook xmlns:r="r"><sheets><sheet name="甲" sheetId="1" ${state} r:id="r0"/><sheet name="乙" sheetId="2" r:id="r1"/></sheets></workbook>`,
    });
    const hidden = await listOf('a.xlsx', xlsx(sheets, book('state="hidden"')));
    expect(hidden.lines.map(({ sheet }) => sheet)).to.eql(['乙']);
    const only = await listOf(
      'a.xlsx',
      xlsx({ ...sheets, 乙: [['说明']] }, book('state="veryHidden"')),
    );
    expect(only.lines.map(({ sheet }) => sheet)).to.eql(['甲', '甲']);
    const said = await listOf('a.xlsx', xlsx(sheets), { sheet: '乙' });
    expect(said.lines.map(({ sheet }) => sheet)).to.eql(['乙']);
  });

  it('has groups and totals in its first column, whatever that is of', async () => {
    const list = await listOf(
      'a.xlsx',
      xlsx({
        甲: [
          ['ISBN', '书名', '出版社', '定价'],
          ['【2024年新书】'],
          ['9787807180142', '白下琐言', '南京出版社', 28],
          ['合计 1 种 28.00 元'],
          ['9787101004007'],
        ],
      }),
    );
    expect(list.lines.map(({ row, group }) => `${row} ${group}`)).to.eql([
      '3 【2024年新书】',
      '5 【2024年新书】',
    ]);
    expect(skippedOf(list)).to.eql(['甲!1 heading', '甲!2 group', '甲!4 total']);
  });

  it('has examples in the sheet that tells how to fill it in, which are no lines', async () => {
    const sheets = {
      填写说明: [HEAD, BOOK],
      书单: [HEAD, OTHER, BOOK],
      表3: [['甲', '9787101004007']],
    };
    const list = await listOf('a.xlsx', xlsx(sheets));
    expect(list.lines.map(({ sheet, row }) => `${sheet}${row}`)).to.eql(['书单2', '书单3']);
    const said = await listOf('a.xlsx', xlsx(sheets), { sheet: '表3' });
    expect(said.lines.map(({ sheet, row }) => `${sheet}${row}`)).to.eql(['表31']);
  });

  it('has heads of two rows, merged or not', async () => {
    const list = await listOf(
      'a.xlsx',
      xlsx(
        {
          甲: [
            ['序号', '图书信息', '', '出版', '', '价格'],
            ['', '书名', '作者', '社', '年', '定价', '折扣'],
            [1, '白下琐言', '甘熙', '南京出版社', '2007', 28, 0.8],
          ],
        },
        {},
        { 甲: ['B1:C1', 'D1:E1', 'F1:G1', 'A1:A2'] },
      ),
    );
    expect(fieldsOf(list)).to.eql([
      '书名=title',
      '作者=creator',
      '出版 社=publisher',
      '年=date',
      '定价=price',
      '折扣=discount',
    ]);
    expect(skippedOf(list)).to.eql(['甲!1 heading', '甲!2 heading']);
  });

  it('has what is merged down over its volumes in each of them, and says where one price is for all', async () => {
    const list = await listOf(
      'a.xlsx',
      xlsx(
        {
          甲: [
            ['丛书名', '书名', 'ISBN', '定价'],
            ['金陵文库', '白下琐言', '9787807180142', 90],
            ['', '客座赘语', '9787101004007', ''],
            ['', '金陵琐事', '9787807180159', ''],
            ['', '后湖志', '9787807180166', 20],
          ],
        },
        {},
        { 甲: ['A2:A4', 'D2:D4'] },
      ),
    );
    expect(
      list.lines.map(({ input, pricedIn }) => [input['series'], input['price'], pricedIn]),
    ).to.eql([
      ['金陵文库', '90', 2],
      ['金陵文库', '90', 2],
      ['金陵文库', '90', 2],
      [undefined, '20', undefined],
    ]);
  });

  it('says its ISBN and its dates as numbers, and keeps the zeros that a cell shows', async () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="000000"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs></styleSheet>';
    const row = (r: number, cells: string): string => `<row r="${r}">${cells}</row>`;
    const text = (at: string, value: string): string =>
      `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
    const sheet = `<worksheet><sheetData>${row(2, text('A2', '书名') + text('B2', 'ISBN') + text('C2', '出版日期') + text('D2', '征订号') + text('E2', '折扣'))}${row(3, `${text('A3', '白下琐言')}<c r="B3"><v>9.787807180142E12</v></c><c r="C3" s="1"><v>39448</v></c><c r="D3" s="2"><v>7123</v></c><c r="E3"><v>0.85000000000000009</v></c>`)}</sheetData></worksheet>`;
    const list = await listOf(
      'a.xlsx',
      xlsx({ 甲: [[]] }, { 'xl/worksheets/s0.xml': sheet, 'xl/styles.xml': styles }),
    );
    expect(list.lines[0]?.input).to.eql({
      title: '白下琐言',
      isbn: '9787807180142',
      date: '2008-01-01',
      orderNumber: '007123',
      discount: '0.85',
    });
  });

  it('has groups, sums and signatures in whatever cells they stand', async () => {
    const list = await listOf(
      '目录.xlsx',
      xlsx(
        {
          甲: [
            ['2025 年秋季征订目录'],
            ['订货单位：', '', '', '日期：', '2025-09-01'],
            [],
            ['序号', '书\n名', 'ISBN\n书号', '作者', '出版社', '单价\n（元）', '数量'],
            ['', '【地方志】'],
            [1, '白下琐言', '9787807180142', '甘熙', '南京出版社', 28, 2],
            ['江苏人民出版社'],
            [2, '客座赘语', '9787101004007', '顾起元', '中华书局', 30, 1],
            ['一、文学类', '', '', '', '', 1280, '35种'],
            [3, '时间：一部传记', '', '张三', '南京出版社', 30, 1],
            [4],
            ['文学类小计：3种', '', '', '', '', 108, 5],
            ['', '', '', '', '', 108, 5],
            ['', '总计', '', '', '', 108, 5],
            ['一、订购说明'],
            ['1、价格以实际为准'],
            ['以下空白'],
            ['采购人签字：', '', '', '年  月  日'],
            ['制表人：', '张三', '', '审核：', '李四', '2025-9-1'],
          ],
        },
        {},
        { 甲: ['A7:G7'] },
      ),
    );
    expect(list.lines.map(({ row, group }) => `${row} ${group}`)).to.eql([
      '6 【地方志】',
      '8 江苏人民出版社',
      '10 一、文学类',
    ]);
    expect(skippedOf(list).map((one) => one.slice(2))).to.eql([
      '1 title',
      '2 title',
      '3 blank',
      '4 heading',
      '5 group',
      '7 group',
      '9 group',
      '11 blank',
      '12 total',
      '13 total',
      '14 total',
      '15 note',
      '16 note',
      '17 note',
      '18 note',
      '19 note',
    ]);
  });

  it('has books of which only title and price are known, whatever their titles end in', async () => {
    const list = await listOf(
      '目录.xlsx',
      xlsx({
        甲: [
          ['书名', 'ISBN', '出版社', '定价', '数量'],
          ['文学类', '', '', '', '35种'],
          ['金陵人物篇', '', '', '48.00', ''],
          ['秦淮文化系列', '', '', 36, 2],
        ],
      }),
    );
    expect(list.lines.map(({ row, group }) => `${row} ${group}`)).to.eql(['3 文学类', '4 文学类']);
    expect(skippedOf(list)).to.eql(['甲!1 heading', '甲!2 group']);
  });

  it('may have a second table below the first, with heads of its own', async () => {
    const list = await listOf(
      'a.xlsx',
      xlsx({
        甲: [
          ['书名', 'ISBN', '定价'],
          ['白下琐言', '9787807180142', 28],
          ['附：电子书'],
          ['ISBN', '书名', '作者', '载体', '价格'],
          ['9787101004007', '客座赘语', '顾起元', '电子书', 10],
        ],
      }),
    );
    expect(list.lines.map(({ row, group, input }) => [row, group, input])).to.eql([
      [2, '', { title: '白下琐言', isbn: '9787807180142', price: '28' }],
      [
        5,
        '附：电子书',
        {
          title: '客座赘语',
          isbn: '9787101004007',
          creator: '顾起元',
          carrier: '电子书',
          price: '10',
        },
      ],
    ]);
  });

  it('may be one column of lines as they are pasted', async () => {
    const list = await listOf(
      'a.xlsx',
      xlsx({ 甲: [[], ['', '《白下琐言》，甘熙，南京出版社，2007'], ['', '9787101004007']] }),
    );
    expect(list.lines.map(({ row, input }) => [row, input['title'] ?? input['isbn']])).to.eql([
      [2, '白下琐言'],
      [3, '9787101004007'],
    ]);
  });

  it('may have macros, which are never looked at', async () => {
    const list = await listOf('a.xlsm', xlsx({ 甲: [HEAD, BOOK] }, { 'xl/vbaProject.bin': 'x' }));
    expect(titlesOf(list)).to.eql(['2 白下琐言']);
  });
});

describe('columns of a list', () => {
  it('are understood by what suppliers call them', async () => {
    const heads = {
      正题名: 'title',
      副题名: 'subtitle',
      丛书题名: 'series',
      分册名: 'volume',
      第一责任者: 'creator',
      第二责任者: 'creator2',
      版别: 'publisher',
      '出版时间（年月）': 'date',
      版印次: 'edition',
      介质: 'carrier',
      '定价(元)': 'price',
      '折 扣': 'discount',
      码洋: 'listTotal',
      实洋: 'netTotal',
      折后价: 'netPrice',
      书号: 'isbn',
      订购数量: 'copies',
      征订号: 'orderNumber',
      中图分类: 'class',
      装帧: 'binding',
      开本: 'extent',
      语种: 'language',
      读者对象: 'audience',
      内容简介: 'abstract',
      备注: 'note',
    };
    const list = await listOf('a.csv', `${Object.keys(heads).join(',')}\n白下琐言,x\n`);
    expect(Object.fromEntries(list.columns.map(({ heading, field }) => [heading, field]))).to.eql(
      heads,
    );
  });

  it('of other money are no prices', async () => {
    const list = await listOf('a.csv', '书名,定价（美元）,定价(元)\n白下琐言,30,28\n');
    expect(list.lines[0]?.input).to.eql({ title: '白下琐言', '定价（美元）': '30', price: '28' });
  });

  it('are checked by what stands in them: 编号 and 条码 with 978 are the ISBN', async () => {
    const number = await listOf(
      'a.csv',
      '编号,书名\n9787807180142,白下琐言\n9787101004007,客座赘语',
    );
    expect(fieldsOf(number)).to.eql(['编号=isbn', '书名=title']);
    const both = await listOf(
      'a.csv',
      '书号,条码,书名\n000123,9787807180142,白下琐言\n000124,9787101004007,客座赘语',
    );
    expect(fieldsOf(both)).to.eql(['条码=isbn', '书名=title']);
    const two = await listOf('a.csv', 'ISBN,条码,书名\n978-7-80718-014-2,9787807180142,白下琐言');
    expect(fieldsOf(two)).to.eql(['ISBN=isbn', '条码=isbn2', '书名=title']);
  });

  it('are guessed from contents alone where there are no heads', async () => {
    const rows = [BOOK, OTHER].map((cells) => cells.join('\t')).join('\n');
    const list = await listOf('贴.txt', rows);
    expect(fieldsOf(list)).to.eql([
      'B=title',
      'C=creator',
      'D=publisher',
      'E=date',
      'F=isbn',
      'G=price',
      'H=copies',
    ]);
    expect(skippedOf(list)).to.eql([]);
    expect(titlesOf(list)).to.eql(['1 白下琐言', '2 客座赘语']);
  });

  it('are found where a title has no heading, and where a list has none above its first book', async () => {
    const unnamed = await listOf(
      'a.csv',
      'No,,ISBN\n1,白下琐言,9787807180142\n2,客座赘语,9787101004007\n',
    );
    expect(fieldsOf(unnamed)).to.eql(['B=title', 'ISBN=isbn']);
    const bare = await listOf(
      'a.xlsx',
      xlsx({
        甲: [
          ['推荐书目'],
          ['【文学类】'],
          ['白下琐言', '甘熙', '9787807180142', 28],
          ['客座赘语', '顾起元', '9787101004007', 30],
          ['合计', '', '', 58],
        ],
      }),
    );
    expect(fieldsOf(bare)).to.eql(['A=title', 'B=creator', 'C=isbn', 'D=price']);
    expect(skippedOf(bare)).to.eql(['甲!1 title', '甲!2 group', '甲!5 total']);
  });

  it('mean what a person says they do, for every list with the same heads', async () => {
    const csv = '名目,何人,号\n白下琐言,甘熙,9787807180142\n';
    const guessed = await listOf('a.csv', csv);
    expect(fieldsOf(guessed)).to.eql(['名目=title', '何人=creator', '号=isbn']);
    const columns = guessed.columns.map((one) => ({
      ...one,
      field: one.heading === '何人' ? ('publisher' as const) : one.field,
    }));
    const said = await listOf('a.csv', csv, { columns });
    expect(said.lines[0]?.input).to.eql({
      title: '白下琐言',
      publisher: '甘熙',
      isbn: '9787807180142',
    });
    const next = await listOf('b.csv', '名目,何人,号\n客座赘语,顾起元,9787101004007\n');
    expect(next.columnsKey).to.equal(said.columnsKey).and.not.equal('');
    expect((await listOf('c.csv', '名目,号\n甲,9787101004007\n')).columnsKey).to.not.equal(
      said.columnsKey,
    );
  });
});

describe('a list in a text table', () => {
  it('is read in any encoding and with any mark between its cells', async () => {
    const rows = [HEAD, BOOK, OTHER];
    for (const mark of [',', '\t', ';', '|', '，']) {
      const text = rows.map((cells) => cells.join(mark)).join('\r\n');
      const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
      for (const bytes of [
        Buffer.from(text),
        Buffer.from(`\ufeff${text}`),
        encodeGb18030(text),
        utf16,
      ]) {
        const list = await listOf('书单.csv', bytes);
        expect(titlesOf(list), mark).to.eql(['2 白下琐言', '3 客座赘语']);
        expect(list.lines[1]?.input, mark).to.include({ creator: '顾起元撰', price: '30' });
      }
    }
  });

  it('has the line in which a row begins for its number, blank ones among them', async () => {
    const list = await listOf(
      'a.csv',
      '书名,作者,备注\n"白下\n琐言",甘熙,"两\r\n行"\n\n客座赘语,顾起元,\n\n\n',
    );
    expect(list.lines.map(({ row }) => row)).to.eql([2, 6]);
    expect(list.lines[0]?.input['title']).to.equal('白下\n琐言');
    expect(skippedOf(list)).to.eql(['1 heading', '5 blank']);
  });

  it('keeps its cells as typed', async () => {
    const cells = [
      '="9787807180142"',
      '\t9787807180142',
      '９７８７８０７１８０１４２',
      "'9787807180142",
    ];
    const list = await listOf(
      'a.csv',
      `书名\tISBN\n${cells.map((cell) => `甲乙\t"${cell.replace(/"/g, '""')}"`).join('\n')}\n`,
    );
    expect(list.lines.map(({ input }) => input['isbn'])).to.eql(cells);
  });
});
