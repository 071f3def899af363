/**
 * The exact count of every value of the facets asked for. Counting goes a column at a time: for each
 * facet one short loop over the works it counts, and only over those columns that are asked.
 *
 * Where no words are asked, what the columns count of all works (kept as works come and go) does most of
 * it: without a filter it is the answer; with a filter of one group it is that group's, and of the
 * others the smaller side is counted, those that pass or those that do not.
 */
import { HOLDING_FACETS, isHoldingFacet, isOpen } from '../../../catalogue/search/facets.ts';
import type {
  FacetName,
  FilterName,
  HoldingFacet,
  OpenFacet,
} from '../../../catalogue/search/facets.ts';
import type { SearchPage } from '../../../catalogue/ports/search-index.ts';
import type { SearchRequest } from '../../../catalogue/search/request.ts';
import { compareBytes } from '../../bytes.ts';
import { inFacetOrder, OPEN_SHOWN } from '../../facet-order.ts';
import { at } from './file/columns.ts';
import type { Columns, OpenColumn } from './file/columns.ts';
import type { Column } from './file/schema.ts';
import type { Dictionaries } from './filters.ts';
import { slice } from './order.ts';
import type { Sifted } from './sift.ts';

type Sums = ReadonlyMap<string, number>;

export class Tally {
  readonly #columns: Columns;
  readonly #dictionaries: Dictionaries;
  readonly #sifted: Sifted;
  readonly #request: SearchRequest;
  /** Whether every work was sifted. */
  readonly #isOfAll: boolean;
  #holdings: Readonly<Record<HoldingFacet, Sums>> | undefined;

  constructor(
    columns: Columns,
    dictionaries: Dictionaries,
    sifted: Sifted,
    request: SearchRequest,
    isOfAll: boolean,
  ) {
    this.#columns = columns;
    this.#dictionaries = dictionaries;
    this.#sifted = sifted;
    this.#request = request;
    this.#isOfAll = isOfAll;
  }

  /** The counts of these facets by value, in the order of the port. */
  facets(asked: readonly FacetName[]): SearchPage['facets'] {
    return inFacetOrder(
      (facet) => (isOpen(facet) ? this.#most(facet) : this.sums(facet)),
      this.#request,
      asked,
    );
  }

  /** Works by value of one facet, whole. */
  sums(facet: FilterName): Sums {
    if (isHoldingFacet(facet)) return this.#holdingSums()[facet];
    const { counts } = this.#counts(facet);
    const sums = new Map<string, number>();
    if (isOpen(facet)) {
      for (const [code, value] of this.#dictionaries.open[facet].values.entries()) {
        add(sums, value, at(counts, code));
      }
    } else {
      for (const [code, list] of this.#dictionaries.lists[facet].values.entries()) {
        for (const value of list) add(sums, value, at(counts, code));
      }
    }
    return sums;
  }

  /**
   * The values that a page shows of an open facet. There are as many persons as works: to put all of them
   * in order takes longer than everything else together.
   */
  #most(facet: OpenFacet): Sums {
    const dictionary = this.#dictionaries.open[facet];
    const { values } = dictionary;
    const { counts, codes = had(counts) } = this.#counts(facet);
    const valueOf = (code: number): string => values[code] ?? '';
    const most = slice(codes, 0, OPEN_SHOWN, {
      compare: (a, b) => at(counts, b) - at(counts, a) || compareBytes(valueOf(a), valueOf(b)),
      key: { of: counts, sign: -1 },
    });
    const sums = new Map<string, number>();
    for (const code of most) add(sums, valueOf(code), at(counts, code));
    for (const value of this.#request.filters[facet] ?? []) {
      if (sums.has(value)) continue;
      const code = dictionary.codeOf(value);
      if (code !== undefined) add(sums, value, at(counts, code));
    }
    return sums;
  }

