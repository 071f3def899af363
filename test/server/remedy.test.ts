/** What is tried when nothing was found: how much of the engine it takes, and what is made of the answers. */
import { expect } from 'chai';
import { SearchUnavailable } from '../../catalogue/ports/search-index.ts';
import type { SearchPage } from '../../catalogue/ports/search-index.ts';
import { each } from '../../catalogue/search/facets.ts';
import type { FacetName } from '../../catalogue/search/facets.ts';
import { EVERYTHING } from '../../catalogue/search/request.ts';
import type { SearchEnquiry } from '../../catalogue/search/query.ts';
import type { SearchRequest } from '../../catalogue/search/request.ts';
import { HOUR_MS } from '../../catalogue/time.ts';
import type { WorkHit } from '../../catalogue/work.ts';
import { NO_REMEDY, Remedies } from '../../server/enquiries/remedies/remedy.ts';
import type { Remedy } from '../../server/enquiries/remedies/remedy.ts';
import type { Asking } from '../../server/enquiries/spare-pages.ts';
import { labelsOf } from '../../server/i18n/labels.ts';
import { zh } from '../../server/i18n/zh.ts';
import { presentRemedy } from '../../server/presenters/search/repairs.ts';
import { workOf } from '../support/indexed-works.ts';

/** Answers from what it knows of words, and notes what it was asked. */
class KnownWords implements Asking {
  readonly calls: string[] = [];
  readonly counted: string[] = [];
  readonly #works: Readonly<Record<string, number>>;
  readonly #titles: readonly string[];

  /** @param works by words asked for */
  constructor(works: Readonly<Record<string, number>>, titles: readonly string[] = []) {
    this.#works = works;
    this.#titles = titles;
  }

