/**
 * Calls back what makes a description of a record, with a limit on its time: whatever a record holds, storing
 * goes on. A piece of work that takes longer is broken off where it stands, in a regular expression too.
 *
 * What is measured is CPU of this thread: on a busy machine a piece is given more of the clock, not less of the
 * processor. Breaking off needs a watch of its own (node:vm), which costs about as much as describing a record,
 * so one watch goes for many pieces and only the one it interrupts is tried alone.
 */
import { createContext, Script } from 'node:vm';
import { DescribeTooLong } from '../catalogue/runs/quarantine.ts';

/** CPU that one piece may take, milliseconds; a record takes about a fifth of one. */
export const LIMIT_MS = 100;

/** What a piece of work came to. */
export type Outcome<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'failed'; readonly error: unknown };

/** A watch fires a little before the thread has had all of its time. */
const NEARLY = 0.9;
/** A piece pays for what is loaded and cleared up while it runs, so it may try once more. */
const TRIES = 2;
/** Of the clock; a thread that gets a hundredth of a processor is given up. */
const LONGEST_WAIT_MS = 100 * LIMIT_MS;

/**
 * @param pieces pure: one that is broken off is begun again, or never ended
 * @returns what each came to, in their order; `DescribeTooLong` for one that ran out of time
 */
export function withinTime<T>(pieces: readonly (() => T)[]): Outcome<T>[] {
  const outcomes: Outcome<T>[] = [];
  while (outcomes.length < pieces.length) {
    const isWhole = ends(LIMIT_MS, () => {
      for (const piece of pieces.slice(outcomes.length)) outcomes.push(outcomeOf(piece));
    });
    const next = pieces[outcomes.length];
    if (!isWhole && next !== undefined) outcomes.push(alone(next));
  }
  return outcomes;
}

function outcomeOf<T>(piece: () => T): Outcome<T> {
  try {
    return { kind: 'done', value: piece() };
  } catch (error) {
    return { kind: 'failed', error };
  }
}

function alone<T>(piece: () => T): Outcome<T> {
  let outcome: Outcome<T> | undefined;
  let tries = 0;
  for (let wait = LIMIT_MS; tries < TRIES && wait <= LONGEST_WAIT_MS;) {
    const before = process.threadCpuUsage();
    if (ends(wait, () => (outcome = outcomeOf(piece))) && outcome !== undefined) return outcome;
    const { user, system } = process.threadCpuUsage(before);
    if ((user + system) / 1_000 >= LIMIT_MS * NEARLY) tries++;
    else wait *= 2;
  }
  return { kind: 'failed', error: new DescribeTooLong(LIMIT_MS) };
}

/** What is called lies in a context of its own, so that nothing is put among the globals of this one. */
const watched: { work: () => void } = { work: () => undefined };
createContext(watched);
const CALL = new Script('work()', { filename: 'within-time' });

/** Whether the work came to its end. It may not throw. */
function ends(ms: number, work: () => void): boolean {
  watched.work = work;
  try {
    CALL.runInContext(watched, { timeout: ms });
    return true;
  } catch (error) {
    if (!isTimeout(error)) throw error;
    return false;
  }
}

/** The error comes from the other context, whose `Error` is another. */
function isTimeout(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
  );
}
