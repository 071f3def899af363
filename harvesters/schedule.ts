/**
 * When sources are harvested. node-cron says when (Asia/Shanghai); what counts is the due time in the
 * ledger, so that a run missed while the portal was off is caught up at start, and a clock that jumps
 * neither doubles nor loses one.
 */
import cron from 'node-cron';
import type { ScheduledTask } from 'node-cron';
import type { HarvestLedger } from '../catalogue/ports/harvest-ledger.ts';
import type { SourceLedgers } from '../catalogue/ports/source-ledgers.ts';
import type { SourceLedger } from '../catalogue/runs/source-ledger.ts';
import type { RunKind, RunSummary } from '../catalogue/runs/run.ts';
import { endOfBlackout, isHarvested, selectionOf } from '../catalogue/source.ts';
import type { Source } from '../catalogue/source.ts';
import { DAY_MS } from '../catalogue/time.ts';

export interface ScheduleParts {
  readonly records: Pick<SourceLedgers, 'ledger' | 'setNextDue'> & Pick<HarvestLedger, 'hasRoom'>;
  /**
   * Asks for a harvest; asking for one that is already waiting or running changes nothing. Rejects when it
   * could not even be told how it ended: it is asked for again the next minute.
   */
  readonly start: (source: Source, kind: RunKind) => Promise<unknown>;
  /**
   * Breaks off what is in hand of a source whose hours of rest have begun.
   *
   * @returns whether there was something
   */
  readonly rest: (source: Source) => boolean;
  /** Days until everything is asked for again; 0 = never. */
  readonly fullEveryDays: number;
  readonly onError: (error: unknown, source: Source) => void;
}

const TIME_ZONE = 'Asia/Shanghai';

/** The next instants at which a schedule wants a harvest. */
export function nextRuns(schedule: string, count: number): readonly Date[] {
  const task = cron.createTask(schedule, () => undefined, { timezone: TIME_ZONE });
  try {
    return task.getNextRuns(count);
  } finally {
    void task.destroy();
  }
}

/** So many failed runs one after the other, and a source is asked less often. */
const PATIENT_FAILURES = 3;
const LONGEST_WAIT_DAYS = 7;

/** Days between two runs of a source that fails and fails: 1, 2, 4, 7; undefined while it is as scheduled. */
export function slowedToDays(failuresInRow: number): number | undefined {
  if (failuresInRow < PATIENT_FAILURES) return undefined;
  return Math.min(LONGEST_WAIT_DAYS, 2 ** (failuresInRow - PATIENT_FAILURES));
}

/** A repository that does not keep telling of deletions is compared as a whole at least this often. */
const SYNC_DAYS = 7;

/** As much as the largest page comes to with its works. */
const MOST_ROOM_MEBIBYTES = 128;

/** Whether a run was broken off because the repository is to be left alone: it goes on afterwards. */
function rests(lastRun: RunSummary | null): boolean {
  return lastRun?.state === 'failed' && lastRun.code === 'SOURCE_RESTS';
}

/** Its hours of rest, to tell whether they changed. */
function restOf({ blackout = [] }: Source): string {
  return JSON.stringify(blackout);
}

/** Whether a run ended because the disk was full: it is taken up again as soon as there is room. */
function lacksRoom(lastRun: RunSummary | null): boolean {
  return lastRun?.state === 'failed' && lastRun.code === 'DISK_FULL';
}

/** What is harvested next: a run that was interrupted or lacked room as it began, everything when it is time for that, or else what is new. */
export function kindOf(ledger: SourceLedger, fullEveryDays: number, now: Date): RunKind {
  const { lastRun, wholeAt, profile, endpoint } = ledger;
  const isBrokenOff = lastRun?.state === 'running' || lacksRoom(lastRun) || rests(lastRun);
  if (lastRun !== null && isBrokenOff) return lastRun.kind;
  if (fullEveryDays === 0 || wholeAt === null) return 'incremental';
  const isSilent =
    endpoint?.syncMode === 'full' || (profile !== null && profile.deletedRecord !== 'persistent');
  const days = isSilent ? Math.min(SYNC_DAYS, fullEveryDays) : fullEveryDays;
  // A tick less than a day early is the tick that is meant.
  return now.getTime() - Date.parse(wholeAt) > (days - 0.5) * DAY_MS ? 'full' : 'incremental';
}

/** A tick may come this much before the instant it stands for. */
const EARLY_MS = 1_000;

/** A source under its task. */
interface Entry {
  source: Source;
  readonly task: ScheduledTask;
  /** Its due time has moved on, but it could not be harvested: the disk was full, a file was locked. */
  isOwed: boolean;
}

/** Why a source is looked at out of turn. */
interface Change {
  /** Its due time was made by another schedule. */
  readonly isRescheduled: boolean;
  /** It is another address, format or set by now, which was never asked. */
  readonly isElsewhere: boolean;
}

