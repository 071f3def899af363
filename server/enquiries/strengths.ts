/**
 * What a library is strong in: values of its works whose share there is well above that of the city (a location
 * quotient). A value of few works tells nothing, whatever its share; of values that go together in a tree of classes
 * one is enough.
 */
import type { FacetCount } from '../../catalogue/ports/search-index.ts';

/** Facets by which libraries differ. */
export const STRONG_FACETS = ['type', 'class', 'subject'] as const;
export type StrongFacet = (typeof STRONG_FACETS)[number];

export interface Strength {
  readonly facet: StrongFacet;
  readonly value: string;
  readonly works: number;
  /** Of the works of the library, and of the city: 0–1. */
  readonly share: number;
  readonly cityShare: number;
}

/** Counts by value of one facet, and of how many works. */
export interface Counted {
  readonly total: number;
  readonly counts: readonly FacetCount[];
}

/** Fewer works than these a library has by chance. */
const LEAST_WORKS = 3;
const LEAST_SHARE = 0.01;
/** How many times the share of the city. */
const LEAST_QUOTIENT = 1.5;
/** A library with fewer works has no strengths to speak of. */
const LEAST_LIBRARY = 10;

/** @returns the strongest first */
export function strengthsOf(facet: StrongFacet, library: Counted, city: Counted): Strength[] {
  if (library.total < LEAST_LIBRARY) return [];
  const inCity = new Map(city.counts.map(({ value, count }) => [value, count]));
  const least = Math.max(LEAST_WORKS, library.total * LEAST_SHARE);
  const strengths = library.counts.flatMap(({ value, count: works }): Strength[] => {
    const share = works / library.total;
    const cityShare = (inCity.get(value) ?? 0) / city.total;
    if (works < least || cityShare === 0 || share < LEAST_QUOTIENT * cityShare) return [];
    return [{ facet, value, works, share, cityShare }];
  });
  return withoutKin(
    facet,
    strengths.toSorted((a, b) => weightOf(b) - weightOf(a)),
  );
}

/** What the value tells of the library, so that neither many common works nor a few rare ones go before all. */
function weightOf({ share, cityShare }: Strength): number {
  return share * Math.log(share / cityShare);
}

/** Of a class and those below it the strongest alone. */
function withoutKin(facet: StrongFacet, strengths: readonly Strength[]): Strength[] {
  if (facet !== 'class') return [...strengths];
  const kept: Strength[] = [];
  for (const one of strengths) {
    const isKin = kept.some(
      ({ value }) => value.startsWith(one.value) || one.value.startsWith(value),
    );
    if (!isKin) kept.push(one);
  }
  return kept;
}
