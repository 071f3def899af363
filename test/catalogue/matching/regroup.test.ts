/** What becomes of works when documents come, change and go. */
import { expect } from 'chai';
import { matchKeys } from '../../../catalogue/matching/matching.ts';
import { regroup } from '../../../catalogue/matching/regroup.ts';
import type { Member, Regrouped } from '../../../catalogue/matching/regroup.ts';
import { describedAgain, record } from '../../support/catalogue-under-test.ts';

const ISBN = { identifier: 'ISBN 978-7-80718-268-9', format: '纸质' };
const one = member(1, ISBN);
const two = member(2, ISBN);
const other = member(3, { title: '白下琐言' });

describe('works', () => {
  it('are made of documents that belonged to none', () => {
    expect(told([one, two, other], {}, [1, 2, 3])).to.eql({ made: ['1: 1 2', '3: 3'], gone: [] });
  });

  it('are not told of when neither their members nor their descriptions changed', () => {
    const before = { 1: [1, 2], 3: [3] };
    expect(told([one, two, other], before, [])).to.eql({ made: [], gone: [] });
    expect(told([one, two, other], before, [2])).to.eql({ made: ['1: 1 2'], gone: [] });
  });

  it('keep the id of their oldest document when another joins or leaves', () => {
    expect(told([one, two], { 1: [1], 2: [2] }, [2])).to.eql({
      made: ['1: 1 2'],
      gone: ['2 -> 1'],
    });
    expect(told([one], { 1: [1, 2] }, [])).to.eql({ made: ['1: 1'], gone: [] });
  });

  it('come apart when a document becomes another, and each has its own again', () => {
    const apart = member(2, { title: '白下琐言' });
    expect(told([one, apart], { 1: [1, 2] }, [2])).to.eql({ made: ['1: 1', '2: 2'], gone: [] });
  });

  it('lead on to the work of their oldest member that is left, or are gone', () => {
    expect(told([two], { 1: [1, 2] }, [1])).to.eql({ made: ['2: 2'], gone: ['1 -> 2'] });
    expect(told([], { 1: [1] }, [1])).to.eql({ made: [], gone: ['1'] });
  });
});

/** In short: `id: members` and `id -> heir`, each document by its number. */
function told(
  live: readonly Member[],
  before: Readonly<Record<number, readonly number[]>>,
  changed: readonly number[],
): { made: string[]; gone: string[] } {
  const ids = new Map([one, two, other].map(({ added, document }) => [document.id, added]));
  const idOf = (added: number): string =>
    [...ids].find(([, number]) => number === added)?.[0] ?? '';
  const works = Object.entries(before).map(
    ([added, members]) => [idOf(Number(added)), new Set(members)] as const,
  );
  const { made, gone }: Regrouped = regroup(live, new Map(works), new Set(changed), (document) =>
    matchKeys(document).map(({ key }) => key),
  );
  const short = (id: string): string => String(ids.get(id));
  return {
    made: made.map(
      ({ id, members }) => `${short(id)}: ${members.map(({ added }) => added).join(' ')}`,
    ),
    gone: gone.map(({ id, heir }) =>
      heir === undefined ? short(id) : `${short(id)} -> ${short(heir)}`,
    ),
  };
}

function member(added: number, elements: Readonly<Record<string, string>>): Member {
  return { added, document: describedAgain(record('qh', String(added), elements).record) };
}
