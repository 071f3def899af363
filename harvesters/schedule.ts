/**
 * When sources are harvested. node-cron says when (Asia/Shanghai); what counts is the due time in the
 * ledger, so that a run missed while the portal was off is caught up at start, and a clock that jumps
 * neither doubles nor loses one.
 */
import cron from 'node-cron';
import type { ScheduledTask } from 'node-cron';
import type { SourceLedgers } from '../catalogue/ports/source-ledgers.ts';
import type { SourceLedger } from '../catalogue/runs/source-ledger.ts';
import type { RunKind } from '../catalogue/runs/run.ts';
import { hasRepository } from '../catalogue/source.ts';
import type { Source } from '../catalogue/source.ts';

export interface ScheduleParts {
  readonly records: Pick<SourceLedgers, 'ledger' | 'setNextDue'>;
  /** Asks for a harvest; asking for one that is already waiting or running changes nothing. */
  readonly start: (source: Source, kind: RunKind) => void;
  /** Days until everything is asked for again; 0 = never. */
  readonly fullEveryDays: number;
  readonly onError: (error: unknown) => void;
}

const TIME_ZONE = 'Asia/Shanghai';

/** So many failed runs one after the other, and a source is asked less often. */
const PATIENT_FAILURES = 3;
const LONGEST_WAIT_DAYS = 7;
const DAY_MS = 86_400_000;

/** Days between two runs of a source that fails and fails: 1, 2, 4, 7; undefined while it is as scheduled. */
export function slowedToDays(failuresInRow: number): number | undefined {
  if (failuresInRow < PATIENT_FAILURES) return undefined;
  return Math.min(LONGEST_WAIT_DAYS, 2 ** (failuresInRow - PATIENT_FAILURES));
}

/** A repository that does not keep telling of deletions is compared as a whole at least this often. */
const SYNC_DAYS = 7;

/** What is harvested next: an interrupted run as it began, everything when it is time for that, or else what is new. */
export function kindOf(ledger: SourceLedger, fullEveryDays: number, now: Date): RunKind {
  const { lastRun, wholeAt, profile, endpoint } = ledger;
  if (lastRun?.state === 'running') return lastRun.kind;
  if (fullEveryDays === 0 || wholeAt === null) return 'incremental';
  const isSilent =
    endpoint?.syncMode === 'full' || (profile !== null && profile.deletedRecord !== 'persistent');
  const days = isSilent ? Math.min(SYNC_DAYS, fullEveryDays) : fullEveryDays;
  // A tick less than a day early is the tick that is meant.
  return now.getTime() - Date.parse(wholeAt) > (days - 0.5) * DAY_MS ? 'full' : 'incremental';
}

/** A tick may come this much before the instant it stands for. */
const EARLY_MS = 1_000;

export class Schedule {
  readonly #parts: ScheduleParts;
  readonly #tasks: ScheduledTask[] = [];

  private constructor(parts: ScheduleParts) {
    this.#parts = parts;
  }

  /**
   * Starts the tasks of all active sources. One that was never harvested, or whose due time has
   * passed, starts at once.
   */
  static async begin(sources: readonly Source[], parts: ScheduleParts): Promise<Schedule> {
    const schedule = new Schedule(parts);
    const active = sources.filter((source) => source.state === 'active' && hasRepository(source));
    for (const source of active) {
      const task = cron.schedule(source.schedule, () => schedule.#check(source, task), {
        timezone: TIME_ZONE,
        name: source.id,
        suppressMissedWarning: true,
      });
      schedule.#tasks.push(task);
      await schedule.#check(source, task);
    }
    // Due times that lie off the cron grid (Retry-After of hours) and ticks that a sleeping machine missed.
    const sweep = cron.schedule(
      '* * * * *',
      async () => {
        for (const [i, source] of active.entries()) {
          const task = schedule.#tasks[i];
          if (task !== undefined) await schedule.#check(source, task);
        }
      },
      { timezone: TIME_ZONE, name: 'due times', noOverlap: true, suppressMissedWarning: true },
    );
    schedule.#tasks.push(sweep);
    return schedule;
  }

  async stop(): Promise<void> {
    for (const task of this.#tasks) await task.destroy();
  }

  async #check(source: Source, task: ScheduledTask): Promise<void> {
    try {
      const ledger = await this.#parts.records.ledger(source.id);
      const { nextDue, lastRun, failuresInRow } = ledger;
      const now = Date.now();
      const never = lastRun === null && nextDue === null;
      // An interrupted run goes on as soon as the portal is back.
      const interrupted = lastRun?.state === 'running';
      const due = nextDue !== null && Date.parse(nextDue) <= now + EARLY_MS;
      const next = task.getNextRun();
      const days = slowedToDays(failuresInRow);
      // A good run takes a source that was slowed down back to its schedule.
      const isBack =
        nextDue !== null &&
        next !== null &&
        failuresInRow === 0 &&
        Date.parse(nextDue) > next.getTime();
      if ((never || due || nextDue === null || isBack) && next !== null) {
        const at = Math.max(next.getTime(), days === undefined ? 0 : now + days * DAY_MS);
        await this.#parts.records.setNextDue(source.id, new Date(at).toISOString());
      }
      if (never || due || interrupted)
        this.#parts.start(source, kindOf(ledger, this.#parts.fullEveryDays, new Date(now)));
    } catch (error) {
      this.#parts.onError(error);
    }
  }
}
