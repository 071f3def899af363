/** How counts of a facet are ordered and cut, the same for every engine. */
import { MOST_LISTED } from '../catalogue/ports/search-index.ts';
import type { FacetCount, ListedValues, SearchPage } from '../catalogue/ports/search-index.ts';
import { isOpen } from '../catalogue/search/facets.ts';
import type { FacetName } from '../catalogue/search/facets.ts';
import type { SearchRequest } from '../catalogue/search/request.ts';
import { compareBytes } from './bytes.ts';

/** How many values of an open facet are shown, beside those chosen. */
export const OPEN_SHOWN = 20;

/**
 * The counts of each facet asked for by count, then by the bytes of the value; chosen values that nothing has
 * stand there with zero.
 */
export function inFacetOrder(
  counts: (facet: FacetName) => ReadonlyMap<string, number>,
  { filters }: SearchRequest,
  asked: readonly FacetName[],
): SearchPage['facets'] {
  const facets: Partial<Record<FacetName, readonly FacetCount[]>> = {};
  for (const facet of asked) facets[facet] = shown(facet, counts(facet), filters[facet] ?? []);
  return facets as SearchPage['facets'];
}

/** A search that found nothing: of facets the chosen values, with zero. */
export function nothingFound(request: SearchRequest, asked: readonly FacetName[]): SearchPage {
  return {
    total: 0,
    ...(request.fold === undefined ? {} : { works: 0 }),
    hits: [],
    facets: inFacetOrder(() => new Map(), request, asked),
    inexact: [],
  };
}

/** Counts of one facet as `SearchIndex.values` lists them. */
export function listed(
  counts: ReadonlyMap<string, number>,
  isLookedFor: (value: string) => boolean,
): ListedValues {
  const values = inOrder(counts).filter(({ value }) => isLookedFor(value));
  return { total: values.length, values: values.slice(0, MOST_LISTED) };
}

function shown(
  facet: FacetName,
  sums: ReadonlyMap<string, number>,
  chosen: readonly string[],
): FacetCount[] {
  const missing = [...new Set(chosen)].filter((value) => !sums.has(value));
  const counts = inOrder(new Map([...sums, ...missing.map((value) => [value, 0] as const)]));
  if (!isOpen(facet)) return counts;
  return counts.filter(({ value }, i) => i < OPEN_SHOWN || chosen.includes(value));
}

function inOrder(sums: ReadonlyMap<string, number>): FacetCount[] {
  return Array.from(sums, ([value, works]) => ({ value, count: works })).sort(
    (a, b) => b.count - a.count || compareBytes(a.value, b.value),
  );
}
