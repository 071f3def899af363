/** Many pages without results at once, beside readers who find something: nobody is refused. */
import { expect } from 'chai';
import { SearchUnavailable } from '../../catalogue/ports/search-index.ts';
import type { Searches, SearchIndex } from '../../catalogue/ports/search-index.ts';
import { onBothEngines } from '../support/clusters.ts';
import { openPortal } from '../support/portal-fixture.ts';
import type { PortalFixture } from '../support/portal-fixture.ts';

const WORDS = [
  '默愁湖',
  '金凌琐事',
  '秦准河畔',
  '白下锁言',
  '建康实绿',
  '没有的',
  '首督志',
  '江宁年签',
];
/** 32 addresses that find nothing, of several words and filters. */
const NOTHING = Array.from({ length: 32 }, (_, n) => {
  const words = [0, 1, 3].map((step) => WORDS[(n + step) % WORDS.length] ?? '').join(' ');
  return `/search?${new URLSearchParams({ q: `${words} ${n}`, lib: '320104' }).toString()}`;
});
const SOMETHING = Array.from(
  { length: 8 },
  (_, n) => `/search?${new URLSearchParams({ q: '金陵', size: String(n + 1) }).toString()}`,
);

/** The index of a portal with another spare way in. */
function withSpare(spare: Searches): (index: SearchIndex) => SearchIndex {
  return (index) =>
    new Proxy(index, {
      get(target, name) {
        if (name === 'spare') return spare;
        const value: unknown = Reflect.get(target, name);
        // Private fields belong to the index itself.
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
}

onBothEngines('32 pages without results at once', function (engine) {
  let portal: PortalFixture;
  before(async () => {
    portal = await openPortal(await engine());
  });
  after(() => portal.close());

  it('are all answered, and so are the readers beside them', async () => {
    const statuses = async (paths: readonly string[]): Promise<number[]> =>
      Promise.all(paths.map(async (path) => (await fetch(`${portal.url}${path}`)).status));
    const [nothing, something] = await Promise.all([statuses(NOTHING), statuses(SOMETHING)]);
    expect(something).to.eql(Array(8).fill(200));
    expect(nothing).to.eql(Array(32).fill(200));
  });
});

describe('a page without results', function () {
  let portal: PortalFixture | undefined;
  afterEach(() => portal?.close());

  const unavailable = async (): Promise<never> => {
    throw new SearchUnavailable('检索服务繁忙');
  };

  it('is shown with what there is when the engine has nothing to spare', async () => {
    const spare: Searches = { search: unavailable, totals: unavailable, suggest: unavailable };
    portal = await openPortal(undefined, {}, withSpare(spare));
    const response = await fetch(`${portal.url}${NOTHING[0] ?? ''}`);
    expect(response.status).to.equal(200);
    expect(await response.text())
      .to.include('没有找到符合条件的文献')
      .and.to.include('没有试遍所有改法');
    const work = await fetch(`${portal.url}/search?q=${encodeURIComponent('白下琐言')}`);
    const [, href = ''] = /href="(\/works\/[^"]+)"/.exec(await work.text()) ?? [];
    const page = await fetch(`${portal.url}${href}`);
    expect(page.status).to.equal(200);
    expect(await page.text()).to.include('相关文献暂时无法显示');
  });

  it('holds up no reader, however long its repairs take', async () => {
    const held = Promise.withResolvers<undefined>();
    portal = await openPortal(
      undefined,
      {},
      withSpare({
        search: unavailable,
        suggest: async () => [],
        totals: async (requests) => {
          await held.promise;
          return requests.map(() => 1);
        },
      }),
    );
    const { url } = portal;
    const status = async (path: string): Promise<number> => (await fetch(`${url}${path}`)).status;
    const nothing = NOTHING.map(status);
    expect(await Promise.all(SOMETHING.map(status))).to.eql(Array(8).fill(200));
    held.resolve(undefined);
    expect(await Promise.all(nothing)).to.eql(Array(32).fill(200));
  });
});
