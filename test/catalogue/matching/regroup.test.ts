/** What becomes of works when documents come, change and go. */
import { expect } from 'chai';
import { regroup } from '../../../catalogue/matching/regroup.ts';
import type { Regrouped } from '../../../catalogue/matching/regroup.ts';

describe('works', () => {
  it('are made of documents that belonged to none', () => {
    expect(told(['1 2', '3'], {}, [1, 2, 3])).to.eql({ made: ['1: 1 2', '3: 3'], gone: [] });
  });

  it('are not told of when neither their members nor their descriptions changed', () => {
    const before = { 1: [1, 2], 3: [3] };
    expect(told(['1 2', '3'], before, [])).to.eql({ made: [], gone: [] });
    expect(told(['1 2', '3'], before, [2])).to.eql({ made: ['1: 1 2'], gone: [] });
  });

  it('keep the id of their oldest document when another joins or leaves', () => {
    expect(told(['1 2'], { 1: [1], 2: [2] }, [2])).to.eql({ made: ['1: 1 2'], gone: ['2 -> 1'] });
    expect(told(['1'], { 1: [1, 2] }, [])).to.eql({ made: ['1: 1'], gone: [] });
  });

  it('come apart when a document becomes another, and each has its own again', () => {
    expect(told(['1', '2'], { 1: [1, 2] }, [2])).to.eql({ made: ['1: 1', '2: 2'], gone: [] });
  });

  it('lead on to the work of their oldest member that is left, or are gone', () => {
    expect(told(['2'], { 1: [1, 2] }, [1])).to.eql({ made: ['2: 2'], gone: ['1 -> 2'] });
    expect(told(['2', '3'], { 1: [3, 1, 2] }, [1])).to.eql({
      made: ['2: 2', '3: 3'],
      gone: ['1 -> 2'],
    });
    expect(told([], { 1: [1] }, [1])).to.eql({ made: [], gone: ['1'] });
  });
});

/** In short: `id: members` and `id -> heir`; the id of a document is its number. */
function told(
  groups: readonly string[],
  before: Readonly<Record<number, readonly number[]>>,
  changed: readonly number[],
): { made: string[]; gone: string[] } {
  const { made, gone }: Regrouped = regroup(
    groups.map((group) => group.split(' ').map((id) => ({ added: Number(id), id }))),
    new Map(Object.entries(before).map(([id, members]) => [id, new Set(members)])),
    new Set(changed),
  );
  return {
    made: made.map(({ id, members }) => `${id}: ${members.map(({ added }) => added).join(' ')}`),
    gone: gone.map(({ id, heir }) => (heir === undefined ? id : `${id} -> ${heir}`)),
  };
}
