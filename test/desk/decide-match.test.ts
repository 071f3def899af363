/** What is registered of what a person says of two records. */
import { expect } from 'chai';
import type { CatalogueDocument } from '../../catalogue/document.ts';
import { documentId } from '../../catalogue/ids.ts';
import type { DecidedOutcome, NewDecision } from '../../catalogue/matching/decision.ts';
import { decideMatch } from '../../desk/decide-match.ts';
import { describedAgain, record } from '../support/catalogue-under-test.ts';
import { holder } from '../support/deeds.ts';

const ISBN = 'ISBN 978-7-80718-268-9';

describe('a person who decides about two records', () => {
  const documents = new Map<string, CatalogueDocument>(
    Object.entries({
      1: { title: '南京通志', date: '2006', identifier: ISBN },
      2: { title: '秦淮灯彩图录', identifier: ISBN },
      3: { title: '南京通志', date: '2006' },
    }).map(([identifier, elements]) => [
      documentId('qh', identifier),
      describedAgain(record('qh', identifier, elements).record),
    ]),
  );

  const registered = async (
    a: string,
    b: string,
    outcome: DecidedOutcome = 'same',
  ): Promise<NewDecision> =>
    decideMatch(
      {
        a: { source: 'qh', identifier: a },
        b: { source: 'qh', identifier: b },
        outcome,
        why: '看过原书',
      },
      holder('admin'),
      {
        records: { document: async (id) => documents.get(id) },
        decisions: {
          decide: async (made) => ({ ...made, id: 1, seq: 1, at: '', takenBack: null }),
        },
      },
    );

  it('has what both said then kept with it', async () => {
    const { looked, taught, whole } = await registered('1', '3');
    expect({ taught, whole }).to.eql({ taught: [], whole: null });
    expect(looked.a).to.eql({
      title: '南京通志',
      volume: '',
      date: '2006/2006',
      edition: '',
      isbn: '9787807182689',
    });
    expect(looked.b).to.include({ title: '南京通志', isbn: '' });
  });

  it('teaches that a number on unlike titles proves nothing, by calling them different', async () => {
    expect((await registered('1', '2')).taught).to.eql([]);
    expect((await registered('1', '2', 'different')).taught).to.eql(['780718268']);
    expect((await registered('2', '3', 'different')).taught).to.eql([]);
  });

  it('says which is part of which, the first one where the records do not tell', async () => {
    expect((await registered('1', '2', 'part-of')).whole).to.equal('b');
  });
});
