/**
 * `npm run bench:elasticsearch`: a genuine Elasticsearch on this machine beside the embedded engine, both
 * over the same generated works, in one run.
 *
 * Indexing stands beside the same documents handed to the server as they are, made before; a page beside
 * the bare query (the same body, straight to the server) and the page rendered from an answer that is
 * there already.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request as ask } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setImmediate } from 'node:timers/promises';
import { Client } from '@elastic/elasticsearch';
import { parseQuery } from '../catalogue/search/query.ts';
import { FACETS } from '../catalogue/search/facets.ts';
import { EVERYTHING } from '../catalogue/search/request.ts';
import type { SearchRequest } from '../catalogue/search/request.ts';
import type { IndexRebuild, SearchIndex, SearchPage } from '../catalogue/ports/search-index.ts';
import { workDocument } from '../stores/elasticsearch/document.ts';
import { searchBody } from '../stores/elasticsearch/search-body.ts';
import { openStores } from '../stores/open.ts';
import type { Stores } from '../stores/open.ts';
import { LINES, fetchServer, startCluster } from '../test/support/elasticsearch.ts';
import { generateWorks } from './support/generate-works.ts';
import { KINDS, requestsOf, servePortal } from './support/search-pages.ts';
import type { Asked } from './support/search-pages.ts';
import { printTable, quantile } from './support/table.ts';
import type { Row } from './support/table.ts';

const PREFIX = 'nsl-bench';
const BATCH = 500;
const HEAP_MB = 2_048;
/** Batches that are taken in at once, as in `harvesters/indexing/indexer.ts`. */
const UNDER_WAY = 2;
/** Works that the peer of indexing is given. */
const PEER_WORKS = 20_000;
/** Of each kind of request. */
const ASKED = 60;

async function indexing(
  works: number,
  embedded: Stores,
  remote: Stores,
  url: string,
): Promise<void> {
  const ours = await filled(works, await remote.openRebuild());
  const small = await filled(works, await embedded.openRebuild());
  const client = new Client({ node: url });
  const peer = await bare(client);
  const stats = await client.indices.stats({ index: `${PREFIX}-works` });
  const bytes = stats._all.primaries?.store?.size_in_bytes ?? 0;
  await client.close();
  const row = (engine: string, count: number, { seconds, cpuSeconds }: Filled): Row => ({
    engine,
    works: count,
    seconds,
    'works/s': Math.round(count / seconds),
    'our CPU s': cpuSeconds,
  });
  printTable(`Indexing on one machine (to hold: ≥ 3 000 works/s)`, [
    row('Elasticsearch, rebuilt as reindex does', works, ours),
    row('Elasticsearch, the same documents made before', PEER_WORKS, peer),
    row('embedded', works, small),
  ]);
  const gigabytes = (bytes / works / 1e3).toFixed(2);
  console.log(`index on disk: ${(bytes / 1e6).toFixed(0)} MB, ${gigabytes} GB a million works`);
}

interface Filled {
  readonly seconds: number;
  readonly cpuSeconds: number;
}

/** As the indexer does it: the next batch is made while two are taken in. */
async function filled(works: number, rebuild: IndexRebuild): Promise<Filled> {
  const started = performance.now();
  const cpu = process.cpuUsage();
  const writing: Promise<void>[] = [];
  for (const batch of generateWorks(works, BATCH)) {
    if (writing.length >= UNDER_WAY) await writing.shift();
    writing.push(rebuild.replace(batch, 1));
    // A turn for the requests: making works never waits.
    await setImmediate();
  }
  await Promise.all(writing);
  await rebuild.publish('bench', 1, works);
  return since(started, cpu);
}

