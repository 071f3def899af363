/**
 * The filters of a request, worked out once for each distinct list of values instead of for each work.
 *
 * A group is what is filtered and counted together: each facet of the work is one, the four of a
 * holding are one (one holding must meet all of theirs, DESIGN 4.8), and years belong to the group of
 * the period. A facet is counted as if its own group had no filter, so a pass over the works only has
 * to know how many groups a work fails, and which.
 */
import type { SearchRequest, OpenFacet } from '../../../catalogue/search/request.ts';
import type { Dictionary } from './file/dictionary.ts';
import type { HoldingSets } from './file/holding-sets.ts';

/** Facets that are lists of values of the work. */
export const LIST_FACETS = [
  'type',
  'edition',
  'audience',
  'period',
  'language',
  'class',
  'place',
] as const;
export type ListFacet = (typeof LIST_FACETS)[number];
/** With what is filtered by and not counted beside hits. */
type ListFilter = ListFacet | 'head';

export interface Dictionaries {
  readonly lists: Readonly<Record<ListFilter, Dictionary<readonly string[]>>>;
  readonly holdings: HoldingSets;
  readonly open: Readonly<Record<OpenFacet, Dictionary<string>>>;
}

/** By code: 1 = the list meets the filter. Absent = no filter. */
type Passing = Uint8Array | undefined;

export interface Filters {
  readonly lists: Readonly<Record<ListFilter, Passing>>;
  readonly holdings: Passing;
  /** By code of the value. */
  readonly open: Readonly<Record<OpenFacet, Passing>>;
  readonly from: number | undefined;
  readonly until: number | undefined;
  readonly years: SearchRequest['years'];
}

export function filtersOf(request: SearchRequest, dictionaries: Dictionaries): Filters {
  const { filters } = request;
  const listFilter = (facet: ListFilter): Passing => {
    const chosen = filters[facet];
    if (chosen === undefined || chosen.length === 0) return undefined;
    const wanted = new Set(chosen);
    return passing(dictionaries.lists[facet].values, (values) =>
      values.some((value) => wanted.has(value)),
    );
  };
  const openFilter = (facet: OpenFacet): Passing => {
    const wanted = new Set(filters[facet]);
    if (wanted.size === 0) return undefined;
    return passing(dictionaries.open[facet].values, (value) => wanted.has(value));
  };
  return {
    lists: {
      type: listFilter('type'),
      edition: listFilter('edition'),
      audience: listFilter('audience'),
      period: listFilter('period'),
      language: listFilter('language'),
      class: listFilter('class'),
      place: listFilter('place'),
      head: listFilter('head'),
    },
    holdings: dictionaries.holdings.passing(filters),
    open: { subject: openFilter('subject'), person: openFilter('person') },
    from: request.from ?? undefined,
    until: request.until ?? undefined,
    years: request.years,
  };
}

function passing<T>(values: readonly T[], test: (value: T) => boolean): Uint8Array {
  return Uint8Array.from(values, (value) => (test(value) ? 1 : 0));
}
