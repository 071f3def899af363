/** One pass over the candidates: which pass all filters, and the exact count of every facet value. */
import { HOLDING_FACETS } from '../../../catalogue/search/request.ts';
import type { SearchRequest, OpenFacet, FacetName } from '../../../catalogue/search/request.ts';
import type { SearchPage } from '../../../catalogue/ports/search-index.ts';
import { compareBytes } from '../../bytes.ts';
import { inFacetOrder, isOpen, noFacetCounts, OPEN_SHOWN } from '../../facet-order.ts';
import { NO_YEAR } from './file/columns.ts';
import type { Columns } from './file/columns.ts';
import { LIST_FACETS } from './filters.ts';
import type { Dictionaries, Filters } from './filters.ts';
import { slice } from './order.ts';

/** How often each code stands among the works that its facet counts. */
export interface Tally {
  /** Docnos that pass all filters, ascending. */
  readonly passed: Uint32Array;
  readonly type: Uint32Array;
  readonly edition: Uint32Array;
  readonly audience: Uint32Array;
  readonly period: Uint32Array;
  readonly language: Uint32Array;
  readonly class: Uint32Array;
  readonly place: Uint32Array;
  readonly holdings: Uint32Array;
  readonly subject: Uint32Array;
  readonly person: Uint32Array;
}

const TYPE = 1;
const PERIOD = 2;
const LANGUAGE = 3;
const CLASS = 4;
const PLACE = 5;
const HOLDINGS = 6;
const SUBJECT = 7;
const EDITION = 8;
const PERSON = 9;
const AUDIENCE = 10;

/**
 * @param candidates ascending docnos, dead ones among them; undefined = every work
 * @param excluded 1 = left out
 */
