/** Pairs of one text in two editions: revision, another publisher, translator, readers, language, carrier. */
import { pinyin } from 'pinyin-pro';
import { isbn13, isbnOf, yearIn } from '../description.ts';
import type { Base, Description } from '../description.ts';
import { later, byTurn, otherEdition, without, ways } from './case.ts';
import type { PairClass } from './case.ts';

const REVISION_WORDS = [
  '第2版',
  '修订版',
  '增订本',
  '修订本',
  '增补版',
  '第二版',
  '新版',
  '修订第3版',
  '补订本',
  '2版(修订本)',
];

const REVISION: PairClass = {
  name: 'revision',
  expected: otherEdition('revision'),
  kinds: ['modern', 'gazetteer'],
  needs: ['edition', 'date'],
  variants: ways(
    (base, turn) => ({
      a: base,
      b: {
        ...base,
        edition: byTurn(REVISION_WORDS, turn),
        date: later(base.date, 6),
        isbn: [isbnOf(base.publisher ?? '', `${base.title}2`, yearIn(base.date) + 6)],
      },
    }),
    (base) => ({ a: base, b: { ...base, edition: '第2版', date: later(base.date, 6) } }),
    (base, turn) => ({
      a: without(base, 'isbn'),
      b: without(
        { ...base, edition: byTurn(REVISION_WORDS, turn), date: later(base.date, 4) },
        'isbn',
      ),
    }),
    (base) => ({
      a: base,
      b: {
        ...base,
        title: `${base.title}（修订版）`,
        date: later(base.date, 8),
        isbn: base.isbn?.map(isbn13) ?? [],
      },
    }),
    (base) => ({
      a: { ...base, edition: '第1版' },
      b: without(
        { ...base, edition: '增订版', date: later(base.date, 3), by: `${base.by}；王晓东 增订` },
        'isbn',
      ),
    }),
    (base) => ({
      a: { ...base, edition: '第2版', date: later(base.date, 5) },
      b: { ...base, edition: '第3版', date: later(base.date, 9) },
    }),
    (base) => ({
      a: base,
      b: {
        ...base,
        title: base.title,
        rest: '增补本',
        edition: '增补本',
        date: later(base.date, 7),
      },
    }),
    (base) => ({
      a: base,
      b: without(
        { ...base, title: `增订${base.title}`, edition: '增订本', date: later(base.date, 10) },
        'isbn',
      ),
    }),
  ),
};

const HOUSES: readonly (readonly [string, string])[] = [
  ['北京', '中国书店'],
  ['上海', '上海书店出版社'],
  ['台北', '广文书局'],
  ['合肥', '黄山书社'],
  ['杭州', '浙江人民出版社'],
  ['南京', '译林出版社'],
  ['北京', '生活·读书·新知三联书店'],
];

const PUBLISHER: PairClass = {
  name: 'another-publisher',
  expected: otherEdition('publisher'),
  kinds: ['modern', 'republic', 'gazetteer'],
  needs: ['publisher', 'date'],
  variants: ways(
    (base, turn) => {
      const [place, publisher] = byTurn(HOUSES, turn);
      return {
        a: base,
        b: {
          ...base,
          place,
          publisher,
          date: at(base, 7),
          isbn: [isbnOf(publisher, base.title, 2012)],
        },
      };
    },
    (base, turn) => {
      const [place, publisher] = byTurn(HOUSES, turn);
      return {
        a: without(base, 'isbn'),
        b: without({ ...base, place, publisher, date: at(base, 12) }, 'isbn', 'extent'),
      };
    },
    (base, turn) => {
      const [place, publisher] = byTurn(HOUSES, turn);
      return {
        a: base,
        b: without(
          { ...base, place, publisher, date: at(base, 3), extent: '415页' },
          'rest',
          'isbn',
        ),
      };
    },
    (base, turn) => {
      const [place, publisher] = byTurn(HOUSES, turn);
      return {
        a: base,
        b: {
          ...base,
          place,
          publisher,
          date: at(base, 20),
          series: '中国地方文化名著丛书',
          isbn: [isbnOf(publisher, base.title, 2014)],
        },
      };
    },
  ),
};

