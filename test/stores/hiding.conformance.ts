/**
 * What every `Hiding` keeps from readers, through whatever happens to records: harvested again, described again,
 * compared again, deleted, brought back, undone, approved.
 */
import { expect } from 'chai';
import { documentId } from '../../catalogue/ids.ts';
import { lookOf } from '../../catalogue/matching/decision.ts';
import type { MatchDecision } from '../../catalogue/matching/decision.ts';
import type { HeldSuppression } from '../../catalogue/suppression.ts';
import type { WorkLookup } from '../../catalogue/work.ts';
import {
  describedAgain,
  eachCatalogue,
  gone,
  many,
  record,
} from '../support/catalogue-under-test.ts';
import type { OpenCatalogue } from '../support/catalogue-under-test.ts';
import { held } from '../support/suppressions.ts';

/** One edition, held by two libraries. */
const genealogy = {
  title: '秦淮王氏宗谱',
  creator: '王某某纂修',
  publisher: '南京出版社',
  date: '2006',
  identifier: 'ISBN 978-7-80718-268-9',
};
const IN_QINHUAI = documentId('qh', '1');
const IN_JIANGNING = documentId('jn', '8');

/** The first nine digits tell books apart; the last is of no concern here. */
function isbnOf(n: number): string {
  const digits = `978780718${String(n).padStart(3, '0')}`;
  const sum = Array.from(digits, Number).reduce(
    (total, digit, i) => total + digit * (i % 2 === 0 ? 1 : 3),
    0,
  );
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

export function hidingConformance(name: string, open: OpenCatalogue): void {
  describe(`${name}, what it keeps from readers`, () => {
    const catalogue = eachCatalogue(open);
    const { harvested } = catalogue;
    let seq = 0;
    beforeEach(() => {
      seq = 0;
    });

    const hide = (...all: readonly HeldSuppression[]): Promise<void> =>
      catalogue.store.applySuppressions(all, ++seq);
    const work = (id = IN_QINHUAI): Promise<WorkLookup> => catalogue.store.work(id);
    const kind = async (id = IN_QINHUAI): Promise<string> => (await work(id)).kind;
    /** Records that readers see, by library, and works. */
    const counted = async (): Promise<unknown> => {
      const { works, byLibrary } = await catalogue.store.totals();
      return [works, byLibrary['320104']?.records ?? 0, byLibrary['320115']?.records ?? 0];
    };
    /** Identifiers of the records that the work shows. */
    const shown = async (id: string): Promise<string[]> => {
      const found = await work(id);
      return found.kind === 'work'
        ? found.work.documents.map(({ identifier }) => identifier)
        : [found.kind];
    };

    it('is a record: its work is taken down, and back when it is lifted', async () => {
      await harvested('qh', [record('qh', '1', genealogy)]);
      await hide(held({ notice: '应家属要求' }));
      expect(await work()).to.eql({
        kind: 'taken-down',
        since: '2026-05-01T00:00:00.000Z',
        byLibrary: '320104',
        library: '320104',
        notice: '应家属要求',
      });
      expect(await catalogue.store.document(IN_QINHUAI)).to.equal(undefined);
      expect(await counted()).to.eql([0, 0, 0]);
      expect(await catalogue.changes()).to.eql([`remove ${IN_QINHUAI}`]);
      expect(await catalogue.store.suppressionsApplied()).to.equal(1);
      await hide();
      expect(await kind()).to.equal('work');
      expect(await counted()).to.eql([1, 1, 0]);
      expect(await catalogue.changes()).to.eql([`replace ${IN_QINHUAI}`]);
    });

    it('lends nothing to the card of others, to which its address leads; lifted, they are one again', async () => {
      await harvested('qh', [record('qh', '1', { ...genealogy, description: '载在世族人' })]);
      await harvested('jn', [record('jn', '8', genealogy)]);
      expect(await shown(IN_QINHUAI)).to.eql(['1', '8']);
      await hide(held());
      expect(await work()).to.eql({ kind: 'moved', to: IN_JIANGNING });
      expect(await shown(IN_JIANGNING)).to.eql(['8']);
      expect(JSON.stringify(await work(IN_JIANGNING))).to.not.include('载在世族人');
      expect(await catalogue.store.matches({}, 10, 0)).to.eql({ total: 0, matches: [] });
      expect(await catalogue.store.matchesOf(IN_JIANGNING, 10)).to.eql({ within: [], beyond: [] });
      expect(await counted()).to.eql([1, 0, 1]);
      await hide();
      expect(await shown(IN_QINHUAI)).to.eql(['1', '8']);
      expect(await work(IN_JIANGNING)).to.eql({ kind: 'moved', to: IN_QINHUAI });
      expect(await counted()).to.eql([1, 1, 1]);
    });

    it('stays so when it comes again, changed, described and compared anew', async () => {
      await harvested('qh', [record('qh', '1', genealogy)]);
      await hide(held());
      const changed = { ...genealogy, description: '续修' };
      const run = await harvested('qh', [
        record('qh', '1', changed, { datestamp: '2026-02-01T00:00:00Z' }),
      ]);
      expect(run).to.deep.include({ received: 1, changed: 1, new: 0 });
      expect(await kind()).to.equal('taken-down');
      await catalogue.store.describeAgain('qh', 'rules 2', describedAgain);
      expect(await kind()).to.equal('taken-down');
      await catalogue.store.forgetMatching();
      await catalogue.store.matchAgain();
      expect(await kind()).to.equal('taken-down');
      expect(await counted()).to.eql([0, 0, 0]);
      expect(await catalogue.store.checkMatching()).to.equal(0);
      await hide();
      expect(JSON.stringify(await work())).to.include('续修');
    });

    it('stays so through deletion, and coming back', async () => {
      await harvested('qh', [record('qh', '1', genealogy), record('qh', '2')]);
      await hide(held());
      await harvested('qh', [gone('qh', '1')]);
      expect(await kind()).to.equal('taken-down');
      expect(await counted()).to.eql([1, 1, 0]);
      await harvested('qh', [record('qh', '1', genealogy, { datestamp: '2026-03-01T00:00:00Z' })]);
      expect(await kind()).to.equal('taken-down');
      expect(await counted()).to.eql([1, 1, 0]);
      await harvested('qh', [gone('qh', '1')]);
      await hide();
      expect(await kind()).to.equal('gone');
    });

    it('holds for what was deleted before, and for what never came yet', async () => {
      await harvested('qh', [record('qh', '1', genealogy), record('qh', '2')]);
      await harvested('qh', [gone('qh', '1')]);
      await hide(held(), held({ id: 2, identifier: '3' }));
      expect(await kind()).to.equal('taken-down');
      await harvested('qh', [record('qh', '3', genealogy)]);
      expect(await kind(documentId('qh', '3'))).to.equal('taken-down');
      expect(await counted()).to.eql([1, 1, 0]);
    });

    it('stays so when the run that brought or changed it is undone', async () => {
      await harvested('qh', [record('qh', '1', genealogy), record('qh', '2')]);
      const changed = { ...genealogy, description: '续修' };
      const { id } = await harvested('qh', [
        record('qh', '1', changed, { datestamp: '2026-02-01T00:00:00Z' }),
      ]);
      await hide(held());
      await catalogue.store.undoRun(id, describedAgain);
      expect(await kind()).to.equal('taken-down');
      expect(await counted()).to.eql([1, 1, 0]);
      await hide();
      expect(JSON.stringify(await work())).to.not.include('续修');
      expect(await counted()).to.eql([2, 2, 0]);
    });

    it('is swept and put back as any other', async () => {
      await harvested('qh', [record('qh', '1', genealogy), record('qh', '2')]);
      await hide(held());
      const run = await harvested('qh', [record('qh', '2')], 'full');
      expect(run).to.deep.include({ state: 'complete', deleted: 1 });
      expect(await kind()).to.equal('taken-down');
      expect(await counted()).to.eql([1, 1, 0]);
      await catalogue.store.undoRun(run.id, describedAgain);
      expect(await kind()).to.equal('taken-down');
      expect(await counted()).to.eql([1, 1, 0]);
      await hide();
      expect(await kind()).to.equal('work');
    });

    it('is deleted by a run that is approved, and stays hidden', async () => {
      await harvested('qh', many(60));
      await hide(held());
      const met = many(60).filter(({ record: { identifier } }) => ['0', '2'].includes(identifier));
      const run = await harvested('qh', met, 'full');
      expect(run.state).to.equal('held');
      expect(await catalogue.store.vanishing(run.id)).to.have.lengthOf(58);
      await catalogue.store.decideHeld(run.id, 'approve');
      expect(await kind()).to.equal('taken-down');
      expect(await counted()).to.eql([2, 2, 0]);
    });

    it('keeps a person’s word: lifted, two that were taken apart are not together again', async () => {
      await harvested('qh', [record('qh', '1', genealogy)]);
      await harvested('jn', [record('jn', '8', genealogy)]);
      const [a, b] = [
        { source: 'qh', identifier: '1' },
        { source: 'jn', identifier: '8' },
      ];
      const look = lookOf(describedAgain(record('qh', '1', genealogy).record));
      const decision: MatchDecision = {
        id: 1,
        seq: 1,
        a,
        b,
        outcome: 'different',
        whole: null,
        why: '看过原书',
        by: 'admin',
        at: '2026-05-01T00:00:00.000Z',
        looked: { a: look, b: look },
        taught: [],
        takenBack: null,
      };
      await catalogue.store.applyDecisions([decision]);
      await hide(held());
      expect(await shown(IN_JIANGNING)).to.eql(['8']);
      await hide();
      expect(await shown(IN_QINHUAI)).to.eql(['1']);
      await hide(held());
      await catalogue.store.applyDecisions([
        { ...decision, seq: 2, takenBack: { at: '2026-05-02T00:00:00.000Z', by: 'admin' } },
      ]);
      expect(await shown(IN_JIANGNING)).to.eql(['8']);
      await hide();
      expect(await shown(IN_QINHUAI)).to.eql(['1', '8']);
    });

    it('is a field, of one record alone', async () => {
      await harvested('qh', [record('qh', '1', { ...genealogy, description: '载在世族人' })]);
      await harvested('jn', [record('jn', '8', { ...genealogy, description: '另一说明' })]);
      const field = held({ scope: 'field', field: 'description' });
      await hide(field);
      expect(await shown(IN_QINHUAI)).to.eql(['1', '8']);
      const text = JSON.stringify(await work());
      expect(text).to.not.include('载在世族人');
      expect(text).to.include('另一说明');
      expect((await catalogue.store.record(IN_QINHUAI))?.isWithheld).to.equal(true);
      expect((await catalogue.store.record(IN_JIANGNING))?.isWithheld).to.equal(false);
      await catalogue.store.describeAgain('qh', 'rules 2', describedAgain);
      expect(JSON.stringify(await work())).to.not.include('载在世族人');
      const whole = await catalogue.store.whole(IN_QINHUAI);
      expect(whole).to.deep.include({ shown: 'part', work: IN_QINHUAI });
      expect(JSON.stringify(whole)).to.include('载在世族人');
      await hide();
      expect(JSON.stringify(await work())).to.include('载在世族人');
      expect((await catalogue.store.whole(IN_QINHUAI))?.shown).to.equal('whole');
    });

    it('is a field that held two records together: they come apart', async () => {
      await harvested('qh', [record('qh', '1', genealogy)]);
      await harvested('jn', [record('jn', '8', genealogy)]);
      await hide(
        ...['identifiers', 'creators', 'dates', 'publications'].map((field, i) =>
          held({ id: i + 1, scope: 'field', field }),
        ),
      );
      expect(await shown(IN_QINHUAI)).to.eql(['1']);
      await hide();
      expect(await shown(IN_QINHUAI)).to.eql(['1', '8']);
    });

    it('is a whole source, slice by slice, and the records that come later', async () => {
      await harvested('qh', many(600));
      await harvested('jn', [record('jn', '8', genealogy)]);
      const source = held({ scope: 'source', identifier: null });
      await hide(source);
      expect(await counted()).to.eql([1, 0, 1]);
      await harvested('qh', [record('qh', 'x', { title: '新到一种' })]);
      expect(await counted()).to.eql([1, 0, 1]);
      // Both hold; one lifted, the other keeps it.
      await hide(source, held({ id: 2, identifier: 'x' }));
      await hide(held({ id: 2, identifier: 'x' }));
      expect(await counted()).to.eql([601, 600, 1]);
      expect(await kind(documentId('qh', 'x'))).to.equal('taken-down');
    });

    it('is out of sight as a whole before the rest is done, which goes on where it was interrupted', async () => {
      // Each edition is held twice here, and one of three by another library as well.
      const edition = (n: number): Record<string, string> => ({
        title: `秦淮坊巷志第${n}种`,
        creator: '某某编',
        publisher: '南京出版社',
        date: '2006',
        identifier: `ISBN ${isbnOf(n)}`,
      });
      const all = Array.from({ length: 200 }, (_, n) =>
        record('qh', String(n), edition(Math.floor(n / 2))),
      );
      await harvested('qh', all);
      await harvested(
        'jn',
        Array.from({ length: 30 }, (_, n) => record('jn', String(n), edition(3 * n))),
      );
      expect(await counted()).to.eql([100, 200, 30]);
      const stop = new AbortController();
      const source = held({ scope: 'source', identifier: null });
      const seen: unknown[] = [];
      const begun = catalogue.store.applySuppressions([source], 1, {
        signal: stop.signal,
        onVanished: async () => {
          const first = await catalogue.store.document(documentId('qh', '0'));
          seen.push(await counted(), first, await catalogue.store.suppressionsUnderWay());
          stop.abort(new Error('stopped'));
        },
      });
      await begun.then(
        () => expect.fail('not interrupted'),
        (error: unknown) => expect(error).to.have.property('message', 'stopped'),
      );
      expect(seen).to.eql([
        [30, 0, 30],
        undefined,
        [{ id: 1, isEnding: false, done: 200, total: 200 }],
      ]);
      expect(await catalogue.store.suppressionsApplied()).to.equal(0);
      // What comes meanwhile is the same as nothing that is kept from readers.
      await harvested('jn', [record('jn', 'x', edition(1))]);
      expect(await counted()).to.eql([31, 0, 31]);
      const other = await catalogue.another();
      await other.applySuppressions([source], 1);
      expect(await counted()).to.eql([31, 0, 31]);
      expect(await catalogue.store.suppressionsApplied()).to.equal(1);
      expect(await catalogue.store.suppressionsUnderWay()).to.eql([]);
      expect(await catalogue.store.matchingTotals()).to.include({ documents: 31, pairs: 0 });
      expect(await catalogue.store.checkMatching()).to.equal(0);
      await other.applySuppressions([], 2);
      await other.close();
      expect(await counted()).to.eql([100, 200, 31]);
      expect(await catalogue.store.checkMatching()).to.equal(0);
    });

    it('is shown again slice by slice, and how far that is can be asked for', async () => {
      await harvested('qh', many(600));
      const source = held({ scope: 'source', identifier: null });
      await hide(source);
      const reached: unknown[] = [];
      await catalogue.store.applySuppressions([], 2, {
        onProgress: () => {
          reached.push(catalogue.store.suppressionsUnderWay());
        },
      });
      const last = (await Promise.all(reached)).at(-2);
      expect(last).to.eql([{ id: 1, isEnding: true, done: 500, total: 600 }]);
      expect(await catalogue.store.suppressionsUnderWay()).to.eql([]);
    });

    it('is a special collection, of which nothing is left', async () => {
      await harvested('qh', [record('qh', '1', genealogy, { sets: ['photo'] }), record('qh', '2')]);
      await hide(held({ scope: 'collection', identifier: 'qh:photo' }));
      expect(await kind()).to.equal('taken-down');
      expect(await counted()).to.eql([1, 1, 0]);
      await hide();
      expect(await counted()).to.eql([2, 2, 0]);
    });

    it('counts in no number that is told of its source', async () => {
      const odd = { ...genealogy, date: '不是日期' };
      await harvested('qh', [record('qh', '1', odd), record('qh', '2', odd)]);
      const told = async (): Promise<unknown> => {
        const { liveRecords, hiddenRecords } = await catalogue.store.ledger('qh');
        const warnings = await catalogue.store.warnings('qh');
        return [liveRecords, hiddenRecords, warnings.map(({ documents }) => documents)];
      };
      expect(await told()).to.eql([2, 0, [2]]);
      await hide(held());
      expect(await told()).to.eql([2, 1, [1]]);
      await harvested('qh', [record('qh', '1', { ...odd, description: '续修' })]);
      expect(await told()).to.eql([2, 1, [1]]);
      await harvested('qh', [gone('qh', '1')]);
      expect(await told()).to.eql([1, 0, [1]]);
      await harvested('qh', [record('qh', '1', odd, { datestamp: '2026-03-01T00:00:00Z' })]);
      await hide(held({ scope: 'source', identifier: null }));
      expect(await told()).to.eql([2, 2, []]);
      await hide();
      expect(await told()).to.eql([2, 0, [2]]);
    });

    it('lets one record follow at once while a source is being followed', async () => {
      await harvested('qh', many(600));
      await harvested('jn', [record('jn', '8', genealogy)]);
      const source = held({ scope: 'source', identifier: null });
      const long = catalogue.store.applySuppressions([source], 1);
      const one = held({ id: 2, source: 'jn', identifier: '8' });
      const short = catalogue.store.applySuppressions([source, one], 2);
      expect(await kind(IN_JIANGNING)).to.equal('taken-down');
      await Promise.all([long, short]);
      expect(await counted()).to.eql([0, 0, 0]);
    });

    it('takes in another registry, in which a number is of something else', async () => {
      await harvested('qh', [record('qh', '1', genealogy), record('qh', '2')]);
      await hide(held());
      await hide(held({ identifier: '2' }));
      expect(await kind()).to.equal('work');
      expect(await kind(documentId('qh', '2'))).to.equal('taken-down');
    });

    it('is exported with the others, marked', async () => {
      await harvested('qh', [record('qh', '1', genealogy), record('qh', '2')]);
      await hide(held());
      expect((await catalogue.exported()).map((one) => [one.identifier, one.hidden])).to.eql([
        ['1', true],
        ['2', undefined],
      ]);
    });

    it('tells beforehand what would vanish', async () => {
      await harvested('qh', [record('qh', '1', genealogy), record('qh', '2')]);
      await harvested('jn', [record('jn', '8', genealogy)]);
      const vanishing = (one: HeldSuppression): unknown => catalogue.store.wouldVanish(one);
      expect(await vanishing(held())).to.eql({ records: 1, works: 0, titles: ['秦淮王氏宗谱'] });
      expect(await vanishing(held({ scope: 'source', identifier: null }))).to.eql({
        records: 2,
        works: 1,
        titles: ['秦淮王氏宗谱', '客座赘语'],
      });
      const field = held({ scope: 'field', field: 'creators' });
      expect(await vanishing(field)).to.deep.include({ records: 1, works: 0 });
      await hide(held());
      expect(await vanishing(held())).to.deep.include({ records: 0, works: 0 });
    });
  });
}
