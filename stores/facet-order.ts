/** How counts of a facet are ordered and cut (DESIGN 4.9), the same for every engine. */
import { FACETS, OPEN_FACETS } from '../catalogue/search-index.ts';
import type {
  FacetCount,
  FacetName,
  OpenFacet,
  SearchPage,
  SearchRequest,
} from '../catalogue/search-index.ts';
import { compareBytes } from './bytes.ts';

/** How many values of an open facet are shown, beside those chosen. */
export const OPEN_SHOWN = 20;

/**
 * The counts of each facet by count, then by the bytes of the value; chosen values that nothing has
 * stand there with zero.
 */
export function inFacetOrder(
  counts: (facet: FacetName) => ReadonlyMap<string, number>,
  { filters }: SearchRequest,
): SearchPage['facets'] {
  const facets: Partial<Record<FacetName, readonly FacetCount[]>> = {};
  for (const facet of FACETS) facets[facet] = inOrder(facet, counts(facet), filters[facet] ?? []);
  return facets as SearchPage['facets'];
}

/** Facets of a search that found nothing: the chosen values, with zero. */
export function noFacetCounts(request: SearchRequest): SearchPage['facets'] {
  return inFacetOrder(() => new Map(), request);
}

export function isOpen(facet: FacetName): facet is OpenFacet {
  return OPEN_FACETS.some((one) => one === facet);
}

function inOrder(
  facet: FacetName,
  sums: ReadonlyMap<string, number>,
  chosen: readonly string[],
): FacetCount[] {
  const counts = Array.from(sums, ([value, works]) => ({ value, count: works }));
  for (const value of new Set(chosen)) if (!sums.has(value)) counts.push({ value, count: 0 });
  counts.sort((a, b) => b.count - a.count || compareBytes(a.value, b.value));
  if (!isOpen(facet)) return counts;
  return counts.filter(({ value }, i) => i < OPEN_SHOWN || chosen.includes(value));
}
