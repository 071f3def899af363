/** What is known of a source when its next run is planned, and by what its records are described. */
import { expect } from 'chai';
import { isDescribed, storedBy } from '../../../catalogue/runs/described.ts';
import type { RunState } from '../../../catalogue/runs/run.ts';
import { failuresInRow } from '../../../catalogue/runs/source-ledger.ts';

describe('failures in a row', () => {
  const count = (...runs: readonly (readonly [RunState, string | null])[]): number =>
    failuresInRow(runs.map(([state, code]) => ({ state, code })));

  it('are counted back to the last run that went through its lists', () => {
    expect(count()).to.equal(0);
    expect(count(['failed', 'TIMEOUT'], ['failed', 'TIMEOUT'])).to.equal(2);
    for (const state of ['complete', 'unchanged', 'partial', 'held'] as const)
      expect(count(['failed', 'TIMEOUT'], [state, null], ['failed', 'TIMEOUT'])).to.equal(1);
  });

  it('leave out a run that is under way, and one that was asked to come later', () => {
    expect(count(['running', null], ['failed', 'RETRY_LATER'], ['failed', 'TIMEOUT'])).to.equal(1);
  });
});

describe('the records of a source', () => {
  const progress = { version: 'v2', done: 200 };

  it('are described when all are by the version of today, or there are none', () => {
    expect(isDescribed({ records: 5, by: 'v2', progress: null }, 'v2')).to.equal(true);
    expect(isDescribed({ records: 5, by: 'v1', progress: null }, 'v2')).to.equal(false);
    expect(isDescribed({ records: 5, by: null, progress }, 'v2')).to.equal(false);
    expect(isDescribed({ records: 0, by: null, progress: null }, 'v2')).to.equal(true);
  });

  it('are by one version while pages of that version come', () => {
    const empty = { records: 0, by: null, progress: null };
    expect(storedBy(empty, 'v1')).to.eql({ by: 'v1', progress: null });
    const stored = { records: 5, by: 'v1', progress: null };
    expect(storedBy(stored, 'v1')).to.eql({ by: 'v1', progress: null });
    expect(storedBy(stored, 'v2')).to.eql({ by: null, progress: null });
  });

  it('keep how far describing again has come only for a page of the same version', () => {
    const half = { records: 500, by: null, progress };
    expect(storedBy(half, 'v2')).to.eql({ by: null, progress });
    expect(storedBy(half, 'v3')).to.eql({ by: null, progress: null });
  });
});
