/**
 * Ten days in the life of a repository: items are added, edited, deleted and revived, some appear late or
 * with a datestamp of before, and every night it is harvested. In the end we hold exactly what it holds.
 * Rows 50, 51 and 58 of the fault tables.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { libraryBy } from '../../catalogue/library.ts';
import type { RunSummary } from '../../catalogue/record-store.ts';
import type { Source } from '../../catalogue/source.ts';
import { connector } from '../../harvesters/connect.ts';
import { HarvestService } from '../../harvesters/service.ts';
import { openStores } from '../../stores/open.ts';
import { dublinCore, startRepository } from '../support/fake-repository.ts';
import type { FakeRecord } from '../support/fake-repository.ts';
import { Random } from '../support/random.ts';

const DAY_MS = 86_400_000;
const DAYS = 10;

describe('ten days of a repository', function () {
  this.timeout(60_000);
  for (const [seed, granularity] of [
    [1, 'second'],
    [2, 'day'],
    [3, 'second'],
  ] as const) {
    it(`are followed to the last record (seed ${seed}, by the ${granularity})`, async () => {
      const random = new Random(seed);
      const folder = mkdtempSync(path.join(tmpdir(), 'days-'));
      let now = Date.parse('2026-03-01T20:00:00Z');
      const server = await startRepository({ pageSize: 20, granularity, now: () => new Date(now) });
      const stores = await openStores({ dataFolder: folder, queryWorkers: 0 });
      const service = new HarvestService({
        records: stores.records,
        index: stores.index,
        openRebuild: stores.openRebuild,
        connect: connector({
          pauseMs: 0,
          retryDelayMs: 1,
          contact: 'test@library.example',
          allowPrivate: ['127.0.0.0/8'],
          exemptOrigins: [],
        }),
        library: libraryBy([]),
        overlapDays: 2,
        concurrency: 1,
      });
      const source: Source = {
        id: 'days',
        library: '320104',
        baseUrl: server.baseUrl,
        metadataPrefix: 'oai_dc',
        set: undefined,
        schedule: '0 2 * * *',
        collections: [],
        state: 'active',
      };
      await stores.registry.applySettings([source]);
      const harvest = async (kind: 'incremental' | 'full'): Promise<RunSummary> => {
        const run = await service.harvest(source, kind);
        if (run === undefined) throw new Error('stopped');
        expect(run.received).to.equal(
          run.new + run.changed + run.unchanged + run.deleted + run.quarantined,
        );
        expect(run.state).to.be.oneOf(['complete', 'unchanged']);
        return run;
      };
      const stamp = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;
      let made = 0;
      const describeItem = (): string => dublinCore({ title: `县志 第${++made}稿` });
      const add = (datestamp: number): void => {
        const identifier = `oai:days:${server.records.length}`;
        server.records.push({ identifier, datestamp: stamp(datestamp), metadata: describeItem() });
      };
      /** Changes a random item, and its datestamp with it. */
      const change = (work: (item: FakeRecord) => void): void => {
        const item = random.one(server.records);
        work(item);
        item.datestamp = stamp(now - random.below(3_600_000));
      };

      for (let i = 0; i < 60; i++) add(now - random.below(100) * DAY_MS);
      await harvest('incremental');
      for (let day = 1; day <= DAYS; day++) {
        now += DAY_MS;
        for (let i = random.below(6); i > 0; i--) add(now - random.below(DAY_MS));
        // Worked on the day before yesterday, published tonight.
        for (let i = random.below(3); i > 0; i--) add(now - DAY_MS - random.below(DAY_MS / 2));
        for (let i = random.below(6); i > 0; i--)
          change((item) => {
            item.deleted = false;
            item.metadata = describeItem();
          });
        for (let i = random.below(3); i > 0; i--) change((item) => (item.deleted = true));
        await harvest('incremental');
        if (day === 5) add(now - 50 * DAY_MS);
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
      await harvest('full');
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

      await service.stop();
      await stores.close();
      await server.close();
      rmSync(folder, { recursive: true });
    });
  }
});
