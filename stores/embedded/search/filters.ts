/**
 * The filters of a request, worked out once for each distinct list of values instead of for each work.
 *
 * A group is what is filtered and counted together: each facet of the work is one, the four of a
 * holding are one (one holding must meet all of theirs, DESIGN 4.8), and years belong to the group of
 * the period. A facet is counted as if its own group had no filter, so a pass over the works only has
 * to know how many groups a work fails, and which.
 */
import type { SearchRequest } from '../../../catalogue/search-index.ts';
import type { Dictionary } from './dictionary.ts';
import type { HoldingSets } from './holding-sets.ts';

/** Facets that are lists of values of the work. */
export const LIST_FACETS = ['type', 'edition', 'period', 'language', 'class', 'place'] as const;
export type ListFacet = (typeof LIST_FACETS)[number];

export interface Dictionaries {
  readonly lists: Readonly<Record<ListFacet, Dictionary<readonly string[]>>>;
  readonly holdings: HoldingSets;
  readonly subject: Dictionary<string>;
}

/** By code: 1 = the list meets the filter. Absent = no filter. */
type Passing = Uint8Array | undefined;

export interface Filters {
  readonly lists: Readonly<Record<ListFacet, Passing>>;
  readonly holdings: Passing;
  /** By subject code. */
  readonly subject: Passing;
  readonly from: number | undefined;
  readonly until: number | undefined;
}

export function filtersOf(request: SearchRequest, dictionaries: Dictionaries): Filters {
  const { filters } = request;
  const listFilter = (facet: ListFacet): Passing => {
    const chosen = filters[facet];
    if (chosen === undefined || chosen.length === 0) return undefined;
    const wanted = new Set(chosen);
    return passing(dictionaries.lists[facet].values, (values) =>
      values.some((value) => wanted.has(value)),
    );
  };
  const subjects = new Set(filters.subject);
  return {
    lists: {
      type: listFilter('type'),
      edition: listFilter('edition'),
      period: listFilter('period'),
      language: listFilter('language'),
      class: listFilter('class'),
      place: listFilter('place'),
    },
    holdings: dictionaries.holdings.passing(filters),
    subject:
      subjects.size > 0
        ? passing(dictionaries.subject.values, (subject) => subjects.has(subject))
        : undefined,
    from: request.from ?? undefined,
    until: request.until ?? undefined,
  };
}

function passing<T>(values: readonly T[], test: (value: T) => boolean): Uint8Array {
  return Uint8Array.from(values, (value) => (test(value) ? 1 : 0));
}
