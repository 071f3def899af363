/**
 * When sources are harvested. node-cron says when (Asia/Shanghai); what counts is the due time in the
 * ledger, so that a run missed while the portal was off is caught up at start, and a clock that jumps
 * neither doubles nor loses one.
 */
import cron from 'node-cron';
import type { ScheduledTask } from 'node-cron';
import type { RecordStore } from '../catalogue/record-store.ts';
import type { Source } from '../catalogue/source.ts';

export interface ScheduleParts {
  readonly records: Pick<RecordStore, 'ledger' | 'setNextDue'>;
  /** Asks for a harvest; asking for one that is already waiting or running changes nothing. */
  readonly start: (source: Source) => void;
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
    const active = sources.filter((source) => source.state === 'active');
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
      const { nextDue, lastRun, failuresInRow } = await this.#parts.records.ledger(source.id);
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
      if (never || due || interrupted) this.#parts.start(source);
    } catch (error) {
      this.#parts.onError(error);
    }
  }
}
