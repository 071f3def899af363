/**
 * Search pages as readers get them: HTTP, search with all nine facets, rendered HTML. By kind of query,
 * each one different, so that few hit lists are cached from a query before. The peer is the usual way to
 * count facets: SQL `GROUP BY` over a table of facet values, for the same hits.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { DatabaseSync } from 'node:sqlite';
import { pino } from 'pino';
import { Registry as Metrics } from 'prom-client';
import { createApp } from '../server/app.ts';
import { openStores } from '../stores/open.ts';
import { Random } from '../test/support/random.ts';
import { fillIndex } from './support/fill-index.ts';
import { generateWork, generateWorks } from './support/generate-works.ts';
import { printTable, quantile, rssMb } from './support/table.ts';
import type { Row } from './support/table.ts';

const full = process.argv.includes('--full');
const SIZES = full ? [100_000, 1_000_000] : [20_000];
const QUERIES = full ? 200 : 60;

for (const works of SIZES) await measure(works);

async function measure(works: number): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-search-'));
  const stores = await openStores({ dataFolder: folder, queryWorkers: 2 });
  await fillIndex(stores, works);
  await stores.index.settle();
  const { records, registry, index } = stores;
  const app = createApp({
    records,
    index,
    sources: () => registry.sources(),
    libraries: [],
    collections: async () => [],
    footer: {},
    demonstration: true,
    trustedProxies: 0,
    logger: pino({ level: 'silent' }),
    metrics: new Metrics(),
    ready: async () => ({ status: 'ok', reasons: [], backlog: 0 }),
    now: () => new Date(),
  });
  const server = createServer(app);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const kinds = queries(works);
  // The threads read their columns at the first search.
  const opened = performance.now();
  await ask(`${base}/search`);
  const firstMs = performance.now() - opened;
  const rows: Row[] = [];
  const all: number[] = [];
  for (const [kind, addresses] of kinds) {
    const times: number[] = [];
    for (const address of addresses) {
      const started = performance.now();
      await ask(`${base}/search?${address}`);
      times.push(performance.now() - started);
    }
    all.push(...times);
    rows.push(summary(kind, times));
  }
  rows.push(summary('all kinds', all));
  printTable(
    `Search page with nine facets, ${works} works, ms (to hold at 1 M on 2 cores: p50 ≤ 60, p95 ≤ 300)`,
    rows,
  );
  console.log(`first page after opening ${firstMs.toFixed(0)} ms, RSS ${rssMb()} MB`);
  await comparedWithGroupBy(folder, base, works);
  server.closeAllConnections();
  server.close();
  await stores.close();
  rmSync(folder, { recursive: true });
}

function summary(kind: string, times: readonly number[]): Row {
  return {
    'kind of query': kind,
    queries: times.length,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    p99: quantile(times, 0.99),
    slowest: Math.max(...times),
  };
}

async function ask(address: string): Promise<void> {
  const response = await fetch(address);
  const html = await response.text();
  if (response.status !== 200) throw new Error(`${address}: HTTP ${response.status}`);
  if (!html.includes('</html>')) throw new Error(`${address}: not a whole page`);
}

/** What readers type, taken from the works themselves. */
function queries(works: number): [string, string[]][] {
  const random = new Random(41);
  const title = (): string => generateWork(random.below(works)).hit.title;
  const han = (text: string): string => text.replace(/[^\p{Script=Han}]/gu, '');
  const piece = (length: number): string => {
    const from = han(title());
    const start = random.below(Math.max(1, from.length - length));
    return from.slice(start, start + length);
  };
  const q = (words: string, more = ''): string => `q=${encodeURIComponent(words)}${more}`;
  const common = ['南京', '金陵', '江宁', '秦淮', '建康', '上元', '年鉴', '府志', '县志', '玄武'];
  const word = (): string => random.one(common);
  const times = (make: () => string, count = QUERIES): string[] =>
    Array.from({ length: count }, make);
  return [
    ['four characters of a title', times(() => q(piece(4)))],
    ['two words', times(() => q(`${word()} ${piece(2)}`))],
    ['one character', times(() => q(piece(1)))],
    ['common word, other filters', times(() => q(word(), `&from=${1950 + random.below(70)}`))],
    [
      'the worst word (in 40 % of works)',
      times(() => q('南京', `&from=${1400 + random.below(600)}`)),
    ],
    ['everything, by title, filtered', times(() => `sort=title&from=${1400 + random.below(600)}`)],
    [
      'two holding filters',
      times(() =>
        q(word(), `&lib=320104&lib=320115&access=${random.one(['online', 'onsite', 'loan'])}`),
      ),
    ],
    ['page 100', times(() => q('南京', `&page=100&until=${1960 + random.below(60)}`))],
    ['field title, oldest first', times(() => `title=${encodeURIComponent(piece(2))}&sort=oldest`)],
    ['exclusion', times(() => q(`${word()} -${piece(2)}`))],
    ['pinyin', times(() => q(random.one(['nanjing', 'jinling', 'qinhuai', 'njx', 'jiangning'])))],
    ['nothing found', times(() => q(`${piece(2)}鬱鬱${random.below(1e6)}`))],
  ];
}

