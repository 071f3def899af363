/**
 * The port to a person's word on a run that has ended. What may be decided in which state is in
 * `catalogue/runs/decision.ts`; every adapter behaves as `test/stores/run-decisions.conformance.ts` says.
 */
import type { CatalogueDocument } from '../document.ts';
import type { SourceRecord } from '../record.ts';
import type { Decision, Undone, VanishingRecord, WaitingRecord } from '../runs/decision.ts';
import type { RunId, RunSummary } from '../runs/run.ts';

/**
 * Every method but `vanishing` and `waiting` writes, slice by slice (`catalogue/runs/slices.ts`): others write in between,
 * works and change log are right after each, and what was interrupted is gone on with. `signal` stops after
 * the slice in hand and is thrown.
 */
export interface RunDecisions {
  /** Records that would vanish if this held run were approved. Reads only. @throws RunUndecidable */
  vanishing(run: RunId): Promise<readonly VanishingRecord[]>;
  /** Records that would be added or changed if this held run were approved. Reads only. @throws RunUndecidable */
  waiting(run: RunId): Promise<readonly WaitingRecord[]>;
  /**
   * Approved, what a held run brought is put in place and what it did not meet is deleted; refused, nothing
   * changes: the same is not accepted again, and what was not met is not asked about until it was met once more.
   *
   * @throws RunUndecidable when it is not held, another full run took its place, or the source is being harvested
   */
  decideHeld(run: RunId, decision: Decision, signal?: AbortSignal): Promise<RunSummary>;
  /**
   * Puts back what a run changed and deleted, and takes away what it added, except records that a later
   * run has changed again. The same is not accepted from the repository another time; something else is.
   *
   * @param describe normalises a record of before; what it throws for goes to quarantine and stays as it is
   * @param identifier only this record of the run
   * @throws RunUndecidable when it runs still, was undone before, or the source is being harvested
   */
  undoRun(
    run: RunId,
    describe: Describe,
    identifier?: string,
    signal?: AbortSignal,
  ): Promise<Undone>;
  /**
   * Ends what was begun about runs of this source and interrupted. Nothing happens when there is no such
   * thing, or a living process is at it.
   */
  finishDecisions(source: string, describe: Describe, signal?: AbortSignal): Promise<void>;
}

type Describe = (record: SourceRecord) => CatalogueDocument;
