/** What our bulk loop and searches make of a cluster that is busy, full, away, or loses its answers. */
import { Client } from '@elastic/elasticsearch';
import { expect } from 'chai';
import { IndexIncomplete, SearchUnavailable } from '../../catalogue/ports/search-index.ts';
import type { IndexedWork } from '../../catalogue/search/indexed-work.ts';
import { bulkWrite } from '../../stores/elasticsearch/bulk.ts';
import { Connection, IndexPaused, SEARCH_MS } from '../../stores/elasticsearch/connection.ts';
import type { ElasticsearchOptions } from '../../stores/elasticsearch/connection.ts';
import { workDocument } from '../../stores/elasticsearch/document.ts';
import { ElasticsearchSearchIndex } from '../../stores/elasticsearch/elasticsearch-search-index.ts';
import { onLine, optionsFor } from '../support/clusters.ts';
import { startFaultProxy } from '../support/fault-proxy.ts';
import type { FaultProxy, Reaction } from '../support/fault-proxy.ts';
import { requestOf, workOf } from '../support/indexed-works.ts';

onLine('8', 'An Elasticsearch that misbehaves', function (urls) {
  let proxy: FaultProxy;
  let options: ElasticsearchOptions;
  let index: ElasticsearchSearchIndex;
  let client: Client;

  before(async () => {
    const [url = ''] = await urls();
    proxy = await startFaultProxy(url);
    client = new Client({ node: url });
  });
  beforeEach(async () => {
    options = optionsFor([proxy.url]);
    index = new ElasticsearchSearchIndex(options);
    await (await index.openRebuild()).publish('epoch', 0, 0);
    expect((await index.applied()).epoch).to.equal('epoch');
    proxy.asked.length = 0;
  });
  afterEach(async () => {
    proxy.faults.length = 0;
    await index.close();
    const found = await client.indices.get({ index: `${options.prefix}-*` });
    await client.indices.delete({ index: Object.keys(found) });
  });
  after(async () => {
    await client.close();
    await proxy.close();
  });

  const works = (count: number): IndexedWork[] =>
    Array.from({ length: count }, (_, i) => workOf({ title: `年鉴${i}` }));
  const total = async (): Promise<number> => {
    await index.settle();
    return (await index.search(requestOf())).total;
  };
  const bulks = (): number => proxy.asked.filter(({ path }) => path.includes('_bulk')).length;
  /** The first `times` bulk requests are answered so. */
  function onBulk(times: number, reaction: Reaction): void {
    let left = times;
    proxy.faults.push(({ path }) => (path.includes('_bulk') && left-- > 0 ? reaction : 'pass'));
  }
  async function failure(work: Promise<unknown>): Promise<Error> {
    return work.then(
      () => expect.fail('it did not fail'),
      (error: unknown) => error as Error,
    );
  }
  const rejected = { type: 'es_rejected_execution_exception', reason: 'queue full' };

  it('counts many requests in one round trip', async () => {
    await index.replace(works(3), 5);
    await index.settle();
    proxy.asked.length = 0;
    const requests = Array.from({ length: 30 }, (_, i) => requestOf(`年鉴${i}`));
    expect(await index.totals(requests)).to.deep.equal(requests.map((_, i) => (i < 3 ? 1 : 0)));
    expect(proxy.asked.map(({ path }) => path)).to.have.length(1);
  });

  it('that counts some and is too busy for one (429) has not counted', async () => {
    const counted = { status: 200, hits: { total: { value: 3 } } };
    const responses = [counted, { status: 429, error: rejected }];
    proxy.faults.push(({ path }) =>
      path.includes('_msearch') ? { status: 200, body: { took: 1, responses } } : 'pass',
    );
    const caught = await failure(index.totals([requestOf(), requestOf('年鉴')]));
    expect(caught).to.be.instanceOf(SearchUnavailable);
    expect(caught.message).to.match(/暂时不能回答（429）/);
  });

  it('busy as a whole (429, 503) is asked again, and nothing is lost', async () => {
    onBulk(1, { status: 429, body: { error: rejected, status: 429 } });
    onBulk(2, { status: 503, body: { error: { type: 'unavailable' }, status: 503 } });
    expect(await index.replace(works(30), 5)).to.deep.equal([]);
    expect(await total()).to.equal(30);
    expect((await index.applied()).seq).to.equal(5);
  });

  it('busy for some items is asked again for those alone', async () => {
    let isFirst = true;
    proxy.faults.push(({ path, body }) => {
      if (!path.includes('_bulk') || !isFirst) return 'pass';
      isFirst = false;
      const ids = body.split('\n').flatMap((line) => /"_id":"(\w+)"/.exec(line)?.[1] ?? []);
      const items = ids.map((_id) => ({ index: { _id, status: 429, error: rejected } }));
      return { status: 200, body: { errors: true, took: 1, items } };
    });
    await index.replace(works(10), 5);
    expect(await total()).to.equal(10);
  });

  it('that loses its answer after storing holds nothing twice', async () => {
    onBulk(1, 'lose');
    await index.replace(works(20), 5);
    expect(await total()).to.equal(20);
    expect((await index.applied()).seq).to.equal(5);
  });

  it('that finds a request too large (413) gets it in halves', async () => {
    proxy.faults.push(({ path, body }) =>
      path.includes('_bulk') && body.split('\n').length > 15 ? { status: 413, body: {} } : 'pass',
    );
    await index.replace(works(40), 5);
    expect(await total()).to.equal(40);
  });

  it('that finds one document too large by itself says which, and stores the others', async () => {
    const [huge, ...others] = works(9);
    proxy.faults.push(({ path, body }) =>
      path.includes('_bulk') && body.includes(huge!.id) ? { status: 413, body: {} } : 'pass',
    );
    const refused = await index.replace([huge!, ...others], 5);
    expect(refused.map(({ id }) => id)).to.deep.equal([huge!.id]);
    expect(await total()).to.equal(8);
  });

  it('that refuses one document (400) keeps the others, and the reason is told', async () => {
    const good = workOf({ title: '好' });
    const connection = new Connection(options);
    const target = (await client.search({ index: `${options.prefix}-works` })).hits.hits[0]!._index;
    const bad = { ...workDocument(workOf()), surprise: 1 };
    const result = await bulkWrite(
      connection,
      `${target}-write`,
      [
        { id: 'bad', version: 1, document: bad },
        { id: good.id, version: 1, document: workDocument(good) },
      ],
      5_000,
    );
    await connection.close();
    expect(result.refused).to.have.length(1);
    expect(result.refused[0]).to.include({ id: 'bad' });
    expect(result.refused[0]!.reason).to.match(/strict_dynamic_mapping_exception.*surprise/);
    expect(await total()).to.equal(1);
  });

  it('made read-only, as by a full disk, pauses the indexing and goes on when freed', async () => {
    const { hits } = await client.search({ index: `${options.prefix}-works` });
    const target = hits.hits[0]!._index;
    await client.indices.putSettings({
      index: target,
      settings: { 'index.blocks.read_only_allow_delete': true },
    });
    const caught = await failure(index.replace(works(5), 5));
    expect(caught).to.be.instanceOf(IndexPaused);
    expect(caught.message).to.match(/只读.*磁盘/);
    expect((await index.applied()).seq).to.equal(0);
    expect((await index.search(requestOf())).total).to.equal(0);

    await client.indices.putSettings({
      index: target,
      settings: { 'index.blocks.read_only_allow_delete': null },
    });
    await index.replace(works(5), 5);
    expect(await total()).to.equal(5);
  });

  it('that stays busy ends the call within its patience, and the seq does not move', async () => {
    onBulk(1_000, { status: 429, body: { error: rejected, status: 429 } });
    const started = performance.now();
    expect(await failure(index.replace(works(3), 5))).to.be.instanceOf(SearchUnavailable);
    expect(performance.now() - started).to.be.lessThan(12_000);
    // Slower and slower, not a storm.
    expect(bulks()).to.be.lessThan(15);
    proxy.faults.length = 0;
    expect((await index.applied()).seq).to.equal(0);
  });

  it('with a newer version of another catalogue is not taken for up to date', async () => {
    const work = workOf({ title: '甲' });
    await index.replace([work], 50);
    // Another catalogue writes to the same index under its own epoch.
    const { hits } = await client.search({ index: `${options.prefix}-works`, size: 1 });
    await client.index({
      index: hits.hits[0]!._index,
      id: '~state',
      version: 90,
      version_type: 'external_gte',
      refresh: true,
      document: { state: { epoch: 'other', seq: 90, analysis: 'x', mapping: 1 } },
    });
    const caught = await failure(index.replace([work], 40));
    expect(caught).to.be.instanceOf(SearchUnavailable);
    expect(caught.message).to.match(/属于另一个目录/);
  });

  it('whose index is deleted under a writer is not given another by mistake', async () => {
    const all = await client.indices.get({ index: `${options.prefix}-works-v*` });
    await client.indices.delete({ index: Object.keys(all) });
    expect(await failure(index.replace(works(2), 5))).to.be.instanceOf(SearchUnavailable);
    expect(
      await client.indices.exists({ index: `${options.prefix}-works-v*`, allow_no_indices: false }),
    ).to.equal(false);
    await (await index.openRebuild()).publish('epoch', 0, 0);
  });

  it('whose new index lost documents does not put it in use', async () => {
    const rebuild = await index.openRebuild();
    await rebuild.replace(works(10), 1);
    const all = await client.indices.getAlias({ index: `${options.prefix}-works-v*` });
    const [built = ''] = Object.entries(all)
      .filter(([, { aliases }]) => !(`${options.prefix}-works` in aliases))
      .map(([name]) => name);
    await client.indices.refresh({ index: built });
    const { hits } = await client.search({ index: built, query: { exists: { field: 'id' } } });
    await client.delete({ index: built, id: hits.hits[0]!._id! });
    expect(await failure(rebuild.publish('epoch', 1, 10))).to.be.instanceOf(IndexIncomplete);
    await rebuild.discard();
    expect((await index.search(requestOf())).total).to.equal(0);
  });

  it('that does not answer is told within three seconds, then at once, and asked again later', async () => {
    proxy.faults.push(() => 'hang');
    // What readers wait, and that no search waits longer than it may: by one that may wait less.
    expect(SEARCH_MS).to.be.lessThan(3_000);
    const hasty = new ElasticsearchSearchIndex({ ...options, searchMs: 300 });
    for (let i = 0; i < 5; i++) {
      const started = performance.now();
      expect(await failure(hasty.search(requestOf()))).to.be.instanceOf(SearchUnavailable);
      expect(performance.now() - started).to.be.lessThan(3_000);
    }
    const asked = proxy.asked.length;
    for (let i = 0; i < 100; i++) {
      let isTold = false;
      const told = failure(hasty.search(requestOf())).then(() => (isTold = true));
      // Before anything that waits for the network or the clock could have come.
      await new Promise((go) => setImmediate(go));
      expect(isTold).to.equal(true);
      await told;
    }
    expect(proxy.asked.length).to.equal(asked);
    await hasty.close();
  });

  it('goes back to the index before by one call, and forward again', async () => {
    await index.replace(works(3), 1);
    await index.settle();
    const rebuild = await index.openRebuild();
    await rebuild.replace(works(7), 2);
    await rebuild.publish('epoch', 2, 7);
    expect((await index.search(requestOf())).total).to.equal(7);
    expect(await index.rollback()).to.be.a('string');
    expect((await index.search(requestOf())).total).to.equal(3);
    expect((await index.applied()).seq).to.equal(1);
    await index.rollback();
    expect((await index.search(requestOf())).total).to.equal(7);
  });

  it('searched twenty times a second during a rebuild answers every time, never with nothing', async () => {
    await index.replace(works(400), 1);
    await index.settle();
    const totals: number[] = [];
    let isDone = false;
    const readers = Array.from({ length: 4 }, async () => {
      while (!isDone) {
        totals.push((await index.search(requestOf('年鉴'))).total);
        await new Promise((go) => setTimeout(go, 150));
      }
    });
    for (const round of [2, 3]) {
      const rebuild = await index.openRebuild();
      for (let i = 0; i < 10; i++) await rebuild.replace(works(50), round);
      await rebuild.publish('epoch', round, 500);
    }
    isDone = true;
    await Promise.all(readers);
    expect(totals.length).to.be.greaterThan(10);
    for (const seen of totals) expect([400, 500]).to.include(seen);
    // One is kept for going back, no more.
    const kept = await client.indices.get({ index: `${options.prefix}-works-v*` });
    expect(Object.keys(kept)).to.have.length(2);
  });
});
