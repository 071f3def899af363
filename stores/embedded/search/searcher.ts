/**
 * Searches one index file: a read-only connection, the columns, the lists of hits. Lives in a query
 * thread and is never asked two things at once. Each search is one read transaction, in which the
 * columns are brought up to date first: hits, counts and order are of one moment.
 */
import type { Query } from '../../../catalogue/search/query.ts';
import type {
  FoundHit,
  FoundIds,
  ListedValues,
  SearchPage,
} from '../../../catalogue/ports/search-index.ts';
import { each, OPEN_FACETS } from '../../../catalogue/search/facets.ts';
import type { FacetName, ListedFacet } from '../../../catalogue/search/facets.ts';
import type { TextField } from '../../../catalogue/search/ranking.ts';
import { MAX_RANK } from '../../../catalogue/search/request.ts';
import type { SearchRequest } from '../../../catalogue/search/request.ts';
import type { Suggestion } from '../../../catalogue/search/suggestions.ts';
import type { WorkId } from '../../../catalogue/work.ts';
import { Database } from '../../sqlite.ts';
import type { Statement } from '../../sqlite.ts';
import { at, Columns } from './file/columns.ts';
import { Dictionary } from './file/dictionary.ts';
import { listed, nothingFound } from '../../facet-order.ts';
import { Tally } from './facets.ts';
import { conditionsOf } from './filters.ts';
import type { Dictionaries } from './filters.ts';
import { Folding } from './folding.ts';
import { HitLists } from './hit-lists.ts';
import { HoldingSets } from './file/holding-sets.ts';
import { matchOf } from './match.ts';
import type { Match } from './match.ts';
import { Orders, slice } from './order.ts';
import { REBUILD, WORK_LISTS } from './file/schema.ts';
import type { Layout } from './file/schema.ts';
import { Room, sift } from './sift.ts';
import type { Sifted } from './sift.ts';
import { readLayout, readState } from './file/state.ts';
import type { IndexState } from './file/state.ts';
import type { Suggestions } from './suggestions.ts';
import { TitleOrder } from './title-order.ts';

export interface IndexEntry {
  readonly id: WorkId;
  readonly seq: number;
}

/** A search of which only the number of hits is asked. */
export interface Asked {
  readonly query: Query;
  readonly request: SearchRequest;
}

/** Searches whose counts are kept. */
const MOST_COUNTED = 200;

const NONE = new Uint32Array(0);

export class Searcher {
  readonly #db: Database;
  readonly #columns: Columns;
  readonly #texts: readonly TextField[];
  readonly #dictionaries: Dictionaries;
  readonly #lists: HitLists;
  readonly #orders: Orders;
  #suggestions: Suggestions | undefined;
  readonly #hit: Statement<{ hit: string }>;
  readonly #id: Statement<{ id: string }>;
  readonly #entries: Statement<{ id: string; seq: number }>;
  /** Counts of the present state of the index, by what they are of. */
  readonly #counted = new Map<string, SearchPage['facets']>();
  /** For what is sifted, until the next search. */
  readonly #room = new Room();
  /** Scratch: 1 = excluded, or in the result and not yet in a tier. All zero between searches. */
  #marks = new Uint8Array(0);

  /** @throws UnusableIndex or an error of SQLite when the file cannot be searched */
  constructor(file: string) {
    const db = new Database(file, { readOnly: true, cacheMiB: 64, wayOut: REBUILD });
    try {
      const layout = readLayout(db);
      this.#texts = layout.texts;
      this.#columns = new Columns(db, layout);
      this.#dictionaries = dictionariesOf(db, layout);
      this.#lists = new HitLists(db);
      this.#orders = new Orders(db, this.#columns, new TitleOrder(db, this.#columns));
      this.#hit = db.prepare('select hit from work where docno = ?');
      this.#id = db.prepare('select id from work where docno = ?');
      this.#entries = db.prepare('select id, seq from entry where id > ? order by id limit ?');
    } catch (error) {
      db.close();
      throw error;
    }
    this.#db = db;
  }

  /** Reads the columns, so that the first search does not have to. */
  warm(): void {
    this.#db.read(() => this.#follow());
  }

