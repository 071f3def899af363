/**
 * `npm run compare-engines`: the fixed requests on the embedded engine and on Elasticsearch, one after the
 * other, and every difference printed. Exit status 1 when there is one.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { isDeepStrictEqual } from 'node:util';
import { LISTED_FACETS, FACETS } from '../../catalogue/search/facets.ts';
import { MAX_RANK } from '../../catalogue/search/request.ts';
import type { SearchRequest } from '../../catalogue/search/request.ts';
import type { SearchIndex, SearchPage } from '../../catalogue/ports/search-index.ts';
import { openStores } from '../../stores/open.ts';
import type { OpenOptions } from '../../stores/open.ts';
import { startCluster } from './elasticsearch.ts';
import { BEGINNINGS, collection, LISTINGS, REQUESTS } from './fixed-queries.ts';

/** Sets of hits up to this size are compared whole, larger ones by number, counts and pages. */
const COMPARED_WHOLE = 2_000;

export interface Comparison {
  readonly works: number;
  readonly requests: number;
  /** Hit sets that were compared work by work. */
  readonly whole: number;
  /** Beginnings that were suggested from, and listings of the values of a facet. */
  readonly others: number;
  readonly differences: readonly string[];
}

export async function compareEngines(
  elasticsearch: NonNullable<OpenOptions['elasticsearch']>,
): Promise<Comparison> {
  const folder = mkdtempSync(path.join(tmpdir(), 'compare-'));
  const embedded = await openStores({ dataFolder: path.join(folder, 'embedded'), queryWorkers: 1 });
  const cluster = await openStores({
    dataFolder: path.join(folder, 'cluster'),
    queryWorkers: 0,
    elasticsearch,
  });
  try {
    let works = 0;
    const rebuilds = [await embedded.openRebuild(), await cluster.openRebuild()];
    for (const batch of collection()) {
      works += batch.length;
      for (const rebuild of rebuilds) await rebuild.replace(batch, 1);
    }
    for (const rebuild of rebuilds) await rebuild.publish('compare', 1, works);

    const differences: string[] = [];
    let whole = 0;
    for (const request of REQUESTS) {
      const [ours, theirs] = [
        await embedded.index.search(request),
        await cluster.index.search(request),
      ];
      const found = differencesOf(ours, theirs);
      const some = ['subject', 'lib'] as const;
      const [few, others] = [
        await embedded.index.search(request, some),
        await cluster.index.search(request, some),
      ];
      if (!isDeepStrictEqual(few, others)) found.push('what is found with two facets');
      if (found.length === 0 && ours.total <= COMPARED_WHOLE) {
        whole++;
        const [all, others] = [
          await allIds(embedded.index, request),
          await allIds(cluster.index, request),
        ];
        if (!isDeepStrictEqual(all, others)) found.push('the sets of hits, or their order');
      }
      if (found.length > 0) differences.push(`${asked(request)}: ${found.join('; ')}`);
    }
    const totals = [
      await embedded.index.totals(REQUESTS),
      await cluster.index.totals(REQUESTS),
    ] as const;
    for (const [i, request] of REQUESTS.entries()) {
      const [ours, theirs] = [totals[0][i], totals[1][i]];
      if (ours !== theirs)
        differences.push(`${asked(request)}: counted alone ${ours} and ${theirs}`);
    }
    for (const typed of BEGINNINGS) {
      const [ours, theirs] = [
        await embedded.index.suggest(typed),
        await cluster.index.suggest(typed),
      ];
      if (!isDeepStrictEqual(ours, theirs)) {
        differences.push(`${typed}…: ${JSON.stringify(ours)} and ${JSON.stringify(theirs)}`);
      }
    }
    for (const facet of LISTED_FACETS) {
      for (const [request, contains] of LISTINGS) {
        const [ours, theirs] = [
          await embedded.index.values(request, facet, contains),
          await cluster.index.values(request, facet, contains),
        ];
        if (!isDeepStrictEqual(ours, theirs)) {
          differences.push(`values of ${facet}, “${contains}”, ${asked(request)}`);
        }
      }
    }
    return {
      works,
      requests: REQUESTS.length,
      whole,
      others: BEGINNINGS.length + LISTED_FACETS.length * LISTINGS.length,
      differences,
    };
  } finally {
    await embedded.close();
    await cluster.close();
    rmSync(folder, { recursive: true });
  }
}

function differencesOf(ours: SearchPage, theirs: SearchPage): string[] {
  const differences: string[] = [];
  if (ours.total !== theirs.total) differences.push(`total ${ours.total} and ${theirs.total}`);
  const ids = ({ hits }: SearchPage): string[] => hits.map(({ id }) => id);
  const at = ids(ours).findIndex((id, i) => id !== ids(theirs)[i]);
  if (at >= 0 || ours.hits.length !== theirs.hits.length)
    differences.push(`hits from place ${at + 1}`);
  else if (!isDeepStrictEqual(ours.hits, theirs.hits)) differences.push('what is shown of a hit');
  for (const facet of FACETS) {
    if (isDeepStrictEqual(ours.facets[facet], theirs.facets[facet])) continue;
    differences.push(
      `${facet} ${JSON.stringify(ours.facets[facet]).slice(0, 200)} and ${JSON.stringify(theirs.facets[facet]).slice(0, 200)}`,
    );
  }
  if (ours.inexact.length + theirs.inexact.length > 0) differences.push('inexact counts');
  return differences;
}

async function allIds(index: SearchIndex, request: SearchRequest): Promise<string[]> {
  const ids: string[] = [];
  for (let page = 1; page * 100 <= MAX_RANK; page++) {
    const { hits } = await index.search({ ...request, page, size: 100 });
    ids.push(...hits.map(({ id }) => id));
    if (hits.length < 100) break;
  }
  return ids;
}

function asked({ query, filters, from, until, sort, page, size }: SearchRequest): string {
  return JSON.stringify({ query, filters, from, until, sort, page, size });
}

async function main(): Promise<void> {
  const given = process.env['ELASTICSEARCH_URL'];
  const cluster = given === undefined ? await startCluster() : undefined;
  const started = performance.now();
  const { works, requests, whole, others, differences } = await compareEngines({
    nodes: cluster?.urls ?? [given ?? ''],
    prefix: `nsl-compare-${process.pid}`,
    shards: 1,
    replicas: '0-1',
    auth: { search: undefined, index: undefined, migrate: undefined },
    ca: undefined,
  });
  await cluster?.stop();
  for (const difference of differences) console.log(difference);
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(
    `${works} 种文献，${requests} 个检索，其中 ${whole} 个逐条比较全部命中，另有 ${others} 次建议和列表；不同之处 ${differences.length} 个（${seconds} 秒）`,
  );
  process.exitCode = differences.length === 0 ? 0 : 1;
}

if (import.meta.main) await main();
