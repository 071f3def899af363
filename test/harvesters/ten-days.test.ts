/**
 * Ten days in the life of a repository: items are added, edited, deleted and revived, some appear late or
 * with a datestamp of before, and every night it is harvested. Lists are broken off in the middle, and items
 * change meanwhile, and while a list is read. In the end we hold exactly what it holds. Rows 50, 51, 58 and 63
 * of the fault tables.
 */
import { expect } from 'chai';
import type { RunSummary } from '../../catalogue/runs/run.ts';
import { dublinCore, startRepository } from '../support/fake-repository.ts';
import type { FakeRecord } from '../support/fake-repository.ts';
import { HarvestBench } from '../support/harvest-bench.ts';
import { Random } from '../support/random.ts';

const DAY_MS = 86_400_000;
const DAYS = 10;

describe('ten days of a repository', function () {
  for (const [seed, granularity, order] of [
    [1, 'second', 'stored'],
    [2, 'day', 'stored'],
    [3, 'second', 'datestamp'],
    [4, 'second', 'datestamp'],
    [5, 'day', 'datestamp'],
  ] as const) {
    it(`are followed to the last record (seed ${seed}, by the ${granularity}, order as ${order})`, async () => {
      const random = new Random(seed);
      let now = Date.parse('2026-03-01T20:00:00Z');
      const server = await startRepository({
        pageSize: 5,
        granularity,
        order,
        now: () => new Date((now += 1_000)),
      });
      const bench = await HarvestBench.open();
      const { stores } = bench;
      const source = await bench.source(server.baseUrl);
      const harvest = async (kind: 'incremental' | 'full'): Promise<RunSummary> => {
        const run = await bench.harvest(source, kind);
        expect(run.received).to.equal(
          run.new + run.changed + run.unchanged + run.deleted + run.quarantined,
        );
        expect(run.state).to.be.oneOf(['complete', 'unchanged']);
        return run;
      };
      const stamp = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;
      let made = 0;
      /** What is backdated beyond any overlap, and not touched afterwards. */
      let late = '';
      const describeItem = (): string => dublinCore({ title: `县志 第${++made}稿` });
      const add = (datestamp: number): void => {
        const identifier = `oai:days:${server.records.length}`;
        server.records.push({ identifier, datestamp: stamp(datestamp), metadata: describeItem() });
      };
      /** Changes a random item, and its datestamp with it. */
      const change = (within: number, work: (item: FakeRecord) => void): void => {
        const item = random.one(server.records.filter(({ identifier }) => identifier !== late));
        work(item);
        item.datestamp = stamp((now += 1_000) - random.below(within));
      };

      /** Work on what is there, within so many milliseconds of now. */
      const work = (within: number): void => {
        for (let i = random.below(6); i > 0; i--)
          change(within, (item) => {
            item.deleted = false;
            item.metadata = describeItem();
          });
        for (let i = random.below(3); i > 0; i--) change(within, (item) => (item.deleted = true));
      };
      /** The list is broken off after some pages, or changes between two of them. */
      const disturbed = async (kind: 'incremental' | 'full'): Promise<void> => {
        const isBrokenOff = random.below(2) === 0;
        let pages = 1 + random.below(6);
        server.faults.push((_, response, query) => {
          if (query.get('resumptionToken') === null || pages-- > 0) return false;
          if (!isBrokenOff && pages === -1) work(1);
          if (isBrokenOff) response.writeHead(404).end();
          return isBrokenOff;
        });
        const run = await bench.harvest(source, kind);
        server.faults.length = 0;
        if (run.state !== 'failed') return;
        work(1);
        await harvest(kind);
      };

      for (let i = 0; i < 60; i++) add(now - random.below(100) * DAY_MS);
      await disturbed('incremental');
      for (let day = 1; day <= DAYS; day++) {
        now += DAY_MS;
        for (let i = random.below(6); i > 0; i--) add(now - random.below(DAY_MS));
        // Worked on the day before yesterday, published tonight.
        for (let i = random.below(3); i > 0; i--) add(now - DAY_MS - random.below(DAY_MS / 2));
        work(3_600_000);
        await disturbed('incremental');
        if (day === 5) {
          late = `oai:days:${server.records.length}`;
          add(now - 50 * DAY_MS);
        }
      }

      const truth = (): string[] =>
        server.records
          .map(({ identifier, deleted = false }) => `${identifier} ${deleted ? 'deleted' : 'live'}`)
          .sort();
      const kept = async (): Promise<string[]> =>
        (await Array.fromAsync(stores.records.exportRecords()))
          .map(({ identifier, deleted }) => `${identifier} ${deleted ? 'deleted' : 'live'}`)
          .sort();
      // What was backdated beyond the overlap is the one thing that only a full harvest finds.
      expect((await kept()).length).to.equal(truth().length - 1);
      await disturbed('full');
      // By the day, an edit of today is told by no datestamp: it is found when all is asked for again.
      if (granularity === 'day') await harvest('full');
      expect(await kept()).to.deep.equal(truth());
      const titles = new Map(
        (await Array.fromAsync(stores.records.exportRecords())).map((one) => [
          one.identifier,
          one.title,
        ]),
      );
      for (const { identifier, deleted, metadata } of server.records) {
        if (deleted !== true) expect(metadata).to.include(titles.get(identifier));
      }
      expect(await harvest('full')).to.include({ state: 'unchanged' });

      await bench.close();
      await server.close();
    });
  }
});
