/** The master of three nodes is killed while works are indexed and readers search: nobody notices. */
import { Client } from '@elastic/elasticsearch';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { ElasticsearchSearchIndex } from '../../stores/elasticsearch/elasticsearch-search-index.ts';
import { SearchUnavailable } from '../../catalogue/ports/search-index.ts';
import { AS_READERS_WAIT, leaveOut, optionsFor } from '../support/clusters.ts';
import { reasonAgainst, startCluster } from '../support/elasticsearch.ts';
import type { Cluster } from '../support/elasticsearch.ts';
import { requestOf, workOf } from '../support/indexed-works.ts';

const NAME = 'A cluster of three nodes that loses one';
const against = reasonAgainst('8');
if (against === undefined) describe(NAME, threeNodes);
else leaveOut(NAME, against);

const BATCHES = 60;
const BATCH = 50;
const KILL_AT = 20;

function threeNodes(this: Mocha.Suite): void {
  this.timeout(240_000);
  let cluster: Cluster;
  let index: ElasticsearchSearchIndex;

  before(async () => {
    cluster = await startCluster({ nodes: 3 });
    index = new ElasticsearchSearchIndex(
      optionsFor(cluster.urls, { shards: 3, ...AS_READERS_WAIT }),
    );
    await (await index.openRebuild()).publish('epoch', 0, 0);
    await index.applied();
  });
  after(async () => {
    await index.close();
    await cluster.stop();
  });

  it('fails no search and loses no work', async () => {
    await index.replace([workOf({ title: '方志' })], 1);
    await index.settle();
    const failures: string[] = [];
    let searches = 0;
    let slowest = 0;
    let isDone = false;
    const readers = Array.from({ length: 3 }, async () => {
      while (!isDone) {
        const started = performance.now();
        try {
          const { total } = await index.search(requestOf('方志'));
          if (total !== 1) failures.push(`found ${total}`);
        } catch (error) {
          failures.push(String(error));
        }
        searches++;
        slowest = Math.max(slowest, performance.now() - started);
        await sleep(50);
      }
    });
    const ids: string[] = [];
    for (let batch = 0; batch < BATCHES; batch++) {
      if (batch === KILL_AT) await killMaster(cluster);
      const works = Array.from({ length: BATCH }, () => workOf({ title: '年鉴' }));
      ids.push(...works.map(({ id }) => id));
      // As the indexer does: what was not taken is handed over again.
      for (;;) {
        try {
          expect(await index.replace(works, batch + 2)).to.deep.equal([]);
          break;
        } catch (error) {
          if (!(error instanceof SearchUnavailable)) throw error;
          await sleep(500);
        }
      }
    }
    isDone = true;
    await Promise.all(readers);
    console.log(`      ${searches} searches, the slowest ${slowest.toFixed(0)} ms`);
    await index.settle();

    expect(failures).to.deep.equal([]);
    expect(searches).to.be.greaterThan(20);
    const kept = await Array.fromAsync(index.entries());
    expect(kept.map(({ id }) => id)).to.include.members(ids);
    expect(kept).to.have.length(BATCHES * BATCH + 1);
    expect((await index.applied()).seq).to.equal(BATCHES + 1);
  });
}

async function killMaster({ urls, nodes }: Cluster): Promise<void> {
  const client = new Client({ node: urls[0]! });
  const [master] = await client.cat.master({ format: 'json' });
  await client.close();
  const at = Number(master?.node?.replace('node-', ''));
  await nodes[at]!.kill();
}
