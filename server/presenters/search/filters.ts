/**
 * 筛选: the facets as groups of checkboxes in the one form of the page, 获取方式 first, with 在家能看 as a switch of
 * its own. A group shows few values, and those chosen; the rest is listed elsewhere or when it is asked for, so that
 * a page of hits is not a page of checkboxes.
 */
import { PERIODS } from '../../../catalogue/dates/periods.ts';
import { FILTERS, FACETS, isListed } from '../../../catalogue/search/facets.ts';
import { YEAR_KINDS } from '../../../catalogue/search/request.ts';
import type { FacetName } from '../../../catalogue/search/facets.ts';
import type { SearchRequest } from '../../../catalogue/search/request.ts';
import type { FacetCount, SearchPage } from '../../../catalogue/ports/search-index.ts';
import type { Messages } from '../../i18n/languages.ts';
import type { Visit } from '../../visit.ts';
import { marked } from '../site/marked.ts';
import { browseAddress } from './browse.ts';
import { yearsCalled } from '../../i18n/labels.ts';
import type { Labels } from '../../i18n/labels.ts';
import {
  FACET_PARAMETERS,
  parametersOf,
  withoutFilter,
  writeSearchAddress,
} from '../../addresses/search-address.ts';
import type { Option } from './search-box.ts';
import { aboveOf, depthOf, inTreeOrder, isTree } from './trees.ts';

/** Values of a facet that are shown unasked; one more than that is shown rather than led to. */
const SHOWN = 5;
/** Of facets that a reader looks through for one of their own. */
const SHOWN_OF: Partial<Record<FacetName, number>> = { access: 12, lib: 16 };
/** What most readers narrow by stands open. */
const OPEN: ReadonlySet<FacetName> = new Set(['access', 'lib', 'type']);
/** How a work can be had comes before what it is. */
const ORDER: readonly FacetName[] = ['access', ...FACETS.filter((facet) => facet !== 'access')];
/** What can be read from anywhere by anybody; what needs a reader's card (login) is not promised. */
const AT_HOME = 'online';

export interface FilterValue {
  readonly id: string;
  readonly value: string;
  readonly label: string;
  /** Of the label, where it is not the page's. */
  readonly lang: string;
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
  readonly isOpen: boolean;
  readonly shown: readonly FilterValue[];
  /** What leads to all values: 全部 13 项; null when all are here. */
  readonly all: string | null;
  /** Where they are listed and looked through; null where the search itself shows them when asked (`whole`). */
  readonly allHref: string | null;
}

/** 在家能看: one tap puts it on, one takes it off. */
export interface AtHome {
  readonly count: string;
  /** Null when it would find nothing. */
  readonly href: string | null;
  readonly isOn: boolean;
}

export interface ShownFilters {
  readonly atHome: AtHome;
  /** 筛选（已选 2） */
  readonly title: string;
  /** Open on a phone as well: one of its groups was asked for whole. */
  readonly isOpen: boolean;
  /** 查看 75 种: what there is while nothing else is ticked. */
  readonly see: string;
  /** The same with {n} for the number. */
  readonly seeMany: string;
  readonly groups: readonly FilterGroup[];
  readonly from: string;
  readonly until: string;
  /** 出版年; 拍摄年 where all that was found are photographs. */
  readonly yearsName: string;
  readonly yearKinds: readonly Option[];
  readonly areYearsOpen: boolean;
}

const PERIOD_ORDER: ReadonlyMap<string, number> = new Map(
  PERIODS.map((period, i) => [period.code, i]),
);

