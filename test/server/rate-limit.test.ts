/** Requests a minute: who counts as one client, what does not count, and what is said beyond the limit. */
import { setImmediate as turn } from 'node:timers/promises';
import { expect } from 'chai';
import { pino } from 'pino';
import type { SearchIndex } from '../../catalogue/ports/search-index.ts';
import { ASSETS } from '../../server/assets.ts';
import type { PortalDeps } from '../../server/portal-deps.ts';
import { openPortal } from '../support/portal-fixture.ts';
import type { PortalFixture } from '../support/portal-fixture.ts';

describe('requests a minute', function () {
  let portal: PortalFixture | undefined;
  afterEach(() => portal?.close());

  /** @returns asks as the client at this address, behind one proxy */
  async function open(
    changed: Partial<PortalDeps> = {},
  ): Promise<
    (path: string, client: string, headers?: Record<string, string>) => Promise<Response>
  > {
    const { url } = (portal = await openPortal(undefined, {
      requestsPerMinute: 3,
      trustedProxies: 1,
      ...changed,
    }));
    return (path, client, headers = {}) =>
      fetch(`${url}${path}`, {
        headers: { 'X-Forwarded-For': client, ...headers },
        redirect: 'manual',
      });
  }

  it('are answered up to the limit, then by a page that says how long to wait', async () => {
    const ask = await open();
    for (const left of [2, 1, 0]) {
      const { status, headers } = await ask('/help', '192.0.2.1');
      expect(status).to.equal(200);
      expect(headers.get('ratelimit')).to.match(new RegExp(`; r=${left}; t=\\d+$`));
      expect(headers.get('ratelimit-policy')).to.include('q=3; w=60');
    }
    const refused = await ask('/search?q=x', '192.0.2.1');
    expect(refused.status).to.equal(429);
    const seconds = Number(refused.headers.get('retry-after'));
    expect(seconds).to.be.within(1, 60);
    expect(refused.headers.get('cache-control')).to.equal('no-store');
    const page = await refused.text();
    expect(page)
      .to.include('请求太频繁')
      .and.to.match(/等 \d+ 秒再试/u);
    const english = await ask('/', '192.0.2.1', { Cookie: 'lang=en' });
    expect(await english.text())
      .to.include('Too many requests')
      .and.to.include('<html lang="en');
  });

  it('beyond the limit get JSON where the address is one for programs', async () => {
    const ask = await open({ requestsPerMinute: 1 });
    await ask('/help', '192.0.2.1');
    for (const path of ['/api/v1/search?q=x', '/works/x.json', '/api/nothing']) {
      const refused = await ask(path, '192.0.2.1');
      expect(refused.status, path).to.equal(429);
      expect(Number(refused.headers.get('retry-after')), path).to.be.within(1, 60);
      const { code, message } = (await refused.json()) as Record<string, string>;
      expect(code, path).to.equal('TOO_MANY_REQUESTS');
      expect(message, path).to.match(/等 \d+ 秒再试/u);
    }
  });

  it('count for each client, and for an IPv6 network of one household as one', async () => {
    const ask = await open({ requestsPerMinute: 1 });
    const status = async (client: string): Promise<number> => (await ask('/help', client)).status;
    expect(await status('192.0.2.1')).to.equal(200);
    expect(await status('192.0.2.1')).to.equal(429);
    expect(await status('192.0.2.2')).to.equal(200);
    expect(await status('2001:db8:1:aa00::1')).to.equal(200);
    expect(await status('2001:db8:1:aaff:1:2:3:4')).to.equal(429);
    expect(await status('2001:db8:1:ab00::1')).to.equal(200);
  });

  it('are told apart by what the trusted proxies say alone', async () => {
    const spoofed = await open({ requestsPerMinute: 1 });
    // Only the last address was written by our own proxy.
    expect((await spoofed('/help', '198.51.100.1, 192.0.2.1')).status).to.equal(200);
    expect((await spoofed('/help', '198.51.100.2, 192.0.2.1')).status).to.equal(429);
    await portal?.close();

    const lines: string[] = [];
    const logger = pino({ level: 'warn' }, { write: (line) => lines.push(line) });
    const unproxied = await open({ requestsPerMinute: 1, trustedProxies: 0, logger });
    expect((await unproxied('/help', '192.0.2.1')).status).to.equal(200);
    expect((await unproxied('/help', '192.0.2.2', { Forwarded: 'for=192.0.2.3' })).status).to.equal(
      429,
    );
    expect(lines.filter((line) => line.includes('portal.trustedProxies 是 0'))).to.have.lengthOf(1);
    expect(lines).to.have.lengthOf(1);
  });

  it('for what every page is dressed with, and for a sign of life, do not count', async () => {
    const ask = await open({ requestsPerMinute: 1 });
    for (const path of ['/livez', ASSETS.stylesheet, ASSETS.suggest, '/livez', '/help'])
      expect((await ask(path, '192.0.2.1')).status, path).to.equal(200);
    expect((await ask('/help', '192.0.2.1')).status).to.equal(429);
    expect((await ask('/livez', '192.0.2.1')).status).to.equal(200);
    expect((await ask(ASSETS.icon, '192.0.2.1')).status).to.equal(200);
  });

  it('are answered 48 at a time of one client, and no other waits for them', async () => {
    const held: (() => void)[] = [];
    const { url } = (portal = await openPortal(
      undefined,
      { requestsPerMinute: 1_000, trustedProxies: 1 },
      (index) =>
        new Proxy(index, {
          get(target, name) {
            if (name !== 'search') {
              const value: unknown = Reflect.get(target, name);
              // Private fields belong to the index itself.
              return typeof value === 'function' ? (value.bind(target) as unknown) : value;
            }
            return async (...[request, facets]: Parameters<SearchIndex['search']>) => {
              if (request.query.any === '爬虫')
                await new Promise<void>((answer) => held.push(answer));
              return target.search(request, facets);
            };
          },
        }),
    ));
    const ask = async (words: string, client: string): Promise<number> => {
      const address = `${url}/search?q=${encodeURIComponent(words)}`;
      return (await fetch(address, { headers: { 'X-Forwarded-For': client } })).status;
    };
    const crawled = Array.from({ length: 60 }, () => ask('爬虫', '192.0.2.1'));
    while (held.length < 48) await turn();
    expect(await ask('金陵', '192.0.2.2')).to.equal(200);
    expect(held).to.have.lengthOf(48);
    const over = new AbortController();
    const all = Promise.all(crawled).finally(() => over.abort());
    while (!over.signal.aborted) {
      for (const answer of held.splice(0)) answer();
      await turn();
    }
    expect(await all).to.eql(Array(60).fill(200));
  });

  it('are without end where the settings say 0', async () => {
    const ask = await open({ requestsPerMinute: 0 });
    for (let n = 0; n < 10; n++) {
      const { status, headers } = await ask('/help', '192.0.2.1');
      expect(status).to.equal(200);
      expect(headers.has('ratelimit')).to.equal(false);
    }
  });
});
