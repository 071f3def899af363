/**
 * When nothing was found: which word or filter stands in the way, and what was perhaps meant. Each condition
 * is left out in turn and each is counted by itself, all in one call; then words that nothing has are
 * corrected (`corrections.ts`). Every change offered is known to find something.
 */
import { FILTERS } from '../../catalogue/search/facets.ts';
import { QUERY_FIELDS } from '../../catalogue/search/request.ts';
import type { FilterName } from '../../catalogue/search/facets.ts';
import type { QueryField, SearchRequest } from '../../catalogue/search/request.ts';
import { isAnswerable, spacedWordIn } from '../../catalogue/search/query.ts';
import { titleKey } from '../../catalogue/text/text.ts';
import { withWords, writeSearchAddress } from '../addresses/search-address.ts';
import { correctionsOf } from './corrections.ts';
import type { Asking, SparePages } from './spare-pages.ts';

/** One change of the request. */
export type Change =
  | { readonly kind: 'without-filters' | 'without-years' | 'in-any-field' }
  | { readonly kind: 'without-filter'; readonly facet: FilterName }
  | { readonly kind: 'without-word'; readonly word: string };

/** One word or filter of the request by itself. */
export type Part =
  | { readonly kind: 'years' }
  | { readonly kind: 'filter'; readonly facet: FilterName; readonly value: string }
  | { readonly kind: 'word'; readonly field: QueryField; readonly word: string };

interface Trial<What> {
  readonly what: What;
  readonly request: SearchRequest;
}

/** A trial, and how many works it finds. */
export interface Tried<What> extends Trial<What> {
  readonly works: number;
}

/** 您要找的是不是 */
export interface Offer {
  /** All words of the field, the better one in the place of the wrong one. */
  readonly words: string;
  readonly better: string;
  /** Works that have the better word, everywhere in them and without filters. */
  readonly works: number;
  readonly request: SearchRequest;
}

/** What helps on a page without results. */
export interface Remedy {
  readonly offers: readonly Offer[];
  /** Most works first; each finds some. */
  readonly repairs: readonly Tried<Change>[];
  /** Empty when there is one condition only. */
  readonly examined: readonly Tried<Part>[];
  /** True when not everything was tried, because the engine is busy. */
  readonly isCut: boolean;
}

export const NO_REMEDY: Remedy = { offers: [], repairs: [], examined: [], isCut: false };

/** Counts, searches and suggestions that one page may cost. */
const MOST_ASKED = 64;
const MOST_TRIALS = 8;
/** Words and filters looked at by themselves. */
const MOST_EXAMINED = 12;
/** Words of one query that are corrected. */
const MOST_CORRECTED = 3;

/** @param request one that finds nothing */
export async function remedyOf(request: SearchRequest, pages: SparePages): Promise<Remedy> {
  const { found, isCut } = await pages.enquire(MOST_ASKED, (asking) => tryAll(request, asking));
  return { ...NO_REMEDY, ...found, isCut };
}

async function tryAll(request: SearchRequest, asking: Asking): Promise<Omit<Remedy, 'isCut'>> {
  // Words of several fields in one may be more than we answer.
  const changes = changesOf({ ...request, page: 1 })
    .filter((one) => isAnswerable(one.request))
    .slice(0, MOST_TRIALS);
  const parts = partsOf({ ...request, page: 1 });
  const tried = parts.slice(0, MOST_EXAMINED);
  const worksOf = await counted([...changes, ...tried], request, asking);
  const known = <What>(trial: Trial<What>): Tried<What>[] => {
    const works = worksOf(trial.request);
    return works === undefined ? [] : [{ ...trial, works }];
  };
  const examined = tried.flatMap(known);
  const unknown = examined.flatMap(({ what, works }) =>
    what.kind === 'word' && works === 0 ? [what] : [],
  );
  return {
    offers: await offersFor(unknown.slice(0, MOST_CORRECTED), request, asking),
    repairs: changes
      .flatMap(known)
      .filter(({ works }) => works > 0)
      .sort((a, b) => b.works - a.works),
    // One condition alone is the request itself, of which the page says that it finds nothing.
    examined: parts.length < 2 ? [] : examined,
  };
}

async function offersFor(
  unknown: readonly { readonly field: QueryField; readonly word: string }[],
  request: SearchRequest,
  asking: Asking,
): Promise<Offer[]> {
  const corrections = await correctionsOf(
    unknown.map(({ word }) => word),
    asking,
  );
  return unknown.flatMap(({ field, word }, i) =>
    (corrections[i] ?? []).flatMap(({ word: better, works }) => {
      const words = (request.query[field] ?? '').replace(word, () => better);
      const meant = withWords(request, field, words);
      return isAnswerable(meant) ? [{ words, better, works, request: meant }] : [];
    }),
  );
}

/**
 * Counts what these find, each once: a word left out of two is the other by itself.
 *
 * @param asked finds nothing, that is known
 * @returns works by request; undefined for what was not counted
 */
async function counted(
  trials: readonly Trial<unknown>[],
  asked: SearchRequest,
  asking: Asking,
): Promise<(request: SearchRequest) => number | undefined> {
  const keyOf = (request: SearchRequest): string => writeSearchAddress({ ...request, page: 1 });
  const distinct = new Map(trials.map(({ request }) => [keyOf(request), request]));
  distinct.delete(keyOf(asked));
  const totals = await asking.totals([...distinct.values()]);
  const works = new Map([...distinct.keys()].map((key, i) => [key, totals[i]]));
  works.set(keyOf(asked), 0);
  return (request) => works.get(keyOf(request));
}

function partsOf(request: SearchRequest): Trial<Part>[] {
  const bare: SearchRequest = { ...request, filters: {}, from: null, until: null };
  const parts: Trial<Part>[] = [];
  for (const field of QUERY_FIELDS) {
    for (const word of wordsIn(request.query[field] ?? '')) {
      parts.push({
        what: { kind: 'word', field, word },
        request: { ...bare, query: { [field]: word } },
      });
    }
  }
  for (const facet of FILTERS) {
    for (const value of request.filters[facet] ?? []) {
      parts.push({
        what: { kind: 'filter', facet, value },
        request: { ...bare, query: {}, filters: { [facet]: [value] } },
      });
    }
  }
  if (request.from !== null || request.until !== null)
    parts.push({ what: { kind: 'years' }, request: { ...request, query: {}, filters: {} } });
  return parts;
}

/** The words of a text, exclusions and lone marks left out; a word spaced out is one. */
function wordsIn(text: string): string[] {
  if (text === '') return [];
  if (spacedWordIn(text) !== undefined) return [text.trim()];
  return text.split(/\s+/u).filter((word) => /^[^-－].*$/u.test(word) && titleKey(word) !== '');
}

function changesOf(request: SearchRequest): Trial<Change>[] {
  const changes: Trial<Change>[] = [];
  const filtered = FILTERS.filter((facet) => (request.filters[facet]?.length ?? 0) > 0);
  const hasYears = request.from !== null || request.until !== null;
  const anyYear = { from: null, until: null };
  if (filtered.length + (hasYears ? 1 : 0) > 1) {
    changes.push({
      what: { kind: 'without-filters' },
      request: { ...request, filters: {}, ...anyYear },
    });
  }
  for (const facet of filtered) {
    changes.push({
      what: { kind: 'without-filter', facet },
      request: { ...request, filters: { ...request.filters, [facet]: [] } },
    });
  }
  if (hasYears)
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
