/** When the interface of a registered source is examined again. */
import { expect } from 'chai';
import { isReportDue } from '../../../catalogue/runs/report-due.ts';
import type { RunSummary } from '../../../catalogue/runs/run.ts';

const NOW = new Date('2026-03-31T00:00:00Z');
const run = (
  day: number,
  state: RunSummary['state'],
  code: string | null = null,
): Pick<RunSummary, 'state' | 'code' | 'endedAt'> => ({
  state,
  code,
  endedAt: state === 'running' ? null : `2026-03-${String(day).padStart(2, '0')}T02:00:00Z`,
});

describe('a report on an interface', () => {
  it('is due when there is none, and a month after the last', () => {
    expect(isReportDue(undefined, [], NOW)).to.equal(true);
    expect(isReportDue('2026-03-02T00:00:00Z', [], NOW)).to.equal(false);
    expect(isReportDue('2026-03-01T00:00:00Z', [], NOW)).to.equal(true);
  });

  it('is due once after the third failure in a row, and not after every one that follows', () => {
    const failed = [28, 27, 26, 25].map((day) => run(day, 'failed', 'HTTP_STATUS'));
    const good = run(24, 'complete');
    expect(isReportDue('2026-03-25T12:00:00Z', [...failed.slice(2), good], NOW)).to.equal(false);
    expect(isReportDue('2026-03-25T12:00:00Z', [...failed.slice(1), good], NOW)).to.equal(true);
    expect(isReportDue('2026-03-27T12:00:00Z', [...failed, good], NOW)).to.equal(false);
  });

  it('is not due for what is no fault of the repository, or while it is tried', () => {
    const ours = [28, 27, 26].map((day) => run(day, 'failed', 'DISK_FULL'));
    expect(isReportDue('2026-03-20T00:00:00Z', ours, NOW)).to.equal(false);
    const two = [
      run(29, 'running'),
      run(28, 'failed', 'HTTP_STATUS'),
      run(27, 'failed', 'HTTP_STATUS'),
    ];
    expect(isReportDue('2026-03-20T00:00:00Z', two, NOW)).to.equal(false);
  });
});
