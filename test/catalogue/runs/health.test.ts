/** 正常, 部分异常, 中断: how a source is, and why. */
import { expect } from 'chai';
import { healthOf } from '../../../catalogue/runs/health.ts';
import type { Health } from '../../../catalogue/runs/health.ts';
import type { RunState, RunSummary } from '../../../catalogue/runs/run.ts';
import type { SourceLedger } from '../../../catalogue/runs/source-ledger.ts';
import { runOf, sourceFacts } from '../../support/federations.ts';

const GOOD = '2026-11-01T00:00:00Z';
const NOW = new Date('2026-11-01T12:00:00Z');
const day = (n: number): string => new Date(NOW.getTime() - n * 86_400_000).toISOString();

/** Of a source with records whose last run was this. */
function health(
  lastRun: Partial<RunSummary>,
  ledger: Partial<SourceLedger> = {},
  more: Parameters<typeof sourceFacts>[2] = {},
): Health {
  const known = { lastRun: runOf(lastRun), lastGoodAt: GOOD, liveRecords: 5, ...ledger };
  return healthOf(sourceFacts(known, {}, more), NOW);
}
const codes = ({ reasons }: Health): string[] => reasons.map(({ kind }) => kind);

describe('the health of a source', () => {
  it('follows its last run', () => {
    const states: RunState[] = ['complete', 'unchanged', 'partial', 'held', 'failed'];
    expect(states.map((state) => health({ state }).state)).to.eql([
      'ok',
      'ok',
      'partial',
      'partial',
      'down',
    ]);
    expect(healthOf(sourceFacts(), NOW)).to.eql({ state: 'never', reasons: [{ kind: 'never' }] });
  });

  it('is told with reasons, the gravest first', () => {
    const failed = health(
      { state: 'failed', code: 'HTTP_STATUS' },
      { failuresInRow: 3, quarantined: 2 },
    );
    expect(codes(failed)).to.eql(['failed', 'quarantine']);
    expect(failed.reasons[0]).to.include({ failures: 3 });
    expect(codes(health({ new: 3 }))).to.eql(['fresh']);
  });

  it('is not well while records wait in quarantine', () => {
    expect(health({}, { quarantined: 1 })).to.eql({
      state: 'partial',
      reasons: [{ kind: 'quarantine', count: 1 }],
    });
  });

  it('is never green without records: a repository that answers and has none is not well', () => {
    for (const state of ['complete', 'unchanged'] as const)
      expect(health({ state }, { liveRecords: 0 })).to.eql({
        state: 'partial',
        reasons: [{ kind: 'empty' }],
      });
  });

  it('tells unchanged from quiet: quiet is three times longer without a change than ever before', () => {
    const unchanged = { state: 'unchanged' } as const;
    const daily = [0, 1, 2, 3, 4, 6].map((n) => n + 13);
    expect(health(unchanged, {}, { changes: daily.map(day) })).to.eql({
      state: 'ok',
      reasons: [{ kind: 'unchanged', days: 13 }],
    });
    expect(health(unchanged, {}, { changes: daily.map((n) => day(n + 20)) })).to.eql({
      state: 'partial',
      reasons: [{ kind: 'quiet', days: 33, usual: 2 }],
    });
    const monthly = [60, 90, 120, 150, 180].map(day);
    expect(health(unchanged, {}, { changes: monthly }).state).to.equal('ok');
    const few = [200, 201].map(day);
    expect(health(unchanged, {}, { changes: few }).state, 'too little is known').to.equal('ok');
  });

  it('is behind when it is overdue and has had no good run for a week', () => {
    const ledger = { nextDue: day(7), lastGoodAt: day(9) };
    expect(health({}, ledger).reasons).to.eql([{ kind: 'stale', days: 9 }]);
    expect(health({}, { ...ledger, nextDue: day(-1) }).state, 'monthly').to.equal('ok');
  });

  it('is not the repository’s fault when it asked for patience, or a person stopped the run', () => {
    for (const code of ['RETRY_LATER', 'RUN_STOPPED', 'DISK_FULL']) {
      const cut = health({ state: 'failed', code });
      expect([cut.state, ...codes(cut)], code).to.eql(['partial', 'cut-short']);
    }
  });

  it('is well again once a person has set aside what a run lacked', () => {
    const partial = (code: string): Partial<RunSummary> => ({ state: 'partial', code });
    expect(health(partial('GAPS'), {}, { gaps: 1 }).state).to.equal('partial');
    expect(health(partial('GAPS')).state).to.equal('ok');
    expect(health(partial('LIST_SHORT'), {}, { short: 7 }).state).to.equal('partial');
    expect(health(partial('LIST_SHORT')).state).to.equal('ok');
    expect(health(partial('QUARANTINE')).state).to.equal('ok');
    expect(health(partial('LIST_BROKEN')).state).to.equal('partial');
  });

  it('during a run is what the last one that ended told, and never well before the first good one', () => {
    const running = runOf({ state: 'running', endedAt: null });
    const first = healthOf(sourceFacts({ lastRun: running }), NOW);
    expect(first).to.eql({ state: 'never', reasons: [{ kind: 'first-run' }] });
    expect(health(running).state).to.equal('ok');
    expect(health(running, { quarantined: 2 }).state).to.equal('partial');
    const failed = [running, runOf({ state: 'failed', code: 'HTTP_STATUS' })];
    expect(health(running, {}, { runs: failed }).state).to.equal('down');
  });

  it('of one that is paused or retired is that, whatever its runs were', () => {
    const failed = { lastRun: runOf({ state: 'failed' as const }) };
    const of = (state: 'paused' | 'retired'): string =>
      healthOf(sourceFacts(failed, { state }), NOW).state;
    expect([of('paused'), of('retired')]).to.eql(['paused', 'retired']);
  });
});
