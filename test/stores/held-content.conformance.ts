/**
 * What every `HarvestLedger` and its `RunDecisions` do when identity jumps: other works under known
 * identifiers, known ones under new identifiers, nearly everything deleted at once, nothing known in a full
 * run. Readers see what they saw until a person approves; the sources of this suite have thirty records.
 */
import { expect } from 'chai';
import { documentId } from '../../catalogue/ids.ts';
import type { ReceivedRecord } from '../../catalogue/runs/page.ts';
import type { RunKind, RunSummary } from '../../catalogue/runs/run.ts';
import {
  broken,
  describedAgain,
  eachCatalogue,
  gone,
  many,
  record,
} from '../support/catalogue-under-test.ts';
import type { OpenCatalogue } from '../support/catalogue-under-test.ts';

const RECORDS = 30;
const NOUNS = '山水城湖桥塔寺园街巷门井泉洲圩渡坊亭阁祠';
/** Titles that have nothing to do with 第n种志. */
const others = (count = RECORDS): ReceivedRecord[] =>
  Array.from({ length: count }, (_, n) =>
    record('qh', `${n}`, { title: `${NOUNS[n % 20] ?? ''}行纪${NOUNS[(n * 7) % 20] ?? ''}` }),
  );
/** The same works under new identifiers. */
const renamed = (count = RECORDS): ReceivedRecord[] =>
  Array.from({ length: count }, (_, n) => record('qh', `new-${n}`, { title: `第${n}种志` }));
const tombstones = (count = RECORDS, datestamp = '2026-05-01T00:00:00Z'): ReceivedRecord[] =>
  Array.from({ length: count }, (_, n) => {
    const one = gone('qh', `${n}`);
    return { ...one, record: { ...one.record, datestamp } };
  });

