/**
 * What every `RecordStore` does, told as the stories of runs: what is received is kept, what is repeated
 * costs nothing, works merge and come apart, deletions leave a trace, and a run that broke goes on.
 */
import { expect } from 'chai';
import { createHash } from 'node:crypto';
import { threadId } from 'node:worker_threads';
import { PortalError } from '../../catalogue/errors.ts';
import { documentId } from '../../catalogue/ids.ts';
import type { Library } from '../../catalogue/library.ts';
import type { CatalogueDocument } from '../../catalogue/document.ts';
import { LeaseLost } from '../../catalogue/runs/lease.ts';
import { RunUndecidable } from '../../catalogue/runs/decision.ts';
import type { BegunRun, RunKind, RunSummary } from '../../catalogue/runs/run.ts';
import type { ExportedRecord, SourceRecord } from '../../catalogue/record.ts';
import type { PageReceipt, ReceivedRecord, UnreadableRecord } from '../../catalogue/runs/page.ts';
import type { RecordStore } from '../../catalogue/ports/record-store.ts';
import type { Source } from '../../catalogue/source.ts';
import { describe as describeRecord } from '../../formats/describe.ts';
import { dublinCore } from '../support/fake-repository.ts';

export interface OpenedRecordStore {
  readonly store: RecordStore;
  /** A second connection to the same data, as another process would have. */
  another(): Promise<RecordStore>;
  /** Closes everything and removes the data. */
  dispose(): Promise<void>;
}