  #holdingSums(): Readonly<Record<HoldingFacet, Sums>> {
    if (this.#holdings !== undefined) return this.#holdings;
    const { holdings } = this.#dictionaries;
    const counted = holdings.counts(this.#counts('holdings').counts, this.#request.filters);
    const all: Partial<Record<HoldingFacet, Sums>> = {};
    for (const [i, facet] of HOLDING_FACETS.entries()) {
      const counts = counted[i] ?? new Uint32Array(0);
      const sums = new Map<string, number>();
      // Code 0 is that of no value.
      for (let code = 1; code < counts.length; code++) {
        add(sums, holdings.names[i]?.[code] ?? '', at(counts, code));
      }
      all[facet] = sums;
    }
    return (this.#holdings = all as Record<HoldingFacet, Sums>);
  }

  /** Of the works that pass, and of those that only fail the group of this column. */
  #counts(column: Column): Counted {
    const { passed, failed } = this.#sifted;
    const kept = this.#columns.counts[column].values;
    const own = failed.get(column) ?? [];
    const others = [...failed].filter(([group]) => group !== column).flatMap(([, lists]) => lists);
    if (this.#isOfAll && others.length === 0) return { counts: kept };
    // With one condition there are only those that meet it and those that do not.
    const [left] = others;
    if (this.#isOfAll && failed.size === 1 && others.length === 1 && left !== undefined) {
      if (left.length < passed.length)
        return { counts: this.#count(column, left, kept.slice(), -1) };
    }
    const counts = new Uint32Array(kept.length);
    const lists = [passed, ...own];
    if (!isOpenColumn(column)) {
      for (const docnos of lists) this.#count(column, docnos, counts, 1);
      return { counts };
    }
    return { counts, codes: countNew(lists, this.#columns.open[column], counts) };
  }

  /** Adds `step` for each code of each of these works. */
  #count(column: Column, docnos: Uint32Array, counts: Uint32Array, step: 1 | -1): Uint32Array {
    if (isOpenColumn(column)) countAll(docnos, this.#columns.open[column], counts, step);
    else countEach(docnos, this.#columns.lists[column], counts, step);
    return counts;
  }
}

/** How many works have each code. */
interface Counted {
  readonly counts: Uint32Array;
  /** Those of at least one work, where they were seen in passing. */
  readonly codes?: Uint32Array;
}

function isOpenColumn(column: Column): column is OpenFacet {
  return column !== 'holdings' && isOpen(column);
}

function countEach(
  docnos: Uint32Array,
  codes: Uint32Array,
  counts: Uint32Array,
  step: number,
): void {
  for (let i = 0; i < docnos.length; i++) {
    const code = at(codes, at(docnos, i));
    counts[code] = at(counts, code) + step;
  }
}

function countAll(
  docnos: Uint32Array,
  { from, codes }: OpenColumn,
  counts: Uint32Array,
  step: number,
): void {
  for (let i = 0; i < docnos.length; i++) {
    const docno = at(docnos, i);
    const end = at(from, docno + 1);
    for (let j = at(from, docno); j < end; j++) {
      const code = at(codes, j);
      counts[code] = at(counts, code) + step;
    }
  }
}

/** Into counts that are all zero. @returns the codes there are: of a few works, few of a million */
function countNew(
  lists: readonly Uint32Array[],
  { from, codes }: OpenColumn,
  counts: Uint32Array,
): Uint32Array {
  const seen = new Uint32Array(counts.length);
  let length = 0;
  for (const docnos of lists) {
    for (let i = 0; i < docnos.length; i++) {
      const docno = at(docnos, i);
      const end = at(from, docno + 1);
      for (let j = at(from, docno); j < end; j++) {
        const code = at(codes, j);
        const count = at(counts, code);
        if (count === 0) seen[length++] = code;
        counts[code] = count + 1;
      }
    }
  }
  return seen.subarray(0, length);
}

/** Codes of at least one work. */
function had(counts: Uint32Array): Uint32Array {
  const codes = new Uint32Array(counts.length);
  let length = 0;
  for (let code = 0; code < counts.length; code++) if (at(counts, code) > 0) codes[length++] = code;
  return codes.subarray(0, length);
}

function add(sums: Map<string, number>, value: string, works: number): void {
  if (works > 0) sums.set(value, (sums.get(value) ?? 0) + works);
}
