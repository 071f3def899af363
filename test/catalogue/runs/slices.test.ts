/** What may be decided about a run while something about it is half done. */
import { expect } from 'chai';
import { beginningOf } from '../../../catalogue/runs/beginning.ts';
import type { LastRun } from '../../../catalogue/runs/beginning.ts';
import {
  RunUndecidable,
  assertDecidable,
  assertUndoable,
  halfDone,
} from '../../../catalogue/runs/decision.ts';
import { holdOf } from '../../../catalogue/runs/hold.ts';
import type { HoldFacts } from '../../../catalogue/runs/hold.ts';
import type { Begun } from '../../../catalogue/runs/slices.ts';

const begun = (what: Begun['what']): Begun => ({ what, done: 200, overtaken: 0 });

describe('a decision that was begun', () => {
  const run = (what: Begun['what']) =>
    ({ id: 7, state: 'held', undoneAt: null, begun: begun(what) }) as const;

  it('is ended as it was begun, whatever came since', () => {
    assertDecidable(run('approve'), 'approve', true);
    assertDecidable(run('refuse'), 'refuse', true);
    assertUndoable({ ...run('undo'), state: 'complete' }, true);
  });

  it('is not turned into another, and nothing is taken out of it', () => {
    expect(() => assertDecidable(run('approve'), 'refuse', false)).to.throw(
      RunUndecidable,
      /核准做到一半（200 条）.*approve 7/,
    );
    expect(() => assertDecidable(run('undo'), 'approve', false)).to.throw(RunUndecidable, /undo 7/);
    expect(() => assertUndoable(run('refuse'), true)).to.throw(RunUndecidable, /refuse 7/);
    expect(() => assertUndoable(run('undo'), false)).to.throw(RunUndecidable, /undo 7/);
  });

  it('makes its run say that it is half done', () => {
    const shown = halfDone({ state: 'complete', message: '' }, begun('undo'));
    expect(shown).to.include({ state: 'complete', code: 'DECISION_HALF_DONE' });
    expect(shown.message).to.match(/撤销做到一半，已处理 200 条/);
  });
});

describe('a sweep that was begun', () => {
  const last: LastRun = {
    kind: 'full',
    state: 'running',
    pages: 3,
    isResumable: false,
    isSweeping: true,
  };

  it('is ended first, whichever kind of run is asked for', () => {
    expect(beginningOf(last, 'incremental')).to.equal('resume');
    expect(beginningOf({ ...last, isSweeping: false }, 'incremental')).to.equal('supersede');
  });

  it('is judged as it was when nothing was swept yet', () => {
    const facts = (live: number, unseen: number, swept: number): HoldFacts => ({
      counts: { received: 900, new: 0, changed: 0, unchanged: 900, deleted: 0, quarantined: 0 },
      repaired: 0,
      gaps: 0,
      broken: 0,
      live,
      unseen: { count: unseen, titles: ['客座赘语'] },
      swept,
    });
    // 50 of 1 000 may vanish: 30 of them are gone, 20 are left.
    expect(holdOf(facts(1_000, 50, 0))).to.equal(undefined);
    expect(holdOf(facts(970, 20, 30))).to.equal(undefined);
    expect(holdOf(facts(1_000, 51, 0))?.message).to.match(/51 条.*共 1000 条.*未删除任何记录/);
    expect(holdOf(facts(970, 21, 30))?.message).to.match(/51 条.*共 1000 条.*中断前已清除 30 条/);
  });
});
