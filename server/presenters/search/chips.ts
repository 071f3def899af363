/**
 * 已选条件: each condition of a request as a link that takes it away, and the title of a page of results, which says
 * them all, so that two windows, two bookmarks or two lines of a history can be told apart.
 */
import { FILTERS } from '../../../catalogue/search/facets.ts';
import { QUERY_FIELDS } from '../../../catalogue/search/request.ts';
import type { SearchRequest } from '../../../catalogue/search/request.ts';
import { weekLabel, yearsCalled, yearsLabel } from '../../i18n/labels.ts';
import type { Labels } from '../../i18n/labels.ts';
import type { Messages } from '../../i18n/languages.ts';
import { withWords, withoutFilter, writeSearchAddress } from '../../addresses/search-address.ts';
import type { BrowseChoice } from './browse.ts';
import { boxField } from './search-box.ts';

export interface Chip {
  /** 馆：江宁区图书馆, and its two parts. */
  readonly label: string;
  readonly kind: string;
  readonly value: string;
  readonly href: string;
  /** For a screen reader: what following the link does. */
  readonly name: string;
  /** Id of the group of filters that the condition is chosen in; '' when it is in none. */
  readonly filter: string;
}

/** A condition beside the words of the box. */
interface Condition {
  /** What kind of condition it is: 馆. */
  readonly kind: string;
  readonly value: string;
  readonly left: SearchRequest;
  readonly filter: string;
}

/** Every condition but the words in the box. */
export function chipsOf(request: SearchRequest, labels: Labels, t: Messages): Chip[] {
  return [...wordsBeside(request, t), ...chosenIn(request, labels, t)].map(
    ({ kind, value, left, filter }) => {
      const label = `${kind}${t.site.colon}${value}`;
      const name = t.search.remove(label);
      return { label, kind, value, href: writeSearchAddress(left), name, filter };
    },
  );
}

/** 南京 · 图书 · 第 2 页 · 检索 */
export function resultsTitle(request: SearchRequest, labels: Labels, t: Messages): string {
  const words = wordsOf(request, t);
  return [
    ...(words.length === 0 ? [t.search.allWorks] : words),
    ...chosenIn(request, labels, t).map(({ value }) => value),
    ...pageIn(request.page, t),
    t.nav.search,
  ].join(' · ');
}

/** 浏览主题词 · 笔画 · 8 · 南京 · 第 2 页: a list of values, with what it is held to. */
export function browseTitle(
  heading: string,
  choice: BrowseChoice & { readonly isFirstOrder: boolean },
  request: SearchRequest,
  labels: Labels,
  t: Messages,
): string {
  const held = [...wordsOf(request, t), ...chosenIn(request, labels, t).map(({ value }) => value)];
  return [
    heading,
    choice.isFirstOrder ? '' : t.browse.orders[choice.order],
    choice.group,
    choice.find,
    ...held,
    ...pageIn(choice.page, t),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

function pageIn(page: number, t: Messages): string[] {
  return page > 1 ? [t.search.page(page)] : [];
}

/** The words of a request, each field by its name. */
export function wordsOf({ query }: SearchRequest, t: Messages): string[] {
  const words = QUERY_FIELDS.flatMap((field) => {
    const text = query[field];
    if (text === undefined) return [];
    return [field === 'any' ? text : `${t.fields[field]}${t.site.colon}${text}`];
  });
  return query.expression === undefined ? words : [...words, query.expression];
}

function wordsBeside(request: SearchRequest, t: Messages): Condition[] {
  const inBox = boxField(request);
  const fields = [...QUERY_FIELDS.filter((field) => field !== inBox), 'expression'] as const;
  return fields.flatMap((field) => {
    const value = request.query[field];
    if (value === undefined) return [];
    const kind = field === 'expression' ? t.search.expression : t.fields[field];
    return [{ kind, value, left: withWords(request, field, ''), filter: '' }];
  });
}

function chosenIn(request: SearchRequest, labels: Labels, t: Messages): Condition[] {
  const chosen: Condition[] = FILTERS.flatMap((facet) =>
    (request.filters[facet] ?? []).map((value) => ({
      kind: t.facets[facet],
      value: labels.of(facet, value),
      left: withoutFilter(request, facet, value),
      filter: `filter-${facet}`,
    })),
  );
  if (request.added !== undefined) {
    chosen.push({
      kind: t.arrivals.added,
      value: weekLabel(request.added, t),
      left: { ...request, page: 1, added: undefined },
      filter: '',
    });
  }
  const years = yearsLabel(request, t);
  if (years !== null) {
    chosen.push({
      kind: request.years === 'publication' ? yearsCalled(request, t) : t.yearKinds[request.years],
      value: years,
      left: { ...request, page: 1, from: null, until: null, years: 'publication' },
      filter: 'filter-years',
    });
  }
  return chosen;
}
