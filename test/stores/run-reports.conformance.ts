/** What every `RunReports` tells of runs in detail. */
import { expect } from 'chai';
import type { ChangeList } from '../../catalogue/runs/run-report.ts';
import {
  describedAgain,
  eachCatalogue,
  gone,
  many,
  record,
} from '../support/catalogue-under-test.ts';
import type { OpenCatalogue } from '../support/catalogue-under-test.ts';

export function runReportsConformance(name: string, open: OpenCatalogue): void {
  describe(`${name}, its reports of runs`, () => {
    const catalogue = eachCatalogue(open);
    const { begin, commit, harvested } = catalogue;

    async function changes(run: number, list: ChangeList): Promise<unknown[][]> {
      const found: unknown[][] = [];
      let after: number | null = 0;
      while (after !== null) {
        const part = await catalogue.store.reports.changes(run, list, 1, after);
        for (const one of part.items)
          found.push([one.kind, one.identifier, one.before, one.title, one.isOvertaken]);
        after = part.next;
      }
      return found;
    }

    it('tells the windows and pages of a run, some at a time', async () => {
      const { store } = catalogue;
      const run = await begin('qh');
      const [from, until] = ['2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z'];
      const first = await store.planWindow(run, from, until);
      const second = await store.planWindow(run, until, null);
      await store.commitPage({ ...page(run, first.id), announced: 3, nextToken: 't' });
      await commit(run, [record('qh', '2')], {
        window: first.id,
        flags: ['one-by-one', 'list-short:1'],
      });
      await store.failWindow(run, second.id, '接口回答 HTTP 500');

      const windows = await store.reports.windows(run.run, 10, 0);
      expect(windows.total).to.equal(2);
      expect(windows.items[0]).to.include({
        from,
        until,
        state: 'done',
        attempts: 1,
        announced: 3,
      });
      expect(windows.items[1]).to.include({ state: 'failed', message: '接口回答 HTTP 500' });
      expect((await store.reports.windows(run.run, 10, 1)).items).to.eql([windows.items[1]]);

      const pages = await store.reports.pages(run.run, 1, 1);
      expect(pages.total).to.equal(2);
      expect(pages.items[0]).to.deep.include({
        window: first.id,
        received: 1,
        flags: ['one-by-one', 'list-short:1'],
      });
      expect((await store.reports.flags(run.run)).map(({ flag, pages: n }) => [flag, n])).to.eql([
        ['one-by-one', 1],
        ['list-short', 1],
      ]);
      expect(await store.reports.shortBy(run.run)).to.equal(1);
    });

    it('tells how far a run is: what its lists announced, unless one does not say', async () => {
      const { store } = catalogue;
      const run = await begin('qh');
      const window = await store.planWindow(run, null, null);
      await store.commitPage({ ...page(run, window.id), announced: 300, nextToken: 't' });
      expect(await store.reports.progress(run.run)).to.eql({
        received: 0,
        pages: 1,
        announced: 300,
        pace: null,
      });
      await store.planWindow(run, '2026-01-01T00:00:00Z', null);
      expect((await store.reports.progress(run.run)).announced).to.equal(null);
    });

    it('tells by title what a run added, changed, deleted and took back in, and what stands no more', async () => {
      const first = await harvested('qh', [
        record('qh', '1', { title: '首都志' }),
        record('qh', '2', { title: '白下琐言' }),
      ]);
      const second = await harvested('qh', [
        record('qh', '1', { title: '首都志略' }),
        gone('qh', '2'),
      ]);
      const third = await harvested('qh', [
        record('qh', '2', { title: '白下瑣言' }),
        gone('qh', '9'),
      ]);
      expect(await changes(first.id, 'new')).to.eql([
        ['new', '1', null, '首都志', true],
        ['new', '2', null, '白下琐言', true],
      ]);
      expect(await changes(second.id, 'changed')).to.eql([
        ['changed', '1', '首都志', '首都志略', false],
      ]);
      expect(await changes(second.id, 'deleted')).to.eql([
        ['deleted', '2', '白下琐言', null, true],
      ]);
      expect(await changes(third.id, 'changed')).to.eql([
        ['returned', '2', '白下琐言', '白下瑣言', false],
      ]);
      expect(await changes(third.id, 'deleted')).to.eql([['deleted', '9', null, null, false]]);
      expect(await changes(third.id, 'new')).to.eql([]);
    });

    it('tells what undoing would do, and of what was undone what it had been', async () => {
      const { store } = catalogue;
      await harvested('qh', [
        record('qh', '1', { title: '首都志' }),
        record('qh', '2'),
        ...many(30).slice(10),
      ]);
      const run = await harvested('qh', [
        record('qh', '1', { title: '首都志略' }),
        gone('qh', '2'),
        record('qh', '3'),
        record('qh', '4'),
      ]);
      await harvested('qh', [record('qh', '4', { title: '钟山志' })]);
      expect(await store.reports.undoForecast(run.id)).to.eql({
        removed: 1,
        restored: 2,
        overtaken: 1,
      });
      const undone = await store.undoRun(run.id, describedAgain);
      expect(undone).to.include({ restored: 3, overtaken: 1 });
      expect(await changes(run.id, 'deleted')).to.eql([['deleted', '2', '客座赘语', null, true]]);
      expect((await changes(run.id, 'changed')).map(([, id, before]) => [id, before])).to.eql([
        ['1', '首都志'],
      ]);
    });

    it('gives parts of what would vanish or be put in place, as the whole lists have it', async () => {
      const { store } = catalogue;
      await harvested('qh', many(40));
      const held = await harvested('qh', many(2), 'full');
      expect(held).to.include({ state: 'held', code: 'MASS_DELETION_HELD' });
      const whole = await store.vanishing(held.id);
      const parts = [
        await store.reports.vanishingPart(held.id, 30, 0),
        await store.reports.vanishingPart(held.id, 30, 30),
      ];
      expect(parts.map(({ total }) => total)).to.eql([38, 38]);
      expect(parts.flatMap(({ items }) => items)).to.have.deep.members([...whole]);
      expect(await store.reports.waitingPart(held.id, 10, 0)).to.eql({ total: 0, items: [] });

      await store.decideHeld(held.id, 'refuse');
      const again = await harvested('qh', many(2), 'full');
      expect(again.state, 'what was refused is not asked about').to.equal('unchanged');
      const titles = many(40).map((one, n) => record('qh', `${n}`, { title: `Journal ${n}` }));
      const changed = await harvested('qh', titles);
      expect(changed.state).to.equal('held');
      const waiting = await store.reports.waitingPart(changed.id, 10, 35);
      expect(waiting.total).to.equal(40);
      expect(waiting.items).to.eql((await store.waiting(changed.id)).slice(35));
    });

    it('gives the runs of a source in parts, since an instant, and when something changed', async () => {
      const { reports } = catalogue.store;
      const first = await harvested('qh', [record('qh', '1')]);
      const second = await harvested('qh', []);
      await harvested('jn', [record('jn', '1')]);
      expect(await reports.runsPart('qh', 1, 1)).to.eql({ total: 2, items: [first] });
      expect(await reports.runsSince('qh', first.startedAt)).to.eql([second, first]);
      expect(await reports.runsSince('qh', '2999-01-01T00:00:00Z')).to.eql([]);
      expect(await reports.changeTimes('qh', 10)).to.eql([first.startedAt]);
      await catalogue.store.undoRun(first.id, describedAgain);
      expect(await reports.changeTimes('qh', 10)).to.eql([]);
    });
  });
}

function page(lease: { run: number; source: string; fence: number }, window: number) {
  return {
    lease,
    window,
    url: 'file:/list' as const,
    bytes: 1,
    ms: 1,
    requests: 1,
    flags: [],
    responseDate: null,
    describedBy: 'rules 1',
    items: [],
    nextToken: null,
  };
}
