/**
 * How a run ends by itself: with its lists read, what it brought put in place or held, swept or held, or
 * failed. What is done to many records goes slice by slice; a run that was interrupted in it is still
 * running, and goes on with it.
 */
import { cursorAfter } from '../../../catalogue/runs/cursor.ts';
import { undoableSince } from '../../../catalogue/runs/decision.ts';
import { toldOn } from '../../../catalogue/runs/flags.ts';
import { holdOf, maySweep } from '../../../catalogue/runs/hold.ts';
import type { Hold, Unseen } from '../../../catalogue/runs/hold.ts';
import { outcomeOf } from '../../../catalogue/runs/outcome.ts';
import type { RunLease, RunSummary } from '../../../catalogue/runs/run.ts';
import { SLICE } from '../../../catalogue/runs/slices.ts';
import { heldContent, heldTombstones, stillHeld } from '../../../catalogue/runs/suspicion.ts';
import { shortInSpite, withoutWaived } from '../../../catalogue/runs/waiver.ts';
import type { ChangeLog, Changed } from './change-log.ts';
import type { Descriptions } from './descriptions.ts';
import type { Quarantine } from './quarantine.ts';
import { inSlices } from './in-slices.ts';
import type { RecordStates } from './record-states.ts';
import { toSummary } from './runs.ts';
import type { RunRow, Runs, UnseenRecord } from './runs.ts';
import type { Sources } from './sources.ts';
import type { Versions } from './versions.ts';
import type { Waiting } from './waiting.ts';
import type { AppliedWaivers } from './waivers.ts';
import type { Windows } from './windows.ts';

const NOTHING_UNSEEN: Unseen = { count: 0, titles: [] };

export interface CompletionParts {
  readonly log: ChangeLog;
  readonly runs: Runs;
  readonly windows: Windows;
  readonly sources: Sources;
  readonly quarantine: Quarantine;
  readonly states: RecordStates;
  readonly versions: Versions;
  readonly waiting: Waiting;
  readonly waivers: AppliedWaivers;
  readonly descriptions: Descriptions;
}

export class Completion {
  readonly #parts: CompletionParts;

  constructor(parts: CompletionParts) {
    this.#parts = parts;
  }

  /** @throws LeaseLost */
  async complete(lease: RunLease, requests: number, signal?: AbortSignal): Promise<RunSummary> {
    const { log, runs } = this.#parts;
    log.write(() => runs.countRequests(runs.check(lease, now()).id, requests));
    const summary =
      log.write(() => this.#judge(lease)) ??
      (await this.#letIn(lease, signal)) ??
      (await this.#sweep(lease, signal));
    // The run has ended, whatever becomes of this: what is left over is forgotten by the next one, and damage
    // that was met is remembered beside the file all the same.
    await this.#forgetOld(signal).catch(() => undefined);
    return summary;
  }

  /** Ends the run as held when nothing that waits of the source may be put in place; else begins that. */
  #judge(lease: RunLease): RunSummary | undefined {
    const { runs, waiting, windows } = this.#parts;
    const run = runs.check(lease, now());
    // Interrupted in what this had decided.
    if (run.begun !== null) return undefined;
    const isWhole =
      run.kind === 'full' &&
      windows.givenUp(run).length === 0 &&
      windows.brokenOff(run) === null &&
      windows.countShort(run) === 0;
    if (isWhole) waiting.dropUnmet(run.source, run.first_part ?? run.id);
    const held = this.#verdict(run, isWhole ? runs.countUnseen(run) : NOTHING_UNSEEN);
    if (held !== undefined) return this.#hold(run, lease, held);
    // Only a whole list tells that the reason of before stands no more.
    const still = isWhole ? undefined : this.#undecided(run);
    if (still !== undefined) return this.#hold(run, lease, still, false);
    if (!waiting.isEmpty(run.source)) runs.beginSlices(run.id, 'publish');
    return undefined;
  }

  #verdict(run: RunRow, unseen: Unseen): Hold | undefined {
    const { sources, waiting } = this.#parts;
    return heldContent({
      ...waiting.facts(run.source, run.first_part ?? run.id, sources.live(run.source)),
      received: run.received - run.quarantined,
      unseen,
    });
  }

  /** Why what an earlier run was held with goes on waiting; undefined when there is none. */
  #undecided({ source }: RunRow): Hold | undefined {
    const found = this.#parts.waiting.undecided(source);
    if (found === undefined) return undefined;
    return stillHeld(this.#parts.runs.row(found.run).code, found);
  }

  /** Ends the run with what waits of the source, which is decided about with this run from now on. */
  #hold(run: RunRow, lease: RunLease, hold: Hold, isAsked = true): RunSummary {
    const { runs, waiting } = this.#parts;
    runs.holdDeletions(run.id, waiting.countDeletions(run.source, run.id));
    waiting.takeOver(run.source, run.id, isAsked);
    runs.countWaiting(run.id, waiting.count(run.source));
    return this.#conclude(runs.row(run.id), lease, hold, now());
  }

  /**
   * Puts in place what waits of the source: first what is new or changed; then the deletions, unless they are
   * too many, which ends the run as held.
   */
  async #letIn(lease: RunLease, signal?: AbortSignal): Promise<RunSummary | undefined> {
    const { log, runs } = this.#parts;
    if (runs.row(lease.run).begun !== 'publish') return undefined;
    await inSlices(() => this.#publish(lease, 'changes'), signal);
    const held = log.write(() => {
      const run = runs.check(lease, now());
      runs.endSlices(run.id);
      const hold = this.#tooManyDeleted(run);
      return hold === undefined ? undefined : this.#hold(run, lease, hold);
    });
    if (held === undefined) await inSlices(() => this.#publish(lease, 'deletions'), signal);
    return held;
  }

  /** Why the deletions that wait may not be put in place; undefined when they may. */
  #tooManyDeleted({ source, known }: RunRow): Hold | undefined {
    const { sources, waiting } = this.#parts;
    return heldTombstones(waiting.buried(source), sources.live(source), known);
  }

