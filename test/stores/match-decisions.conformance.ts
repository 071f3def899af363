/** What every `MatchDecisions` keeps of what persons decided about matches. */
import { expect } from 'chai';
import type { MatchDecision, NewDecision } from '../../catalogue/matching/decision.ts';
import type { DecisionDeed, MatchDecisions } from '../../catalogue/ports/match-decisions.ts';
import { decisionFacts } from '../../desk/decide-match.ts';
import { deedOf } from '../support/deeds.ts';
import type { OpenedRegistry } from './registry.conformance.ts';

export function matchDecisionsConformance(name: string, open: () => Promise<OpenedRegistry>): void {
  describe(`${name}, its match decisions`, () => {
    let opened: OpenedRegistry;
    let decisions: MatchDecisions;
    beforeEach(async () => {
      opened = await open();
      decisions = opened.registry.matchDecisions;
    });
    afterEach(() => opened.dispose());

    const after = async (seq: number): Promise<string[]> =>
      (await decisions.after(seq, 100)).map(short);

    it('keeps a decision as it was made, for every process', async () => {
      const made = await decisions.decide(decided('1', '2', { why: '同一版' }), deed);
      const { id, seq, at, takenBack, ...given } = made;
      expect(given).to.eql(decided('1', '2', { why: '同一版' }));
      expect({ id, seq, takenBack }).to.eql({ id: 1, seq: 1, takenBack: null });
      expect(new Date(at).toISOString()).to.equal(at);
      const other = await opened.another();
      expect(await other.matchDecisions.find(1)).to.eql(made);
      await other.close();
    });

    it('knows nothing of a number that never was', async () => {
      expect(await decisions.find(7)).to.equal(undefined);
      expect(await decisions.takeBack(7, 'admin', deed)).to.equal(undefined);
      expect(await decisions.lastSeq()).to.equal(0);
    });

    it('takes one back, once, and tells who and when', async () => {
      await decisions.decide(decided('1', '2'), deed);
      const back = await decisions.takeBack(1, 'admin', deed);
      expect(back).to.deep.include({ id: 1, seq: 2 });
      expect(back?.takenBack?.by).to.equal('admin');
      expect(await decisions.takeBack(1, 'other', deed)).to.eql(back);
      expect(await decisions.find(1)).to.eql(back);
    });

    it('lets a decision on the same two take the place of the earlier one, whichever is named first', async () => {
      await decisions.decide(decided('1', '2'), deed);
      await decisions.decide(decided('2', '1', { outcome: 'different', by: 'admin' }), deed);
      expect(await after(0)).to.eql(['1 same 1 2 taken back by admin', '2 different 2 1']);
    });

    it('enters in the audit what held before and what holds after, with the act and never without', async () => {
      await decisions.decide(decided('1', '2'), deed);
      await decisions.decide(decided('2', '1', { outcome: 'different' }), deed);
      await decisions.takeBack(2, 'admin', deed);
      await decisions.takeBack(2, 'admin', deed);
      const entries = await opened.registry.audit.latest(10);
      expect(entries.map(({ before, after }) => [before?.['id'], after?.['id']])).to.eql([
        [2, undefined],
        [1, 2],
        [undefined, 1],
      ]);
    });

    it('tells what was made and taken back since, in that order', async () => {
      await decisions.decide(decided('1', '2'), deed);
      await decisions.decide(decided('1', '3', { outcome: 'part-of', whole: 'b' }), deed);
      await decisions.takeBack(1, 'admin', deed);
      await decisions.decide(decided('4', '5', { outcome: 'other-edition' }), deed);
      expect(await after(0)).to.eql([
        '2 part-of 1 3',
        '1 same 1 2 taken back by admin',
        '3 other-edition 4 5',
      ]);
      expect(await after(3)).to.eql(['3 other-edition 4 5']);
      expect((await decisions.after(0, 1)).map(short)).to.eql(['2 part-of 1 3']);
      expect(await decisions.lastSeq()).to.equal(4);
    });
  });
}

const deed: DecisionDeed = (before, after) =>
  deedOf({
    act: after === null ? 'decision-withdraw' : 'decision-add',
    before: decisionFacts(before),
    after: decisionFacts(after),
  });

/** `id outcome a b`. */
function short({ id, outcome, a, b, takenBack }: MatchDecision): string {
  const back = takenBack === null ? '' : ` taken back by ${takenBack.by}`;
  return `${id} ${outcome} ${a.identifier} ${b.identifier}${back}`;
}

function decided(a: string, b: string, more: Partial<NewDecision> = {}): NewDecision {
  const look = { title: '', volume: '', date: '', edition: '', isbn: '' };
  return {
    a: { source: 'qh', identifier: a },
    b: { source: 'qh', identifier: b },
    outcome: 'same',
    whole: null,
    why: '',
    by: 'librarian',
    looked: { a: { ...look, title: '客座赘语' }, b: look },
    taught: ['9787807182689'],
    ...more,
  };
}
