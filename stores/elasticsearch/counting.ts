/** How many hits searches have, and how many works stand behind the hits of a folded one. */
import { errors } from '@elastic/elasticsearch';
import type { estypes } from '@elastic/elasticsearch';
import { SearchUnavailable } from '../../catalogue/ports/search-index.ts';
import type { FoundHit } from '../../catalogue/ports/search-index.ts';
import { queryOf } from '../../catalogue/search/query.ts';
import type { SearchEnquiry } from '../../catalogue/search/query.ts';
import type { WorkId } from '../../catalogue/work.ts';
import type { Connection } from './connection.ts';
import { gatheredIn, oeuvresIn, PARTS, UNREAD_OF_SEVERAL } from './folding.ts';
import { gatheredBody, oeuvresBody, totalBody } from './search-body.ts';
import type { SearchingQuery } from './search-body.ts';

/** The ways to the cluster: for what readers wait for, and for what a page can do without. */
export type Urgency = 'search' | 'spare';

/** What is asked of each hit. */
export interface FoundSource {
  readonly hit: FoundHit;
  /** Only of a folded search. */
  readonly facet?: { readonly oeuvre?: readonly WorkId[] };
}

/** Searches of one call that the cluster works on at the same time; many would keep readers waiting. */
const AT_ONCE = 2;

export class Counting {
  readonly #connection: Connection;
  readonly #index: string;

  constructor(connection: Connection, index: string) {
    this.#connection = connection;
    this.#index = index;
  }

  /** See `SearchIndex.totals`. */
  async totals(requests: readonly SearchEnquiry[], urgency: Urgency): Promise<number[]> {
    const totals = new Array<number>(requests.length).fill(0);
    const asked = requests.flatMap((request, at) => {
      const query = queryOf(request);
      return query.kind === 'none' ? [] : [{ at, query, request }];
    });
    const bodies = asked.map(({ query, request }) => totalBody(query, request));
    const answers = await this.#several(bodies, urgency);
    for (const [i, { at, query, request }] of asked.entries()) {
      const { hits = {}, aggregations } = answers[i] ?? {};
      totals[at] =
        request.fold === undefined
          ? totalOf(hits)
          : await this.oeuvres(query, request, aggregations, urgency);
    }
    return totals;
  }

  /**
   * How many hits a folded search has.
   *
   * @param aggregations of its answer, or of that of its total
   */
  async oeuvres(
    query: SearchingQuery,
    request: SearchEnquiry,
    aggregations: unknown,
    urgency: Urgency,
  ): Promise<number> {
    const { alone, oeuvres } = oeuvresIn(aggregations);
    if (oeuvres !== undefined) return alone + oeuvres;
    for (const of of PARTS) {
      const parts = Array.from({ length: of }, (_, number) =>
        oeuvresBody(query, request, { number, of }),
      );
      const answers = await this.#several(parts, urgency);
      const counted = answers.flatMap((one) => oeuvresIn(one.aggregations).oeuvres ?? []);
      if (counted.length === of) return counted.reduce((sum, one) => sum + one, alone);
    }
    throw new SearchUnavailable('归并后的著作太多，检索服务数不过来；请增加条件，或不归并检索。');
  }

  /** The hits of a folded search, each with how many works it stands for. */
  async gathered(
    query: SearchingQuery,
    request: SearchEnquiry,
    found: readonly FoundSource[],
    urgency: Urgency,
  ): Promise<FoundHit[]> {
    const hits = found.map(({ hit, facet }) => ({ hit, oeuvre: facet?.oeuvre?.[0] }));
    const oeuvres = hits.flatMap(({ oeuvre }) => oeuvre ?? []);
    if (oeuvres.length === 0) return hits.map(({ hit }) => hit);
    const answer = await this.#connection[urgency]((client, signal) =>
      client.search({ index: this.#index, ...gatheredBody(query, request, oeuvres) }, { signal }),
    );
    return gatheredIn(hits, answer.aggregations);
  }

  /** Searches of which nothing but numbers is asked, in one call. */
  async #several(
    bodies: readonly estypes.MsearchMultisearchBody[],
    urgency: Urgency,
  ): Promise<estypes.MsearchMultiSearchItem[]> {
    if (bodies.length === 0) return [];
    const header = { allow_partial_search_results: false };
    const searches = bodies.flatMap((body) => [header, body]);
    return this.#connection[urgency](async (client, signal) => {
      const answer = await client.msearch(
        {
          index: this.#index,
          searches,
          max_concurrent_searches: AT_ONCE,
          filter_path: UNREAD_OF_SEVERAL,
        },
        { signal, meta: true },
      );
      return bodies.map((_, i) => {
        const one = answer.body.responses[i];
        // Each search has a fault of its own, in an answer that is well as a whole.
        if (one === undefined || 'error' in one) {
          throw new errors.ResponseError({
            ...answer,
            statusCode: one?.status ?? 500,
            body: one,
          });
        }
        return one;
      });
    });
  }
}

export function totalOf({ total = 0 }: Pick<estypes.SearchHitsMetadata, 'total'>): number {
  return typeof total === 'number' ? total : total.value;
}