  state(): IndexState {
    return readState(this.#db);
  }

  /** Up to `limit` works after this id, by id. */
  entries(after: WorkId, limit: number): IndexEntry[] {
    return this.#entries.all(after, limit).map(({ id, seq }) => ({ id, seq }));
  }

  search(query: Query, request: SearchRequest, facets: readonly FacetName[]): SearchPage {
    return this.#db.read(() => {
      this.#follow();
      if (query.kind === 'none') return nothingFound(request, facets);
      const match = query.kind === 'all' ? undefined : matchOf(query, this.#texts);
      const sifted = this.#sift(match, request);
      const tiers = request.sort === 'relevance' ? (match?.tiers ?? []) : [];
      const folding = this.#folding(sifted.passed, request);
      const page = this.#page(sifted.passed, tiers, request, folding);
      return {
        total: folding?.total ?? sifted.passed.length,
        ...(folding === undefined ? {} : { works: sifted.passed.length }),
        hits: page.map((docno) => this.#found(docno, folding)),
        facets: this.#facets(match, sifted, request, facets),
        inexact: [],
      };
    });
  }

  /** See `SearchIndex.ids`. */
  ids(query: Query, request: SearchRequest): FoundIds {
    return this.#db.read(() => {
      this.#follow();
      if (query.kind === 'none') return { total: 0, ids: [] };
      const match = query.kind === 'all' ? undefined : matchOf(query, this.#texts);
      const { passed } = this.#sift(match, request);
      const tiers = request.sort === 'relevance' ? (match?.tiers ?? []) : [];
      const folding = this.#folding(passed, request);
      const docnos = this.#page(passed, tiers, { ...request, page: 1, size: MAX_RANK }, folding);
      return {
        total: folding?.total ?? passed.length,
        ids: docnos.map((docno) => this.#id.get(docno)?.id ?? ''),
      };
    });
  }

  /** How many works each of these finds, all of one moment. */
  totals(asked: readonly Asked[]): number[] {
    return this.#db.read(() => {
      this.#follow();
      return asked.map(({ query, request }) =>
        query.kind === 'none' ? 0 : this.#total(query, request),
      );
    });
  }

  #total(query: Exclude<Query, { kind: 'none' }>, request: SearchRequest): number {
    const match = query.kind === 'all' ? undefined : matchOf(query, this.#texts);
    const { passed } = this.#sift(match, request);
    return this.#folding(passed, request)?.total ?? passed.length;
  }

  /** See `SearchIndex.values`. */
  async values(
    query: Query,
    request: SearchRequest,
    facet: ListedFacet,
    contains: string,
  ): Promise<ListedValues> {
    // Here and below: what few threads ever need is loaded by the first call that does.
    const { holding } = await import('../../../catalogue/search/facet-values.ts');
    return this.#db.read(() => {
      this.#follow();
      if (query.kind === 'none') return { total: 0, values: [] };
      const match = query.kind === 'all' ? undefined : matchOf(query, this.#texts);
      const tally = this.#tally(match, this.#sift(match, request), request);
      return listed(tally.sums(facet), holding(facet, contains));
    });
  }

  /** What begins with this key, in one moment of the index. */
  async suggest(key: string): Promise<Suggestion[]> {
    const { Suggestions } = await import('./suggestions.ts');
    this.#suggestions ??= new Suggestions(this.#db, this.#columns, this.#dictionaries);
    const suggestions = this.#suggestions;
    return this.#db.read(() => {
      this.#follow();
      return suggestions.find(key);
    });
  }

  close(): void {
    this.#db.close();
  }

  #follow(): void {
    if (this.#columns.follow(readState(this.#db))) this.#counted.clear();
    for (const list of Object.values(this.#dictionaries.lists)) list.follow();
    this.#dictionaries.holdings.follow();
    for (const values of Object.values(this.#dictionaries.open)) values.follow();
    if (this.#marks.length < this.#columns.size)
      this.#marks = new Uint8Array(this.#columns.live.length);
  }

  #folding(passed: Uint32Array, { fold }: SearchRequest): Folding | undefined {
    if (fold === undefined) return undefined;
    return new Folding(this.#columns.lists.oeuvre, this.#dictionaries.lists.oeuvre.values, passed);
  }

  #found(docno: number, folding: Folding | undefined): FoundHit {
    const hit = this.#db.parsed(this.#hit.get(docno)?.hit ?? 'null') as FoundHit;
    const gathered = folding?.gathered(docno);
    return gathered === undefined ? hit : { ...hit, gathered };
  }

  /** To be used before the next is made. */
  #sift(match: Match | undefined, request: SearchRequest): Sifted {
    this.#room.clear();
    const last = this.#columns.size - 1;
    const found = (expression: string | undefined): Uint32Array | undefined =>
      expression === undefined ? undefined : this.#lists.find(expression, last);
    const candidates = found(match?.include);
    const excluded = found(match?.exclude);
    const conditions = conditionsOf(request, this.#dictionaries);
    return this.#marked(excluded ?? NONE, (marks) =>
      sift(this.#columns, conditions, candidates, excluded && marks, this.#room),
    );
  }

  /** Counted once for all pages and orders of a search, until the index changes. */
  #facets(
    match: Match | undefined,
    sifted: Sifted,
    request: SearchRequest,
    asked: readonly FacetName[],
  ): SearchPage['facets'] {
    const { filters, from, until, years, added } = request;
    const key = JSON.stringify([
      match?.include,
      match?.exclude,
      filters,
      from,
      until,
      years,
      added,
      asked,
    ]);
    const facets = this.#counted.get(key) ?? this.#tally(match, sifted, request).facets(asked);
    // Least recently used first.
    this.#counted.delete(key);
    this.#counted.set(key, facets);
    const [oldest = ''] = this.#counted.keys();
    if (this.#counted.size > MOST_COUNTED) this.#counted.delete(oldest);
    return facets;
  }

  #tally(match: Match | undefined, sifted: Sifted, request: SearchRequest): Tally {
    return new Tally(this.#columns, this.#dictionaries, sifted, request, match === undefined);
  }

  /**
   * The docnos of the page asked for. Tiers are gone through from the best, and only as far as the
   * page needs; inside a tier only what stands before the end of the page is put in order.
   */
  #page(
    passed: Uint32Array,
    tiers: readonly string[],
    request: SearchRequest,
    folding: Folding | undefined,
  ): number[] {
    const to = request.page * request.size;
    const from = to - request.size;
    const order = this.#orders.of(request.sort);
    const page: number[] = [];
    const most = folding?.total ?? passed.length;
    if (from >= most) return page;
    const folded = (docnos: Uint32Array): Uint32Array =>
      folding === undefined ? docnos : folding.firsts(docnos, order.compare);
    if (tiers.length === 0) return slice(folded(passed), from, to, order);
    this.#marked(passed, (marks) => {
      let before = 0;
      const take = (all: Uint32Array): void => {
        const docnos = folded(all);
        page.push(...slice(docnos, Math.max(0, from - before), to - before, order));
        before += docnos.length;
      };
      for (const tier of tiers) {
        if (before >= Math.min(to, most)) return;
        take(takeMarked(this.#lists.find(tier, this.#columns.size - 1), marks));
      }
      if (before < Math.min(to, most)) take(takeMarked(passed, marks));
    });
    return page;
  }

  /** Runs `work` with the marks of these docnos set, and takes them off again. */
  #marked<T>(docnos: Uint32Array, work: (marks: Uint8Array) => T): T {
    const marks = this.#marks;
    for (let i = 0; i < docnos.length; i++) marks[at(docnos, i)] = 1;
    try {
      return work(marks);
    } finally {
      for (let i = 0; i < docnos.length; i++) marks[at(docnos, i)] = 0;
    }
  }
}

/** Those that are marked, in their order; their marks go, so that no later tier has them again. */
function takeMarked(docnos: Uint32Array, marks: Uint8Array): Uint32Array {
  const taken = new Uint32Array(docnos.length);
  let count = 0;
  for (let i = 0; i < docnos.length; i++) {
    const docno = at(docnos, i);
    if (marks[docno] !== 1) continue;
    marks[docno] = 0;
    taken[count++] = docno;
  }
  return taken.subarray(0, count);
}

function dictionariesOf(db: Database, layout: Layout): Dictionaries {
  return {
    lists: each(
      WORK_LISTS,
      (kind) => new Dictionary(db, kind, (text) => JSON.parse(text) as readonly string[]),
    ),
    holdings: new HoldingSets(db, layout),
    open: each(OPEN_FACETS, (kind) => new Dictionary(db, kind, (text) => text)),
  };
}
