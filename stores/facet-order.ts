/** How counts of a facet are ordered and cut (DESIGN 4.9), the same for every engine. */
import { FACETS } from '../catalogue/search-index.ts';
import type {
  FacetCount,
  FacetName,
  SearchPage,
  SearchRequest,
} from '../catalogue/search-index.ts';
import { compareBytes } from './bytes.ts';

/** Subjects are many: only the first are shown, and those chosen. */
export const SUBJECTS_SHOWN = 20;

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

function inOrder(
  facet: FacetName,
  sums: ReadonlyMap<string, number>,
  chosen: readonly string[],
): FacetCount[] {
  const counts = Array.from(sums, ([value, works]) => ({ value, count: works }));
  for (const value of new Set(chosen)) if (!sums.has(value)) counts.push({ value, count: 0 });
  counts.sort((a, b) => b.count - a.count || compareBytes(a.value, b.value));
  if (facet !== 'subject') return counts;
  return counts.filter(({ value }, i) => i < SUBJECTS_SHOWN || chosen.includes(value));
}
