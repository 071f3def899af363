/** Suggestions as Elasticsearch is asked for them: terms that begin so, counted. */
import type { estypes } from '@elastic/elasticsearch';
import {
  inSuggestedOrder,
  TITLES_LOOKED_AT,
  VALUE_KINDS,
} from '../../catalogue/search/suggestions.ts';
import type { FoundValue, Suggestion } from '../../catalogue/search/suggestions.ts';

/** Values of one kind asked for; those spelled alike in several roles are one. */
const VALUES_ASKED = 50;
const SHARD_SIZE = 1_000;

/** @param key letters, digits and Han only, so that it is no pattern */
export function suggestBody(key: string): estypes.SearchRequest {
  const aggregations: Record<string, estypes.AggregationsAggregationContainer> = {
    title: {
      terms: {
        field: 'suggest.title',
        include: `${key}.*`,
        order: { _key: 'asc' },
        size: TITLES_LOOKED_AT,
      },
      // Whether it is of one work alone.
      aggs: { works: { terms: { field: 'id', size: 2 } } },
    },
  };
  for (const kind of VALUE_KINDS) {
    aggregations[kind] = {
      terms: {
        field: 'suggest.value',
        include: `${key}[^\t]*\t${kind}\t.*`,
        size: VALUES_ASKED,
        shard_size: SHARD_SIZE,
      },
    };
  }
  return {
    query: {
      bool: {
        should: [{ prefix: { 'suggest.title': key } }, { prefix: { 'suggest.value': key } }],
        minimum_should_match: 1,
      },
    },
    aggs: aggregations,
    size: 0,
    track_total_hits: false,
    allow_partial_search_results: false,
  };
}

export function suggestionsIn(answer: unknown): Suggestion[] {
  interface Bucket {
    key: string;
    doc_count: number;
    works?: { buckets: { key: string }[] };
  }
  type Answer = Record<string, { buckets: Bucket[] } | undefined>;
  const found = (answer ?? {}) as Answer;
  const titles = (found['title']?.buckets ?? []).map(({ key, works }) => {
    const [term = '', title = ''] = key.split(/\t(.*)/su);
    return { term, title, works: (works?.buckets ?? []).map(({ key: id }) => id) };
  });
  const values = VALUE_KINDS.flatMap((kind) =>
    (found[kind]?.buckets ?? []).map(({ key, doc_count: works }): FoundValue => ({
      kind,
      value: key.split('\t').slice(2).join('\t'),
      works,
    })),
  );
  return inSuggestedOrder(titles, values);
}
