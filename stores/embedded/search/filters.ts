/**
 * The filters of a request, worked out once for each distinct list of values instead of for each work.
 *
 * A group is what is filtered and counted together, by the column it stands in: each facet of the work
 * is one, the facets of a holding are one (one holding must meet all of theirs, DESIGN 4.8), and years
 * belong to the group of the period. A facet is counted as if its own group had no filter.
 */
import { OPEN_FACETS } from '../../../catalogue/search/facets.ts';
import type { OpenFacet } from '../../../catalogue/search/facets.ts';
import type { SearchRequest } from '../../../catalogue/search/request.ts';
import type { Dictionary } from './file/dictionary.ts';
import type { HoldingSets } from './file/holding-sets.ts';
import { WORK_LISTS } from './file/schema.ts';
import type { Column, WorkList } from './file/schema.ts';

export interface Dictionaries {
  readonly lists: Readonly<Record<WorkList, Dictionary<readonly string[]>>>;
  readonly holdings: HoldingSets;
  readonly open: Readonly<Record<OpenFacet, Dictionary<string>>>;
}

/** What a work must meet; several of one group are met or failed together. */
export type Condition =
  /** By code: 1 = a work with it meets the condition. */
  | { readonly group: Column; readonly chosen: Uint8Array }
  | { readonly group: 'period'; readonly years: Years };

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
    conditions.push({ group, chosen: chosenOf(values, (list) => list.some((v) => wanted.has(v))) });
  }
  for (const group of OPEN_FACETS) {
    const wanted = new Set(filters[group]);
    if (wanted.size === 0) continue;
    const { values } = dictionaries.open[group];
    conditions.push({ group, chosen: chosenOf(values, (value) => wanted.has(value)) });
  }
  const holdings = dictionaries.holdings.passing(filters);
  if (holdings !== undefined) conditions.push({ group: 'holdings', chosen: holdings });
  if (from !== null || until !== null) {
    const years = { kind: request.years, from: from ?? -Infinity, until: until ?? Infinity };
    conditions.push({ group: 'period', years });
  }
  return conditions;
}

function chosenOf<T>(values: readonly T[], test: (value: T) => boolean): Uint8Array {
  return Uint8Array.from(values, (value) => (test(value) ? 1 : 0));
}
