/**
 * What a person decides about a run: a held one is approved or refused, any is undone. What may be decided
 * when is in `catalogue/runs/decision.ts`. Each begins with a transaction that takes the lease of the source
 * and notes in the ledger what was begun, goes on slice by slice, and ends in the last slice.
 */
import type { CatalogueDocument } from '../../../catalogue/document.ts';
import type { SourceRecord } from '../../../catalogue/record.ts';
import {
  RunUndecidable,
  assertDecidable,
  assertFree,
  assertHeld,
  assertKnown,
  assertUndoable,
  decided,
  undone,
} from '../../../catalogue/runs/decision.ts';
import type {
  Decision,
  Undone,
  VanishingRecord,
  WaitingRecord,
} from '../../../catalogue/runs/decision.ts';
import { notDescribed } from '../../../catalogue/runs/quarantine.ts';
import type { RunId, RunLease, RunSummary } from '../../../catalogue/runs/run.ts';
import { SLICE } from '../../../catalogue/runs/slices.ts';
import type { Begun } from '../../../catalogue/runs/slices.ts';
import { withinTime } from '../../within-time.ts';
import { Batch } from './batch.ts';
import type { WorkParts } from './batch.ts';
import type { ChangeLog, Changed } from './change-log.ts';
import type { Descriptions } from './descriptions.ts';
import { inSlices } from './in-slices.ts';
import type { Quarantine } from './quarantine.ts';
import type { RecordStates } from './record-states.ts';
import { begunOf, toSummary } from './runs.ts';
import type { RunRow, Runs, UnseenRecord } from './runs.ts';
import { tried } from './tried.ts';
import { toRecord } from './versions.ts';
import type { MadeRow, Versions } from './versions.ts';
import type { Waiting, WaitingRow } from './waiting.ts';
import type { Windows } from './windows.ts';

type Describe = (record: SourceRecord) => CatalogueDocument;

export interface DecisionParts extends WorkParts {
  readonly log: ChangeLog;
  readonly runs: Runs;
  readonly windows: Windows;
  readonly states: RecordStates;
  readonly versions: Versions;
  readonly quarantine: Quarantine;
  readonly waiting: Waiting;
  readonly descriptions: Descriptions;
}

export class Decisions {
  readonly #log: ChangeLog;
  readonly #runs: Runs;
  readonly #windows: Windows;
  readonly #workParts: WorkParts;
  readonly #states: RecordStates;
  readonly #versions: Versions;
  readonly #quarantine: Quarantine;
  readonly #waiting: Waiting;
  readonly #descriptions: Descriptions;

  constructor(parts: DecisionParts) {
    this.#log = parts.log;
    this.#runs = parts.runs;
    this.#windows = parts.windows;
    this.#workParts = parts;
    this.#states = parts.states;
    this.#versions = parts.versions;
    this.#quarantine = parts.quarantine;
    this.#waiting = parts.waiting;
    this.#descriptions = parts.descriptions;
  }

  vanishing(id: RunId): VanishingRecord[] {
    const run = this.#run(id);
    assertHeld(run, this.#runs.isOvertaken(run));
    const unseen = this.#windows.judgesAbsence(run) ? this.#runs.unseen(run) : [];
    return [
      ...this.#waiting.deletions(run.source, id),
      ...unseen.map(({ identifier, datestamp, title }) => ({ identifier, datestamp, title })),
    ];
  }

  waiting(id: RunId): WaitingRecord[] {
    const run = this.#run(id);
    assertHeld(run, this.#runs.isOvertaken(run));
    return this.#waiting.changes(run.source, id);
  }

  async decide(id: RunId, decision: Decision, signal?: AbortSignal): Promise<RunSummary> {
    const lease = this.#begin(id, decision, (run) =>
      assertDecidable({ ...run, begun: begunOf(run) }, decision, this.#runs.isOvertaken(run)),
    );
    let after: UnseenRecord | undefined;
    return this.#toEnd(lease, signal, (run, seq, at) => {
      const waiting = this.#waiting.next(run.source, id, SLICE);
      if (waiting.length > 0) {
        const now = this.#settle(run, waiting, decision, seq, at);
        this.#runs.countDone(id, waiting.length);
        return { seq: now, result: undefined };
      }
      const unseen = this.#windows.judgesAbsence(run)
        ? this.#runs.unseenAfter(run, after, SLICE)
        : [];
      after = unseen.at(-1);
      let last = seq;
      if (decision === 'approve') {
        last = this.#states.sweep(run, unseen, seq, at);
        this.#runs.countSwept(id, unseen.length);
      } else this.#versions.refuseAbsence(unseen);
      this.#runs.countDone(id, unseen.length);
      if (unseen.length === SLICE) return { seq: last, result: undefined };
      const outcome = decided(run, decision, run.begun_done + unseen.length);
      this.#runs.decide(id, outcome);
      this.#runs.moveCursor(run.source, outcome, at);
      return { seq: last, result: toSummary(this.#runs.row(id)) };
    });
  }

  async undo(id: RunId, describe: Describe, signal?: AbortSignal): Promise<Undone> {
    const lease = this.#begin(
      id,
      'undo',
      (run) => assertUndoable({ ...run, undoneAt: run.undone_at, begun: begunOf(run) }, true),
      () => this.#versions.overtaken(id),
    );
    let after = 0;
    return this.#toEnd<Undone>(lease, signal, (run, seq, at) => {
      // What another run is held with is none of this one.
      const share = run.state === 'held' ? 'all' : 'unasked';
      const waiting = this.#waiting.next(run.source, id, SLICE, share);
      if (waiting.length > 0) {
        this.#settle(run, waiting, 'refuse', seq, at);
        this.#runs.countDone(id, waiting.length);
        return { seq, result: undefined };
      }
      const made = this.#versions.madeBy(id, null, after, SLICE);
      after = made.at(-1)?.added ?? after;
      const { restored, seq: last } = this.#unmake(run, made, describe, seq, at);
      this.#runs.countDone(id, restored);
      if (made.length === SLICE) return { seq: last, result: undefined };
      const sum = {
        restored: run.begun_done + restored,
        overtaken: run.begun_overtaken,
        undescribed: this.#versions.countMadeBy(id),
      };
      const { state, message } = run;
      // A run about which anything is decided has ended.
      if (state !== 'running') this.#runs.decide(id, undone({ state, message }, sum));
      this.#runs.markUndone(id, at);
      return { seq: last, result: { ...sum, run: toSummary(this.#runs.row(id)) } };
    });
  }

  /** Gives one record back; the run counts as not undone. */
  undoOne(id: RunId, describe: Describe, identifier: string): Undone {
    return this.#log.change((seq, at) => {
      const run = this.#run(id);
      assertUndoable({ ...run, undoneAt: run.undone_at, begun: begunOf(run) }, false);
      const lease = this.#lease(run);
      const made = this.#versions.madeBy(id, identifier, 0, SLICE);
      const { restored, seq: last } = this.#unmake(run, made, describe, seq, at);
      this.#runs.release(lease);
      const undescribed = made.length - restored;
      return { seq: last, result: { run: toSummary(run), restored, overtaken: 0, undescribed } };
    });
  }

