/** Pairs of one edition that differ in nothing that makes another: printing, binding, copy, co-publisher, script … */
import { hashOf, isbn13, isbnOf, namesIn, yearIn } from '../description.ts';
import type { Base, Description } from '../description.ts';
import { SAME, byTurn, later, without, ways } from './case.ts';
import type { PairClass } from './case.ts';

/** Another number of the same publisher, for the other binding or printing. */
export function anotherIsbn(base: Description, mark: string): string {
  return isbnOf(base.publisher ?? '', base.title + mark, yearIn(base.date));
}

function isbn(base: Description): string {
  return base.isbn?.[0] ?? '';
}

const PRINTING: PairClass = {
  name: 'printing',
  expected: SAME,
  kinds: ['modern', 'gazetteer'],
  needs: ['date'],
  variants: ways(
    (base) => ({ a: base, b: { ...base, printing: `${later(base.date, 2)}年3月第2次印刷` } }),
    (base) => ({ a: base, b: { ...base, date: `${base.date ?? ''}(${later(base.date, 3)}重印)` } }),
    (base) => ({
      a: base,
      b: { ...base, isbn: [`${isbn(base)}(${later(base.date, 4)}重印)`], extent: '' },
    }),
    (base) => ({
      a: { ...base, edition: '第1版' },
      b: { ...base, date: `${base.date ?? ''}年第1版，${later(base.date, 5)}年第3次印刷` },
    }),
    (base) => ({
      a: base,
      b: { ...base, isbn: base.isbn?.map(isbn13) ?? [], printing: `${later(base.date, 6)}重印` },
    }),
    (base) => ({
      a: without({ ...base, printing: '1-3000册' }, 'isbn'),
      b: without(
        { ...base, date: `${base.date ?? ''}.6 (${later(base.date, 1)}.9第2次印刷)` },
        'isbn',
      ),
    }),
    (base) => ({
      a: base,
      b: {
        ...base,
        date: `${later(base.date, 4)}印`,
        edition: '第1版',
        printing: `${base.date ?? ''}年第1版`,
      },
    }),
  ),
};

const BINDING: PairClass = {
  name: 'binding',
  expected: SAME,
  kinds: ['modern', 'gazetteer', 'set'],
  needs: [],
  variants: ways(
    (base) => ({
      a: { ...base, isbn: [`${isbn(base)}(平装)`] },
      b: { ...base, isbn: [`${anotherIsbn(base, '精')}(精装)`] },
    }),
    (base) => ({
      a: { ...base, isbn: [`${isbn(base)}(精装)`, `${anotherIsbn(base, '平')}(平装)`] },
      b: { ...base, isbn: [anotherIsbn(base, '平')] },
    }),
    (base) => ({
      a: { ...base, isbn: [`${isbn(base)}(精)`] },
      b: { ...base, isbn: [isbn13(isbn(base))], notes: ['平装'] },
    }),
    (base) => ({
      a: without({ ...base, extent: `${base.extent ?? '1册'} (精装)` }, 'isbn'),
      b: { ...base, isbn: [`${isbn(base)}(简装)`] },
    }),
    (base) => ({
      a: { ...base, isbn: [`${isbn(base)}(线装)`], notes: ['线装，函套'] },
      b: { ...base, isbn: [`${anotherIsbn(base, '平装')}(平装)`], notes: ['平装'] },
    }),
    (base) => ({
      a: { ...base, isbn: [`${isbn(base)}(软精装)`] },
      b: without({ ...base, notes: ['精装本'] }, 'isbn', 'extent'),
    }),
  ),
};

const COPY: PairClass = {
  name: 'copy',
  expected: SAME,
  kinds: ['old', 'oldgaz', 'genealogy'],
  needs: ['date'],
  variants: ways(
    (base) => ({ a: base, b: { ...base, holdings: '存卷一至三', notes: ['残本'] } }),
    (base) => ({ a: base, b: { ...base, extent: '存1册', notes: ['缺卷三以下'] } }),
    (base) => ({ a: base, b: { ...base, notes: ['佚名朱笔批校', '钤“八千卷楼珍藏善本”印'] } }),
    (base) => ({ a: base, b: { ...base, title: `${base.title}（残）`, extent: '残存2册' } }),
    (base) => ({
      a: base,
      b: { ...base, rest: `${base.rest ?? '二卷'} 存一卷`, notes: ['馆藏存上卷'] },
    }),
    (base) => ({
      a: { ...base, notes: ['丁丙跋'] },
      b: { ...base, extent: '1册(合订)', notes: ['虫蛀，卷端缺叶'] },
    }),
    (base) => ({
      a: base,
      b: {
        ...without(base, 'edition', 'extent'),
        date: `${base.date ?? ''}${base.edition ?? '刻本'}`,
        notes: ['柳诒徵题签', '函套重装'],
      },
    }),
    (base) => ({
      a: { ...base, holdings: '存卷五至十' },
      b: { ...base, holdings: '存卷一至二、十一', notes: ['钤“泽存书库”朱文方印'] },
    }),
  ),
};