export function recordStoreConformance(name: string, open: () => Promise<OpenedRecordStore>): void {
  describe(name, () => {
    let opened: OpenedRecordStore;
    let store: RecordStore;
    beforeEach(async () => {
      opened = await open();
      store = opened.store;
    });
    afterEach(() => opened.dispose());

    async function begin(source: string, kind: RunKind = 'incremental'): Promise<BegunRun> {
      const run = await store.beginRun(source, kind);
      if ('busy' in run) throw new Error('busy');
      return run;
    }

    async function commit(
      run: BegunRun,
      items: readonly (ReceivedRecord | UnreadableRecord)[],
      page: { nextToken?: string | null; flags?: string[]; window?: number } = {},
    ): Promise<PageReceipt> {
      const window = page.window ?? run.window?.id ?? (await store.planWindow(run, null, null)).id;
      return store.commitPage({
        lease: run,
        window,
        url: 'https://repository.example/oai?verb=ListRecords',
        bytes: 1,
        ms: 1,
        requests: 1,
        flags: page.flags ?? [],
        responseDate: '2026-05-01T00:00:00.000Z',
        items,
        nextToken: page.nextToken ?? null,
      });
    }

    async function harvested(
      source: string,
      items: readonly (ReceivedRecord | UnreadableRecord)[],
      kind: RunKind = 'incremental',
      flags: string[] = [],
    ): Promise<RunSummary> {
      const run = await begin(source, kind);
      await commit(run, items, { flags });
      return store.completeRun(run, 0);
    }

    const exported = async (): Promise<ExportedRecord[]> => Array.fromAsync(store.exportRecords());
    const seqs = async (): Promise<string[]> =>
      (await store.changesAfter(0, 100)).map((change) => `${change.kind} ${change.id}`);

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
        expect((await store.runs(10)).map((run) => run.id)).to.eql([second.id, first.id]);
      });

      it('as unchanged when nothing new came, and writes nothing into the change log', async () => {
        await harvested('qh', [record('qh', '1'), gone('qh', '2')]);
        const seq = await store.lastSeq();
        const again = await harvested('qh', [
          record('qh', '1', {}, { datestamp: '2026-06-01T00:00:00Z' }),
          gone('qh', '2'),
        ]);
        expect(again).to.include({ state: 'unchanged', unchanged: 2, message: '' });
        expect(await store.lastSeq()).to.equal(seq);
        const [kept] = await exported();
        expect(kept).to.include({ datestamp: '2026-06-01T00:00:00Z' });
      });

      it('as failed with its reason, and goes on with its token in the next run', async () => {
        const run = await begin('qh');
        await commit(run, [record('qh', '1')], { nextToken: 'page 2' });
        const failed = await store.failRun(run, {
          code: 'HTTP_STATUS',
          message: '接口回答 HTTP 500',
          requests: 5,
          resumable: true,
        });
        expect(failed).to.include({ state: 'failed', code: 'HTTP_STATUS', received: 1 });
        expect((await store.ledger('qh')).cursor).to.equal(null);
        const next = await begin('qh');
        expect(next.run).not.to.equal(run.run);
        expect(next).to.deep.include({ resumed: true });
        expect(next.window).to.include({ token: 'page 2' });
        await commit(next, [record('qh', '2')]);
        expect(await store.completeRun(next, 0)).to.include({ state: 'complete' });
        expect((await store.ledger('qh')).cursor).to.equal('2026-05-01T00:00:00.000Z');
      });

      it('as failed twice at one place, and then begins the list anew', async () => {
        const failure = { code: 'HTTP_STATUS', message: 'HTTP 500', requests: 1, resumable: true };
        const run = await begin('qh');
        await commit(run, [record('qh', '1')], { nextToken: 'poisoned' });
        await store.failRun(run, failure);
        const second = await begin('qh');
        expect(second.window).to.include({ token: 'poisoned' });
        await store.failRun(second, failure);
        expect((await begin('qh')).window).to.equal(null);
      });

      it('for the process that has it, while another is told which run that is', async () => {
        const run = await begin('qh');
        const other = await opened.another();
        expect(await other.beginRun('qh', 'incremental')).to.eql({ busy: true, run: run.run });
        await other.close();
      });

      it('interrupted, for another to go on with, when it is left', async () => {
        const run = await begin('qh');
        await commit(run, [record('qh', '1')], { nextToken: 'p2' });
        await store.leaveRun(run);
        const other = await opened.another();
        const next = await other.beginRun('qh', 'incremental');
        await other.close();
        expect(next).to.deep.include({ run: run.run, resumed: true });
        expect('window' in next && next.window?.token).to.equal('p2');
      });

      it('apart from the runs of other sources', async () => {
        const [one, two] = [await begin('qh'), await begin('jn')];
        await commit(one, [record('qh', '1')]);
        await commit(two, [record('jn', '1')]);
        await store.completeRun(one, 0);
        await store.completeRun(two, 0);
        expect((await exported()).map((row) => row.source)).to.have.members(['jn', 'qh']);
        expect(await store.runs(10, 'jn')).to.have.lengthOf(1);
      });
    });

    describe('refuses', () => {
      it('a page of a run whose lease has gone to another', async () => {
        const run = await begin('qh');
        const stale = { ...run, fence: run.fence - 1 };
        const error = await commit(stale, [record('qh', '1')]).catch((caught: unknown) => caught);
        expect(error).to.be.instanceOf(LeaseLost);
        expect(await exported()).to.eql([]);
      });

      it('a page half way: all of it is stored or nothing', async () => {
        const run = await begin('qh');
        function* dying(): Generator<ReceivedRecord> {
          yield record('qh', '1');
          throw new Error('the process is going');
        }
        const page = {
          lease: run,
          window: (await store.planWindow(run, null, null)).id,
          url: 'u',
          bytes: 1,
          ms: 1,
          requests: 1,
          flags: [],
          responseDate: null,
          items: dying(),
          nextToken: 'next',
        };
        const error = await store.commitPage(page).catch((caught: unknown) => caught);
        expect(error).to.be.instanceOf(Error).with.property('message', 'the process is going');
        expect(await exported()).to.eql([]);
        expect(await store.lastSeq()).to.equal(0);
      });

      it('a lease by name to a second holder, until the first gives it up', async () => {
        const lease = await store.acquire('indexer');
        const other = await opened.another();
        expect(await other.acquire('indexer')).to.equal(undefined);
        await lease?.release();
        const taken = await other.acquire('indexer');
        expect(taken).not.to.equal(undefined);
        await taken?.release();
        await other.close();
      });

      it('leases of a living thread, until it is said to have died', async () => {
        const run = await begin('qh');
        await store.acquire('indexer');
        await store.freeLeases(threadId + 1);
        expect(await store.beginRun('qh', 'incremental')).to.eql({ busy: true, run: run.run });
        expect(await store.acquire('indexer')).to.equal(undefined);
        await store.freeLeases(threadId);
        const taken = await store.beginRun('qh', 'incremental');
        expect(taken).to.include({ run: run.run, resumed: true });
        expect(await store.acquire('indexer')).not.to.equal(undefined);
        const late = await store.heartbeat(run).catch((caught: unknown) => caught);
        expect(late).to.be.instanceOf(LeaseLost);
      });
    });

    describe('sets aside', () => {
      it('what cannot be read, with reason and bytes, and lets it heal', async () => {
        const bad = broken('7');
        await harvested('qh', [bad]);
        const [entry] = await store.quarantine('qh', 10);
        expect(entry).to.include({ identifier: '7', code: 'RECORD_MALFORMED' });
        expect(Buffer.from(entry?.raw ?? []).toString()).to.equal('<record>&</record>');
        await harvested('qh', [bad, broken('8')]);
        expect((await store.ledger('qh')).quarantined).to.equal(2);
        await harvested('qh', [record('qh', '8')]);
        expect((await store.ledger('qh')).quarantined).to.equal(1);
        expect(await harvested('qh', [])).to.include({ state: 'partial' });
        const healed = await harvested('qh', [record('qh', '7')]);
        expect(healed).to.include({ state: 'complete', new: 1 });
        expect(await store.quarantine('qh', 10)).to.eql([]);
        expect((await store.ledger('qh')).quarantined).to.equal(0);
      });

      it('what cannot be described, and keeps the description it had', async () => {
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
        expect(await titleOf(store, documentId('qh', '1'))).to.equal('客座赘语');
      });
    });

    describe('of works', () => {
      const isbn = { identifier: 'ISBN 978-7-80718-268-9', format: '纸质' };

      it('joins two libraries that describe one edition, under the id of the older', async () => {
        await harvested('qh', [record('qh', '1', isbn)]);
        await harvested('jn', [record('jn', '8', { ...isbn, title: '客座贅語' })]);
        const older = documentId('qh', '1');
        expect(await store.work(documentId('jn', '8'))).to.eql({ kind: 'moved', to: older });
        const found = await store.work(older);
        if (found.kind !== 'work') throw new Error(found.kind);
        expect(found.work.holdings.map((holding) => holding.library)).to.eql(['320104', '320115']);
        expect((await store.totals()).works).to.equal(1);
        expect(await seqs()).to.eql([`replace ${older}`]);
      });

      it('lets them come apart when one record changes, and the address follows its record', async () => {
        await harvested('qh', [record('qh', '1', isbn)]);
        await harvested('jn', [record('jn', '8', isbn)]);
        await harvested('jn', [record('jn', '8', { title: '白下琐言' })]);
        expect(await titleOf(store, documentId('qh', '1'))).to.equal('客座赘语');
        expect(await titleOf(store, documentId('jn', '8'))).to.equal('白下琐言');
        expect((await store.totals()).works).to.equal(2);
      });

      it('shrinks a work by the record that one library deletes', async () => {
        await harvested('qh', [record('qh', '1', isbn)]);
        await harvested('jn', [record('jn', '8', isbn)]);
        await harvested('qh', [gone('qh', '1')]);
        const now = documentId('jn', '8');
        expect(await titleOf(store, now)).to.equal('客座赘语');
        expect(await store.work(documentId('qh', '1'))).to.eql({ kind: 'moved', to: now });
        expect(await seqs()).to.have.members([`remove ${documentId('qh', '1')}`, `replace ${now}`]);
      });

      it('says of a work whose last record was deleted that it is gone, and what it was', async () => {
        await harvested('qh', [record('qh', '1')]);
        await harvested('qh', [gone('qh', '1')]);
        expect(await store.work(documentId('qh', '1'))).to.include({
          kind: 'gone',
          title: '客座赘语',
        });
        expect((await store.totals()).byLibrary['320104']).to.eql({ works: 0, records: 0 });
        expect(await exported()).to.deep.include.members([
          {
            source: 'qh',
            identifier: '1',
            datestamp: '2026-01-01T00:00:00Z',
            deleted: true,
            sha256: createHash('sha256').update('deleted').digest('hex'),
            title: '客座赘语',
          },
        ]);
      });

      it('brings a deleted record back when it comes again', async () => {
        await harvested('qh', [record('qh', '1')]);
        await harvested('qh', [gone('qh', '1')]);
        const back = await harvested('qh', [record('qh', '1')]);
        expect(back).to.include({ state: 'complete', received: 1 });
        expect(back.new + back.changed).to.equal(1);
        expect(await titleOf(store, documentId('qh', '1'))).to.equal('客座赘语');
        expect(await store.ledger('qh')).to.include({ liveRecords: 1, deletedRecords: 0 });
      });

      it('takes of an identifier listed twice the later, and the living one of equals', async () => {
        const later = { datestamp: '2026-02-01T00:00:00Z' };
        await harvested('qh', [
          record('qh', '1', { title: '后来的' }, later),
          record('qh', '1', { title: '先前的' }),
          record('qh', '2'),
          gone('qh', '2'),
        ]);
        expect(await titleOf(store, documentId('qh', '1'))).to.equal('后来的');
        expect(await titleOf(store, documentId('qh', '2'))).to.equal('客座赘语');
      });

      it('knows nothing of what it never saw', async () => {
        expect(await store.work(documentId('qh', 'never'))).to.eql({ kind: 'unknown' });
      });

      it('keeps the record as received, with its history', async () => {
        const run = await harvested('qh', [record('qh', '1', {}, { sets: ['a', 'b:c'] })]);
        const kept = await store.record(documentId('qh', '1'));
        expect(kept?.record.setSpecs).to.eql(['a', 'b:c']);
        expect(kept?.record.xml).to.include('<dc:title>客座赘语</dc:title>');
        expect(kept?.lastRun).to.equal(run.id);
      });

      it('lists each with the seq of its last change', async () => {
        await harvested('qh', [record('qh', '1'), record('qh', '2', { title: '白下琐言' })]);
        await harvested('qh', [record('qh', '2', { title: '白下瑣言' })]);
        const versions = await Array.fromAsync(store.workVersions());
        expect(versions.map((version) => version.id)).to.eql(
          [documentId('qh', '1'), documentId('qh', '2')].sort(),
        );
        const last = versions.find((version) => version.id === documentId('qh', '2'));
        expect(last?.seq).to.equal(await store.lastSeq());
        expect((await store.changesAfter((last?.seq ?? 0) - 1, 10)).length).to.equal(1);
      });
    });

    describe('after a full run', () => {
      const many = (count: number): ReceivedRecord[] =>
        Array.from({ length: count }, (_, n) => record('qh', `${n}`, { title: `第${n}种志` }));

      it('deletes what was not seen any more', async () => {
        await harvested('qh', many(30));
        const run = await harvested('qh', many(30).slice(2), 'full');
        expect(run).to.include({ state: 'complete', deleted: 2, unchanged: 28 });
        expect((await store.totals()).works).to.equal(28);
      });

      it('holds a run that would delete too much, and deletes nothing', async () => {
        await harvested('qh', many(100));
        const run = await harvested('qh', many(75), 'full');
        expect(run).to.include({ state: 'held', deleted: 0 });
        expect(run.message).to.include('25').and.to.include('核准');
        expect((await store.totals()).works).to.equal(100);
      });

      it('holds one that received nothing', async () => {
        await harvested('qh', many(3));
        expect(await harvested('qh', [], 'full')).to.include({ state: 'held', deleted: 0 });
        expect((await store.totals()).works).to.equal(3);
      });

      for (const [why, items, flags] of [
        ['a page was repaired', [] as UnreadableRecord[], ['characters-removed']],
        ['a record was set aside', [broken('x')], []],
      ] as const) {
        it(`holds one in which ${why}`, async () => {
          await harvested('qh', many(3));
          const run = await harvested('qh', [...many(2), ...items], 'full', [...flags]);
          expect(run).to.include({ state: 'held', deleted: 0 });
          expect((await store.totals()).works).to.equal(3);
        });
      }

      it('lets the next one take its place', async () => {
        await harvested('qh', many(60));
        await harvested('qh', many(10), 'full');
        const next = await harvested('qh', many(59), 'full');
        expect(next).to.include({ state: 'complete', deleted: 1 });
      });
    });

    describe('a held run', () => {
      const many = (count: number): ReceivedRecord[] =>
        Array.from({ length: count }, (_, n) => record('qh', `${n}`, { title: `第${n}种志` }));
      let held: RunSummary;
      beforeEach(async () => {
        await harvested('qh', many(60));
        held = await harvested('qh', many(20), 'full');
        expect(held.state).to.equal('held');
      });

      it('shows what would vanish', async () => {
        const vanishing = await store.vanishing(held.id);
        expect(vanishing).to.have.length(40);
        expect(vanishing[0]).to.eql({
          identifier: '20',
          datestamp: '2026-01-01T00:00:00Z',
          title: '第20种志',
        });
      });

      it('deletes it when approved', async () => {
        const approved = await store.decideHeld(held.id, 'approve');
        expect(approved).to.include({ state: 'complete', deleted: 40 });
        expect(approved.message).to.match(/经核准.*40/);
        expect((await store.totals()).works).to.equal(20);
      });

      it('keeps it when refused, and does not ask again until it was met once more', async () => {
        const refused = await store.decideHeld(held.id, 'refuse');
        expect(refused).to.include({ state: 'partial', code: 'MASS_DELETION_REFUSED', deleted: 0 });
        expect(await harvested('qh', many(20), 'full')).to.include({ state: 'unchanged' });
        expect((await store.totals()).works).to.equal(60);
        await harvested('qh', many(60), 'full');
        expect(await harvested('qh', many(20), 'full')).to.include({ state: 'held' });
      });

      it('does not delete what came back in between', async () => {
        await harvested('qh', many(30));
        expect(await store.vanishing(held.id)).to.have.length(30);
        expect(await store.decideHeld(held.id, 'approve')).to.include({ deleted: 30 });
      });

      it('is not decided twice, nor after the next full run, nor when it is no held one', async () => {
        await store.decideHeld(held.id, 'approve');
        expect((await failure(store.decideHeld(held.id, 'refuse'))).message).to.match(/不是待核准/);
        const second = await harvested('qh', [], 'full');
        await harvested('qh', many(20), 'full');
        expect((await failure(store.decideHeld(second.id, 'approve'))).message).to.match(
          /以新的为准/,
        );
        expect((await failure(store.vanishing(9_999))).message).to.match(/没有收割批次 9999/);
      });
    });

    describe('a run that is undone', () => {
      const again = (kept: SourceRecord): CatalogueDocument =>
        describeRecord(kept, undefined, {
          source: sourceOf(kept.source),
          library: LIBRARIES[kept.source]!,
          setNames: {},
        });
      const live = async (): Promise<string[]> => {
        const all = await Array.fromAsync(store.exportRecords());
        return all.filter((one) => !one.deleted).map((one) => `${one.identifier} ${one.title}`);
      };
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
        const undone = await store.undoRun(bad.id, again);
        expect(undone).to.include({ restored: 3, overtaken: 0 });
        expect(undone.run.message).to.match(/已撤销：3 条恢复原状/);
        expect(await live()).to.eql(BEFORE);
        expect(await titleOf(store, documentId('qh', '1'))).to.equal('客座赘语');
        expect(await titleOf(store, documentId('qh', '2'))).to.equal('白下琐言');
        expect((await store.totals()).works).to.equal(3);
        expect(await store.ledger('qh')).to.include({ liveRecords: 3, deletedRecords: 1 });
        const changes = await store.changesAfter(bad.id, 100);
        expect(changes.at(-1)?.seq).to.equal(await store.lastSeq());
      });

      it('is not done again by the same answers, but by others', async () => {
        const bad = await harvested('qh', spoiled());
        await store.undoRun(bad.id, again);
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
        await store.undoRun(full.id, again);
        expect(await live()).to.eql(BEFORE);
        await harvested('qh', [record('qh', '1')], 'full');
        expect(await live()).to.eql(BEFORE);
      });

      it('leaves alone what a later run has changed again', async () => {
        const bad = await harvested('qh', spoiled());
        await harvested('qh', [record('qh', '1', { title: '客座赘语（修订）' })]);
        const undone = await store.undoRun(bad.id, again);
        expect(undone).to.include({ restored: 2, overtaken: 1 });
        expect(await live()).to.eql(['1 客座赘语（修订）', '2 白下琐言', '3 金陵琐事']);
      });

      it('is undone run by run, the last one first', async () => {
        const first = await harvested('qh', [record('qh', '1', { title: '甲' })]);
        const second = await harvested('qh', [record('qh', '1', { title: '乙' })]);
        await store.undoRun(second.id, again);
        expect((await live())[0]).to.equal('1 甲');
        await store.undoRun(first.id, again);
        expect(await live()).to.eql(BEFORE);
      });

      it('gives one record back alone when only that is asked', async () => {
        const bad = await harvested('qh', spoiled());
        expect(await store.undoRun(bad.id, again, '2')).to.include({ restored: 1 });
        expect(await live()).to.eql(['1 ????', '2 白下琐言', '3 金陵琐事', '4 不该有']);
      });

      it('is not undone twice, nor while the source is being harvested', async () => {
        const bad = await harvested('qh', spoiled());
        const running = await begin('qh');
        expect((await failure(store.undoRun(bad.id, again))).message).to.match(/正在收割/);
        expect((await failure(store.undoRun(running.run, again))).message).to.match(/还在进行/);
        await store.leaveRun(running);
        await store.undoRun(bad.id, again);
        expect((await failure(store.undoRun(bad.id, again))).message).to.match(/已经撤销过/);
      });
    });

    it('keeps what a source says of itself, and when it is due', async () => {
      const run = await begin('qh');
      const profile = {
        selection: 'https://repository.example/oai oai_dc',
        repositoryName: '秦淮',
        granularity: 'day',
        deletedRecord: 'no',
        adminEmails: [],
        sets: { photo: '老照片库' },
        seenAt: '2026-05-01T00:00:00.000Z',
      } as const;
      await store.saveProfile(run, profile);
      await store.setNextDue('qh', '2026-05-02T02:00:00.000Z');
      expect(await store.ledger('qh')).to.deep.include({
        profile,
        nextDue: '2026-05-02T02:00:00.000Z',
      });
    });

    it('counts the documents of each source that have a warning, through all that becomes of them', async () => {
      const wrong = { identifier: 'ISBN 978-7-80718-268-0' };
      const counts = async (source: string): Promise<string> =>
        (await store.warnings(source))
          .map(({ code, documents }) => `${code} ${String(documents)}`)
          .join(', ');
      const again = (kept: SourceRecord): CatalogueDocument =>
        describeRecord(kept, undefined, {
          source: sourceOf(kept.source),
          library: LIBRARIES[kept.source]!,
          setNames: {},
        });
      expect(await counts('qh')).to.equal('');
      await harvested('qh', [
        record('qh', '1', wrong),
        record('qh', '2', { ...wrong, title: '未命名' }),
        record('qh', '3'),
      ]);
      await harvested('jn', [record('jn', '1', { title: 'test' })]);
      expect(await counts('qh')).to.equal('ISBN_INVALID 2, TITLE_MEANINGLESS 1');
      expect(await counts('jn')).to.equal('TITLE_MEANINGLESS 1');
      // The same again changes nothing.
      await harvested('qh', [record('qh', '1', wrong)]);
      expect(await counts('qh')).to.equal('ISBN_INVALID 2, TITLE_MEANINGLESS 1');
      const bad = await harvested('qh', [
        record('qh', '1'),
        gone('qh', '2'),
        record('qh', '4', { title: '...' }),
      ]);
      expect(await counts('qh')).to.equal('TITLE_MEANINGLESS 1');
      await store.undoRun(bad.id, again);
      expect(await counts('qh')).to.equal('ISBN_INVALID 2, TITLE_MEANINGLESS 1');
      await store.describeAgain('rules 2', (kept) => ({ ...again(kept), warnings: [] }));
      expect(await counts('qh')).to.equal('');
    });

    it('describes every record again when the rules changed, once', async () => {
      await harvested('qh', [record('qh', '1'), record('qh', '2', { title: '白下琐言' })]);
      const seq = await store.lastSeq();
      let asked = 0;
      const rule = (title: string) => (kept: { identifier: string; source: string }) => {
        asked++;
        const again = record(kept.source, kept.identifier, { title }).describe();
        if (again === null) throw new Error('deleted');
        return again;
      };
      await store.describeAgain('rules 2', rule('新规则'));
      expect(asked).to.equal(2);
      expect(await titleOf(store, documentId('qh', '1'))).to.equal('新规则');
      expect(await store.lastSeq()).to.be.greaterThan(seq);
      await store.describeAgain('rules 2', rule('没有人问'));
      expect(asked).to.equal(2);
    });
  });
}

