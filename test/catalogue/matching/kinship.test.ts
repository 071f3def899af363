/** What another work is to this one, by what was found of their documents, and by what a person said. */
import { expect } from 'chai';
import { kinshipOf, settled } from '../../../catalogue/matching/kinship.ts';
import type { Comparison } from '../../../catalogue/matching/comparison/comparison.ts';

function found(changed: Partial<Comparison>): Comparison {
  return {
    outcome: 'other-edition',
    relation: null,
    whole: null,
    score: 0.5,
    conflict: false,
    reasons: [],
    ...changed,
  };
}

describe('another work', () => {
  it('is another edition, or the same on another carrier', () => {
    for (const relation of ['revision', 'publisher', 'collated', 'manuscript', null] as const)
      expect(kinshipOf(found({ relation }), 'a')).to.equal('other-edition');
    expect(kinshipOf(found({ relation: 'carrier' }), 'b')).to.equal('carrier');
  });

  it('is the original of what says that it reproduces it, and not the other way round', () => {
    const reasons = [
      { field: 'making', verdict: 'veto', weight: 0, a: '影印本', b: '清光绪刻本' },
    ] as const;
    const match = found({ relation: 'facsimile', reasons });
    expect(kinshipOf(match, 'a')).to.equal('reproduction-of');
    expect(kinshipOf(match, 'b')).to.equal('other-edition');
    expect(kinshipOf(found({ relation: 'facsimile' }), 'a')).to.equal('other-edition');
  });

  it('is the whole that this is part of, or a part of this', () => {
    for (const [relation, inOther, inThis] of [
      ['set', 'set', 'part'],
      ['serial', 'set', 'part'],
      ['series', 'series', 'piece'],
      ['piece', 'set', 'piece'],
      [null, 'set', 'part'],
    ] as const) {
      const match = found({ outcome: 'part-of', relation, whole: 'b' });
      expect(kinshipOf(match, 'a'), `${relation}`).to.equal(inOther);
      expect(kinshipOf(match, 'b'), `${relation}`).to.equal(inThis);
    }
  });

  it('is no kin when it is the same, different, or nobody knows', () => {
    for (const outcome of ['same', 'different', 'probable'] as const)
      expect(kinshipOf(found({ outcome }), 'a')).to.equal(null);
  });

  it('is what a person said it is, with what the machine knows more where it says the same', () => {
    const a = { source: 's', identifier: '1' };
    const match = { ...found({ outcome: 'part-of', relation: 'series', whole: 'a' }), a };
    const decided = (outcome: 'part-of' | 'other-edition' | 'different', whole: 'a' | 'b' | null) =>
      settled({ ...match, decision: { a, outcome, whole } });
    expect(kinshipOf(decided('part-of', 'b'), 'a')).to.equal('series');
    expect(kinshipOf(decided('other-edition', null), 'a')).to.equal('other-edition');
    expect(kinshipOf(decided('different', null), 'a')).to.equal(null);
    // Named the other way round, the whole is the other one.
    const b = { ...a, identifier: '2' };
    const turned = settled({ ...match, decision: { a: b, outcome: 'part-of', whole: 'b' } });
    expect([kinshipOf(turned, 'a'), kinshipOf(turned, 'b')]).to.eql(['piece', 'series']);
    expect(settled({ ...match, decision: null })).to.include({ outcome: 'part-of', whole: 'a' });
  });
});
