/**
 * Spares a cluster that does not answer, and the readers who would wait for it: when half of the last
 * calls failed, none is made for a while, then one to see.
 */
import { SearchUnavailable } from '../../catalogue/ports/search-index.ts';

/** Calls that are looked back at, and how many of them may fail. */
const LOOKED_AT = 10;
const MOST_FAILURES = 5;
const OPEN_MS = 10_000;

export class Breaker {
  readonly #now: () => number;
  /** The last calls, true = failed. */
  #failures: boolean[] = [];
  /** No call before this; undefined = closed. */
  #openUntil: number | undefined;
  #isProbing = false;
  #lastMessage = '';

  /** @param now milliseconds that never go backwards; a test hands in its own */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /**
   * @param work throws SearchUnavailable when the cluster did not answer
   * @throws SearchUnavailable at once while the breaker is open, otherwise what `work` throws
   */
  async run<T>(work: () => Promise<T>): Promise<T> {
    const isProbe = this.#openUntil !== undefined;
    if (isProbe && (this.#isProbing || this.#now() < (this.#openUntil ?? 0))) {
      throw new SearchUnavailable(this.#lastMessage);
    }
    this.#isProbing = isProbe;
    try {
      const answer = await work();
      this.#note(false);
      return answer;
    } catch (error) {
      // A query that the cluster refuses shows that it is there.
      const isAway = error instanceof SearchUnavailable;
      if (isAway) this.#lastMessage = error.message;
      this.#note(isAway);
      throw error;
    } finally {
      if (isProbe) this.#isProbing = false;
    }
  }

  #note(failed: boolean): void {
    if (this.#openUntil !== undefined) {
      this.#openUntil = failed ? this.#now() + OPEN_MS : undefined;
      this.#failures = [];
      return;
    }
    this.#failures = [...this.#failures, failed].slice(-LOOKED_AT);
    if (this.#failures.filter(Boolean).length >= MOST_FAILURES) {
      this.#openUntil = this.#now() + OPEN_MS;
      this.#failures = [];
    }
  }
}
