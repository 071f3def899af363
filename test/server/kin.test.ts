/** Kindred works by the matches between their documents, and how far an oeuvre is gathered. */
import { expect } from 'chai';
import type { Match } from '../../catalogue/matching/match.ts';
import type { Work } from '../../catalogue/work.ts';
import { kinOf, oeuvreOf } from '../../server/enquiries/kin.ts';
import { documentOf, workOf } from '../support/presented.ts';

function between(a: string, b: string, changed: Partial<Match> = {}): Match {
  const side = (work: string): Match['a'] => ({
    source: 's',
    identifier: `oai:${work}`,
    library: '320104',
    work,
    title: `题名${work}`,
  });
  return {
    id: `${a}-${b}`,
    a: side(a),
    b: side(b),
    outcome: 'other-edition',
    relation: 'revision',
    whole: null,
    score: 0.5,
    conflict: false,
    reasons: [],
    isApart: false,
    decision: null,
    ...changed,
  };
}

function work(id: string, year: string | null): Work {
  const date = {
    raw: `${year}`,
    start: year,
    end: year,
    precision: 'year',
    certainty: 'certain',
    calendar: 'gregorian',
    kind: 'publication',
  } as const;
  return workOf(documentOf({ id, dates: year === null ? [] : [date] }));
}

const UNSEEN = { title: '', volume: '', date: '', edition: '', isbn: '' };

describe('the kin of a work', () => {
  const matches = [
    between('w1', 'w2'),
    between('w3', 'w2', { relation: 'carrier' }),
    between('w3', 'w4', { outcome: 'part-of', relation: 'set', whole: 'b' }),
    between('w1', 'w2', { score: 0.9, relation: 'publisher', reasons: [] }),
    between('w1', 'w9', { outcome: 'probable' }),
  ];
  const works = new Map(
    [work('w1', '2012'), work('w2', '2006'), work('w3', null), work('w4', '1999')].map((one) => [
      one.id,
      one,
    ]),
  );
  const records = {
    matchesOf: async (id: string) => ({
      within: [],
      beyond: matches.filter(({ a, b }) => a.work === id || b.work === id),
    }),
    works: async (ids: readonly string[]) => ids.flatMap((id) => works.get(id) ?? []),
  };

  it('are told once each, by the surest match, and not while nobody knows', async () => {
    const { relations } = await kinOf(records, 'w1', 100);
    expect(relations).to.eql([{ kind: 'other-edition', work: 'w2', title: '题名w2', reasons: [] }]);
    const ofThird = (await kinOf(records, 'w3', 100)).relations;
    expect(ofThird.map(({ kind, work: id }) => `${kind} ${id}`).sort()).to.eql([
      'carrier w2',
      'set w4',
    ]);
  });

  it('are one thing each: part and whole before editions, a person’s word before both', async () => {
    const edition = between('w5', 'w6', { score: 0.9 });
    const part = between('w6', 'w5', {
      id: 'part',
      outcome: 'part-of',
      relation: 'set',
      whole: 'b',
      score: 0.3,
    });
    const { a, b } = between('w5', 'w6', { id: 'said' });
    const decision: NonNullable<Match['decision']> = {
      id: 1,
      seq: 1,
      a,
      b,
      outcome: 'other-edition',
      whole: null,
      why: '看过原书',
      by: 'admin',
      at: '2026-05-01T00:00:00.000Z',
      looked: { a: UNSEEN, b: UNSEEN },
      taught: [],
      changed: [],
      takenBack: null,
    };
    const said = between('w5', 'w6', { id: 'said', outcome: 'probable', score: 0.1, decision });
    const kinds = async (id: string, beyond: Match[]): Promise<string[]> => {
      const found = { matchesOf: async () => ({ within: [], beyond }) };
      return (await kinOf(found, id, 100)).relations.map(
        ({ kind, work: other }) => `${kind} ${other}`,
      );
    };
    expect(await kinds('w5', [edition, part])).to.eql(['part w6']);
    expect(await kinds('w6', [edition, part])).to.eql(['set w5']);
    const carrier = between('w5', 'w6', { id: 'carrier', relation: 'carrier', score: 0.2 });
    expect(await kinds('w5', [edition, carrier])).to.eql(['carrier w6']);
    expect(await kinds('w5', [edition, part, said])).to.eql(['other-edition w6']);
  });

  it('gather its editions and carriers and theirs, by year, and no sets', async () => {
    for (const id of ['w1', 'w2', 'w3']) {
      const { relations } = await kinOf(records, id, 100);
      const oeuvre = await oeuvreOf(records, works.get(id)!, relations);
      expect(
        oeuvre.map((one) => one.work),
        id,
      ).to.eql(['w2', 'w1', 'w3']);
    }
    const { relations } = await kinOf(records, 'w4', 100);
    expect((await oeuvreOf(records, works.get('w4')!, relations)).map((one) => one.work)).to.eql([
      'w4',
    ]);
  });
});
