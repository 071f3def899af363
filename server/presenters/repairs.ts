/**
 * When nothing was found: which word or filter stands in the way. Each condition is left out in turn
 * and the rest is searched, so that every change offered is known to give results.
 */
import { FILTERS, QUERY_FIELDS } from '../../catalogue/search-index.ts';
import type { SearchIndex, SearchRequest } from '../../catalogue/search-index.ts';
import type { Messages } from '../i18n/languages.ts';
import { yearsLabel } from './filters.ts';
import type { Labels } from './labels.ts';
import { withWords, writeSearchAddress } from './search-address.ts';

export interface Repair {
  readonly label: string;
  readonly href: string;
  /** 可得 12 种 */
  readonly found: string;
}

/** Searches made at most for one page without results. */
const MOST_TRIALS = 8;

interface Trial {
  readonly label: string;
  readonly request: SearchRequest;
}

/** @returns the changes that find something, most hits first; none when no single change helps */
export async function repairsOf(
  request: SearchRequest,
  index: SearchIndex,
  labels: Labels,
  t: Messages,
): Promise<Repair[]> {
  const trials = trialsOf({ ...request, page: 1 }, labels, t).slice(0, MOST_TRIALS);
  const totals = await Promise.all(
    trials.map(async (trial) => (await index.search({ ...trial.request, size: 1 })).total),
  );
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