const COPUBLISHERS: readonly string[] = [
  '江苏人民出版社',
  '凤凰出版社',
  '南京出版社',
  '译林出版社',
  '江苏凤凰教育出版社',
];

function copublisher(base: Description): string {
  const others = COPUBLISHERS.filter((one) => one !== base.publisher);
  return byTurn(others, hashOf(base.title));
}

const CO_PUBLISHER: PairClass = {
  name: 'co-publisher',
  expected: SAME,
  kinds: ['modern', 'gazetteer'],
  needs: ['publisher'],
  variants: ways(
    (base) => ({ a: base, b: { ...base, publisher: copublisher(base), place: '南京' } }),
    (base) => ({
      a: without(base, 'isbn'),
      b: without({ ...base, publisher: `${base.publisher ?? ''}；${copublisher(base)}` }, 'isbn'),
    }),
    (base) => ({
      a: { ...base, notes: [`与${copublisher(base)}联合出版`] },
      b: { ...base, publisher: copublisher(base), isbn: base.isbn?.map(isbn13) ?? [] },
    }),
    (base) => ({
      a: { ...base, publisher: `凤凰出版传媒集团 ${base.publisher ?? ''}` },
      b: base,
    }),
    (base) => ({
      a: without({ ...base, publisher: `${copublisher(base)}, ${base.publisher ?? ''}` }, 'isbn'),
      b: without(
        { ...base, notes: [`本书由${base.publisher ?? ''}、${copublisher(base)}共同出版`] },
        'isbn',
      ),
    }),
    (base) => ({
      a: base,
      b: {
        ...base,
        publisher: (base.publisher ?? '').replace(/出版社$/u, '出版社有限责任公司'),
        isbn: base.isbn?.map((one) => one.replaceAll('-', '')) ?? [],
      },
    }),
  ),
};

const VARIANTS: readonly (readonly [string, string])[] = [
  ['群', '羣'],
  ['峰', '峯'],
  ['志', '誌'],
  ['略', '畧'],
  ['宁', '甯'],
  ['庵', '菴'],
  ['栖', '棲'],
  ['叙', '敍'],
  ['鉴', '鑑'],
  ['图', '圖'],
  ['记', '記'],
  ['县', '縣'],
  ['谱', '譜'],
];

/** Forms beside the traditional ones, that people type or scripts were converted to. */
function variantForms(text: string): string {
  return VARIANTS.reduce((left, [one, other]) => left.replaceAll(one, other), text);
}

const SCRIPT: PairClass = {
  name: 'script',
  expected: SAME,
  kinds: ['modern', 'old', 'oldgaz', 'republic', 'genealogy', 'gazetteer'],
  needs: [],
  variants: ways(
    (base) => ({ a: base, b: base, isTraditional: true }),
    (base) => ({ a: base, b: without(base, 'extent'), isTraditional: true }),
    (base) => ({
      a: base,
      b: { ...base, title: variantForms(base.title), by: variantForms(base.by) },
    }),
    (base) => ({
      a: without(base, 'isbn'),
      b: without(base, 'isbn', 'place'),
      isTraditional: true,
    }),
    (base) => ({
      a: base,
      b: without({ ...base, title: variantForms(base.title) }, 'isbn'),
      isTraditional: true,
    }),
  ),
};

function firstName(base: Base): string {
  return namesIn(base.by)[0]?.name ?? '';
}

