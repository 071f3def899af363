/**
 * Search on an Elasticsearch cluster, for when one machine is too small: the same hits, order and counts
 * as the embedded engine. The truth stays in the catalogue; what is here can be made again.
 *
 * Readers ask an alias. It leads to one index, which holds the works, a state (epoch, seq, versions)
 * and a tombstone for each removed work, so that a late write of an older version revives nothing:
 * the server itself forgets the version of a deleted document after a minute.
 */
import { errors } from '@elastic/elasticsearch';
import { queryOf } from '../../catalogue/search/query.ts';
import type { SearchEnquiry } from '../../catalogue/search/query.ts';
import { PageTooDeep, SearchUnavailable } from '../../catalogue/ports/search-index.ts';
import type {
  FoundIds,
  IndexRebuild,
  ListedValues,
  RefusedWork,
  Searches,
  SearchIndex,
  SearchPage,
} from '../../catalogue/ports/search-index.ts';
import { holding } from '../../catalogue/search/facet-values.ts';
import { FACETS, isOpen } from '../../catalogue/search/facets.ts';
import { MAX_RANK } from '../../catalogue/search/request.ts';
import type { ListedFacet, OpenFacet, FacetName } from '../../catalogue/search/facets.ts';
import type { SearchRequest } from '../../catalogue/search/request.ts';
import type { IndexedWork } from '../../catalogue/search/indexed-work.ts';
import { suggestionKey } from '../../catalogue/search/suggestions.ts';
import type { Suggestion } from '../../catalogue/search/suggestions.ts';
import type { WorkId } from '../../catalogue/work.ts';
import { listed, nothingFound } from '../facet-order.ts';
import { bulkWrite } from './bulk.ts';
import type { BulkItem } from './bulk.ts';
import { Connection } from './connection.ts';
import type { ElasticsearchOptions } from './connection.ts';
import { Counting, totalOf } from './counting.ts';
import type { FoundSource, Urgency } from './counting.ts';
import { workDocument } from './document.ts';
import { countsIn, valuesIn } from './facets.ts';
import type { Counted } from './facets.ts';
import { IndexNames } from './index-names.ts';
import { IS_WORK } from './match.ts';
import { beginRebuild, rollback } from './rebuild.ts';
import { LARGER_SHARD_SIZES, listingBody, openFacetsBody, searchBody } from './search-body.ts';
import type { SearchingQuery } from './search-body.ts';
import { suggestBody, suggestionsIn } from './suggest.ts';
import { isOfToday, STATE_ID, stateItem } from './state.ts';
import type { IndexState } from './state.ts';

/** Entries asked for at a time. */
const ENTRIES_PAGE = 5_000;
/** How long a point in time is kept between two pages. */
const KEPT = '1m';
/** How long writes go on without any success; whoever handed the works over tries again later. */
const PATIENCE_MS = 8_000;

/** Where writes go, and what was known of it when they began. */
interface Target {
  readonly index: string;
  readonly epoch: string;
}

export class ElasticsearchSearchIndex implements SearchIndex {
  readonly #connection: Connection;
  readonly #names: IndexNames;
  readonly #counting: Counting;
  /**
   * Bound when `applied` is asked, not at each write: a process that was frozen while another built a
   * new index goes on writing to the old one, where it does no harm.
   */
  #target: Target | undefined;
  readonly spare: Searches = {
    search: (request, facets) => this.search(request, facets, 'spare'),
    totals: (requests) => this.totals(requests, 'spare'),
    suggest: (typed) => this.suggest(typed, 'spare'),
  };

  constructor(options: ElasticsearchOptions) {
    this.#connection = new Connection(options);
    this.#names = new IndexNames(options.prefix);
    this.#counting = new Counting(this.#connection, this.#names.alias);
  }

  async search<Facet extends FacetName = FacetName>(
    request: SearchEnquiry,
    asked?: readonly Facet[],
    urgency: Urgency = 'search',
  ): Promise<SearchPage<Facet>> {
    return unfolded(request, async (one) => {
      const page = await this.#search(one, asked ?? FACETS, urgency);
      return one === request ? page : { ...page, works: page.total };
    });
  }

