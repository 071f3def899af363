import { expect } from 'chai';
import type { RunSummary, SourceLedger } from '../../catalogue/record-store.ts';
import type { Source } from '../../catalogue/source.ts';
import { Schedule } from '../../harvesters/schedule.ts';

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
                ...given,
                source: id,
              }) as SourceLedger,
            setNextDue: async (id, due) => {
              dues.set(id, due);
            },
          },
          start: ({ id }) => started.push(id),
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
});
