/** Related works of a page: asked for once in some seconds for each work, and lived without. */
import { ZH } from '../support/presented.ts';
import { expect } from 'chai';
import { each } from '../../catalogue/search/facets.ts';
import { isAnswerable, queryOf } from '../../catalogue/search/query.ts';
import type { SearchEnquiry } from '../../catalogue/search/query.ts';
import { SearchUnavailable } from '../../catalogue/ports/search-index.ts';
import type { SearchPage } from '../../catalogue/ports/search-index.ts';
import { HOUR_MS } from '../../catalogue/time.ts';
import type { Work, WorkHit } from '../../catalogue/work.ts';
import { RelatedWorks } from '../../server/enquiries/related.ts';
import { SparePages } from '../../server/enquiries/spare-pages.ts';
import { labelsOf } from '../../server/i18n/labels.ts';
import { zh } from '../../server/i18n/zh.ts';
import { presentRelated } from '../../server/presenters/works/related.ts';
import { workOf } from '../support/indexed-works.ts';

/** A work with this title and creator, of no document: so without series and places. */
function work(id: string, title: string, creators: readonly string[] = ['甘熙']): Work {
  return {
    id,
    oeuvreId: null,
    title,
    creators,
    date: null,
    startYear: null,
    endYear: null,
    type: 'book',
    types: ['book'],
    dateKind: 'publication',
    carrier: 'print',
    documents: [],
    holdings: [],
    firstAdded: '2026-01-01T00:00:00.000Z',
  };
}

const hit = (id: string, title: string, creators: string[] = []): WorkHit =>
  workOf({ id, title, texts: { creator: creators } }).hit;

describe('related works', () => {
  let asked: SearchEnquiry[];
  let answer: () => Promise<SearchPage<never>>;
  let now: number;
  let related: RelatedWorks;

  beforeEach(() => {
    asked = [];
    now = 0;
    answer = async () => pageOf([]);
    related = new RelatedWorks(
      new SparePages(
        {
          totals: async () => [],
          search: async (request, facets) => {
            expect(facets).to.eql([]);
            asked.push(request);
            return { ...(await answer()), facets: each(facets, () => []) };
          },
          suggest: async () => [],
        },
        { ms: HOUR_MS, onFault: () => undefined },
      ),
      () => new Date(now),
    );
  });

  function pageOf(hits: readonly WorkHit[], total = hits.length): SearchPage<never> {
    return { total, hits, facets: {}, inexact: [] };
  }

  it('are lists of which each work stands in one, with what the page needs and no more', async () => {
    const answers = [
      [hit('1', '白下琐言 第一册'), hit('3', '白下琐言 第三册'), hit('2', '白下琐言 第二册')],
      [hit('4', '白下琐言'), hit('1', '白下琐言 第一册')],
      [hit('4', '白下琐言'), hit('5', '栖霞寺志'), hit('1', '白下琐言 第一册')],
    ];
    answer = async () => pageOf(answers[asked.length - 1] ?? [], 9);
    const lists = await related.of(work('1', '白下琐言 第一册'));
    expect(lists?.map(({ relation, hits }) => [relation.kind, hits.map(({ id }) => id)])).to.eql([
      ['volumes', ['2', '3']],
      ['editions', ['4']],
      ['creator', ['5']],
    ]);
    expect(asked.map(({ size }) => size)).to.eql([40, 40, 19]);
    const shown = presentRelated(lists, labelsOf('zh', zh, [], []), ZH);
    expect(shown.isAway).to.equal(false);
    expect(shown.lists.map(({ heading, all }) => [heading, all?.label])).to.eql([
      ['同套其他分册', '查看全部 9 种'],
      ['其他版本', '查看全部 9 种'],
      ['同一责任者：甘熙', '查看全部 9 种'],
    ]);
  });

  it('are not asked for by what is marks alone, and names are conditions and no text (75)', async () => {
    const marks = ['□□□', '……', '《》', '＂', '""', '( )', '\ud800', ' ', '🙂', '—— ——'];
    for (const [n, name] of marks.entries()) {
      await related.of(work(`m${n}`, name, [name]));
      expect(asked, name).to.eql([]);
    }
    for (const [n, name] of [
      'AND',
      'NOT',
      '题名=',
      '＂甘熙',
      '(',
      '甘熙 OR 题名=',
      '-甘',
    ].entries()) {
      asked = [];
      await related.of(work(`n${n}`, '白下琐言', [name]));
      for (const request of asked) expect(() => queryOf(request), name).not.to.throw();
    }
  });

  it('lead to all of them where that can be asked by a reader', async () => {
    answer = async () => pageOf([hit('2', '栖霞')], 9);
    const lists = await related.of(work('1', '栖霞', ['＂甘熙（(', '朱偰'].slice(0, 1)));
    const requests = lists?.flatMap(({ request }) => request?.query ?? []) ?? [];
    expect(requests.length).to.be.greaterThan(0);
    for (const query of requests) expect(isAnswerable({ query })).to.equal(true);
    const long = await related.of(work('3', '栖霞', ['甘熙'.repeat(200)]));
    const shown = presentRelated(long, labelsOf('zh', zh, [], []), ZH);
    expect(shown.isAway).to.equal(false);
  });

  it('are asked for once, however many readers wait, and again soon: what was taken down goes with it', async () => {
    const held = Promise.withResolvers<SearchPage<never>>();
    answer = () => held.promise;
    const one = work('1', '白下琐言');
    const waiting = Promise.all([related.of(one), related.of(one), related.of(one)]);
    held.resolve(pageOf([]));
    await waiting;
    now = 2_999;
    await related.of(one);
    expect(asked).to.have.lengthOf(3);
    now = 3_000;
    await related.of(one);
    expect(asked).to.have.lengthOf(6);
  });

  it('are lived without while the engine is away, and asked for by the next reader', async () => {
    answer = async () => {
      throw new SearchUnavailable('检索服务繁忙');
    };
    const lists = await related.of(work('1', '白下琐言'));
    expect(lists).to.equal(undefined);
    expect(presentRelated(lists, labelsOf('zh', zh, [], []), ZH)).to.eql({
      lists: [],
      isAway: true,
    });
    answer = async () => pageOf([]);
    expect(await related.of(work('1', '白下琐言'))).to.eql([]);
  });

  it('are kept of so many works, those looked at last', async () => {
    for (let n = 0; n < 300; n++) await related.of(work(`${n}`, `书${n}`, []));
    await related.of(work('0', '书0', []));
    await related.of(work('300', '书300', []));
    const before = asked.length;
    await related.of(work('0', '书0', []));
    await related.of(work('2', '书2', []));
    expect(asked).to.have.lengthOf(before);
    await related.of(work('1', '书1', []));
    expect(asked).to.have.lengthOf(before + 2);
  });
});
