/**
 * What a page can do without: asked for a few pages at a time, for each as long and as much as its limits
 * allow. When time, counts or the engine run out, the page is shown with what there is; it never waits
 * longer, and never fails for it, whatever goes wrong.
 */
import pLimit from 'p-limit';
import { SearchUnavailable } from '../../catalogue/ports/search-index.ts';
import type { SearchPage } from '../../catalogue/ports/search-index.ts';
import { each } from '../../catalogue/search/facets.ts';
import type { FacetName } from '../../catalogue/search/facets.ts';
import type { SearchEnquiry } from '../../catalogue/search/query.ts';
import type { Suggestion } from '../../catalogue/search/suggestions.ts';

/** What enquiries ask; a `SearchIndex` answers it without limits. */
export interface Asking {
  /** Undefined for what was not counted. */
  totals(requests: readonly SearchEnquiry[]): Promise<readonly (number | undefined)[]>;
  search<Facet extends FacetName>(
    request: SearchEnquiry,
    facets: readonly Facet[],
  ): Promise<SearchPage<Facet>>;
  suggest(typed: string): Promise<readonly Suggestion[]>;
}

export interface SpareOptions {
  /** From the asking to the answer, waiting for other pages included, milliseconds. */
  readonly ms: number;
  /** Told what went wrong; that the engine did not answer is no fault. */
  readonly onFault: (error: unknown) => void;
}

/** Enquiries of one kind made at the same time. */
const PAGES_AT_ONCE = 4;
/** Totals in one call to the engine. */
const COUNTED_AT_ONCE = 8;

export class SparePages {
  readonly #asking: Asking;
  readonly #options: SpareOptions;
  readonly #fewAtOnce = pLimit(PAGES_AT_ONCE);

  /** @param asking the spare way into the index */
  constructor(asking: Asking, options: SpareOptions) {
    this.#asking = asking;
    this.#options = options;
  }

  /**
   * Makes the enquiry of one page.
   *
   * @param counts totals, searches and suggestions together, at most
   * @returns what `work` found, undefined when it did not get its turn or failed; and whether anything was
   *   left out
   */
  async enquire<T>(
    counts: number,
    work: (asking: Asking) => Promise<T>,
  ): Promise<{ readonly found: T | undefined; readonly isCut: boolean }> {
    const { ms, onFault } = this.#options;
    const allowance = new Allowance(this.#asking, ms, counts);
    let hasBegun = false;
    let hasFailed = false;
    const inTurn = this.#fewAtOnce(async () => {
      hasBegun = true;
      if (allowance.isOver) return undefined;
      try {
        return await work(allowance);
      } catch (error) {
        hasFailed = true;
        onFault(error);
        return undefined;
      }
    });
    try {
      // Whoever has begun soon ends, because nothing is asked any more.
      const inTime = allowance.over.then(() => (hasBegun ? inTurn : undefined));
      const found = await Promise.race([inTurn, inTime]);
      return { found, isCut: allowance.isCut || hasFailed };
    } finally {
      allowance.end();
    }
  }
}

/** Asks within limits; beyond them the answer is nothing. */
class Allowance implements Asking {
  readonly #asking: Asking;
  readonly #timer: NodeJS.Timeout;
  readonly #over = Promise.withResolvers<undefined>();
  #counts: number;
  #isOver = false;
  #isCut = false;

  constructor(asking: Asking, ms: number, counts: number) {
    this.#asking = asking;
    this.#counts = counts;
    this.#timer = setTimeout(() => this.#stop(), ms);
  }

  /** Resolves when time or engine have run out. */
  get over(): Promise<undefined> {
    return this.#over.promise;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** True when something was asked and not answered, or the time ran out. */
  get isCut(): boolean {
    return this.#isCut;
  }

  end(): void {
    clearTimeout(this.#timer);
  }

  async totals(requests: readonly SearchEnquiry[]): Promise<readonly (number | undefined)[]> {
    const affordable = requests.slice(0, this.#spend(requests.length));
    const totals: (number | undefined)[] = [];
    // A few at a time: an engine cannot be interrupted, and those who search wait for what it is at.
    while (totals.length < affordable.length && !this.#isOver) {
      const next = affordable.slice(totals.length, totals.length + COUNTED_AT_ONCE);
      const counted = (await this.#within(() => this.#asking.totals(next))) ?? [];
      if (counted.length === 0) break;
      totals.push(...counted);
    }
    return totals;
  }

  async search<Facet extends FacetName>(
    request: SearchEnquiry,
    facets: readonly Facet[],
  ): Promise<SearchPage<Facet>> {
    const page =
      this.#spend(1) === 1
        ? await this.#within(() => this.#asking.search(request, facets))
        : undefined;
    return page ?? { total: 0, hits: [], facets: each(facets, () => []), inexact: [] };
  }

  async suggest(typed: string): Promise<readonly Suggestion[]> {
    if (this.#spend(1) === 0) return [];
    return (await this.#within(() => this.#asking.suggest(typed))) ?? [];
  }

  /** @returns how many of so many may be asked */
  #spend(wanted: number): number {
    const given = Math.min(wanted, this.#counts);
    this.#counts -= given;
    if (given < wanted) this.#isCut = true;
    return given;
  }

  /** Undefined when the engine does not answer in time. */
  async #within<T>(ask: () => Promise<T>): Promise<T | undefined> {
    if (this.#isOver) return undefined;
    const answer = ask();
    // What comes too late is for nobody.
    answer.catch(() => undefined);
    try {
      return await Promise.race([answer, this.#over.promise]);
    } catch (error) {
      if (!(error instanceof SearchUnavailable)) throw error;
      this.#stop();
      return undefined;
    }
  }

  #stop(): void {
    this.#isOver = true;
    this.#isCut = true;
    this.#over.resolve(undefined);
  }
}
