/** Pairs of one edition with its numbers, dates and bodies written in other ways, put online by whom and when. */
import { reignOf, stemBranch } from '../dates.ts';
import { checkOf13, isbn13 } from '../description.ts';
import type { Description } from '../description.ts';
import { SAME, byTurn, without, ways } from './case.ts';
import type { PairClass, Variant } from './case.ts';

/** A number as it is miswritten: every one still tells the book to a person. */
const MISWRITTEN: readonly ((isbn: string) => string)[] = [
  (isbn) => isbn.replaceAll('-', ''),
  (isbn) => (isbn.startsWith('978') ? isbn.slice(4) : `978${isbn.replaceAll('-', '')}`),
  (isbn) => `ISBN${isbn13(isbn)}`,
  (isbn) => isbn.replaceAll('-', ' - '),
  (isbn) => isbn.replaceAll(/\d/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  (isbn) => `${isbn}/K·${String(isbn.length * 7)}`,
  (isbn) =>
    `${isbn13(isbn).slice(0, 12)}${String((Number(checkOf13(isbn13(isbn).slice(0, 12))) + 3) % 10)}`,
  (isbn) => isbn13(isbn).slice(0, 12),
  (isbn) =>
    `978-7-${isbn13(isbn).slice(4, 8)}-${isbn13(isbn).slice(8, 12)}-${isbn13(isbn).slice(12)}`,
  (isbn) => isbn.replaceAll('-', '—').toLowerCase(),
  (isbn) => `${isbn13(isbn)} : CNY58.00`,
  (isbn) => isbn13(isbn).replace(/(\d)(\d)(?=\d$)/u, '$2$1'),
];

const ISBN_FORMS: PairClass = {
  name: 'isbn-forms',
  expected: SAME,
  kinds: ['modern', 'gazetteer', 'set'],
  needs: [],
  variants: MISWRITTEN.map((form, i): Variant => (base) => ({
    a: base,
    b: without(
      { ...base, isbn: base.isbn?.map(form) ?? [] },
      ...(['extent', 'rest'] as const).slice(i % 2),
    ),
  })),
};

/** Every way in which cataloguers write one year of a reign. */
const REIGN_FORMS: readonly ((
  date: string,
  era: string,
  numeral: string,
  year: number,
) => string)[] = [
  (_date, _era, _numeral, year) => String(year),
  (date, _era, _numeral, year) => `${date}(${String(year)})`,
  (_date, era, numeral, year) =>
    era === '民国' ? `民国${String(year - 1911)}年` : `${era}${numeral}年`,
  (_date, era, _numeral, year) =>
    era === '民国' ? `[${String(year)}]` : `清${era}${stemBranch(year)}`,
  (_date, era, numeral, year) =>
    era === '民国' ? `中华民国${numeral}年` : `${era}${stemBranch(year)}[${String(year)}]`,
  (date, _era, _numeral, year) => `${date}${stemBranch(year)}`,
  (_date, era, _numeral, year) =>
    era === '民国' ? `民${String(year - 1911)} [${String(year)}]` : `${String(year)}年`,
  (_date, era, numeral, year) => `${era}${numeral}年 [${String(year)}]`,
  (date, _era, numeral) =>
    date.replace(numeral, numeral.replace('二十', '廿').replace('三十', '卅')),
];

const REIGN_DATES: PairClass = {
  name: 'reign-dates',
  expected: SAME,
  kinds: ['old', 'oldgaz', 'republic', 'genealogy'],
  needs: ['date'],
  variants: REIGN_FORMS.map((form): Variant => (base) => {
    const date = base.date ?? '';
    const reign = reignOf(date);
    const era = reign?.reign ?? '';
    const written = reign === undefined ? date : form(date, era, reign.numeral, reign.year);
    // 清 before a reign of Ming would be wrong, not another form.
    const dynasty = date.startsWith('明') ? written.replace(/^清/u, '明') : written;
    return { a: base, b: without({ ...base, date: dynasty }, 'extent') };
  }),
};

const BODIES: PairClass = {
  name: 'editorial-body',
  expected: SAME,
  kinds: ['gazetteer', 'serial', 'set'],
  needs: ['by'],
  variants: ways(
    (base) => ({
      a: base,
      b: { ...base, by: base.by.replace('编纂委员会', '编委会').replace(/ .*$/u, '') },
    }),
    (base) => ({ a: base, b: { ...base, by: base.by.replace(/ 编$/u, ' 编纂') } }),
    (base) => ({ a: base, b: { ...base, by: `《${base.title}》编纂委员会 编` } }),
    (base) => ({ a: base, b: { ...base, by: `《${base.title}》编委会 编著` } }),
    (base) => ({
      a: without(base, 'isbn'),
      b: without({ ...base, by: `${base.title}编写组 编` }, 'isbn'),
    }),
    (base) => ({ a: base, b: { ...base, by: `南京市${base.by.replace(/^南京市/u, '')}` } }),
    (base) => ({
      a: { ...base, by: base.by.replace(/ 编$/u, ' 编；张志远 主编') },
      b: { ...base, by: '张志远 主编' },
    }),
    (base) => ({
      a: base,
      b: { ...base, by: base.by.replace(/委员会|编纂委员会/u, '委').replace(/ 编$/u, '编印') },
    }),
  ),
};

/** 图书馆 puts the scan online, and calls itself the publisher, with the day of the upload. */
const UPLOADS = [
  '2016-11-02',
  '2021-05-19T02:11:09Z',
  '2018/07/23',
  '20200413',
  '2022年12月1日上传',
];

const UPLOADED: PairClass = {
  name: 'upload-dates',
  expected: SAME,
  kinds: ['modern', 'republic', 'old', 'oldgaz', 'gazetteer'],
  needs: [],
  variants: ways(
    (base, turn) => ({
      a: base,
      b: { ...base, uploaded: byTurn(UPLOADS, turn) },
      formatB: 'oai_dc',
    }),
    (base, turn) => ({
      a: base,
      b: without({ ...base, uploaded: byTurn(UPLOADS, turn) }, 'date'),
      formatB: 'oai_dc',
    }),
    (base, turn) => ({
      a: base,
      b: { ...base, date: byTurn(['2017-03-08T00:00:00Z', '2020-10-14 09:32:11'], turn) },
      formatB: 'oai_dc',
    }),
    (base, turn) => ({
      a: { ...without(base, 'isbn'), uploaded: byTurn(UPLOADS, turn) },
      b: { ...without(base, 'isbn'), uploaded: byTurn(UPLOADS, turn + 2) },
      formatB: 'oai_dc',
    }),
    (base, turn) => ({
      a: base,
      b: {
        ...without(base, 'extent'),
        notes: [`数字化日期：${byTurn(UPLOADS, turn)}`, '建库：地方文献室'],
      },
    }),
  ),
};

function scanned(base: Description, url: string, uploaded: string): Description {
  return { ...without(base, 'isbn'), form: '电子资源', url, uploaded, leader: 'electronic' };
}

const SCAN: PairClass = {
  name: 'one-scan',
  expected: SAME,
  kinds: ['old', 'oldgaz', 'republic', 'genealogy'],
  needs: ['form'],
  variants: ways(
    (base, turn) => {
      const url = `http://dfwx.njlib.example/read/${String(40_000 + turn * 37)}`;
      return { a: scanned(base, url, '2015-06-01'), b: scanned(base, url, '2019-12-11') };
    },
    (base, turn) => {
      const url = `https://ebook.example/doc?id=${String(70_000 + turn * 91)}`;
      return {
        a: scanned(base, url, '2014-08-22'),
        b: {
          ...scanned(without(base, 'publisher', 'place', 'date'), url, '2020-01-09'),
          publisher: '南京市图书馆联盟数字资源中心',
        },
      };
    },
    (base, turn) => {
      const id = String(90_000 + turn * 13);
      return {
        a: scanned(base, `http://ctext.example/library/${id}`, '2013-02-28'),
        b: {
          ...scanned(
            without(base, 'extent', 'edition'),
            `https://ctext.example/library/${id}/`,
            '2018-05-05',
          ),
          form: 'application/pdf',
        },
      };
    },
    (base) => ({
      a: { ...scanned(base, '', '2017-04-18'), form: 'PDF' },
      b: { ...scanned(base, '', '2021-09-30'), form: '数字化图像(电子资源)' },
    }),
  ),
};

export const SPELLING_CLASSES: readonly PairClass[] = [
  ISBN_FORMS,
  REIGN_DATES,
  BODIES,
  UPLOADED,
  SCAN,
];