class Unknown extends PortalError {
  readonly code = 'FORMAT_UNKNOWN';
}

const LIBRARIES: Readonly<Record<string, Library>> = {
  qh: { code: '320104', name: '秦淮区图书馆', nameEn: 'Qinhuai', shortName: '秦淮' },
  jn: { code: '320115', name: '江宁区图书馆', nameEn: 'Jiangning', shortName: '江宁' },
};

function sourceOf(id: string): Source {
  return {
    id,
    library: LIBRARIES[id]?.code ?? '',
    baseUrl: 'https://repository.example/oai',
    metadataPrefix: 'oai_dc',
    set: undefined,
    schedule: '0 2 * * *',
    collections: [],
    state: 'active',
  };
}

/** 客座赘语 unless the elements say otherwise. */
function record(
  source: string,
  identifier: string,
  elements: Readonly<Record<string, string>> = {},
  { datestamp = '2026-01-01T00:00:00Z', sets = [] as readonly string[] } = {},
): ReceivedRecord {
  const metadata = dublinCore({ title: '客座赘语', creator: '（明）顾起元撰', ...elements });
  const library = LIBRARIES[source];
  if (library === undefined) throw new Error(source);
  const kept = {
    source,
    identifier,
    datestamp,
    deleted: false,
    setSpecs: sets,
    metadataPrefix: 'oai_dc',
    xml: `<record xmlns="http://www.openarchives.org/OAI/2.0/"><header><identifier>${identifier}</identifier><datestamp>${datestamp}</datestamp></header><metadata>${metadata}</metadata></record>`,
  };
  return {
    kind: 'record',
    record: kept,
    hash: createHash('sha256').update(metadata).digest('hex'),
    title: elements['title'] ?? '客座赘语',
    describe: () =>
      describeRecord(kept, undefined, { source: sourceOf(source), library, setNames: {} }),
  };
}

function gone(source: string, identifier: string): ReceivedRecord {
  const kept = record(source, identifier);
  return {
    ...kept,
    record: {
      ...kept.record,
      deleted: true,
      xml: `<record><header status="deleted"><identifier>${identifier}</identifier></header></record>`,
    },
    hash: 'deleted',
    title: null,
    describe: () => null,
  };
}

function broken(identifier: string): UnreadableRecord {
  return {
    kind: 'unreadable',
    identifier,
    code: 'RECORD_MALFORMED',
    message: '记录不是格式正确的 XML',
    raw: Buffer.from('<record>&</record>'),
  };
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

async function titleOf(store: RecordStore, id: string): Promise<string> {
  const found = await store.work(id);
  return found.kind === 'work' ? found.work.title : `(${found.kind})`;
}
