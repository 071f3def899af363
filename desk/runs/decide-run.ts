/**
 * A person approves, refuses or undoes a run. It changes `catalogue.db`, so who ordered it is entered first, and once
 * more if it could not be done.
 */
import type { Actor } from '../../catalogue/actor.ts';
import type { ActName, Facts } from '../../catalogue/audit.ts';
import type { CatalogueDocument } from '../../catalogue/document.ts';
import { messageOf } from '../../catalogue/errors.ts';
import type { AuditTrail } from '../../catalogue/ports/audit-trail.ts';
import type { RunReports } from '../../catalogue/ports/run-reports.ts';
import type { RunDecisions } from '../../catalogue/ports/run-decisions.ts';
import type { SourceRecord } from '../../catalogue/record.ts';
import type { Decision, Undone } from '../../catalogue/runs/decision.ts';
import type { RunId, RunSummary } from '../../catalogue/runs/run.ts';
import { ownRun } from './own.ts';
import type { OwnParts, OwnRun } from './own.ts';

export interface DecideRunParts extends OwnParts {
  readonly records: OwnParts['records'] &
    Pick<RunDecisions, 'decideHeld' | 'undoRun'> & {
      readonly reports: Pick<RunReports, 'vanishingPart'>;
    };
  readonly registry: OwnParts['registry'] & { readonly audit: Pick<AuditTrail, 'note'> };
  /** Normalises a record of before, by what sources and libraries are now. */
  readonly describer: () => Promise<(record: SourceRecord) => CatalogueDocument>;
  /** Stops a long act after the slice in hand; the rest is done another time. Looked at when an act begins. */
  readonly signal?: AbortSignal;
}

/**
 * @param why a sentence for whoever asks later; '' = nothing was said
 * @throws NotThere
 * @throws RunUndecidable when it is not held, another run took its place, or the source is being harvested
 */
export async function decideRun(
  parts: DecideRunParts,
  id: RunId,
  decision: Decision,
  why: string,
  by: Actor,
): Promise<RunSummary> {
  const own = await ownRun(parts, id, by);
  const act = decision === 'approve' ? 'run-approve' : 'run-refuse';
  const ordered = { ordered: decision, records: await heldBy(parts, own.run), why };
  return entered(parts, { act, own, ordered }, by, () =>
    parts.records.decideHeld(id, decision, parts.signal),
  );
}

/** How many records wait for what is said of it; none where it is not held. */
async function heldBy(
  { records }: DecideRunParts,
  { id, state, waiting }: RunSummary,
): Promise<number> {
  if (state !== 'held') return 0;
  const { total } = await records.reports.vanishingPart(id, 0, 0);
  return total + waiting;
}

/**
 * @param identifier only this record of the run
 * @throws NotThere
 * @throws RunUndecidable when it runs still, was undone before, or the source is being harvested
 */
export async function undoRun(
  parts: DecideRunParts,
  id: RunId,
  { identifier, why }: { readonly identifier?: string | undefined; readonly why: string },
  by: Actor,
): Promise<Undone> {
  const own = await ownRun(parts, id, by);
  const { run } = own;
  const ordered =
    identifier === undefined
      ? { ordered: 'undo', records: run.new + run.changed + run.deleted, why }
      : { ordered: 'undo-one', records: 1, why, identifier };
  return entered(parts, { act: 'run-undo', own, ordered }, by, async () =>
    parts.records.undoRun(id, await parts.describer(), identifier, parts.signal),
  );
}

async function entered<Result>(
  { registry }: DecideRunParts,
  { act, own, ordered }: { act: ActName; own: OwnRun; ordered: Facts },
  by: Actor,
  work: () => Promise<Result>,
): Promise<Result> {
  const { run, libraries } = own;
  const subject = `run:${run.id}`;
  const { source, state, code, waiting } = run;
  const before = { source, state, code, waiting };
  const enter = (after: Facts): Promise<void> =>
    registry.audit.note({
      at: new Date().toISOString(),
      by,
      act,
      subject,
      before,
      after,
      libraries,
    });
  await enter(ordered);
  try {
    return await work();
  } catch (error) {
    await enter({ failed: messageOf(error) });
    throw error;
  }
}
