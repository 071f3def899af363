/** Users with the least each task needs, over TLS with a private CA. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { SearchUnavailable } from '../../catalogue/ports/search-index.ts';
import { Connection, IndexForbidden } from '../../stores/elasticsearch/connection.ts';
import type { ElasticsearchOptions, Task } from '../../stores/elasticsearch/connection.ts';
import { ElasticsearchSearchIndex } from '../../stores/elasticsearch/elasticsearch-search-index.ts';
import { leaveOut, optionsFor } from '../support/clusters.ts';
import { reasonAgainst, startCluster, USERS } from '../support/elasticsearch.ts';
import type { Cluster } from '../support/elasticsearch.ts';
import { startFaultProxy } from '../support/fault-proxy.ts';
import { PortalProcesses } from '../support/portal-process.ts';
import { requestOf, workOf } from '../support/indexed-works.ts';

const NAME = 'An Elasticsearch with users and TLS';
const against = reasonAgainst('8');
if (against === undefined) describe(NAME, secureCluster);
else leaveOut(NAME, against);

function secureCluster(this: Mocha.Suite): void {
  this.timeout(120_000);
  let cluster: Cluster;
  let options: ElasticsearchOptions;
  const open: ElasticsearchSearchIndex[] = [];

  before(async () => {
    cluster = await startCluster({ secure: true });
    options = optionsFor(cluster.urls, { ca: readFileSync(cluster.ca!, 'utf8'), auth: USERS });
    const index = portal();
    await (await index.openRebuild()).publish('epoch', 0, 0);
    await index.applied();
    await index.replace([workOf({ title: '金陵古今图考' })], 1);
    await index.settle();
  });
  after(async () => {
    for (const index of open) await index.close();
    await cluster.stop();
  });

  function portal(changed: Partial<ElasticsearchOptions> = {}): ElasticsearchSearchIndex {
    const index = new ElasticsearchSearchIndex({ ...options, ...changed });
    open.push(index);
    return index;
  }
  const only = (...tasks: Task[]): ElasticsearchOptions['auth'] => ({
    search: tasks.includes('search') ? USERS.search : undefined,
    index: tasks.includes('index') ? USERS.index : undefined,
    migrate: tasks.includes('migrate') ? USERS.migrate : undefined,
  });
  async function failure(work: Promise<unknown>): Promise<Error> {
    return work.then(
      () => expect.fail('it did not fail'),
      (error: unknown) => error as Error,
    );
  }

  it('is built, written and searched, each with its own user', async () => {
    expect((await portal().search(requestOf('金陵'))).total).to.equal(1);
    expect(await portal().totals([requestOf('金陵')])).to.deep.equal([1]);
  });

  it('is searched, and looked at whole, with the search right alone', async () => {
    const index = portal({ auth: only('search') });
    expect((await index.search(requestOf('金陵'))).total).to.equal(1);
    expect(await index.applied()).to.deep.equal({ epoch: 'epoch', seq: 1 });
    expect(await Array.fromAsync(index.entries())).to.have.length(1);
    expect(await failure(index.replace([workOf()], 2))).to.be.instanceOf(IndexForbidden);
    expect(await failure(index.openRebuild())).to.be.instanceOf(IndexForbidden);
  });

  it('serves a portal that has the search right and nothing else', async () => {
    const portals = new PortalProcesses();
    const { username, password } = USERS.search;
    writeFileSync(path.join(portals.folder, 'password'), `${password}\n`);
    portals.settings({
      sources: [],
      engine: {
        kind: 'elasticsearch',
        nodes: cluster.urls,
        prefix: options.prefix,
        ca: cluster.ca,
        auth: { search: { username, passwordFile: 'password' } },
      },
    });
    const { url, child, finished } = await portals.serve('--no-harvest');
    await portals.searchable(url);
    const found = await fetch(`${url}/api/v1/search?q=${encodeURIComponent('金陵')}`);
    expect(await found.json()).to.include({ total: 1 });
    expect((await fetch(`${url}/`)).status).to.equal(200);
    child.kill('SIGTERM');
    const { status, output, errors } = await finished;
    expect(status).to.equal(0);
    expect(output + errors).not.to.include(password);
    portals.close();
  });

  it('says which user lacks which right', async () => {
    const auth = { ...USERS, index: USERS.search };
    const caught = await failure(portal({ auth }).replace([workOf()], 2));
    expect(caught).to.be.instanceOf(IndexForbidden);
    expect(caught.message)
      .to.match(/index 用户缺少权限/)
      .and.to.match(/indices:data\/write/);
  });

  it('says when a password is wrong, and never which', async () => {
    const auth = { ...USERS, search: { username: 'portal-search', password: 'secret-canary' } };
    const caught = await failure(portal({ auth }).search(requestOf()));
    expect(caught).to.be.instanceOf(IndexForbidden);
    expect(caught.message).to.match(/search 用户或密码/);
    expect(caught.message).not.to.match(/canary/);
  });

  it('is not trusted with a certificate of an unknown CA', async () => {
    expect(await failure(portal({ ca: undefined }).search(requestOf()))).to.be.instanceOf(
      SearchUnavailable,
    );
  });

  it('gets an API key as it asks for it', async () => {
    const proxy = await startFaultProxy('http://127.0.0.1:1');
    const headers: string[] = [];
    proxy.faults.push(() => ({ status: 200, body: { hits: { hits: [] } } }));
    const auth = { ...USERS, search: { apiKey: 'a2V5' } };
    const connection = new Connection(optionsFor([proxy.url], { auth }));
    await connection.search((client, signal) => {
      client.diagnostic.on('request', (_error, result) => {
        headers.push(String(result?.meta.request.params.headers?.authorization));
      });
      return client.search({ index: 'x' }, { signal });
    });
    await connection.close();
    await proxy.close();
    expect(headers).to.deep.equal(['ApiKey a2V5']);
  });
}
