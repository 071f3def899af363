/**
 * What pages can do without, on its way to the cluster: a few calls at a time, so that a reader's search
 * never stands behind many of them, and with a breaker of its own, so that their failures keep no reader
 * out.
 */
import pLimit from 'p-limit';
import { SearchUnavailable } from '../../catalogue/ports/search-index.ts';
import { Breaker } from './breaker.ts';

const AT_ONCE = 2;
const MOST_WAITING = 64;
/** Whoever gets a turn later than this has given up. */
const PATIENCE_MS = 1_000;

export class SpareCalls {
  readonly #fewAtOnce = pLimit(AT_ONCE);
  readonly #breaker = new Breaker();

  /** @throws SearchUnavailable also when too many wait */
  async run<T>(ask: () => Promise<T>): Promise<T> {
    const since = performance.now();
    if (this.#fewAtOnce.pendingCount >= MOST_WAITING) throw busy();
    return this.#fewAtOnce(() => {
      if (performance.now() - since > PATIENCE_MS) throw busy();
      return this.#breaker.run(ask);
    });
  }
}

function busy(): SearchUnavailable {
  return new SearchUnavailable('检索服务繁忙，可有可无的检索暂且不做。');
}
