/**
 * The embedded search engine: SQLite FTS5 for finding, typed arrays for counting, in threads of their
 * own. This class only decides which file is meant and who does the work; a reader's
 * request never touches SQLite in the thread that serves pages.
 */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import {
  IndexIncomplete,
  PageTooDeep,
  SearchUnavailable,
} from '../../../catalogue/ports/search-index.ts';
import type {
  FoundIds,
  IndexRebuild,
  RefusedWork,
  Searches,
  SearchIndex,
  SearchPage,
  ListedValues,
} from '../../../catalogue/ports/search-index.ts';
import { FACETS } from '../../../catalogue/search/facets.ts';
import { MAX_RANK } from '../../../catalogue/search/request.ts';
import type { FacetName, ListedFacet } from '../../../catalogue/search/facets.ts';
import type { SearchRequest } from '../../../catalogue/search/request.ts';
import type { IndexedWork } from '../../../catalogue/search/indexed-work.ts';
import { queryOf } from '../../../catalogue/search/query.ts';
import type { SearchEnquiry } from '../../../catalogue/search/query.ts';
import { suggestionKey } from '../../../catalogue/search/suggestions.ts';
import type { Suggestion } from '../../../catalogue/search/suggestions.ts';
import type { WorkId } from '../../../catalogue/work.ts';
import type { IndexPointer } from '../index-pointer.ts';
import { isWhole } from '../file-check.ts';
import { nothingFound } from '../../facet-order.ts';
import { UnusableIndex } from './threads/faults.ts';
import { IndexFolder, isNewer } from './file/index-folder.ts';
import { indexRow } from './file/index-row.ts';
import { QueryPool } from './threads/query-pool.ts';
import type { PoolOptions } from './threads/query-pool.ts';
import type { QueryCall } from './threads/query-thread.ts';
import type { Urgency } from './threads/waiting-line.ts';
import type { IndexEntry } from './searcher.ts';
import type { IndexState } from './file/state.ts';
import { Thread } from './threads/thread.ts';
import type { WriterCall } from './threads/writer-thread.ts';

export interface EmbeddedSearchOptions {
  /** Folder of the index files. */
  readonly folder: string;
  readonly pointer: IndexPointer;
  /** File of the catalogue, in which the writer thread reads works by itself; without it all are handed over. */
  readonly catalogue?: string;
  /** Query threads; as many as processors when absent, 0 = one, started when first needed. */
  readonly queryWorkers?: number;
  /** Longest time for one search, milliseconds. Default 2000. */
  readonly searchMs?: number | undefined;
  /** Searches that may wait. Default 64. */
  readonly mostWaiting?: number;
}

/** Entries handed over at a time. */
const ENTRIES_PAGE = 5_000;
/** Works analysed and written in one go, at first; a writer that has begun gets longer and longer pieces. */
const FIRST_PIECE = 40;
/** An index with so many dead docnos, and more dead than living, is built anew. */
const MOST_DEATHS = 200_000;

export class EmbeddedSearchIndex implements SearchIndex {
  readonly #folder: IndexFolder;
  readonly #pointer: IndexPointer;
  readonly #catalogue: string | undefined;
  readonly #poolOptions: PoolOptions;
  #pool: QueryPool | undefined;
  #writer: Thread<WriterCall> | undefined;
  #isClosed = false;
  readonly spare: Searches = {
    search: (request, facets) => this.search(request, facets, 'spare'),
    totals: (requests) => this.totals(requests, 'spare'),
    suggest: (typed) => this.suggest(typed, 'spare'),
  };

