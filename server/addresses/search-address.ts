/**
 * The names of everything in the address of a search, and the address of a `SearchRequest`: the one way from a request
 * to its address, for `/search` and `/api/v1/search` alike. Requests are values: adding or removing a condition gives
 * another. The way back, from an address to its request, is `read-search-address.ts`.
 *
 * Addresses that we write never have `field`, nor anything blank or of its default.
 */
import { LONGEST_QUERY } from '../../catalogue/search/query.ts';
import { declared, each, FILTERS } from '../../catalogue/search/facets.ts';
import type { FilterName } from '../../catalogue/search/facets.ts';
import { QUERY_FIELDS } from '../../catalogue/search/request.ts';
import type {
  QueryField,
  QueryPart,
  SearchRequest,
  TypedQuery,
} from '../../catalogue/search/request.ts';

export const DEFAULT_SIZE = 20;
export const MOST_PER_PAGE = 100;
/** Name of each query field in addresses. */
export const FIELD_PARAMETERS: Readonly<Record<QueryField, string>> = {
  any: 'q',
  title: 'title',
  creator: 'creator',
  subject: 'subject',
  publisher: 'publisher',
  series: 'series',
  identifier: 'identifier',
  callNumber: 'callnumber',
  surname: 'surname',
  hall: 'hall',
  seat: 'seat',
};

/** Name of each facet in addresses. */
export const FACET_PARAMETERS: Readonly<Record<FilterName, string>> = each(
  FILTERS,
  (facet) => declared(facet).parameter ?? facet,
);

/**
 * The shortest address of a request: defaults and blanks left out.
 *
 * @param path `/search`, or the address of the API
 */
export function writeSearchAddress(request: Partial<SearchRequest>, path = '/search'): string {
  const parameters = new URLSearchParams(parametersOf(request));
  const text = parameters.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** All that a request finds, as a file of this format; whatever page of it is shown. */
export function exportAddress(request: Partial<SearchRequest>, format: string): string {
  const pairs = parametersOf({ ...request, page: 1, size: DEFAULT_SIZE });
  return `/search?${new URLSearchParams([...pairs, ['format', format]]).toString()}`;
}

/** Every parameter of a request in a fixed order; what a form repeats in hidden inputs. */
export function parametersOf(request: Partial<SearchRequest>): [name: string, value: string][] {
  const pairs: [string, string][] = [];
  for (const field of QUERY_FIELDS) {
    const text = request.query?.[field];
    if (text) pairs.push([FIELD_PARAMETERS[field], text]);
  }
  if (request.query?.expression) pairs.push(['expr', request.query.expression]);
  if (request.query?.spelling) pairs.push(['spelling', request.query.spelling]);
  for (const facet of FILTERS) {
    for (const value of request.filters?.[facet] ?? [])
      pairs.push([FACET_PARAMETERS[facet], value]);
  }
  if (request.from != null) pairs.push(['from', String(request.from)]);
  if (request.until != null) pairs.push(['until', String(request.until)]);
  if (request.years !== undefined && request.years !== 'publication')
    pairs.push(['dates', request.years]);
  if (request.added !== undefined) pairs.push(['added', request.added]);
  if (request.sort !== undefined && request.sort !== 'relevance')
    pairs.push(['sort', request.sort]);
  if (request.fold !== undefined) pairs.push(['fold', request.fold]);
  if (request.size !== undefined && request.size !== DEFAULT_SIZE)
    pairs.push(['size', String(request.size)]);
  if (request.page !== undefined && request.page !== 1) pairs.push(['page', String(request.page)]);
  return pairs;
}

/** The request without one value of one facet, from its first page. */
export function withoutFilter(
  request: SearchRequest,
  facet: FilterName,
  value: string,
): SearchRequest {
  const left = (request.filters[facet] ?? []).filter((other) => other !== value);
  return { ...request, page: 1, filters: { ...request.filters, [facet]: left } };
}

/** The request with other words in one field (none when blank), from its first page. */
export function withWords(request: SearchRequest, field: QueryPart, words: string): SearchRequest {
  const others = Object.entries(request.query).filter(([name]) => name !== field);
  const kept = words.trim() === '' ? others : [...others, [field, words]];
  return { ...request, page: 1, query: Object.fromEntries(kept) as TypedQuery };
}

/** The request with these words in a field, and this line beside what the query line has, from its first page. */
export function withExpression(
  request: SearchRequest,
  field: QueryField,
  words: string,
  line: string,
): SearchRequest {
  const { expression } = request.query;
  const both = expression === undefined ? line : `(${expression}) AND (${line})`;
  return withWords(withWords(request, field, words), 'expression', both);
}

/** Longest words that any field takes, for `maxlength` of the form. */
export const LONGEST_WORDS = LONGEST_QUERY;
