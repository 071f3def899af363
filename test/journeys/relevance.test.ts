/** The floors of relevance, on the embedded engine; what Elasticsearch answers must be the same. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import {
  figuresOf,
  fillJudged,
  INTENTIONS,
  judge,
  offersOf,
  relevanceSet,
} from '../../bench/support/relevance.ts';
import type { Intention, Judged } from '../../bench/support/relevance.ts';
import { LEAST, LEAST_ALONE, LEAST_IN_ALL } from '../../bench/support/relevance-floors.ts';
import type { SearchIndex } from '../../catalogue/ports/search-index.ts';
import { openStores } from '../../stores/open.ts';
import { onLine, optionsFor } from '../support/clusters.ts';
import { PATIENT_MS } from '../support/patience.ts';

const { works, queries } = relevanceSet();

describe('The judged queries', function () {
  this.timeout(120_000);
  let folder: string;
  let index: SearchIndex;
  let alone: readonly Judged[];
  let offered: readonly Judged[];
  let close: () => Promise<void>;

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'relevance-'));
    ({ index, close } = await openJudged(folder));
    alone = await judge(index, queries, works);
    offered = await judge(index, queries, works, offersOf(index));
  });

  after(async () => {
    await close();
    rmSync(folder, { recursive: true });
  });

  it('are enough to tell, of every intention', () => {
    expect(queries).to.have.length.of.at.least(450);
    expect(works.works).to.have.length.of.at.least(450);
    for (const intention of INTENTIONS)
      expect(figuresOf(alone, intention).queries, intention).to.be.at.least(12);
  });

  for (const [intention, least] of Object.entries(LEAST_ALONE)) {
    it(`are answered in a good order when the reader knows: ${intention}`, () => {
      expect(figuresOf(alone, intention as Intention).ndcg10).to.be.at.least(least);
    });
  }

  for (const [intention, least] of Object.entries(LEAST)) {
    it(`lead whoever follows what is offered to a good order: ${intention}`, () => {
      expect(figuresOf(offered, intention as Intention).ndcg10).to.be.at.least(least);
    });
  }

  it('are answered well in all', () => {
    const figures = figuresOf(offered);
    for (const [figure, least] of Object.entries(LEAST_IN_ALL))
      expect(figures[figure as keyof typeof LEAST_IN_ALL], figure).to.be.at.least(least);
  });

  it('are answered anew when something better is offered', async () => {
    const [wrong] = queries.filter(({ typed }) => typed === '白下锁言');
    const offers = async () => [{ ...wrong!.request, query: { any: '白下琐言' } }];
    expect((await judge(index, [wrong!], works, offers))[0]?.ndcg10).to.equal(1);
  });

  onLine('8', 'on another engine', function (urls) {
    it('find the same works', async () => {
      const other = await openJudged(path.join(folder, 'other'), await urls());
      const found = await judge(other.index, queries, works);
      await other.close();
      for (const [i, one] of found.entries())
        expect(one.found, one.query.typed).to.deep.equal(alone[i]?.found);
    });
  });
});

async function openJudged(dataFolder: string, urls?: readonly string[]) {
  const elasticsearch = urls === undefined ? undefined : optionsFor(urls);
  const stores = await openStores({
    dataFolder,
    queryWorkers: 1,
    searchMs: PATIENT_MS,
    elasticsearch,
  });
  const rebuild = await stores.openRebuild();
  const count = await fillJudged(works, queries, (batch) => rebuild.replace(batch, 1));
  await rebuild.publish('relevance', 1, count);
  return { index: stores.index, close: () => stores.close() };
}
