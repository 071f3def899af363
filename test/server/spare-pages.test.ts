/** What pages can do without: within limits, a few pages at a time, and never an error. */
import { setImmediate as turn } from 'node:timers/promises';
import { expect } from 'chai';
import { SearchUnavailable } from '../../catalogue/ports/search-index.ts';
import { each } from '../../catalogue/search/facets.ts';
import { EVERYTHING } from '../../catalogue/search/request.ts';
import { HOUR_MS } from '../../catalogue/time.ts';
import { SparePages } from '../../server/enquiries/spare-pages.ts';
import type { Asking } from '../../server/enquiries/spare-pages.ts';

const many = (count: number): (typeof EVERYTHING)[] =>
  Array<typeof EVERYTHING>(count).fill(EVERYTHING);

/** An engine that counts 7 for everything. */
function engine(changed: Partial<Asking> = {}): Asking {
  return {
    totals: async (requests) => requests.map(() => 7),
    search: async (_request, facets) => ({
      total: 7,
      hits: [],
      facets: each(facets, () => []),
      inexact: [],
    }),
    suggest: async () => [{ kind: 'title', text: '金陵', value: '金陵' }],
    ...changed,
  };
}

const FAULTLESS = {
  ms: HOUR_MS,
  onFault: (error: unknown): void => {
    throw error;
  },
};

describe('what a page can do without', () => {
  it('is asked for in full within the limits', async () => {
    const pages = new SparePages(engine(), FAULTLESS);
    const { found, isCut } = await pages.enquire(4, async (asking) => [
      await asking.totals(many(2)),
      (await asking.search(EVERYTHING, [])).total,
      (await asking.suggest('金')).length,
    ]);
    expect(found).to.eql([[7, 7], 7, 1]);
    expect(isCut).to.equal(false);
  });

  it('is left out beyond the counts, and told apart from what finds nothing', async () => {
    const pages = new SparePages(engine(), FAULTLESS);
    const { found, isCut } = await pages.enquire(3, async (asking) => [
      await asking.totals(many(2)),
      await asking.totals(many(2)),
      await asking.totals(many(1)),
      (await asking.search(EVERYTHING, [])).total,
      (await asking.suggest('金')).length,
    ]);
    expect(found).to.eql([[7, 7], [7], [], 0, 0]);
    expect(isCut).to.equal(true);
  });

  it('ends with what there is when its time is over, and asks for nothing more', async () => {
    let asked = 0;
    const pages = new SparePages(
      engine({
        search: () => {
          asked++;
          return new Promise(() => undefined);
        },
      }),
      { ...FAULTLESS, ms: 1 },
    );
    const { found, isCut } = await pages.enquire(99, async (asking) => [
      await asking.totals(many(1)),
      (await asking.search(EVERYTHING, [])).total,
      (await asking.search(EVERYTHING, [])).total,
    ]);
    expect(found).to.eql([[7], 0, 0]);
    expect(isCut).to.equal(true);
    expect(asked).to.equal(1);
  });

  it('ends with what there is when the engine is away; a fault of our own is told, and fails no page (75)', async () => {
    let asked = 0;
    const faults: unknown[] = [];
    const pages = new SparePages(
      engine({
        search: async () => {
          asked++;
          throw new SearchUnavailable('检索服务繁忙');
        },
        suggest: async () => {
          throw new RangeError('a fault of our own');
        },
      }),
      { ms: HOUR_MS, onFault: (error) => faults.push(error) },
    );
    const { found, isCut } = await pages.enquire(99, async (asking) => [
      await asking.totals(many(1)),
      (await asking.search(EVERYTHING, [])).total,
      (await asking.search(EVERYTHING, [])).total,
    ]);
    expect(found).to.eql([[7], 0, 0]);
    expect(isCut).to.equal(true);
    expect(asked).to.equal(1);
    expect(faults).to.eql([]);
    const failed = await pages.enquire(99, (asking) => asking.suggest('金'));
    expect(failed).to.eql({ found: undefined, isCut: true });
    expect(faults).to.have.lengthOf(1);
    expect(faults[0]).to.be.instanceOf(RangeError);
  });

  it('is asked for by four pages at a time, in the order they came, each with all its questions', async () => {
    const answers: (() => void)[] = [];
    const pages = new SparePages(
      engine({
        totals: async (requests) => {
          await new Promise<void>((answer) => answers.push(answer));
          return requests.map(() => 7);
        },
      }),
      FAULTLESS,
    );
    const begun: number[] = [];
    const enquiries = Array.from({ length: 32 }, (_, n) =>
      pages.enquire(99, async (asking) => {
        begun.push(n);
        return [await asking.totals(many(1)), await asking.totals(many(1))];
      }),
    );
    await turn();
    expect(begun).to.eql([0, 1, 2, 3]);
    while (answers.length > 0) {
      expect(answers.length).to.be.at.most(4);
      answers.shift()?.();
      await turn();
    }
    expect(begun).to.eql(Array.from({ length: 32 }, (_, n) => n));
    for (const { found, isCut } of await Promise.all(enquiries)) {
      expect(found).to.eql([[7], [7]]);
      expect(isCut).to.equal(false);
    }
  });

  it('does not hold a page that waits for others beyond its time', async () => {
    const answers: (() => void)[] = [];
    let wait = HOUR_MS;
    const pages = new SparePages(
      engine({
        totals: async () => {
          await new Promise<void>((answer) => answers.push(answer));
          return [7];
        },
      }),
      {
        ...FAULTLESS,
        get ms() {
          return wait;
        },
      },
    );
    const ask = (asking: Asking): ReturnType<Asking['totals']> => asking.totals(many(1));
    const first = Array.from({ length: 4 }, () => pages.enquire(1, ask));
    wait = 1;
    const late = await pages.enquire(1, ask);
    expect(late).to.eql({ found: undefined, isCut: true });
    for (const answer of answers.splice(0)) answer();
    for (const { found } of await Promise.all(first)) expect(found).to.eql([7]);
    // Whoever left does not ask when its turn comes.
    expect(answers).to.eql([]);
  });
});