  async #search(
    request: SearchEnquiry,
    asked: readonly FacetName[],
    urgency: Urgency,
  ): Promise<SearchPage> {
    if (request.page * request.size > MAX_RANK) throw new PageTooDeep(request);
    const query = queryOf(request);
    if (query.kind === 'none') return nothingFound(request, asked);
    const answer = await this.#connection[urgency]((client, signal) =>
      client.search<FoundSource>(
        { index: this.#names.alias, ...searchBody(query, request, asked) },
        { signal },
      ),
    );
    let { facets, inexact } = countsIn(answer.aggregations, request, asked);
    for (const size of LARGER_SHARD_SIZES) {
      const again = inexact.filter(isOpen);
      if (again.length === 0) break;
      const counted = await this.#countAgain(query, request, again, size);
      facets = { ...facets, ...counted.facets };
      inexact = inexact.filter((facet) => !isOpen(facet) || counted.inexact.includes(facet));
    }
    const found = answer.hits.hits.flatMap(({ _source }) => _source ?? []);
    const works = totalOf(answer.hits);
    if (request.fold === undefined)
      return { total: works, hits: found.map(({ hit }) => hit), facets, inexact };
    const [total, hits] = await Promise.all([
      this.#counting.oeuvres(query, request, answer.aggregations, urgency),
      this.#counting.gathered(query, request, found, urgency),
    ]);
    return { total, works, hits, facets, inexact };
  }

  async totals(
    requests: readonly SearchEnquiry[],
    urgency: Urgency = 'search',
  ): Promise<readonly number[]> {
    return this.#counting.totals(requests, urgency);
  }

  async ids(request: SearchEnquiry): Promise<FoundIds> {
    return unfolded(request, async (one) => {
      // As many as an answer may have: all of one moment, and nobody has to ask for what comes after.
      const whole = { ...one, page: 1, size: MAX_RANK };
      const query = queryOf(whole);
      if (query.kind === 'none') return { total: 0, ids: [] };
      const answer = await this.#connection.spare((client, signal) =>
        client.search(
          { index: this.#names.alias, ...searchBody(query, whole, []), _source: false },
          { signal },
        ),
      );
      const { hits, aggregations } = answer;
      return {
        total:
          one.fold === undefined
            ? totalOf(hits)
            : await this.#counting.oeuvres(query, whole, aggregations, 'spare'),
        ids: hits.hits.flatMap(({ _id }) => _id ?? []),
      };
    });
  }

  async values(
    request: SearchRequest,
    facet: ListedFacet,
    contains: string,
  ): Promise<ListedValues> {
    const query = queryOf(request);
    if (query.kind === 'none') return { total: 0, values: [] };
    const counts = new Map<string, number>();
    let after: string | undefined;
    do {
      const body = listingBody(query, request, facet, after);
      const answer = await this.#connection.search((client, signal) =>
        client.search({ index: this.#names.alias, ...body }, { signal }),
      );
      const page = valuesIn(answer.aggregations);
      for (const [value, works] of page.counts) counts.set(value, works);
      after = page.next;
    } while (after !== undefined);
    return listed(counts, holding(facet, contains));
  }

  async suggest(typed: string, urgency: Urgency = 'search'): Promise<readonly Suggestion[]> {
    const key = suggestionKey(typed);
    if (key === '') return [];
    const answer = await this.#connection[urgency]((client, signal) =>
      client.search({ index: this.#names.alias, ...suggestBody(key) }, { signal }),
    );
    return suggestionsIn(answer.aggregations);
  }

  async replace(works: readonly IndexedWork[], seq: number): Promise<readonly RefusedWork[]> {
    return this.#write(
      works.map((work) => ({ id: work.id, version: seq, document: workDocument(work) })),
      seq,
    );
  }

  async remove(ids: readonly WorkId[], seq: number): Promise<void> {
    await this.#write(
      ids.map((id) => ({ id, version: seq, document: {} })),
      seq,
    );
  }

  async settle(): Promise<void> {
    const { index } = await this.#bound();
    try {
      await this.#connection
        .client('index')
        .indices.refresh(
          { index },
          { requestTimeout: PATIENCE_MS, signal: this.#connection.closing },
        );
    } catch (error) {
      throw this.#connection.faultOf(error, 'index');
    }
  }

  async applied(): Promise<{ epoch: string; seq: number }> {
    this.#target = undefined;
    const found = await this.#stateOf(this.#names.alias);
    if (found === undefined) return { epoch: '', seq: 0 };
    this.#target = { index: found.index, epoch: found.state.epoch };
    if (!isOfToday(found.state)) return { epoch: '', seq: 0 };
    return { epoch: found.state.epoch, seq: found.state.seq };
  }

  async *entries(): AsyncIterable<{ id: WorkId; seq: number }> {
    const opened = await this.#connection.search((client, signal) =>
      client.openPointInTime({ index: this.#names.alias, keep_alive: KEPT }, { signal }),
    );
    let pit = opened.id;
    try {
      for (let after: string | undefined; ;) {
        const searchAfter = after === undefined ? {} : { search_after: [after] };
        const page = await this.#connection.search((client, signal) =>
          client.search(
            {
              pit: { id: pit, keep_alive: KEPT },
              query: IS_WORK,
              sort: [{ id: 'asc' }],
              ...searchAfter,
              size: ENTRIES_PAGE,
              version: true,
              _source: false,
              track_total_hits: false,
              allow_partial_search_results: false,
            },
            { signal },
          ),
        );
        pit = page.pit_id ?? pit;
        const last = page.hits.hits.at(-1);
        if (last === undefined) return;
        for (const { _id: id = '', _version: seq = 0 } of page.hits.hits) yield { id, seq };
        after = last._id;
      }
    } finally {
      // It ends by itself as well.
      await this.#connection
        .search((client, signal) => client.closePointInTime({ id: pit }, { signal }))
        .catch(() => undefined);
    }
  }

  async openRebuild(): Promise<IndexRebuild> {
    return beginRebuild(this.#connection, this.#names);
  }

  /** Puts the index that was in use before this one in use again. @returns its name; undefined when there is none */
  async rollback(): Promise<string | undefined> {
    return rollback(this.#connection, this.#names);
  }

  async close(): Promise<void> {
    await this.#connection.close();
  }

  /** Counts these open facets with more of each shard. */
  async #countAgain(
    query: SearchingQuery,
    request: SearchRequest,
    facets: readonly OpenFacet[],
    shardSize: number,
  ): Promise<Counted> {
    const body = openFacetsBody(query, request, facets, shardSize);
    const answer = await this.#connection.search((client, signal) =>
      client.search({ index: this.#names.alias, ...body }, { signal }),
    );
    return countsIn(answer.aggregations, request, facets);
  }

  /** Stores the items and then how far the index has come; never the second without the first. */
  async #write(items: readonly BulkItem[], seq: number): Promise<readonly RefusedWork[]> {
    const target = await this.#bound();
    const alias = this.#names.writeAlias(target.index);
    const { refused, conflicts } = await bulkWrite(this.#connection, alias, items, PATIENCE_MS);
    if (conflicts.length > 0) await this.#checkEpoch(target);
    const state = stateItem(target.epoch, seq);
    await bulkWrite(this.#connection, alias, [state], PATIENCE_MS);
    return refused;
  }

  /**
   * A newer version in the index is harmless when it is of our own catalogue: the change was handed over
   * before. Under another epoch the numbers mean nothing to each other, and ours would be lost.
   */
  async #checkEpoch({ index, epoch }: Target): Promise<void> {
    const found = await this.#stateOf(index);
    if (found?.state.epoch === epoch) return;
    throw new SearchUnavailable(
      `检索索引 ${index} 属于另一个目录（${found?.state.epoch ?? '未知'}），没有写入；请检查是否有两个目录用了同一个 engine.prefix，或运行 reindex 重建。`,
    );
  }

  async #bound(): Promise<Target> {
    if (this.#target === undefined) await this.applied();
    // The first write of all makes an index.
    this.#target ??= await this.#firstIndex();
    return this.#target;
  }

  async #firstIndex(): Promise<Target> {
    const rebuild = await this.openRebuild();
    await rebuild.publish('', 0, 0);
    await this.applied();
    if (this.#target === undefined) throw new SearchUnavailable('检索索引没有建成。');
    return this.#target;
  }

  /** What a search sees of the state, and in which index; undefined when there is none. */
  async #stateOf(index: string): Promise<{ index: string; state: IndexState } | undefined> {
    const answer = await this.#connection.search((client, signal) =>
      client.search<{ state: IndexState }>(
        {
          index,
          query: { ids: { values: [STATE_ID] } },
          size: 1,
          ignore_unavailable: true,
          allow_partial_search_results: false,
        },
        { signal },
      ),
    );
    const [found] = answer.hits.hits;
    return found?._source === undefined
      ? undefined
      : { index: found._index, state: found._source.state };
  }
}

/** Until an index of before is built anew, every work of a folded search is by itself. */
async function unfolded<T>(
  request: SearchEnquiry,
  ask: (request: SearchEnquiry) => Promise<T>,
): Promise<T> {
  try {
    return await ask(request);
  } catch (error) {
    if (request.fold === undefined || !isOfBefore(error)) throw error;
    return ask({ ...request, fold: undefined });
  }
}

/** An index that knows nothing of oeuvres yet. */
function isOfBefore(error: unknown): boolean {
  return (
    error instanceof errors.ResponseError &&
    error.statusCode === 400 &&
    JSON.stringify(error.body).includes('in order to collapse')
  );
}
