/** What was added week by week: how it is gathered of the index, and the page `/new`. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import type { IndexedWork } from '../../catalogue/search/indexed-work.ts';
import { Arrivals } from '../../server/enquiries/arrivals.ts';
import type { WeekOfArrivals } from '../../server/enquiries/arrivals.ts';
import { openStores } from '../../stores/open.ts';
import type { Stores } from '../../stores/open.ts';
import { DAY_MS } from '../../catalogue/time.ts';
import { onBothEngines } from '../support/clusters.ts';
import { workOf } from '../support/indexed-works.ts';
import { PATIENT_MS } from '../support/patience.ts';
import { openPortal } from '../support/portal-fixture.ts';
import type { PortalFixture } from '../support/portal-fixture.ts';

/** A Sunday, of the week 2026-W48. */
const NOW = new Date('2026-11-29T12:00:00Z');

function added(day: string, library: string, title: string, picture = false): IndexedWork {
  const work = workOf({
    title,
    firstAdded: `${day}T04:00:00Z`,
    holdings: [{ library, collection: null, access: 'unknown', carrier: 'print' }],
  });
  return { ...work, hit: { ...work.hit, picture } };
}

const many = (count: number, day: string, library: string): IndexedWork[] =>
  Array.from({ length: count }, (_, i) => added(day, library, `${library}的书 ${i}`));

describe('new arrivals', function () {
  let folder: string;
  let stores: Stores;
  let arrivals: Arrivals;
  let seq = 0;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'arrivals-'));
    stores = await openStores({ dataFolder: folder, queryWorkers: 1, searchMs: PATIENT_MS });
    arrivals = new Arrivals(stores.index, { keptMs: 0 });
  });
  afterEach(async () => {
    await stores.close();
    await rm(folder, { recursive: true });
  });

  async function put(...works: IndexedWork[]): Promise<void> {
    await stores.index.replace(works, ++seq);
    await stores.index.settle();
  }
  const told = ({ week, works, libraries }: WeekOfArrivals): unknown[] => [
    week,
    works,
    ...libraries.map((one) => `${one.library} ${one.works} ${one.kind}`),
  ];

  it('are counted by week and library, those without works too', async () => {
    await put(
      added('2026-10-20', '320104', '旧'),
      added('2026-11-24', '320104', '甲'),
      added('2026-11-10', '320104', '乙'),
      added('2026-11-12', '320100', '丙'),
    );
    const weeks = await arrivals.until(NOW);

    expect(weeks).to.have.lengthOf(8);
    expect(weeks.slice(0, 3).map(told)).to.deep.equal([
      ['2026-W48', 1, '320104 1 new'],
      ['2026-W47', 0],
      ['2026-W46', 2, '320104 1 new', '320100 1 first'],
    ]);
    expect((await arrivals.until(new Date('2026-12-01T00:00:00Z')))[0]).to.include({ works: 0 });
  });

  it('tell a first load, and more at once than all before, from what is added day by day', async () => {
    await put(
      ...many(2, '2026-01-05', '320100'),
      ...many(3, '2026-01-05', '320104'),
      ...many(9, '2026-11-24', '320100'),
      ...many(201, '2026-11-25', '320104'),
      ...many(300, '2026-11-26', '320118'),
    );
    const [week] = await arrivals.until(NOW);

    expect(told(week!)).to.deep.equal([
      '2026-W48',
      510,
      '320100 9 new',
      '320104 201 bulk',
      '320118 300 first',
    ]);
  });

  it('show a few works of every library, those with a picture first, of the last two weeks that have any', async () => {
    await put(
      added('2026-01-05', '320104', '旧'),
      ...many(8, '2026-11-24', '320118'),
      added('2026-11-24', '320118', '有图的', true),
      added('2026-11-25', '320104', '新书'),
      added('2026-11-03', '320104', '上月'),
      added('2026-10-20', '320104', '更早'),
    );
    const shown = (await arrivals.until(NOW))
      .filter(({ works }) => works > 0)
      .map(({ libraries }) => libraries.map(({ hits }) => hits.map(({ title }) => title)));

    expect(shown.map((libraries) => libraries.map(({ length }) => length))).to.deep.equal([
      [1, 2],
      [1],
      [0],
    ]);
    expect(shown[0]?.map(([first]) => first)).to.deep.equal(['新书', '有图的']);
  });

  it('are asked of the index once for all readers, until the index has moved on', async () => {
    await put(added('2026-11-24', '320104', '甲'));
    const [one, other] = await Promise.all([arrivals.until(NOW), arrivals.until(NOW)]);
    expect(other).to.equal(one);
    expect(await arrivals.until(NOW)).to.equal(one);
    await put(added('2026-11-25', '320104', '乙'));
    expect((await arrivals.until(NOW))[0]).to.include({ works: 2 });
  });
});

onBothEngines('the page of new arrivals', function (engine) {
  let portal: PortalFixture;
  let now = new Date();
  before(async () => {
    portal = await openPortal(await engine(), { now: () => now });
  });
  after(() => portal.close());

  const page = async (address = '/new', lang = 'zh'): Promise<string> =>
    (await fetch(portal.url + address, { headers: { Cookie: `lang=${lang}` } })).text();

  /** The week may have changed since. */
  async function harvestedAt(): Promise<Date> {
    const { lastRun } = await portal.stores.records.ledger('jinling-dc');
    return new Date(lastRun?.endedAt ?? NaN);
  }

  it('shows a first harvest as such, spread over the libraries, with links to all of it', async () => {
    now = await harvestedAt();
    const html = await page();
    expect(html).to.include('本周新到').and.to.include('首次收录');
    for (const name of ['金陵图书馆', '秦淮区图书馆', '江宁区图书馆'])
      expect(html).to.include(name);
    expect(html.match(/class="hit"/g)).to.have.length.within(3, 6);
    const [, href] = /href="(\/search\?added=[^"]+sort=added)"/.exec(html) ?? [];
    const found = await page(href?.replaceAll('&amp;', '&'));
    expect(found)
      .to.match(/共 \d+ 种文献/)
      .and.to.include('收录于：');
    expect(await page('/new', 'en'))
      .to.include('New this week')
      .and.to.include('first load');
  });

  it('says that this week has nothing, and shows the week before', async () => {
    const harvested = (await harvestedAt()).getTime();
    now = new Date(harvested + 7 * DAY_MS);
    expect(await page())
      .to.include('本周没有新到')
      .and.to.include('上周新到');
    now = new Date(harvested + 100 * DAY_MS);
    const html = await page();
    expect(html).to.include('最近 8 周没有新到').and.to.not.include('class="hit"');
    expect(html).to.include('href="/search?sort=added"');
  });

  it('is told to programs by the same condition', async () => {
    const api = async (
      query: string,
    ): Promise<{ status: number; body: Record<string, unknown> }> => {
      const response = await fetch(`${portal.url}/api/v1/search?${query}`);
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    };
    expect((await api('added=2001-W01')).body).to.include({ total: 0 });
    expect(await api('added=2026-11')).to.deep.include({
      status: 400,
      body: {
        code: 'BAD_PARAMETER',
        parameter: 'added',
        message: '参数 added 应为一周，如 2026-W48（2026 年第 48 周），收到了“2026-11”。',
      },
    });
    const all = (await api('')).body['total'] as number;
    const totals = await Promise.all(['single', 'several'].map((held) => api(`held=${held}`)));
    expect(totals.map(({ body }) => body['total'] as number).reduce((a, b) => a + b)).to.equal(all);
  });
});
