/**
 * The port to what searches works, and the values that go through it. Engines only see tokens made
 * by `text.ts`, so that hits, order and counts are the same in each. Every adapter behaves as
 * `test/stores/search-index.conformance.ts` says.
 */
import { PortalError } from '../errors.ts';
import type { Suggestion } from '../search/suggestions.ts';
import type { WorkHit, WorkId } from '../work.ts';
import { MAX_RANK } from '../search/request.ts';
import type { FacetName, ListedFacet } from '../search/facets.ts';
import type { SearchRequest } from '../search/request.ts';
import type { SearchEnquiry } from '../search/query.ts';
import type { IndexedWork } from '../search/indexed-work.ts';

export interface FacetCount {
  readonly value: string;
  readonly count: number;
}

/** Values of a facet listed at most, those with most works; what is left is found by its characters. */
export const MOST_LISTED = 10_000;

/** The values of one facet, for browsing and for looking through a long facet. */
export interface ListedValues {
  /** How many there are, also beyond `MOST_LISTED`. */
  readonly total: number;
  /** By count, then by UTF-8 bytes of the value. */
  readonly values: readonly FacetCount[];
}

/** A work that an engine does not take in, and why. */
export interface RefusedWork {
  readonly id: WorkId;
  readonly reason: string;
}

/** A work that was found. */
export interface FoundHit extends WorkHit {
  /** Of a folded search: the oeuvre that the work stands for, and how many works of it were found, where these are several. */
  readonly gathered?: { readonly oeuvre: WorkId; readonly works: number };
}

/** @typeParam Facet the facets that were asked for */
export interface SearchPage<Facet extends FacetName = FacetName> {
  /** Number of hits, exact: of works, of a folded search of oeuvres. */
  readonly total: number;
  /** Of a folded search: number of works, exact. */
  readonly works?: number;
  readonly hits: readonly FoundHit[];
  /**
   * Exact counts of works, of a folded search as well, by count, then by UTF-8 bytes of the value. Each facet is counted without its own
   * filter; open facets are cut to the first 20 and the chosen ones; a count of zero only for chosen values.
   */
  readonly facets: Readonly<Record<Facet, readonly FacetCount[]>>;
  /** Facets of more values than an engine of many parts can count exactly; mostly none. */
  readonly inexact: readonly FacetName[];
}

/** Everything that a search finds, as far as pages reach. */
export interface FoundIds {
  /** Number of hits, exact, as `SearchPage.total`. */
  readonly total: number;
  /** In the order of the search, the first `MAX_RANK`; of a folded search the works that stand for oeuvres. */
  readonly ids: readonly WorkId[];
}

/** What readers ask of an index most. */
export type Searches = Pick<SearchIndex, 'search' | 'totals' | 'suggest'>;

/** Where works are searched. */
export interface SearchIndex {
  /**
   * The same index, for what a page can do without. Whoever asks here waits for all who ask the methods
   * below, has never all of the engine, and is refused sooner.
   */
  readonly spare: Searches;
  /**
   * Puts these works in place of any with the same id; visible to `search` after `settle()`. What was
   * handed over before in a newer state stays as it is.
   *
   * @returns those that the engine refuses for what is in them; all others are stored
   * @throws SearchUnavailable when the engine does not take them now
   */
  replace(works: readonly IndexedWork[], seq: number): Promise<readonly RefusedWork[]>;
  /**
   * The same for works that the engine reads in the catalogue by itself, as they are there now; those that are no
   * more are passed over. Absent from an engine that cannot.
   *
   * @returns false when it could not read them: nothing is stored, and they have to be handed over
   * @throws SearchUnavailable as `replace`
   */
  take?(ids: readonly WorkId[], seq: number): Promise<boolean>;
  /** Takes these works out; unknown ids are no error. @throws SearchUnavailable */
  remove(ids: readonly WorkId[], seq: number): Promise<void>;
  /** Resolves when everything handed over before is visible to `search`. */
  settle(): Promise<void>;
  /**
   * @param facets which to count; all when absent, and counting costs more than finding
   * @throws SearchUnavailable when the engine does not answer
   * @throws QueryTooLarge when the query passes the limits of `query.ts`
   * @throws PageTooDeep when the page ends beyond `MAX_RANK`
   */
  search<Facet extends FacetName = FacetName>(
    request: SearchEnquiry,
    facets?: readonly Facet[],
  ): Promise<SearchPage<Facet>>;
  /**
   * How many hits each of these has, in one call to the engine however many there are; the order and
   * page of a request do not matter.
   *
   * @throws SearchUnavailable, QueryTooLarge as `search`, whichever of them is at fault
   */
  totals(requests: readonly SearchEnquiry[]): Promise<readonly number[]>;
  /**
   * All hits at once, of one moment of the index, whatever page the request names: what is taken along. Whoever
   * asks waits as those of `spare` do.
   *
   * @throws SearchUnavailable, QueryTooLarge as `search`
   */
  ids(request: SearchEnquiry): Promise<FoundIds>;
  /**
   * Every value that the works of a request have, counted without a filter of its own.
   *
   * @param contains folded characters that a value must have; '' = every value
   * @throws as `search`
   */
  values(request: SearchRequest, facet: ListedFacet, contains: string): Promise<ListedValues>;
  /**
   * What begins so, of each kind the first few; see `suggestions.ts`.
   *
   * @throws SearchUnavailable when the engine does not answer
   */
  suggest(typed: string): Promise<readonly Suggestion[]>;
  /** Epoch and last change that a search sees; seq 0 and an empty epoch for a new index. */
  applied(): Promise<{ epoch: string; seq: number }>;
  /** Every work in the index with the seq it was last replaced at, by id; for `verify`. */
  entries(): AsyncIterable<{ id: WorkId; seq: number }>;
  close(): Promise<void>;
}

/**
 * A new, empty index being filled beside the one in use. Nothing is seen by readers until `publish`;
 * `discard` drops it. Made by `openRebuild` of each engine.
 */
export interface IndexRebuild {
  replace(works: readonly IndexedWork[], seq: number): Promise<void>;
  take?(ids: readonly WorkId[], seq: number): Promise<boolean>;
  remove(ids: readonly WorkId[], seq: number): Promise<void>;
  /**
   * Puts the new index in use for every process, under this epoch and seq, after a check that it holds
   * what it should.
   *
   * @param works how many it must hold, the refused ones included
   * @returns works that the engine refused
   * @throws IndexIncomplete when it does not hold that many, or not what was handed over
   */
  publish(epoch: string, seq: number, works: number): Promise<readonly RefusedWork[]>;
  discard(): Promise<void>;
}

/** The engine did not answer, or is being warmed up; the same request may work later. */
export class SearchUnavailable extends PortalError {
  readonly code: string = 'SEARCH_UNAVAILABLE';
}

/** A new index does not hold what was put into it, and was not put in use. */
export class IndexIncomplete extends PortalError {
  readonly code = 'INDEX_INCOMPLETE';
}

/** A page that ends beyond `MAX_RANK` was asked for. */
export class PageTooDeep extends PortalError {
  readonly code = 'PAGE_TOO_DEEP';

  constructor({ page, size }: Pick<SearchRequest, 'page' | 'size'>) {
    super(
      `检索结果只能翻到第 ${MAX_RANK} 条，第 ${page} 页（每页 ${size} 条）已超出；请增加条件缩小范围。`,
    );
  }
}
