/**
 * A search as a value: what was typed, what was chosen, which page of it. Made from an address by
 * `server/addresses/`, answered by every engine in the same way. A changed request is a new one.
 */

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
