/** Days, faults and pace of runs. */
import { expect } from 'chai';
import { daysOf, faultsOf, paceOf } from '../../../catalogue/runs/run-report.ts';
import { runOf } from '../../support/federations.ts';

describe('the runs of a source', () => {
  it('fall on days of Shanghai, each with its sums and the gravest end', () => {
    const days = daysOf([
      runOf({ startedAt: '2026-03-01T17:00:00Z', state: 'failed' }),
      runOf({ startedAt: '2026-03-01T16:30:00Z', state: 'complete', received: 5, new: 5 }),
      runOf({ startedAt: '2026-03-01T15:59:59Z', state: 'unchanged', received: 2, unchanged: 2 }),
    ]);
    expect(days.map(({ day, runs, state, received }) => [day, runs, state, received])).to.eql([
      ['2026-03-01', 1, 'unchanged', 2],
      ['2026-03-02', 2, 'failed', 5],
    ]);
  });

  it('have faults by their code, with when it was met first and last', () => {
    const failed = (id: number, startedAt: string, code = 'HTTP_STATUS') =>
      runOf({ id, startedAt, code, state: 'failed' });
    const faults = faultsOf([
      failed(4, '2026-03-04T00:00:00Z'),
      runOf({ id: 3, state: 'complete' }),
      failed(2, '2026-03-02T00:00:00Z', 'GAPS'),
      failed(1, '2026-03-01T00:00:00Z'),
    ]);
    expect(faults.map(({ code, count, firstAt, last }) => [code, count, firstAt, last.id])).to.eql([
      ['HTTP_STATUS', 2, '2026-03-01T00:00:00Z', 4],
      ['GAPS', 1, '2026-03-02T00:00:00Z', 2],
    ]);
  });

  it('have a pace once two pages tell it', () => {
    const page = (second: number, received: number) => ({
      received,
      at: `2026-03-01T00:00:0${second}.000Z`,
    });
    expect(paceOf([])).to.equal(null);
    expect(paceOf([page(0, 100)])).to.equal(null);
    expect(paceOf([page(4, 100), page(2, 100), page(0, 50)])).to.equal(50);
    expect(paceOf([page(4, 0), page(0, 50)])).to.equal(null);
  });
});
