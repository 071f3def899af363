/** When a run may delete what it did not meet, and when a person has to look first. */
import { expect } from 'chai';
import { holdOf, mostSwept, named } from '../../../catalogue/runs/hold.ts';
import type { HoldFacts, Unseen } from '../../../catalogue/runs/hold.ts';

const counts = { received: 980, new: 0, changed: 0, unchanged: 980, deleted: 0, quarantined: 0 };
const facts = (changed: Partial<HoldFacts> = {}): HoldFacts => ({
  counts,
  repaired: 0,
  gaps: 0,
  broken: 0,
  live: 1_000,
  unseen: unmet(20),
  swept: 0,
  ...changed,
});

describe('a full run', () => {
  it('may delete twenty records, or five in a hundred, whichever is more', () => {
    expect(mostSwept(10)).to.equal(20);
    expect(mostSwept(400)).to.equal(20);
    expect(mostSwept(1_000)).to.equal(50);
    expect(holdOf(facts({ live: 60, unseen: unmet(20) }))).to.equal(undefined);
    expect(holdOf(facts({ unseen: unmet(50) }))).to.equal(undefined);
    expect(holdOf(facts({ live: 60, unseen: unmet(21) }))?.code).to.equal('MASS_DELETION_HELD');
    expect(holdOf(facts({ unseen: unmet(51) }))?.code).to.equal('MASS_DELETION_HELD');
  });

  it('is held for any loss when it is doubtful: nothing came, a gap, a repair, a record set aside', () => {
    const why = (changed: Partial<HoldFacts>): string | undefined =>
      holdOf(facts({ unseen: unmet(1), ...changed }))?.message;
    expect(why({})).to.equal(undefined);
    expect(why({ counts: { ...counts, received: 0, unchanged: 0 } })).to.include('一条也没有给出');
    expect(why({ gaps: 1 })).to.include('没有收全');
    expect(why({ repaired: 2 })).to.include('有 2 页经过修复');
    expect(why({ counts: { ...counts, quarantined: 3 } })).to.include('有 3 条进了隔离区');
  });

  it('is never held when it met everything, however doubtful', () => {
    expect(
      holdOf(facts({ unseen: unmet(0), gaps: 1, repaired: 1, counts: { ...counts, received: 0 } })),
    ).to.equal(undefined);
  });

  it('says how many would vanish, of how many, and names the first three', () => {
    const unseen = { count: 100, titles: ['', ...unmet(2).titles] };
    expect(holdOf(facts({ unseen }))?.message).to.equal(
      '本次完整收割没有收到 100 条已有的记录（共 1000 条），如《（无题名）》《第0种志》《第1种志》：超过 20 条且超过 5%，未删除任何记录，等待核准',
    );
  });
});

it('a title in a sentence turns nothing round that stands behind it', () => {
  expect(named(['\u202e志\u2066南京'])).to.equal('《志南京》');
});

function unmet(count: number): Unseen {
  return { count, titles: Array.from({ length: Math.min(count, 3) }, (_, n) => `第${n}种志`) };
}
