/**
 * A person's word on a run: a held one is approved or refused, any that has ended is undone, once as a
 * whole. Both take the lease of the source first, so that no harvest is under way meanwhile, and keep it
 * while they go on slice by slice (`slices.ts`).
 */
import { DAY_MS } from '../time.ts';
import { PortalError } from '../errors.ts';
import type { CursorMove } from './cursor.ts';
import type { Outcome } from './outcome.ts';
import type { RunId, RunOutcome, RunState, RunSummary } from './run.ts';
import type { Begun } from './slices.ts';
import { holdsContent } from './suspicion.ts';

/** Earlier states of records are kept for this long after the run that replaced them, so that it can be undone. */
const UNDOABLE_DAYS = 180;

/** Approved, what a held run brought is put in place, and what it did not meet is deleted; refused, all stays. */
export type Decision = 'approve' | 'refuse';

/** What a full run did not meet any more. */
export interface VanishingRecord {
  readonly identifier: string;
  readonly datestamp: string;
  readonly title: string;
}

/** What a held run brought and readers do not see yet. */
export interface WaitingRecord {
  readonly kind: 'new' | 'changed';
  readonly identifier: string;
  readonly datestamp: string;
  readonly title: string;
  /** The title that readers see; null for a new one. */
  readonly before: string | null;
}

/** What undoing a run came to. */
export interface Undone {
  readonly run: RunSummary;
  /** Records that are as they were before the run. */
  readonly restored: number;
  /** Records that a later run has changed again; they stay. */
  readonly overtaken: number;
  /** Records whose state of before cannot be described by today's rules; they stay, and it is in quarantine. */
  readonly undescribed: number;
}

/** What was asked about a run cannot be done, and the sentence says why. */
export class RunUndecidable extends PortalError {
  readonly code = 'RUN_UNDECIDABLE';
}

/** @throws RunUndecidable when there is no such run */
export function assertKnown<Run>(run: Run | undefined, id: RunId): asserts run is Run {
  if (run === undefined) throw new RunUndecidable(`没有收割批次 ${id}。`);
}

/** A run as it stands when something is to be decided about it. */
interface Standing {
  readonly id: RunId;
  readonly state: RunState;
  /** What was begun about it and not ended; undefined mostly. */
  readonly begun: Begun | undefined;
}

/**
 * Whether a held run may be decided so; a decision that was begun may only be ended as it was begun.
 *
 * @param isOvertaken whether a full run of the same source went through its lists after this one
 * @throws RunUndecidable unless the run waits for a decision that still matters
 */
export function assertDecidable(run: Standing, decision: Decision, isOvertaken: boolean): void {
  if (run.begun?.what === decision) return;
  assertNothingBegun(run);
  assertHeld(run, isOvertaken);
}

/**
 * @param isOvertaken whether a full run of the same source went through its lists after this one
 * @throws RunUndecidable unless the run waits for a decision that still matters
 */
export function assertHeld(
  { id, state }: { readonly id: RunId; readonly state: RunState },
  isOvertaken: boolean,
): void {
  if (state !== 'held') throw new RunUndecidable(`收割批次 ${id} 不是待核准的，无须核定。`);
  if (isOvertaken) {
    throw new RunUndecidable(`收割批次 ${id} 之后已有新的收割，以新的为准。`);
  }
}

/**
 * @param isWhole whether all of the run is to be undone, not one record
 * @throws RunUndecidable when it runs still, was undone before, or something else was begun
 */
export function assertUndoable<Run extends Standing & { readonly undoneAt: string | null }>(
  run: Run,
  isWhole: boolean,
): asserts run is Run & { readonly state: RunOutcome } {
  const { id, state, undoneAt, begun } = run;
  if (state === 'running') throw new RunUndecidable(`收割批次 ${id} 还在进行，不能撤销。`);
  if (isWhole && undoneAt !== null) throw new RunUndecidable(`收割批次 ${id} 已经撤销过。`);
  if (!isWhole || begun?.what !== 'undo') assertNothingBegun(run);
}