/** A later year, of a reign date too. */
function at(base: Base, years: number): string {
  return /\d{4}/u.test(base.date ?? '') ? later(base.date, years) : String(1980 + years);
}

const FOREIGN: readonly (readonly [title: string, author: string, language: string])[] = [
  ['南京传教士见闻', '(美)泰勒', '英'],
  ['扬子江畔的旧都', '(英)立德', '英'],
  ['金陵日记', '(德)拉贝', '德'],
  ['太平天国亲历记', '(英)呤唎', '英'],
  ['南京大屠杀见证', '(美)贝茨', '英'],
  ['六朝都城考古', '(日)吉村怜', '日'],
  ['明代南京的宫廷生活', '(法)谢和耐', '法'],
  ['长江中国腹地旅行', '(日)德富苏峰', '日'],
  ['魏特琳日记', '(美)明妮·魏特琳', '英'],
  ['利玛窦在南京', '(意)利玛窦', '意'],
  ['晚明南京的书籍与社会', '(日)大木康', '日'],
  ['石头城纪行', '(日)芥川龙之介', '日'],
];

const TRANSLATORS: PairClass = {
  name: 'two-translators',
  expected: otherEdition('translation'),
  kinds: ['modern'],
  needs: ['by', 'publisher'],
  variants: ways(
    (base, turn) =>
      translated(base, turn, ['钱建国', '2006', '商务印书馆'], ['何兆武', '2013', '译林出版社']),
    (base, turn) =>
      translated(
        base,
        turn,
        ['王绍坊', '1986', '上海古籍出版社'],
        ['陆国俊 等', '1999', '江苏人民出版社'],
      ),
    (base, turn) =>
      translated(
        base,
        turn,
        ['严伯英', '1997', '江苏人民出版社'],
        ['严伯英,刘海宁', '2017', '江苏凤凰教育出版社'],
      ),
    (base, turn) =>
      translated(
        base,
        turn,
        ['李冠群', '2004', '中华书局'],
        ['周越然', '民国二十二年', '商务印书馆'],
      ),
  ),
};

type Rendering = readonly [translator: string, year: string, publisher: string];

function translated(
  base: Base,
  turn: number,
  one: Rendering,
  other: Rendering,
): { a: Description; b: Description } {
  const [, author] = byTurn(FOREIGN, turn);
  const side = ([translator, date, publisher]: Rendering): Description => ({
    ...without(base, 'isbn', 'place', 'extent'),
    by: `${author} 著；${translator} 译`,
    date,
    publisher,
    isbn: yearIn(date) >= 1987 ? [isbnOf(publisher, base.title + translator, yearIn(date))] : [],
  });
  return { a: side(one), b: side(other) };
}

const AUDIENCE: PairClass = {
  name: 'audience',
  expected: otherEdition('audience'),
  kinds: ['modern'],
  needs: ['edition'],
  variants: ways(
    (base) => ({
      a: base,
      b: {
        ...base,
        edition: '大字本',
        extent: '2册',
        isbn: [isbnOf(base.publisher ?? '', `${base.title}大`, yearIn(base.date))],
      },
    }),
    (base) => ({
      a: base,
      b: {
        ...base,
        title: `${base.title}（青少年版）`,
        edition: '青少年版',
        audience: '读者对象：青少年',
        isbn: [isbnOf(base.publisher ?? '', `${base.title}青`, yearIn(base.date))],
      },
    }),
    (base) => ({ a: base, b: { ...base, edition: '大字版' } }),
    (base) => ({
      a: without(base, 'isbn'),
      b: without(
        {
          ...base,
          edition: '少年儿童版',
          rest: '少儿读本',
          date: later(base.date, 2),
          audience: '适合小学生阅读',
        },
        'isbn',
      ),
    }),
    (base) => ({
      a: base,
      b: {
        ...base,
        edition: '盲文版',
        publisher: '中国盲文出版社',
        place: '北京',
        date: later(base.date, 3),
        isbn: [isbnOf('中国盲文出版社', base.title, yearIn(base.date) + 3)],
      },
    }),
    (base) => ({
      a: base,
      b: {
        ...base,
        title: base.title,
        rest: '学生读本',
        edition: '普及版',
        date: later(base.date, 1),
      },
    }),
    (base) => ({ a: base, b: { ...base, edition: '注音版', audience: '读者对象：儿童' } }),
  ),
};

