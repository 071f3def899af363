/**
 * How a run of a source begins. An interrupted run goes on under its own number. A failed list is gone on
 * with where it broke off, as part of a new run; one that broke off there again without a single page is
 * begun anew, or a dead token would be asked for for ever.
 */
import type { Outcome } from './outcome.ts';
import type { HarvestWindow, RunKind, RunState } from './run.ts';

/** The run before, as far as the next one goes by it. */
export interface LastRun {
  readonly kind: RunKind;
  readonly state: RunState;
  readonly pages: number;
  /** It failed in a way that leaves window and token good. */
  readonly isResumable: boolean;
  /** Its lists were read, and it was interrupted while it put in place what it brought, or deleted what it had not met. */
  readonly isSweeping: boolean;
}

/**
 * `resume`: the interrupted run goes on; `supersede`: it is ended as `SUPERSEDED` and a new one begins;
 * `continue`: a new run takes over what a failed one left; `anew`: a new run, from the beginning.
 */
export type Beginning = 'resume' | 'supersede' | 'continue' | 'anew';

export function beginningOf(last: LastRun | undefined, kind: RunKind): Beginning {
  // A sweep that was begun is ended first, whatever is asked for: half of one is no state to leave.
  if (last?.state === 'running')
    return last.kind === kind || last.isSweeping ? 'resume' : 'supersede';
  const isBrokenOff = last?.state === 'failed' && last.isResumable && last.pages > 0;
  return isBrokenOff && last.kind === kind ? 'continue' : 'anew';
}

/** What an interrupted run of the other kind ends with. */
export const SUPERSEDED: Outcome = {
  state: 'failed',
  code: 'SUPERSEDED',
  message: '被另一种收割取代，已存的记录保留。',
};

/** Whether every page of a run that goes on was stored, so that only its end is left to decide. */
export function isListDone(last: Pick<LastRun, 'pages'>, open: HarvestWindow | null): boolean {
  return open === null && last.pages > 0;
}

/**
 * What a new run takes over of a failed one: the list that broke off, and windows that had not had their
 * turn. A single window that was not begun is as good as nothing.
 *
 * @param open its windows that are neither done nor given up, oldest plan first
 */
export function leftOf(open: readonly HarvestWindow[]): readonly HarvestWindow[] {
  const [first] = open;
  const isBegun = first !== undefined && (first.token !== null || first.isRead);
  return open.length > 1 || isBegun ? open : [];
}

/**
 * The generation of the records that a run meets. A full run has one of its own, so that what stays in an
 * older one was not met; a run that continues a failed one keeps that of its first part.
 *
 * @param present that of the source
 */
export function generationOf(
  kind: RunKind,
  present: number,
  continued: { readonly generation: number } | undefined,
): number {
  return kind === 'full' ? (continued?.generation ?? present + 1) : present;
}
