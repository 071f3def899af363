/** The pages of libraries and of collections. */
import { expect } from 'chai';
import {
  presentCollection,
  presentLibraries,
  presentLibrary,
} from '../../../../server/presenters/site/libraries.ts';
import { federationOf, libraryFacts, sourceFacts } from '../../../support/federations.ts';
import {
  COLLECTIONS,
  EN,
  LABELS,
  LIBRARIES,
  ZH,
  counts,
  hitOf,
  labelsIn,
  pageOf,
} from '../../../support/presented.ts';

const [PHOTOS] = COLLECTIONS;

describe('the list of libraries', () => {
  it('has a row for each, those with nothing too', () => {
    const libraries = [
      libraryFacts({ works: 3, records: 1, collections: COLLECTIONS.slice(0, 1) }),
      libraryFacts({ library: { ...LIBRARIES[0]!, address: '乐山路 158 号' } }),
    ];
    const rows = presentLibraries(federationOf({ libraries }), LABELS, ZH);

    expect(rows.map(({ name, works, records, address }) => [name, works, records, address])).to.eql(
      [
        ['秦淮区图书馆', '3 种文献', '1 条记录', ''],
        ['金陵图书馆', '0 种文献', '0 条记录', '乐山路 158 号'],
      ],
    );
    expect(rows[0]?.collections).to.deep.equal([
      { name: '老照片库', href: '/collections/qh%3Aphoto' },
    ]);
    expect(presentLibraries(federationOf({ libraries }), labelsIn('en'), EN)[0]).to.include({
      name: 'Qinhuai Library',
      records: '1 record',
    });
  });

  it('is empty where there is no library', () => {
    expect(presentLibraries(federationOf({ libraries: [] }), LABELS, ZH)).to.deep.equal([]);
  });
});

describe('the page of a library', () => {
  const facts = libraryFacts({
    library: { ...LIBRARIES[0]!, description: '市馆' },
    works: 4,
    records: 5,
    collections: COLLECTIONS.slice(1),
    sources: [sourceFacts({ liveRecords: 5 }, { id: 'jl', library: '320100' })],
  });

  it('tells what it has, how to reach it, and how its sources are', () => {
    const page = presentLibrary(
      facts,
      pageOf([], { collection: counts(['jl:local', 2]) }),
      LABELS,
      ZH,
      new Date(),
    );

    expect(page).to.include({
      name: '金陵图书馆',
      description: '市馆',
      works: '4 种文献',
      records: '5 条记录',
      lastHarvest: null,
      searchIn: '在金陵图书馆检索',
      allLabel: '查看金陵图书馆的全部文献',
      allHref: '/search?lib=320100',
    });
    expect(page.contacts.map(({ value }) => value)).to.deep.equal(['025-0000 0000']);
    expect(page.collections.map(({ name, works }) => [name, works])).to.deep.equal([
      ['金陵地方文献', '2 种文献'],
    ]);
    expect(page.sources.map(({ id, live }) => [id, live])).to.deep.equal([['jl', '5']]);
  });

  it('searches inside it, by type too', () => {
    const found = pageOf([hitOf()], { type: counts(['map', 1500]) });
    const page = presentLibrary(facts, found, LABELS, ZH, new Date());

    expect(page.box.hidden).to.deep.equal([{ name: 'lib', value: '320100' }]);
    expect(page.types).to.deep.equal([
      { label: '地图', href: '/search?lib=320100&type=map', count: '1,500' },
    ]);
    expect(page.newest.map(({ href }) => href)).to.deep.equal(['/works/w1']);
  });

  it('lives without the engine, and says so', () => {
    const page = presentLibrary(facts, null, LABELS, ZH, new Date());

    expect(page).to.deep.include({ isSearchAway: true, types: [], newest: [], works: '4 种文献' });
    expect(page.collections.map(({ works }) => works)).to.deep.equal([null]);
  });
});

describe('the page of a collection', () => {
  it('tells whose it is, and what is in it', () => {
    const page = presentCollection(
      PHOTOS!,
      pageOf([hitOf()], { type: counts(['image', 1]) }),
      LABELS,
      ZH,
    );

    expect(page).to.include({
      name: '老照片库',
      description: '秦淮河沿岸',
      library: '秦淮区图书馆',
      libraryHref: '/libraries/320104',
      of: '秦淮区图书馆特色库',
      works: '1 种文献',
      isSearchAway: false,
    });
    expect(page.types.map(({ href }) => decodeURIComponent(href))).to.deep.equal([
      '/search?collection=qh:photo&type=image',
    ]);
  });

  it('does not call itself empty while the engine is away', () => {
    expect(presentCollection(PHOTOS!, null, LABELS, ZH)).to.include({
      works: null,
      isSearchAway: true,
    });
    expect(presentCollection(PHOTOS!, pageOf(), LABELS, ZH)).to.include({ works: '0 种文献' });
  });
});