const LANGUAGES: readonly (readonly [edition: string, code: string, parallel: string])[] = [
  ['英文版', 'eng', 'Nanjing heritage'],
  ['日文版', 'jpn', '南京の歴史'],
  ['中英文对照版', 'chi', 'Nanjing in two languages'],
  ['韩文版', 'kor', '난징 이야기'],
  ['法文版', 'fre', 'Nankin, histoire'],
  ['德文版', 'ger', 'Nanking Geschichte'],
];

function romanised(title: string): string {
  return pinyin(title, { toneType: 'none' }).replaceAll(/\b[a-z]/gu, (letter) =>
    letter.toUpperCase(),
  );
}

const LANGUAGE: PairClass = {
  name: 'language-edition',
  expected: otherEdition('translation'),
  kinds: ['modern', 'gazetteer'],
  needs: ['edition', 'language'],
  variants: ways(
    (base, turn) => {
      const [edition, language, parallel] = byTurn(LANGUAGES, turn);
      return {
        a: { ...base, language: 'chi' },
        b: {
          ...base,
          edition,
          language,
          parallel,
          isbn: [isbnOf(base.publisher ?? '', base.title + edition, yearIn(base.date))],
        },
      };
    },
    (base, turn) => {
      const [edition, language] = byTurn(LANGUAGES, turn);
      return {
        a: { ...base, language: 'chi' },
        b: { ...base, title: `${base.title}：${edition}`, edition, language },
      };
    },
    (base) => ({
      a: { ...base, language: 'chi' },
      b: without(
        {
          ...base,
          edition: '英文版',
          language: 'eng',
          by: `${base.by}；章祖德 译`,
          date: later(base.date, 2),
        },
        'isbn',
      ),
    }),
    (base) => ({
      a: { ...base, language: 'chi' },
      b: {
        ...base,
        title: `The Story of ${romanised(base.title)}`,
        parallel: base.title,
        language: 'eng',
        edition: '英文版',
        isbn: [isbnOf(base.publisher ?? '', `${base.title}英`, yearIn(base.date))],
      },
    }),
  ),
};

const CARRIER: PairClass = {
  name: 'carrier',
  expected: otherEdition('carrier'),
  kinds: ['modern', 'old', 'oldgaz', 'republic', 'gazetteer', 'genealogy'],
  needs: ['form'],
  variants: ways(
    (base) => ({
      a: { ...base, form: '纸质' },
      b: { ...base, form: '电子资源', leader: 'electronic' },
    }),
    (base) => ({
      a: { ...base, form: '纸质' },
      b: { ...base, form: '缩微胶卷', notes: ['全国图书馆文献缩微复制中心摄制'] },
    }),
    (base) => ({
      a: { ...base, form: '纸质图书' },
      b: {
        ...without(base, 'extent'),
        form: 'application/pdf',
        url: 'http://ebook.example/reader/1024',
        leader: 'electronic',
      },
    }),
    (base) => ({
      a: { ...base, form: '纸质' },
      b: { ...base, form: '光盘', extent: '1张光盘(CD-ROM)', leader: 'electronic' },
    }),
    (base) => ({
      a: base,
      b: { ...base, form: '电子图书', uploaded: '2018-06-11', leader: 'electronic' },
      expected: otherEdition('carrier'),
    }),
    (base) => ({
      a: { ...base, form: '电子资源', leader: 'electronic' },
      b: { ...base, form: '缩微平片' },
    }),
  ),
};

export const EDITION_CLASSES: readonly PairClass[] = [
  REVISION,
  PUBLISHER,
  TRANSLATORS,
  AUDIENCE,
  LANGUAGE,
  CARRIER,
];