function assertNothingBegun({ id, begun }: Standing): void {
  if (begun === undefined) return;
  const { name, command } = BEGUN_WORDS[begun.what];
  throw new RunUndecidable(
    `收割批次 ${id} 的${name}做到一半（${begun.done} 条），要先做完：请再运行 ${command} ${id}，下次收割前也会自动做完。`,
  );
}

const BEGUN_WORDS = {
  approve: { name: '核准', command: 'approve' },
  refuse: { name: '不予核准', command: 'refuse' },
  undo: { name: '撤销', command: 'undo' },
  publish: { name: '采用', command: 'harvest' },
  sweep: { name: '清除', command: 'harvest' },
} as const satisfies Record<Begun['what'], object>;

/** What a run is shown to be while a decision about it is half done: no part is to be taken for the whole. */
export function halfDone(
  { state, message }: { readonly state: RunState; readonly message: string },
  { what, done }: Begun,
): { readonly state: RunState; readonly code: string; readonly message: string } {
  return {
    state,
    code: 'DECISION_HALF_DONE',
    message: `${message}（${BEGUN_WORDS[what].name}做到一半，已处理 ${done} 条，其余会自动做完。）`,
  };
}

/** @throws RunUndecidable while a living process harvests the source */
export function assertFree<Lease>(
  lease: Lease | undefined,
  source: string,
): asserts lease is Lease {
  if (lease === undefined) {
    throw new RunUndecidable(`数据源 ${source} 正在收割，请等它结束后再试。`);
  }
}

/**
 * What a held run comes to by the decision. The cursor was moved when it ended.
 *
 * @param run as it was held
 * @param done records dealt with: what it did not meet, and what of it had waited
 */
export function decided(
  run: { readonly code: string | null },
  decision: Decision,
  done: number,
): Outcome & CursorMove {
  const isGood = decision === 'approve';
  if (!holdsContent(run)) return decidedSweep(decision, done);
  return isGood
    ? {
        state: 'complete',
        code: null,
        message: `经核准，采用了对方的 ${done} 条改动（含清除的）。`,
        cursor: null,
        isGood,
      }
    : {
        state: 'partial',
        code: 'CHANGES_REFUSED',
        message: `经核定不予采用：对方的 ${done} 条改动没有采用，读者看到的仍是原来的；同样的内容再次收到也不采用，另有改动才再询问。`,
        cursor: null,
        isGood,
      };
}

function decidedSweep(decision: Decision, unseen: number): Outcome & CursorMove {
  return decision === 'approve'
    ? {
        state: 'complete',
        code: null,
        message: `经核准，清除了对方已没有的 ${unseen} 条记录。`,
        cursor: null,
        isGood: true,
      }
    : {
        state: 'partial',
        code: 'MASS_DELETION_REFUSED',
        message: `经核定不予清除：对方没有给出的 ${unseen} 条记录保留，再次收到前不再询问。`,
        cursor: null,
        isGood: false,
      };
}

/** What a run comes to when all of it was undone: it keeps its state and says so. */
export function undone(
  run: { readonly state: RunOutcome; readonly message: string },
  { restored, overtaken, undescribed }: Omit<Undone, 'run'>,
): Outcome {
  const stays = overtaken === 0 ? '' : `，${overtaken} 条其后又改过，保持现状`;
  const fails =
    undescribed === 0
      ? ''
      : `，${undescribed} 条原来的记录按今天的规则著录不出，保持现状，原因见隔离区`;
  const message = `${run.message}（已撤销：${restored} 条恢复原状${stays}${fails}。）`;
  return { state: run.state, code: 'UNDONE', message };
}

/** Runs that ended before this instant, ISO 8601 UTC, cannot be undone any more. */
export function undoableSince(now: Date): string {
  return new Date(now.getTime() - UNDOABLE_DAYS * DAY_MS).toISOString();
}
