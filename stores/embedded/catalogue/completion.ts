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
import { heldContent } from '../../../catalogue/runs/suspicion.ts';
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
    const summary = log.write(() => {
      const run = runs.check(lease, new Date().toISOString());
      runs.countRequests(run.id, requests);
      return this.#judge(run, lease);
    });
    if (summary !== undefined) return summary;
    await inSlices(() => this.#publish(lease), signal);
    const swept = await this.#sweep(lease, signal);
    // The run has ended, whatever becomes of this: what is left over is forgotten by the next one, and damage
    // that was met is remembered beside the file all the same.
    await this.#forgetOld(signal).catch(() => undefined);
    return swept;
  }

  /** Ends the run as held when what waits of the source may not be put in place; else begins that. */
  #judge(run: RunRow, lease: RunLease): RunSummary | undefined {
    const { runs, waiting, windows } = this.#parts;
    // Interrupted in what this had decided.
    if (run.begun !== null) return undefined;
    const isWhole =
      run.kind === 'full' &&
      windows.givenUp(run.id).length === 0 &&
      windows.countShort(run.id) === 0;
    if (isWhole) waiting.dropUnmet(run.source, run.first_part ?? run.id);
    const held = this.#letIn(run, isWhole ? runs.countUnseen(run) : NOTHING_UNSEEN);
    if (held === undefined) return undefined;
    runs.holdDeletions(run.id, waiting.countDeletions(run.source, run.id));
    waiting.takeOver(run.source, run.id);
    return this.#conclude(runs.row(run.id), lease, held, new Date().toISOString());
  }

  /** Begins to put in place what waits of the source, if there is any; or says why not. */
  #letIn(run: RunRow, unseen: Unseen): Hold | undefined {
    const { runs, sources, waiting } = this.#parts;
    const held = heldContent({
      ...waiting.facts(run.source, run.first_part ?? run.id),
      live: sources.live(run.source),
      received: run.received - run.quarantined,
      unseen,
    });
    if (held === undefined && !waiting.isEmpty(run.source)) runs.beginSlices(run.id, 'publish');
    return held;
  }

  /** One slice of what waits is put in place; undefined while there is more. */
  #publish(lease: RunLease): object | undefined {
    const { descriptions, log, runs, states, waiting } = this.#parts;
    return log.change((seq, at): Changed<object | undefined> => {
      const run = runs.check(lease, at);
      if (run.begun !== 'publish') return { seq, result: {} };
      const rows = waiting.next(run.source, run.id, SLICE);
      for (const version of new Set(rows.map((row) => row.described_by)))
        descriptions.storedBy(run.source, version);
      const last = states.publish(run, rows, seq, at);
      if (rows.length === SLICE) return { seq: last, result: undefined };
      runs.endSlices(run.id);
      return { seq: last, result: {} };
    });
  }

  /** Deletes what a full run did not meet, or holds it; and ends it. */
  async #sweep(lease: RunLease, signal?: AbortSignal): Promise<RunSummary> {
    const { log, runs, sources, states, windows } = this.#parts;
    const hold = log.write(() => {
      const run = runs.check(lease, new Date().toISOString());
      const unseen = run.kind === 'full' ? runs.countUnseen(run) : NOTHING_UNSEEN;
      const gaps = windows.givenUp(run.id);
      const broken = gaps.filter(({ isBroken }) => isBroken).length;
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
    const { quarantine, runs, sources, windows } = this.#parts;
    const facts = {
      hold,
      swept: run.begun_done,
      set: sources.ledger(run.source).profile?.set ?? null,
      live: sources.live(run.source),
      gaps: windows.givenUp(run.id),
      short: windows.countShort(run.id),
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
    const { log, runs } = this.#parts;
    const { code, message, requests, resumable } = failure;
    log.write(() => {
      const run = runs.check(lease, new Date().toISOString());
      runs.countRequests(run.id, requests);
      const isGoneOnWith = resumable && run.pages > 0;
      if (!isGoneOnWith && run.begun === null) this.#letIn(run, NOTHING_UNSEEN);
    });
    await inSlices(() => this.#publish(lease));
    return log.write(() => {
      const at = new Date().toISOString();
      runs.check(lease, at);
      runs.end(lease.run, { state: 'failed', code, message }, at, resumable);
      runs.release(lease);
      return toSummary(runs.row(lease.run));
    });
  }
}
