/**
 * A search page as a reader waits for it: HTTP request, query, facets, order, rendered and gzipped
 * page, from the portal itself on a local port; 200 varied requests of each kind, one after the other.
 * Then suggestions, and readers beside a crowd that finds nothing, from the same index.
 *
 * Beside it what counting alone costs in SQL: `GROUP BY` over six facets of the same hits, with FTS5
 * and a table of facet values by work. Its counts are compared with ours; a difference ends the run.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseQuery } from '../catalogue/search/query.ts';
import { FACETS } from '../catalogue/search/facets.ts';
import type { FacetName } from '../catalogue/search/facets.ts';
import type { SearchIndex, SearchPage } from '../catalogue/ports/search-index.ts';
import type { IndexedWork } from '../catalogue/search/indexed-work.ts';
import { matchOf } from '../stores/embedded/search/match.ts';
import { openStores } from '../stores/open.ts';
import type { Stores } from '../stores/open.ts';
import { Database } from '../stores/sqlite.ts';
import { WORDS, generateWorks } from './support/generate-works.ts';
import { printCrowd } from './support/crowd.ts';
import { printSuggestions } from './support/suggestions.ts';
import { KINDS, requestsOf, servePortal } from './support/search-pages.ts';
import type { Asked, Kind } from './support/search-pages.ts';
import { printTable, quantile, rssMb } from './support/table.ts';
import type { Row } from './support/table.ts';

/** Kinds that SQL counts as well, and how many requests of each. */
const COUNTED_IN_SQL: readonly Kind[] = [
  'title, four characters',
  'two words',
  'one character',
  'common word',
  'rare word',
  'everything',
];
const SQL_REQUESTS = 20;
/** Facets that SQL counts. */
const SIX = ['lib', 'type', 'period', 'language', 'class', 'access'] as const;
/** Beyond it the table of facets takes longer to fill than all that is measured. */
const MOST_IN_SQL = 1_000_000;
const BATCH = 500;