/** The server alone: documents made and encoded before, requests one after the other. */
async function bare(client: Client): Promise<Filled> {
  const { mappings, settings } = Object.values(
    await client.indices.get({ index: `${PREFIX}-works` }),
  )[0]!;
  const index = 'bare';
  await client.indices.create({
    index,
    mappings: mappings!,
    settings: {
      number_of_replicas: 0,
      refresh_interval: '-1',
      'index.translog.durability': 'async',
      'index.mapping.total_fields.limit': settings?.index?.mapping?.total_fields?.limit ?? 1_000,
    },
  });
  const requests = [...generateWorks(PEER_WORKS, BATCH)].map((batch) =>
    batch.flatMap((work) => [
      JSON.stringify({ index: { _id: work.id } }),
      JSON.stringify(workDocument(work)),
    ]),
  );
  const started = performance.now();
  const cpu = process.cpuUsage();
  const writing: Promise<void>[] = [];
  for (const operations of requests) {
    if (writing.length >= UNDER_WAY) await writing.shift();
    writing.push(
      client.bulk<string>({ index, operations }).then(({ errors }) => {
        if (errors) throw new Error('the peer lost documents');
      }),
    );
  }
  await Promise.all(writing);
  await client.indices.refresh({ index });
  const taken = since(started, cpu);
  await client.indices.delete({ index });
  return taken;
}

function since(started: number, before: NodeJS.CpuUsage): Filled {
  const { user, system } = process.cpuUsage(before);
  return { seconds: (performance.now() - started) / 1_000, cpuSeconds: (user + system) / 1e6 };
}

async function pages(works: number, embedded: Stores, remote: Stores, url: string): Promise<void> {
  const found = new Answers(remote.index);
  const small = await servePortal(embedded, embedded.index);
  const large = await servePortal(remote, found.asking);
  const canned = await servePortal(remote, found.canned);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const requests = requestsOf(works);
  const rows: Row[] = [];
  const all: Timed[] = [];
  for (const kind of KINDS) {
    const timed: Timed[] = [];
    for (const [i, asked] of requests[kind].slice(0, ASKED).entries()) {
      // The one that comes second finds the server warm: they take turns.
      const bareFirst = i % 2 === 0 ? await bareQuery(agent, url, asked) : undefined;
      const page = await large.page(asked);
      const bareQueryMs = bareFirst ?? (await bareQuery(agent, url, asked));
      timed.push({
        page,
        bare: bareQueryMs,
        render: await canned.page(asked),
        embedded: await small.page(asked),
      });
    }
    rows.push(rowOf(kind, timed));
    all.push(...timed);
  }
  rows.push(rowOf('all of them', all));
  printTable(
    `Search: ${works} works, rendered page (to hold: ≤ 1.2 times bare query + render)`,
    rows,
  );
  agent.destroy();
  for (const portal of [small, large, canned]) await portal.close();
  console.log(`Java heap in use after the searches: ${await heapInUse(url)} MB of ${HEAP_MB}`);
}

/** The least of some looks: what stays when the garbage of the searches is gone. */
async function heapInUse(url: string): Promise<number> {
  const client = new Client({ node: url });
  let least = Infinity;
  for (let look = 0; look < 40; look++) {
    await client.search({ index: `${PREFIX}-works`, size: 100 });
    const { nodes } = await client.nodes.stats({ metric: 'jvm' });
    const used = Object.values(nodes)[0]?.jvm?.mem?.heap_used_in_bytes ?? Infinity;
    least = Math.min(least, used);
  }
  await client.close();
  return Math.round(least / 2 ** 20);
}

interface Timed {
  readonly page: number;
  readonly bare: number;
  readonly render: number;
  readonly embedded: number;
}

function rowOf(kind: string, timed: readonly Timed[]): Row {
  const at = (what: keyof Timed, share: number): number =>
    quantile(
      timed.map((one) => one[what]),
      share,
    );
  const sum = (what: keyof Timed): number => timed.reduce((total, one) => total + one[what], 0);
  return {
    kind,
    requests: timed.length,
    'page p50 ms': at('page', 0.5),
    'page p95': at('page', 0.95),
    'bare query p50': at('bare', 0.5),
    'render p50': at('render', 0.5),
    'page / (bare + render)': sum('page') / (sum('bare') + sum('render')),
    'embedded p50': at('embedded', 0.5),
    'embedded p95': at('embedded', 0.95),
  };
}