const RESPONSIBILITY: PairClass = {
  name: 'responsibility',
  expected: SAME,
  kinds: ['modern', 'old', 'oldgaz', 'republic', 'gazetteer'],
  needs: [],
  variants: ways(
    (base) => ({
      a: base,
      b: { ...base, by: base.by.replaceAll(/ (?:著|撰|编|编著|主编)$/gu, ' 编撰') },
    }),
    (base) => ({ a: base, b: { ...base, by: `${firstName(base)} 等 编著` } }),
    (base) => {
      const names = namesIn(base.by);
      const last = names.at(-1);
      return {
        a: without(base, 'isbn'),
        b: without(
          {
            ...base,
            by: `${last?.dynasty === undefined ? '' : `(${last.dynasty})`}${last?.name ?? ''} ${last?.role ?? ''}`,
          },
          'isbn',
        ),
      };
    },
    (base) => ({ a: base, b: { ...base, by: base.by.split('；').toReversed().join('；') } }),
    (base) => ({ a: base, b: { ...base, by: base.by.replaceAll(/\(.\)/gu, '') } }),
    (base) => ({ a: base, b: { ...base, by: `${base.by}；南京图书馆 整理` } }),
    (base) => ({
      a: without(base, 'isbn'),
      b: { ...without(base, 'isbn'), by: firstName(base) },
    }),
    (base) => ({ a: base, b: { ...base, by: `本书编写组 编` } }),
    (base) => ({
      a: base,
      b: {
        ...base,
        by: base.by.replace(
          /^(?:玄武|秦淮|江宁|六合|高淳|溧水|浦口|鼓楼|建邺)(?=区|县)/u,
          '南京市$&',
        ),
      },
    }),
  ),
};

const DISC: PairClass = {
  name: 'disc',
  expected: SAME,
  kinds: ['modern', 'gazetteer', 'set'],
  needs: [],
  variants: ways(
    (base) => ({ a: base, b: { ...base, notes: ['附光盘1张'] } }),
    (base) => ({ a: base, b: { ...base, extent: `${base.extent ?? '1册'} + 1张光盘` } }),
    (base) => ({
      a: without(base, 'isbn'),
      b: without({ ...base, notes: ['随书附赠CD-ROM光盘1张'] }, 'isbn'),
    }),
    (base) => ({
      a: { ...base, form: '纸质' },
      b: { ...base, form: '纸质', notes: ['书附DVD 2张'] },
    }),
    (base) => ({ a: base, b: { ...base, isbn: [`${isbn(base)}(含光盘)`], extent: '' } }),
    (base) => ({
      a: base,
      b: without({ ...base, extent: `${base.extent ?? '1册'} + 地图1张` }, 'isbn'),
    }),
  ),
};

const FIRST_EDITION: PairClass = {
  name: 'first-edition',
  expected: SAME,
  kinds: ['modern', 'gazetteer', 'republic'],
  needs: [],
  variants: ways(
    (base) => ({ a: base, b: { ...base, edition: '第1版' } }),
    (base) => ({ a: without(base, 'isbn'), b: without({ ...base, edition: '第一版' }, 'isbn') }),
    (base) => ({ a: base, b: { ...base, edition: '1版' } }),
    (base) => ({ a: base, b: { ...base, edition: '初版' } }),
    (base) => ({
      a: without(base, 'extent'),
      b: {
        ...base,
        date: `${base.date ?? ''}${(base.date ?? '').endsWith('年') ? '' : '年'}第1版`,
      },
    }),
    (base) => ({
      a: { ...base, edition: '第1版' },
      b: without({ ...base, edition: '初版' }, 'isbn'),
    }),
    (base) => ({ a: base, b: { ...base, edition: '1st ed' }, formatB: 'marc' }),
  ),
};

const MISSING: PairClass = {
  name: 'missing',
  expected: SAME,
  kinds: ['modern', 'republic', 'old', 'gazetteer', 'oldgaz'],
  needs: [],
  variants: ways(
    (base) => ({ a: base, b: without(base, 'by', 'isbn', 'extent') }),
    (base) => ({ a: base, b: without(base, 'publisher', 'place', 'isbn') }),
    (base) => ({ a: base, b: without(base, 'date') }),
    (base) => ({ a: without(base, 'isbn'), b: without(base, 'isbn', 'date', 'extent') }),
    (base) => ({ a: base, b: without(base, 'by', 'publisher', 'place', 'extent') }),
    (base) => ({ a: without(base, 'by', 'isbn'), b: without(base, 'place', 'extent', 'rest') }),
    (base) => ({
      a: without(base, 'publisher', 'place', 'isbn'),
      b: without(base, 'extent', 'isbn'),
    }),
    (base) => ({ a: base, b: without(base, 'rest', 'edition', 'extent', 'isbn') }),
  ),
};

export const SAME_CLASSES: readonly PairClass[] = [
  PRINTING,
  BINDING,
  COPY,
  CO_PUBLISHER,
  SCRIPT,
  RESPONSIBILITY,
  DISC,
  FIRST_EDITION,
  MISSING,
];
