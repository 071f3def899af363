/** How a run begins, by how the one before it stands. */
import { expect } from 'chai';
import {
  beginningOf,
  generationOf,
  isListDone,
  leftOf,
} from '../../../catalogue/runs/beginning.ts';
import type { LastRun } from '../../../catalogue/runs/beginning.ts';
import type { HarvestWindow } from '../../../catalogue/runs/run.ts';

const last = (changed: Partial<LastRun> = {}): LastRun => ({
  kind: 'incremental',
  state: 'complete',
  pages: 1,
  isResumable: false,
  isSweeping: false,
  ...changed,
});
const failed = last({ state: 'failed', isResumable: true });

describe('a run of a source', () => {
  it('begins anew when there was none, or when the last one came to its end', () => {
    expect(beginningOf(undefined, 'incremental')).to.equal('anew');
    for (const state of ['complete', 'unchanged', 'partial', 'held'] as const)
      expect(beginningOf(last({ state, isResumable: true }), 'incremental')).to.equal('anew');
  });

  it('goes on when it was interrupted, and takes the place of an interrupted one of the other kind', () => {
    const interrupted = last({ state: 'running', pages: 0 });
    expect(beginningOf(interrupted, 'incremental')).to.equal('resume');
    expect(beginningOf(interrupted, 'full')).to.equal('supersede');
  });

  it('continues a failed one of its kind that left window and token good', () => {
    expect(beginningOf(failed, 'incremental')).to.equal('continue');
    expect(beginningOf(failed, 'full')).to.equal('anew');
    expect(beginningOf({ ...failed, isResumable: false }, 'incremental')).to.equal('anew');
  });

  it('does not continue one that stored no page: its token is dead', () => {
    expect(beginningOf({ ...failed, pages: 0 }, 'incremental')).to.equal('anew');
  });

  it('has only its end left to decide when every page was stored before the interruption', () => {
    expect(isListDone({ pages: 3 }, null)).to.equal(true);
    expect(isListDone({ pages: 3 }, window(1))).to.equal(false);
    expect(isListDone({ pages: 0 }, null)).to.equal(false);
  });
});

describe('what a new run takes over of a failed one', () => {
  it('is the list that broke off, with its token', () => {
    const open = [window(1, 'p2')];
    expect(leftOf(open)).to.equal(open);
  });

  it('is every window that had not had its turn', () => {
    const open = [window(1), window(2)];
    expect(leftOf(open)).to.equal(open);
  });

  it('is nothing when a single window has no token, or none is open', () => {
    expect(leftOf([window(1)])).to.eql([]);
    expect(leftOf([])).to.eql([]);
  });
});

describe('the generation of a run', () => {
  it('is a new one for a full run, and that of the source for another', () => {
    expect(generationOf('full', 4, undefined)).to.equal(5);
    expect(generationOf('incremental', 4, undefined)).to.equal(4);
  });

  it('is that of the first part when a full run is continued', () => {
    expect(generationOf('full', 5, { generation: 5 })).to.equal(5);
  });
});

function window(id: number, token: string | null = null): HarvestWindow {
  return {
    id,
    from: null,
    until: null,
    token,
    tokenAt: null,
    attempts: 1,
    isRead: false,
    given: 0,
  };
}
