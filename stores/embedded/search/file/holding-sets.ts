/**
 * The holdings of works as numbers. Many works share the same set of holdings; each distinct set is
 * read once, and filtering and counting go by set, not by work. One holding must meet all filters
 *, so what is kept of a set is its holdings, not its values facet by facet.
 */
import { HOLDING_FACETS } from '../../../../catalogue/search/facets.ts';
import type { SearchRequest } from '../../../../catalogue/search/request.ts';
import type { Database } from '../../../sqlite.ts';
import { Dictionary } from './dictionary.ts';
import type { Layout, StoredHolding } from './schema.ts';

/** Of a holding in no collection; the first real code is 1. */
const NO_VALUE = 0;
const WIDTH = HOLDING_FACETS.length;
const NONE = -1;
const SEVERAL = -2;

/** For each facet, by value code: 1 = chosen; undefined = no filter. */
type Wanted = readonly (Uint8Array | undefined)[];

export class HoldingSets {
  /** For each facet, in the order of `HOLDING_FACETS`, its values by code; the first is never counted. */
  readonly names: readonly string[][] = HOLDING_FACETS.map(() => ['']);
  readonly #codes = HOLDING_FACETS.map(() => new Map<string, number>());
  /** For each value of a stored holding the facet it is of, by its place in `HOLDING_FACETS`. */
  readonly #facets: readonly number[];
  readonly #sets: Dictionary<number>;
  /** The holdings of all sets one after the other, a value code for each facet. */
  #tuples = new Uint32Array(1_024);
  #length = 0;

  constructor(db: Database, { holdings }: Layout) {
    this.#facets = holdings.map((facet) => HOLDING_FACETS.indexOf(facet));
    this.#sets = new Dictionary(db, 'holdings', (text) => this.#append(text));
  }

  /** Reads the sets given since; in the same transaction as the columns. */
  follow(): void {
    this.#sets.follow();
  }

  /** How many sets there are; set codes are smaller. */
  get size(): number {
    return this.#sets.values.length;
  }

  /** By set code: 1 = one of its holdings meets all filters. Undefined when no facet of holdings is filtered. */
  passing(filters: SearchRequest['filters']): Uint8Array | undefined {
    const wanted = this.#wanted(filters);
    if (wanted.every((one) => one === undefined)) return undefined;
    const passing = new Uint8Array(this.size);
    for (let set = 0; set < passing.length; set++) {
      const end = this.#endOf(set);
      for (let at = this.#startOf(set); at < end && passing[set] === 0; at += WIDTH) {
        if (this.#failed(at, wanted) === NONE) passing[set] = 1;
      }
    }
    return passing;
  }

  /**
   * For each facet, by value code: works with a holding of that value that meets the filters of the
   * other facets. A work counts once for a value, however many of its holdings have it.
   *
   * @param works by set code: how many works have the set
   */
  counts(works: Uint32Array, filters: SearchRequest['filters']): readonly Uint32Array[] {
    const wanted = this.#wanted(filters);
    const isFiltered = wanted.some((one) => one !== undefined);
    // Where the values of each facet begin, those of all facets one after the other.
    const first: number[] = [];
    let length = 0;
    for (const values of this.names) {
      first.push(length);
      length += values.length;
    }
    const counts = new Uint32Array(length);
    // The last set that was counted for a value, so that its next holding is not counted again.
    const countedFor = new Int32Array(length).fill(-1);
    const tuples = this.#tuples;
    let end = 0;
    for (let set = 0, { size } = this; set < size; set++) {
      let at = end;
      end = this.#endOf(set);
      const here = works[set] ?? 0;
      if (here === 0) continue;
      for (; at < end; at += WIDTH) {
        const failed = isFiltered ? this.#failed(at, wanted) : NONE;
        if (failed === SEVERAL) continue;
        // What fails one filter still counts for the facet of that filter.
        const from = failed === NONE ? 0 : failed;
        const until = failed === NONE ? WIDTH : failed + 1;
        for (let facet = from; facet < until; facet++) {
          const value = (first[facet] ?? 0) + (tuples[at + facet] ?? NO_VALUE);
          if (countedFor[value] === set) continue;
          countedFor[value] = set;
          counts[value] = (counts[value] ?? 0) + here;
        }
      }
    }
    return first.map((from, i) => counts.subarray(from, first[i + 1] ?? length));
  }

  /** The facet whose filter a holding fails; `NONE`, or `SEVERAL`. */
  #failed(at: number, wanted: Wanted): number {
    let failed = NONE;
    for (let facet = 0; facet < WIDTH; facet++) {
      const chosen = wanted[facet];
      if (chosen === undefined || chosen[this.#tuples[at + facet] ?? NO_VALUE] === 1) continue;
      if (failed !== NONE) return SEVERAL;
      failed = facet;
    }
    return failed;
  }

  #wanted(filters: SearchRequest['filters']): Wanted {
    return HOLDING_FACETS.map((facet, at) => {
      const chosen = filters[facet] ?? [];
      if (chosen.length === 0) return undefined;
      const wanted = new Uint8Array(this.names[at]?.length ?? 0);
      // A value that no holding has is met by none.
      for (const value of chosen) wanted[this.#codes[at]?.get(value) ?? wanted.length] = 1;
      return wanted;
    });
  }

  #startOf(set: number): number {
    return set === 0 ? 0 : this.#endOf(set - 1);
  }

  #endOf(set: number): number {
    return this.#sets.values[set] ?? 0;
  }

  /** @returns where the set ends */
  #append(text: string): number {
    for (const tuple of JSON.parse(text) as readonly StoredHolding[]) {
      if (this.#length + WIDTH > this.#tuples.length) {
        const longer = new Uint32Array(this.#tuples.length * 2);
        longer.set(this.#tuples);
        this.#tuples = longer;
      }
      for (const [i, facet] of this.#facets.entries()) {
        const value = tuple[i] ?? null;
        this.#tuples[this.#length + facet] = value === null ? NO_VALUE : this.#codeOf(facet, value);
      }
      this.#length += WIDTH;
    }
    return this.#length;
  }

  #codeOf(facet: number, value: string): number {
    const codes = this.#codes[facet];
    const names = this.names[facet];
    if (codes === undefined || names === undefined) throw new RangeError(`no facet ${facet}`);
    let code = codes.get(value);
    if (code === undefined) {
      code = names.push(value) - 1;
      codes.set(value, code);
    }
    return code;
  }
}