/** @param whole the facet whose values are all shown, as far as they were counted */
export function presentFilters(
  request: SearchRequest,
  { facets, inexact, total, works }: Pick<SearchPage, 'facets' | 'inexact' | 'total' | 'works'>,
  labels: Labels,
  visit: Pick<Visit, 'lang' | 't'>,
  whole?: FacetName,
): ShownFilters {
  const { t } = visit;
  const groups = ORDER.map((facet) => {
    const count = inexact.includes(facet) ? t.search.about : t.number;
    return groupOf(facet, request, facets[facet], count, labels, visit, facet === whole);
  });
  const yearsName = yearsCalled(
    request,
    t,
    facets.type.map(({ value }) => value),
  );
  const areYearsOpen = request.from !== null || request.until !== null;
  const chosen = FILTERS.reduce((sum, facet) => sum + (request.filters[facet]?.length ?? 0), 0);
  const see = works === undefined ? t.search.see : t.search.seeOeuvres;
  return {
    atHome: atHomeOf(request, facets.access, t),
    title: t.search.filtersChosen(chosen + (areYearsOpen ? 1 : 0)),
    isOpen: whole !== undefined,
    see: see(t.number(total)),
    seeMany: see('{n}'),
    groups: groups.filter((group) => group.shown.length > 0),
    from: request.from === null ? '' : String(request.from),
    until: request.until === null ? '' : String(request.until),
    yearsName,
    yearKinds: YEAR_KINDS.map((kind) => ({
      value: kind,
      label: kind === 'publication' ? yearsName : t.yearKinds[kind],
      selected: kind === request.years,
    })),
    areYearsOpen,
  };
}

/** It stands for all of 获取方式: other ways of access go when it is put on, since a hit of theirs is not at home. */
function atHomeOf(request: SearchRequest, counts: readonly FacetCount[], t: Messages): AtHome {
  const { access = [] } = request.filters;
  const isOn = access.includes(AT_HOME);
  const count = counts.find(({ value }) => value === AT_HOME)?.count ?? 0;
  const turned = isOn
    ? withoutFilter(request, 'access', AT_HOME)
    : { ...request, page: 1, filters: { ...request.filters, access: [AT_HOME] } };
  return {
    count: t.number(count),
    href: isOn || count > 0 ? writeSearchAddress(turned) : null,
    isOn,
  };
}

function groupOf(
  facet: FacetName,
  request: SearchRequest,
  counts: readonly FacetCount[],
  shownCount: (count: number) => string,
  labels: Labels,
  { lang, t }: Pick<Visit, 'lang' | 't'>,
  isWhole: boolean,
): FilterGroup {
  const chosen = request.filters[facet] ?? [];
  const missing = chosen.filter((value) => !counts.some((count) => count.value === value));
  const all = [...counts, ...missing.map((value) => ({ value, count: 0 }))];
  const most = SHOWN_OF[facet] ?? SHOWN;
  const first = isWhole || all.length === most + 1 ? all : all.slice(0, most);
  // A chosen value is never left out, nor what stands above it in a tree.
  const above = isTree(facet) ? chosen.flatMap((value) => aboveOf(facet, value, all)) : [];
  const front = new Set([...first, ...above].map(({ value }) => value).concat(chosen));
  const ordered =
    facet === 'period' ? all.toSorted(byTime) : isTree(facet) ? inTreeOrder(all) : all;
  const shown = ordered.filter(({ value }) => front.has(value));
  const isCut = shown.length < all.length;
  const href = isCut ? allHref(facet, request) : null;
  return {
    id: `filter-${facet}`,
    parameter: FACET_PARAMETERS[facet],
    label: t.facets[facet],
    chosen: chosen.length === 0 ? null : t.search.chosenCount(chosen.length),
    isOpen: isWhole || chosen.length > 0 || OPEN.has(facet),
    shown: shown.map(({ value, count }, i) => {
      const label = labels.of(facet, value);
      return {
        id: `${facet}-${i}`,
        value,
        label,
        lang: marked(label, lang).lang,
        count: shownCount(count),
        checked: chosen.includes(value),
        depth: depthOf(facet, value, all),
      };
    }),
    // Of what is listed elsewhere only the first values were counted.
    all: isCut ? (href === null ? t.search.allValues(all.length) : t.browse.all) : null,
    allHref: href,
  };
}

function allHref(facet: FacetName, request: SearchRequest): string | null {
  if (!isListed(facet)) return null;
  const kept = parametersOf({ ...request, page: 1, sort: 'relevance' });
  return browseAddress(facet, kept, { order: 'count', group: '', find: '', page: 1 });
}

function byTime(a: FacetCount, b: FacetCount): number {
  return (PERIOD_ORDER.get(a.value) ?? 0) - (PERIOD_ORDER.get(b.value) ?? 0);
}
