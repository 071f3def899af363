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
