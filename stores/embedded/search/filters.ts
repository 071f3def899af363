/**
 * The filters of a request, worked out once for each distinct list of values instead of for each work.
 *
 * A group is what is filtered and counted together, by the column it stands in: each facet of the work
 * is one, the facets of a holding are one (one holding must meet all of theirs), and years
 * belong to the group of the period. A facet is counted as if its own group had no filter. When a work was added
 * is a group without a facet.
 */
import { OPEN_FACETS } from '../../../catalogue/search/facets.ts';
import type { OpenFacet } from '../../../catalogue/search/facets.ts';
import type { SearchRequest } from '../../../catalogue/search/request.ts';
import type { Dictionary } from './file/dictionary.ts';
import type { HoldingSets } from './file/holding-sets.ts';
import { WORK_LISTS } from './file/schema.ts';
import type { Column, ListColumn, WorkList } from './file/schema.ts';
import { spanOfWeek } from '../../../catalogue/weeks.ts';

export interface Dictionaries {
  readonly lists: Readonly<Record<WorkList, Dictionary<readonly string[]>>>;
  readonly holdings: HoldingSets;
  readonly open: Readonly<Record<OpenFacet, Dictionary<string>>>;
}

export type Group = Column | 'added';

/** What a work must meet; several of one group are met or failed together. */
export type Condition =
  /** By code of the list of a work: 1 = it meets the condition. */
  | { readonly group: ListColumn; readonly chosen: Uint8Array }
  /** The work has one of these codes. */
  | { readonly group: OpenFacet; readonly codes: readonly number[] }
  | { readonly group: 'period'; readonly years: Years }
  | { readonly group: 'added'; readonly span: Span };

/** Milliseconds since 1970, half-open. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** Inclusive; the undated are never among them. */
export interface Years {
  readonly kind: SearchRequest['years'];
  readonly from: number;
  readonly until: number;
}

/** None when nothing is filtered. */
export function conditionsOf(request: SearchRequest, dictionaries: Dictionaries): Condition[] {
  const { filters, from, until } = request;
  const conditions: Condition[] = [];
  for (const group of WORK_LISTS) {
    const wanted = new Set(filters[group]);
    if (wanted.size === 0) continue;
    const { values } = dictionaries.lists[group];
    const chosen = Uint8Array.from(values, (list) => Number(list.some((one) => wanted.has(one))));
    conditions.push({ group, chosen });
  }
  for (const group of OPEN_FACETS) {
    const wanted = filters[group] ?? [];
    if (wanted.length === 0) continue;
    const codes = wanted.flatMap((value) => dictionaries.open[group].codeOf(value) ?? []);
    conditions.push({ group, codes });
  }
  const holdings = dictionaries.holdings.passing(filters);
  if (holdings !== undefined) conditions.push({ group: 'holdings', chosen: holdings });
  if (from !== null || until !== null) {
    const years = { kind: request.years, from: from ?? -Infinity, until: until ?? Infinity };
    conditions.push({ group: 'period', years });
  }
  if (request.added !== undefined) {
    const { from: first, until: end } = spanOfWeek(request.added);
    conditions.push({ group: 'added', span: { from: first.getTime(), until: end.getTime() } });
  }
  return conditions;
}