/** The same body straight to the server, the answer read to its end. @returns milliseconds */
async function bareQuery(agent: Agent, url: string, asked: Asked): Promise<number> {
  const request: SearchRequest = { ...EVERYTHING, ...asked };
  const query = parseQuery(request.query);
  if (query.kind === 'none') return 0;
  const { allow_partial_search_results: partial, ...asBody } = searchBody(query, request, FACETS);
  const body = JSON.stringify(asBody);
  const started = performance.now();
  await new Promise<void>((resolve, reject) => {
    const options = { agent, method: 'POST', headers: { 'content-type': 'application/json' } };
    const address = `${url}/${PREFIX}-works/_search?allow_partial_search_results=${String(partial)}`;
    ask(address, options, (response) => {
      response.resume().on('end', () => {
        if (response.statusCode === 200) resolve();
        else reject(new Error(`the bare query was answered ${response.statusCode}`));
      });
    })
      .on('error', reject)
      .end(body);
  });
  return performance.now() - started;
}

/** An index that remembers what it found, and one that finds it again without asking. */
class Answers {
  readonly asking: SearchIndex;
  readonly canned: SearchIndex;
  readonly #found = new Map<string, SearchPage>();
  readonly #totals = new Map<string, readonly number[]>();

  constructor(index: SearchIndex) {
    const searchingBy = (
      search: SearchIndex['search'],
      totals: SearchIndex['totals'],
    ): SearchIndex => ({
      replace: (works, seq) => index.replace(works, seq),
      remove: (ids, seq) => index.remove(ids, seq),
      settle: () => index.settle(),
      applied: () => index.applied(),
      entries: () => index.entries(),
      values: (request, facet, contains) => index.values(request, facet, contains),
      suggest: (typed) => index.suggest(typed),
      ids: (request) => index.ids(request),
      close: () => index.close(),
      search,
      totals,
      spare: { search, totals, suggest: (typed) => index.suggest(typed) },
    });
    const again = <T>(found: ReadonlyMap<string, T>, ...asked: readonly unknown[]): T => {
      const answer = found.get(JSON.stringify(asked));
      if (answer === undefined) throw new Error('this was not asked before');
      return answer;
    };
    this.asking = searchingBy(
      async (request, facets) => {
        const page = await index.search(request, facets);
        this.#found.set(JSON.stringify([request, facets]), page as SearchPage);
        return page;
      },
      async (requests) => {
        const totals = await index.totals(requests);
        this.#totals.set(JSON.stringify([requests]), totals);
        return totals;
      },
    );
    this.canned = searchingBy(
      async (request, facets) => again(this.#found, request, facets),
      async (requests) => again(this.#totals, requests),
    );
  }
}

const [line] = LINES;
if (line === undefined) throw new Error('no release to start');
fetchServer(line);
for (const works of process.argv.includes('--full') ? [100_000, 1_000_000] : [100_000]) {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-es-'));
  const cluster = await startCluster({ line, heapMb: HEAP_MB, isMeasured: true });
  const [url = ''] = cluster.urls;
  const auth = { search: undefined, index: undefined, migrate: undefined };
  const elasticsearch = {
    nodes: [url],
    prefix: PREFIX,
    shards: 1,
    replicas: '0-1',
    auth,
    ca: undefined,
  };
  const embedded = await openStores({ dataFolder: path.join(folder, 'a'), queryWorkers: 2 });
  const remote = await openStores({
    dataFolder: path.join(folder, 'b'),
    queryWorkers: 0,
    elasticsearch,
  });
  try {
    await indexing(works, embedded, remote, url);
    await pages(works, embedded, remote, url);
  } finally {
    await embedded.close();
    await remote.close();
    await cluster.stop();
    rmSync(folder, { recursive: true });
  }
}
