/** A search as Elasticsearch is asked: what is found, in which order, what is counted, what is shown. */
import type { estypes } from '@elastic/elasticsearch';
import type { Query } from '../../catalogue/search/query.ts';
import type { ListedFacet, FacetName } from '../../catalogue/search/facets.ts';
import type { SearchRequest } from '../../catalogue/search/request.ts';
import type { WorkId } from '../../catalogue/work.ts';
import { facetsOf, valuesBody } from './facets.ts';
import { COLLAPSED, countOeuvres, countWorks, UNREAD } from './folding.ts';
import { allOf, IS_WORK, matchOf } from './match.ts';
import type { Clause } from './match.ts';

/** A query that may find something. */
export type SearchingQuery = Exclude<Query, { kind: 'none' }>;

/** Values of an open facet asked of each shard, and what is asked for when their counts are not exact. */
const SHARD_SIZE = 1_024;
export const LARGER_SHARD_SIZES = [8_192, 65_536] as const;

export function searchBody(
  query: SearchingQuery,
  request: SearchRequest,
  facets: readonly FacetName[],
): estypes.SearchRequest {
  const { postFilter, aggregations } = facetsOf(request, facets, SHARD_SIZE);
  const isRanked = request.sort === 'relevance' && query.kind === 'terms';
  const isFolded = request.fold !== undefined;
  return {
    query: clauseOf(query, isRanked),
    ...(postFilter === undefined ? {} : { post_filter: postFilter }),
    aggs: isFolded ? { ...aggregations, ...countOeuvres(postFilter) } : aggregations,
    ...(isFolded ? { collapse: COLLAPSED, filter_path: UNREAD } : {}),
    sort: sortOf(request, isRanked),
    from: (request.page - 1) * request.size,
    size: request.size,
    _source: isFolded ? ['hit', 'facet.oeuvre'] : ['hit'],
    track_total_hits: true,
    allow_partial_search_results: false,
  };
}

/** The number of hits alone. */
export function totalBody(
  query: SearchingQuery,
  request: SearchRequest,
): estypes.MsearchMultisearchBody {
  return {
    query: allOf([clauseOf(query, false), withinOf(request)]),
    ...(request.fold === undefined ? {} : { aggs: countOeuvres(undefined) }),
    size: 0,
    track_total_hits: true,
  };
}

/** The oeuvres of what is found, those of one part of all that there are. */
export function oeuvresBody(
  query: SearchingQuery,
  request: SearchRequest,
  part: { readonly number: number; readonly of: number },
): estypes.MsearchMultisearchBody {
  return { ...totalBody(query, request), aggs: countOeuvres(undefined, part) };
}

/** How many works of each of these oeuvres are found. */
export function gatheredBody(
  query: SearchingQuery,
  request: SearchRequest,
  oeuvres: readonly WorkId[],
): estypes.SearchRequest {
  return {
    query: allOf([clauseOf(query, false), withinOf(request)]),
    aggs: countWorks(oeuvres),
    size: 0,
    track_total_hits: false,
    allow_partial_search_results: false,
  };
}

function withinOf(request: SearchRequest): Clause {
  return facetsOf(request, [], SHARD_SIZE).postFilter ?? { match_all: {} };
}

/** Open facets alone, counted with more of each shard. */
export function openFacetsBody(
  query: SearchingQuery,
  request: SearchRequest,
  facets: readonly FacetName[],
  shardSize: number,
): estypes.SearchRequest {
  return {
    query: clauseOf(query, false),
    aggs: facetsOf(request, facets, shardSize).aggregations,
    size: 0,
    track_total_hits: false,
    allow_partial_search_results: false,
  };
}

/** All values of one facet, from `after` on. */
export function listingBody(
  query: SearchingQuery,
  request: SearchRequest,
  facet: ListedFacet,
  after: string | undefined,
): estypes.SearchRequest {
  const { filter, aggregations } = valuesBody(request, facet, after);
  return {
    query: { bool: { filter: [clauseOf(query, false), filter] } },
    aggs: aggregations,
    size: 0,
    track_total_hits: false,
    allow_partial_search_results: false,
  };
}

/** @param isRanked whether a hit scores by its tier; else all score alike */
function clauseOf(query: SearchingQuery, isRanked: boolean): Clause {
  if (query.kind === 'all') return { bool: { filter: [IS_WORK] } };
  const { include, exclude, tiers } = matchOf(query);
  return {
    bool: {
      filter: [IS_WORK, ...include],
      must_not: [...exclude],
      ...(isRanked && tiers !== undefined ? { should: [tiers] } : {}),
    },
  };
}

type SortClause = Record<string, 'asc' | 'desc' | { order: 'asc' | 'desc'; missing: '_last' }>;

function sortOf({ sort }: SearchRequest, isRanked: boolean): SortClause[] {
  const newest: SortClause = { sortYear: { order: 'desc', missing: '_last' } };
  const byId: SortClause = { id: 'asc' };
  switch (sort) {
    case 'relevance':
      return [...(isRanked ? [{ _score: 'desc' } as const] : []), newest, byId];
    case 'newest':
      return [newest, byId];
    case 'oldest':
      return [{ sortYear: { order: 'asc', missing: '_last' } }, byId];
    case 'added':
      return [{ added: 'desc' }, byId];
    case 'title':
      return [{ sortTitle: { order: 'asc', missing: '_last' } }, byId];
  }
}
