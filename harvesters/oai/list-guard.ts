/**
 * Watches one list for the ways in which it never ends. Repositories repeat one token for ever, go round
 * in a circle, or give ever new tokens with empty pages; a part must not be taken for the whole.
 */
import { createHash } from 'node:crypto';

const MAX_EMPTY_PAGES = 3;

export class ListGuard {
  readonly #tokens = new Set<string>();
  readonly #identifiers = new Set<string>();
  #empty = 0;

  /**
   * @param token of the next page, as the page gave it
   * @param identifiers of the records on the page
   * @returns why the list must be given up; undefined to go on
   */
  see(token: string | null, identifiers: readonly string[]): string | undefined {
    let fresh = false;
    for (const identifier of identifiers) {
      const key = digest(identifier);
      if (!this.#identifiers.has(key)) fresh = true;
      this.#identifiers.add(key);
    }
    if (token === null) return undefined;
    this.#empty = identifiers.length === 0 ? this.#empty + 1 : 0;
    if (this.#empty > MAX_EMPTY_PAGES) return `连续 ${this.#empty} 页没有记录，却总有下一页`;
    const key = digest(token);
    if (this.#tokens.has(key) && !fresh) return '同一个 resumptionToken 又出现了，而且没有新的记录';
    this.#tokens.add(key);
    return undefined;
  }
}

/** Sixteen characters of a digest: a list of a million records is watched in some 100 MB. */
function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64').slice(0, 16);
}