export function tally(
  columns: Columns,
  dictionaries: Dictionaries,
  filters: Filters,
  candidates: Uint32Array | undefined,
  excluded: Uint8Array | undefined,
): Tally {
  const { live } = columns;
  const isOriginal = filters.years === 'original';
  const startYear = isOriginal ? columns.originalStart : columns.startYear;
  const endYear = isOriginal ? columns.originalEnd : columns.endYear;
  const { from: subjectsFrom, codes: subjects } = columns.open.subject;
  const { from: personsFrom, codes: persons } = columns.open.person;
  const {
    type,
    edition,
    audience,
    period,
    language,
    class: classes,
    place,
    holdings,
    head,
  } = columns.lists;
  const { lists, open } = filters;
  const byType = new Uint32Array(dictionaries.lists.type.values.length);
  const byEdition = new Uint32Array(dictionaries.lists.edition.values.length);
  const byAudience = new Uint32Array(dictionaries.lists.audience.values.length);
  const byPeriod = new Uint32Array(dictionaries.lists.period.values.length);
  const byLanguage = new Uint32Array(dictionaries.lists.language.values.length);
  const byClass = new Uint32Array(dictionaries.lists.class.values.length);
  const byPlace = new Uint32Array(dictionaries.lists.place.values.length);
  const byHoldings = new Uint32Array(dictionaries.holdings.size);
  const bySubject = new Uint32Array(dictionaries.open.subject.values.length);
  const byPerson = new Uint32Array(dictionaries.open.person.values.length);
  const hasYears = filters.from !== undefined || filters.until !== undefined;
  const from = filters.from ?? -Infinity;
  const until = filters.until ?? Infinity;

  const length = candidates === undefined ? columns.size : candidates.length;
  const passed = new Uint32Array(length);
  let total = 0;
  for (let i = 0; i < length; i++) {
    const docno = candidates === undefined ? i : at(candidates, i);
    if (live[docno] !== 1 || excluded?.[docno] === 1) continue;

    // Not counted here, so that it only leaves works out.
    if (lists.head !== undefined && lists.head[at(head, docno)] !== 1) continue;

    // How many groups fail, and the last that did: more than one, and nothing counts this work.
    let failures = 0;
    let failed = 0;
    if (lists.type !== undefined && lists.type[at(type, docno)] !== 1) {
      failures++;
      failed = TYPE;
    }
    if (
      (lists.period !== undefined && lists.period[at(period, docno)] !== 1) ||
      (hasYears && !overlaps(startYear[docno] ?? NO_YEAR, endYear[docno] ?? NO_YEAR, from, until))
    ) {
      failures++;
      failed = PERIOD;
    }
    if (lists.language !== undefined && lists.language[at(language, docno)] !== 1) {
      failures++;
      failed = LANGUAGE;
    }
    if (lists.class !== undefined && lists.class[at(classes, docno)] !== 1) {
      failures++;
      failed = CLASS;
    }
    if (lists.edition !== undefined && lists.edition[at(edition, docno)] !== 1) {
      failures++;
      failed = EDITION;
    }
    if (lists.audience !== undefined && lists.audience[at(audience, docno)] !== 1) {
      failures++;
      failed = AUDIENCE;
    }
    if (lists.place !== undefined && lists.place[at(place, docno)] !== 1) {
      failures++;
      failed = PLACE;
    }
    if (filters.holdings !== undefined && filters.holdings[at(holdings, docno)] !== 1) {
      failures++;
      failed = HOLDINGS;
    }
    const subjectsEnd = subjectsFrom[docno + 1] ?? 0;
    if (
      open.subject !== undefined &&
      !hasAny(open.subject, subjects, at(subjectsFrom, docno), subjectsEnd)
    ) {
      failures++;
      failed = SUBJECT;
    }
    const personsEnd = personsFrom[docno + 1] ?? 0;
    if (
      open.person !== undefined &&
      !hasAny(open.person, persons, at(personsFrom, docno), personsEnd)
    ) {
      failures++;
      failed = PERSON;
    }
    if (failures > 1) continue;

    if (failures === 0) {
      passed[total++] = docno;
      failed = 0;
    }
    if (failed === 0 || failed === TYPE) count(byType, at(type, docno));
    if (failed === 0 || failed === EDITION) count(byEdition, at(edition, docno));
    if (failed === 0 || failed === AUDIENCE) count(byAudience, at(audience, docno));
    if (failed === 0 || failed === PERIOD) count(byPeriod, at(period, docno));
    if (failed === 0 || failed === LANGUAGE) count(byLanguage, at(language, docno));
    if (failed === 0 || failed === CLASS) count(byClass, at(classes, docno));
    if (failed === 0 || failed === PLACE) count(byPlace, at(place, docno));
    if (failed === 0 || failed === HOLDINGS) count(byHoldings, at(holdings, docno));
    if (failed === 0 || failed === SUBJECT) {
      for (let s = at(subjectsFrom, docno); s < subjectsEnd; s++) count(bySubject, at(subjects, s));
    }
    if (failed === 0 || failed === PERSON) {
      for (let p = at(personsFrom, docno); p < personsEnd; p++) count(byPerson, at(persons, p));
    }
  }
  return {
    passed: passed.subarray(0, total),
    type: byType,
    edition: byEdition,
    audience: byAudience,
    period: byPeriod,
    language: byLanguage,
    class: byClass,
    place: byPlace,
    holdings: byHoldings,
    subject: bySubject,
    person: byPerson,
  };
}

/** The counts of each facet asked for by value, in the order of the port. @param tallied not needed for none */
export function facetCounts(
  tallied: Tally | undefined,
  dictionaries: Dictionaries,
  request: SearchRequest,
  facets: readonly FacetName[],
): SearchPage['facets'] {
  if (tallied === undefined) return noFacetCounts(request, facets);
  const sums = closedSums(tallied, dictionaries, request);
  return inFacetOrder(
    (facet) =>
      isOpen(facet)
        ? mostOf(tallied[facet], dictionaries.open[facet].values, request.filters[facet] ?? [])
        : sums[facet],
    request,
    facets,
  );
}

/**
 * The values that a page shows of an open facet. There are as many persons as works: to put all of them in
 * order takes longer than everything else together.
 */
