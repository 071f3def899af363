/** What a library is strong in. */
import { expect } from 'chai';
import { strengthsOf } from '../../server/enquiries/strengths.ts';
import type { Strength } from '../../server/enquiries/strengths.ts';
import { counts } from '../support/presented.ts';

const CITY = {
  total: 10_000,
  counts: counts(['民歌', 200], ['方志', 3_000], ['照片', 1_000], ['罕见', 3], ['各馆都有', 4_000]),
};
const names = (strengths: readonly Strength[]): string[] => strengths.map(({ value }) => value);

describe('the strengths of a library', () => {
  it('are the values whose share is well above that of the city, the most telling first', () => {
    const library = {
      total: 400,
      counts: counts(['各馆都有', 180], ['民歌', 152], ['方志', 150], ['照片', 80], ['罕见', 3]),
    };
    const strengths = strengthsOf('subject', library, CITY);

    expect(names(strengths)).to.deep.equal(['民歌', '照片']);
    expect(strengths[0]).to.deep.equal({
      facet: 'subject',
      value: '民歌',
      works: 152,
      share: 0.38,
      cityShare: 0.02,
    });
  });

  it('are not what a few works make look strong', () => {
    const small = { total: 12, counts: counts(['民歌', 2], ['照片', 3]) };
    expect(names(strengthsOf('subject', small, CITY))).to.deep.equal(['照片']);
    const large = { total: 900, counts: counts(['罕见', 3], ['民歌', 20]) };
    expect(names(strengthsOf('subject', large, { ...CITY, total: 100_000 }))).to.deep.equal([
      '民歌',
    ]);
    expect(strengthsOf('subject', { total: 9, counts: counts(['民歌', 9]) }, CITY)).to.deep.equal(
      [],
    );
  });

  it('name of classes in one line of the tree the most telling alone', () => {
    const library = { total: 100, counts: counts(['K', 60], ['K29', 55], ['J', 40], ['J2', 9]) };
    const city = { total: 1_000, counts: counts(['K', 300], ['K29', 100], ['J', 50], ['J2', 40]) };

    expect(names(strengthsOf('class', library, city))).to.deep.equal(['K29', 'J']);
    expect(names(strengthsOf('subject', library, city))).to.have.lengthOf(4);
  });
});