  async totals(requests: readonly SearchEnquiry[]): Promise<number[]> {
    this.calls.push('totals');
    return requests.map((request) => {
      const asked = JSON.stringify([request.query, request.filters, request.from]);
      this.counted.push(asked);
      const words = request.query.any ?? request.query.title ?? '';
      return request.conditions === undefined ? (this.#works[words] ?? 0) : 1;
    });
  }

  async search<Facet extends FacetName>(
    _request: SearchEnquiry,
    facets: readonly Facet[] = [],
  ): Promise<SearchPage<Facet>> {
    this.calls.push('search');
    const hits = this.#titles.map((title): WorkHit => workOf({ title }).hit);
    return { total: hits.length, hits, facets: each(facets, () => []), inexact: [] };
  }

  async suggest(): ReturnType<Asking['suggest']> {
    this.calls.push('suggest');
    return [];
  }
}

const SPARE = {
  ms: HOUR_MS,
  onFault: (error: unknown): void => {
    throw error;
  },
};
const remedyOf = (request: SearchRequest, spare: Asking): Promise<Remedy> =>
  new Remedies({ spare, records: { printedForms: async () => new Map() } }, SPARE).of(request, 0);
const asked = (request: Partial<SearchRequest>): SearchRequest => ({ ...EVERYTHING, ...request });
const labels = labelsOf('zh', zh, [], []);

describe('a page without results', () => {
  it('counts every trial once, in one call, and never what it knows to be nothing', async () => {
    const engine = new KnownWords({ 南京: 5, 城墙: 3, '': 9 });
    const request = asked({ query: { any: '南京 城墙' }, filters: { lib: ['320104'] } });
    const { relaxed, examined } = await remedyOf(request, engine);
    expect(engine.calls).to.eql(['totals']);
    expect(new Set(engine.counted).size).to.equal(engine.counted.length);
    expect(engine.counted).to.not.include(
      JSON.stringify([request.query, request.filters, request.from]),
    );
    expect(relaxed.map(({ what, works }) => [what.kind, works])).to.eql([
      ['without-word', 5],
      ['without-word', 3],
    ]);
    expect(examined.map(({ what, works }) => [what.kind, works])).to.eql([
      ['word', 5],
      ['word', 3],
      ['filter', 9],
    ]);
  });

  it('takes at most so many calls, however much was typed', async () => {
    const engine = new KnownWords({}, ['莫愁湖志']);
    const words = ['默愁湖', '金凌琐事', '秦准河畔', '白下锁言', '建康实录'];
    await remedyOf(
      asked({ query: { any: words.join(' '), title: '没有' }, filters: { lib: ['1', '2', '3'] } }),
      engine,
    );
    const calls = (kind: string): number => engine.calls.filter((call) => call === kind).length;
    // Eight at a time, so that a search need not wait for all.
    expect(calls('totals')).to.be.at.most(10);
    expect(calls('suggest')).to.be.at.most(6);
    expect(calls('search')).to.be.at.most(12);
    expect(engine.counted.length + calls('suggest') + calls('search')).to.be.at.most(64);
  });

  it('offers what the titles of the catalogue have, near to the word that nothing has', async () => {
    const engine = new KnownWords({ 莫愁湖志: 9, '南京 莫愁湖志': 4, 南京: 5 }, ['莫愁湖志']);
    const { offers } = await remedyOf(asked({ query: { any: '南京 默愁湖' } }), engine);
    expect(offers.map(({ what, works }) => [what, works])).to.eql([
      [{ kind: 'correction', words: '南京 莫愁湖志' }, 4],
    ]);
  });

  it('is shown with what there is, and says so, when the engine is away', async () => {
    let calls = 0;
    const known = new KnownWords({ 南京: 5 });
    const engine: Asking = {
      totals: async (requests) => {
        if (++calls > 1) throw new SearchUnavailable('检索服务繁忙');
        return known.totals(requests);
      },
      search: async () => {
        throw new SearchUnavailable('检索服务繁忙');
      },
      suggest: async () => {
        throw new SearchUnavailable('检索服务繁忙');
      },
    };
    const request = asked({ query: { any: '南京 默愁湖' } });
    const remedy = await remedyOf(request, engine);
    expect(remedy).to.deep.include({ offers: [], isCut: true });
    expect(remedy.relaxed).to.have.lengthOf(1);
    const shown = presentRemedy(request, remedy, labels, zh);
    expect(shown.hint).to.equal(zh.search.notAllTried);

    const none = await remedyOf(request, engine);
    expect(none).to.eql({ ...NO_REMEDY, isCut: true });
    expect(presentRemedy(request, none, labels, zh).hint).to.equal(zh.search.notAllTried);
  });

  it('says what each change does and finds', () => {
    const request = asked({
      query: { any: '南京', title: '城墙' },
      filters: { lib: ['320104'] },
      from: 1912,
    });
    const shown = presentRemedy(
      request,
      {
        offers: [
          {
            what: { kind: 'correction', words: '莫愁湖' },
            works: 4,
            request: asked({ query: { any: '莫愁湖' } }),
          },
        ],
        relaxed: [
          { what: { kind: 'without-filters' }, works: 9, request: asked({}) },
          { what: { kind: 'without-filter', facet: 'lib' }, works: 8, request: asked({}) },
          { what: { kind: 'without-years' }, works: 7, request: asked({}) },
          { what: { kind: 'in-any-field' }, works: 6, request: asked({}) },
          { what: { kind: 'without-word', word: '城墙' }, works: 5, request: asked({}) },
        ],
        examined: [
          { what: { kind: 'word', field: 'title', word: '城墙' }, works: 0, request: asked({}) },
          { what: { kind: 'filter', facet: 'lib', value: '320104' }, works: 2, request: asked({}) },
          { what: { kind: 'years' }, works: 1, request: asked({ from: 1912 }) },
        ],
        isCut: false,
      },
      labels,
      zh,
    );
    expect(shown.offers).to.eql([
      { label: '莫愁湖', href: '/search?q=%E8%8E%AB%E6%84%81%E6%B9%96', found: '可得 4 种' },
    ]);
    expect(shown.repairs.map(({ label, found }) => `${label} ${found}`)).to.eql([
      '去掉全部筛选条件 可得 9 种',
      '去掉条件“馆：320104” 可得 8 种',
      '去掉条件“出版年：1912 年及以后” 可得 7 种',
      '改在全部字段中检索 可得 6 种',
      '去掉检索词“城墙” 可得 5 种',
    ]);
    expect(shown.examined.map(({ label, found, href }) => [label, found, href])).to.eql([
      ['只用检索词“城墙”', '没有文献', null],
      ['只用条件“馆：320104”', '可得 2 种', '/search'],
      ['只用条件“出版年：1912 年及以后”', '可得 1 种', '/search?from=1912'],
    ]);
    expect(shown.hint).to.equal(null);
    expect(presentRemedy(request, NO_REMEDY, labels, zh).hint).to.equal(zh.search.nothingAtAll);
  });
});
