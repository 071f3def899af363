/**
 * Where nothing is found: which condition stands in the way. The request without each of its conditions, and
 * each of its words and filters by itself.
 */
import { FILTERS } from '../../../catalogue/search/facets.ts';
import type { FilterName } from '../../../catalogue/search/facets.ts';
import { spacedWordIn } from '../../../catalogue/search/query.ts';
import { QUERY_FIELDS } from '../../../catalogue/search/request.ts';
import type { QueryField, SearchRequest } from '../../../catalogue/search/request.ts';
import { titleKey } from '../../../catalogue/text/text.ts';
import { withWords } from '../../addresses/search-address.ts';
import type { Relaxed } from '../../i18n/offers.ts';
import type { Trial } from './tally.ts';

/** One word or filter of the request by itself. */
export type Part =
  | { readonly kind: 'years' }
  | { readonly kind: 'filter'; readonly facet: FilterName; readonly value: string }
  | { readonly kind: 'word'; readonly field: QueryField; readonly word: string };

/** The request without its filters and years. */
export function withoutFilters(request: SearchRequest): SearchRequest {
  return { ...request, page: 1, filters: {}, from: null, until: null };
}

export function hasFilters(request: SearchRequest): boolean {
  return filteredIn(request).length > 0 || hasYears(request);
}

export function partsOf(request: SearchRequest): Trial<Part>[] {
  const bare = withoutFilters(request);
  const parts: Trial<Part>[] = [];
  for (const field of QUERY_FIELDS) {
    for (const word of wordsIn(request.query[field] ?? '')) {
      parts.push({
        what: { kind: 'word', field, word },
        request: { ...bare, query: { [field]: word } },
      });
    }
  }
  for (const facet of filteredIn(request)) {
    for (const value of request.filters[facet] ?? []) {
      parts.push({
        what: { kind: 'filter', facet, value },
        request: { ...bare, query: {}, filters: { [facet]: [value] } },
      });
    }
  }
  if (hasYears(request))
    parts.push({ what: { kind: 'years' }, request: { ...request, query: {}, filters: {} } });
  return parts;
}

export function relaxedFrom(request: SearchRequest): Trial<Relaxed>[] {
  const changes: Trial<Relaxed>[] = [];
  const filtered = filteredIn(request);
  const anyYear = { from: null, until: null };
  if (filtered.length + (hasYears(request) ? 1 : 0) > 1)
    changes.push({ what: { kind: 'without-filters' }, request: withoutFilters(request) });
  for (const facet of filtered) {
    changes.push({
      what: { kind: 'without-filter', facet },
      request: { ...request, filters: { ...request.filters, [facet]: [] } },
    });
  }
  if (hasYears(request))
    changes.push({ what: { kind: 'without-years' }, request: { ...request, ...anyYear } });
  if (QUERY_FIELDS.some((field) => field !== 'any' && request.query[field])) {
    const any = QUERY_FIELDS.flatMap((field) => request.query[field] ?? []).join(' ');
    changes.push({ what: { kind: 'in-any-field' }, request: { ...request, query: { any } } });
  }
  for (const field of QUERY_FIELDS) {
    const words = (request.query[field] ?? '').split(/\s+/u).filter((word) => word !== '');
    // 金 陵 图 书 is one word spaced out; a single character less would be another word.
    if (words.length < 2 || words.every((word) => Array.from(word).length === 1)) continue;
    for (const [i, word] of words.entries()) {
      changes.push({
        what: { kind: 'without-word', word },
        request: withWords(request, field, words.toSpliced(i, 1).join(' ')),
      });
    }
  }
  return changes;
}

/** The words of a text, exclusions and lone marks left out; a word spaced out is one. */
function wordsIn(text: string): string[] {
  if (text === '') return [];
  if (spacedWordIn(text) !== undefined) return [text.trim()];
  return text.split(/\s+/u).filter((word) => /^[^-－].*$/u.test(word) && titleKey(word) !== '');
}

function filteredIn(request: SearchRequest): FilterName[] {
  return FILTERS.filter((facet) => (request.filters[facet]?.length ?? 0) > 0);
}

function hasYears({ from, until }: SearchRequest): boolean {
  return from !== null || until !== null;
}
