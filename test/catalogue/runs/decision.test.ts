/** What a person may decide about a run, and what it comes to by that. */
import { expect } from 'chai';
import {
  RunUndecidable,
  assertFree,
  assertHeld,
  assertKnown,
  assertUndoable,
  decided,
  undoableSince,
  undone,
} from '../../../catalogue/runs/decision.ts';

describe('a decision about a held run', () => {
  it('is taken once, and not after another full run took its place', () => {
    expect(() => assertHeld({ id: 3, state: 'held' }, false)).to.not.throw();
    expect(() => assertHeld({ id: 3, state: 'complete' }, false)).to.throw(
      RunUndecidable,
      '收割批次 3 不是待核准的，无须核定。',
    );
    expect(() => assertHeld({ id: 3, state: 'held' }, true)).to.throw(
      RunUndecidable,
      '收割批次 3 之后已有新的收割，以新的为准。',
    );
  });

  it('makes it complete when approved, and its source well', () => {
    expect(decided({ code: 'MASS_DELETION_HELD' }, 'approve', 40)).to.eql({
      state: 'complete',
      code: null,
      message: '经核准，清除了对方已没有的 40 条记录。',
      cursor: null,
      isGood: true,
    });
  });

  it('leaves it partial when refused', () => {
    expect(decided({ code: 'MASS_DELETION_HELD' }, 'refuse', 40)).to.include({
      state: 'partial',
      code: 'MASS_DELETION_REFUSED',
      cursor: null,
      isGood: false,
    });
  });
});

describe('undoing a run', () => {
  const run = { id: 3, state: 'complete', undoneAt: null, begun: undefined, message: '' } as const;

  it('is possible once it has ended, and as a whole only once', () => {
    expect(() => assertUndoable(run, true)).to.not.throw();
    expect(() => assertUndoable({ ...run, state: 'running' }, true)).to.throw(
      RunUndecidable,
      '还在进行',
    );
    const before = { ...run, undoneAt: '2026-05-01T00:00:00.000Z' };
    expect(() => assertUndoable(before, true)).to.throw(RunUndecidable, '已经撤销过');
    expect(() => assertUndoable(before, false)).to.not.throw();
  });

  it('keeps the state of the run and adds what came of it to its sentence', () => {
    const held = { state: 'held', message: '等待核准' } as const;
    expect(undone(held, { restored: 3, overtaken: 0, undescribed: 0 })).to.eql({
      state: 'held',
      code: 'UNDONE',
      message: '等待核准（已撤销：3 条恢复原状。）',
    });
    expect(undone(held, { restored: 3, overtaken: 2, undescribed: 0 }).message).to.include(
      '2 条其后又改过，保持现状',
    );
  });

  it('is possible for 180 days', () => {
    expect(undoableSince(new Date('2026-07-01T00:00:00Z'))).to.equal('2026-01-02T00:00:00.000Z');
  });
});

describe('a decision about any run', () => {
  it('needs a run that there is, and a source that nobody is harvesting', () => {
    expect(() => assertKnown(undefined, 9_999)).to.throw(RunUndecidable, '没有收割批次 9999。');
    expect(() => assertFree(undefined, 'qh')).to.throw(RunUndecidable, '数据源 qh 正在收割');
    expect(() => assertKnown({ id: 1 }, 1)).to.not.throw();
    expect(() => assertFree({ fence: 1 }, 'qh')).to.not.throw();
  });
});
