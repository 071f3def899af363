/** A page of results. */
import { expect } from 'chai';
import type { SearchPage } from '../../../../catalogue/ports/search-index.ts';
import type { SearchRequest } from '../../../../catalogue/search/request.ts';
import { NO_REMEDY } from '../../../../server/enquiries/remedies/remedy.ts';
import { presentFaults, presentResults } from '../../../../server/presenters/search/search.ts';
import type { Beside, SearchResults } from '../../../../server/presenters/search/search.ts';
import { requestOf } from '../../../support/indexed-works.ts';
import { EN, LABELS, ZH, counts, hitOf, labelsIn, pageOf } from '../../../support/presented.ts';

const beside = (ofAllTypes: number): Beside => ({
  remedy: NO_REMEDY,
  notices: [],
  reasons: new Map(),
  ofAllTypes,
});

function results(asked: Partial<SearchRequest> | string, found: SearchPage): SearchResults {
  return presentResults(requestOf(asked), found, beside(found.total), LABELS, ZH);
}
const hits = (count: number): ReturnType<typeof hitOf>[] =>
  Array.from({ length: count }, (_, i) => hitOf({ id: `w${i}` }));
const parameters = (href: string | null): Record<string, string> =>
  Object.fromEntries(new URL(href ?? '/none', 'http://x').searchParams);