function mostOf(
  counts: Uint32Array,
  values: readonly string[],
  chosen: readonly string[],
): ReadonlyMap<string, number> {
  const valueOf = (code: number): string => values[code] ?? '';
  const had = new Uint32Array(counts.length);
  let length = 0;
  for (let code = 0; code < counts.length; code++) if (at(counts, code) > 0) had[length++] = code;
  const most = slice(
    had.subarray(0, length),
    0,
    OPEN_SHOWN,
    (a, b) => at(counts, b) - at(counts, a) || compareBytes(valueOf(a), valueOf(b)),
  );
  const sums: Sums = new Map();
  for (const code of most) add(sums, valueOf(code), at(counts, code));
  for (const value of chosen) {
    if (sums.has(value)) continue;
    const code = values.indexOf(value);
    if (code >= 0) add(sums, value, at(counts, code));
  }
  return sums;
}

/** Works by the first character of their title, among those that passed. */
export function countHeads(
  { passed }: Tally,
  columns: Columns,
  dictionaries: Dictionaries,
): ReadonlyMap<string, number> {
  const { values } = dictionaries.lists.head;
  const counts = new Uint32Array(values.length);
  for (const docno of passed) count(counts, at(columns.lists.head, docno));
  const sums: Sums = new Map();
  for (const [code, [value]] of values.entries()) add(sums, value ?? '', counts[code] ?? 0);
  return sums;
}

type Sums = Map<string, number>;

/** Works by value of one facet, whole. */
export function sumsOf(
  facet: FacetName,
  tallied: Tally,
  dictionaries: Dictionaries,
  request: SearchRequest,
): ReadonlyMap<string, number> {
  if (!isOpen(facet)) return closedSums(tallied, dictionaries, request)[facet];
  const sums: Sums = new Map();
  for (const [code, value] of dictionaries.open[facet].values.entries()) {
    add(sums, value, tallied[facet][code] ?? 0);
  }
  return sums;
}

type ClosedFacet = Exclude<FacetName, OpenFacet>;

function closedSums(
  tallied: Tally,
  dictionaries: Dictionaries,
  request: SearchRequest,
): Readonly<Record<ClosedFacet, ReadonlyMap<string, number>>> {
  const sums: Readonly<Record<ClosedFacet, Sums>> = {
    lib: new Map(),
    collection: new Map(),
    type: new Map(),
    edition: new Map(),
    audience: new Map(),
    period: new Map(),
    language: new Map(),
    class: new Map(),
    place: new Map(),
    access: new Map(),
    carrier: new Map(), // prettier-ignore
  };
  for (const facet of LIST_FACETS) {
    for (const [code, values] of dictionaries.lists[facet].values.entries()) {
      for (const value of values) add(sums[facet], value, tallied[facet][code] ?? 0);
    }
  }
  const { holdings } = dictionaries;
  for (const [facet, counts] of holdings.counts(tallied.holdings, request.filters).entries()) {
    const name = HOLDING_FACETS[facet];
    if (name === undefined) continue;
    // Code 0 is that of no value.
    for (let code = 1; code < counts.length; code++) {
      add(sums[name], holdings.names[facet]?.[code] ?? '', counts[code] ?? 0);
    }
  }
  return sums;
}

function add(sums: Sums, value: string, works: number): void {
  if (works > 0) sums.set(value, (sums.get(value) ?? 0) + works);
}

/** Whether one of the codes in this stretch is chosen. */
function hasAny(chosen: Uint8Array, codes: Uint32Array, from: number, end: number): boolean {
  for (let i = from; i < end; i++) if (chosen[at(codes, i)] === 1) return true;
  return false;
}

function overlaps(start: number, end: number, from: number, until: number): boolean {
  return start !== NO_YEAR && start <= until && end >= from;
}

/** A value that is known to be there. */
function at(array: Uint32Array, i: number): number {
  return array[i] ?? 0;
}

function count(counts: Uint32Array, code: number): void {
  counts[code] = (counts[code] ?? 0) + 1;
}
