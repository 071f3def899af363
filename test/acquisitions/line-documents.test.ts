/** A line as the catalogue describes it: what suppliers glue together and table programs spoil. */
import { expect } from 'chai';
import { documentOfLine } from '../../acquisitions/line-document.ts';
import type { LineReading } from '../../acquisitions/line-document.ts';
import type { Offered } from '../../acquisitions/list.ts';
import { statementOf } from '../../catalogue/matching/statement/statement.ts';

const ISBN = '9787807180142';

function reading(input: Record<string, string>, offered: Offered = 'auto'): LineReading {
  const read = documentOfLine({ sheet: '', row: 1, group: '', input }, offered);
  if ('unreadable' in read) throw new Error(read.unreadable);
  return read;
}

const numbers = (isbn: string): string[] =>
  reading({ title: '白下琐言', isbn }).document.identifiers.map(
    ({ type, value, valid }) => `${type} ${value}${valid ? '' : ' invalid'}`,
  );

describe('numbers in the cells of a line', () => {
  it('are read as people and programs type them', () => {
    for (const cell of [
      ISBN,
      '978-7-80718-014-2',
      '="9787807180142"',
      '\t9787807180142',
      "'9787807180142",
      '９７８７８０７１８０１４２',
      '9787807180142.0',
      '9.787807180142E+12',
      'ISBN：978-7-80718-014-2/K·88',
      'ISBN 978 7 80718 014 2（精装）',
      '7807180145',
      '7-80718-014-5',
      'ISBN7-80718-014-5/K·88',
    ])
      expect(numbers(cell), cell).to.eql([`isbn ${ISBN}`]);
    expect(numbers(`${ISBN}；978-7-101-00400-7`)).to.eql([`isbn ${ISBN}`, 'isbn 9787101004007']);
    expect(numbers(`${ISBN}/9787101004007`)).to.eql([`isbn ${ISBN}`, 'isbn 9787101004007']);
    expect(numbers('统一书号：11100·123')).to.eql(['csbn 11100·123']);
    expect(numbers('11100·123')).to.eql(['csbn 11100·123']);
    expect(numbers('1003-434X')).to.eql(['issn 1003-434X']);
    expect(numbers('宁新出准印字(93)第045号')).to.eql(['internal 宁新出准印字(93)第045号']);
  });

  it('that are lost or wrong identify nothing, and are told', () => {
    const lost = reading({ title: '白下琐言', isbn: '9.78755E+12' });
    expect(lost.document.identifiers).to.eql([]);
    expect(lost.remarks).to.eql([{ code: 'number-lost', value: '9.78755E+12' }]);
    expect(numbers('9787807180143')).to.eql(['isbn 9787807180143 invalid']);
    expect(numbers('97878O718O142')).to.eql(['isbn 97878O718O142 invalid']);
    expect(reading({ title: '白下琐言', isbn: '待定' }).remarks).to.eql([
      { code: 'number-unread', value: '待定' },
    ]);
  });

  it('of orders are never taken for numbers of books', () => {
    const { document } = reading({ title: '白下琐言', orderNumber: '7123' });
    expect(document.identifiers).to.eql([]);
  });
});

describe('a line', () => {
  it('without title and number cannot be checked, and says so; with one of them it can', () => {
    const read = (input: Record<string, string>): object =>
      documentOfLine({ sheet: '订单', row: 7, group: '', input });
    expect(read({ publisher: '南京出版社' })).to.deep.include({
      code: 'line-without-title',
      unreadable: '工作表“订单”第 7 行没有书名，也没有 ISBN，无法核对。',
    });
    expect(read({ isbn: '9.78755E+12' })).to.include({ code: 'line-number-lost' });
    expect(read({ isbn: ISBN })).to.have.property('document');
    expect(read({ title: '白下琐言' })).to.have.property('document');
  });

  it('has its title without what is glued to it, as the matcher reads it', () => {
    const told = (title: string, volume = ''): unknown => {
      const { document } = reading({ title, volume });
      const { readings, level, marks } = statementOf(document);
      return [readings[0]?.core, readings[0]?.numbers.length, level === 'set', marks.number];
    };
    for (const set of [
      '南京通史全3册',
      '南京通史（全三册）',
      '《南京通史》（上下册）',
      '南京通史(套装共5册)',
      '南京通史（精装·全3册）',
      '【正版】南京通史 全套',
      '南京通史：全五卷',
    ])
      expect(told(set), set).to.eql(['南京通史', 0, true, null]);
    expect(told('南京通史', '全5册')).to.eql(['南京通史', 0, true, null]);
    expect(told('南京通史 精装')).to.eql(['南京通史', 0, false, null]);
    expect(told('《南京通史》第二卷')).to.eql(['南京通史', 1, false, null]);
    expect(told('南京通史', '第二卷 六朝卷')).to.eql(['南京通史', 1, false, null]);
    expect(told('南京通史（第2版）')).to.eql(['南京通史', 0, false, 2]);
    expect(told('金陵全书·甲编：景定建康志（套装共10册）')).to.eql(['金陵全书', 0, false, null]);
  });

  it('has editions and dates as a cataloguer would write them', () => {
    const edition = (cell: string): number | null =>
      statementOf(reading({ title: '南京通史', edition: cell }).document).marks.number;
    for (const cell of ['2', '第2版', '2版1次', '2-3', '第2版第3次印刷', '2023年5月第2版第1次印刷'])
      expect(edition(cell), cell).to.equal(2);
    const date = (cell: string): string | null | undefined =>
      reading({ title: '南京通史', date: cell }).document.dates[0]?.start;
    for (const cell of ['2023-05', '2023.5', '202305', '2023年5月', '45047', 'May-23'])
      expect(date(cell), cell).to.match(/^2023-05/);
    expect(date('20230501')).to.match(/^2023-05/);
    expect(date('2023/5/1 0:00:00')).to.equal('2023-05-01');
  });

  it('is offered on paper or as a file by what it says itself, else by the list', () => {
    const offered = (input: Record<string, string>, of: Offered): string =>
      reading({ title: '白下琐言', ...input }, of).offered;
    expect(offered({}, 'auto')).to.equal('print');
    expect(offered({}, 'electronic')).to.equal('electronic');
    expect(offered({ offered: '电子书' }, 'print')).to.equal('electronic');
    expect(offered({ carrier: '纸质' }, 'electronic')).to.equal('print');
    expect(offered({ title: '白下琐言（电子书）' }, 'print')).to.equal('electronic');
    expect(reading({ title: '白下琐言' }, 'electronic').document.carrier).to.equal('electronic');
  });
});
