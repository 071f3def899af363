/**
 * The port to what searches works, and the values that go through it. Engines only see tokens made
 * by `text.ts`, so that hits, order and counts are the same in each. Every adapter behaves as
 * `test/stores/search-index.conformance.ts` says.
 */
import type { Access, Carrier } from '../fields/access.ts';
import type { Audience } from '../fields/audiences.ts';
import type { EditionKind } from '../document.ts';
import { PortalError } from '../errors.ts';
import type { Suggestion } from '../search/suggestions.ts';
import type { TypeCode } from '../fields/types.ts';
import type { WorkHit, WorkId } from '../work.ts';

/** Fields a query can be held to; `any` = every one of them. */
export const QUERY_FIELDS = [
  'any',
  'title',
  'creator',
  'subject',
  'publisher',
  'series',
  'identifier',
  'callNumber',
] as const;
export type QueryField = (typeof QUERY_FIELDS)[number];

/** Where words are typed: the fields, and the query line 检索式 of `expression.ts`. */
export type QueryPart = QueryField | 'expression';

/** What a reader typed. */
export type TypedQuery = Readonly<Partial<Record<QueryPart, string>>> & {
  /** Only works that have the words in the very characters typed: 陳 is not 陈. */
  readonly spelling?: 'printed';
};

/** Facets under the names they have in addresses (`lib=320102&lib=320104`). */
export const FACETS = [
  'lib',
  'collection',
  'type',
  'edition',
  'period',
  'subject',
  'person',
  'language',
  'class',
  'place',
  'access',
  'carrier',
  'audience',
] as const;
export type FacetName = (typeof FACETS)[number];

/** What hits can be held to: the facets, and the first character of the title, which is only browsed by. */
export const FILTERS = [...FACETS, 'head'] as const;
export type FilterName = (typeof FILTERS)[number];

/** Facets that are properties of one holding: a hit needs one holding that meets all of them (DESIGN 4.8). */
export const HOLDING_FACETS = [
  'lib',
  'collection',
  'access',
  'carrier',
] as const satisfies readonly FacetName[];

/** Facets of so many values that a page shows the first of them and those chosen. */
export const OPEN_FACETS = ['subject', 'person'] as const satisfies readonly FacetName[];
export type OpenFacet = (typeof OPEN_FACETS)[number];

/** What `values` lists: not the four of a holding, of which every page of results shows all. */
export const LISTED_FACETS = [
  'head',
  'person',
  'subject',
  'place',
  'class',
] as const satisfies readonly FilterName[];
export type ListedFacet = (typeof LISTED_FACETS)[number];

/** 出版年 · 原书年代, which of a facsimile are far apart. */
export const YEAR_KINDS = ['publication', 'original'] as const;
export type YearKind = (typeof YEAR_KINDS)[number];

export const SORTS = ['relevance', 'newest', 'oldest', 'title', 'added'] as const;
/** 相关度 · 年代近→远 · 年代远→近 · 题名拼音 · 最新收录. Undated works come last in both orders of years. */
export type Sort = (typeof SORTS)[number];

/** Hits beyond this rank are not paged to (DESIGN 4.9). */
export const MAX_RANK = 10_000;

