/**
 * `npm run bench:relevance`: judged queries on the embedded engine, by intention and in all, by themselves
 * and for a reader who follows what is offered, beside the floors that CI holds; then the queries that do
 * not find what was meant. On Elasticsearch too with `--elasticsearch <address>` or ELASTICSEARCH_URL.
 * `--misses` names also those that are answered in a poor order, `--record` adds a line to
 * `bench/relevance/history.tsv`: the figures of the reader who follows offers.
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
  offersOf,
  relevanceSet,
} from './support/relevance.ts';
import type { Figures, Judged } from './support/relevance.ts';
import { LEAST, LEAST_ALONE, LEAST_IN_ALL } from './support/relevance-floors.ts';
import { printTable } from './support/table.ts';
import type { Row } from './support/table.ts';

const HISTORY = path.join(import.meta.dirname, 'relevance', 'history.tsv');
/** Below it a query is named by `--misses`. */
const POOR = 0.8;
/** Of the normal distribution, for bounds that hold 95 times of 100. */
const Z = 1.96;

const { values: asked } = parseArgs({
  options: {
    elasticsearch: { type: 'string', default: process.env['ELASTICSEARCH_URL'] ?? '' },
    misses: { type: 'boolean', default: false },
    record: { type: 'boolean', default: false },
  },
});
const { works, queries } = relevanceSet();

interface Measured {
  readonly alone: readonly Judged[];
  readonly offered: readonly Judged[];
}

const embedded = await measured();
print('embedded', embedded);
if (asked.elasticsearch !== '') {
  const remote = await measured({
    nodes: [asked.elasticsearch],
    prefix: `nsl-relevance-${process.pid}`,
    shards: 1,
    replicas: '0-1',
    auth: { search: undefined, index: undefined, migrate: undefined },
    ca: undefined,
  });
  print('Elasticsearch', remote);
  const apart = embedded.alone.filter(
    ({ found }, i) => found.join() !== remote.alone[i]?.found.join(),
  );
  console.log(`queries with other works among the first ten: ${apart.length}`);
}
const isTold = ({ success10, ndcg10 }: Judged): boolean =>
  !success10 || (asked.misses && ndcg10 < POOR);
console.log('\nnot found among the first ten, nor by what is offered:');
for (const { query, found, success10, ndcg10 } of embedded.offered.filter(isTold)) {
  const shown = found.map((key) => key ?? '·').join(' ');
  console.log(
    `${success10 ? ndcg10.toFixed(2) : 'miss'}  ${query.intention}  ${query.typed}  ${shown}`,
  );
}
if (asked.record) record(embedded.offered);

async function measured(elasticsearch?: OpenOptions['elasticsearch']): Promise<Measured> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'bench-relevance-'));
  const stores = await openStores({ dataFolder, queryWorkers: 1, elasticsearch });
  try {
    const rebuild = await stores.openRebuild();
    const count = await fillJudged(works, queries, (batch) => rebuild.replace(batch, 1));
    await rebuild.publish('relevance', 1, count);
    const { index } = stores;
    return {
      alone: await judge(index, queries, works),
      offered: await judge(index, queries, works, offersOf(index)),
    };
  } finally {
    await stores.close();
    rmSync(dataFolder, { recursive: true });
  }
}

function print(engine: string, { alone, offered }: Measured): void {
  const three = ({ success1, success10, ndcg10 }: Figures): string =>
    [success1, success10, ndcg10].map((one) => one.toFixed(3)).join(' ');
  const title = `Relevance: ${engine}, ${works.works.length} judged works among others that are not meant`;
  printTable(`${title}; success@1, success@10, nDCG@10`, [
    ...INTENTIONS.map((intention): Row => {
      const figures = figuresOf(offered, intention);
      return {
        intention,
        queries: figures.queries,
        alone: three(figuresOf(alone, intention)),
        'floor alone': LEAST_ALONE[intention]?.toFixed(2) ?? '',
        'following offers': three(figures),
        floor: LEAST[intention].toFixed(2),
      };
    }),
    {
      intention: 'all of them',
      queries: offered.length,
      alone: three(figuresOf(alone)),
      'floor alone': '',
      'following offers': three(figuresOf(offered)),
      floor: Object.values(LEAST_IN_ALL)
        .map((one) => one.toFixed(2))
        .join(' '),
    },
  ]);
  for (const [how, judged] of Object.entries({ alone, 'following offers': offered })) {
    const { success1, success10 } = figuresOf(judged);
    console.log(
      `${how}, 95 %: success@1 ${bounds(success1, judged.length)}, success@10 ${bounds(success10, judged.length)}`,
    );
  }
}

/** Between what the share of all queries of these kinds lies (Wilson). */
function bounds(share: number, of: number): string {
  const middle = share + Z ** 2 / (2 * of);
  const half = Z * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2));
  const scale = 1 + Z ** 2 / of;
  return [middle - half, middle + half].map((one) => (one / scale).toFixed(3)).join('–');
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
