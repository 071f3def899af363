/**
 * What a person decides about a run: a held one is approved or refused, any is undone. What may be decided
 * when is in `catalogue/runs/decision.ts`. Called inside a writing transaction of the store, which keeps
 * the change log.
 */
import type { CatalogueDocument } from '../../../catalogue/document.ts';
import type { SourceRecord } from '../../../catalogue/record.ts';
import {
  assertFree,
  assertHeld,
  assertKnown,
  assertUndoable,
  decided,
  undone,
} from '../../../catalogue/runs/decision.ts';
import type { Decision, Undone, VanishingRecord } from '../../../catalogue/runs/decision.ts';
import type { RunId, RunLease, RunSummary } from '../../../catalogue/runs/run.ts';
import type { Changed } from './change-log.ts';
import { Batch } from './batch.ts';
import type { PageCommit } from './commit-page.ts';
import { toSummary } from './runs.ts';
import type { RunRow, Runs } from './runs.ts';
import { toRecord } from './versions.ts';
import type { Versions } from './versions.ts';
import type { Works } from './works.ts';

export class Decisions {
  readonly #runs: Runs;
  readonly #works: Works;
  readonly #pages: PageCommit;
  readonly #versions: Versions;

  constructor(runs: Runs, works: Works, pages: PageCommit, versions: Versions) {
    this.#runs = runs;
    this.#works = works;
    this.#pages = pages;
    this.#versions = versions;
  }

  vanishing(id: RunId): VanishingRecord[] {
    return this.#runs
      .unseen(this.#heldRun(id))
      .map(({ identifier, datestamp, title }) => ({ identifier, datestamp, title }));
  }

  decide(id: RunId, decision: Decision, seq: number, at: string): Changed<RunSummary> {
    const run = this.#heldRun(id);
    const lease = this.#leaseFor(run);
    const unseen = this.#runs.unseen(run);
    let last = seq;
    if (decision === 'approve') {
      last = this.#pages.sweep(run, unseen, seq, at);
      this.#runs.countSwept(id, unseen.length);
    } else this.#versions.refuseAbsence(unseen);
    const outcome = decided(decision, unseen.length);
    this.#runs.decide(id, outcome);
    this.#runs.moveCursor(run.source, outcome, at);
    this.#runs.release(lease);
    return { seq: last, result: toSummary(this.#runs.row(id)) };
  }

  /** @param identifier only this record; the run then counts as not undone */
  undo(
    id: RunId,
    describe: (record: SourceRecord) => CatalogueDocument,
    identifier: string | undefined,
    seq: number,
    at: string,
  ): Changed<Undone> {
    const row = this.#run(id);
    const run = { ...row, undoneAt: row.undone_at };
    const isWhole = identifier === undefined;
    assertUndoable(run, isWhole);
    const lease = this.#leaseFor(row);
    const overtaken = isWhole ? this.#versions.overtaken(id) : 0;
    const batch = new Batch(this.#works);
    const replaced = this.#versions.replacedBy(id, identifier ?? null);
    for (const state of replaced) {
      const document = state.deleted === 1 ? null : describe(toRecord(state));
      const present = { library: state.now_library, deleted: state.now_deleted };
      this.#pages.restore(state, present, document, batch);
      this.#versions.putBack(state, at);
    }
    const added = this.#versions.addedBy(id, identifier ?? null);
    for (const state of added) {
      this.#pages.restore(state, { library: state.now_library, deleted: 0 }, null, batch);
      this.#versions.takeAway(state, at);
    }
    const restored = replaced.length + added.length;
    if (isWhole) {
      this.#runs.markUndone(id, at);
      this.#runs.decide(id, undone(run, { restored, overtaken }));
    }
    this.#runs.release(lease);
    const result = { run: toSummary(this.#runs.row(id)), restored, overtaken };
    return { seq: batch.rebuild(seq, at), result };
  }

  /** @throws RunUndecidable */
  #run(id: RunId): RunRow {
    const run = this.#runs.find(id);
    assertKnown(run, id);
    return run;
  }

  /** @throws RunUndecidable unless the run waits for a decision that still matters */
  #heldRun(id: RunId): RunRow {
    const run = this.#run(id);
    assertHeld(run, this.#runs.isOvertaken(run));
    return run;
  }

  /** @throws RunUndecidable */
  #leaseFor(run: RunRow): RunLease {
    const lease = this.#runs.takeFor(run);
    assertFree(lease, run.source);
    return lease;
  }
}
