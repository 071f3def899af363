/**
 * Watches one list for the ways in which it never ends, or ends too soon. Repositories repeat one token for ever, go round
 * in a circle, or give ever new tokens with empty pages; a part must not be taken for the whole.
 */
import type { OaiPage } from './page.ts';
import { Seen } from './seen.ts';

const MAX_EMPTY_PAGES = 3;

export class ListGuard {
  readonly #isWhole: boolean;
  readonly #tokens = new Seen();
  readonly #identifiers = new Seen();
  #empty = 0;
  #nameless = 0;
  #repeated = 0;
  #announced = 0;
  #ended = false;

  /** @param isWhole true when the list is seen from its beginning */
  constructor(isWhole: boolean) {
    this.#isWhole = isWhole;
  }

  /** @returns why the list must be given up; undefined to go on */
  see(
    page: Pick<OaiPage, 'resumptionToken' | 'completeListSize' | 'identifiers'>,
  ): string | undefined {
    let fresh = false;
    for (const identifier of page.identifiers) {
      if (identifier === null) this.#nameless++;
      else if (this.#identifiers.add(identifier)) fresh = true;
      else this.#repeated++;
    }
    this.#announced = Math.max(this.#announced, page.completeListSize ?? 0);
    const token = page.resumptionToken;
    this.#ended = token === null;
    if (token === null) return undefined;
    this.#empty = page.identifiers.length === 0 ? this.#empty + 1 : 0;
    if (this.#empty > MAX_EMPTY_PAGES) return `连续 ${this.#empty} 页没有记录，却总有下一页`;
    if (!this.#tokens.add(token) && !fresh)
      return '同一个 resumptionToken 又出现了，而且没有新的记录';
    return undefined;
  }

  /** Records, those that came twice counted twice, as repositories count them. */
  get delivered(): number {
    return this.#identifiers.size + this.#nameless + this.#repeated;
  }

  /** The largest completeListSize; 0 = none was told. */
  get announced(): number {
    return this.#announced;
  }

  /** By how many records the ended list fell short of what it announced; real ones do (reference, row 33). */
  get missing(): number {
    return this.#isWhole && this.#ended ? Math.max(0, this.#announced - this.delivered) : 0;
  }

  /** True when it may have skipped records: it fell short, or showed some twice, as paging by a moving order does. */
  get isDoubtful(): boolean {
    return this.#isWhole && this.#ended && (this.missing > 0 || this.#repeated > 0);
  }
}