describe('a page of results', () => {
  it('says what was asked, how much was found, and which part of it is shown', () => {
    const page = results(
      { query: { any: '志', creator: '甘熙' }, page: 2 },
      pageOf(hits(20), {}, 1234),
    );

    expect(page.heading).to.equal('志、责任者：甘熙 的检索结果');
    expect(page.summary).to.equal('共 1,234 种文献，第 21—40 种');
    expect(page.hits.map(({ href }) => href)).to.deep.equal(
      hits(20).map(({ id }) => `/works/${id}`),
    );
  });

  it('names all works where nothing was asked, and no part where all is shown', () => {
    const page = results({}, pageOf(hits(3)));

    expect([page.heading, page.summary]).to.deep.equal(['全部文献', '共 3 种文献']);
    expect(page).to.deep.include({ pages: [], previousHref: null, nextHref: null, chips: [] });
  });

  it('is empty where nothing was found, and says what helps', () => {
    const page = results('没有', pageOf());

    expect(page).to.deep.include({
      total: 0,
      summary: '共 0 种文献',
      hits: [],
      tabs: [],
      pages: [],
    });
    expect(page.firstPageHref).to.equal(null);
    expect(page.remedy.hint).to.equal(ZH.t.search.nothingAtAll);
  });

  it('leads back to the first page from one that is not there', () => {
    const page = results({ query: { any: '志' }, page: 9 }, pageOf([], {}, 30));

    expect(parameters(page.firstPageHref)).to.deep.equal({ q: '志' });
    expect(page.summary).to.equal('共 30 种文献');
    expect(parameters(page.previousHref)).to.deep.equal({ q: '志', page: '2' });
    expect(page.nextHref).to.equal(null);
  });

  it('links the first page, the last, and two on each side of this one', () => {
    const { pages, pageOf: told } = results({ page: 10 }, pageOf(hits(20), {}, 400));

    expect(
      pages.map(({ label, gap, current }) => `${gap ? '… ' : ''}${label}${current ? '*' : ''}`),
    ).to.eql(['1', '… 8', '9', '10*', '11', '12', '… 20']);
    expect(pages.map(({ href }) => parameters(href)['page'])).to.deep.equal([
      undefined,
      '8',
      '9',
      '10',
      '11',
      '12',
      '20',
    ]);
    expect([told, pages[0]?.name]).to.deep.equal(['第 10 页，共 20 页', '第 1 页']);
  });

  it('goes no further than both engines reach, and says why', () => {
    const page = results({ page: 100, size: 100 }, pageOf(hits(100), {}, 50_000));

    expect(page.pages.at(-1)).to.include({ label: '100', current: true });
    expect(page.nextHref).to.equal(null);
    expect(page.capped).to.include('第 10,000 种');
    expect(results({}, pageOf(hits(20), {}, 10_000)).capped).to.equal(null);
  });

  it('has a tab for all types and for each of those with most works', () => {
    const types = counts(['book', 9], ['map', 3], ['image', 1]);
    const { tabs, isGrid } = presentResults(
      requestOf({ query: { any: '城' }, filters: { type: ['map'] }, page: 2 }),
      pageOf(hits(3), { type: types }),
      // One of them is a map and a book.
      beside(12),
      LABELS,
      ZH,
    );

    expect(tabs.map(({ label, count, current }) => [label, count, current])).to.deep.equal([
      ['全部类型', '12', false],
      ['图书', '9', false],
      ['地图', '3', true],
      ['照片图片', '1', false],
    ]);
    expect(tabs.map(({ href }) => parameters(href))).to.deep.equal([
      { q: '城' },
      { q: '城', type: 'book' },
      { q: '城', type: 'map' },
      { q: '城', type: 'image' },
    ]);
    expect(isGrid).to.equal(false);
  });

  it('shows no more than seven types, and the chosen one whatever its number', () => {
    const codes = [
      'book',
      'map',
      'serial',
      'article',
      'thesis',
      'music',
      'audio',
      'video',
      'image',
    ];
    const types = counts(...codes.map((code, i) => [code, 20 - i] as const));
    const { tabs, isGrid } = results(
      { filters: { type: ['image'] } },
      pageOf(hits(1), { type: types }),
    );

    expect(tabs.map(({ label }) => label)).to.have.lengthOf(9);
    expect(tabs.at(-1)).to.include({ label: '照片图片', current: true });
    expect(isGrid, 'photographs are looked at').to.equal(true);
  });

  it('offers its orders and sizes with the present ones chosen, an odd size too', () => {
    const { sorts, sizes } = results({ sort: 'newest', size: 30 }, pageOf(hits(1)));

    expect(sorts.filter(({ selected }) => selected).map(({ label }) => label)).to.deep.equal([
      '年代由近到远',
    ]);
    expect(sizes.map(({ value, selected }) => [value, selected])).to.deep.equal([
      ['20', false],
      ['30', true],
      ['50', false],
      ['100', false],
    ]);
  });

  it('clears every condition but the words in the box, and keeps order and size', () => {
    const { clearHref, chosenCount } = results(
      {
        query: { title: '志', creator: '甘熙' },
        filters: { lib: ['320104'] },
        from: 1912,
        sort: 'oldest',
        size: 50,
        page: 3,
      },
      pageOf(hits(1)),
    );

    expect(parameters(clearHref)).to.deep.equal({ title: '志', sort: 'oldest', size: '50' });
    expect(chosenCount).to.equal('已选 3 项');
  });

  it('keeps what no filter of the form shows: one library alone, a week, an oeuvre', () => {
    const filters = { held: ['single'], oeuvre: ['w9'], type: ['map'] } as const;
    const { box } = results({ filters, added: '2026-W48' }, pageOf(hits(1)));

    expect(box.hidden).to.deep.equal([
      { name: 'oeuvre', value: 'w9' },
      { name: 'held', value: 'single' },
      { name: 'added', value: '2026-W48' },
    ]);
  });

  it('is English for those who read English', () => {
    const page = presentResults(
      requestOf({ query: { title: 'wall' } }),
      pageOf(hits(1)),
      beside(1),
      labelsIn('en'),
      EN,
    );
    expect([page.heading, page.summary]).to.deep.equal(['Results for Title: wall', '1 work']);
  });
});

describe('a request with faults', () => {
  it('is shown with each fault in a sentence, and the box to mend it', () => {
    const { box, faults } = presentFaults(
      requestOf('志'),
      [
        { kind: 'not-page', parameter: 'page', value: 'x' },
        { kind: 'unknown-value', parameter: 'type', value: '<b>' },
      ],
      ZH,
    );

    expect(faults).to.deep.equal([
      '参数 page 应为从 1 开始的整数，收到了“x”。',
      '参数 type 没有“<b>”这个值。',
    ]);
    expect(box.words).to.equal('志');
  });
});