export function heldContentConformance(name: string, open: OpenCatalogue): void {
  describe(`${name}, when identity jumps`, () => {
    const catalogue = eachCatalogue(open);
    const { begin, commit, harvested, titleOf } = catalogue;
    const live = async (): Promise<string[]> =>
      (await catalogue.exported())
        .filter(({ deleted }) => !deleted)
        .map(({ identifier, title }) => `${identifier} ${title}`);
    const before = (): string[] =>
      many(RECORDS).map(({ record: { identifier }, title }) => `${identifier} ${title ?? ''}`);
    const after = (items: readonly ReceivedRecord[]): string[] =>
      items.map(({ record: { identifier }, title }) => `${identifier} ${title ?? ''}`);

    beforeEach(() => harvested('qh', many(RECORDS)));

    const CASES: readonly {
      readonly what: string;
      readonly kinds: readonly RunKind[];
      readonly items: () => readonly ReceivedRecord[];
      readonly code: string;
      readonly message: RegExp;
      readonly approved: () => readonly string[];
    }[] = [
      {
        what: 'other works under the known identifiers',
        kinds: ['incremental', 'full'],
        items: others,
        code: 'TITLES_CHANGED_HELD',
        message: /30 条换了题名，如《第0种志》变成《山行纪山》、《第1种志》变成.*、.*标识符很可能/,
        approved: () => after(others()),
      },
      {
        what: 'deletions of all records',
        kinds: ['incremental', 'full'],
        items: tombstones,
        code: 'TOMBSTONES_HELD',
        message: /30 条已有的记录（共 30 条）标为删除，如《第0种志》《第1种志》《第2种志》/,
        approved: () => [],
      },
      {
        what: 'the same works under new identifiers',
        kinds: ['incremental'],
        items: renamed,
        code: 'IDENTIFIERS_CHANGED_HELD',
        message: /新来 30 条，有 30 条的题名.*相同.*如《第0种志》.*对方换了标识符/,
        approved: () => [...before(), ...after(renamed())],
      },
      {
        what: 'the same works under new identifiers and no other',
        kinds: ['full'],
        items: renamed,
        code: 'IDENTIFIERS_CHANGED_HELD',
        message: /对方换了标识符/,
        approved: () => after(renamed()),
      },
      {
        what: 'none of the known records, but two others',
        kinds: ['full'],
        items: () => [record('qh', 'x', { title: '甲' }), record('qh', 'y', { title: '乙' })],
        code: 'NOTHING_KNOWN_HELD',
        message: /收到 2 条，已有的 30 条一条也不在其中，如《第0种志》/,
        approved: () => ['x 甲', 'y 乙'],
      },
    ];
    for (const { what, kinds, items, code, message, approved } of CASES) {
      for (const kind of kinds) {
        const titled = `${what} (${kind})`;
        it(`holds ${titled}, and readers see what they saw`, async () => {
          const seq = await catalogue.store.lastSeq();
          const run = await harvested('qh', items(), kind);
          expect(run).to.include({ state: 'held', code, deleted: 0, received: items().length });
          expect(run.new + run.changed + run.unchanged).to.equal(run.received);
          expect(run.message)
            .to.match(message)
            .and.to.match(/等待核准/);
          expect(await live()).to.eql(before());
          expect(await catalogue.store.lastSeq()).to.equal(seq);
          expect((await catalogue.store.ledger('qh')).cursor).to.equal('2026-05-01T00:00:00.000Z');
        });

        it(`comes to the same when it was killed in between: ${titled}`, async () => {
          const all = items();
          const half = Math.ceil(all.length / 2);
          const run = await begin('qh', kind);
          await commit(run, all.slice(0, half), { nextToken: 'p2' });
          await catalogue.store.leaveRun(run);
          const again = await begin('qh', kind);
          await commit(again, all.slice(half - 1));
          const ended = await catalogue.store.completeRun(again, 0);
          expect(ended).to.include({ state: 'held', code, deleted: 0 });
          expect(await live()).to.eql(before());
        });

        it(`comes to the same when it failed in between: ${titled}`, async () => {
          const all = items();
          const half = Math.ceil(all.length / 2);
          const run = await begin('qh', kind);
          await commit(run, all.slice(0, half), { nextToken: 'p2' });
          const failure = {
            code: 'HTTP_STATUS',
            message: 'HTTP 500',
            requests: 1,
            resumable: true,
          };
          await catalogue.store.failRun(run, failure);
          const again = await begin('qh', kind);
          await commit(again, all.slice(half));
          const ended = await catalogue.store.completeRun(again, 0);
          expect(ended).to.include({ state: 'held', code, deleted: 0 });
          expect(await live()).to.eql(before());
        });

        it(`puts it in place when approved: ${titled}`, async () => {
          const { id } = await harvested('qh', items(), kind);
          const run = await catalogue.store.decideHeld(id, 'approve');
          expect(run).to.include({ state: 'complete', code: null });
          expect(run.message).to.match(/经核准，采用了对方的 \d+ 条改动/);
          expect(await live()).to.eql(approved());
          expect((await catalogue.store.ledger('qh')).liveRecords).to.equal(approved().length);
          expect((await harvested('qh', items())).state).to.equal('unchanged');

          await catalogue.store.undoRun(id, describedAgain);
          expect(await live()).to.eql(before());
        });

        it(`forgets it when refused, and does not ask about the same again: ${titled}`, async () => {
          const { id } = await harvested('qh', items(), kind);
          const run = await catalogue.store.decideHeld(id, 'refuse');
          expect(run).to.include({ state: 'partial', code: 'CHANGES_REFUSED', deleted: 0 });
          expect(await live()).to.eql(before());
          expect(await harvested('qh', items(), kind)).to.include({ state: 'unchanged' });
          expect(await live()).to.eql(before());
        });

        it(`forgets it when undone: ${titled}`, async () => {
          const { id } = await harvested('qh', items(), kind);
          await catalogue.store.undoRun(id, describedAgain);
          expect(await live()).to.eql(before());
          expect((await harvested('qh', items())).state).to.equal('unchanged');
        });
      }
    }

    it('shows what would vanish: what was deleted and what was not met', async () => {
      const held = await harvested('qh', tombstones());
      const vanishing = await catalogue.store.vanishing(held.id);
      expect(vanishing).to.have.lengthOf(RECORDS);
      expect(vanishing[0]).to.eql({
        identifier: '0',
        datestamp: '2026-01-01T00:00:00Z',
        title: '第0种志',
      });
    });

    it('shows what would be changed and added, with the titles of before', async () => {
      const items = [...others(), record('qh', 'n', { title: '新来的' })];
      const held = await harvested('qh', items);
      const waiting = await catalogue.store.waiting(held.id);
      expect(waiting).to.have.lengthOf(RECORDS + 1);
      const datestamp = '2026-01-01T00:00:00Z';
      expect(waiting[0]).to.eql({
        kind: 'changed',
        identifier: '0',
        datestamp,
        title: '山行纪山',
        before: '第0种志',
      });
      expect(waiting.at(-1)).to.eql({
        kind: 'new',
        identifier: 'n',
        datestamp,
        title: '新来的',
        before: null,
      });
      expect(await catalogue.store.vanishing(held.id)).to.eql([]);
    });

    it('holds on to what waits until it is decided, run after run, the last one deciding', async () => {
      const first = await harvested('qh', others());
      const next = await harvested('qh', [record('qh', 'n', { title: '新来的' })]);
      expect(next).to.include({ state: 'held', code: 'TITLES_CHANGED_HELD' });
      const error = await catalogue.store
        .decideHeld(first.id, 'approve')
        .catch((caught: unknown) => caught);
      expect(error)
        .to.have.property('message')
        .that.matches(/以新的为准/);
      await catalogue.store.decideHeld(next.id, 'approve');
      expect(await live()).to.eql([...after(others()), 'n 新来的']);
    });

    it('holds only the deletions of a run that has too many, and all else is in place', async () => {
      const held = await harvested('qh', [
        ...tombstones(25),
        record('qh', '29', { title: '改过的' }),
        record('qh', 'n', { title: '新来的' }),
      ]);
      expect(held).to.include({ state: 'held', code: 'TOMBSTONES_HELD', deleted: 0, new: 1 });
      const now = [...before().slice(0, 29), '29 改过的', 'n 新来的'];
      expect(await live()).to.eql(now);
      expect(await harvested('qh', [record('qh', 'm', { title: '又来的' })])).to.include({
        state: 'held',
        new: 1,
      });
      const [last] = await catalogue.store.runs(1);
      const approved = await catalogue.store.decideHeld(last?.id ?? 0, 'approve');
      expect(approved).to.include({ state: 'complete', deleted: 25 });
      expect(await live()).to.eql([...now.slice(25), 'm 又来的']);
    });

    describe('when later runs come before it is decided', () => {
      const failure = { code: 'HTTP_STATUS', message: 'HTTP 500', requests: 1, resumable: true };
      const strangers = [record('qh', 'x', { title: '甲' }), record('qh', 'y', { title: '乙' })];

      it('keeps back what a full run brought that met none of the known, whatever comes', async () => {
        await harvested('qh', strangers, 'full');
        await catalogue.store.failRun(await begin('qh'), failure);
        expect(await live(), 'a run that reached nobody').to.eql(before());
        const next = await harvested('qh', []);
        expect(await live(), 'a run that brought nothing').to.eql(before());
        expect(next).to.include({ state: 'held', code: 'NOTHING_KNOWN_HELD' });
      });

      it('keeps back other titles when known records are met besides', async () => {
        await harvested('qh', many(1_000));
        await harvested('qh', others(15));
        const next = await harvested('qh', many(500).slice(100));
        expect(next).to.include({ state: 'held', code: 'TITLES_CHANGED_HELD' });
      });

      it('decides all that waits, though a later run that broke off has met some of it', async () => {
        const held = await harvested('qh', others());
        const run = await begin('qh');
        await commit(run, others(20), { nextToken: 'p2' });
        await catalogue.store.failRun(run, failure);
        await catalogue.store.decideHeld(held.id, 'approve');
        expect(await live()).to.eql(after(others()));
      });

      it('keeps it when a later run that broke off is undone', async () => {
        const held = await harvested('qh', others());
        const run = await begin('qh');
        await commit(run, [...others(20), record('qh', 'n', { title: '新来的' })], {
          nextToken: 'p2',
        });
        await catalogue.store.failRun(run, failure);
        await catalogue.store.undoRun(run.run, describedAgain);
        expect(await catalogue.store.waiting(held.id)).to.have.lengthOf(RECORDS);
        await catalogue.store.decideHeld(held.id, 'approve');
        expect(await live()).to.eql(after(others()));
      });

      describe('and what is doubtful came with one that failed for good', () => {
        const forGood = { ...failure, resumable: false };
        async function failed(items: readonly ReceivedRecord[]): Promise<RunSummary> {
          const run = await begin('qh');
          await commit(run, items);
          return catalogue.store.failRun(run, forGood);
        }

        for (const [code, items] of [
          ['TITLES_CHANGED_HELD', others(12)],
          ['IDENTIFIERS_CHANGED_HELD', renamed(12)],
        ] as const)
          it(`is decided with the next run, however little of it that brings (${code})`, async () => {
            const broke = await failed(items);
            expect(broke).to.include({ state: 'failed', code: 'HTTP_STATUS' });
            expect(broke.message).to.match(
              /^HTTP 500。.*。本次收到的有 12 条还没有采用，读者看不到，随下一次收割一起核定$/,
            );
            const fresh = Array.from({ length: 40 }, (_, n) =>
              record('qh', `fresh-${n}`, { title: `另${n}` }),
            );
            const next = await harvested('qh', [...many(30).slice(12), ...fresh]);
            expect(next).to.include({ state: 'held', code });
            expect(await live()).to.eql(before());
            expect(await catalogue.store.waiting(next.id)).to.have.lengthOf(12 + 40);
            await catalogue.store.decideHeld(next.id, 'approve');
            expect(await live()).to.include.members([...after(items), ...after(fresh)]);
          });

        it('tells how much of it waits, and says nothing where all is in place', async () => {
          await harvested('qh', others(12));
          const added = [record('qh', 'n', { title: '新来的' }), ...many(30).slice(20)];
          expect((await failed(added)).message).to.match(/本次收到的有 1 条还没有采用/);
          await harvested('jn', [record('jn', '1')]);
          const run = await begin('jn');
          await commit(run, [record('jn', '2', { title: '新来的' })]);
          expect(await catalogue.store.failRun(run, forGood)).to.include({ message: 'HTTP 500' });
        });

        it('is forgotten with that run when it is undone, and what another is held with is not', async () => {
          const held = await harvested('qh', others(12));
          const broke = await failed(renamed(12));
          await catalogue.store.undoRun(broke.id, describedAgain);
          expect(await catalogue.store.waiting(held.id)).to.have.lengthOf(12);
          await catalogue.store.decideHeld(held.id, 'refuse');
          expect(await harvested('qh', [])).to.include({ state: 'unchanged' });
          expect(await live()).to.eql(before());
        });
      });

      it('lets in what came beside it once the repository has taken it back', async () => {
        await harvested('qh', others(15));
        await harvested('qh', [record('qh', 'n', { title: '新来的' }), ...many(30).slice(15)]);
        expect(await live()).to.eql(before());
        expect(await harvested('qh', many(15))).to.include({ state: 'unchanged' });
        expect(await live()).to.eql([...before(), 'n 新来的']);
      });
    });

    it('lets go of it when the repository is as it was', async () => {
      await harvested('qh', others());
      expect(await harvested('qh', many(RECORDS))).to.include({ state: 'unchanged' });
      await harvested('qh', renamed());
      expect(await harvested('qh', many(RECORDS), 'full')).to.include({ state: 'unchanged' });
      expect(await live()).to.eql(before());
    });

    it('finishes putting in place what was interrupted in it, whatever is harvested next', async () => {
      await harvested('qh', many(900));
      const run = await begin('qh');
      const added = Array.from({ length: 900 }, (_, n) =>
        record('qh', `added-${n}`, { title: `另${n}` }),
      );
      await commit(run, added);
      const stop = new AbortController();
      const ending = catalogue.store.completeRun(run, 0, stop.signal);
      stop.abort();
      await ending.then(
        () => expect.fail('it was not stopped'),
        (error: unknown) => expect(error).to.equal(stop.signal.reason),
      );
      expect((await live()).length).to.be.within(901, 1_799);
      await catalogue.store.leaveRun(run);
      const again = await begin('qh', 'full');
      expect(again).to.include({ run: run.run, listDone: true });
      expect(await catalogue.store.completeRun(again, 0)).to.include({ state: 'complete' });
      expect(await live()).to.have.lengthOf(1_800);
      expect((await catalogue.store.ledger('qh')).liveRecords).to.equal(1_800);
    });

    it('does not see what a broken run brought twice, and shows it when it cannot be gone on with', async () => {
      const failure = { code: 'HTTP_STATUS', message: 'HTTP 500', requests: 1, resumable: true };
      const run = await begin('qh');
      const added = record('qh', 'n', { title: '新来的' });
      await commit(run, [added], { nextToken: 'p2' });
      await catalogue.store.failRun(run, failure);
      expect(await live()).to.eql(before());
      const again = await begin('qh');
      await catalogue.store.failRun(again, failure);
      expect(await live()).to.eql([...before(), 'n 新来的']);
    });

    it('counts a record once that came twice, in its later state', async () => {
      const run = await begin('qh');
      const early = record('qh', 'n', { title: '先前的' }, { datestamp: '2026-02-01T00:00:00Z' });
      const late = record('qh', 'n', { title: '后来的' }, { datestamp: '2026-03-01T00:00:00Z' });
      expect(await commit(run, [early, early, late, early])).to.include({
        received: 4,
        new: 2,
        unchanged: 2,
      });
      const header = { identifier: 'n', datestamp: '2026-03-01T00:00:00Z', deleted: false };
      expect(await catalogue.store.unmet(run.run, 'qh', [header])).to.eql([]);
      await catalogue.store.completeRun(run, 0);
      expect(await titleOf(documentId('qh', 'n'))).to.equal('后来的');
    });

    describe('is no nuisance', () => {
      it('to a first harvest, whatever it brings', async () => {
        expect(await harvested('jn', [record('jn', '1'), broken('2')])).to.include({ new: 1 });
        expect(await live()).to.include('1 客座赘语');
      });

      it('to a source of three records that are all corrected, or deleted but for one', async () => {
        const three = (title: string): ReceivedRecord[] =>
          ['1', '2', '3'].map((n) => record('jn', n, { title: `${title}${n}` }));
        await harvested('jn', three('金陵琐事'));
        expect(await harvested('jn', three('白下琐言'))).to.include({ state: 'complete' });
        const deleted = ['1', '2'].map((n) => gone('jn', n));
        expect(await harvested('jn', deleted)).to.include({ state: 'complete', deleted: 2 });
      });

      it('to corrections of some titles, and to copies of some', async () => {
        const corrected = many(12).map(({ title, record: { identifier } }) =>
          record('qh', identifier, { title: `〔嘉庆〕${title ?? ''}` }),
        );
        expect(await harvested('qh', corrected)).to.include({ state: 'complete', changed: 12 });
        const copies = Array.from({ length: 20 }, (_, n) =>
          record('qh', `copy-${n}`, { title: n < 10 ? `第${n + 15}种志` : `另${n}` }),
        );
        expect(await harvested('qh', copies)).to.include({ state: 'complete', new: 20 });
      });

      it('to one more picture of a common title', async () => {
        const pictures = (from: number): ReceivedRecord[] =>
          Array.from({ length: 15 }, (_, n) =>
            record('jn', `${from + n}`, { title: '夫子庙老照片' }),
          );
        await harvested('jn', [...pictures(0), ...pictures(15)]);
        expect(await harvested('jn', pictures(30))).to.include({ state: 'complete', new: 15 });
      });
    });
  });
}