for (const works of sizes()) {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-search-'));
  try {
    await measure(works, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** `--works=2000000` measures that many only. */
function sizes(): readonly number[] {
  const asked = process.argv.find((word) => word.startsWith('--works='))?.slice('--works='.length);
  if (asked !== undefined) return [Number(asked)];
  return process.argv.includes('--full') ? [100_000, 1_000_000] : [100_000];
}

async function measure(works: number, folder: string): Promise<void> {
  const stores = await openStores({ dataFolder: folder, queryWorkers: 2 });
  const peer = new Database(path.join(folder, 'peer'), { cacheMiB: 256 });
  try {
    const started = performance.now();
    await fill(works, stores, peer, folder);
    console.log(`\n${works} works made in ${((performance.now() - started) / 1000).toFixed(0)} s`);
    const found = await pages(works, stores);
    await printSuggestions(works, stores.index);
    await printCrowd(works, stores);
    if (works <= MOST_IN_SQL) compareCounting(works, found, peer);
  } finally {
    peer.close();
    await stores.close();
  }
}

/** Our index, and the peer's table of facets under the same docnos. */
async function fill(works: number, stores: Stores, peer: Database, folder: string): Promise<void> {
  peer.exec(`
    pragma journal_mode = off; pragma synchronous = off;
    create table facet (docno integer, facet text, value text, primary key (docno, facet, value)) strict, without rowid`);
  const insert = peer.prepare('insert or ignore into facet values (?, ?, ?)');
  const rebuild = await stores.openRebuild();
  let docno = 0;
  for (const batch of generateWorks(works, BATCH)) {
    const written = rebuild.replace(batch, 0);
    if (works > MOST_IN_SQL) {
      await written;
      continue;
    }
    peer.write(() => {
      for (const work of batch) {
        docno++;
        for (const [facet, value] of valuesOf(work)) insert.run(docno, facet, value);
      }
    });
    await written;
  }
  await rebuild.publish(await stores.records.epoch(), 0, works);
  const file = readdirSync(folder).find((name) => /^index-\d+\.db$/.test(name));
  peer.exec(`attach '${path.join(folder, file ?? '')}' as index_file`);
}

function valuesOf({ facets, holdings }: IndexedWork): [facet: string, value: string][] {
  return [
    ...[facets.type].flat().map((value): [string, string] => ['type', value]),
    ...facets.period.map((value): [string, string] => ['period', value]),
    ...facets.language.map((value): [string, string] => ['language', value]),
    ...facets.class.map((value): [string, string] => ['class', value]),
    ...holdings.flatMap(({ library, access }): [string, string][] => [
      ['lib', library],
      ['access', access],
    ]),
  ];
}

/** What the engine gave, its thread and the way to it included in the time. */
interface Found {
  readonly engineMs: number;
  /** Undefined when the search was refused: it took too long. */
  readonly found: SearchPage | undefined;
}

interface Answered extends Found {
  readonly asked: Asked;
  readonly pageMs: number;
}

/** Asks for every page and prints how long they took. */
async function pages(
  works: number,
  stores: Stores,
): Promise<ReadonlyMap<Kind, readonly Answered[]>> {
  const index = timed(stores.index);
  const portal = await servePortal(stores, index.port);
  // The threads have read their columns, and the code that renders is compiled.
  for (const word of WORDS.slice(5_000, 5_040)) {
    await portal.page({ query: { any: word } });
  }
  index.take();
  const requests = requestsOf(works);
  const answered = new Map<Kind, readonly Answered[]>();
  const rows: Row[] = [];
  for (const kind of KINDS) {
    const answers: Answered[] = [];
    for (const asked of requests[kind]) {
      const pageMs = await portal.page(asked);
      // A page that found nothing searches again for what to propose: those come after.
      const [first] = index.take();
      if (first !== undefined) answers.push({ asked, pageMs, ...first });
    }
    answered.set(kind, answers);
    rows.push(rowOf(kind, answers));
  }
  rows.push(rowOf('all of them', [...answered.values()].flat()));
  printTable(
    `Search: ${works} works, all ${FACETS.length} facets, rendered page (to hold at 1 M: p50 ≤ 60 ms, p95 ≤ 300 ms)`,
    rows,
  );
  console.log(`RSS with two query threads: ${rssMb()} MB`);
  await portal.close();
  return answered;
}

function rowOf(kind: string, answers: readonly Answered[]): Row {
  const page = answers.map(({ pageMs }) => pageMs);
  const engine = answers.map(({ engineMs }) => engineMs);
  return {
    kind,
    requests: answers.length,
    refused: answers.filter(({ found }) => found === undefined).length,
    'median hits': medianHits(answers),
    'p50 ms': quantile(page, 0.5),
    'p95 ms': quantile(page, 0.95),
    'p99 ms': quantile(page, 0.99),
    'engine p50': quantile(engine, 0.5),
    'engine p95': quantile(engine, 0.95),
  };
}

function medianHits(answers: readonly Answered[]): number {
  return quantile(
    answers.flatMap(({ found }) => found?.total ?? []),
    0.5,
  );
}

/** The same index, and what its searches found and took since they were last asked for. */
function timed(index: SearchIndex): {
  readonly port: SearchIndex;
  readonly take: () => Found[];
} {
  const taken: Found[] = [];
  return {
    take: () => taken.splice(0),
    port: {
      replace: (works, seq) => index.replace(works, seq),
      remove: (ids, seq) => index.remove(ids, seq),
      settle: () => index.settle(),
      applied: () => index.applied(),
      entries: () => index.entries(),
      values: (request, facet, contains) => index.values(request, facet, contains),
      suggest: (typed) => index.suggest(typed),
      ids: (request) => index.ids(request),
      close: () => index.close(),
      totals: (requests) => index.totals(requests),
      spare: index.spare,
      search: async (request, facets) => {
        const started = performance.now();
        let found: SearchPage | undefined;
        try {
          const page = await index.search(request, facets);
          // The pages measured ask for every facet.
          found = page as SearchPage;
          return page;
        } finally {
          taken.push({ engineMs: performance.now() - started, found });
        }
      },
    },
  };
}

/** Prints what the peer took to count the same hits, and checks that it counted the same. */
function compareCounting(
  works: number,
  answered: ReadonlyMap<Kind, readonly Answered[]>,
  peer: Database,
): void {
  const counting = (where: string) =>
    peer.prepare<{ facet: string; value: string; works: number }>(
      `select facet, value, count(*) as works from facet ${where} group by facet, value`,
    );
  const all = counting('');
  const matching = counting(
    'where docno in (select rowid from index_file.terms where terms match ?)',
  );
  const rows: Row[] = [];
  for (const kind of COUNTED_IN_SQL) {
    const answers = (answered.get(kind) ?? []).slice(0, kind === 'everything' ? 3 : SQL_REQUESTS);
    const peerMs = answers.map(({ asked, found }) => {
      const query = parseQuery(asked.query ?? {});
      const expression = query.kind === 'terms' ? matchOf(query).include : undefined;
      const started = performance.now();
      const counted = expression === undefined ? all.all() : matching.all(expression);
      const ms = performance.now() - started;
      if (found !== undefined) for (const facet of SIX) agree(facet, found, counted);
      return ms;
    });
    const ours = quantile(
      answers.map(({ engineMs }) => engineMs),
      0.5,
    );
    rows.push({
      kind,
      requests: answers.length,
      'median hits': medianHits(answers),
      [`ours p50 ms (hits, ${FACETS.length} facets, order)`]: ours,
      'SQL p50 ms (hits, six facets)': quantile(peerMs, 0.5),
      'SQL max ms': Math.max(...peerMs),
      'times our time': quantile(peerMs, 0.5) / ours,
    });
  }
  printTable(`Counting: ${works} works, against GROUP BY in SQL over the same hits`, rows);
}

function agree(
  facet: FacetName,
  found: SearchPage,
  counted: readonly { facet: string; value: string; works: number }[],
): void {
  const theirs = new Map(
    counted.filter((row) => row.facet === facet).map((row) => [row.value, row.works]),
  );
  const ours = found.facets[facet];
  if (ours.length !== theirs.size || ours.some((one) => theirs.get(one.value) !== one.count)) {
    throw new Error(`ours and SQL differ in the counts of ${facet}`);
  }
}
