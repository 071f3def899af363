/** What a page can do without never fails it: it is left out, and its cause logged once. */
import { expect } from 'chai';
import { pino } from 'pino';
import type { SearchIndex } from '../../catalogue/ports/search-index.ts';
import { openPortal } from '../support/portal-fixture.ts';
import type { PortalFixture } from '../support/portal-fixture.ts';

/** An index whose spare ways, and lists of newest works, are broken. */
function broken(index: SearchIndex): SearchIndex {
  const fail = async (): Promise<never> => {
    throw new RangeError('a fault of our own');
  };
  return new Proxy(index, {
    get(target, name) {
      if (name === 'spare') return { search: fail, totals: fail, suggest: fail };
      if (name === 'search')
        return (...asked: Parameters<SearchIndex['search']>) =>
          asked[0].sort === 'added' ? fail() : target.search(...asked);
      const value: unknown = Reflect.get(target, name);
      // Private fields belong to the index itself.
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

describe('blocks that a page can do without', function () {
  let portal: PortalFixture;
  let logged: string[];
  before(async () => {
    logged = [];
    const logger = pino({ level: 'error' }, { write: (line) => logged.push(line) });
    portal = await openPortal(undefined, { logger }, broken);
  });
  after(() => portal.close());

  it('are left out of pages that are answered all the same, and told once by their cause (75)', async () => {
    const api = await fetch(`${portal.url}/api/v1/search?q=金陵`);
    const { works } = (await api.json()) as { works: { href: string }[] };
    const pages = ['/', '/timeline', '/collections', '/libraries/320100', '/search?q=没有的字样'];
    for (const path of [...pages, ...works.map(({ href }) => href)]) {
      for (let again = 0; again < 2; again++) {
        const { status } = await fetch(`${portal.url}${path}`);
        expect(status, path).to.equal(200);
      }
    }
    const messages = logged.map((line) => (JSON.parse(line) as { msg: string }).msg);
    const blocks = ['相关文献', '没有找到时的办法', '新收录的文献', '新到文献', '馆藏特色'];
    expect(messages).to.have.lengthOf(blocks.length);
    for (const block of blocks)
      expect(messages.filter((one) => one.includes(block))).to.have.lengthOf(1);
    for (const line of logged) expect(line).to.include('a fault of our own');
  });
});
