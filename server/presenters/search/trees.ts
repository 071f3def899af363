/**
 * Facets that are trees: 中图分类, and 地区 with the districts and 历史政区 below the city. A value stands
 * below every other that it begins with; the parts of the city are below the city whatever their code.
 */
import type { FacetCount } from '../../../catalogue/ports/search-index.ts';
import { declared } from '../../../catalogue/search/facets.ts';
import type { FilterName } from '../../../catalogue/search/facets.ts';
import { CITY } from '../../../catalogue/fields/places.ts';

/** Deeper ones are shown no further in. */
const DEEPEST = 4;

export function isTree(facet: FilterName): boolean {
  return declared(facet).isTree ?? false;
}

/** Each value after those above it, neighbours by their code. */
export function inTreeOrder(values: readonly FacetCount[]): FacetCount[] {
  return values.toSorted((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0));
}

/** Those of the values that stand above this one. */
export function aboveOf(
  facet: FilterName,
  value: string,
  values: readonly FacetCount[],
): readonly FacetCount[] {
  return values.filter(({ value: other }) => {
    if (other === value) return false;
    return facet === 'place' ? other === CITY : value.startsWith(other);
  });
}

/** Steps below the top of the tree; 0 in a facet that is none. */
export function depthOf(facet: FilterName, value: string, values: readonly FacetCount[]): number {
  return isTree(facet) ? Math.min(DEEPEST, aboveOf(facet, value, values).length) : 0;
}
