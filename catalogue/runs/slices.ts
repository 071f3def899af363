/**
 * What is done to many records of a run goes slice by slice, each a transaction of its own, so that others
 * write and read in between: putting in place what it brought, a sweep, an approval or refusal, an undoing. How far it has come is kept with
 * the run. Killed in the middle, it is gone on with, by the next try, the next harvest of the source, or the
 * next start; nothing else is decided about the run before that.
 */

/**
 * What was begun about a run and has not ended. `publish` and `sweep` are of a run that is still running: it
 * puts in place what waited for its end, and deletes what it did not meet.
 */
export interface Begun {
  readonly what: 'approve' | 'refuse' | 'undo' | 'publish' | 'sweep';
  /** Records dealt with so far. */
  readonly done: number;
  /** Of an undoing: records that a later run had changed again when it began. */
  readonly overtaken: number;
}

/** Records of one slice: with the works they change some 100 ms on the machine it was measured on. */
export const SLICE = 200;
