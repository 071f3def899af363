/**
 * 筛选: the facets as groups of checkboxes in the one form of the page, and 已选条件, each a link that
 * takes one condition away.
 */
import { PERIODS } from '../../../catalogue/dates/periods.ts';
import { FILTERS, FACETS, isListed } from '../../../catalogue/search/facets.ts';
import { YEAR_KINDS, QUERY_FIELDS } from '../../../catalogue/search/request.ts';
import type { FacetName } from '../../../catalogue/search/facets.ts';
import type { SearchRequest } from '../../../catalogue/search/request.ts';
import type { FacetCount, SearchPage } from '../../../catalogue/ports/search-index.ts';
import type { Messages } from '../../i18n/languages.ts';
import { browseAddress } from './browse.ts';
import { weekLabel, yearsCalled, yearsLabel } from '../../i18n/labels.ts';
import type { Labels } from '../../i18n/labels.ts';
import {
  FACET_PARAMETERS,
  parametersOf,
  withWords,
  withoutFilter,
  writeSearchAddress,
} from '../../addresses/search-address.ts';
import { boxField } from './search-box.ts';
import type { Option } from './search-box.ts';
import { aboveOf, depthOf, inTreeOrder, isTree } from './trees.ts';

/** Values shown before 更多. */
const SHOWN = 8;

export interface FilterValue {
  readonly id: string;
  readonly value: string;
  readonly label: string;
  readonly count: string;
  readonly checked: boolean;
  /** Steps below the top of a tree. */
  readonly depth: number;
}

export interface FilterGroup {
  readonly id: string;
  readonly parameter: string;
  readonly label: string;
  /** 已选 2 项; null when none is. */
  readonly chosen: string | null;
  readonly shown: readonly FilterValue[];
  readonly rest: readonly FilterValue[];
  readonly more: string;
  /** Where all values are listed and looked through; null when all are here. */
  readonly allHref: string | null;
}

export interface ShownFilters {
  readonly groups: readonly FilterGroup[];
  readonly from: string;
  readonly until: string;
  /** 出版年; 拍摄年 where all that was found are photographs. */
  readonly yearsName: string;
  readonly yearKinds: readonly Option[];
  readonly isAnyChosen: boolean;
}

export interface Chip {
  readonly label: string;
  readonly href: string;
  /** For a screen reader: what following the link does. */
  readonly name: string;
}

const PERIOD_ORDER: ReadonlyMap<string, number> = new Map(
  PERIODS.map((period, i) => [period.code, i]),
);

export function presentFilters(
  request: SearchRequest,
  { facets, inexact }: Pick<SearchPage, 'facets' | 'inexact'>,
  labels: Labels,
  t: Messages,
): ShownFilters {
  const groups = FACETS.map((facet) => {
    const count = inexact.includes(facet) ? t.search.about : t.number;
    return groupOf(facet, request, facets[facet], count, labels, t);
  });
  const yearsName = yearsCalled(
    request,
    t,
    facets.type.map(({ value }) => value),
  );
  return {
    groups: groups.filter((group) => group.shown.length > 0),
    from: request.from === null ? '' : String(request.from),
    until: request.until === null ? '' : String(request.until),
    yearsName,
    yearKinds: YEAR_KINDS.map((kind) => ({
      value: kind,
      label: kind === 'publication' ? yearsName : t.yearKinds[kind],
      selected: kind === request.years,
    })),
    isAnyChosen:
      groups.some((group) => group.chosen !== null) ||
      request.from !== null ||
      request.until !== null,
  };
}

function groupOf(
  facet: FacetName,
  request: SearchRequest,
  counts: readonly FacetCount[],
  shownCount: (count: number) => string,
  labels: Labels,
  t: Messages,
): FilterGroup {
  const chosen = request.filters[facet] ?? [];
  const missing = chosen.filter((value) => !counts.some((count) => count.value === value));
  const all = [...counts, ...missing.map((value) => ({ value, count: 0 }))];
  // A chosen value is never hidden behind 更多, nor what stands above it in a tree.
  const above = isTree(facet) ? chosen.flatMap((value) => aboveOf(facet, value, all)) : [];
  const front = new Set(
    [...all.slice(0, SHOWN), ...above].map(({ value }) => value).concat(chosen),
  );
  const ordered =
    facet === 'period' ? all.toSorted(byTime) : isTree(facet) ? inTreeOrder(all) : all;
  const values = ordered.map(({ value, count }, i) => ({
    id: `${facet}-${i}`,
    value,
    label: labels.of(facet, value),
    count: shownCount(count),
    checked: chosen.includes(value),
    depth: depthOf(facet, value, all),
  }));
  const rest = values.filter(({ value }) => !front.has(value));
  return {
    id: `filter-${facet}`,
    parameter: FACET_PARAMETERS[facet],
    label: t.facets[facet],
    chosen: chosen.length === 0 ? null : t.search.chosenCount(chosen.length),
    shown: values.filter(({ value }) => front.has(value)),
    rest,
    more: t.search.more(rest.length),
    allHref: allHref(facet, request, counts.length),
  };
}

function allHref(facet: FacetName, request: SearchRequest, values: number): string | null {
  if (!isListed(facet) || values <= SHOWN) return null;
  const kept = parametersOf({ ...request, page: 1, sort: 'relevance' });
  return browseAddress(facet, kept, { order: 'count', group: '', find: '', page: 1 });
}

function byTime(a: FacetCount, b: FacetCount): number {
  return (PERIOD_ORDER.get(a.value) ?? 0) - (PERIOD_ORDER.get(b.value) ?? 0);
}

/** Every condition but the words in the box. */
export function chipsOf(request: SearchRequest, labels: Labels, t: Messages): Chip[] {
  const chips: Chip[] = [];
  const add = (label: string, left: SearchRequest): void => {
    chips.push({ label, href: writeSearchAddress(left), name: t.search.remove(label) });
  };
  const inBox = boxField(request);
  for (const field of QUERY_FIELDS) {
    const words = request.query[field];
    if (field === inBox || words === undefined) continue;
    add(`${t.fields[field]}${t.site.colon}${words}`, withWords(request, field, ''));
  }
  const { expression } = request.query;
  if (expression !== undefined) {
    add(`${t.search.expression}${t.site.colon}${expression}`, withWords(request, 'expression', ''));
  }
  for (const facet of FILTERS) {
    for (const value of request.filters[facet] ?? []) {
      add(
        `${t.facets[facet]}${t.site.colon}${labels.of(facet, value)}`,
        withoutFilter(request, facet, value),
      );
    }
  }
  if (request.added !== undefined) {
    add(`${t.arrivals.added}${t.site.colon}${weekLabel(request.added, t)}`, {
      ...request,
      page: 1,
      added: undefined,
    });
  }
  const years = yearsLabel(request, t);
  if (years !== null) {
    const name =
      request.years === 'publication' ? yearsCalled(request, t) : t.yearKinds[request.years];
    add(`${name}${t.site.colon}${years}`, {
      ...request,
      page: 1,
      from: null,
      until: null,
      years: 'publication',
    });
  }
  return chips;
}
