/**
 * 浏览: the values of one facet without a query, or within one: the same page is where the filter of a long
 * facet leads to. All go by 音序 or 笔画, places and classes as the tree they are as well. Titles have a list of
 * their own, `titles.ts`, which their first characters part.
 */
import { valueText } from '../../../catalogue/search/facet-values.ts';
import { initialOf, sortKey } from '../../../catalogue/text/pinyin.ts';
import type { SpokenAs } from '../../../catalogue/text/pinyin.ts';
import { MOST_LISTED } from '../../../catalogue/ports/search-index.ts';
import type { FacetCount, ListedValues } from '../../../catalogue/ports/search-index.ts';
import { browseName, LISTED_FACETS } from '../../../catalogue/search/facets.ts';
import type { ListedFacet } from '../../../catalogue/search/facets.ts';
import type { SearchRequest } from '../../../catalogue/search/request.ts';
import { langOf } from '../../../catalogue/text/script.ts';
import { strokesOf } from '../../../catalogue/text/strokes.ts';
import { HTML_LANG } from '../../i18n/languages.ts';
import type { Visit } from '../../visit.ts';
import type { Messages } from '../../i18n/languages.ts';
import type { Labels } from '../../i18n/labels.ts';
import { parametersOf, writeSearchAddress } from '../../addresses/search-address.ts';
import { depthOf, inTreeOrder, isTree } from './trees.ts';

/** The facet that the page of this name lists; undefined when there is no such page. */
export function browsedFacet(name: string): ListedFacet | undefined {
  return LISTED_FACETS.find((facet) => browseName(facet) === name);
}

export const BROWSE_ORDERS = ['tree', 'pinyin', 'strokes', 'count'] as const;
export type BrowseOrder = (typeof BROWSE_ORDERS)[number];

/** Orders that a facet has; the first unless another is chosen. */
export function ordersOf(facet: ListedFacet): readonly [BrowseOrder, ...BrowseOrder[]] {
  if (facet === 'head') return ['pinyin', 'strokes'];
  return isTree(facet) ? BROWSE_ORDERS : ['pinyin', 'strokes', 'count'];
}

/** Values on one page. */
const PER_PAGE = 200;
/** Of no more values, all are shown at once, whatever they begin with. */
const SHOWN_WHOLE = 100;

export interface BrowseChoice {
  readonly order: BrowseOrder;
  /** Letter or number of strokes; '' = the first there is. */
  readonly group: string;
  /** What the values must contain, as typed. */
  readonly find: string;
  /** From 1. */
  readonly page: number;
}

export interface Link {
  readonly label: string;
  readonly href: string;
  readonly current: boolean;
}

/** What stands above every list. */
export interface BrowseFrame {
  readonly heading: string;
  readonly lead: string;
  readonly action: string;
  readonly tabs: readonly Link[];
  readonly orders: readonly Link[];
  readonly find: string;
  readonly hidden: readonly { readonly name: string; readonly value: string }[];
  /** What was asked besides, and the way back to it; null when nothing was. */
  readonly within: { readonly label: string; readonly href: string } | null;
}

export interface Browse extends BrowseFrame {
  /** A tree stands in one column. */
  readonly isTree: boolean;
  readonly groups: readonly Link[];
  readonly summary: string;
  readonly values: readonly {
    readonly label: string;
    /** `lang` of the label; '' where that of the page is right. */
    readonly lang: string;
    readonly href: string;
    readonly count: string;
    /** Steps below the top of a tree. */
    readonly depth: number;
  }[];
  readonly previousHref: string | null;
  readonly nextHref: string | null;
  readonly pageOf: string;
}

export function frameOf(
  facet: ListedFacet,
  request: SearchRequest,
  choice: BrowseChoice,
  t: Messages,
): BrowseFrame {
  const kept = keptOf(request);
  const name = browseName(facet);
  const address = (change: Partial<BrowseChoice>, to: ListedFacet = facet): string =>
    browseAddress(to, kept, { ...choice, group: '', page: 1, ...change });
  return {
    heading: t.browse.heading(t.browse.names[name]),
    lead: facet === 'head' ? t.browse.titlesLead : t.browse.lead,
    action: `/browse/${name}`,
    tabs: Object.entries(t.browse.names).flatMap(([other, label]) => {
      const one = browsedFacet(other);
      if (one === undefined) return [];
      const href = address({ find: '', order: ordersOf(one)[0] }, one);
      return [{ label, href, current: one === facet }];
    }),
    orders: ordersOf(facet).map((order) => ({
      label: t.browse.orders[order],
      href: address({ order }),
      current: order === choice.order,
    })),
    find: choice.find,
    hidden: [
      ...kept.map(([key, value]) => ({ name: key, value })),
      ...(choice.order === ordersOf(facet)[0] ? [] : [{ name: 'by', value: choice.order }]),
    ],
    within:
      kept.length === 0 ? null : { label: t.browse.within, href: writeSearchAddress(request) },
  };
}

/** What of a request goes with every list: all but how its own hits are shown. */
export function keptOf(request: SearchRequest): readonly [string, string][] {
  return parametersOf({ ...request, page: 1, sort: 'relevance' });
}

