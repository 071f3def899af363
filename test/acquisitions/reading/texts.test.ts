/** Lines that are pasted: one description each, however its parts stand. */
import { expect } from 'chai';
import { listOf, skippedOf } from '../../support/lists.ts';

const ISBN = '9787807180142';
const OTHER = '9787101004007';

describe('a pasted list', () => {
  it('of numbers has one a line, as typed, and blank lines are told', async () => {
    const list = await listOf('', `${ISBN}\n\n978-7-101-00400-7\nISBN：${ISBN}（精装）\n\n\n`);
    expect(list.kind).to.equal('text');
    expect(list.lines.map(({ row, input }) => `${row} ${input['isbn'] ?? ''}`)).to.eql([
      `1 ${ISBN}`,
      '3 978-7-101-00400-7',
      `4 ISBN:${ISBN}(精装)`,
    ]);
    expect(skippedOf(list)).to.eql(['2 blank']);
  });

  it('has a number that a table program destroyed, which is no title', async () => {
    const list = await listOf('', `白下琐言\n9.78755E+12\n9.6\n`);
    expect(list.lines.map(({ input }) => input)).to.eql([
      { title: '白下琐言' },
      { isbn: '9.78755E+12' },
      { title: '9.6' },
    ]);
  });

  it('of numbers side by side is books one after the other', async () => {
    const list = await listOf('', `${ISBN}, ${OTHER}；7-101-00400-8`);
    expect(list.lines.map(({ row, input }) => [row, input])).to.eql([
      [1, { isbn: ISBN }],
      [2, { isbn: OTHER }],
      [3, { isbn: '7-101-00400-8' }],
    ]);
  });

  it('has several numbers of one line together where lines are books', async () => {
    const list = await listOf('', `白下琐言 ${ISBN} ${OTHER}\n客座赘语\n`);
    expect(list.lines[0]?.input).to.include({ title: '白下琐言', isbn: `${ISBN}；${OTHER}` });
  });

  it('has title, author and number with any mark between', async () => {
    for (const mark of [' / ', '/', '|', ' ｜ ', '；', '\t', ', ', '，', '   ']) {
      const list = await listOf('', `白下琐言${mark}甘熙${mark}${ISBN}`);
      expect(list.lines[0]?.input, mark).to.include({
        title: '白下琐言',
        creator: '甘熙',
        isbn: ISBN,
      });
    }
  });

  it('has references without an author, with an edition before the place, and a month run into the year', async () => {
    const list = await listOf(
      '',
      [
        '[4] 白下琐言[M]. 南京: 南京出版社, 2007年6月. 7-80718-014-7',
        '白下琐言 / 甘熙 编著. — 第2版. 南京: 南京出版社, 2007-05, ISBN 9787807180142',
        '[6] 甘熙. 白下琐言[M]. 南京: 南京出版社, 200706.',
      ].join('\n'),
    );
    const read = list.lines.map(({ input }) =>
      ['title', 'creator', 'edition', 'place', 'publisher', 'date'].map((one) => input[one] ?? ''),
    );
    expect(read.map((parts) => parts.filter((_, i) => i !== 3))).to.eql([
      ['白下琐言', '', '', '南京出版社', '2007年6月'],
      ['白下琐言', '甘熙 编著', '第2版', '南京出版社', '2007-05'],
      ['白下琐言', '甘熙', '', '南京出版社', '200706'],
    ]);
  });

  it('has references as bibliographies and footnotes print them', async () => {
    const whole = { title: '白下琐言', creator: '甘熙', publisher: '南京出版社' };
    for (const line of [
      `《白下琐言》，甘熙，南京出版社，2007年，ISBN ${ISBN}`,
      '甘熙：《白下琐言》，南京出版社，2007年版。',
      '[1] 甘熙. 白下琐言[M]. 南京: 南京出版社, 2007.',
      '12、白下琐言 / 甘熙. -- 南京 : 南京出版社, 2007',
      '书名：白下琐言 作者：甘熙 出版社：南京出版社 出版时间：2007',
      '白下琐言 甘熙 南京出版社 2007',
    ]) {
      const list = await listOf('', `${line}\n客座赘语`);
      const { date, ...rest } = list.lines[0]?.input ?? {};
      expect(rest, line).to.include(whole);
      expect(date, line).to.match(/^2007/);
      expect(rest['原文'], line).to.equal(line);
    }
  });

  it('has authors where they stand glued to titles, and references in Latin letters', async () => {
    const read = async (line: string): Promise<Record<string, string>> => {
      const list = await listOf('', `${line}\n后湖志`);
      const parts = Object.entries(list.lines[0]?.input ?? {});
      return Object.fromEntries(parts.filter(([name]) => name !== '原文'));
    };
    expect(await read('白下琐言（清）甘熙撰')).to.eql({
      title: '白下琐言',
      creator: '（清）甘熙撰',
    });
    expect(await read('甘熙撰：《白下琐言》十卷，南京出版社，2007年')).to.include({
      title: '白下琐言十卷',
      creator: '甘熙撰',
    });
    expect(await read('江宁县志编委会编《江宁县志》江苏古籍出版社1986年')).to.include({
      title: '江宁县志',
      publisher: '江苏古籍出版社',
      date: '1986',
    });
    expect(await read('Mote, F. W. The Making of Nanking. Taipei: Sinica, 1977.')).to.include({
      title: 'The Making of Nanking',
      publisher: 'Sinica',
      date: '1977',
    });
    expect(await read('白下琐言 28.00')).to.eql({ title: '白下琐言', price: '28.00' });
  });

  it('may begin with heads that are parted by blanks, or with ISBN alone', async () => {
    const blanks = await listOf('', `书名  作者  ISBN\n白下琐言  甘熙  ${ISBN}\n`);
    expect(skippedOf(blanks)).to.eql(['1 heading']);
    expect(blanks.lines[0]?.input).to.include({ title: '白下琐言', creator: '甘熙', isbn: ISBN });
    const numbers = await listOf('a.tsv', `ISBN\n${ISBN}\n`);
    expect(skippedOf(numbers)).to.eql(['1 heading']);
    const priced = await listOf('', `白下琐言，${ISBN}，28.00\n后湖志`);
    expect(priced.lines[0]?.input).to.include({ title: '白下琐言', isbn: ISBN, price: '28.00' });
  });

  it('has titles that stay whole', async () => {
    const titles = [
      '南京，一座城市',
      '南京 1937',
      '1984',
      '读《红楼梦》札记',
      '2010—2020年南京大事记',
      '南京通史：六朝卷',
    ];
    const list = await listOf('', titles.join('\n'));
    expect(list.lines.map(({ input }) => input)).to.eql(titles.map((title) => ({ title })));
  });

  it('out of a chat has its books, and what was said around them is none', async () => {
    const list = await listOf(
      '',
      [
        '各位老师好！新到几种地方文献，请看：',
        '④《白下琐言》上下册 甘熙、某乙',
        '📚《金陵琐事》全2册，周晖，南京出版社',
        '1️⃣ 《客座赘语》（明）顾起元 中华书局 1987',
        '[图片]',
        '张三 2026/11/20 10:22',
        '你好，南京',
        '以上，谢谢！需要的话回复[玫瑰]',
      ].join('\n'),
    );
    expect(list.lines.map(({ row, input }) => [row, input['title'], input['creator']])).to.eql([
      [2, '白下琐言（上下册）', '甘熙'],
      [3, '金陵琐事（全2册）', '周晖'],
      [4, '客座赘语', '（明）顾起元'],
      [7, '你好，南京', undefined],
    ]);
    expect(skippedOf(list)).to.eql(['1 note', '5 note', '6 note', '8 note']);
  });

  it('has groups, sums and remarks that are no titles', async () => {
    const list = await listOf(
      '',
      '书名\n【方志】\n江宁府志\n一、文学类\n一、白下琐言\n合计：2 种\n备注：请尽快\n------\n',
    );
    expect(
      list.lines.map(({ row, group, input }) => `${row} ${group} ${input['title'] ?? ''}`),
    ).to.eql(['3 【方志】 江宁府志', '5 一、文学类 白下琐言']);
    expect(skippedOf(list)).to.eql([
      '1 heading',
      '2 group',
      '4 group',
      '6 total',
      '7 note',
      '8 note',
    ]);
  });

  it('is a table when it was copied out of one', async () => {
    const list = await listOf('', `书名\tISBN\n白下琐言\t${ISBN}\n客座赘语\t${OTHER}`);
    expect(list.kind).to.equal('csv');
    expect(list.lines.map(({ row, input }) => [row, input['title']])).to.eql([
      [2, '白下琐言'],
      [3, '客座赘语'],
    ]);
  });
});

describe('lines that a program sends', () => {
  it('are lines by their place, with their own names kept', async () => {
    const lines = [{ 书名: '白下琐言', isbn: 9787807180142, 柜号: '3' }, {}, `客座赘语 / 顾起元`];
    const list = await listOf('list.json', JSON.stringify({ lines }));
    expect(list.kind).to.equal('json');
    expect(list.lines.map(({ row, input }) => [row, input])).to.eql([
      [1, { title: '白下琐言', isbn: ISBN, 柜号: '3' }],
      [3, { title: '客座赘语', creator: '顾起元', 原文: '客座赘语 / 顾起元' }],
    ]);
    expect(skippedOf(list)).to.eql(['2 blank']);
  });
});
