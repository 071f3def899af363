/** What a check says of lines, against a catalogue of records as libraries give them. */
import { expect } from 'chai';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CheckTerms } from '../../acquisitions/check-lines.ts';
import type { Offered } from '../../acquisitions/list.ts';
import { SqliteRecordStore } from '../../stores/embedded/catalogue/store.ts';
import { eachCatalogue, record } from '../support/catalogue-under-test.ts';
import { checked } from '../support/checked-lines.ts';
import type { Input } from '../support/checked-lines.ts';

const BOOK = {
  title: '江宁织造与曹家',
  creator: '吴新雷, 黄进德著',
  publisher: '南京出版社',
  date: '2009',
  identifier: 'ISBN 978-7-80718-511-6',
  format: '纸质',
};
const LINE: Input = {
  title: '江宁织造与曹家',
  creator: '吴新雷 黄进德',
  publisher: '南京出版社',
  date: '2009-05',
  isbn: '9787807185116',
  price: '38.00',
};

describe('a line of a purchase list', () => {
  const { harvested, ...catalogue } = parts();

  it('is the same as a record, whoever holds it, and says so with the reasons of every field', async () => {
    await harvested('qh', [record('qh', '1', BOOK)]);
    await harvested('jn', [record('jn', '8', BOOK)]);
    const [found] = await catalogue.check([LINE]);
    expect(found).to.include({ verdict: 'same-held', mine: true, conflict: false });
    expect(found?.works).to.have.length(1);
    expect(found?.works[0]?.holdings.map(({ library }) => library)).to.eql(['320104', '320115']);
    expect(
      found?.works[0]?.reasons.map(({ field, verdict }) => `${field} ${verdict}`),
    ).to.include.members(['isbn agree', 'title agree', 'publisher agree', 'date agree']);
    expect(found?.sentence).to.equal('同一版本已藏：《江宁织造与曹家》（南京出版社，2009）');
  });

  it('is not mine when others alone hold it', async () => {
    await harvested('jn', [record('jn', '8', BOOK)]);
    const [found] = await catalogue.check([LINE]);
    expect(found).to.include({ verdict: 'same-held', mine: false });
  });

  it('is not held where nothing is like it', async () => {
    await harvested('jn', [record('jn', '8', BOOK)]);
    const [found] = await catalogue.check([
      { ...LINE, title: '南京明城墙', isbn: '', creator: '杨国庆' },
    ]);
    expect(found).to.include({ verdict: 'not-held', sentence: '市内各馆未见' });
    expect(found?.works).to.eql([]);
  });

  describe('on a carrier', () => {
    const EBOOK = { ...BOOK, format: '电子书 PDF' };

    it('is held otherwise when it is offered in print and held as a file', async () => {
      await harvested('qh', [record('qh', '1', { ...EBOOK, rights: '在线阅读' })]);
      const [found] = await catalogue.check([LINE]);
      expect(found).to.include({ verdict: 'other-carrier-held' });
      expect(found?.works[0]?.relation).to.equal('carrier');
      expect(found?.sentence).to.equal(
        '同一版本已有电子版：《江宁织造与曹家》（南京出版社，2009）',
      );
    });

    it('is held otherwise when it is offered as a file and held in print', async () => {
      await harvested('qh', [record('qh', '1', BOOK)]);
      const [list, line] = [
        await catalogue.check([LINE], { offered: 'electronic' }),
        await catalogue.check([{ ...LINE, offered: '电子书' }], { offered: 'print' }),
      ];
      expect(list[0]?.verdict).to.equal('other-carrier-held');
      expect(line[0]?.verdict).to.equal('other-carrier-held');
    });

    it('is one licence when readers of one library alone can open the file, whatever is offered', async () => {
      await harvested('qh', [record('qh', '1', { ...EBOOK, rights: '读者证登录后阅读' })]);
      for (const offered of ['print', 'electronic'] as const) {
        const [found] = await catalogue.check([LINE], { offered });
        expect(found).to.include({ verdict: 'single-library-licence', mine: true });
        expect(found?.reason.values).to.include({ library: '320104' });
      }
    });

    it('is no single licence when a second library has one, or anybody has it on paper', async () => {
      await harvested('qh', [record('qh', '1', { ...EBOOK, rights: '读者证登录后阅读' })]);
      await harvested('jn', [record('jn', '8', { ...EBOOK, rights: '馆内网络阅读' })]);
      const [asFile] = await catalogue.check([LINE], { offered: 'electronic' });
      expect(asFile?.verdict).to.equal('same-held');
      await harvested('yh', [record('yh', '9', BOOK)]);
      const [onPaper] = await catalogue.check([LINE], { offered: 'print' });
      expect(onPaper?.verdict).to.equal('same-held');
      expect(onPaper?.works.map(({ relation }) => relation)).to.eql(['same', 'carrier']);
    });

    it('is a disc when it is offered as one, and no book', async () => {
      const film = { title: '牡丹亭', creator: '江苏省昆剧院', publisher: '江苏文化音像出版社' };
      await harvested('qh', [
        record('qh', '1', { ...film, date: '2006', type: '录像', format: 'DVD 2张' }),
      ]);
      const [found] = await catalogue.check([{ ...film, carrier: 'DVD', date: '2006' }]);
      expect(found?.verdict).to.equal('same-held');
    });

    it('is on paper when nobody says otherwise, as a record is that says nothing of it', async () => {
      await harvested('qh', [record('qh', '1', { ...BOOK, format: '' })]);
      const [found] = await catalogue.check([LINE]);
      expect(found?.verdict).to.equal('same-held');
    });
  });

  describe('of a set', () => {
    const SET = { creator: '蒋赞初著', publisher: '南京出版社', date: '1995', format: '纸质' };
    const OFFERED: Input = { creator: '蒋赞初', publisher: '南京出版社', date: '1995' };

    it('of which all volumes are held is held where they have names and no numbers', async () => {
      const names = ['人物卷', '风俗卷', '物产卷'];
      await harvested(
        'qh',
        names.map((name, i) => record('qh', `${i}`, { ...SET, title: `南京通史. ${name}` })),
      );
      const [all, some] = await catalogue.check([
        { ...OFFERED, title: '南京通史（全3册）' },
        { ...OFFERED, title: '南京通史（全4册）' },
      ]);
      expect(all).to.include({ verdict: 'same-held' });
      expect(all?.reason.code).to.equal('all-parts');
      expect(some?.verdict).to.equal('partly-held');
    });

    it('of which volumes are held is partly held, and the missing ones are named', async () => {
      await harvested('qh', [
        record('qh', '1', { ...SET, title: '南京通史 上册' }),
        record('qh', '2', { ...SET, title: '南京通史 下册' }),
      ]);
      const [found] = await catalogue.check([{ ...OFFERED, title: '南京通史（全3册）' }]);
      expect(found?.verdict).to.equal('partly-held');
      expect(found?.reason.values).to.include({ held: '上册、下册', missing: '中册' });
    });

    it('is held when every volume is', async () => {
      await harvested('qh', [record('qh', '1', { ...SET, title: '南京通史 上册' })]);
      await harvested('jn', [record('jn', '8', { ...SET, title: '南京通史 下册' })]);
      const [found] = await catalogue.check([{ ...OFFERED, title: '南京通史（全2册）' }]);
      expect(found).to.include({ verdict: 'same-held' });
      expect(found?.reason.code).to.equal('all-parts');
    });

    it('is contained as a volume where the set is held as a whole', async () => {
      await harvested('qh', [record('qh', '1', { ...SET, title: '南京通史', format: '3册' })]);
      const [found] = await catalogue.check([{ ...OFFERED, title: '南京通史 中册' }]);
      expect(found?.verdict).to.equal('contained');
      expect(found?.works[0]?.relation).to.equal('part-of');
    });

    it('is another edition of it when another house brings it out in another year', async () => {
      await harvested('qh', [
        record('qh', '1', { ...SET, title: '南京通史', format: '3册' }),
        record('qh', '2', { ...SET, title: '南京史话 上册' }),
      ]);
      const anew = { creator: '蒋赞初', publisher: '江苏人民出版社', date: '2015' };
      const found = await catalogue.check([
        { ...anew, title: '南京通史 中册' },
        { ...anew, title: '南京史话（全2册）' },
      ]);
      expect(found.map(({ verdict }) => verdict)).to.eql([
        'other-edition-held',
        'other-edition-held',
      ]);
    });

    it('is another volume than the one that is held', async () => {
      await harvested('qh', [record('qh', '1', { ...SET, title: '南京通史 上册' })]);
      const [found] = await catalogue.check([{ ...OFFERED, title: '南京通史 下册' }]);
      expect(found?.verdict).to.equal('not-held');
    });

    it('has its verdict by the volume when the number is that of the set', async () => {
      const isbn = 'ISBN 978-7-80718-511-6';
      await harvested('qh', [
        record('qh', '1', { ...SET, title: '南京通史 上册', identifier: `${isbn}(全套)` }),
      ]);
      const [held, other] = await catalogue.check([
        { ...OFFERED, title: '南京通史 上册', isbn: '978-7-80718-511-6' },
        { ...OFFERED, title: '南京通史 下册', isbn: '978-7-80718-511-6' },
      ]);
      expect(held?.verdict).to.equal('same-held');
      expect(other?.verdict).to.equal('not-held');
      expect(held?.flags).to.eql(['isbn-of-set']);
      expect(other?.flags).to.eql(['isbn-of-set']);
    });
  });

  describe('whose number or title says little', () => {
    it('is looked at when its number stands on another title, and both are named', async () => {
      await harvested('qh', [record('qh', '1', BOOK)]);
      const [found] = await catalogue.check([{ ...LINE, title: '秦淮灯彩', creator: '李某' }]);
      expect(found).to.include({ verdict: 'probable', conflict: true });
      expect(found?.flags).to.eql(['isbn-elsewhere']);
      expect(found?.sentence).to.include('《秦淮灯彩》').and.include('《江宁织造与曹家》');
    });

    it('is the one work that has its number, when a number is all there is', async () => {
      await harvested('qh', [record('qh', '1', BOOK)]);
      const [found, none] = await catalogue.check([
        { isbn: '7-80718-511-2' },
        { isbn: '9787553300016' },
      ]);
      expect(found?.verdict).to.equal('same-held');
      expect(found?.reason.code).to.equal('same-by-isbn');
      expect(none?.verdict).to.equal('not-held');
    });

    it('is looked at when the number alone has a wrong check digit, and is no verdict without any', async () => {
      await harvested('qh', [record('qh', '1', BOOK)]);
      const [wrong, serial, nameless] = await catalogue.check([
        { isbn: '9787807185117' },
        { issn: '1002-1566' },
        { title: '无题名' },
      ]);
      expect(wrong).to.include({ verdict: 'probable' });
      expect(wrong?.flags).to.eql(['isbn-invalid']);
      expect(serial?.verdict).to.equal('unreadable');
      expect(nameless?.sentence).to.include('请补上书名或书号');
    });

    it('is the one work of its title, when the title names a work and nothing speaks against it', async () => {
      await harvested('qh', [record('qh', '1', BOOK)]);
      const [found] = await catalogue.check([{ title: '江宁织造与曹家' }]);
      expect(found?.verdict).to.equal('same-held');
      expect(found?.reason.code).to.equal('same-by-title');
    });

    it('is looked at when many works are called so, or two editions are there', async () => {
      await harvested('qh', [
        record('qh', '1', { title: '江宁县志', creator: '江宁县地方志编纂委员会编', date: '1989' }),
        record('qh', '2', BOOK),
      ]);
      await harvested('jn', [
        record('jn', '8', {
          ...BOOK,
          publisher: '江苏人民出版社',
          date: '2019',
          identifier: 'ISBN 978-7-214-23456-8',
        }),
      ]);
      const found = await catalogue.check([{ title: '江宁县志' }, { title: '江宁织造与曹家' }]);
      expect(found.map(({ verdict }) => verdict)).to.eql(['probable', 'probable']);
    });

    it('is looked at when it does not say which of two editions that are held', async () => {
      await harvested('qh', [record('qh', '1', BOOK)]);
      await harvested('jn', [
        record('jn', '8', {
          ...BOOK,
          title: `${BOOK.title}（修订版）`,
          date: '2019',
          identifier: '',
        }),
      ]);
      const [bare, dated] = await catalogue.check([
        { title: LINE.title ?? '', creator: LINE.creator ?? '' },
        { ...LINE, isbn: '' },
      ]);
      expect(bare?.verdict).to.equal('probable');
      expect(bare?.reason.code).to.equal('editions');
      expect(dated?.verdict).to.equal('same-held');
    });

    it('is a printing when number, title and names agree and the year is another', async () => {
      await harvested('qh', [record('qh', '1', BOOK)]);
      const [found] = await catalogue.check([{ ...LINE, date: '2015-03' }]);
      expect(found?.verdict).to.equal('same-held');
      expect(found?.reason.code).to.equal('same-printing');
    });

    it('is the book of its number though its title has more words, when house and year agree', async () => {
      await harvested('qh', [record('qh', '1', BOOK)]);
      const [found, other] = await catalogue.check([
        { ...LINE, title: '江宁织造与曹家珍赏' },
        { ...LINE, title: '江宁织造与曹家珍赏', date: '2021', publisher: '中华书局' },
      ]);
      expect(found?.verdict).to.equal('same-held');
      expect(other?.verdict).to.not.equal('same-held');
    });

    it('is another edition when it says so', async () => {
      await harvested('qh', [record('qh', '1', BOOK)]);
      const [found] = await catalogue.check([
        { ...LINE, edition: '修订版', date: '2024', isbn: '9787553399997' },
      ]);
      expect(found?.verdict).to.equal('other-edition-held');
    });
  });

  describe('of a series', () => {
    const SERIES = {
      title: '金陵全书',
      publisher: '南京出版社',
      date: '2010',
      format: '400册',
      creator: '',
    };
    const VOLUME: Input = {
      title: '金陵全书 乙编·史料类 第30册 客座赘语 金陵琐事',
      publisher: '南京出版社',
      date: '2013',
    };
    const TEXT = {
      title: '客座赘语',
      creator: '（明）顾起元撰',
      publisher: '中华书局',
      date: '1987',
    };

    it('has its texts in other editions, and these are named', async () => {
      await harvested('qh', [
        record('qh', '1', TEXT),
        record('qh', '2', { ...TEXT, title: '金陵琐事', creator: '（明）周晖撰' }),
      ]);
      const [found] = await catalogue.check([VOLUME]);
      expect(found?.verdict).to.equal('other-edition-held');
      expect(found?.reason.code).to.equal('pieces');
      expect(found?.sentence).to.include('《客座赘语》').and.include('《金陵琐事》');
    });

    it('is perhaps in a series that is held as a whole, which is to be looked at', async () => {
      await harvested('qh', [record('qh', '1', SERIES)]);
      const [volume, named] = await catalogue.check([
        VOLUME,
        { title: '客座赘语', series: '金陵全书', publisher: '南京出版社', date: '2013' },
      ]);
      expect([volume?.verdict, named?.verdict]).to.eql(['contained', 'contained']);
      expect(volume?.reason.code).to.equal('series-record');
    });
  });

  describe('of a serial', () => {
    const ISSUES = { creator: '江宁县政协编', format: '纸质' };

    it('is the issue of its number, and no other', async () => {
      await harvested('qh', [
        record('qh', '1', { ...ISSUES, title: '江宁文史资料 第3辑', date: '1986' }),
      ]);
      const found = await catalogue.check([
        { title: '江宁文史资料（第三辑）' },
        { title: '江宁文史资料. 第4辑' },
      ]);
      expect(found.map(({ verdict }) => verdict)).to.eql(['same-held', 'not-held']);
    });

    it('is contained in issues that are bound together, and they in their parts', async () => {
      await harvested('qh', [
        record('qh', '1', { ...ISSUES, title: '玄武文史 第6-7辑合刊', date: '1992' }),
        record('qh', '2', { ...ISSUES, title: '江宁文史资料 第3辑', date: '1986' }),
        record('qh', '3', { ...ISSUES, title: '江宁文史资料 第4辑', date: '1987' }),
      ]);
      const [one, all, some] = await catalogue.check([
        { title: '玄武文史 第6辑' },
        { title: '江宁文史资料 第3-4辑合刊' },
        { title: '江宁文史资料 第3-5辑合刊' },
      ]);
      expect(one?.verdict).to.equal('contained');
      expect(all).to.include({ verdict: 'same-held' });
      expect(all?.reason.code).to.equal('all-parts');
      expect(some?.verdict).to.equal('partly-held');
      expect(some?.reason.values).to.include({ held: '第3辑、第4辑', missing: '第5辑' });
    });

    it('is contained in the serial that is described as a whole', async () => {
      await harvested('qh', [
        record('qh', '1', { title: '南京史志', creator: '', date: '1983-1999', type: '期刊' }),
      ]);
      const [found] = await catalogue.check([{ title: '南京史志 1985年第2期' }]);
      expect(found?.verdict).to.equal('contained');
    });
  });

  describe('to be digitised', () => {
    const check = (inputs: readonly Input[]) => catalogue.check(inputs, { purpose: 'digitise' });

    it('is digitised, on paper alone, or not held', async () => {
      await harvested('qh', [record('qh', '1', BOOK)]);
      const other = { ...LINE, title: '南京明城墙', isbn: '' };
      expect((await check([LINE, other])).map(({ verdict }) => verdict)).to.eql([
        'print-only',
        'not-held',
      ]);
      await harvested('jn', [record('jn', '8', { ...BOOK, format: 'PDF电子书' })]);
      expect((await check([LINE]))[0]?.verdict).to.equal('digitised');
    });
  });

  it('is flagged for a number that is wrong and a book that is not out', async () => {
    const [wrong, coming, said, fine, title, state, past] = await catalogue.check([
      { ...LINE, isbn: '9787807185117' },
      { ...LINE, date: '2027-03' },
      { ...LINE, note: '即将出版' },
      { ...LINE, date: '2026-11' },
      { ...LINE, title: '秦淮灯彩（预售）' },
      { ...LINE, ...{ 状态: '征订中' } },
      { ...LINE, ...{ 预订数: '2' } },
    ]);
    expect(wrong?.flags).to.eql(['isbn-invalid']);
    expect(coming?.flags).to.eql(['forthcoming']);
    expect(said?.flags).to.eql(['forthcoming']);
    expect(title?.flags).to.eql(['forthcoming']);
    expect(state?.flags).to.eql(['forthcoming']);
    expect([fine?.flags, past?.flags]).to.eql([[], []]);
  });
});

function parts() {
  const catalogue = eachCatalogue(async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'checks-'));
    const file = path.join(folder, 'catalogue.db');
    const store = new SqliteRecordStore(file);
    return {
      store,
      another: async () => new SqliteRecordStore(file),
      async dispose() {
        await store.close();
        rmSync(folder, { recursive: true });
      },
    };
  });
  return {
    harvested: catalogue.harvested,
    check: (inputs: readonly Input[], terms?: Partial<CheckTerms & { offered: Offered }>) =>
      checked(catalogue.store, inputs, terms),
  };
}
