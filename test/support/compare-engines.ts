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
import type { SearchRequest } from '../../catalogue/search/request.ts';
import type { FoundIds, ListedValues, SearchPage } from '../../catalogue/ports/search-index.ts';
import type { Suggestion } from '../../catalogue/search/suggestions.ts';
import { openStores } from '../../stores/open.ts';
import type { OpenOptions } from '../../stores/open.ts';
import { startCluster } from './elasticsearch.ts';
import { BEGINNINGS, collection, LISTINGS, REQUESTS } from './fixed-queries.ts';
import { PATIENT_MS } from './patience.ts';

/** Sets of hits up to this size are compared whole, larger ones by number, counts and pages. */
const COMPARED_WHOLE = 2_000;

/** What an engine answers to all that is fixed, in the order of the fixed lists. */
export interface Answers {
  readonly works: number;
  readonly pages: readonly SearchPage[];
  /** The same pages with only these counts. */
  readonly few: readonly SearchPage<(typeof SOME)[number]>[];
  /** All hits in order, where they are not too many. */
  readonly whole: readonly (FoundIds | undefined)[];
  readonly totals: readonly number[];
  readonly suggested: readonly (readonly Suggestion[])[];
  /** Of each facet that can be listed, for each listing. */
  readonly listed: readonly ListedValues[];
}

export interface Comparison {
  readonly works: number;
  readonly requests: number;
  /** Hit sets that were compared work by work. */
  readonly whole: number;
  /** Beginnings that were suggested from, and listings of the values of a facet. */
  readonly others: number;
  readonly differences: readonly string[];
}

const SOME = ['subject', 'lib'] as const;

/** Fills an index of this engine with the fixed collection, asks it everything, and throws it away. */
export async function answersOf(elasticsearch: OpenOptions['elasticsearch']): Promise<Answers> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'compare-'));
  const stores = await openStores({
    dataFolder,
    queryWorkers: elasticsearch === undefined ? 1 : 0,
    searchMs: PATIENT_MS,
    elasticsearch,
  });
  const { index } = stores;
  try {
    let works = 0;
    const rebuild = await stores.openRebuild();
    for (const batch of collection()) {
      works += batch.length;
      await rebuild.replace(batch, 1);
    }
    await rebuild.publish('compare', 1, works);

    const pages = await each(REQUESTS, (request) => index.search(request));
    return {
      works,
      pages,
      few: await each(REQUESTS, (request) => index.search(request, SOME)),
      whole: await each(REQUESTS, async (request, i) =>
        (pages[i]?.total ?? 0) <= COMPARED_WHOLE ? index.ids(request) : undefined,
      ),
      totals: await index.totals(REQUESTS),
      suggested: await each(BEGINNINGS, (typed) => index.suggest(typed)),
      listed: await each(LISTED, ({ facet, request, contains }) =>
        index.values(request, facet, contains),
      ),
    };
  } finally {
    await stores.close();
    rmSync(dataFolder, { recursive: true });
  }
}

export function compare(ours: Answers, theirs: Answers): Comparison {
  const differences: string[] = [];
  let whole = 0;
  for (const [i, request] of REQUESTS.entries()) {
    const found = differencesOf(ours.pages[i]!, theirs.pages[i]!);
    if (!isDeepStrictEqual(ours.few[i], theirs.few[i])) found.push('what is found with two facets');
    if (!isDeepStrictEqual(ours.whole[i], theirs.whole[i]))
      found.push('the sets of hits, or their order');
    if (ours.whole[i] !== undefined) whole++;
    if (ours.totals[i] !== theirs.totals[i])
      found.push(`counted alone ${ours.totals[i]} and ${theirs.totals[i]}`);
    if (found.length > 0) differences.push(`${asked(request)}: ${found.join('; ')}`);
  }
  for (const [i, typed] of BEGINNINGS.entries()) {
    const [our, their] = [ours.suggested[i], theirs.suggested[i]];
    if (!isDeepStrictEqual(our, their))
      differences.push(`${typed}…: ${JSON.stringify(our)} and ${JSON.stringify(their)}`);
  }
  for (const [i, { facet, request, contains }] of LISTED.entries()) {
    if (!isDeepStrictEqual(ours.listed[i], theirs.listed[i]))
      differences.push(`values of ${facet}, “${contains}”, ${asked(request)}`);
  }
  return {
    works: ours.works,
    requests: REQUESTS.length,
    whole,
    others: BEGINNINGS.length + LISTED.length,
    differences,
  };
}

const LISTED = LISTED_FACETS.flatMap((facet) =>
  LISTINGS.map(([request, contains]) => ({ facet, request, contains })),
);

/** One after the other. */
async function each<Asked, Answer>(
  all: readonly Asked[],
  ask: (one: Asked, i: number) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const [i, one] of all.entries()) answers.push(await ask(one, i));
  return answers;
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

/** Without counts, which every page of one request has alike. */
function asked({ query, filters, from, until, sort, page, size }: SearchRequest): string {
  return JSON.stringify({ query, filters, from, until, sort, page, size });
}

async function main(): Promise<void> {
  const given = process.env['ELASTICSEARCH_URL'];
  const cluster = given === undefined ? await startCluster() : undefined;
  const started = performance.now();
  const theirs = await answersOf({
    nodes: cluster?.urls ?? [given ?? ''],
    prefix: `nsl-compare-${process.pid}`,
    shards: 1,
    replicas: '0-1',
    auth: { search: undefined, index: undefined, migrate: undefined },
    ca: undefined,
  });
  await cluster?.stop();
  const ours = await answersOf(undefined);
  const { works, requests, whole, others, differences } = compare(ours, theirs);
  for (const difference of differences) console.log(difference);
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(
    `${works} 种文献，${requests} 个检索，其中 ${whole} 个逐条比较全部命中，另有 ${others} 次建议和列表；不同之处 ${differences.length} 个（${seconds} 秒）`,
  );
  process.exitCode = differences.length === 0 ? 0 : 1;
}

if (import.meta.main) await main();
