import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import type { Intention, Judged } from '../../bench/support/relevance.ts';
import {
  figuresOf,
  fillJudged,
  judge,
  relevanceSet,
  takingOffers,
} from '../../bench/support/relevance.ts';
import { openStores } from '../../stores/open.ts';
import type { Stores } from '../../stores/open.ts';

/**
 * A bit under what `npm run bench:relevance` measures. What is typed with a wrong character or as several
 * words in one is not found by the search itself, but by what it offers instead.
 */
const LEAST_NDCG: Readonly<Partial<Record<Intention, number>>> = {
  title: 0.98,
  partial: 0.9,
  person: 0.98,
  place: 0.95,
  class: 0.95,
  era: 0.97,
  identifier: 0.98,
  pinyin: 0.92,
  variant: 0.98,
};

/** For a reader who takes the first word that is offered where nothing is found. */
const LEAST_OFFERED: Readonly<Partial<Record<Intention, number>>> = { wrong: 0.95, described: 0.5 };

describe('The judged queries', function () {
  this.timeout(60_000);
  const { works, queries } = relevanceSet();
  let folder: string;
  let stores: Stores;
  let judged: readonly Judged[];

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'relevance-'));
    stores = await openStores({ dataFolder: folder, queryWorkers: 1 });
    const rebuild = await stores.openRebuild();
    const count = await fillJudged(works, queries, (batch) => rebuild.replace(batch, 1));
    await rebuild.publish('relevance', 1, count);
    judged = await judge(stores.index, queries, works);
  });

  after(async () => {
    await stores.close();
    rmSync(folder, { recursive: true });
  });

  it('are enough to tell, of every intention', () => {
    expect(queries).to.have.length.of.at.least(120);
    expect(works.works).to.have.length.of.at.least(250);
  });

  for (const [intention, least] of Object.entries(LEAST_NDCG)) {
    it(`are answered in a good order when the reader knows: ${intention}`, () => {
      expect(figuresOf(judged, intention as Intention).ndcg10).to.be.at.least(least);
    });
  }

  it('are answered by the first word offered where nothing is found', async () => {
    const offered = await judge(stores.index, queries, works, takingOffers(stores.index));
    for (const [intention, least] of Object.entries(LEAST_OFFERED)) {
      const { ndcg10 } = figuresOf(offered, intention as Intention);
      expect(ndcg10, intention).to.be.at.least(least);
    }
    expect(figuresOf(offered).ndcg10).to.be.at.least(0.93);
  });

  it('are answered well in all', () => {
    const { success1, success10, ndcg10 } = figuresOf(judged);
    expect(success1).to.be.at.least(0.8);
    expect(success10).to.be.at.least(0.82);
    expect(ndcg10).to.be.at.least(0.8);
  });

  it('are answered anew when something better is offered', async () => {
    const [wrong] = queries.filter(({ request }) => request.query.any === '白下锁言');
    const offered = await judge(stores.index, [wrong!], works, async () => ({ any: '白下琐言' }));
    expect(offered[0]?.ndcg10).to.equal(1);
  });
});
