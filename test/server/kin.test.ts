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
    successionsOf: async () => [],
    works: async (ids: readonly string[]) => ids.flatMap((id) => works.get(id) ?? []),
    worksOfOeuvre: async () => ['w1', 'w2', 'w3'],
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
      const found = {
        matchesOf: async () => ({ within: [], beyond }),
        successionsOf: async () => [],
      };
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

  it('are another carrier or edition of a kind, where the comparison says it', async () => {
    const carrier = (b: string): Partial<Match> => ({
      relation: 'carrier',
      reasons: [{ field: 'carrier', verdict: 'veto', weight: 0, a: 'print', b }],
    });
    const facsimile: Partial<Match> = {
      relation: 'facsimile',
      reasons: [{ field: 'making', verdict: 'veto', weight: 0, a: '刻本', b: '影印本' }],
    };
    const beyond = [
      between('w1', 'w2', carrier('electronic')),
      between('w1', 'w3', carrier('micro')),
      between('w1', 'w4', carrier('unknown')),
      between('w1', 'w5', facsimile),
    ];
    const found = {
      matchesOf: async (id: string) => ({
        within: [],
        beyond: beyond.filter(({ a, b }) => a.work === id || b.work === id),
      }),
      successionsOf: async () => [],
    };
    const told = async (id: string): Promise<string[]> =>
      (await kinOf(found, id, 100)).relations.map(({ kind, form }) => `${kind} ${form ?? ''}`);
    expect((await told('w1')).sort()).to.eql([
      'carrier ',
      'carrier electronic',
      'carrier micro',
      'other-edition facsimile',
    ]);
    expect(await told('w5')).to.eql(['reproduction-of ']);
  });

  it('are the serials before and after its change of title, where nothing else is said of them', async () => {
    const succession = { title: '石城新声', direction: 'before', reasons: [] } as const;
    const found = {
      matchesOf: async () => ({ within: [], beyond: [between('w1', 'w2')] }),
      successionsOf: async () => [
        { ...succession, work: 'w2' },
        { ...succession, work: 'w7' },
      ],
    };
    const { relations } = await kinOf(found, 'w1', 100);
    expect(relations.map(({ kind, work: id }) => `${kind} ${id}`)).to.eql([
      'other-edition w2',
      'continues w7',
    ]);
  });

  it('are told as an oeuvre by year, and no sets', async () => {
    const oeuvre = async (id: string, oeuvreId: string | null): Promise<string[]> => {
      const { relations } = await kinOf(records, id, 100);
      const found = await oeuvreOf(records, { ...works.get(id)!, oeuvreId }, relations);
      return found.map((one) => one.work);
    };
    for (const id of ['w1', 'w2', 'w3'])
      expect(await oeuvre(id, 'w1'), id).to.eql(['w2', 'w1', 'w3']);
    expect(await oeuvre('w4', null)).to.eql(['w4']);
    // So many hang together that they are not gathered.
    expect(await oeuvre('w1', null)).to.eql(['w2', 'w1']);
  });
});
