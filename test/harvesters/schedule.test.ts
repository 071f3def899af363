import { expect } from 'chai';
import type { SourceLedger } from '../../catalogue/runs/source-ledger.ts';
import type { RunSummary } from '../../catalogue/runs/run.ts';
import type { Source } from '../../catalogue/source.ts';
import { Schedule, kindOf } from '../../harvesters/schedule.ts';

describe('the schedule', () => {
  const source: Source = {
    id: 'one',
    library: '320104',
    baseUrl: 'https://x.example/oai',
    metadataPrefix: 'oai_dc',
    set: undefined,
    schedule: '0 2 * * *',
    collections: [],
    state: 'active',
  };

  /** A ledger that remembers due times, and the harvests that were asked for. */
  function ledgerWith(given: Partial<SourceLedger>): {
    started: string[];
    dues: Map<string, string>;
    begin: (sources: readonly Source[]) => Promise<void>;
  } {
    const started: string[] = [];
    const dues = new Map<string, string>();
    return {
      started,
      dues,
      begin: async (sources) => {
        const schedule = await Schedule.begin(sources, {
          records: {
            ledger: async (id) =>
              ({
                lastRun: null,
                nextDue: null,
                failuresInRow: 0,
                wholeAt: null,
                profile: null,
                endpoint: null,
                ...given,
                source: id,
              }) as SourceLedger,
            setNextDue: async (id, due) => {
              dues.set(id, due);
            },
          },
          fullEveryDays: 30,
          start: ({ id }, kind) => started.push(kind === 'full' ? `${id} full` : id),
          onError: (error) => {
            throw error;
          },
        });
        await schedule.stop();
      },
    };
  }

  const ended = { state: 'complete' } as RunSummary;
  const inAnHour = (): string => new Date(Date.now() + 3_600_000).toISOString();

  it('harvests a source at once that was never harvested', async () => {
    const { started, begin } = ledgerWith({});
    await begin([source]);
    expect(started).to.deep.equal(['one']);
  });

  it('catches up a run that was missed while the portal was off', async () => {
    const { started, dues, begin } = ledgerWith({
      lastRun: ended,
      nextDue: '2020-01-01T18:00:00Z',
    });
    await begin([source]);
    expect(started).to.deep.equal(['one']);
    expect(Date.parse(dues.get('one') ?? '')).to.be.greaterThan(Date.now());
  });

  it('leaves a source alone whose time has not come', async () => {
    const { started, begin } = ledgerWith({ lastRun: ended, nextDue: inAnHour() });
    await begin([source]);
    expect(started).to.deep.equal([]);
  });

  it('goes on with an interrupted run at once', async () => {
    const { started, begin } = ledgerWith({
      lastRun: { ...ended, state: 'running' },
      nextDue: inAnHour(),
    });
    await begin([source]);
    expect(started).to.deep.equal(['one']);
  });

  it('keeps the next due time by the clock of Nanjing', async () => {
    const { dues, begin } = ledgerWith({});
    await begin([source]);
    // 2:00 in Asia/Shanghai is 18:00 UTC.
    expect(dues.get('one')).to.match(/T18:00:00/);
  });

  it('starts nothing that is paused or retired', async () => {
    const { started, begin } = ledgerWith({});
    await begin([
      { ...source, state: 'paused' },
      { ...source, state: 'retired' },
    ]);
    expect(started).to.deep.equal([]);
  });

  it('asks a source less and less often that fails and fails, up to once a week', async () => {
    const daysUntilNext = async (failuresInRow: number): Promise<number> => {
      const { dues, started, begin } = ledgerWith({
        lastRun: { state: 'failed' } as RunSummary,
        nextDue: '2020-01-01T18:00:00Z',
        failuresInRow,
      });
      await begin([{ ...source, schedule: '0 * * * *' }]);
      expect(started).to.deep.equal(['one']);
      return Math.round((Date.parse(dues.get('one') ?? '') - Date.now()) / 86_400_000);
    };
    const days = [];
    for (const failures of [0, 2, 3, 4, 5, 6, 20]) days.push(await daysUntilNext(failures));
    expect(days).to.deep.equal([0, 0, 1, 2, 4, 7, 7]);
  });

  it('takes it back to its schedule after a good run', async () => {
    const inAWeek = new Date(Date.now() + 7 * 86_400_000).toISOString();
    const { dues, started, begin } = ledgerWith({
      lastRun: ended,
      nextDue: inAWeek,
      failuresInRow: 0,
    });
    await begin([{ ...source, schedule: '0 * * * *' }]);
    expect(started).to.deep.equal([]);
    expect(Date.parse(dues.get('one') ?? '')).to.be.lessThan(Date.now() + 3_700_000);
  });

  it('asks for everything once a month, and every week where deletions are not kept', () => {
    const now = new Date('2026-03-31T18:00:00Z');
    const kind = (daysAgo: number | null, more: Partial<SourceLedger> = {}, every = 30): string =>
      kindOf(
        {
          lastRun: ended,
          wholeAt:
            daysAgo === null ? null : new Date(now.getTime() - daysAgo * 86_400_000).toISOString(),
          profile: { deletedRecord: 'persistent' },
          endpoint: null,
          ...more,
        } as SourceLedger,
        every,
        now,
      );
    expect([kind(null), kind(1), kind(29), kind(30), kind(31)]).to.eql([
      'incremental',
      'incremental',
      'incremental',
      'full',
      'full',
    ]);
    const silent = { profile: { deletedRecord: 'no' } } as Partial<SourceLedger>;
    expect([kind(6, silent), kind(7, silent)]).to.eql(['incremental', 'full']);
    const examined = { endpoint: { syncMode: 'full' } } as Partial<SourceLedger>;
    expect(kind(7, examined)).to.equal('full');
    expect(kind(400, {}, 0), 'never').to.equal('incremental');
  });

  it('goes on with an interrupted full run as a full run', () => {
    const lastRun = { state: 'running', kind: 'full' } as RunSummary;
    expect(kindOf({ lastRun, wholeAt: null } as SourceLedger, 30, new Date())).to.equal('full');
  });

  it('asks for each of 500 sources that are due in one minute once', async () => {
    const ledger = ledgerWith({ lastRun: ended, nextDue: new Date(Date.now() - 1).toISOString() });
    const sources = Array.from({ length: 500 }, (_, n) => ({ ...source, id: `s${n}` }));
    await ledger.begin(sources);
    expect(ledger.started).to.eql(sources.map(({ id }) => id));
    expect(ledger.dues.size).to.equal(500);
  });

  it('neither doubles nor loses a run when the clock jumps', async () => {
    // Ahead by three days: what was due meanwhile runs once.
    const missed = ledgerWith({
      lastRun: ended,
      nextDue: new Date(Date.now() - 3 * 86_400_000).toISOString(),
    });
    await missed.begin([source]);
    expect(missed.started).to.eql(['one']);
    expect(Date.parse(missed.dues.get('one') ?? '')).to.be.above(Date.now());
    // Back by a day: what is due a day and more from now is not due.
    const early = ledgerWith({
      lastRun: ended,
      nextDue: new Date(Date.now() + 20 * 3_600_000).toISOString(),
    });
    await early.begin([source]);
    expect(early.started).to.eql([]);
  });
});
