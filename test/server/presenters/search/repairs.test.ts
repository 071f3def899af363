/** 没有找到时: what helps, in words. */
import { expect } from 'chai';
import { NO_REMEDY } from '../../../../server/enquiries/remedies/remedy.ts';
import type { Remedy } from '../../../../server/enquiries/remedies/remedy.ts';
import type { Lang, Messages } from '../../../../server/i18n/languages.ts';
import type { Offered } from '../../../../server/i18n/offers.ts';
import { presentRemedy } from '../../../../server/presenters/search/repairs.ts';
import { requestOf } from '../../../support/indexed-works.ts';
import { EN, LABELS, ZH, labelsIn } from '../../../support/presented.ts';

const REQUEST = requestOf({
  query: { title: '金陵锁事' },
  filters: { lib: ['320104', '320100'] },
  from: 1912,
});
const PLAIN = requestOf({ query: { title: '金陵琐事' } });
const OFFERED: readonly Offered[] = [
  { kind: 'split', words: '金陵 琐事' },
  { kind: 'shorter', words: '金陵' },
  { kind: 'correction', words: '金陵琐事' },
  {
    kind: 'field',
    parts: [
      { field: 'title', words: '金陵琐事' },
      { field: 'creator', words: '周晖' },
    ],
  },
  { kind: 'expression', line: '城墙 OR 城垣' },
  { kind: 'class', value: 'K29', words: '' },
  { kind: 'place', value: '320104', words: '照片' },
];

describe('a page without results', () => {
  it('names each offer by what it does, and what it finds', () => {
    const offered = (t: Messages, lang: Lang): string[] => {
      const remedy: Remedy = {
        ...NO_REMEDY,
        offers: OFFERED.map((what, i) => ({ what, works: i + 1, request: PLAIN })),
      };
      const { offers } = presentRemedy(REQUEST, remedy, labelsIn(lang), t);
      return offers.map(({ label, found }) => `${label} ${found}`);
    };

    expect(offered(ZH.t, 'zh')).to.deep.equal([
      '分开检索“金陵 琐事” 可得 1 种',
      '只检索“金陵” 可得 2 种',
      '金陵琐事 可得 3 种',
      '按字段检索 题名：金陵琐事、责任者：周晖 可得 4 种',
      '作为检索式检索 城墙 OR 城垣 可得 5 种',
      '限定中图分类：K29 地方史志 可得 6 种',
      '限定地区：秦淮区，检索“照片” 可得 7 种',
    ]);
    expect(offered(EN.t, 'en').slice(0, 2)).to.deep.equal([
      'Search for “金陵 琐事” apart 1 work',
      'Search only for “金陵” 2 works',
    ]);
  });

  it('says when the filters had to go for an offer', () => {
    const what = { kind: 'correction', words: '金陵琐事' } as const;
    const remedy: Remedy = {
      ...NO_REMEDY,
      offers: [{ what, works: 2, request: PLAIN, isFree: true }],
    };

    expect(presentRemedy(REQUEST, remedy, LABELS, ZH.t).offers).to.deep.equal([
      {
        label: '金陵琐事',
        href: '/search?title=%E9%87%91%E9%99%B5%E7%90%90%E4%BA%8B',
        found: '不限筛选条件，可得 2 种',
      },
    ]);
  });

  it('names each change, and what it finds', () => {
    const remedy: Remedy = {
      ...NO_REMEDY,
      relaxed: (
        [
          { kind: 'without-filters' },
          { kind: 'without-filter', facet: 'lib' },
          { kind: 'without-years' },
          { kind: 'in-any-field' },
          { kind: 'without-word', word: '锁事' },
        ] as const
      ).map((what, i) => ({ what, works: 1000 + i, request: PLAIN })),
    };
    const { repairs, hint } = presentRemedy(REQUEST, remedy, LABELS, ZH.t);

    expect(repairs.map(({ label, found }) => `${label} ${found}`)).to.deep.equal([
      '去掉全部筛选条件 可得 1,000 种',
      '去掉条件“馆：秦淮区图书馆、金陵图书馆” 可得 1,001 种',
      '去掉条件“出版年：1912 年及以后” 可得 1,002 种',
      '改在全部字段中检索 可得 1,003 种',
      '去掉检索词“锁事” 可得 1,004 种',
    ]);
    expect(hint).to.equal(null);
  });

  it('looks at each word and filter by itself; what finds nothing leads nowhere', () => {
    const remedy: Remedy = {
      ...NO_REMEDY,
      examined: [
        { what: { kind: 'word', field: 'title', word: '锁事' }, works: 0, request: PLAIN },
        { what: { kind: 'filter', facet: 'lib', value: '320104' }, works: 3, request: PLAIN },
        { what: { kind: 'years' }, works: 1, request: PLAIN },
      ],
    };
    const { examined } = presentRemedy(REQUEST, remedy, LABELS, ZH.t);

    expect(examined.map(({ label, found, href }) => [label, found, href === null])).to.deep.equal([
      ['只用检索词“锁事”', '没有文献', true],
      ['只用条件“馆：秦淮区图书馆”', '可得 3 种', false],
      ['只用条件“出版年：1912 年及以后”', '可得 1 种', false],
    ]);
  });

  it('says that nothing helps, or that not everything was tried', () => {
    const hint = (remedy: Remedy, t = ZH.t): string | null =>
      presentRemedy(REQUEST, remedy, LABELS, t).hint;

    expect(hint(NO_REMEDY)).to.equal(ZH.t.search.nothingAtAll);
    expect(hint({ ...NO_REMEDY, isCut: true })).to.equal(ZH.t.search.notAllTried);
    expect(hint(NO_REMEDY, EN.t)).to.match(/^Taking away any single condition/);
  });

  it('speaks English to those who do', () => {
    const what = { kind: 'without-filter', facet: 'lib' } as const;
    const remedy: Remedy = { ...NO_REMEDY, relaxed: [{ what, works: 1, request: PLAIN }] };

    expect(presentRemedy(REQUEST, remedy, labelsIn('en'), EN.t).repairs[0]).to.include({
      label: 'Without “Library: Qinhuai Library, Jinling Library”',
      found: '1 work',
    });
  });
});
