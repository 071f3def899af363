/**
 * Which works pass all filters, where nothing is counted beside them: one filter after the other, each
 * looking only at what the last one left. Half a pass over the columns where counting takes ten.
 */
import { OPEN_FACETS } from '../../../catalogue/search/request.ts';
import { NO_YEAR } from './file/columns.ts';
import type { Columns } from './file/columns.ts';
import type { Filters } from './filters.ts';

/**
 * Ascending docnos; not to be changed.
 *
 * @param candidates ascending docnos, dead ones among them; undefined = every work
 * @param excluded 1 = left out
 */
export function passing(
  columns: Columns,
  filters: Filters,
  candidates: Uint32Array | undefined,
  excluded: Uint8Array | undefined,
): Uint32Array {
  const { live, lists, open } = columns;
  const length = candidates === undefined ? columns.size : candidates.length;
  let docnos: Uint32Array = new Uint32Array(length);
  let count = 0;
  for (let i = 0; i < length; i++) {
    const docno = candidates === undefined ? i : (candidates[i] ?? 0);
    if (live[docno] === 1 && excluded?.[docno] !== 1) docnos[count++] = docno;
  }
  docnos = docnos.subarray(0, count);
  for (const [kind, chosen] of Object.entries(filters.lists)) {
    if (chosen !== undefined)
      docnos = having(docnos, lists[kind as keyof Filters['lists']], chosen);
  }
  if (filters.holdings !== undefined) docnos = having(docnos, lists.holdings, filters.holdings);
  for (const facet of OPEN_FACETS) {
    const chosen = filters.open[facet];
    if (chosen !== undefined) docnos = havingAny(docnos, open[facet], chosen);
  }
  return filters.from === undefined && filters.until === undefined
    ? docnos
    : within(docnos, columns, filters);
}

/** In place: those whose list of values is among the chosen. */
function having(docnos: Uint32Array, lists: Uint32Array, chosen: Uint8Array): Uint32Array {
  let count = 0;
  for (const docno of docnos) {
    if (chosen[lists[docno] ?? 0] === 1) docnos[count++] = docno;
  }
  return docnos.subarray(0, count);
}

/** In place: those with one of the chosen values. */
function havingAny(
  docnos: Uint32Array,
  { from, codes }: Columns['open']['subject'],
  chosen: Uint8Array,
): Uint32Array {
  let count = 0;
  for (const docno of docnos) {
    const end = from[docno + 1] ?? 0;
    let at = from[docno] ?? 0;
    while (at < end && chosen[codes[at] ?? 0] !== 1) at++;
    if (at < end) docnos[count++] = docno;
  }
  return docnos.subarray(0, count);
}

/** In place: those whose years overlap the ones asked for; never the undated. */
function within(docnos: Uint32Array, columns: Columns, filters: Filters): Uint32Array {
  const isOriginal = filters.years === 'original';
  const starts = isOriginal ? columns.originalStart : columns.startYear;
  const ends = isOriginal ? columns.originalEnd : columns.endYear;
  const { from = -Infinity, until = Infinity } = filters;
  let count = 0;
  for (const docno of docnos) {
    const start = starts[docno] ?? NO_YEAR;
    if (start !== NO_YEAR && start <= until && (ends[docno] ?? NO_YEAR) >= from)
      docnos[count++] = docno;
  }
  return docnos.subarray(0, count);
}