/** A work as an engine takes it in. Texts are as printed; the engine calls `analyse` on them. */
export interface IndexedWork {
  readonly id: WorkId;
  /** Stored and given back as it stands. */
  readonly hit: WorkHit;
  /** Every value apart: a phrase never runs from one value into the next. */
  readonly texts: {
    /** Main titles of all documents, volume included: tier 3. */
    readonly title: readonly string[];
    /** Parallel, variant, uniform and analytic titles: tier 4. */
    readonly variantTitle: readonly string[];
    /** 丛书, found as a title as well: tier 4. */
    readonly series: readonly string[];
    readonly creator: readonly string[];
    readonly subject: readonly string[];
    readonly publisher: readonly string[];
    /** ISBN in all spellings, 统一书号, local numbers, OAI identifiers. */
    readonly identifier: readonly string[];
    readonly callNumber: readonly string[];
    /** Abstract, contents, notes, places, dates as printed, extra. */
    readonly other: readonly string[];
  };
  /** `titleKey` of every main title (see `text.ts`): tiers 1 and 2. */
  readonly titleKeys: readonly string[];
  /** Terms of letters a–z that a pinyin query may begin, see `pinyin.ts`. */
  readonly pinyin: readonly string[];
  readonly facets: {
    readonly type: TypeCode;
    /** Kinds of edition: 刻本, 影印本 … */
    readonly edition: readonly EditionKind[];
    /** 读者对象 */
    readonly audience: readonly Audience[];
    /** One or more codes of `periods.ts`, or `unknown`. */
    readonly period: readonly string[];
    readonly subject: readonly string[];
    /** Persons by what they did, `compiler:陈作霖`; see `roles.ts`. */
    readonly person: readonly string[];
    readonly language: readonly string[];
    /** CLC main class letters and known prefixes, e.g. `K`, `K29`. */
    readonly class: readonly string[];
    /** Codes of `places.ts`: districts, the city, and former units as `320100:江宁府`. */
    readonly place: readonly string[];
    /** What the title begins with, see `titleHead` in `pinyin.ts`. */
    readonly head: string;
  };
  /** Distinct combinations only. `collection` is null for a holding of no collection. */
  readonly holdings: readonly {
    readonly library: string;
    readonly collection: string | null;
    readonly access: Access;
    readonly carrier: Carrier;
  }[];
  readonly startYear: number | null;
  readonly endYear: number | null;
  /** Years of the original of a facsimile or reprint; those above for all that is its own original. */
  readonly originalStart: number | null;
  readonly originalEnd: number | null;
  /** Sort key of the title by pinyin, see `pinyin.ts`. */
  readonly sortTitle: string;
  /** ISO 8601 UTC, when the work was first stored. */
  readonly firstAdded: string;
}

export interface SearchRequest {
  /** As typed, by field; blank or absent lists all. Several fields must all match. */
  readonly query: TypedQuery;
  /** Chosen values: OR inside one facet, AND across facets. */
  readonly filters: Readonly<Partial<Record<FilterName, readonly string[]>>>;
  /** Years, inclusive; a work is kept when its interval overlaps. Undated works never match. */
  readonly from: number | null;
  readonly until: number | null;
  readonly years: YearKind;
  readonly sort: Sort;
  /** From 1. `page * size` may not exceed `MAX_RANK`. */
  readonly page: number;
  /** 1 to 100. */
  readonly size: number;
}

/** The first twenty of all works, without a condition; what is asked else stands in its place. */
export const EVERYTHING: SearchRequest = {
  query: {},
  filters: {},
  from: null,
  until: null,
  years: 'publication',
  sort: 'relevance',
  page: 1,
  size: 20,
};

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

export interface SearchPage {
  /** Exact. */
  readonly total: number;
  readonly hits: readonly WorkHit[];
  /**
   * Exact counts, by count, then by UTF-8 bytes of the value. Each facet is counted without its own
   * filter; open facets are cut to the first 20 and the chosen ones; a count of zero only for chosen values.
   */
  readonly facets: Readonly<Record<FacetName, readonly FacetCount[]>>;
  /** Facets of more values than an engine of many parts can count exactly; mostly none. */
  readonly inexact: readonly FacetName[];
}

/** Where works are searched. */
export interface SearchIndex {
  /**
   * Puts these works in place of any with the same id; visible to `search` after `settle()`. What was
   * handed over before in a newer state stays as it is.
   *
   * @returns those that the engine refuses for what is in them; all others are stored
   * @throws SearchUnavailable when the engine does not take them now
   */
  replace(works: readonly IndexedWork[], seq: number): Promise<readonly RefusedWork[]>;
  /** Takes these works out; unknown ids are no error. @throws SearchUnavailable */
  remove(ids: readonly WorkId[], seq: number): Promise<void>;
  /** Resolves when everything handed over before is visible to `search`. */
  settle(): Promise<void>;
  /**
   * @throws SearchUnavailable when the engine does not answer
   * @throws QueryTooLarge when the query passes the limits of `query.ts`
   * @throws PageTooDeep when the page ends beyond `MAX_RANK`
   */
  search(request: SearchRequest): Promise<SearchPage>;
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
