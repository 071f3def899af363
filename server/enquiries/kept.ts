/**
 * What the index answered, kept for pages that ask it many things which are the same for every reader. Nobody waits
 * for what is known: an answer is given while it is asked beside whether the index has moved on, and what is true now.
 * Only one that was true too long ago is waited for, by all who come meanwhile together.
 */
import type { SearchIndex } from '../../catalogue/ports/search-index.ts';

export interface KeptOptions {
  /** For so long an answer may be behind the index, milliseconds; 0 = never. */
  readonly keptMs: number;
  /** Milliseconds of a clock that only goes forward. */
  readonly clock?: () => number;
}

interface Known<T> {
  readonly answer: T;
  /** Of the index before it was asked. */
  readonly state: string;
  /** When that was last the state of the index. */
  readonly trueAt: number;
}

/** The index is not asked more often than this how far it has come, while one harvest after the other moves it on. */
const REST_MS = 1_000;
/** Beyond them the oldest is asked anew. */
const MOST_KEPT = 300;

export class Kept<T> {
  readonly #index: Pick<SearchIndex, 'applied'>;
  readonly #keptMs: number;
  readonly #clock: () => number;
  readonly #known = new Map<string, Known<T>>();
  readonly #underWay = new Map<string, Promise<T>>();

  constructor(index: Pick<SearchIndex, 'applied'>, { keptMs, clock }: KeptOptions) {
    this.#index = index;
    this.#keptMs = keptMs;
    this.#clock = clock ?? (() => performance.now());
  }

  /**
   * @param what names the answer among those kept here
   * @throws what `ask` throws, which is not kept; nothing where an answer is known that may still be given
   */
  async of(what: string, ask: () => Promise<T>): Promise<T> {
    const known = this.#known.get(what);
    const age = known === undefined ? Infinity : this.#clock() - known.trueAt;
    if (known === undefined || age >= this.#keptMs) return this.#renewed(what, ask);
    // Whoever waits for it next is told what went wrong.
    if (age >= REST_MS) this.#renewed(what, ask).catch(() => undefined);
    return known.answer;
  }

  #renewed(what: string, ask: () => Promise<T>): Promise<T> {
    const underWay = this.#underWay.get(what);
    if (underWay !== undefined) return underWay;
    const renewed = this.#renew(what, ask).finally(() => this.#underWay.delete(what));
    this.#underWay.set(what, renewed);
    return renewed;
  }

  async #renew(what: string, ask: () => Promise<T>): Promise<T> {
    const { epoch, seq } = await this.#index.applied();
    const trueAt = this.#clock();
    // An index by older rules does not say how far it has come.
    if (seq === 0) return ask();
    const state = `${epoch} ${seq}`;
    const known = this.#known.get(what);
    const answer = known?.state === state ? known.answer : await ask();
    this.#known.delete(what);
    this.#known.set(what, { answer, state, trueAt });
    const [oldest = ''] = this.#known.keys();
    if (this.#known.size > MOST_KEPT) this.#known.delete(oldest);
    return answer;
  }
}
