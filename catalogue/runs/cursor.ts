/**
 * The cursor 游标 of a source: the server's time up to which it was harvested without gaps. It moves to the
 * first answer of a run, never by our clock, and waits before what is missing.
 */
import type { RunFacts } from './outcome.ts';
import type { SourceProfile } from './source-ledger.ts';

export interface CursorMove {
  /** ISO 8601 UTC; null = it stays where it is. */
  readonly cursor: string | null;
  /** Whether the source counts as well harvested from now on. */
  readonly isGood: boolean;
}

/**
 * Where the cursor goes after a run: what was not given is asked for again, so it waits before the
 * earliest gap, and where it was after a short list or one that was broken off. A held sweep does not stop it, nor does quarantine.
 *
 * @param firstResponse responseDate of the first answer; null when it had none
 */
export function cursorAfter(firstResponse: string | null, facts: RunFacts): CursorMove {
  const { gaps, brokenOff, short, hold, quarantine } = facts;
  if (gaps.length > 0 || short > 0 || brokenOff !== null)
    return { cursor: gaps[0]?.from ?? null, isGood: false };
  return { cursor: firstResponse, isGood: hold === undefined && quarantine.count === 0 };
}

/** A cursor holds for one selection only (decision 0004): asked of another, everything is asked for. */
export function keepsCursor(before: SourceProfile | null, now: SourceProfile): boolean {
  return before?.selection === now.selection;
}
