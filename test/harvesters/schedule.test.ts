import { expect } from 'chai';
import type { SourceLedger } from '../../catalogue/runs/source-ledger.ts';
import type { RunSummary } from '../../catalogue/runs/run.ts';
import { endOfBlackout } from '../../catalogue/source.ts';
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
  function ledgerWith(
    given: Partial<SourceLedger>,
    hasRoom = true,
  ): {
    started: string[];
    dues: Map<string, string>;
    errors: string[];
    /** Sources whose next start fails. */
    failing: Set<string>;
    dueIn: (ms: number) => void;
    tried: () => number;
    /** Mebibytes that were tried for. */
    rooms: number[];
    begin: (
      sources: readonly Source[],
      more?: (schedule: Schedule) => Promise<void>,
    ) => Promise<void>;
  } {
    const started: string[] = [];
    const dues = new Map<string, string>();
    const errors: string[] = [];
    const failing = new Set<string>();
    let present = given;
    let tried = 0;
    const rooms: number[] = [];
    return {
      started,
      dues,
      errors,
      failing,
      dueIn: (ms) => {
        present = { ...present, nextDue: new Date(Date.now() + ms).toISOString() };
      },
      tried: () => tried,
      rooms,
      begin: async (sources, more) => {
        const schedule = new Schedule({
          records: {
            ledger: async (id) =>
              ({
                lastRun: null,
                nextDue: null,
                failuresInRow: 0,
                wholeAt: null,
                profile: null,
                endpoint: null,
                ...present,
                source: id,
              }) as SourceLedger,
            setNextDue: async (id, due) => {
              dues.set(id, due);
            },
            hasRoom: async (mebibytes) => {
              tried++;
              rooms.push(mebibytes);
              return hasRoom;
            },
          },
          rest: () => false,
          fullEveryDays: 30,
          start: async ({ id }, kind) => {
            started.push(kind === 'full' ? `${id} full` : id);
            if (failing.delete(id)) throw new Error('locked');
          },
          onError: (_error, { id }) => errors.push(id),
        });
        await schedule.update(sources);
        await more?.(schedule);
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

  it('starts nothing in the hours of rest, and what was due once they are over', async () => {
    const clockIn = (hours: number): string =>
      new Date(Date.now() + (8 + hours) * 3_600_000).toISOString().slice(11, 16);
    const { started, begin } = ledgerWith({ lastRun: ended, nextDue: '2020-01-01T18:00:00Z' });
    await begin(
      [{ ...source, blackout: [{ from: clockIn(-1), until: clockIn(1) }] }],
      async (schedule) => {
        await schedule.sweep();
        expect(started).to.deep.equal([]);
        await schedule.update([source]);
        expect(started).to.deep.equal(['one']);
      },
    );
  });

  it('knows when hours of rest end, over midnight and where several meet', () => {
    const end = (at: string, ...blackout: readonly (readonly [string, string])[]): string =>
      endOfBlackout(
        { blackout: blackout.map(([from, until]) => ({ from, until })) },
        // Eight hours behind Nanjing.
        new Date(`2026-03-01T${at}Z`),
      )?.toISOString() ?? '';
    expect(end('00:30:10', ['08:00', '12:00'])).to.equal('2026-03-01T04:00:00.000Z');
    expect(end('04:00:00', ['08:00', '12:00'])).to.equal('');
    expect(end('15:00:00', ['22:00', '06:00'])).to.equal('2026-03-01T22:00:00.000Z');
    expect(end('00:30:00', ['08:00', '12:00'], ['08:30', '14:00'])).to.equal(
      '2026-03-01T06:00:00.000Z',
    );
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

  it('goes on with a full run that was interrupted, or lacked room, as a full run', () => {
    for (const how of [{ state: 'running' }, { state: 'failed', code: 'DISK_FULL' }]) {
      const lastRun = { ...how, kind: 'full' } as RunSummary;
      expect(kindOf({ lastRun, wholeAt: null } as SourceLedger, 30, new Date())).to.equal('full');
    }
  });

  describe('after the disk was full', () => {
    const full = {
      lastRun: { state: 'failed', code: 'DISK_FULL', kind: 'incremental' } as RunSummary,
      nextDue: inAnHour(),
    };

    it('takes a run up again as soon as there is room', async () => {
      const { started, begin } = ledgerWith(full);
      await begin([source]);
      expect(started).to.eql(['one']);
    });

    it('asks nothing of the repository before, and tries the disk once a minute for all', async () => {
      const { started, tried, begin } = ledgerWith(full, false);
      const sources = ['one', 'two', 'three'].map((id) => ({ ...source, id }));
      await begin(sources, async (schedule) => {
        await schedule.sweep();
        await schedule.sweep();
      });
      expect(started).to.eql([]);
      // At the beginning, and at each look of a minute.
      expect(tried()).to.equal(3);
    });

    it('tries for more each time when what there was room for was not enough', async () => {
      const { rooms, begin } = ledgerWith(full);
      await begin([source], async (schedule) => {
        for (let minute = 0; minute < 9; minute++) await schedule.sweep();
      });
      expect(rooms).to.eql([1, 2, 4, 8, 16, 32, 64, 128, 128, 128]);
    });

    it('tries the disk for no other reason', async () => {
      const other = { ...full, lastRun: { ...full.lastRun, code: 'HTTP_STATUS' } };
      const { tried, begin } = ledgerWith(other);
      await begin([source], (schedule) => schedule.sweep());
      expect(tried()).to.equal(0);
    });
  });

  it('starts a source again the next minute that could not even begin', async () => {
    const ledger = ledgerWith({ lastRun: ended, nextDue: new Date(Date.now() - 1).toISOString() });
    ledger.failing.add('one');
    await ledger.begin([source], async (schedule) => {
      await schedule.update([source]);
      expect(ledger.errors).to.eql(['one']);
      ledger.dueIn(3_600_000);
      await schedule.sweep();
      await schedule.sweep();
    });
    expect(ledger.started).to.eql(['one', 'one']);
  });

  describe('when the registry changes', () => {
    it('takes in a new source, and starts it', async () => {
      const { started, begin } = ledgerWith({});
      await begin([source], (schedule) => schedule.update([source, { ...source, id: 'two' }]));
      expect(started).to.eql(['one', 'two']);
    });

    it('no longer starts one that was paused or retired', async () => {
      const due = { lastRun: ended, nextDue: new Date(Date.now() - 1).toISOString() };
      for (const state of ['paused', 'retired'] as const) {
        const { started, begin } = ledgerWith(due);
        await begin([source], async (schedule) => {
          await schedule.update([{ ...source, state }]);
          await schedule.sweep();
        });
        expect(started, state).to.eql(['one']);
      }
    });

    it('goes by the new schedule at once, later or earlier than before', async () => {
      const { dues, started, begin } = ledgerWith({ lastRun: ended, nextDue: inAnHour() });
      await begin([source], (schedule) => schedule.update([{ ...source, schedule: '15 4 * * *' }]));
      expect(dues.get('one')).to.match(/T20:15:00/);
      expect(started).to.eql([]);
    });

    it('starts one at once whose address, format or set changed', async () => {
      for (const change of [{ baseUrl: 'https://y.example/oai' }, { set: 'photo' }]) {
        const { started, begin } = ledgerWith({ lastRun: ended, nextDue: inAnHour() });
        await begin([source], async (schedule) => {
          await schedule.update([source]);
          await schedule.update([{ ...source, ...change }]);
          await schedule.update([{ ...source, ...change, collections: [{ name: '老照片库' }] }]);
        });
        expect(started, JSON.stringify(change)).to.eql(['one']);
      }
    });

    it('keeps the others going when the schedule of one cannot be read', async () => {
      const { started, errors, begin } = ledgerWith({});
      await begin([
        { ...source, id: 'odd', schedule: 'now and then' },
        { ...source, id: 'one' },
      ]);
      expect(started).to.eql(['one']);
      expect(errors).to.eql(['odd']);
    });
  });

  it('leaves a repository alone for as long as it asked, whatever the schedule says', async () => {
    const nextDue = new Date(Date.now() + 5 * 3_600_000).toISOString();
    const lastRun = { state: 'failed', code: 'RETRY_LATER' } as RunSummary;
    const { started, dues, begin } = ledgerWith({ lastRun, nextDue, failuresInRow: 0 });
    await begin([{ ...source, schedule: '0 * * * *' }], (schedule) => schedule.sweep());
    expect(started).to.eql([]);
    expect([...dues]).to.eql([]);
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
