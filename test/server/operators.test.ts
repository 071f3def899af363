/** Who sees metrics and the reasons of a degraded service: never the world, whatever stands in between. */
import { request } from 'node:http';
import { expect } from 'chai';
import type { PortalDeps } from '../../server/portal-deps.ts';
import { openPortal } from '../support/portal-fixture.ts';
import type { PortalFixture } from '../support/portal-fixture.ts';

describe('what is for operators', function () {
  let portal: PortalFixture;
  afterEach(() => portal.close());

  const reasons = ['Elasticsearch http://10.1.0.9:9200 没有应答'];

  async function open(changed: Partial<PortalDeps> = {}): Promise<void> {
    portal = await openPortal(undefined, {
      ready: async () => ({ status: 'degraded', reasons, backlog: 3 }),
      ...changed,
    });
  }

  /** Whether somebody who asks like this sees them; both addresses have to agree. */
  async function isShown(headers: Record<string, string> = {}): Promise<boolean> {
    const ready = await ask('/readyz', headers);
    expect(ready.status).to.equal(200);
    const metrics = await ask('/metrics', headers);
    if (metrics.status === 200) {
      expect(JSON.parse(ready.text)).to.eql({ status: 'degraded', reasons, backlog: 3 });
      return true;
    }
    expect(metrics.status).to.equal(403);
    expect(JSON.parse(metrics.text)).to.include({ code: 'OPERATORS_ONLY' });
    expect(JSON.parse(ready.text)).to.eql({ status: 'degraded' });
    return false;
  }

  function ask(
    path: string,
    headers: Record<string, string>,
  ): Promise<{ status: number; text: string }> {
    return new Promise((done, failed) => {
      request(`${portal.url}${path}`, { headers }, (response) => {
        let text = '';
        response.on('data', (part: Buffer) => (text += part.toString()));
        response.on('end', () => done({ status: response.statusCode ?? 0, text }));
      })
        .on('error', failed)
        .end();
    });
  }

  it('is shown to this machine itself', async () => {
    await open();
    expect(await isShown()).to.equal(true);
    expect(await isShown({ Host: 'localhost:8080' })).to.equal(true);
    expect(await isShown({ Host: '[::1]' })).to.equal(true);
  });

  it('is not shown through a proxy on this machine that nobody declared', async () => {
    await open({ operations: ['127.0.0.1', '192.0.2.0/24'] });
    for (const headers of [
      { 'X-Forwarded-For': '203.0.113.7' },
      { 'X-Forwarded-For': '127.0.0.1' },
      { 'X-Forwarded-For': '192.0.2.5' },
      { Forwarded: 'for=203.0.113.7' },
      { 'X-Real-IP': '203.0.113.7' },
      { Via: '1.1 proxy' },
    ])
      expect(await isShown(headers), JSON.stringify(headers)).to.equal(false);
  });

  it('is not shown through a proxy that only passes on the name', async () => {
    await open();
    expect(await isShown({ Host: 'portal.library.example' })).to.equal(false);
  });

  it('is shown behind declared proxies to the addresses of the settings alone', async () => {
    await open({ trustedProxies: 1, operations: ['192.0.2.0/24', '2001:db8::7'] });
    for (const [address, shown] of [
      ['192.0.2.5', true],
      ['2001:db8::7', true],
      ['::ffff:192.0.2.5', true],
      ['203.0.113.7', false],
      ['2001:db8::8', false],
      ['127.0.0.1', false],
      ['::1', false],
      ['192.0.2.5, 203.0.113.7', false],
      ['nonsense', false],
    ] as const)
      expect(await isShown({ 'X-Forwarded-For': address }), address).to.equal(shown);
    // Passed on by the proxy, which does not say for whom.
    expect(await isShown({ Via: '1.1 proxy' })).to.equal(false);
  });

  it('leaves the sign of life open to all', async () => {
    await open();
    const { status } = await ask('/livez', { 'X-Forwarded-For': '203.0.113.7' });
    expect(status).to.equal(200);
  });
});