/** The same hits counted by SQL from a table of facet values, against the page that counts nine facets. */
async function comparedWithGroupBy(folder: string, base: string, works: number): Promise<void> {
  const [name = ''] = readdirSync(folder).filter((file) => /^index-\d+\.db$/.test(file));
  const db = new DatabaseSync(path.join(folder, 'facets.db'));
  db.exec('pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -262144');
  db.prepare('attach ? as found').run(path.join(folder, name));
  db.exec('create table facet (docno integer, name text, value text)');
  const insert = db.prepare('insert into facet values (?, ?, ?)');
  db.exec('begin');
  let docno = 0;
  for (const batch of generateWorks(works)) {
    for (const { facets, holdings } of batch) {
      docno++;
      insert.run(docno, 'type', facets.type);
      for (const value of [facets.period].flat()) insert.run(docno, 'period', value);
      for (const value of facets.subject) insert.run(docno, 'subject', value);
      for (const value of facets.class) insert.run(docno, 'class', value);
      for (const value of facets.language) insert.run(docno, 'language', value);
      for (const value of new Set(holdings.map((one) => one.library)))
        insert.run(docno, 'lib', value);
    }
  }
  db.exec('commit; create index facet_by_docno on facet (docno)');
  globalThis.gc?.();
  await ask(`${base}/search?q=${encodeURIComponent('朝天宫')}`);
  const rows: Row[] = [];
  for (const words of ['夫子庙', '金陵', '南京']) {
    const started = performance.now();
    db.exec('create temp table hits (docno integer primary key)');
    const phrase = Array.from(words)
      .slice(0, -1)
      .map((char, i) => char + (words[i + 1] ?? ''))
      .join(' ');
    db.prepare('insert into hits select rowid from found.terms where terms match ?').run(
      `"${phrase}"`,
    );
    db.prepare(
      'select name, value, count(*) as n from hits join facet using (docno) group by name, value',
    ).all();
    const ms = performance.now() - started;
    const hits = Number(db.prepare('select count(*) as n from hits').get()?.['n']);
    db.exec('drop table hits');
    const asked = performance.now();
    // A year filter that all meet: the hit list of an earlier query is not used again.
    await ask(`${base}/search?q=${encodeURIComponent(words)}&until=${2100 + rows.length}`);
    const ours = performance.now() - asked;
    rows.push({
      query: words,
      hits,
      'page, nine facets, ms': ours,
      'GROUP BY, six facets, ms': ms,
      'times the page': ms / ours,
    });
  }
  db.close();
  printTable('The page against counting the same hits by SQL', rows);
}
