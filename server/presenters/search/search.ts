/**
 * A page of results: what was asked, the hits, the filters with their counts, and the ways on.
 * The parts have neighbours of their own: `filters.ts`, `repairs.ts`, `hits.ts`.
 */
import { FACETS } from '../../../catalogue/search/facets.ts';
import type { FacetName } from '../../../catalogue/search/facets.ts';
import { FOLDS, MAX_RANK, SORTS } from '../../../catalogue/search/request.ts';
import type { SearchRequest } from '../../../catalogue/search/request.ts';
import type { FoundHit, SearchPage } from '../../../catalogue/ports/search-index.ts';
import type { TypeCode } from '../../../catalogue/fields/types.ts';
import type { Visit } from '../../visit.ts';
import { chipsOf, wordsOf } from './chips.ts';
import type { Chip } from './chips.ts';
import { presentFilters } from './filters.ts';
import type { ShownFilters } from './filters.ts';
import { marksOf, presentHit } from './hits.ts';
import type { Asked } from './hits.ts';
import type { ShownHit } from './hits.ts';
import { marked } from '../site/marked.ts';
import type { MarkedText } from '../site/marked.ts';
import type { Labels } from '../../i18n/labels.ts';
import { presentPeriods } from './periods.ts';
import type { Periods } from './periods.ts';
import { presentRemedy } from './repairs.ts';
import type { ShownRemedy } from './repairs.ts';
import type { Remedy } from '../../enquiries/remedies/remedy.ts';
import { faultSentence } from '../../addresses/read-search-address.ts';
import {
  DEFAULT_SIZE,
  MOST_PER_PAGE,
  parametersOf,
  writeSearchAddress,
} from '../../addresses/search-address.ts';
import type { Fault } from '../../addresses/read-search-address.ts';
import { boxField, presentBox } from './search-box.ts';
import type { Option, SearchBox } from './search-box.ts';
import { presentTake } from './take.ts';
import type { Take } from './take.ts';
import type { Notice } from './understanding.ts';

export interface PageLink {
  readonly label: string;
  /** For a screen reader: 第 3 页. */
  readonly name: string;
  readonly href: string;
  readonly current: boolean;
  /** True when pages are left out before this one. */
  readonly gap: boolean;
}

/** 图书 120 */
export interface Tab {
  readonly label: string;
  readonly count: string;
  readonly href: string;
  readonly current: boolean;
}

export interface SearchResults {
  readonly heading: string;
  readonly headingParts: readonly MarkedText[];
  readonly box: SearchBox;
  readonly summary: string;
  readonly total: number;
  readonly chips: readonly (Chip & { readonly lang: string })[];
  readonly chosenCount: string;
  readonly clearHref: string;
  readonly hits: readonly ShownHit[];
  /** Types with most works, the first being all of them. */
  readonly tabs: readonly Tab[];
  /** Photographs are looked at rather than read. */
  readonly isGrid: boolean;
  readonly filters: ShownFilters;
  readonly sorts: readonly Option[];
  readonly sizes: readonly Option[];
  /** Whether editions and carriers of one text are one hit. */
  readonly folds: readonly Option[];
  /** What folding does, where it is done; null otherwise. */
  readonly foldHint: string | null;
  readonly pages: readonly PageLink[];
  readonly previousHref: string | null;
  readonly nextHref: string | null;
  readonly pageOf: string;
  /** Why paging ends before the last hit; null when it does not. */
  readonly capped: string | null;
  readonly firstPageHref: string | null;
  readonly remedy: ShownRemedy;
  readonly notices: readonly Notice[];
  readonly periods: Periods;
  readonly take: Take;
}

/** What stands beside the hits. */
export interface Beside {
  readonly remedy: Remedy;
  readonly notices: readonly Notice[];
  /** Why hits were found that do not show it. */
  readonly reasons: Asked['reasons'];
  /** Works of all types, where some are chosen: those of each type do not add up, since many are of several. */
  readonly ofAllTypes: number;
}

