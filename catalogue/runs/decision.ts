/** A person's word on a run: a held one is approved or refused, any is undone. */
import { PortalError } from '../errors.ts';
import type { RunSummary } from './run.ts';

/** Approved, what a held run did not meet is deleted; refused, it stays. */
export type Decision = 'approve' | 'refuse';

/** What a full run did not meet any more. */
export interface VanishingRecord {
  readonly identifier: string;
  readonly datestamp: string;
  readonly title: string;
}

/** What undoing a run came to. */
export interface Undone {
  readonly run: RunSummary;
  /** Records that are as they were before the run. */
  readonly restored: number;
  /** Records that a later run has changed again; they stay. */
  readonly overtaken: number;
}

/** What was asked about a run cannot be done, and the sentence says why. */
export class RunUndecidable extends PortalError {
  readonly code = 'RUN_UNDECIDABLE';
}
