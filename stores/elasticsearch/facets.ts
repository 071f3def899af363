/**
 * Filters and counts of a search as Elasticsearch asks for them.
 *
 * Filters do not narrow the query but the hits (`post_filter`), so that each facet can be counted
 * without its own. A group is what is filtered together: each facet of the work is one, with the years
 * in that of the period; the four of a holding are one, since one holding must meet all of theirs
 *, and are counted among the nested holdings as soon as another of them is filtered.
 */
import type { estypes } from '@elastic/elasticsearch';
import {
  HOLDING_FACETS,
  isHoldingFacet,
  isOpen,
  WORK_FACETS,
} from '../../catalogue/search/facets.ts';
import type {
  FacetName,
  FilterName,
  ListedFacet,
  WorkFacet,
} from '../../catalogue/search/facets.ts';
import type { SearchRequest } from '../../catalogue/search/request.ts';
import { spanOfWeek } from '../../catalogue/weeks.ts';
import type { SearchPage } from '../../catalogue/ports/search-index.ts';
import { inFacetOrder, OPEN_SHOWN } from '../facet-order.ts';
import { allOf } from './match.ts';
import type { Clause } from './match.ts';

type Aggregations = Record<string, estypes.AggregationsAggregationContainer>;
type Group = WorkFacet | 'holdings' | 'added';

/** More values than any closed facet has; what there is beyond would be told, not lost. */
const ALL_VALUES = 10_000;
/** Values asked for at a time when all are listed. */
const VALUES_PAGE = 5_000;
const VALUES = 'values';
/** The aggregation of all facets whose own group has no filter. */
const SHARED = 'shared';

export interface Facets {
  readonly postFilter: Clause | undefined;
  readonly aggregations: Aggregations;
}

/** @param facets which to count */
export function facetsOf(
  request: SearchRequest,
  facets: readonly FacetName[],
  shardSize: number,
): Facets {
  const groups = groupFilters(request);
  const aggregations: Aggregations = {};
  const shared: Aggregations = {};
  for (const facet of facets) {
    const group = groupOf(facet);
    const counted = countOf(facet, request, shardSize);
    const own = groups.get(group);
    if (own === undefined) Object.assign(shared, counted);
    else {
      const others = [...groups].filter(([name]) => name !== group).map(([, clause]) => clause);
      aggregations[facet] = { filter: allOf(others), aggs: counted };
    }
  }
  if (Object.keys(shared).length > 0) {
    aggregations[SHARED] = { filter: allOf([...groups.values()]), aggs: shared };
  }
  return {
    postFilter: groups.size === 0 ? undefined : allOf([...groups.values()]),
    aggregations,
  };
}

function groupFilters(request: SearchRequest): Map<Group, Clause> {
  const { filters, from, until, years, added } = request;
  const isOriginal = years === 'original';
  const groups = new Map<Group, Clause[]>();
  const add = (group: Group, clause: Clause): void => {
    groups.set(group, [...(groups.get(group) ?? []), clause]);
  };
  for (const facet of WORK_FACETS) {
    const chosen = filters[facet] ?? [];
    if (chosen.length > 0) add(facet, { terms: { [fieldOf(facet)]: [...chosen] } });
  }
  if (until !== null) {
    add('period', { range: { [isOriginal ? 'originalStart' : 'startYear']: { lte: until } } });
  }
  if (from !== null) {
    add('period', { range: { [isOriginal ? 'originalEnd' : 'endYear']: { gte: from } } });
  }
  if (added !== undefined) {
    const span = spanOfWeek(added);
    add('added', {
      range: { added: { gte: span.from.getTime(), lt: span.until.getTime() } },
    });
  }
  // A work without years meets neither bound; one bound alone leaves it out as well.
  const holdings = holdingFilters(request, undefined);
  if (holdings.length > 0) {
    add('holdings', { nested: { path: 'holdings', query: allOf(holdings) } });
  }
  return new Map([...groups].map(([group, clauses]) => [group, allOf(clauses)]));
}

function holdingFilters({ filters }: SearchRequest, except: FacetName | undefined): Clause[] {
  return HOLDING_FACETS.flatMap((facet) => {
    const chosen = filters[facet] ?? [];
    return facet === except || chosen.length === 0
      ? []
      : [{ terms: { [fieldOf(facet)]: [...chosen] } }];
  });
}

