/** The home page. */
import { expect } from 'chai';
import { presentHome } from '../../../../server/presenters/site/home.ts';
import type { Home, HomeFacts } from '../../../../server/presenters/site/home.ts';
import type {
  ArrivalKind,
  LibraryArrivals,
  WeekOfArrivals,
} from '../../../../server/enquiries/arrivals.ts';
import { federationOf, libraryFacts, runOf, sourceFacts } from '../../../support/federations.ts';
import {
  COLLECTIONS,
  EN,
  LIBRARIES,
  ZH,
  counts,
  hitOf,
  labelsIn,
  pageOf,
} from '../../../support/presented.ts';

const home = (federation = federationOf(), facts: Partial<HomeFacts> = {}, visit = ZH): Home =>
  presentHome(
    federation,
    { found: pageOf(), weeks: [], ...facts },
    labelsIn(visit.lang),
    visit,
    NOW,
  );

/** A Sunday, of the week 2026-W48. */
const NOW = new Date('2026-11-29T12:00:00Z');

describe('the home page', () => {
  it('says how much there is, where to begin, and shows it by type and by period', () => {
    const found = pageOf([], {
      type: counts(['book', 1200], ['never-heard-of', 5], ['map', 3]),
      period: counts(['ming', 2]),
      collection: counts(['qh:photo', 7]),
      access: counts(['onsite', 9], ['online', 4]),
    });
    const page = home(federationOf({ works: 12_345 }), { found });

    expect(page.intro).to.equal('收录 2 家图书馆的 12,345 种地方文献');
    expect(page.entries).to.deep.equal([
      { label: '在家能看的', count: '4', href: '/search?access=online' },
      { label: '老地图', count: '3', href: '/search?type=map' },
    ]);
    expect(page.types.map(({ label, count, href }) => [label, count, href])).to.deep.equal([
      ['图书', '1,200', '/search?type=book'],
      ['地图', '3', '/search?type=map'],
    ]);
    expect(page.periods.bars.map(({ label }) => label)).to.deep.equal(['明']);
    expect(page.collections.map(({ name, works }) => [name, works])).to.deep.equal([
      ['老照片库', '7 种文献'],
    ]);
    expect(page.isSearchAway).to.equal(false);
  });

  it('lists every library with its works, and when it was last harvested', () => {
    const libraries = [
      libraryFacts({ library: LIBRARIES[0]!, works: 4, lastHarvest: '2026-11-29T00:00:00Z' }),
      libraryFacts(),
    ];
    const tiles = home(federationOf({ libraries })).libraries;

    expect(tiles.map(({ name, href, works }) => [name, href, works])).to.deep.equal([
      ['金陵图书馆', '/libraries/320100', '4 种文献'],
      ['秦淮区图书馆', '/libraries/320104', '0 种文献'],
    ]);
    expect(tiles.map(({ lastHarvest }) => lastHarvest?.text)).to.deep.equal([
      '2026年11月29日',
      undefined,
    ]);
  });

  it('says why there is nothing yet', () => {
    const intro = (...sources: ReturnType<typeof sourceFacts>[]): string =>
      home(federationOf({ sources })).intro;

    expect(intro()).to.equal(ZH.t.home.noSources);
    expect(intro(sourceFacts())).to.equal(ZH.t.home.preparing);
    expect(intro(sourceFacts({ lastRun: runOf({ state: 'running', endedAt: null }) }))).to.equal(
      ZH.t.home.preparing,
    );
    expect(intro(sourceFacts({ lastRun: runOf({ state: 'failed' }) }))).to.equal(
      ZH.t.home.nothingYet,
    );
  });

  it('lives without the engine, and says so', () => {
    const page = home(federationOf({ works: 1 }), { found: null, weeks: null });

    expect(page).to.deep.include({ isSearchAway: true, newest: null, types: [], entries: [] });
    expect(page.periods).to.deep.include({ bars: [], undated: null });
    expect(page.collections.map(({ name, works }) => [name, works])).to.deep.equal([
      ['老照片库', null],
      ['金陵地方文献', null],
    ]);
  });

  it('features collections with a picture before those without', () => {
    const found = pageOf([], { collection: counts(['jl:local', 9], ['qh:photo', 1]) });
    const [photos, local] = COLLECTIONS;
    const collections = [local!, { ...photos!, pictured: 'w7' }];
    const page = home(federationOf({ collections }), { found });

    expect(page.collections.map(({ name, picture }) => [name, picture])).to.deep.equal([
      ['老照片库', '/works/w7/picture'],
      ['金陵地方文献', null],
    ]);
  });

  describe('what came last', () => {
    const week = (code: WeekOfArrivals['week'], ...of: WeekOfArrivals['libraries']) => ({
      week: code,
      works: of.reduce((sum, { works }) => sum + works, 0),
      libraries: of,
    });
    const from = (library: string, kind: ArrivalKind, ...ids: string[]): LibraryArrivals => ({
      library,
      kind,
      works: kind === 'first' ? 40_000 : ids.length,
      hits: ids.map((id) => hitOf({ id })),
    });

    it('is shown from every library in turn, a work that two of them hold once', () => {
      const weeks = [
        week(
          '2026-W48',
          from('320104', 'new', 'a', 'b', 'c'),
          from('320100', 'new', 'd', 'b'),
          from('320118', 'first', 'e', 'f', 'g', 'h', 'i'),
        ),
      ];
      const { newest } = home(federationOf(), { weeks });

      expect(newest?.hits.map(({ href }) => href.replace('/works/', '')).join('')).to.equal(
        'adebfc',
      );
      expect(newest).to.include({
        heading: '本周新到',
        days: '2026年11月23日至29日',
        summary: '共 40,005 种：2 馆新到，1 馆首次收录',
        nothing: '',
      });
      const { entries } = home(federationOf(), { weeks });
      expect(entries).to.deep.equal([{ label: '本周新到', href: '/new', count: '40,005' }]);
    });

    it('is that of an earlier week, where this one has nothing', () => {
      const earlier = [week('2026-W48'), week('2026-W47', from('320104', 'new', 'a'))];
      expect(home(federationOf(), { weeks: earlier }).entries).to.deep.equal([]);
      expect(home(federationOf(), { weeks: earlier }).newest).to.include({
        heading: '上周新到',
        nothing: '本周没有新到。',
        summary: '共 1 种：1 馆新到',
      });
      const long = [week('2026-W48'), week('2026-W40', from('320104', 'new', 'a'))];
      expect(home(federationOf(), { weeks: long }).newest).to.include({
        heading: '2026年9月28日至10月4日',
        days: '',
      });
      expect(home(federationOf(), { weeks: [week('2026-W48')] }).newest).to.equal(null);
    });
  });

  it('offers examples that can be searched for', () => {
    const { examples, box } = home();

    expect(
      examples.map(
        ({ label, href }) => href === `/search?${new URLSearchParams({ q: label }).toString()}`,
      ),
    ).to.eql(Array(6).fill(true));
    expect(box.words).to.equal('');
  });

  it('is English for those who read English', () => {
    const page = home(federationOf({ works: 3 }), {}, EN);
    expect(page.examples.map(({ lang }) => lang)).to.include('zh-Hans');
    expect(home().examples.map(({ lang }) => lang)).to.not.include('zh-Hans');
    expect(page.intro).to.equal('3 works of local interest from 2 libraries');
    expect(page.libraries[0]).to.include({ name: 'Jinling Library', works: '0 works' });
  });
});
