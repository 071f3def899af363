/**
 * When nothing was found: which word or filter stands in the way. Each condition is left out in turn
 * and the rest is searched, and each is searched by itself, so that every change offered is known to give
 * results.
 */
import { FILTERS, QUERY_FIELDS } from '../../../catalogue/search/request.ts';
import type { SearchRequest, QueryField } from '../../../catalogue/search/request.ts';
import type { SearchIndex } from '../../../catalogue/ports/search-index.ts';
import { spacedWordIn } from '../../../catalogue/search/query.ts';
import { titleKey } from '../../../catalogue/text/text.ts';
import type { Messages } from '../../i18n/languages.ts';
import { correctionsOf } from '../../enquiries/corrections.ts';
import { yearsLabel } from './filters.ts';
import type { Labels } from '../../i18n/labels.ts';
import { withWords, writeSearchAddress } from '../../addresses/search-address.ts';

export interface Repair {
  readonly label: string;
  readonly href: string;
  /** 可得 12 种 */
  readonly found: string;
}

/** One word or filter of the request by itself, and what it would find. */
export interface Examined {
  readonly label: string;
  readonly found: string;
  /** Null when it finds nothing. */
  readonly href: string | null;
}

/** What a page without results has to say. */
export interface Remedy {
  /** 您要找的是不是 */
  readonly offers: readonly Repair[];
  readonly repairs: readonly Repair[];
  readonly examined: readonly Examined[];
}

export const NO_REMEDY: Remedy = { offers: [], repairs: [], examined: [] };

/** Words and filters looked at by themselves. */
const MOST_EXAMINED = 12;
/** Words of one query that are corrected. */
const MOST_CORRECTED = 3;

/** Everything that may help, each found by a search of its own. */
export async function remedyOf(
  request: SearchRequest,
  index: SearchIndex,
  labels: Labels,
  t: Messages,
): Promise<Remedy> {
  const [repairs, { examined, unknown }] = await Promise.all([
    repairsOf(request, index, labels, t),
    examine(request, index, labels, t),
  ]);
  const offers = await Promise.all(
    unknown.slice(0, MOST_CORRECTED).map(async ({ field, word }) => {
      const corrections = await correctionsOf(word, index);
      return corrections.map(({ word: better, works }) => {
        const words = (request.query[field] ?? '').replace(word, better);
        return {
          label: words,
          href: writeSearchAddress(withWords(request, field, words)),
          found: t.search.worksWith(better, works),
        };
      });
    }),
  );
  return { offers: offers.flat(), repairs, examined };
}

async function examine(
  request: SearchRequest,
  index: SearchIndex,
  labels: Labels,
  t: Messages,
): Promise<{
  examined: Examined[];
  /** Words that find nothing by themselves. */
  unknown: { field: QueryField; word: string }[];
}> {
  const bare: SearchRequest = { ...request, page: 1, filters: {}, from: null, until: null };
  const words = QUERY_FIELDS.flatMap((field) => {
    const text = request.query[field] ?? '';
    return text === '' ? [] : wordsIn(text).map((word) => ({ field, word }));
  });
  const parts: (Trial & { word?: { field: QueryField; word: string } })[] = words.map((one) => ({
    label: t.search.wordAlone(one.word),
    request: { ...bare, query: { [one.field]: one.word } },
    word: one,
  }));
  for (const facet of FILTERS) {
    for (const value of request.filters[facet] ?? []) {
      parts.push({
        label: t.search.filterAlone(`${t.facets[facet]}${t.site.colon}${labels.of(facet, value)}`),
        request: { ...bare, query: {}, filters: { [facet]: [value] } },
      });
    }
  }
  const years = yearsLabel(request, t);
  if (years !== null) {
    parts.push({
      label: t.search.filterAlone(`${t.search.years}${t.site.colon}${years}`),
      request: { ...request, page: 1, query: {}, filters: {} },
    });
  }
  const tried = parts.slice(0, MOST_EXAMINED);
  const totals = await index.totals(tried.map((part) => part.request));
  const looked = tried.map((part, i) => ({ part, total: totals[i] ?? 0 }));
  return {
    // One condition alone is the request itself, of which the page says that it finds nothing.
    examined:
      parts.length < 2
        ? []
        : looked.map(({ part, total }) => ({
            label: part.label,
            found: total === 0 ? t.search.noneAlone : t.search.found(total),
            href: total === 0 ? null : writeSearchAddress(part.request),
          })),
    unknown: looked.flatMap(({ part: { word }, total }) =>
      total === 0 && word !== undefined ? [word] : [],
    ),
  };
}

/** The words of a text, exclusions and lone marks left out; a word spaced out is one. */
function wordsIn(text: string): string[] {
  const spaced = spacedWordIn(text);
  if (spaced !== undefined) return [text.trim()];
  return text.split(/\s+/u).filter((word) => /^[^-－].*$/u.test(word) && titleKey(word) !== '');
}

/** Searches made at most for one page without results. */
const MOST_TRIALS = 8;

interface Trial {
  readonly label: string;
  readonly request: SearchRequest;
}

/** @returns the changes that find something, most hits first; none when no single change helps */
async function repairsOf(
  request: SearchRequest,
  index: SearchIndex,
  labels: Labels,
  t: Messages,
): Promise<Repair[]> {
  const trials = trialsOf({ ...request, page: 1 }, labels, t).slice(0, MOST_TRIALS);
  const totals = await index.totals(trials.map((trial) => trial.request));
  return trials
    .map((trial, i) => ({ trial, total: totals[i] ?? 0 }))
    .filter(({ total }) => total > 0)
    .sort((a, b) => b.total - a.total)
    .map(({ trial, total }) => ({
      label: trial.label,
      href: writeSearchAddress(trial.request),
      found: t.search.found(total),
    }));
}

function trialsOf(request: SearchRequest, labels: Labels, t: Messages): Trial[] {
  const trials: Trial[] = [];
  const filtered = FILTERS.filter((facet) => (request.filters[facet]?.length ?? 0) > 0);
  const years = yearsLabel(request, t);
  if (filtered.length + (years === null ? 0 : 1) > 1) {
    trials.push({
      label: t.search.withoutFilters,
      request: { ...request, filters: {}, from: null, until: null },
    });
  }
  for (const facet of filtered) {
    const names = (request.filters[facet] ?? []).map((value) => labels.of(facet, value));
    trials.push({
      label: t.search.withoutFilter(`${t.facets[facet]}${t.site.colon}${names.join(t.site.and)}`),
      request: { ...request, filters: { ...request.filters, [facet]: [] } },
    });
  }
  if (years !== null) {
    trials.push({
      label: t.search.withoutFilter(`${t.search.years}${t.site.colon}${years}`),
      request: { ...request, from: null, until: null },
    });
  }
  const inFields = QUERY_FIELDS.filter((field) => field !== 'any' && request.query[field]);
  if (inFields.length > 0) {
    const words = QUERY_FIELDS.flatMap((field) => request.query[field] ?? []).join(' ');
    trials.push({ label: t.search.inAnyField, request: { ...request, query: { any: words } } });
  }
  for (const field of QUERY_FIELDS) {
    const words = (request.query[field] ?? '').split(/\s+/u).filter((word) => word !== '');
    // 金 陵 图 书 is one word spaced out; a single character less would be another word.
    if (words.length < 2 || words.every((word) => Array.from(word).length === 1)) continue;
    for (const [i, word] of words.entries()) {
      trials.push({
        label: t.search.withoutWord(word),
        request: withWords(request, field, words.toSpliced(i, 1).join(' ')),
      });
    }
  }
  return trials;
}
