/**
 * The holdings of a work as numbers. Many works share the same set of holdings; each distinct set is
 * read once, and what it adds to each facet is known without looking at texts again.
 */
import { HOLDING_FACETS } from '../../../catalogue/search-index.ts';
import type { SearchRequest } from '../../../catalogue/search-index.ts';
import type { HoldingTuple } from './schema.ts';

/** Value codes in the order of `HOLDING_FACETS`; `NO_VALUE` for a holding of no collection. */
export type CodedTuple = readonly number[];
export const NO_VALUE = -1;

export interface HoldingSet {
  readonly tuples: readonly CodedTuple[];
  /** For each facet the distinct values of all tuples. */
  readonly values: readonly (readonly number[])[];
}

/** Tells whether one holding meets all the filters. */
export type HoldingTest = (tuple: CodedTuple) => boolean;

export class HoldingValues {
  /** For each facet its values by code. */
  readonly names: readonly string[][] = HOLDING_FACETS.map(() => []);
  readonly #codes = HOLDING_FACETS.map(() => new Map<string, number>());

  /** A set as it is written in the index file. */
  read(text: string): HoldingSet {
    const tuples = (JSON.parse(text) as readonly HoldingTuple[]).map((tuple) =>
      tuple.map((value, facet) => (value === null ? NO_VALUE : this.#codeOf(facet, value))),
    );
    return { tuples, values: HOLDING_FACETS.map((_, facet) => distinctAt(tuples, facet)) };
  }

  /** Undefined when no facet of holdings is filtered. */
  test(filters: SearchRequest['filters']): HoldingTest | undefined {
    const wanted = HOLDING_FACETS.map((facet, at) => ({ at, chosen: filters[facet] ?? [] }))
      .filter(({ chosen }) => chosen.length > 0)
      .map(({ at, chosen }) => ({
        at,
        // A value that no holding has is met by none.
        codes: new Set(chosen.flatMap((value) => this.#codes[at]?.get(value) ?? [])),
      }));
    if (wanted.length === 0) return undefined;
    return (tuple) => wanted.every(({ at, codes }) => codes.has(tuple[at] ?? NO_VALUE));
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

/** The distinct values that these tuples have at one facet. */
export function distinctAt(tuples: readonly CodedTuple[], facet: number): readonly number[] {
  const values = tuples
    .map((tuple) => tuple[facet] ?? NO_VALUE)
    .filter((code) => code !== NO_VALUE);
  return values.length > 1 ? [...new Set(values)] : values;
}
