/**
 * What every `RunDecisions` does: a held run is approved or refused once, and any run is undone without
 * touching what came after it.
 */
import { expect } from 'chai';
import { documentId } from '../../catalogue/ids.ts';
import { RunUndecidable } from '../../catalogue/runs/decision.ts';
import type { ReceivedRecord } from '../../catalogue/runs/page.ts';
import type { RunSummary } from '../../catalogue/runs/run.ts';
import {
  describedAgain,
  eachCatalogue,
  gone,
  many,
  record,
} from '../support/catalogue-under-test.ts';
import type { OpenCatalogue } from '../support/catalogue-under-test.ts';

export function runDecisionsConformance(name: string, open: OpenCatalogue): void {
  describe(`${name}, decisions about its runs`, () => {
    const catalogue = eachCatalogue(open);
    const { begin, harvested, titleOf } = catalogue;

    /** Does it until the first slice is stored, and stops it there. */
    async function stopped(work: (stop: AbortSignal) => Promise<unknown>): Promise<void> {
      const stop = new AbortController();
      const done = work(stop.signal).then(
        () => expect.fail('it was not stopped'),
        (error: unknown) => expect(error).to.equal(stop.signal.reason),
      );
      // Between two slices there is a breath in which others read and write.
      const half = async (): Promise<boolean> =>
        (await catalogue.store.runs(10)).some(({ message }) => /已处理 [1-9]/.test(message));
      while (!(await half())) await new Promise((go) => setTimeout(go, 1));
      stop.abort();
      await done;
    }

    /** Every live record stands in the work that was last said to have changed, and is counted. */
    async function whole(): Promise<void> {
      const living = (await catalogue.exported()).filter(({ deleted }) => !deleted);
      const works = new Set<string>();
      for (const { source, identifier } of living) {
        const id = documentId(source, identifier);
        const found = await catalogue.store.work(id);
        works.add(found.kind === 'moved' ? found.to : found.kind === 'work' ? id : '');
      }
      const versions = await Array.fromAsync(catalogue.store.workVersions());
      expect([...works].sort()).to.eql(versions.map(({ id }) => id));
      expect((await catalogue.store.totals()).works).to.equal(works.size);
      expect((await catalogue.store.ledger('qh')).liveRecords).to.equal(living.length);
      const changes = await catalogue.store.changesAfter(0, 10_000);
      expect(changes.filter(({ kind }) => kind === 'replace')).to.have.lengthOf(works.size);
      expect(changes.at(-1)?.seq).to.equal(await catalogue.store.lastSeq());
    }

    describe('a held run', () => {
      let held: RunSummary;
      beforeEach(async () => {
        await harvested('qh', many(60));
        held = await harvested('qh', many(20), 'full');
        expect(held.state).to.equal('held');
      });

      it('shows what would vanish', async () => {
        const vanishing = await catalogue.store.vanishing(held.id);
        expect(vanishing).to.have.length(40);
        expect(vanishing[0]).to.eql({
          identifier: '20',
          datestamp: '2026-01-01T00:00:00Z',
          title: '第20种志',
        });
      });

      it('deletes it when approved', async () => {
        const approved = await catalogue.store.decideHeld(held.id, 'approve');
        expect(approved).to.include({ state: 'complete', deleted: 40 });
        expect(approved.message).to.match(/经核准.*40/);
        expect((await catalogue.store.totals()).works).to.equal(20);
      });

      it('keeps it when refused, and does not ask again until it was met once more', async () => {
        const refused = await catalogue.store.decideHeld(held.id, 'refuse');
        expect(refused).to.include({ state: 'partial', code: 'MASS_DELETION_REFUSED', deleted: 0 });
        expect(await harvested('qh', many(20), 'full')).to.include({ state: 'unchanged' });
        expect((await catalogue.store.totals()).works).to.equal(60);
        await harvested('qh', many(60), 'full');
        expect(await harvested('qh', many(20), 'full')).to.include({ state: 'held' });
      });

      it('does not delete what came back in between', async () => {
        await harvested('qh', many(30));
        expect(await catalogue.store.vanishing(held.id)).to.have.length(30);
        expect(await catalogue.store.decideHeld(held.id, 'approve')).to.include({ deleted: 30 });
      });

      it('that was half approved goes on from there, and nothing else is decided about it', async () => {
        await harvested('qh', many(1_000));
        held = await harvested('qh', many(20), 'full');
        await stopped((stop) => catalogue.store.decideHeld(held.id, 'approve', stop));
        const half = await catalogue.store.run(held.id);
        expect(half).to.include({ state: 'held', code: 'DECISION_HALF_DONE' });
        expect(half?.deleted).to.be.within(1, 979);
        expect(half?.message).to.match(/核准做到一半，已处理 \d+ 条/);
        await whole();
        for (const other of [
          catalogue.store.decideHeld(held.id, 'refuse'),
          catalogue.store.undoRun(held.id, describedAgain),
        ])
          expect((await failure(other)).message).to.match(/核准做到一半.*approve/);

        const approved = await catalogue.store.decideHeld(held.id, 'approve');
        expect(approved).to.include({ state: 'complete', code: null, deleted: 980 });
        expect(approved.message).to.match(/经核准.*980/);
        await whole();
      });

      it('is not decided twice, nor after the next full run, nor when it is no held one', async () => {
        await catalogue.store.decideHeld(held.id, 'approve');
        expect((await failure(catalogue.store.decideHeld(held.id, 'refuse'))).message).to.match(
          /不是待核准/,
        );
        const second = await harvested('qh', [], 'full');
        await harvested('qh', many(20), 'full');
        expect((await failure(catalogue.store.decideHeld(second.id, 'approve'))).message).to.match(
          /以新的为准/,
        );
        expect((await failure(catalogue.store.vanishing(9_999))).message).to.match(
          /没有收割批次 9999/,
        );
      });
    });

    describe('a run that is undone', () => {
      const live = async (): Promise<string[]> =>
        (await catalogue.exported())
          .filter((one) => !one.deleted)
          .map((one) => `${one.identifier} ${one.title}`);
      const BEFORE = ['1 客座赘语', '2 白下琐言', '3 金陵琐事'];
      beforeEach(async () => {
        await harvested('qh', [
          record('qh', '1'),
          record('qh', '2', { title: '白下琐言' }),
          record('qh', '3', { title: '金陵琐事' }),
        ]);
      });
      const spoiled = (): ReceivedRecord[] => [
        record('qh', '1', { title: '????' }),
        gone('qh', '2'),
        record('qh', '4', { title: '不该有' }),
      ];

      it('leaves everything as it was: changed, deleted and added', async () => {
        const bad = await harvested('qh', spoiled());
        expect(await live()).to.eql(['1 ????', '3 金陵琐事', '4 不该有']);
        const undone = await catalogue.store.undoRun(bad.id, describedAgain);
        expect(undone).to.include({ restored: 3, overtaken: 0 });
        expect(undone.run.message).to.match(/已撤销：3 条恢复原状/);
        expect(await live()).to.eql(BEFORE);
        expect(await titleOf(documentId('qh', '1'))).to.equal('客座赘语');
        expect(await titleOf(documentId('qh', '2'))).to.equal('白下琐言');
        expect((await catalogue.store.totals()).works).to.equal(3);
        expect(await catalogue.store.ledger('qh')).to.include({
          liveRecords: 3,
          deletedRecords: 1,
        });
        const changes = await catalogue.store.changesAfter(bad.id, 100);
        expect(changes.at(-1)?.seq).to.equal(await catalogue.store.lastSeq());
      });

      it('is not done again by the same answers, but by others', async () => {
        const bad = await harvested('qh', spoiled());
        await catalogue.store.undoRun(bad.id, describedAgain);
        expect(await harvested('qh', spoiled())).to.include({ state: 'unchanged', unchanged: 3 });
        expect(await live()).to.eql(BEFORE);
        await harvested('qh', [record('qh', '1', { title: '客座贅語' })]);
        expect((await live())[0]).to.equal('1 客座贅語');
        const later = gone('qh', '2');
        await harvested('qh', [
          { ...later, record: { ...later.record, datestamp: '2026-09-09T00:00:00Z' } },
        ]);
        expect(await live()).to.eql(['1 客座贅語', '3 金陵琐事']);
      });

      it('gives back what a full run swept, and the next one leaves it there', async () => {
        const full = await harvested('qh', [record('qh', '1')], 'full');
        expect(full).to.include({ state: 'complete', deleted: 2 });
        await catalogue.store.undoRun(full.id, describedAgain);
        expect(await live()).to.eql(BEFORE);
        await harvested('qh', [record('qh', '1')], 'full');
        expect(await live()).to.eql(BEFORE);
      });

      it('leaves alone what a later run has changed again', async () => {
        const bad = await harvested('qh', spoiled());
        await harvested('qh', [record('qh', '1', { title: '客座赘语（修订）' })]);
        const undone = await catalogue.store.undoRun(bad.id, describedAgain);
        expect(undone).to.include({ restored: 2, overtaken: 1 });
        expect(await live()).to.eql(['1 客座赘语（修订）', '2 白下琐言', '3 金陵琐事']);
      });

      it('is undone run by run, the last one first', async () => {
        const first = await harvested('qh', [record('qh', '1', { title: '甲' })]);
        const second = await harvested('qh', [record('qh', '1', { title: '乙' })]);
        await catalogue.store.undoRun(second.id, describedAgain);
        expect((await live())[0]).to.equal('1 甲');
        await catalogue.store.undoRun(first.id, describedAgain);
        expect(await live()).to.eql(BEFORE);
      });

      it('gives one record back alone when only that is asked', async () => {
        const bad = await harvested('qh', spoiled());
        expect(await catalogue.store.undoRun(bad.id, describedAgain, '2')).to.include({
          restored: 1,
        });
        expect(await live()).to.eql(['1 ????', '2 白下琐言', '3 金陵琐事', '4 不该有']);
      });

      const ways: [string, (id: number) => Promise<unknown>][] = [
        ['at the next try', (id) => catalogue.store.undoRun(id, describedAgain)],
        ['before the next harvest', () => catalogue.store.finishDecisions('qh', describedAgain)],
      ];
      for (const [when, goOn] of ways) {
        it(`goes on where it was interrupted, ${when}`, async () => {
          await harvested('qh', many(600));
          // Marks alone are no other title, which would be held.
          const spoilt = many(600).map(({ title, record: { identifier } }) =>
            record('qh', identifier, { title: `${title ?? ''}????` }),
          );
          const bad = await harvested('qh', spoilt);
          await harvested('qh', [record('qh', '7', { title: '金陵后志' })]);
          await stopped((stop) => catalogue.store.undoRun(bad.id, describedAgain, undefined, stop));
          const half = await catalogue.store.run(bad.id);
          expect(half).to.include({ state: 'complete', code: 'DECISION_HALF_DONE' });
          expect(half?.message).to.match(/撤销做到一半，已处理 [1-9]\d* 条/);
          await whole();
          const one = catalogue.store.undoRun(bad.id, describedAgain, '9');
          expect((await failure(one)).message).to.match(/撤销做到一半/);

          await goOn(bad.id);
          const done = await catalogue.store.run(bad.id);
          expect(done).to.include({ state: 'complete', code: 'UNDONE' });
          expect(done?.message).to.match(/已撤销：599 条恢复原状，1 条其后又改过/);
          expect((await live()).filter((title) => title.includes('????'))).to.eql([]);
          await whole();
        });
      }

      it('leaves what cannot be described any more as it is, and puts it into quarantine', async () => {
        const bad = await harvested('qh', spoiled());
        const undone = await catalogue.store.undoRun(bad.id, (kept) => {
          if (kept.identifier === '1') throw new Error('unknown field');
          return describedAgain(kept);
        });
        expect(undone).to.include({ restored: 2, overtaken: 0, undescribed: 1 });
        expect(undone.run.message).to.match(/1 条原来的记录按今天的规则著录不出/);
        expect(await live()).to.eql(['1 ????', '2 白下琐言', '3 金陵琐事']);
        const [entry] = await catalogue.store.quarantine('qh', 1);
        expect(entry?.identifier).to.equal('1');
      });

      it('leaves what takes more time to describe than any record may', async () => {
        const bad = await harvested('qh', spoiled());
        const undone = await catalogue.store.undoRun(bad.id, (kept) => {
          while (kept.identifier === '1');
          return describedAgain(kept);
        });
        expect(undone).to.include({ restored: 2, overtaken: 0, undescribed: 1 });
        const [entry] = await catalogue.store.quarantine('qh', 1);
        expect(entry).to.include({ identifier: '1', code: 'DESCRIBE_TOO_LONG' });
      });

      it('is not undone twice, nor while the source is being harvested', async () => {
        const bad = await harvested('qh', spoiled());
        const running = await begin('qh');
        expect((await failure(catalogue.store.undoRun(bad.id, describedAgain))).message).to.match(
          /正在收割/,
        );
        expect(
          (await failure(catalogue.store.undoRun(running.run, describedAgain))).message,
        ).to.match(/还在进行/);
        await catalogue.store.leaveRun(running);
        await catalogue.store.undoRun(bad.id, describedAgain);
        expect((await failure(catalogue.store.undoRun(bad.id, describedAgain))).message).to.match(
          /已经撤销过/,
        );
      });
    });
  });
}

async function failure(work: Promise<unknown>): Promise<RunUndecidable> {
  return work.then(
    () => expect.fail('it did not fail'),
    (error: unknown) => {
      expect(error).to.be.instanceOf(RunUndecidable);
      return error as RunUndecidable;
    },
  );
}