/**
 * @param request one that `parseQuery` accepts, answered by `found`
 * @param whole the facet whose values are all shown
 */
export function presentResults(
  request: SearchRequest,
  found: SearchPage,
  { remedy, notices, ofAllTypes, reasons }: Beside,
  labels: Labels,
  visit: Visit,
  whole?: FacetName,
): SearchResults {
  const { t } = visit;
  const wanted: Asked = {
    marks: marksOf(request),
    libraries: request.filters.lib ?? [],
    access: request.filters.access ?? [],
    reasons,
  };
  const shownRemedy = presentRemedy(request, remedy, labels, t);
  const chips = chipsOf(request, labels, t).map((chip) => ({
    ...chip,
    lang: marked(chip.value, visit.lang).lang,
  }));
  const lastPage = lastPageOf(found.total, request.size);
  const first = (request.page - 1) * request.size + 1;
  const shown = found.hits.length;
  const address = (page: number): string => writeSearchAddress({ ...request, page });
  return {
    heading: headingOf(request, t),
    headingParts: headingParts(request, visit),
    box: presentBox(request, t, besideFilters(request)),
    summary: summaryOf(found, first, t),
    total: found.total,
    chips,
    chosenCount: t.search.chosenCount(chips.length),
    clearHref: writeSearchAddress({
      query: onlyBoxWords(request),
      sort: request.sort,
      fold: request.fold,
      size: request.size,
    }),
    hits: found.hits.map((hit) => ({
      ...presentHit(hit, labels, visit, wanted),
      others: othersOf(hit, request, t),
    })),
    tabs: tabsOf(request, found, ofAllTypes, t),
    isGrid: isOnly(request, 'image'),
    filters: presentFilters(request, found, labels, visit, whole),
    sorts: SORTS.map((sort) => ({
      value: sort,
      label: t.sorts[sort],
      selected: sort === request.sort,
    })),
    folds: (['', ...FOLDS] as const).map((fold) => ({
      value: fold,
      label: t.folds[fold],
      selected: fold === (request.fold ?? ''),
    })),
    foldHint: request.fold === undefined ? null : t.search.foldHint,
    sizes: [...new Set([DEFAULT_SIZE, 50, MOST_PER_PAGE, request.size])]
      .sort((a, b) => a - b)
      .map((size) => ({
        value: String(size),
        label: String(size),
        selected: size === request.size,
      })),
    pages: pageLinks(request.page, lastPage, address, t),
    previousHref: request.page > 1 ? address(Math.min(request.page - 1, lastPage)) : null,
    nextHref: request.page < lastPage ? address(request.page + 1) : null,
    pageOf: t.search.pageOf(request.page, lastPage),
    capped: found.total > MAX_RANK ? t.search.capped(MAX_RANK) : null,
    firstPageHref: found.total > 0 && shown === 0 ? address(1) : null,
    remedy: shownRemedy,
    notices: notOffered(notices, shownRemedy),
    periods: presentPeriods(found.facets.period, request, labels, t),
    take: presentTake(request, found.works ?? found.total, t),
  };
}

/** What the form has no field for, and the next search keeps all the same. */
function besideFilters({ filters, added }: SearchRequest): SearchBox['hidden'] {
  const kept = Object.entries(filters).filter(([name]) => !FACETS.some((facet) => facet === name));
  return parametersOf({ filters: Object.fromEntries(kept), added }).map(([name, value]) => ({
    name,
    value,
  }));
}

/** @param first rank of the first hit of the page */
function summaryOf({ total, works, hits }: SearchPage, first: number, t: Visit['t']): string {
  const w = t.search;
  const found = works === undefined ? w.total(total) : w.totalOfOeuvres(total, works);
  if (hits.length === 0 || total <= hits.length) return found;
  const range = works === undefined ? w.range : w.rangeOfOeuvres;
  return found + range(first, first + hits.length - 1);
}

