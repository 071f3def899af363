import { Client } from '@elastic/elasticsearch';
import { ElasticsearchSearchIndex } from '../../stores/elasticsearch/elasticsearch-search-index.ts';
import { onEveryLine, optionsFor } from '../support/clusters.ts';
import { makeOlderIn } from '../support/older-index.ts';
import { searchIndexConformance } from './search-index.conformance.ts';
import type { OpenedIndex } from './search-index.conformance.ts';

onEveryLine('ElasticsearchSearchIndex', (urls) => {
  // Random works of each seed once on each line of servers.
  for (const [shards, parts, seeds] of [
    [1, 'all', [1, 2]],
    [3, 'merged', [3, 4]],
  ] as const) {
    const open = async (): Promise<OpenedIndex> => {
      const options = optionsFor(await urls(), { shards });
      const index = new ElasticsearchSearchIndex(options);
      const rebuild = await index.openRebuild();
      await rebuild.publish('', 0, 0);
      return {
        index,
        openRebuild: () => index.openRebuild(),
        makeOlder: () => makeOlderIn(options),
        close: async () => {
          await index.close();
          await deleteAll(options.nodes, options.prefix);
        },
      };
    };
    searchIndexConformance(`ElasticsearchSearchIndex of ${shards} shard(s)`, open, parts, seeds);
  }
});

async function deleteAll(nodes: readonly string[], prefix: string): Promise<void> {
  const client = new Client({ nodes: [...nodes] });
  const found = await client.indices.get({ index: `${prefix}-*` });
  await client.indices.delete({ index: Object.keys(found) });
  await client.close();
}
