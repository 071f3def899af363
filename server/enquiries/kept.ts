/**
 * What the index answered, kept until the index has moved on: for pages that ask it many things which are the
 * same for every reader. Whoever comes while it is being asked waits for the same answer.
 */
import type { SearchIndex } from '../../catalogue/ports/search-index.ts';

export class Kept<T> {
  readonly #index: Pick<SearchIndex, 'applied'>;
  readonly #answers = new Map<string, Promise<T>>();
  /** Of the index when they were given. */
  #state = '';

  constructor(index: Pick<SearchIndex, 'applied'>) {
    this.#index = index;
  }

  /**
   * @param what names the answer among those kept here, of which there are few
   * @throws what `ask` throws, which is not kept
   */
  async of(what: string, ask: () => Promise<T>): Promise<T> {
    const { epoch, seq } = await this.#index.applied();
    // An index by older rules does not say how far it has come.
    if (seq === 0) return ask();
    const state = `${epoch} ${seq}`;
    if (state !== this.#state) {
      this.#answers.clear();
      this.#state = state;
    }
    const known = this.#answers.get(what);
    if (known !== undefined) return known;
    const answer = ask();
    this.#answers.set(what, answer);
    answer.catch(() => {
      if (this.#answers.get(what) === answer) this.#answers.delete(what);
    });
    return answer;
  }
}
