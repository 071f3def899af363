/**
 * What every `Matches` does with records that are compared: what joins and comes apart, what waits for a person,
 * and what a person's word comes to, through changes, deletions, undoing and rebuilding.
 */
import { expect } from 'chai';
import { documentId } from '../../catalogue/ids.ts';
import type { Match, MatchQuery } from '../../catalogue/matching/match.ts';
import type {
  DecidedOutcome,
  MatchDecision,
  RecordName,
} from '../../catalogue/matching/decision.ts';
import type { ReceivedRecord } from '../../catalogue/runs/page.ts';
import { decideMatch, decisionFor } from '../../desk/decide-match.ts';
import { holder } from '../support/deeds.ts';
import { describedAgain, eachCatalogue, gone, record } from '../support/catalogue-under-test.ts';
import type { OpenCatalogue } from '../support/catalogue-under-test.ts';

const ISBN = 'ISBN 978-7-5063-3618-5';
const OTHER_ISBN = 'ISBN 978-7-80718-268-9';

/** One edition, as Dublin Core has it. */
const book = {
  title: '江宁织造与曹家',
  creator: '吴新雷, 黄进德著',
  publisher: '中华书局',
  date: '2006',
  identifier: ISBN,
  format: '纸质',
};
const secondEdition = { ...book, title: '江宁织造与曹家（第2版）', date: '2012' };
/** Set anew; without a number that says otherwise. And one that says no year, and may be either. */
const firstSetting = { ...book, identifier: '' };
const laterSetting = { ...firstSetting, date: '2012' };
const either = { ...firstSetting, date: '' };

