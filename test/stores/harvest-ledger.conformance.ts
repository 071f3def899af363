/**
 * What every `HarvestLedger` does, told as the stories of runs: what is received is kept, what is repeated
 * costs nothing, deletions leave a trace, a run that broke goes on, and one that lost too much is held.
 */
import { expect } from 'chai';
import { shownAddress } from '../../catalogue/address.ts';
import { PortalError } from '../../catalogue/errors.ts';
import { documentId } from '../../catalogue/ids.ts';
import type { ListedHeader } from '../../catalogue/runs/fate.ts';
import { LeaseLost } from '../../catalogue/runs/lease.ts';
import type { ReceivedRecord, UnreadableRecord } from '../../catalogue/runs/page.ts';
import { broken, eachCatalogue, gone, many, record } from '../support/catalogue-under-test.ts';
import type { OpenCatalogue } from '../support/catalogue-under-test.ts';

export function harvestLedgerConformance(name: string, open: OpenCatalogue): void {
  describe(`${name}, the ledger of a harvest`, () => {
    const catalogue = eachCatalogue(open);
    const { begin, commit, harvested, another, titleOf } = catalogue;

    describe('keeps a run', () => {
      it('with the sum of what it received', async () => {
        const first = await harvested('qh', [record('qh', '1'), record('qh', '2'), broken('9')]);
        expect(first).to.deep.include({
          state: 'partial',
          received: 3,
          new: 2,
          changed: 0,
          unchanged: 0,
          deleted: 0,
          quarantined: 1,
          requests: 1,
          pages: 1,
        });
        const second = await harvested('qh', [
          record('qh', '1'),
          record('qh', '2', { title: '新题名' }),
          gone('qh', '3'),
          record('qh', '4'),
          broken('9'),
        ]);
        expect(second).to.deep.include({
          received: 5,
          new: 1,
          changed: 1,
          unchanged: 1,
          deleted: 1,
          quarantined: 1,
        });
        expect((await catalogue.store.runs(10)).map((run) => run.id)).to.eql([second.id, first.id]);
      });

      it('as unchanged when nothing new came, and writes nothing into the change log', async () => {
        await harvested('qh', [record('qh', '1'), gone('qh', '2')]);
        const seq = await catalogue.store.lastSeq();
        const again = await harvested('qh', [
          record('qh', '1', {}, { datestamp: '2026-06-01T00:00:00Z' }),
          gone('qh', '2'),
        ]);
        expect(again).to.include({ state: 'unchanged', unchanged: 2, message: '' });
        expect(await catalogue.store.lastSeq()).to.equal(seq);
        const [kept] = await catalogue.exported();
        expect(kept).to.include({ datestamp: '2026-06-01T00:00:00Z' });
      });

      it('as failed with its reason, and goes on with its token in the next run', async () => {
        const run = await begin('qh');
        await commit(run, [record('qh', '1')], { nextToken: 'page 2' });
        const failed = await catalogue.store.failRun(run, {
          code: 'HTTP_STATUS',
          message: '接口回答 HTTP 500',
          requests: 5,
          resumable: true,
        });
        expect(failed).to.include({ state: 'failed', code: 'HTTP_STATUS', received: 1 });
        expect((await catalogue.store.ledger('qh')).cursor).to.equal(null);
        const next = await begin('qh');
        expect(next.run).not.to.equal(run.run);
        expect(next).to.deep.include({ resumed: true });
        expect(next.window).to.include({ token: 'page 2' });
        await commit(next, [record('qh', '2')]);
        expect(await catalogue.store.completeRun(next, 0)).to.include({ state: 'complete' });
        expect((await catalogue.store.ledger('qh')).cursor).to.equal('2026-05-01T00:00:00.000Z');
      });

      it('as failed twice at one place, and then begins the list anew', async () => {
        const failure = { code: 'HTTP_STATUS', message: 'HTTP 500', requests: 1, resumable: true };
        const run = await begin('qh');
        await commit(run, [record('qh', '1')], { nextToken: 'poisoned' });
        await catalogue.store.failRun(run, failure);
        const second = await begin('qh');
        expect(second.window).to.include({ token: 'poisoned' });
        await catalogue.store.failRun(second, failure);
        expect((await begin('qh')).window).to.equal(null);
      });

      it('as superseded when one of another kind is begun in its place', async () => {
        const run = await begin('qh');
        await commit(run, [record('qh', '1')], { nextToken: 'p2' });
        await catalogue.store.leaveRun(run);
        const full = await begin('qh', 'full');
        expect(full).to.include({ resumed: false, window: null });
        expect(await catalogue.store.run(run.run)).to.include({
          state: 'failed',
          code: 'SUPERSEDED',
        });
      });

      it('for the process that has it, while another is told which run that is', async () => {
        const run = await begin('qh');
        const other = await another();
        expect(await other.beginRun('qh', 'incremental')).to.eql({ busy: true, run: run.run });
        await other.close();
      });

      it('interrupted, for another to go on with, when it is left', async () => {
        const run = await begin('qh');
        await commit(run, [record('qh', '1')], { nextToken: 'p2' });
        await catalogue.store.leaveRun(run);
        const other = await another();
        const next = await other.beginRun('qh', 'incremental');
        await other.close();
        expect(next).to.deep.include({ run: run.run, resumed: true });
        expect('window' in next && next.window?.token).to.equal('p2');
      });

      it('apart from the runs of other sources', async () => {
        const [one, two] = [await begin('qh'), await begin('jn')];
        await commit(one, [record('qh', '1')]);
        await commit(two, [record('jn', '1')]);
        await catalogue.store.completeRun(one, 0);
        await catalogue.store.completeRun(two, 0);
        expect((await catalogue.exported()).map((row) => row.source)).to.have.members(['jn', 'qh']);
        expect(await catalogue.store.runs(10, 'jn')).to.have.lengthOf(1);
      });
    });

    describe('walks the windows of a run', () => {
      const [early, late] = ['2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z'];

      it('oldest plan first, and goes on with the token of each', async () => {
        const run = await begin('qh');
        const { store } = catalogue;
        const first = await store.planWindow(run, null, early);
        const second = await store.planWindow(run, early, null);
        expect((await store.nextWindow(run))?.id).to.equal(first.id);
        await commit(run, [], { window: first.id, nextToken: 'p2' });
        expect(await store.nextWindow(run)).to.include({ id: first.id, token: 'p2', attempts: 1 });
        expect(await store.restartWindow(run, first.id)).to.include({ token: null, attempts: 2 });
        await commit(run, [], { window: first.id });
        expect((await store.nextWindow(run))?.id).to.equal(second.id);
        await commit(run, [], { window: second.id });
        expect(await store.nextWindow(run)).to.equal(null);
      });

      it('with narrower ones in the place of one that was split', async () => {
        const run = await begin('qh');
        const { store } = catalogue;
        const whole = await store.planWindow(run, null, null);
        const spans = [
          { from: null, until: early },
          { from: early, until: late },
          { from: late, until: null },
        ];
        await store.splitWindow(run, whole.id, spans);
        for (const span of spans) {
          const next = await store.nextWindow(run);
          expect(next).to.include(span);
          await commit(run, [], { window: next?.id ?? 0 });
        }
        expect(await store.nextWindow(run)).to.equal(null);
      });

      it('and lets the cursor wait before one that was given up', async () => {
        await harvested('qh', [record('qh', '1')]);
        const run = await begin('qh');
        const { store } = catalogue;
        const open = await store.planWindow(run, early, late);
        await store.failWindow(run, open.id, '接口回答 HTTP 500');
        await commit(run, [record('qh', '2')], {
          window: (await store.planWindow(run, late, null)).id,
        });
        expect(await store.completeRun(run, 0)).to.include({ state: 'partial', code: 'GAPS' });
        expect((await store.ledger('qh')).cursor).to.equal(early);
      });

      const header = (
        identifier: string,
        datestamp = '2026-01-01T00:00:00Z',
        deleted = false,
      ): ListedHeader => ({ identifier, datestamp, deleted });

      it('and knows which records it has not had, or in another state', async () => {
        await harvested('qh', [record('qh', '1')]);
        const run = await begin('qh');
        await commit(run, [record('qh', '2'), record('qh', '4'), broken('5')]);
        const unmet = await catalogue.store.unmet(run.run, 'qh', [
          header('1'),
          header('2'),
          header('3'),
          header('4', '2026-01-01T00:00:00Z', true),
          header('5'),
        ]);
        expect(unmet.map(({ identifier }) => identifier)).to.eql(['1', '3', '4']);
        const edited = [header('2', '2026-01-02T00:00:00Z'), header('2', ''), header('2')];
        expect(await catalogue.store.unmet(run.run, 'qh', edited)).to.eql(edited.slice(0, 1));
      });

      it('and what the failed run has had whose list it goes on with', async () => {
        const first = await begin('qh');
        await commit(first, [record('qh', '1')], { nextToken: 'p2' });
        const failure = { code: 'HTTP_STATUS', message: 'HTTP 500', requests: 1, resumable: true };
        await catalogue.store.failRun(first, failure);
        const second = await begin('qh');
        await commit(second, [record('qh', '2')], { nextToken: 'p3' });
        await catalogue.store.failRun(second, failure);
        const third = await begin('qh');
        const headers = ['1', '2', '3'].map((identifier) => header(identifier));
        expect(await catalogue.store.unmet(third.run, 'qh', headers)).to.eql([header('3')]);
      });

      it('and leaves one open whose list was read and is not shown to be whole', async () => {
        const { store } = catalogue;
        const run = await begin('qh');
        const { id } = await store.planWindow(run, null, null);
        await commit(run, [record('qh', '1')], { window: id, isToBeCounted: true });
        expect(await store.nextWindow(run)).to.include({ id, isRead: true, token: null });
        await store.leaveRun(run);
        const again = await begin('qh');
        expect(again).to.include({ listDone: false });
        expect(again.window).to.include({ id, isRead: true });
        expect(await store.restartWindow(again, id)).to.include({ isRead: false, attempts: 2 });
        await commit(again, [], { window: id, isToBeCounted: true });
        const failure = { code: 'HTTP_STATUS', message: 'HTTP 500', requests: 1, resumable: true };
        await store.failRun(again, failure);
        const next = await begin('qh');
        expect(next.window).to.include({ isRead: true });
        await commit(next, [], { window: next.window?.id ?? 0 });
        expect(await store.nextWindow(next)).to.equal(null);
      });

      it('and does not take records asked for by name for its list', async () => {
        const { store } = catalogue;
        const run = await begin('qh');
        const { id } = await store.planWindow(run, null, null);
        await commit(run, [record('qh', '1')], { window: id, isAside: true });
        await store.leaveRun(run);
        const again = await begin('qh');
        expect(again).to.include({ listDone: false });
        expect(again.window).to.include({ id, isRead: false, token: null });
      });

      it('and deletes nothing by absence where a list was broken off', async () => {
        await harvested('qh', many(30));
        const run = await begin('qh', 'full');
        const { store } = catalogue;
        const { id } = await store.planWindow(run, null, null);
        await commit(run, many(25), { window: id, nextToken: 'p2' });
        await store.failWindow(run, id, '接口报告 OAI-PMH 错误 noRecordsMatch', true);
        expect(await store.completeRun(run, 0)).to.include({
          state: 'partial',
          code: 'GAPS',
          deleted: 0,
        });
        expect((await store.totals()).works).to.equal(30);
      });

      it('and deletes nothing by absence where a broken list was had otherwise, in this part or the first', async () => {
        await harvested('qh', many(30));
        const { store } = catalogue;
        const { cursor } = await store.ledger('qh');
        const failure = { code: 'HTTP_STATUS', message: 'HTTP 500', requests: 1, resumable: true };
        for (const isFirstPart of [false, true]) {
          let run = await begin('qh', 'full');
          const { id } = await store.planWindow(run, null, null);
          await commit(run, many(10), { window: id, nextToken: 'p2' });
          await store.noteBreak(run, id, '接口报告 OAI-PMH 错误 noRecordsMatch');
          await store.splitWindow(run, id, [
            { from: null, until: late },
            { from: late, until: null },
          ]);
          await commit(run, many(20).slice(10));
          if (isFirstPart) {
            await store.failRun(run, failure);
            run = await begin('qh', 'full');
          }
          await commit(run, many(25).slice(20));
          const ended = await store.completeRun(run, 0);
          expect(ended).to.include({ state: 'partial', code: 'LIST_BROKEN', deleted: 0 });
          expect(ended.message).to.include('noRecordsMatch');
          expect((await store.totals()).works).to.equal(30);
          expect((await store.ledger('qh')).cursor).to.equal(cursor);
        }
      });

      it('and goes on with what failed as one run, with the gaps and short lists of its first part', async () => {
        await harvested('qh', many(30));
        const { store } = catalogue;
        const failure = { code: 'HTTP_STATUS', message: 'HTTP 500', requests: 1, resumable: true };
        for (const [kind, isBroken, code] of [
          ['full', true, 'GAPS'],
          ['incremental', false, 'LIST_SHORT'],
        ] as const) {
          const run = await begin('qh', kind);
          const first = await store.planWindow(run, null, late);
          const second = await store.planWindow(run, late, null);
          if (isBroken) await store.failWindow(run, first.id, '接口回答 HTTP 500', true);
          else await commit(run, [], { window: first.id, flags: ['list-short:2'] });
          await commit(run, many(10), { window: second.id, nextToken: 'p2' });
          await store.failRun(run, failure);
          const again = await begin('qh', kind);
          expect(again.window).to.include({ token: 'p2' });
          await commit(again, many(20).slice(10));
          expect(await store.completeRun(again, 0)).to.include({ state: 'partial', code });
          expect((await store.totals()).works).to.equal(30);
        }
      });

      it('and forgets the cursor when another selection is asked for', async () => {
        const profile = {
          selection: 'https://repository.example/oai oai_dc',
          repositoryName: '秦淮',
          granularity: 'day',
          deletedRecord: 'no',
          adminEmails: [],
          sets: {},
          seenAt: '2026-05-01T00:00:00.000Z',
        } as const;
        const { store } = catalogue;
        const cursor = async (): Promise<string | null> => (await store.ledger('qh')).cursor;
        const first = await begin('qh');
        await store.saveProfile(first, profile);
        await commit(first, [record('qh', '1')]);
        await store.completeRun(first, 0);
        const second = await begin('qh');
        await store.saveProfile(second, { ...profile, sets: { photo: '老照片库' } });
        expect(await cursor()).to.equal('2026-05-01T00:00:00.000Z');
        await store.saveProfile(second, { ...profile, selection: `${profile.selection} photo` });
        expect(await cursor()).to.equal(null);
      });
    });

    describe('refuses', () => {
      it('a page of a run whose lease has gone to another', async () => {
        const run = await begin('qh');
        const stale = { ...run, fence: run.fence - 1 };
        const error = await commit(stale, [record('qh', '1')]).catch((caught: unknown) => caught);
        expect(error).to.be.instanceOf(LeaseLost);
        expect(await catalogue.exported()).to.eql([]);
      });

      it('a page half way: all of it is stored or nothing', async () => {
        const run = await begin('qh');
        function* dying(): Generator<ReceivedRecord> {
          yield record('qh', '1');
          throw new Error('the process is going');
        }
        const page = {
          lease: run,
          window: (await catalogue.store.planWindow(run, null, null)).id,
          url: shownAddress('u'),
          bytes: 1,
          ms: 1,
          requests: 1,
          flags: [],
          responseDate: null,
          describedBy: 'rules 1',
          items: dying(),
          nextToken: 'next',
        };
        const error = await catalogue.store.commitPage(page).catch((caught: unknown) => caught);
        expect(error).to.be.instanceOf(Error).with.property('message', 'the process is going');
        expect(await catalogue.exported()).to.eql([]);
        expect(await catalogue.store.lastSeq()).to.equal(0);
      });
    });

    describe('of a record', () => {
      it('takes of an identifier listed twice the later, and the living one of equals', async () => {
        const later = { datestamp: '2026-02-01T00:00:00Z' };
        await harvested('qh', [
          record('qh', '1', { title: '后来的' }, later),
          record('qh', '1', { title: '先前的' }),
          record('qh', '2'),
          gone('qh', '2'),
        ]);
        expect(await titleOf(documentId('qh', '1'))).to.equal('后来的');
        expect(await titleOf(documentId('qh', '2'))).to.equal('客座赘语');
      });

      it('brings a deleted record back when it comes again', async () => {
        await harvested('qh', [record('qh', '1')]);
        await harvested('qh', [gone('qh', '1')]);
        const back = await harvested('qh', [record('qh', '1')]);
        expect(back).to.include({ state: 'complete', received: 1 });
        expect(back.new + back.changed).to.equal(1);
        expect(await titleOf(documentId('qh', '1'))).to.equal('客座赘语');
        expect(await catalogue.store.ledger('qh')).to.include({
          liveRecords: 1,
          deletedRecords: 0,
        });
      });

      it('that cannot be described keeps the description it had', async () => {
        await harvested('qh', [record('qh', '1')]);
        const undescribed: ReceivedRecord = {
          ...record('qh', '1', { title: '换了' }),
          describe: () => {
            throw new Unknown('不认识的格式');
          },
        };
        const run = await harvested('qh', [undescribed]);
        expect(run).to.include({ state: 'partial', quarantined: 1 });
        expect(run.message).to.include('不认识的格式');
        expect(await titleOf(documentId('qh', '1'))).to.equal('客座赘语');
      });
    });

    describe('a record whose description cannot be matched or made a work of', () => {
      /** As a fault of ours would: what is asked of the description throws. */
      const faulty = (identifier: string, part: 'identifiers' | 'holdings'): ReceivedRecord => {
        const sound = record('qh', identifier, { title: '出错' });
        return {
          ...sound,
          describe: () => {
            const document = sound.describe();
            if (document === null) return null;
            const fault = {
              get: () => {
                throw new TypeError(`${part} of undefined`);
              },
            };
            return Object.defineProperty({ ...document }, part, fault);
          },
        };
      };

      for (const part of ['identifiers', 'holdings'] as const)
        it(`is set aside by itself (${part}), and all others of its page are stored`, async () => {
          const run = await harvested('qh', [
            record('qh', '1'),
            faulty('2', part),
            record('qh', '3', { title: '白下琐言' }),
          ]);
          expect(run).to.include({ state: 'partial', new: 2, quarantined: 1 });
          expect(await titleOf(documentId('qh', '3'))).to.equal('白下琐言');
          const [entry] = await catalogue.store.quarantine('qh', 10);
          expect(entry).to.include({ identifier: '2', code: 'DESCRIBE_FAILED' });
          expect(entry?.message).to.include(`${part} of undefined`);
          const next = await harvested('qh', [record('qh', '2', { title: '好了' })]);
          expect(next).to.include({ state: 'complete', new: 1, quarantined: 0 });
        });
    });

    describe('a record that takes more time than any may', () => {
      const endless = (identifier: string): ReceivedRecord => ({
        ...record('qh', identifier, { title: '没有尽头' }),
        describe: () => {
          for (;;) /^(?:(?:卷|附三卷)+)+$/u.test(`${'附三卷'.repeat(40)}考`);
        },
      });

      it('is set aside by itself, and all others of its page are stored', async () => {
        const run = await harvested('qh', [
          record('qh', '1'),
          endless('2'),
          record('qh', '3', { title: '首都志' }),
          endless('3'),
        ]);
        expect(run).to.include({ state: 'partial', received: 4, new: 2, quarantined: 2 });
        expect(await titleOf(documentId('qh', '3'))).to.equal('首都志');
        const waiting = await catalogue.store.quarantine('qh', 10);
        expect(waiting.map(({ identifier, code }) => [identifier, code])).to.have.deep.members([
          ['2', 'DESCRIBE_TOO_LONG'],
          ['3', 'DESCRIBE_TOO_LONG'],
        ]);
        expect(waiting[0]?.message).to.match(/100 毫秒/);
      });

      it('heals when it comes again and can be described', async () => {
        await harvested('qh', [endless('1')]);
        await harvested('qh', [record('qh', '1')]);
        expect(await catalogue.store.quarantine('qh', 10)).to.eql([]);
      });
    });

    describe('after a full run', () => {
      it('deletes what was not seen any more', async () => {
        await harvested('qh', many(30));
        const run = await harvested('qh', many(30).slice(2), 'full');
        expect(run).to.include({ state: 'complete', deleted: 2, unchanged: 28 });
        expect((await catalogue.store.totals()).works).to.equal(28);
      });

      it('holds a run that would delete too much, and deletes nothing', async () => {
        await harvested('qh', many(100));
        const run = await harvested('qh', many(75), 'full');
        expect(run).to.include({ state: 'held', deleted: 0 });
        expect(run.message).to.include('25').and.to.include('核准');
        expect((await catalogue.store.totals()).works).to.equal(100);
      });

      it('holds one that received nothing', async () => {
        await harvested('qh', many(3));
        expect(await harvested('qh', [], 'full')).to.include({ state: 'held', deleted: 0 });
        expect((await catalogue.store.totals()).works).to.equal(3);
      });

      for (const [why, items, flags] of [
        ['a page was repaired', [] as UnreadableRecord[], ['characters-removed']],
        ['a record was set aside', [broken('x')], []],
      ] as const) {
        it(`holds one in which ${why}`, async () => {
          await harvested('qh', many(3));
          const run = await harvested('qh', [...many(2), ...items], 'full', [...flags]);
          expect(run).to.include({ state: 'held', deleted: 0 });
          expect((await catalogue.store.totals()).works).to.equal(3);
        });
      }

      it('lets the next one take its place', async () => {
        await harvested('qh', many(60));
        await harvested('qh', many(10), 'full');
        const next = await harvested('qh', many(59), 'full');
        expect(next).to.include({ state: 'complete', deleted: 1 });
      });
    });
  });
}

class Unknown extends PortalError {
  readonly code = 'FORMAT_UNKNOWN';
}
