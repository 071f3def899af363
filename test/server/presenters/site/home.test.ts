/** The home page. */
import { expect } from 'chai';
import { collectionTiles, presentHome } from '../../../../server/presenters/site/home.ts';
import type { Home } from '../../../../server/presenters/site/home.ts';
import { federationOf, libraryFacts, runOf, sourceFacts } from '../../../support/federations.ts';
import {
  EN,
  LABELS,
  LIBRARIES,
  ZH,
  counts,
  hitOf,
  labelsIn,
  pageOf,
} from '../../../support/presented.ts';

const home = (
  federation = federationOf(),
  found: Parameters<typeof presentHome>[1] = pageOf(),
): Home => presentHome(federation, found, LABELS, ZH);

describe('the home page', () => {
  it('says how much there is, and shows what is newest, by type and by period', () => {
    const found = pageOf([hitOf({ id: 'new' })], {
      type: counts(['book', 1200], ['never-heard-of', 5], ['map', 3]),
      period: counts(['ming', 2]),
      collection: counts(['qh:photo', 7]),
    });
    const page = home(federationOf({ works: 12_345 }), found);

    expect(page.intro).to.equal('收录 2 家图书馆的 12,345 种地方文献');
    expect(page.newest.map(({ href }) => href)).to.deep.equal(['/works/new']);
    expect(page.newestHref).to.equal('/search?sort=added');
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
    const page = home(federationOf({ works: 1 }), null);

    expect(page).to.deep.include({ isSearchAway: true, newest: [], types: [] });
    expect(page.periods).to.deep.equal({ bars: [], undated: null });
    expect(page.collections.map(({ name, works }) => [name, works])).to.deep.equal([
      ['老照片库', null],
      ['金陵地方文献', null],
    ]);
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
    const page = presentHome(federationOf({ works: 3 }), pageOf(), labelsIn('en'), EN);
    expect(page.intro).to.equal('3 works of local interest from 2 libraries');
    expect(page.libraries[0]).to.include({ name: 'Jinling Library', works: '0 works' });
  });
});

describe('the tiles of collections', () => {
  it('stand by number of works, those with none at the end', () => {
    const found = pageOf([], { collection: counts(['jl:local', 9]) });

    expect(collectionTiles(federationOf(), found, LABELS, ZH)).to.deep.equal([
      {
        count: 9,
        tile: {
          name: '金陵地方文献',
          library: '金陵图书馆',
          href: '/collections/jl%3Alocal',
          description: '',
          works: '9 种文献',
        },
      },
      {
        count: 0,
        tile: {
          name: '老照片库',
          library: '秦淮区图书馆',
          href: '/collections/qh%3Aphoto',
          description: '秦淮河沿岸',
          works: '0 种文献',
        },
      },
    ]);
  });
});
