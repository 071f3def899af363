/** Whole processes on Elasticsearch: moving there and back, and living on while it is away. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { SEARCH_MS } from '../../stores/elasticsearch/connection.ts';
import { MAPPING_VERSION } from '../../stores/elasticsearch/document.ts';
import { onLine } from '../support/clusters.ts';
import { dublinCore, startRepository } from '../support/fake-repository.ts';
import type { FakeRepository } from '../support/fake-repository.ts';
import { startFaultProxy } from '../support/fault-proxy.ts';
import type { FaultProxy } from '../support/fault-proxy.ts';
import { PortalProcesses } from '../support/portal-process.ts';

const RECORDS = 25;
/** A command that waited for the index once ends before; one that waited once more does not. */
const TWICE_PATIENT_S = 16;

onLine('8', 'The portal on Elasticsearch', function (urls) {
  this.timeout(120_000);
  let portals: PortalProcesses;
  let repository: FakeRepository;
  let proxy: FaultProxy;
  let prefix: string;

  beforeEach(async () => {
    const [server = ''] = await urls();
    proxy = await startFaultProxy(server);
    portals = new PortalProcesses();
    prefix = `nsl-${Math.random().toString(36).slice(2, 10)}`;
    repository = await startRepository({
      records: Array.from({ length: RECORDS }, (_, n) => ({
        identifier: `oai:test:${n}`,
        datestamp: '2026-01-01T00:00:00Z',
        metadata: dublinCore({ title: `江宁府志卷${n}` }),
      })),
    });
    settings(true);
  });
  afterEach(async () => {
    portals.close();
    await repository.close();
    await proxy.close();
  });

  function settings(onElasticsearch: boolean): void {
    portals.settings({
      sources: [{ id: 'jiangning', library: '320115', baseUrl: repository.baseUrl }],
      network: { allowPrivate: ['127.0.0.0/8'] },
      harvest: { pauseMs: 1, retryDelayMs: 10 },
      engine: onElasticsearch
        ? { kind: 'elasticsearch', nodes: [proxy.url], prefix }
        : { kind: 'embedded' },
    });
  }
  async function seconds<T>(work: Promise<T>): Promise<[T, number]> {
    const started = performance.now();
    return [await work, (performance.now() - started) / 1000];
  }

  it('is moved to with a data folder as it is, and back, by the setting and reindex', async () => {
    settings(false);
    expect((await portals.run('harvest', '--json')).lines[0]).to.include({ indexed: true });
    settings(true);
    expect((await portals.run('verify', '--json')).status).to.equal(1);
    expect((await portals.run('reindex', '--json')).lines[0]).to.include({ works: RECORDS });
    const there = await portals.run('verify', '--json');
    expect(there.lines[0]).to.eql({
      works: RECORDS,
      indexed: RECORDS,
      missing: 0,
      stale: 0,
      surplus: 0,
    });
    expect(there.status).to.equal(0);

    repository.records.splice(0, 5, {
      identifier: 'oai:test:0',
      datestamp: '2026-02-01T00:00:00Z',
      metadata: dublinCore({ title: '江宁县志' }),
    });
    expect((await portals.run('harvest', '--full', '--json')).lines[0]).to.include({
      indexed: true,
    });
    settings(false);
    expect((await portals.run('reindex', '--json')).status).to.equal(0);
    expect((await portals.run('verify', '--json')).status).to.equal(0);
  });

  it('keeps the index before for going back', async () => {
    await portals.run('harvest', '--json');
    expect((await portals.run('reindex', '--rollback', '--json')).status).to.equal(1);
    await portals.run('reindex', '--json');
    const back = await portals.run('reindex', '--rollback', '--json');
    expect(back.lines[0]?.['index']).to.match(new RegExp(`^${prefix}-works-v${MAPPING_VERSION}-`));
    expect((await portals.run('verify', '--json')).status).to.equal(0);
  });

  for (const [how, answer] of [
    ['refuses', { status: 503, body: { error: { type: 'unavailable' }, status: 503 } }],
    ['is frozen', 'hang'],
  ] as const) {
    it(`harvests into the catalogue while the cluster ${how}, and says so in time`, async () => {
      proxy.faults.push(() => answer);
      const [harvested, took] = await seconds(portals.run('harvest', '--json'));
      expect(harvested.lines[0]).to.include({ outcome: 'complete', new: RECORDS, indexed: false });
      expect(harvested.status).to.equal(0);
      expect(took).to.be.lessThan(20);
      const [verified, verifyTook] = await seconds(portals.run('verify', '--json'));
      expect(verified.status).to.equal(1);
      expect(verified.errors).to.match(/检索服务（Elasticsearch/);
      expect(verifyTook).to.be.lessThan(TWICE_PATIENT_S);
    });
  }

  it('answers what can be answered while the cluster is away, and catches up by itself', async () => {
    await portals.run('harvest', '--json');
    const { url, child, finished } = await portals.serve();
    const status = async (path: string): Promise<number> => (await fetch(`${url}${path}`)).status;
    await portals.searchable(url);
    expect(await status('/search?q=江宁')).to.equal(200);

    proxy.faults.push(() => 'hang');
    for (const [path, wanted] of [
      ['/', 200],
      ['/search?q=江宁', 503],
      ['/libraries', 200],
      ['/status', 200],
      ['/api/v1/search?q=江宁', 503],
      ['/readyz', 200],
    ] as const) {
      const [came, took] = await seconds(status(path));
      expect(came, path).to.equal(wanted);
      // A search is waited for once, not one after another.
      expect(took, path).to.be.lessThan((2 * SEARCH_MS) / 1_000);
    }
    repository.records.push({
      identifier: 'oai:test:new',
      datestamp: `${new Date().toISOString().slice(0, 19)}Z`,
      metadata: dublinCore({ title: '上元县志' }),
    });
    const meanwhile = await portals.run('harvest', '--json');
    expect(meanwhile.lines[0]).to.include({ new: 1, indexed: false });

    // The commands are gone; what they left is seen by the harvesting portal.
    proxy.faults.length = 0;
    await sleep(100);
    await portals.run('harvest', '--json');
    const found = async (): Promise<number> => {
      const answer = await fetch(`${url}/api/v1/search?q=${encodeURIComponent('上元县志')}`);
      return answer.ok ? ((await answer.json()) as { total: number }).total : 0;
    };
    while ((await found()) !== 1) await sleep(100);
    expect(await (await fetch(`${url}/readyz`)).json()).to.include({ status: 'ok', backlog: 0 });
    expect((await portals.run('verify', '--json')).status).to.equal(0);
    child.kill('SIGTERM');
    expect((await finished).status).to.equal(0);
  });

  it('indexes what is left over as soon as the cluster is back, without being asked', async () => {
    proxy.faults.push(() => ({ status: 503, body: { error: { type: 'away' }, status: 503 } }));
    const { url, child, finished } = await portals.serve();
    const ready = async (): Promise<{ status: string; backlog: number }> =>
      (await (await fetch(`${url}/readyz`)).json()) as { status: string; backlog: number };
    let away = await ready();
    while (away.backlog === 0) {
      await sleep(100);
      away = await ready();
    }
    expect(away.status).to.equal('degraded');

    proxy.faults.length = 0;
    while ((await ready()).backlog > 0) await sleep(100);
    expect((await portals.run('verify', '--json')).status).to.equal(0);
    child.kill('SIGTERM');
    expect((await finished).status).to.equal(0);
  });
});
