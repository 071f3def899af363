/**
 * Who waits for a query thread, and who is next. What a reader waits for comes before what a page can do
 * without; and that never has all of several threads, so that a reader seldom waits for one to end.
 */

/** `spare`: a page can do without it. */
export type Urgency = 'plain' | 'spare';

export class WaitingLine<Job extends { readonly urgency: Urgency }> {
  readonly #waiting: Readonly<Record<Urgency, Job[]>> = { plain: [], spare: [] };
  readonly #most: number;
  readonly #mostSpare: number;

  /**
   * @param most that wait with one urgency
   * @param threads that there are; spare jobs may have all but one of them at the same time, and one of one
   */
  constructor(most: number, threads: number) {
    this.#most = most;
    this.#mostSpare = Math.max(1, threads - 1);
  }

  get length(): number {
    return this.#waiting.plain.length + this.#waiting.spare.length;
  }

  /** @returns false when too many wait already */
  add(job: Job): boolean {
    const line = this.#waiting[job.urgency];
    if (line.length >= this.#most) return false;
    line.push(job);
    return true;
  }

  /** Puts a job where it came from. */
  giveBack(job: Job): void {
    this.#waiting[job.urgency].unshift(job);
  }

  /**
   * Takes the next job out.
   *
   * @param underway jobs that threads have in hand
   * @returns undefined when nobody may be served now
   */
  next(underway: readonly Job[]): Job | undefined {
    const plain = this.#waiting.plain.shift();
    if (plain !== undefined) return plain;
    const spare = underway.filter(({ urgency }) => urgency === 'spare').length;
    return spare < this.#mostSpare ? this.#waiting.spare.shift() : undefined;
  }

  /** @returns false when it does not wait any more */
  remove(job: Job): boolean {
    const line = this.#waiting[job.urgency];
    const at = line.indexOf(job);
    if (at !== -1) line.splice(at, 1);
    return at !== -1;
  }

  /** Takes all out. */
  clear(): Job[] {
    return [...this.#waiting.plain.splice(0), ...this.#waiting.spare.splice(0)];
  }
}