  /** Goes on with what was begun about runs of this source, unless a living process is at it. */
  async finish(source: string, describe: Describe, signal?: AbortSignal): Promise<void> {
    try {
      for (;;) {
        const run = this.#runs.halfDecided(source);
        if (run?.begun === 'undo') await this.undo(run.id, describe, signal);
        else if (run?.begun === 'approve' || run?.begun === 'refuse')
          await this.decide(run.id, run.begun, signal);
        else return;
      }
    } catch (error) {
      if (!(error instanceof RunUndecidable)) throw error;
    }
  }

  /** Puts in place what waits, or forgets it for good. */
  #settle(
    run: RunRow,
    waiting: readonly WaitingRow[],
    decision: Decision,
    seq: number,
    at: string,
  ): number {
    if (decision === 'refuse') {
      this.#states.refuse(run, waiting, at);
      return seq;
    }
    for (const version of new Set(waiting.map((row) => row.described_by)))
      this.#descriptions.storedBy(run.source, version);
    const deletions = waiting.filter(({ kind }) => kind === 'deleted').length;
    this.#runs.holdDeletions(run.id, -Math.min(deletions, run.unchanged));
    this.#runs.countSwept(run.id, Math.max(0, deletions - run.unchanged));
    return this.#states.publish(run, waiting, seq, at);
  }

  /** Puts back what the run changed and deleted, and takes away what it added. */
  #unmake(
    run: RunRow,
    made: readonly MadeRow[],
    describe: Describe,
    seq: number,
    at: string,
  ): { readonly restored: number; readonly seq: number } {
    const batch = new Batch(this.#workParts);
    const outcomes = withinTime(
      made.map((row) => () => {
        const record = toRecord(row);
        return row.isNew || record.deleted ? null : tried(describe(record));
      }),
    );
    let restored = 0;
    for (const [i, row] of made.entries()) {
      const present = { library: row.now_library, deleted: row.now_deleted };
      if (row.isNew) {
        this.#states.restore(row, present, null, batch);
        this.#versions.takeAway(row, at);
      } else {
        const outcome = outcomes[i];
        if (outcome?.kind !== 'done') {
          const nowhere = { url: '', position: 0 };
          const reason = notDescribed(toRecord(row), outcome?.error);
          this.#quarantine.add(run.source, run.id, reason, nowhere, at);
          continue;
        }
        this.#states.restore(row, present, outcome.value, batch);
        this.#versions.putBack(row, at);
      }
      restored++;
    }
    return { restored, seq: batch.rebuild(seq, at) };
  }

  /**
   * Takes the lease and notes what begins; what was begun before goes on.
   *
   * @param assertAllowed throws when it may not be
   * @throws RunUndecidable
   */
  #begin(
    id: RunId,
    what: Begun['what'],
    assertAllowed: (run: RunRow) => void,
    overtaken: () => number = () => 0,
  ): RunLease {
    return this.#log.write(() => {
      const run = this.#run(id);
      assertAllowed(run);
      const lease = this.#lease(run);
      if (run.begun === null) this.#runs.beginSlices(id, what, overtaken());
      return lease;
    });
  }

  /** Slices under the lease until one has a result; the lease is given back whatever happens. */
  async #toEnd<T extends object>(
    lease: RunLease,
    signal: AbortSignal | undefined,
    slice: (run: RunRow, seq: number, at: string) => Changed<T | undefined>,
  ): Promise<T> {
    try {
      return await inSlices(
        () =>
          this.#log.change<T | undefined>((seq, at) => slice(this.#runs.check(lease, at), seq, at)),
        signal,
      );
    } finally {
      this.#log.write(() => this.#runs.release(lease));
    }
  }

  /** @throws RunUndecidable */
  #run(id: RunId): RunRow {
    const run = this.#runs.find(id);
    assertKnown(run, id);
    return run;
  }

  /** @throws RunUndecidable */
  #lease(run: RunRow): RunLease {
    const lease = this.#runs.takeFor(run);
    assertFree(lease, run.source);
    return lease;
  }
}