export function presentBrowse(
  facet: ListedFacet,
  request: SearchRequest,
  choice: BrowseChoice,
  found: ListedValues,
  labels: Labels,
  { lang, t }: Visit,
): Browse {
  const kept = keptOf(request);
  const address = (change: Partial<BrowseChoice>): string =>
    browseAddress(facet, kept, { ...choice, group: '', page: 1, ...change });
  const isGrouped =
    (choice.order === 'pinyin' || choice.order === 'strokes') && found.values.length > SHOWN_WHOLE;
  const groups = isGrouped
    ? groupsOf(facet, found.values, choice.order)
    : new Map<string, FacetCount[]>();
  const group = groups.has(choice.group) ? choice.group : ([...groups.keys()][0] ?? '');
  const ordered = inOrder(facet, groups.get(group) ?? found.values, choice.order);
  const pages = Math.max(1, Math.ceil(ordered.length / PER_PAGE));
  const page = Math.min(choice.page, pages);
  const chosen = request.filters[facet] ?? [];
  const turn = (to: number): string => address({ group, page: to });
  return {
    ...frameOf(facet, request, choice, t),
    isTree: choice.order === 'tree',
    groups: [...groups].map(([value, members]) => ({
      label: choice.order === 'strokes' ? t.browse.strokes(value, members.length) : value,
      href: address({ group: value }),
      current: value === group,
    })),
    summary:
      found.total > found.values.length
        ? t.browse.cut(found.total, MOST_LISTED)
        : t.browse.total(found.total),
    values: ordered.slice((page - 1) * PER_PAGE, page * PER_PAGE).map(({ value, count }) => ({
      label: labelOf(facet, value, labels),
      lang: langOf(labelOf(facet, value, labels), HTML_LANG[lang]),
      href: writeSearchAddress({
        ...request,
        page: 1,
        filters: { ...request.filters, [facet]: [...new Set([...chosen, value])] },
      }),
      count: t.number(count),
      depth: choice.order === 'tree' ? depthOf(facet, value, found.values) : 0,
    })),
    previousHref: page > 1 ? turn(page - 1) : null,
    nextHref: page < pages ? turn(page + 1) : null,
    pageOf: pages > 1 ? t.search.pageOf(page, pages) : '',
  };
}

/** A class by its number, which cataloguers know it by and shelves go by, before its name: K295.3 江苏地方史志. */
function labelOf(facet: ListedFacet, value: string, labels: Labels): string {
  const label = labels.of(facet, value);
  return facet !== 'class' || label.startsWith(value) ? label : `${value} ${label}`;
}

/** Address of a page of values, of all works or of those of a request. */
export function browseAddress(
  facet: ListedFacet,
  kept: readonly (readonly [string, string])[],
  { order, group, find, page }: BrowseChoice,
): string {
  const parameters = new URLSearchParams(
    kept.map(([key, value]): [string, string] => [key, value]),
  );
  if (order !== ordersOf(facet)[0]) parameters.set('by', order);
  if (group !== '') parameters.set('at', group);
  if (find !== '') parameters.set('find', find);
  if (page > 1) parameters.set('from-page', String(page));
  const text = parameters.toString();
  return `/browse/${browseName(facet)}${text === '' ? '' : `?${text}`}`;
}

/** Values by the letter or the strokes of their first character, in order; those without come last. */
export function groupsOf(
  facet: ListedFacet,
  values: readonly FacetCount[],
  order: BrowseOrder,
): Map<string, FacetCount[]> {
  const groups = new Map<string, FacetCount[]>();
  for (const one of values) {
    const text = spoken(facet, one.value);
    const group =
      order === 'pinyin'
        ? initialOf(text, spokenAs(facet))
        : String(strokesOf(firstOf(text)) ?? '…');
    const members = groups.get(group);
    if (members === undefined) groups.set(group, [one]);
    else members.push(one);
  }
  const rank = (group: string): string =>
    group === '…' ? '~' : group.padStart(order === 'strokes' ? 3 : 1, '0');
  return new Map([...groups].sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1)));
}

export function inOrder(
  facet: ListedFacet,
  values: readonly FacetCount[],
  order: BrowseOrder,
): readonly FacetCount[] {
  if (order === 'count') return values;
  if (order === 'tree') return inTreeOrder(values);
  return values
    .map((one) => {
      const text = spoken(facet, one.value);
      const strokes = order === 'strokes' ? (strokesOf(firstOf(text)) ?? 99) : 0;
      return { one, key: sortKey(text, spokenAs(facet)), strokes };
    })
    .sort((a, b) => a.strokes - b.strokes || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ one }) => one);
}

/** What a value goes by among 音序 and 笔画: of a class its heading, not its number. */
function spoken(facet: ListedFacet, value: string): string {
  const text = valueText(facet, value);
  const heading = facet === 'class' ? text.replace(/^[a-z][a-z0-9.=/-]*\s*/u, '') : '';
  return heading === '' ? text : heading;
}

function spokenAs(facet: ListedFacet): SpokenAs {
  return facet === 'person' ? 'person' : 'words';
}

function firstOf(text: string): string {
  return String.fromCodePoint(text.codePointAt(0) ?? 0);
}