  /** One slice of what waits is put in place; undefined while there is more. */
  #publish(lease: RunLease, what: 'changes' | 'deletions'): object | undefined {
    const { descriptions, log, runs, states, waiting } = this.#parts;
    return log.change((seq, at): Changed<object | undefined> => {
      const run = runs.check(lease, at);
      const rows = waiting.next(run.source, run.id, SLICE, what);
      for (const version of new Set(rows.map((row) => row.described_by)))
        descriptions.storedBy(run.source, version);
      const last = states.publish(run, rows, seq, at);
      return { seq: last, result: rows.length === SLICE ? undefined : {} };
    });
  }

  /** Deletes what a full run did not meet, or holds it; and ends it. */
  async #sweep(lease: RunLease, signal?: AbortSignal): Promise<RunSummary> {
    const { log, runs, sources, states, windows } = this.#parts;
    const hold = log.write(() => {
      const run = runs.check(lease, now());
      const unseen = run.kind === 'full' ? runs.countUnseen(run) : NOTHING_UNSEEN;
      const gaps = windows.givenUp(run);
      const given = gaps.filter(({ isBroken }) => isBroken).length;
      const broken = given + Number(windows.brokenOff(run) !== null);
      const found = holdOf({
        counts: run,
        repaired: run.repaired,
        gaps: gaps.length,
        broken,
        live: sources.live(run.source),
        unseen,
        swept: run.begun_done,
      });
      if (found === undefined && maySweep({ broken, unseen }) && run.begun === null)
        runs.beginSlices(run.id, 'sweep');
      return found;
    });
    let after: UnseenRecord | undefined;
    return inSlices(
      () =>
        log.change<RunSummary | undefined>((seq, at) => {
          const run = runs.check(lease, at);
          if (hold !== undefined || run.begun === null)
            return { seq, result: this.#conclude(run, lease, hold, at) };
          const unseen = runs.unseenAfter(run, after, SLICE);
          after = unseen.at(-1);
          const last = states.sweep(run, unseen, seq, at);
          runs.countSwept(run.id, unseen.length);
          runs.countDone(run.id, unseen.length);
          if (unseen.length === SLICE) return { seq: last, result: undefined };
          const swept = runs.row(run.id);
          return { seq: last, result: this.#conclude(swept, lease, undefined, at) };
        }),
      signal,
    );
  }

  #conclude(run: RunRow, lease: RunLease, hold: Hold | undefined, at: string): RunSummary {
    const { quarantine, runs, sources, waivers, windows } = this.#parts;
    // Left out of the outcome alone: nothing is deleted for what a person set aside or accepted.
    const facts = {
      hold,
      swept: run.begun_done,
      set: sources.ledger(run.source).profile?.set ?? null,
      live: sources.live(run.source),
      gaps: withoutWaived(windows.givenUp(run), waivers.gaps(run.source)),
      brokenOff: windows.brokenOff(run),
      short: shortInSpite(windows.countShort(run), waivers.shortAccepted(run.source)),
      told: toldOn(windows.pageFlags(run.id)),
      quarantine: quarantine.of(run.source),
    };
    runs.end(run.id, outcomeOf(run, facts), at);
    runs.moveCursor(run.source, cursorAfter(run.first_response, facts), at);
    runs.release(lease);
    return toSummary(runs.row(run.id));
  }

  /** States of before that no run can be undone to any more. */
  async #forgetOld(signal?: AbortSignal): Promise<void> {
    const { log, versions } = this.#parts;
    const before = undoableSince(new Date());
    await inSlices(
      () => log.write(() => (versions.forget(before, SLICE) < SLICE ? {} : undefined)),
      signal,
    );
  }

  /**
   * What it brought is put in place, unless that is doubtful or it is gone on with: then the next run judges all
   * of it together.
   *
   * @throws LeaseLost
   */
  async fail(
    lease: RunLease,
    failure: { code: string; message: string; requests: number; resumable: boolean },
  ): Promise<RunSummary> {
    const { log, runs, waiting } = this.#parts;
    const { code, requests, resumable } = failure;
    let why = '';
    const isLetIn = log.write(() => {
      const run = runs.check(lease, now());
      runs.countRequests(run.id, requests);
      if (resumable && run.pages > 0) return false;
      const held = this.#verdict(run, NOTHING_UNSEEN);
      // Nothing more comes of this run: the next one asks about it, whatever that brings itself.
      if (held !== undefined) why = waiting.ask(run.source, run.id) > 0 ? `。${held.message}` : '';
      return (held ?? this.#undecided(run) ?? this.#tooManyDeleted(run)) === undefined;
    });
    if (isLetIn) {
      await inSlices(() => this.#publish(lease, 'changes'));
      await inSlices(() => this.#publish(lease, 'deletions'));
    }
    return log.write(() => {
      const at = now();
      const run = runs.check(lease, at);
      const left = resumable && run.pages > 0 ? 0 : waiting.countOf(run.source, run.id);
      const message = `${failure.message}${why}${left === 0 ? '' : leftWaiting(left)}`;
      runs.end(lease.run, { state: 'failed', code, message }, at, resumable);
      runs.release(lease);
      return toSummary(runs.row(lease.run));
    });
  }
}

/** What was received is stored, and readers do not see it: that is said where it was said to be kept. */
function leftWaiting(count: number): string {
  return `。本次收到的有 ${count} 条还没有采用，读者看不到，随下一次收割一起核定`;
}

function now(): string {
  return new Date().toISOString();
}