const NO_CHANGE: Change = { isRescheduled: false, isElsewhere: false };

export class Schedule {
  readonly #parts: ScheduleParts;
  readonly #entries = new Map<string, Entry>();
  /** Due times that lie off the cron grid (Retry-After of hours), ticks that a sleeping machine missed, room. */
  readonly #sweep: ScheduledTask;
  /** Whether there is room, as it was found at the last sweep; asked for only where a run ended for want of it. */
  #room: Promise<boolean> | undefined;
  /** Room that is tried for: little at first, and more each time when that was not enough. */
  #roomMebibytes = 1;
  /** Sources that were found to lack room at the last sweep. */
  #lacking = 0;

  constructor(parts: ScheduleParts) {
    this.#parts = parts;
    this.#sweep = cron.schedule('* * * * *', () => this.sweep(), {
      timezone: TIME_ZONE,
      name: 'due times',
      noOverlap: true,
      suppressMissedWarning: true,
    });
  }

  /**
   * Makes these the sources that are scheduled, as far as they are active. One that was never harvested, is
   * due or was interrupted starts at once, and so does one whose address changed. What is wrong with one
   * holds up no other.
   */
  async update(sources: readonly Source[]): Promise<void> {
    const active = new Map(sources.filter(isHarvested).map((source) => [source.id, source]));
    for (const [id, entry] of this.#entries) if (!active.has(id)) await this.#drop(id, entry);
    for (const source of active.values()) {
      try {
        await this.#put(source);
      } catch (error) {
        this.#parts.onError(error, source);
      }
    }
  }

  /** Looks at every source, once a minute. */
  async sweep(): Promise<void> {
    // There was room for so much, and it was not enough: more is tried for the next time.
    if ((await this.#room) === true)
      this.#roomMebibytes = Math.min(MOST_ROOM_MEBIBYTES, 2 * this.#roomMebibytes);
    this.#room = undefined;
    this.#lacking = 0;
    for (const entry of this.#entries.values()) await this.#check(entry);
    if (this.#lacking === 0) this.#roomMebibytes = 1;
  }

  async stop(): Promise<void> {
    await this.#sweep.destroy();
    for (const [id, entry] of this.#entries) await this.#drop(id, entry);
  }

  async #put(source: Source): Promise<void> {
    const before = this.#entries.get(source.id);
    const change: Change = {
      isRescheduled: before !== undefined && before.source.schedule !== source.schedule,
      isElsewhere: before !== undefined && selectionOf(before.source) !== selectionOf(source),
    };
    if (before !== undefined && !change.isRescheduled) {
      const isOtherRest = restOf(before.source) !== restOf(source);
      before.source = source;
      if (change.isElsewhere || isOtherRest) await this.#check(before, change);
      return;
    }
    if (before !== undefined) await this.#drop(source.id, before);
    const task = cron.schedule(source.schedule, () => this.#check(entry), {
      timezone: TIME_ZONE,
      name: source.id,
      suppressMissedWarning: true,
    });
    const entry: Entry = { source, task, isOwed: false };
    this.#entries.set(source.id, entry);
    await this.#check(entry, change);
  }

  async #drop(id: string, { task }: Entry): Promise<void> {
    this.#entries.delete(id);
    await task.destroy();
  }

  async #check(entry: Entry, change = NO_CHANGE): Promise<void> {
    const { source, task } = entry;
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
        lastRun?.code !== 'RETRY_LATER' &&
        Date.parse(nextDue) > next.getTime();
      const isToBeSet = never || due || nextDue === null || isBack || change.isRescheduled;
      if (isToBeSet && next !== null) {
        const at = Math.max(next.getTime(), days === undefined ? 0 : now + days * DAY_MS);
        await this.#parts.records.setNextDue(source.id, new Date(at).toISOString());
      }
      const isWanted =
        never ||
        due ||
        interrupted ||
        rests(lastRun) ||
        entry.isOwed ||
        change.isElsewhere ||
        (lacksRoom(lastRun) && (await this.#hasRoom()));
      if (endOfBlackout(source, new Date(now)) !== undefined) {
        const wasInHand = this.#parts.rest(source);
        entry.isOwed ||= isWanted || wasInHand;
      } else if (isWanted)
        this.#start(entry, kindOf(ledger, this.#parts.fullEveryDays, new Date(now)));
    } catch (error) {
      this.#parts.onError(error, source);
    }
  }

  #start(entry: Entry, kind: RunKind): void {
    const { source } = entry;
    entry.isOwed = false;
    this.#parts.start(source, kind).catch((error: unknown) => {
      entry.isOwed = true;
      this.#parts.onError(error, source);
    });
  }

  #hasRoom(): Promise<boolean> {
    this.#lacking++;
    return (this.#room ??= this.#parts.records.hasRoom(this.#roomMebibytes));
  }
}
