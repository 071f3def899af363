/** Which works are of one text, and how far they are gathered. */
import { expect } from 'chai';
import { gather, isOneText } from '../../../catalogue/matching/oeuvre.ts';
import type { Tie } from '../../../catalogue/matching/oeuvre.ts';

describe('two works', () => {
  const edition: Tie = { outcome: 'other-edition', isDecided: false };
  const part: Tie = { outcome: 'part-of', isDecided: false };
  const decided = (tie: Tie): Tie => ({ ...tie, isDecided: true });

  it('are of one text when a pair of their records is of two editions, and none is of part and whole', () => {
    expect(isOneText([edition])).to.equal(true);
    expect(isOneText([edition, edition])).to.equal(true);
    expect(isOneText([part])).to.equal(false);
    expect(isOneText([edition, part])).to.equal(false);
    expect(isOneText([])).to.equal(false);
  });

  it('are what a person says of them, whatever the machine found', () => {
    expect(isOneText([decided(edition), part])).to.equal(true);
    expect(isOneText([decided(part), edition])).to.equal(false);
    expect(isOneText([decided(part), decided(edition)])).to.equal(false);
  });
});

describe('works that are tied', () => {
  const ties: Readonly<Record<string, readonly string[]>> = {
    a: ['b'],
    b: ['a', 'c'],
    c: ['b'],
    d: ['e'],
    e: ['d'],
    f: [],
  };
  const among = (
    from: readonly string[],
    most: number,
  ): { groups: string[]; scattered: string } => {
    const { groups, scattered } = gather(from, (work) => ties[work] ?? [], most);
    return {
      groups: groups.map((group) => [...group].sort().join('')),
      scattered: [...scattered].sort().join(''),
    };
  };

  it('are gathered with all that hang together with them, from whichever it begins', () => {
    for (const from of [['a'], ['b'], ['c'], ['c', 'a', 'b']])
      expect(among(from, 10), from.join()).to.eql({ groups: ['abc'], scattered: '' });
    expect(among(['e', 'f', 'a'], 10).groups).to.eql(['de', 'f', 'abc']);
  });

  it('are not when they are too many, and it is noticed from each of them', () => {
    for (const from of ['a', 'b', 'c']) {
      const { groups, scattered } = among([from], 2);
      expect(groups, from).to.eql([]);
      expect(scattered, from).to.include(from);
    }
    expect(among(['a', 'b', 'c', 'd'], 2)).to.eql({ groups: ['de'], scattered: 'abc' });
  });
});