/** The other works that a hit stands for: the same search within its oeuvre. */
function othersOf(
  { gathered }: FoundHit,
  request: SearchRequest,
  t: Visit['t'],
): ShownHit['others'] {
  if (gathered === undefined) return null;
  const filters = { ...request.filters, oeuvre: [gathered.oeuvre] };
  return {
    label: t.search.others(gathered.works - 1),
    href: writeSearchAddress({ ...request, filters, fold: undefined, page: 1 }),
  };
}

/** What is offered with its count is not pointed at a second time. */
function notOffered(notices: readonly Notice[], { offers }: ShownRemedy): Notice[] {
  const offered = new Set(offers.map(({ href }) => href));
  return notices.flatMap((notice) => {
    const links = notice.links.filter(({ href }) => !offered.has(href));
    return links.length === 0 && notice.links.length > 0 ? [] : [{ ...notice, links }];
  });
}

/** What is shown when a request has faults: them, and the box with what could be read. */
export function presentFaults(
  request: SearchRequest,
  faults: readonly Fault[],
  { t }: Visit,
): { box: SearchBox; faults: string[] } {
  return { box: presentBox(request, t), faults: faults.map((fault) => faultSentence(fault, t)) };
}

/** Types that have a tab of their own; all of them stand among the filters. */
const MOST_TABS = 7;

function tabsOf(
  request: SearchRequest,
  { facets }: SearchPage,
  ofAllTypes: number,
  t: Visit['t'],
): Tab[] {
  const chosen = request.filters.type ?? [];
  const tab = (types: readonly string[], label: string, count: number, current: boolean): Tab => ({
    label,
    count: t.number(count),
    href: writeSearchAddress({
      ...request,
      page: 1,
      filters: { ...request.filters, type: types },
    }),
    current,
  });
  if (ofAllTypes === 0) return [];
  const shown = facets.type.filter(
    ({ value }, i) => i < MOST_TABS || isOnly(request, value as TypeCode),
  );
  return [
    tab([], t.search.allTypes, ofAllTypes, chosen.length === 0),
    ...shown.map(({ value, count }) =>
      tab([value], t.types[value as TypeCode], count, isOnly(request, value as TypeCode)),
    ),
  ];
}

function isOnly({ filters: { type = [] } }: SearchRequest, wanted: TypeCode): boolean {
  return type.length === 1 && type[0] === wanted;
}

function onlyBoxWords(request: SearchRequest): SearchRequest['query'] {
  const field = boxField(request);
  const words = request.query[field];
  return words === undefined ? {} : { [field]: words };
}

/** The words of a request, as a heading. */
export function headingOf(request: SearchRequest, t: Visit['t']): string {
  const words = wordsOf(request, t);
  return words.length === 0 ? t.search.allWorks : t.search.resultsFor(words.join(t.site.and));
}

function headingParts(request: SearchRequest, { lang, t }: Visit): MarkedText[] {
  const words = wordsOf(request, t).join(t.site.and);
  if (words === '') return [{ text: t.search.allWorks, lang: '' }];
  const [before = '', after = ''] = t.search.resultsFor('\n').split('\n');
  return [{ text: before, lang: '' }, marked(words, lang), { text: after, lang: '' }];
}

function lastPageOf(total: number, size: number): number {
  return Math.max(1, Math.min(Math.ceil(total / size), Math.floor(MAX_RANK / size)));
}

/** First, last, and two on each side of the present one. */
function pageLinks(
  current: number,
  last: number,
  address: (page: number) => string,
  t: Visit['t'],
): PageLink[] {
  if (last === 1) return [];
  const wanted = new Set([1, last]);
  for (let page = current - 2; page <= current + 2; page++) {
    if (page >= 1 && page <= last) wanted.add(page);
  }
  const pages = [...wanted].sort((a, b) => a - b);
  return pages.map((page, i) => ({
    label: t.number(page),
    name: t.search.page(page),
    href: address(page),
    current: page === current,
    gap: page - (pages[i - 1] ?? page - 1) > 1,
  }));
}
