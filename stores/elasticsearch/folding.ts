/**
 * Hits gathered to oeuvres: one hit for each value of `fold`, which every work has (the id of its oeuvre, or its
 * own), and how many there are, exactly. A cardinality would be an estimate; so works by themselves are counted, and
 * the oeuvres of the others are counted as the values they are: all at once while they are few, else a part of
 * them at a time. The values themselves are left out of the answer.
 */
import type { estypes } from '@elastic/elasticsearch';
import type { FoundHit } from '../../catalogue/ports/search-index.ts';
import type { WorkId } from '../../catalogue/work.ts';
import { fieldOf } from './facets.ts';
import type { Clause } from './match.ts';

type Aggregation = estypes.AggregationsAggregationContainer;

/** Values of one answer: less than `search.max_buckets` (65 535), with room for those of facets. */
const MOST_AT_ONCE = 30_000;
/** Parts that values are counted in when they are more: up to fifteen million in the last. */
export const PARTS = [8, 64, 512] as const;

const FOLDED = 'folded';
const OEUVRE = fieldOf('oeuvre');

export const COLLAPSED: estypes.SearchFieldCollapse = { field: 'fold' };
/** What nobody reads of an answer, of one search and of several. */
export const UNREAD = `-aggregations.${FOLDED}.oeuvres.buckets`;
export const UNREAD_OF_SEVERAL = `-responses.aggregations.${FOLDED}.oeuvres.buckets`;

/** @param within what hits are held to besides the query */
export function countOeuvres(
  within: Clause | undefined,
  part?: { readonly number: number; readonly of: number },
): Record<string, Aggregation> {
  return {
    [FOLDED]: {
      filter: within ?? { match_all: {} },
      aggs: {
        alone: { missing: { field: OEUVRE } },
        oeuvres: {
          terms: {
            field: OEUVRE,
            size: MOST_AT_ONCE,
            shard_size: MOST_AT_ONCE,
            ...(part === undefined
              ? {}
              : { include: { partition: part.number, num_partitions: part.of } }),
          },
        },
        counted: { stats_bucket: { buckets_path: 'oeuvres._count' } },
      },
    },
  };
}

/** Works of these oeuvres alone. */
export function countWorks(oeuvres: readonly WorkId[]): Record<string, Aggregation> {
  return {
    [FOLDED]: {
      filter: { match_all: {} },
      aggs: { oeuvres: { terms: { field: OEUVRE, include: [...oeuvres], size: oeuvres.length } } },
    },
  };
}

interface Answer {
  readonly alone: { readonly doc_count: number };
  readonly oeuvres: {
    readonly sum_other_doc_count: number;
    readonly buckets?: readonly { readonly key: string; readonly doc_count: number }[];
  };
  readonly counted: { readonly count: number };
}

/** @returns works by themselves and oeuvres; of these undefined when they are too many for one answer */
export function oeuvresIn(aggregations: unknown): {
  readonly alone: number;
  readonly oeuvres: number | undefined;
} {
  const { alone, oeuvres, counted } = (aggregations as Record<string, Answer>)[FOLDED] ?? NOTHING;
  return {
    alone: alone.doc_count,
    oeuvres: oeuvres.sum_other_doc_count > 0 ? undefined : counted.count,
  };
}

const NOTHING: Answer = {
  alone: { doc_count: 0 },
  oeuvres: { sum_other_doc_count: 0 },
  counted: { count: 0 },
};

/** The hits, each with how many works it stands for. */
export function gatheredIn(
  hits: readonly { readonly hit: FoundHit; readonly oeuvre: WorkId | undefined }[],
  aggregations: unknown,
): FoundHit[] {
  const buckets = (aggregations as Record<string, Answer>)[FOLDED]?.oeuvres.buckets ?? [];
  const works = new Map(buckets.map(({ key, doc_count }) => [key, doc_count]));
  return hits.map(({ hit, oeuvre }) => {
    const found = oeuvre === undefined ? 0 : (works.get(oeuvre) ?? 0);
    return oeuvre === undefined || found < 2 ? hit : { ...hit, gathered: { oeuvre, works: found } };
  });
}