  private constructor(options: EmbeddedSearchOptions) {
    this.#folder = new IndexFolder(options.folder);
    this.#pointer = options.pointer;
    this.#catalogue = options.catalogue;
    this.#poolOptions = {
      threads: options.queryWorkers ?? availableParallelism(),
      budgetMs: options.searchMs ?? 2_000,
      mostWaiting: options.mostWaiting ?? 64,
    };
  }

  /** Opens the index in use, or none yet; query threads warm up in the background. */
  static async open(options: EmbeddedSearchOptions): Promise<EmbeddedSearchIndex> {
    const index = new EmbeddedSearchIndex(options);
    const current = await index.#pointer.current();
    if (current !== undefined) index.#poolFor(current);
    return index;
  }

  async replace(works: readonly IndexedWork[], seq: number): Promise<readonly RefusedWork[]> {
    await this.#replace(await this.#fileToWrite(), works, seq);
    // Whatever is in a work, this engine takes it in.
    return [];
  }

  async take(ids: readonly WorkId[], seq: number): Promise<boolean> {
    return this.#take(await this.#fileToWrite(), ids, seq);
  }

  async remove(ids: readonly WorkId[], seq: number): Promise<void> {
    const file = await this.#fileToWrite();
    await this.#write({ kind: 'remove', file, ids, seq });
  }

  async settle(): Promise<void> {
    // What was handed over is committed already; searches of this process must see the same file.
    const current = await this.#pointer.current();
    if (current !== undefined) await this.#poolFor(current).moved();
  }

  async search<Facet extends FacetName = FacetName>(
    request: SearchEnquiry,
    asked?: readonly Facet[],
    urgency?: Urgency,
  ): Promise<SearchPage<Facet>> {
    if (request.page * request.size > MAX_RANK) throw new PageTooDeep(request);
    const facets: readonly FacetName[] = asked ?? FACETS;
    const query = queryOf(request);
    const page = await this.#ask({ kind: 'search', query, request, facets }, urgency);
    return (page as SearchPage | undefined) ?? nothingFound(request, facets);
  }

  async totals(requests: readonly SearchEnquiry[], urgency?: Urgency): Promise<readonly number[]> {
    const asked = requests.map((request) => ({ query: queryOf(request), request }));
    if (asked.length === 0) return [];
    const totals = (await this.#ask({ kind: 'totals', asked }, urgency)) as number[] | undefined;
    return totals ?? asked.map(() => 0);
  }

  async ids(request: SearchEnquiry): Promise<FoundIds> {
    const found = await this.#ask({ kind: 'ids', query: queryOf(request), request }, 'spare');
    return (found as FoundIds | undefined) ?? { total: 0, ids: [] };
  }

  async values(
    request: SearchRequest,
    facet: ListedFacet,
    contains: string,
  ): Promise<ListedValues> {
    const query = queryOf(request);
    const found = await this.#ask({ kind: 'values', query, request, facet, contains });
    return (found as ListedValues | undefined) ?? { total: 0, values: [] };
  }

  async suggest(typed: string, urgency?: Urgency): Promise<readonly Suggestion[]> {
    const key = suggestionKey(typed);
    if (key === '') return [];
    return ((await this.#ask({ kind: 'suggest', key }, urgency)) as Suggestion[] | undefined) ?? [];
  }

  async applied(): Promise<{ epoch: string; seq: number }> {
    const state = await this.#state();
    if (state === undefined || !state.isCurrent || isOvergrown(state)) return { epoch: '', seq: 0 };
    return { epoch: state.epoch, seq: state.seq };
  }

  /**
   * Looks through the file in use, page by page, in this thread: for commands. One that is not there, as
   * after a restore, is missing and not damaged.
   */
  async isWhole(): Promise<boolean> {
    const current = await this.#pointer.current();
    if (current === undefined || !existsSync(this.#folder.pathOf(current))) return true;
    return (await this.#state()) !== undefined && isWhole(this.#folder.pathOf(current));
  }

  async *entries(): AsyncIterable<{ id: WorkId; seq: number }> {
    for (let after = ''; ;) {
      const page = (await this.#ask({ kind: 'entries', after, limit: ENTRIES_PAGE })) as
        IndexEntry[] | undefined;
      if (page === undefined) return;
      yield* page;
      const last = page.at(-1);
      if (last === undefined) return;
      after = last.id;
    }
  }

  /**
   * A new index, filled beside the one in use. The caller makes sure that only one is being built in
   * all processes: what an earlier attempt left behind is deleted here.
   */
  async openRebuild(): Promise<IndexRebuild> {
    this.#folder.clearBuilding();
    const number = this.#folder.nextNumber(await this.#pointer.current());
    const building = `building-${number}.db`;
    const file = this.#folder.pathOf(building);
    await this.#write({ kind: 'create', file, unsafe: true });
    return {
      replace: (works, seq) => this.#replace(file, works, seq),
      take: (ids, seq) => this.#take(file, ids, seq),
      remove: async (ids, seq) => {
        await this.#write({ kind: 'remove', file, ids, seq });
      },
      publish: async (epoch, seq, works) => {
        const held = await this.#write({ kind: 'finish', file, epoch, seq });
        if (held !== works) {
          throw new IndexIncomplete(
            `新建的检索索引应有 ${works} 种文献，实有 ${String(held)} 种；未启用。`,
          );
        }
        const name = `index-${number}.db`;
        this.#folder.settle(building, name);
        await this.#putInUse(name);
        return [];
      },
      discard: async () => {
        await this.#write({ kind: 'release', file });
        this.#folder.clearBuilding();
      },
    };
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#pool?.close();
    const writer = this.#writer;
    if (writer === undefined) return;
    await writer.call({ kind: 'close' });
    await writer.ended;
  }

  /** Undefined when there is no index, or none that can be used. */
  async #state(): Promise<IndexState | undefined> {
    const current = await this.#pointer.current();
    if (current === undefined || this.#folder.isMarkedDamaged(current)) return undefined;
    const pool = this.#poolFor(current);
    await pool.moved();
    try {
      return (await pool.run({ kind: 'state' })) as IndexState;
    } catch (error) {
      if (error instanceof UnusableIndex) return undefined;
      throw error;
    }
  }

  /** Undefined when there is no index yet. */
  async #ask(call: QueryCall, urgency?: Urgency): Promise<unknown> {
    const current = await this.#pointer.current();
    if (current === undefined) return undefined;
    try {
      return await this.#poolFor(current).run(call, urgency);
    } catch (error) {
      if (!(error instanceof UnusableIndex)) throw error;
      // Another process may just have put a new file in use and deleted this one.
      if ((await this.#pointer.current()) !== current) return this.#ask(call, urgency);
      // The process that indexes sees the mark and builds it anew.
      this.#folder.markDamaged(current);
      throw new SearchUnavailable('检索索引不可用，正在等待重建；请稍后再试。', { cause: error });
    }
  }

  /** The pool, on its way to the file in use: until it is there, the old file answers. */
  #poolFor(current: string): QueryPool {
    if (this.#isClosed) throw new SearchUnavailable('检索服务正在停止。');
    const file = this.#folder.pathOf(current);
    this.#pool ??= new QueryPool(file, this.#poolOptions);
    // Whoever read the pointer before it moved must not lead everyone back.
    if (isNewer(file, this.#pool.file)) this.#pool.moveTo(file);
    return this.#pool;
  }

  /** The file in use; the first write makes one. */
  async #fileToWrite(): Promise<string> {
    const current = await this.#pointer.current();
    if (current !== undefined) return this.#folder.pathOf(current);
    const name = `index-${this.#folder.nextNumber(undefined)}.db`;
    await this.#write({ kind: 'create', file: this.#folder.pathOf(name), unsafe: false });
    await this.#putInUse(name);
    return this.#folder.pathOf(name);
  }

  async #putInUse(name: string): Promise<void> {
    const before = await this.#pointer.current();
    await this.#pointer.publish(name);
    await this.#poolFor(name).moved();
    if (before !== undefined)
      await this.#write({ kind: 'release', file: this.#folder.pathOf(before) });
    this.#folder.clearAllBut(name);
  }

  /**
   * Hands works to the writer piece by piece, so that one is written while the next is analysed. Until
   * all are in, the file does not say that it has come as far as `seq`.
   */
  async #replace(file: string, works: readonly IndexedWork[], seq: number): Promise<void> {
    const written: Promise<unknown>[] = [];
    for (let from = 0, size = FIRST_PIECE; from < works.length; size *= 2) {
      const rows = works.slice(from, from + size).map(indexRow);
      const isLast = rows.length === works.length;
      written.push(this.#write({ kind: 'replace', file, rows, seq, isLast }));
      from += rows.length;
    }
    await Promise.all(written);
    if (written.length !== 1) await this.#write({ kind: 'remove', file, ids: [], seq });
  }

  async #take(file: string, ids: readonly WorkId[], seq: number): Promise<boolean> {
    const catalogue = this.#catalogue;
    if (catalogue === undefined) return false;
    return (await this.#write({ kind: 'take', file, catalogue, ids, seq })) === true;
  }

  async #write(call: WriterCall): Promise<unknown> {
    if (this.#isClosed) throw new SearchUnavailable('检索服务正在停止。');
    let writer = this.#writer;
    if (writer === undefined) {
      const started = new Thread<WriterCall>(
        new URL('./threads/writer-thread.ts', import.meta.url),
        undefined,
      );
      // A thread that died (out of memory) is replaced by the next write.
      void started.ended.then(() => {
        if (this.#writer === started) this.#writer = undefined;
      });
      this.#writer = writer = started;
    }
    try {
      return await writer.call(call);
    } catch (error) {
      throw error instanceof UnusableIndex
        ? new SearchUnavailable(error.message, { cause: error })
        : error;
    }
  }
}

function isOvergrown({ deaths, nextDocno }: IndexState): boolean {
  return deaths > MOST_DEATHS && deaths > nextDocno / 2;
}