export function matchesConformance(name: string, open: OpenCatalogue): void {
  describe(`${name}, its matches`, () => {
    const catalogue = eachCatalogue(open);
    const { harvested } = catalogue;
    let seq = 0;
    beforeEach(() => {
      seq = 0;
    });

    const here = (source: string, identifier: string, elements: object = book): ReceivedRecord =>
      record(source, identifier, elements as Readonly<Record<string, string>>);

    /** Works by the identifiers of their records, e.g. `1 8`. */
    const works = async (): Promise<string[]> => {
      const versions = await Array.fromAsync(catalogue.store.workVersions());
      const found = await catalogue.store.works(versions.map(({ id }) => id));
      return found
        .map(({ documents }) => documents.map(({ identifier }) => identifier).join(' '))
        .sort();
    };

    /** E.g. `1 8 same`. */
    const listed = async (query: MatchQuery = {}): Promise<string[]> => {
      const { total, matches } = await catalogue.store.matches(query, 100, 0);
      expect(matches).to.have.lengthOf(total);
      return matches.map(short).sort();
    };

    /** Registers a decision, and has it applied. */
    const decide = async (
      a: RecordName,
      b: RecordName,
      outcome: DecidedOutcome,
    ): Promise<MatchDecision> => {
      const decision = await decideMatch({ a, b, outcome, why: '看过原书' }, holder('admin'), {
        records: catalogue.store,
        decisions: {
          decide: async (made) => ({
            ...made,
            id: ++seq,
            seq,
            at: '2026-05-01T00:00:00.000Z',
            takenBack: null,
          }),
        },
      });
      await catalogue.store.applyDecisions([decision]);
      return decision;
    };
    const takeBack = async (decision: MatchDecision): Promise<void> => {
      const takenBack = { at: '2026-05-02T00:00:00.000Z', by: 'admin' };
      await catalogue.store.applyDecisions([{ ...decision, seq: ++seq, takenBack }]);
    };
    const qh = (identifier: string): RecordName => ({ source: 'qh', identifier });
    const jn = (identifier: string): RecordName => ({ source: 'jn', identifier });

    it('tell of two records of one edition that they are the same, and why', async () => {
      await harvested('qh', [here('qh', '1')]);
      await harvested('jn', [here('jn', '8')]);
      expect(await works()).to.eql(['1 8']);
      const { matches } = await catalogue.store.matches({ outcome: 'same' }, 10, 0);
      const [match] = matches;
      expect(match).to.deep.include({
        id: `${documentId('qh', '1')}-${documentId('jn', '8')}`,
        outcome: 'same',
        isApart: false,
        decision: null,
        a: {
          ...qh('1'),
          library: '320104',
          work: documentId('qh', '1'),
          title: '江宁织造与曹家',
        },
      });
      expect(match?.reasons).to.not.eql([]);
      expect(await catalogue.store.match(match?.id ?? '')).to.eql(match);
      expect(await catalogue.store.match('never-never')).to.equal(undefined);
    });

    it('keep two editions under one ISBN as two works that are tied to each other', async () => {
      await harvested('qh', [here('qh', '1')]);
      await harvested('jn', [here('jn', '8', secondEdition)]);
      expect(await works()).to.eql(['1', '8']);
      expect(await listed()).to.eql(['1 8 other-edition']);
      const { within, beyond } = await catalogue.store.matchesOf(documentId('jn', '8'), 10);
      expect(within).to.eql([]);
      expect(beyond.map(short)).to.eql(['1 8 other-edition']);
    });

    describe('a record that fits two editions which contradict each other', () => {
      beforeEach(async () => {
        await harvested('qh', [here('qh', '1', firstSetting), here('qh', '2', laterSetting)]);
        await harvested('jn', [here('jn', 'x', either)]);
      });

      it('joins neither, and waits for a person', async () => {
        expect(await works()).to.eql(['1', '2', 'x']);
        expect(await listed({ outcome: 'probable' })).to.eql(['1 x same apart', '2 x same apart']);
        expect(await listed({ outcome: 'same' })).to.eql([]);
      });

      it('joins one of them when the other is deleted, and waits again when that comes back', async () => {
        await harvested('qh', [gone('qh', '2')]);
        expect(await works()).to.eql(['1 x']);
        expect(await listed({ outcome: 'same' })).to.eql(['1 x same']);
        await harvested('qh', [here('qh', '2', laterSetting)]);
        expect(await works()).to.eql(['1', '2', 'x']);
      });

      it('joins when it says its edition', async () => {
        await harvested('jn', [here('jn', 'x', laterSetting)]);
        expect(await works()).to.eql(['1', '2 x']);
      });

      it('joins where a person says that it belongs', async () => {
        const decision = await decide(jn('x'), qh('2'), 'same');
        expect(await works()).to.eql(['1', '2 x']);
        await takeBack(decision);
        expect(await works()).to.eql(['1', '2', 'x']);
      });
    });

    it('wait for nobody while a third record holds the two of a doubtful pair together', async () => {
      const { title, creator, publisher } = book;
      await harvested('qh', [
        here('qh', '2', { title, creator: '', publisher, date: '' }),
        here('qh', '3', { title, creator, date: '' }),
      ]);
      const waiting = async (): Promise<string[]> => {
        const found = await listed({ outcome: 'probable', decided: false });
        const { probable } = await catalogue.store.matchingTotals();
        expect(probable).to.equal(found.length);
        return found;
      };
      expect(await waiting()).to.eql(['2 3 probable']);
      await harvested('jn', [here('jn', '8', { title, creator, publisher, date: '' })]);
      expect(await works()).to.eql(['2 3 8']);
      expect(await waiting()).to.eql([]);
      expect(await listed({ outcome: 'probable' })).to.eql(['2 3 probable']);
      await harvested('jn', [gone('jn', '8')]);
      expect(await waiting()).to.eql(['2 3 probable']);
    });

    describe('a person’s word', () => {
      beforeEach(async () => {
        await harvested('qh', [here('qh', '1')]);
        await harvested('jn', [here('jn', '8')]);
      });

      it('takes a work apart at once, and taken back lets it come together again', async () => {
        const decision = await decide(qh('1'), jn('8'), 'different');
        expect(await works()).to.eql(['1', '8']);
        expect(await listed({ decided: true })).to.eql(['1 8 same different']);
        expect(await listed({ decided: false })).to.eql([]);
        await takeBack(decision);
        expect(await works()).to.eql(['1 8']);
        expect(await listed({ decided: true })).to.eql([]);
      });

      it('takes apart what only a third record holds together, and taken back lets it be', async () => {
        const { title, creator, publisher, date } = book;
        await harvested('qh', [gone('qh', '1')]);
        await harvested('qh', [
          here('qh', '2', { title, creator: '', publisher, date }),
          here('qh', '3', { title, creator, date }),
        ]);
        expect(await works()).to.eql(['8 2 3']);
        const decision = await decide(qh('2'), qh('3'), 'different');
        expect(await works()).to.eql(['2', '3', '8']);
        expect(await catalogue.store.checkMatching()).to.equal(0);
        await takeBack(decision);
        expect(await works()).to.eql(['8 2 3']);
      });

      it('joins what the machine does not even compare', async () => {
        await harvested('qh', [here('qh', '2', { title: '白下琐言', creator: '甘熙' })]);
        await harvested('qh', [gone('qh', '1')]);
        const decision = await decide(jn('8'), qh('2'), 'same');
        expect(await works()).to.eql(['8 2']);
        expect(await listed()).to.eql(['8 2 different same']);
        await takeBack(decision);
        expect(await works()).to.eql(['2', '8']);
        expect(await listed()).to.eql([]);
      });

      it('is said of two records and no others: what contradicts one of them leaves the other', async () => {
        await harvested('qh', [here('qh', '2', { title: '白下琐言', creator: '甘熙' })]);
        await decide(jn('8'), qh('2'), 'same');
        expect(await works()).to.eql(['1', '8 2']);
        expect(await listed({ outcome: 'probable' })).to.eql(['1 8 same apart']);
        await decide(qh('1'), qh('2'), 'same');
        expect(await works()).to.eql(['1 8 2']);
      });

      it('stays through a change, a deletion and a return, an undoing and a rebuild', async () => {
        await decide(qh('1'), jn('8'), 'other-edition');
        await harvested('jn', [here('jn', '8', { ...book, format: '平装' })]);
        expect(await works()).to.eql(['1', '8']);
        await harvested('jn', [gone('jn', '8')]);
        expect(await works()).to.eql(['1']);
        expect(await listed({ decided: true })).to.eql([]);
        const run = await harvested('jn', [here('jn', '8')]);
        expect(await works()).to.eql(['1', '8']);
        await catalogue.store.undoRun(run.id, describedAgain);
        expect(await works()).to.eql(['1']);
        await harvested('jn', [here('jn', '8', { ...book, publisher: '中华书局出版社' })]);
        expect(await works()).to.eql(['1', '8']);
        await catalogue.store.forgetMatching();
        await catalogue.store.matchAgain();
        expect(await works()).to.eql(['1', '8']);
        expect(await listed({ decided: true })).to.eql(['1 8 same other-edition']);
      });

      it('is shown for another look when title, date, edition or ISBN of one of the two changes', async () => {
        await decide(qh('1'), jn('8'), 'same');
        expect(await listed({ decided: 'again' })).to.eql([]);
        await harvested('jn', [here('jn', '8', { ...book, format: '平装' })]);
        expect(await listed({ decided: 'again' })).to.eql([]);
        await harvested('jn', [here('jn', '8', secondEdition)]);
        const { matches } = await catalogue.store.matches({ decided: 'again' }, 10, 0);
        expect(matches.map(({ decision }) => decision?.changed)).to.eql([['title', 'date']]);
        expect(await works()).to.eql(['1 8']);
        await harvested('jn', [here('jn', '8')]);
        expect(await listed({ decided: 'again' })).to.eql([]);
      });

      it('waits for a record that is not there yet, or not any more', async () => {
        const decision = await decide(qh('1'), jn('8'), 'different');
        await harvested('jn', [gone('jn', '8')]);
        await takeBack(decision);
        await catalogue.store.applyDecisions([{ ...decision, seq: ++seq, id: ++seq }]);
        await harvested('jn', [here('jn', '8')]);
        expect(await works()).to.eql(['1', '8']);
      });

      it('is forgotten when another registry is followed', async () => {
        await decide(qh('1'), jn('8'), 'different');
        expect(await catalogue.store.decisionsApplied()).to.equal(1);
        await catalogue.store.forgetDecisions();
        expect(await catalogue.store.decisionsApplied()).to.equal(0);
        expect(await works()).to.eql(['1 8']);
      });
    });

    it('keep two hundred decisions through a full rebuild', async () => {
      const editions = Array.from({ length: 200 }, (_, n) => ({
        ...book,
        title: `${ofHan(n)}织造考`,
        identifier: '',
      }));
      await harvested(
        'qh',
        editions.map((edition, n) => here('qh', `${n}`, edition)),
      );
      await harvested(
        'jn',
        editions.map((edition, n) => here('jn', `j${n}`, edition)),
      );
      for (const n of editions.keys())
        await decide(qh(`${n}`), jn(`j${n}`), n % 2 === 0 ? 'different' : 'same');
      const before = await works();
      expect(before).to.have.lengthOf(300);
      await catalogue.store.forgetMatching();
      await catalogue.store.matchAgain();
      expect(await works()).to.eql(before);
      expect(await catalogue.store.checkMatching()).to.equal(0);
      expect((await catalogue.store.matches({ decided: true }, 1, 0)).total).to.equal(200);
    });

    it('of a run that is held are none before a person lets it in', async () => {
      const shelf = (prefix: string): ReceivedRecord[] =>
        Array.from({ length: 12 }, (_, n) =>
          here('qh', `${prefix}${n}`, { ...book, title: `${ofHan(n)}织造考`, identifier: '' }),
        );
      await harvested('qh', shelf('old'));
      const run = await harvested('qh', shelf('new'));
      expect(run.state).to.equal('held');
      expect(await listed()).to.eql([]);
      await catalogue.store.decideHeld(run.id, 'approve');
      expect(await listed({ isInside: true, outcome: 'same' })).to.have.lengthOf(12);
    });

    it('of a run that is undone come apart again', async () => {
      await harvested('qh', [here('qh', '1')]);
      const run = await harvested('jn', [here('jn', '8')]);
      expect(await works()).to.eql(['1 8']);
      await catalogue.store.undoRun(run.id, describedAgain);
      expect(await works()).to.eql(['1']);
      expect(await listed()).to.eql([]);
    });

    it('list what one library has twice, and count its records all the same', async () => {
      await harvested('qh', [here('qh', '1'), here('qh', '2')]);
      await harvested('jn', [here('jn', '8')]);
      expect(await works()).to.eql(['1 2 8']);
      expect(await listed({ isInside: true })).to.eql(['1 2 same']);
      expect(await listed({ isInside: true, library: '320115' })).to.eql([]);
      expect(await listed({ library: '320115' })).to.eql(['1 8 same', '2 8 same']);
      expect(await listed({ identifier: '2' })).to.eql(['1 2 same', '2 8 same']);
      expect((await catalogue.store.totals()).byLibrary).to.eql({
        320104: { works: 1, records: 2 },
        320115: { works: 1, records: 1 },
      });
    });

    it('show one number on unlike titles until a person says that it proves nothing', async () => {
      const titles = ['江宁织造与曹家', '南京城墙的修缮', '秦淮灯彩图录'];
      await harvested(
        'qh',
        titles.map((title, n) => here('qh', `${n}`, { title, identifier: OTHER_ISBN })),
      );
      expect(await works()).to.eql(['0', '1', '2']);
      expect((await listed({ conflict: true })).length).to.equal(3);
      const decision = await decide(qh('0'), qh('1'), 'different');
      expect(decision.taught).to.eql(['780718268']);
      expect(await listed({ conflict: true, decided: false })).to.eql([]);
      await harvested('jn', [here('jn', '8', { title: '金陵瓦当拓片', identifier: OTHER_ISBN })]);
      expect(await listed({ conflict: true, decided: false })).to.eql([]);
      await takeBack(decision);
      expect((await listed({ conflict: true, decided: false })).length).to.equal(6);
    });

    describe('waiting for a person', () => {
      const waits: MatchQuery = { outcome: 'probable', decided: false };
      const inOrder = async (query: MatchQuery = waits): Promise<string[]> =>
        (await catalogue.store.matches(query, 100, 0)).matches.map(short);
      /** Two records of a title that says too little by itself: with a year, and with none. */
      const doubtful = (n: number): readonly [ReceivedRecord, ReceivedRecord] => {
        const title = `${ofHan(2 * n)}${ofHan(2 * n + 1)}纪略`;
        return [here('qh', `q${n}`, { title, date: '1985' }), here('jn', `j${n}`, { title })];
      };
      const harvestedPairs = async (count: number): Promise<void> => {
        const pairs = Array.from({ length: count }, (_, n) => doubtful(n));
        await harvested(
          'qh',
          pairs.map(([one]) => one),
        );
        await harvested(
          'jn',
          pairs.map(([, other]) => other),
        );
      };

      it('stand in the order in which they matter, which follows what is decided and harvested', async () => {
        await harvestedPairs(3);
        expect(await inOrder()).to.eql(['q0 j0 probable', 'q1 j1 probable', 'q2 j2 probable']);
        // Held by one library more, it comes first.
        await harvested('yh', [
          record('yh', 'y', {
            title: `${ofHan(2)}${ofHan(3)}纪略`,
            date: '1985',
            publisher: '南京出版社',
          }),
        ]);
        await decide(qh('q1'), { source: 'yh', identifier: 'y' }, 'same');
        expect((await inOrder())[0]).to.equal('q1 j1 probable');
        const decision = await decide(qh('q1'), jn('j1'), 'different');
        expect(await inOrder()).to.not.include('q1 j1 probable');
        await takeBack(decision);
        expect((await inOrder())[0]).to.equal('q1 j1 probable');
        await harvested('qh', [gone('qh', 'q0')]);
        expect(await inOrder()).to.not.include('q0 j0 probable');
      });

      it('are found by their titles, however these are written, and counted alone', async () => {
        await harvested('qh', [here('qh', '1', { title: '金陵瑣事輯略', date: '1985' })]);
        await harvested('jn', [here('jn', '8', { title: '金陵琐事辑略' })]);
        for (const title of ['琐事', '瑣事', '琐事 辑略'])
          expect(await inOrder({ ...waits, title }), title).to.eql(['1 8 probable']);
        expect(await inOrder({ ...waits, title: '琐话' })).to.eql([]);
        const { total, matches } = await catalogue.store.matches(waits, 0, 0);
        expect([total, matches]).to.eql([1, []]);
        await decide(qh('1'), jn('8'), 'same');
        for (const title of ['琐事', '瑣事', '琐事 辑略'])
          expect(await inOrder({ decided: true, title }), title).to.have.lengthOf(1);
        expect(await inOrder({ decided: true, title: '琐话' })).to.eql([]);
      });

      it('have one before and one after, in the list that was asked for', async () => {
        await harvestedPairs(4);
        const ids = (await catalogue.store.matches(waits, 10, 0)).matches.map(({ id }) => id);
        const [first = '', second = '', third = '', fourth = ''] = ids;
        const beside = (id: string, query = waits): Promise<unknown> =>
          catalogue.store.matchesBeside(query, id, 2);
        expect(await beside(first)).to.eql({ before: [], after: [second, third] });
        expect(await beside(third)).to.eql({ before: [second, first], after: [fourth] });
        const narrowed = { ...waits, title: `${ofHan(4)}${ofHan(5)}` };
        expect(await beside(third, narrowed)).to.eql({ before: [], after: [] });
        expect(await beside(second, narrowed)).to.eql({ before: [], after: [] });
        expect(await beside('never-never')).to.eql({ before: [], after: [] });
        await decide(qh('q0'), jn('j0'), 'different');
        await decide(qh('q2'), jn('j2'), 'different');
        // What is decided stands with the latest first.
        expect(await beside(third, { decided: true })).to.eql({ before: [], after: [first] });
      });

      it('are gathered by the reason for which they wait and by their libraries', async () => {
        await harvestedPairs(3);
        const kind = {
          shape: '+creator +title ?date',
          libraries: ['320104', '320115'],
          isApart: false,
        };
        const groups = await catalogue.store.matchGroups({}, 10);
        expect(groups).to.eql([{ ...kind, pairs: 3 }]);
        expect(await catalogue.store.matchGroups({ library: '320104' }, 10)).to.eql(groups);
        expect(await catalogue.store.matchGroups({ library: '320102' }, 10)).to.eql([]);
        const [alike] = groups;
        expect(await inOrder({ ...waits, alike: alike! })).to.have.lengthOf(3);
        expect(await inOrder({ ...waits, alike: { ...alike!, shape: '+title ?date' } })).to.eql([]);
        await decide(qh('q0'), jn('j0'), 'different');
        await decide(qh('q1'), jn('j1'), 'same');
        // One by itself is no kind.
        expect(await catalogue.store.matchGroups({}, 10)).to.eql([]);
      });
    });

    it('are foreseen as they come, and nothing is changed by it', async () => {
      await harvested('qh', [here('qh', '1'), here('qh', '2')]);
      await harvested('jn', [here('jn', '8'), here('jn', '9', { title: '金陵瓦当拓片' })]);
      expect(await works()).to.eql(['1 2 8', '9']);
      const { store } = catalogue;
      const [last, totals] = [await store.lastSeq(), await store.matchingTotals()];
      const foresee = async (
        ...verdicts: readonly (readonly [RecordName, RecordName, DecidedOutcome])[]
      ): Promise<string[]> => {
        const decisions = [];
        for (const [a, b, outcome] of verdicts) {
          const verdict = { a, b, outcome, why: '试试' };
          decisions.push((await decisionFor(verdict, holder('admin'), store)).decision);
        }
        const foreseen = await store.foreseeDecisions(decisions);
        const names = new Map<string, string>(
          [qh('1'), qh('2'), jn('8'), jn('9')].map(({ source, identifier }) => [
            documentId(source, identifier),
            identifier,
          ]),
        );
        return foreseen.map((ids) => ids.map((id) => names.get(id)).join(' '));
      };
      expect(
        await foresee([qh('1'), jn('8'), 'different'], [qh('2'), jn('8'), 'different']),
      ).to.eql(['1 2', '8']);
      // The second is the same as the first and contradicts what joins it: nobody said a word of that.
      expect(await foresee([qh('1'), jn('9'), 'same'])).to.eql(['1 9', '2 8']);
      expect(
        await foresee(
          [qh('1'), jn('9'), 'same'],
          [qh('2'), jn('9'), 'same'],
          [jn('8'), jn('9'), 'same'],
        ),
      ).to.eql(['1 2 8 9']);
      expect(await works()).to.eql(['1 2 8', '9']);
      expect(await store.lastSeq()).to.equal(last);
      expect(await store.matchingTotals()).to.eql(totals);
      // What a person said of the two before makes way, and is there again afterwards.
      await decide(qh('1'), jn('8'), 'different');
      await decide(qh('2'), jn('8'), 'different');
      expect(await works()).to.eql(['1 2', '8', '9']);
      expect(await foresee([qh('1'), jn('8'), 'same'], [qh('2'), jn('8'), 'same'])).to.eql([
        '1 2 8',
      ]);
      expect(await works()).to.eql(['1 2', '8', '9']);
    });

    it('of one library that are the same are its duplicates, until a person says otherwise', async () => {
      await harvested('qh', [here('qh', '1'), here('qh', '2')]);
      expect(await listed({ isDuplicate: true })).to.eql(['1 2 same']);
      const decision = await decide(qh('1'), qh('2'), 'same');
      expect(await listed({ isDuplicate: true })).to.eql(['1 2 same same']);
      expect(await listed({ decided: true, said: 'same' })).to.eql(['1 2 same same']);
      expect(await listed({ decided: true, said: 'different' })).to.eql([]);
      await takeBack(decision);
      await decide(qh('1'), qh('2'), 'different');
      expect(await listed({ isDuplicate: true })).to.eql([]);
    });

    it('are counted, and found again as they were by comparing everything anew', async () => {
      await harvested('qh', [here('qh', '1'), here('qh', '2', secondEdition)]);
      await harvested('jn', [here('jn', '8')]);
      const counts = { documents: 3, works: 2, pairs: 3, probable: 0, narrowedBlocks: 0 };
      expect(await catalogue.store.matchingTotals()).to.deep.include(counts);
      const { store } = catalogue;
      const last = await store.lastSeq();
      await store.forgetMatching();
      const seen: number[] = [];
      await store.matchAgain({ onProgress: (done) => seen.push(done) });
      expect(seen).to.eql([3, 3]);
      await store.matchAgain({ onProgress: (done) => seen.push(done) });
      expect(seen).to.eql([3, 3]);
      expect(await store.lastSeq()).to.equal(last);
      expect(await store.matchingTotals()).to.deep.include(counts);
      expect(await store.checkMatching()).to.equal(0);
    });
  });
}

/** `identifier identifier outcome`, what a person said, and whether they are apart. */
function short({ a, b, outcome, decision, isApart }: Match): string {
  const words = [a.identifier, b.identifier, outcome, decision?.outcome, isApart ? 'apart' : ''];
  return words.filter(Boolean).join(' ');
}

/** Two characters that no other number has. */
function ofHan(n: number): string {
  return String.fromCodePoint(0x6c5f + n * 7, 0x8863 + n * 11);
}
