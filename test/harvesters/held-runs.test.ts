/**
 * Repositories in which identity jumps, harvested over HTTP: held until a person decides, and readers see what
 * they saw. Rows 67 to 69 of the fault tables; each rule by itself is in `suspicion.test.ts`, each way to decide
 * in `held-content.conformance.ts`.
 */
import { expect } from 'chai';
import type { RunSummary } from '../../catalogue/runs/run.ts';
import { dublinCore, startRepository } from '../support/fake-repository.ts';
import type { FakeRecord, FakeRepository } from '../support/fake-repository.ts';
import { sentenceOf, summaryOf } from '../../server/commands/run-lines.ts';
import { HarvestBench } from '../support/harvest-bench.ts';

const RECORDS = 25;

describe('a repository', function () {
  let bench: HarvestBench;
  let repository: FakeRepository;
  let before: Record<string, string>;
  let now = Date.parse('2026-03-01T12:00:00Z');
  const stamp = (): string => `${new Date(now).toISOString().slice(0, 19)}Z`;

  beforeEach(async () => {
    bench = await HarvestBench.open();
    repository = await startRepository({
      records: Array.from({ length: RECORDS }, (_, n): FakeRecord => ({
        identifier: `oai:old:${n}`,
        datestamp: '2026-01-01T00:00:00Z',
        metadata: dublinCore({ title: `金陵丛刻第${n}种`, creator: '傅春官', date: '1897' }),
      })),
      pageSize: 10,
      now: () => new Date(now),
    });
    await run();
    before = await bench.live();
    now += 7 * 86_400_000;
  });
  afterEach(async () => {
    await bench.close();
    await repository.close();
  });

  async function run(kind: 'incremental' | 'full' = 'incremental'): Promise<RunSummary> {
    return bench.harvest(await bench.source(repository.baseUrl), kind);
  }
  async function heldAs(code: string, kind: 'incremental' | 'full'): Promise<RunSummary> {
    const seq = await bench.stores.records.lastSeq();
    const held = await run(kind);
    expect(held).to.include({ state: 'held', code, deleted: 0 });
    expect(await bench.live()).to.eql(before);
    expect(await bench.stores.records.lastSeq(), 'nothing for the index').to.equal(seq);
    return held;
  }

  for (const kind of ['incremental', 'full'] as const) {
    it(`67 that gave its identifiers to other works is held (${kind})`, async () => {
      for (const [n, one] of repository.records.entries())
        Object.assign(one, {
          datestamp: stamp(),
          metadata: dublinCore({ title: `Journal of Physics ${n}` }),
        });
      const held = await heldAs('TITLES_CHANGED_HELD', kind);
      expect(held.message).to.match(
        /25 条换了题名，如《金陵丛刻第0种》变成《Journal of Physics 0》/,
      );
      await bench.stores.records.decideHeld(held.id, 'approve');
      expect((await bench.live())['oai:old:3']).to.equal('Journal of Physics 3');
    });

    it(`68 that marks all records as deleted is held (${kind})`, async () => {
      for (const one of repository.records)
        Object.assign(one, { datestamp: stamp(), deleted: true });
      const held = await heldAs('TOMBSTONES_HELD', kind);
      expect(held.message).to.match(/25 条已有的记录（共 25 条）标为删除/);
      expect(await bench.stores.records.vanishing(held.id)).to.have.lengthOf(RECORDS);
      // Run after run, until somebody decides or they are back.
      now += 86_400_000;
      await heldAs('TOMBSTONES_HELD', kind);
      for (const one of repository.records)
        Object.assign(one, { datestamp: stamp(), deleted: false });
      expect(await run(kind)).to.include({ state: 'unchanged' });
    });

    it(`69 that changed all its identifiers is held (${kind})`, async () => {
      for (const one of repository.records.splice(0))
        repository.records.push({
          ...one,
          identifier: one.identifier.replace('old', 'new'),
          datestamp: stamp(),
        });
      const held = await heldAs('IDENTIFIERS_CHANGED_HELD', kind);
      expect(held.message).to.match(/很可能是对方换了标识符/);
      const full = kind === 'full' ? held : await heldAs('IDENTIFIERS_CHANGED_HELD', 'full');
      await bench.stores.records.decideHeld(full.id, 'approve');
      expect(Object.keys(await bench.live())).to.have.members(
        repository.records.map(({ identifier }) => identifier),
      );
      expect(await run()).to.include({ state: 'unchanged' });
    });
  }

  it('68 of six records that marks all of them as deleted is held, whatever is new', async () => {
    const small = await bench.source(repository.baseUrl, { id: 'small' });
    repository.records.splice(6);
    await bench.harvest(small);
    for (const one of repository.records) Object.assign(one, { datestamp: stamp(), deleted: true });
    repository.records.push({
      identifier: 'oai:old:new',
      datestamp: stamp(),
      metadata: dublinCore({ title: '钟山志' }),
    });
    const held = await bench.harvest(small);
    expect(held).to.include({ state: 'held', code: 'TOMBSTONES_HELD', new: 1, deleted: 0 });
    expect(held.waiting, 'the deletions alone').to.equal(6);
    expect(sentenceOf(held, true)).to.include('其中 6 条改动或删除待核准，尚未采用');
    expect(summaryOf(held)).to.include({ waiting: 6 });
    expect((await bench.stores.records.ledger('small')).liveRecords).to.equal(7);
    const approved = await bench.stores.records.decideHeld(held.id, 'approve');
    expect(approved).to.include({ state: 'complete', deleted: 6, waiting: 0 });
    expect(summaryOf(approved)).not.to.have.property('waiting');
    expect((await bench.stores.records.ledger('small')).liveRecords).to.equal(1);
  });

  it('67 of six records that gives other titles to all of them is held', async () => {
    const small = await bench.source(repository.baseUrl, { id: 'small' });
    repository.records.splice(6);
    await bench.harvest(small);
    for (const [n, one] of repository.records.entries())
      Object.assign(one, {
        datestamp: stamp(),
        metadata: dublinCore({ title: `Journal of Physics ${n}` }),
      });
    expect(await bench.harvest(small)).to.include({ state: 'held', code: 'TITLES_CHANGED_HELD' });
  });
});
