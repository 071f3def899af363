/**
 * `npm run bench:relevance`: judged queries on the embedded engine, by intention and in all; on
 * Elasticsearch too with `--elasticsearch <address>` or ELASTICSEARCH_URL. `--misses` names the queries
 * that are answered worst, `--record` adds a line to `bench/relevance/history.tsv`:
 * the figures of a reader who takes the first word that is offered where nothing is found.
 */
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { openStores } from '../stores/open.ts';
import type { OpenOptions } from '../stores/open.ts';
import {
  INTENTIONS,
  figuresOf,
  fillJudged,
  judge,
  relevanceSet,
  takingOffers,
} from './support/relevance.ts';
import type { Figures, Judged } from './support/relevance.ts';
import { printTable } from './support/table.ts';
import type { Row } from './support/table.ts';

const HISTORY = path.join(import.meta.dirname, 'relevance', 'history.tsv');
/** Below it a query is named by `--misses`. */
const POOR = 0.8;

const { values: asked } = parseArgs({
  options: {
    elasticsearch: { type: 'string', default: process.env['ELASTICSEARCH_URL'] ?? '' },
    misses: { type: 'boolean', default: false },
    record: { type: 'boolean', default: false },
  },
});
const { works, queries } = relevanceSet();

const { plain: embedded, offered } = await measured();
print('embedded', embedded);
print('embedded, taking the first word offered where nothing is found', offered);
if (asked.elasticsearch !== '') {
  const { plain: remote } = await measured({
    nodes: [asked.elasticsearch],
    prefix: `nsl-relevance-${process.pid}`,
    shards: 1,
    replicas: '0-1',
    auth: { search: undefined, index: undefined, migrate: undefined },
    ca: undefined,
  });
  print('Elasticsearch', remote);
  const apart = embedded.filter(({ found }, i) => found.join() !== remote[i]?.found.join());
  console.log(`queries with other works among the first ten: ${apart.length}`);
}
if (asked.misses) {
  for (const { query, found, ndcg10 } of embedded.filter((one) => one.ndcg10 < POOR)) {
    const shown = found.map((key) => key ?? '·').join(' ');
    console.log(`${ndcg10.toFixed(2)}  ${query.intention}  ${query.request.query.any}  ${shown}`);
  }
}
if (asked.record) record(offered);

async function measured(
  elasticsearch?: OpenOptions['elasticsearch'],
): Promise<{ plain: Judged[]; offered: Judged[] }> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'bench-relevance-'));
  const stores = await openStores({ dataFolder, queryWorkers: 1, elasticsearch });
  try {
    const rebuild = await stores.openRebuild();
    const count = await fillJudged(works, queries, (batch) => rebuild.replace(batch, 1));
    await rebuild.publish('relevance', 1, count);
    const { index } = stores;
    return {
      plain: await judge(index, queries, works),
      offered: await judge(index, queries, works, takingOffers(index)),
    };
  } finally {
    await stores.close();
    rmSync(dataFolder, { recursive: true });
  }
}

function print(engine: string, judged: readonly Judged[]): void {
  const row = (intention: string, figures: Figures): Row => ({
    intention,
    queries: figures.queries,
    'success@1': figures.success1.toFixed(3),
    'success@10': figures.success10.toFixed(3),
    'nDCG@10': figures.ndcg10.toFixed(3),
  });
  printTable(`Relevance: ${engine}, ${works.works.length} judged works among generated ones`, [
    ...INTENTIONS.map((intention) => row(intention, figuresOf(judged, intention))),
    row('all of them', figuresOf(judged)),
  ]);
}

/** Date, commit (with + when something is not committed), queries, the three figures, nDCG@10 by intention. */
function record(judged: readonly Judged[]): void {
  const git = (...words: string[]): string =>
    execFileSync('git', words, { encoding: 'utf8' }).trim();
  const changed = git('status', '--porcelain', '--untracked-files=no') === '' ? '' : '+';
  const all = figuresOf(judged);
  const line = [
    new Date().toISOString().slice(0, 10),
    git('rev-parse', '--short', 'HEAD') + changed,
    all.queries,
    ...[all.success1, all.success10, all.ndcg10].map((figure) => figure.toFixed(3)),
    ...INTENTIONS.map((intention) => figuresOf(judged, intention).ndcg10.toFixed(3)),
  ];
  appendFileSync(HISTORY, `${line.join('\t')}\n`);
}