function countOf(facet: FacetName, request: SearchRequest, shardSize: number): Aggregations {
  const field = fieldOf(facet);
  if (isOpen(facet)) {
    const chosen = request.filters[facet] ?? [];
    return {
      [facet]: { terms: { field, size: OPEN_SHOWN, shard_size: shardSize } },
      ...(chosen.length === 0
        ? {}
        : { [chosenOf(facet)]: { terms: { field, include: [...chosen], size: chosen.length } } }),
    };
  }
  const terms = { field, size: ALL_VALUES };
  const others = isHoldingFacet(facet) ? holdingFilters(request, facet) : [];
  if (others.length === 0) return { [facet]: { terms } };
  return {
    [facet]: {
      nested: { path: 'holdings' },
      aggs: {
        met: {
          filter: allOf(others),
          aggs: { [facet]: { terms, aggs: { works: { reverse_nested: {} } } } },
        },
      },
    },
  };
}

interface Buckets {
  readonly buckets: readonly {
    readonly key: string;
    readonly doc_count: number;
    readonly works?: { readonly doc_count: number };
  }[];
  readonly doc_count_error_upper_bound?: number;
  readonly sum_other_doc_count?: number;
}

export interface Counted {
  readonly facets: SearchPage['facets'];
  /** Facets whose counts may be wrong, because there are more values than were asked for. */
  readonly inexact: readonly FacetName[];
}

export function countsIn(
  answer: unknown,
  request: SearchRequest,
  asked: readonly FacetName[],
): Counted {
  const inexact: FacetName[] = [];
  const countsOf = (facet: FacetName): ReadonlyMap<string, number> => {
    const found = bucketsOf(answer, facet);
    if (found === undefined) return new Map();
    const { doc_count_error_upper_bound: error = 0, sum_other_doc_count: left = 0 } = found;
    if (error > 0 || (!isOpen(facet) && left > 0)) inexact.push(facet);
    const chosen = isOpen(facet) ? bucketsOf(answer, facet, chosenOf(facet)) : undefined;
    return new Map(
      [...found.buckets, ...(chosen?.buckets ?? [])].map((bucket) => [
        bucket.key,
        bucket.works?.doc_count ?? bucket.doc_count,
      ]),
    );
  };
  return { facets: inFacetOrder(countsOf, request, asked), inexact };
}

/** The buckets of a facet, however deep they stand. */
function bucketsOf(answer: unknown, facet: FacetName, name: string = facet): Buckets | undefined {
  type Level = Record<string, unknown> | undefined;
  const top = answer as Level;
  const level = (top?.[facet] ?? top?.[SHARED]) as Level;
  const own = level?.[name] as (Buckets & { met?: Record<string, Buckets> }) | undefined;
  return own?.met === undefined ? own : own.met[name];
}

/** The aggregation of the chosen values of an open facet. */
function chosenOf(facet: FacetName): string {
  return `${facet}-chosen`;
}

/** Works with each value of one facet, a page at a time: exact however many values there are. */
export function valuesBody(
  request: SearchRequest,
  facet: ListedFacet,
  after: string | undefined,
): { filter: Clause; aggregations: Aggregations } {
  const others = [...groupFilters(request)].filter(([group]) => group !== facet);
  return {
    filter: allOf(others.map(([, clause]) => clause)),
    aggregations: {
      [VALUES]: {
        composite: {
          size: VALUES_PAGE,
          sources: [{ value: { terms: { field: fieldOf(facet) } } }],
          ...(after === undefined ? {} : { after: { value: after } }),
        },
      },
    },
  };
}

/** @returns counts by value, and where the next page begins; `undefined` after the last */
export function valuesIn(answer: unknown): {
  counts: [value: string, works: number][];
  next: string | undefined;
} {
  type Answer = Record<
    string,
    {
      buckets: { key: { value: string }; doc_count: number }[];
      after_key?: { value: string };
    }
  >;
  const found = (answer as Answer | undefined)?.[VALUES];
  return {
    counts: (found?.buckets ?? []).map(({ key, doc_count: works }) => [key.value, works]),
    next: found?.after_key?.value,
  };
}

function groupOf(facet: FacetName): Group {
  return isHoldingFacet(facet) ? 'holdings' : facet;
}

export function fieldOf(facet: FilterName): string {
  return `${isHoldingFacet(facet) ? 'holdings' : 'facet'}.${facet}`;
}
