/**
 * A search as a value: what was typed, what was chosen, which page of it. Made from an address by
 * `server/addresses/`, answered by every engine in the same way. A changed request is a new one.
 */
import type { WeekCode } from '../weeks.ts';
import type { FilterName } from './facets.ts';

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
  'surname',
  'hall',
  'seat',
] as const;

export type QueryField = (typeof QUERY_FIELDS)[number];

/** Where words are typed: the fields, and the query line 检索式 of `expression.ts`. */
export type QueryPart = QueryField | 'expression';

/** What a reader typed. */
export type TypedQuery = Readonly<Partial<Record<QueryPart, string>>> & {
  /** Only works that have the words in the very characters typed: 陳 is not 陈. */
  readonly spelling?: 'printed';
};

/** 出版年 · 原书年代, which of a facsimile are far apart. */
export const YEAR_KINDS = ['publication', 'original'] as const;

export type YearKind = (typeof YEAR_KINDS)[number];

export const SORTS = ['relevance', 'newest', 'oldest', 'title', 'added'] as const;

/** 相关度 · 年代近→远 · 年代远→近 · 题名拼音 · 最新收录. Undated works come last in both orders of years. */
export type Sort = (typeof SORTS)[number];

export const FOLDS = ['oeuvre'] as const;

export type Fold = (typeof FOLDS)[number];

/** Hits beyond this rank are not paged to. */
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
  /**
   * One hit for each oeuvre 著作: the best of its works that are found stands for it. Every work is a hit when
   * absent.
   */
  readonly fold?: Fold | undefined;
  /** Only works that were first stored in this week, see `weeks.ts`: 2026-W48. */
  readonly added?: WeekCode | undefined;
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
