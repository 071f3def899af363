/** What a collection is to a search: a value of its facet, or the saved search that it is, within its library. */
import type { CollectionInfo } from '../../catalogue/document.ts';
import type { SearchRequest } from '../../catalogue/search/request.ts';
import { readSearchAddress } from './read-search-address.ts';
import { writeSearchAddress } from './search-address.ts';

type Conditions = Pick<SearchRequest, 'query' | 'filters' | 'from' | 'until' | 'years'>;

const NONE = { query: {}, from: null, until: null, years: 'publication' } as const;

export function conditionsOf({
  id,
  library,
  query,
}: Pick<CollectionInfo, 'id' | 'library' | 'query'>): Conditions {
  if (query === undefined) return { ...NONE, filters: { collection: [id] } };
  const { request } = readSearchAddress(new URLSearchParams(query));
  const { query: words, filters, from, until, years } = request;
  return { query: words, filters: { ...filters, lib: [library] }, from, until, years };
}

/**
 * A search as it is saved: what follows `/search?`, in our writing and without the library, which is its own.
 *
 * @param typed an address of a page of hits, what follows its `?`, or plain words
 * @returns empty when it asks for nothing; null when it cannot be searched
 */
export function savedQuery(typed: string): string | null {
  const text = typed.trim();
  const asked = /^[^?\s]*\?(\S+)$/.exec(text)?.[1] ?? (/^[a-z]+=/.test(text) ? text : undefined);
  const parameters = new URLSearchParams(asked ?? { q: text });
  for (const name of NOT_SAVED) parameters.delete(name);
  const { request, faults } = readSearchAddress(parameters);
  if (faults.length > 0) return null;
  const { query, filters, from, until, years } = request;
  return writeSearchAddress({ query, filters, from, until, years }, '').slice(1);
}

/** How hits are shown, and whose they are, is no part of what is looked for. */
const NOT_SAVED = ['lib', 'page', 'size', 'sort', 'fold', 'lang', 'view'];
