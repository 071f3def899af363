/**
 * The simplest search that is right: every work is looked at, one after the other, with plain strings.
 * It shares nothing with the engines but the parsed query, and says what they must answer.
 */
import { parseQuery } from '../../catalogue/search/query.ts';
import type { Query } from '../../catalogue/search/query.ts';
import type { Condition, Phrase, Term } from '../../catalogue/search/terms.ts';
import {
  HOLDING_FACETS,
  FACETS,
  isHoldingFacet,
  isOpen,
  WORK_FACETS,
} from '../../catalogue/search/facets.ts';
import type { ListedFacet, FilterName, FacetName } from '../../catalogue/search/facets.ts';
import type { SearchRequest } from '../../catalogue/search/request.ts';
import type { FacetCount, FoundHit } from '../../catalogue/ports/search-index.ts';
import { valueOf, valuesOf } from '../../catalogue/search/indexed-work.ts';
import type { IndexedWork } from '../../catalogue/search/indexed-work.ts';
import {
  inSuggestedOrder,
  suggestedText,
  suggestedValues,
  suggestionKey,
  suggestionTerms,
} from '../../catalogue/search/suggestions.ts';
import type { Suggestion } from '../../catalogue/search/suggestions.ts';
import { linesOf } from '../../catalogue/search/lines.ts';
import { keysOfValue } from '../../catalogue/search/writings.ts';
import { weekOf } from '../../catalogue/weeks.ts';
import { fold, foldForms } from '../../catalogue/text/text.ts';

export interface NaiveAnswer {
  readonly total: number;
  /** Of a folded search: number of works. */
  readonly works?: number;
  readonly ids: readonly string[];
  /** Of a folded search: what each hit stands for, where it is more than itself. */
  readonly gathered: readonly FoundHit['gathered'][];
  readonly facets: Readonly<Record<FacetName, readonly FacetCount[]>>;
}

type TextField = keyof IndexedWork['texts'];
const ALL: readonly TextField[] = [
  'title',
  'variantTitle',
  'series',
  'creator',
  'subject',
  'publisher',
  'identifier',
  'callNumber',
  'surname',
  'hall',
  'seat',
  'other', // prettier-ignore
];
const TIERS: readonly (readonly TextField[])[] = [
  ['title'],
  ['title', 'variantTitle', 'series', 'creator'],
  ['title', 'variantTitle', 'series', 'creator', 'subject'],
];

/** @param asked facets to count */
export function naiveSearch(
  works: readonly IndexedWork[],
  request: SearchRequest,
  asked: readonly FacetName[] = FACETS,
): NaiveAnswer {
  const query = parseQuery(request.query);
  const found = works.filter((work) => matches(work, query));
  const passed = found.filter((work) => passes(work, request, undefined));
  const sorted = passed
    .map((work) => ({ work, tier: request.sort === 'relevance' ? tierOf(work, query) : 0 }))
    .sort(
      (a, b) =>
        a.tier - b.tier || bySort(a.work, b.work, request.sort) || byBytes(a.work.id, b.work.id),
    )
    .map(({ work }) => work);
  const hits = request.fold === undefined ? sorted : firstsOf(sorted);
  const to = request.page * request.size;
  const facets: Partial<Record<FacetName, readonly FacetCount[]>> = {};
  for (const facet of asked) facets[facet] = countsOf(found, request, facet);
  return {
    total: hits.length,
    ...(request.fold === undefined ? {} : { works: passed.length }),
    ids: hits.slice(to - request.size, to).map(({ id }) => id),
    gathered: hits.slice(to - request.size, to).map((hit) => {
      const [oeuvre] = hit.facets.oeuvre;
      const works = passed.filter((one) => one.facets.oeuvre[0] === oeuvre).length;
      return request.fold === undefined || oeuvre === undefined || works < 2
        ? undefined
        : { oeuvre, works };
    }),
    facets: facets as NaiveAnswer['facets'],
  };
}

/** Works that stand for their oeuvre: those by themselves, and of each oeuvre the first. */
function firstsOf(works: readonly IndexedWork[]): IndexedWork[] {
  return works.filter(
    ({ facets: { oeuvre } }, i) =>
      oeuvre.length === 0 || works.findIndex((other) => other.facets.oeuvre[0] === oeuvre[0]) === i,
  );
}

/** What `SearchIndex.totals` must answer. */
export function naiveTotals(
  works: readonly IndexedWork[],
  requests: readonly SearchRequest[],
): number[] {
  return requests.map((request) => {
    const query = parseQuery(request.query);
    const found = works.filter((work) => matches(work, query) && passes(work, request, undefined));
    return (request.fold === undefined ? found : firstsOf(found)).length;
  });
}

/** What `SearchIndex.suggest` must answer. */
export function naiveSuggestions(works: readonly IndexedWork[], typed: string): Suggestion[] {
  const key = suggestionKey(typed);
  if (key === '') return [];
  const begins = (kind: Suggestion['kind'], text: string): string[] =>
    suggestionTerms(kind, text).filter((term) => term.startsWith(key));
  const titles = works.flatMap(({ id, hit: { title } }) =>
    begins('title', title).map((term) => ({ term, title, works: [id] })),
  );
  const values = works.flatMap(suggestedValues);
  const counted = values.map(({ kind, value }) => ({
    kind,
    value,
    works:
      begins(kind, suggestedText(kind, value)).length === 0
        ? 0
        : works.filter((work) => work.facets[kind].includes(value)).length,
  }));
  return inSuggestedOrder(titles, counted);
}

function matches(work: IndexedWork, query: Query): boolean {
  if (query.kind !== 'terms') return query.kind === 'all';
  return (
    query.include.every((term) => meets(work, term, ALL, true)) &&
    !query.exclude.some((term) => meets(work, term, ALL, false))
  );
}

function meets(
  work: IndexedWork,
  condition: Condition,
  within: readonly TextField[],
  withPinyin: boolean,
): boolean {
  switch (condition.kind) {
    case 'term':
      return meetsTerm(work, condition, within, withPinyin);
    case 'all':
      return condition.of.every((one) => meets(work, one, within, withPinyin));
    case 'any':
    case 'writings':
      return condition.of.some((one) => meets(work, one, within, withPinyin));
    case 'without':
      return (
        meets(work, condition.from, within, withPinyin) && !meets(work, condition.not, ALL, false)
      );
  }
}

function meetsTerm(
  work: IndexedWork,
  term: Term,
  within: readonly TextField[],
  withPinyin: boolean,
): boolean {
  const own = fieldsOf(term);
  const both = own.filter((field) => within.includes(field));
  const fields = both.length === 0 ? own : both;
  if (term.match !== 'contains') {
    return (
      asPrinted(work, term, fields) &&
      fields.some(
        (field) =>
          field !== 'other' &&
          work.texts[field]
            .flatMap(keysOfValue)
            .some((key) => (term.match === 'exact' ? key === term.key : key.startsWith(term.key))),
      )
    );
  }
  return (
    (asPrinted(work, term, fields) &&
      fields.some((field) =>
        term.phrases.every((phrase) => hasPhrase(linesOf(field, work.texts[field]), phrase)),
      )) ||
    (term.number !== null &&
      fields.some((field) =>
        hasPhrase(linesOf(field, work.texts[field]), { tokens: [term.number!], prefix: false }),
      )) ||
    (withPinyin &&
      term.pinyin !== null &&
      work.pinyin.some((known) => known.startsWith(term.pinyin!)))
  );
}

function fieldsOf({ field }: Term): readonly TextField[] {
  if (field === 'any') return ALL;
  return field === 'title' ? ['title', 'variantTitle', 'series'] : [field];
}

function asPrinted(work: IndexedWork, { printed }: Term, fields: readonly TextField[]): boolean {
  return (
    printed === null ||
    fields.some((field) =>
      printed.phrases.every((phrase) =>
        hasPhrase(linesOf(field, work.texts[field], foldForms), phrase),
      ),
    ) ||
    (printed.isPlain &&
      ALL.every((field) => work.texts[field].every((value) => fold(value) === foldForms(value))))
  );
}

function hasPhrase(lines: readonly string[], { tokens, prefix }: Phrase): boolean {
  return lines.some((line) => ` ${line} `.includes(` ${tokens.join(' ')}${prefix ? '' : ' '}`));
}

function tierOf(work: IndexedWork, query: Query): number {
  if (query.kind !== 'terms' || query.include.length === 0) return 0;
  const { titleKeys: keys } = query;
  if (keys.some((key) => work.titleKeys.includes(key))) return 1;
  if (keys.some((key) => work.titleKeys.some((known) => known.startsWith(key)))) return 2;
  const tier = TIERS.findIndex((fields) =>
    query.include.every((term) => meets(work, term, fields, false)),
  );
  return tier === -1 ? 6 : tier + 3;
}

/** @param except a facet whose own filter does not count; with that of the period go the years */
function passes(
  work: IndexedWork,
  request: SearchRequest,
  except: FilterName | undefined,
): boolean {
  return (
    WORK_FACETS.every((facet) => {
      const chosen = request.filters[facet] ?? [];
      return (
        facet === except ||
        chosen.length === 0 ||
        valuesOf(work, facet).some((value) => chosen.includes(value))
      );
    }) &&
    (except === 'period' || overlaps(work, request)) &&
    (request.added === undefined || weekOf(new Date(work.firstAdded)) === request.added) &&
    work.holdings.some((holding) => holdingPasses(holding, request, except))
  );
}

function holdingPasses(
  holding: IndexedWork['holdings'][number],
  request: SearchRequest,
  except: FilterName | undefined,
): boolean {
  return HOLDING_FACETS.every((facet) => {
    const chosen = request.filters[facet] ?? [];
    return (
      facet === except || chosen.length === 0 || chosen.includes(valueOf(holding, facet) ?? '\0')
    );
  });
}

function overlaps(work: IndexedWork, { from, until, years }: SearchRequest): boolean {
  const isOriginal = years === 'original';
  const startYear = isOriginal ? work.originalStart : work.startYear;
  const endYear = isOriginal ? work.originalEnd : work.endYear;
  if (from === null && until === null) return true;
  const start = startYear ?? endYear;
  const end = endYear ?? startYear;
  return (
    start !== null && end !== null && start <= (until ?? Infinity) && end >= (from ?? -Infinity)
  );
}

/** What `SearchIndex.values` must answer, without a bound. */
export function naiveValues(
  works: readonly IndexedWork[],
  request: SearchRequest,
  facet: ListedFacet,
): FacetCount[] {
  const query = parseQuery(request.query);
  const counts = new Map<string, number>();
  for (const work of works) {
    if (!matches(work, query) || !passes(work, request, facet)) continue;
    for (const value of new Set(valuesOf(work, facet))) {
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || byBytes(a.value, b.value));
}

function countsOf(
  works: readonly IndexedWork[],
  request: SearchRequest,
  facet: FacetName,
): FacetCount[] {
  const chosen = request.filters[facet] ?? [];
  const counts = new Map(chosen.map((value) => [value, 0]));
  for (const work of works.filter((one) => passes(one, request, facet))) {
    const values = isHoldingFacet(facet)
      ? work.holdings
          .filter((holding) => holdingPasses(holding, request, facet))
          .map((holding) => valueOf(holding, facet))
      : valuesOf(work, facet);
    for (const value of new Set(values))
      if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || byBytes(a.value, b.value))
    .filter(({ value }, i) => !isOpen(facet) || i < 20 || chosen.includes(value));
}

function bySort(a: IndexedWork, b: IndexedWork, sort: SearchRequest['sort']): number {
  switch (sort) {
    case 'relevance':
    case 'newest':
      return undatedLast(a, b) || (b.startYear ?? 0) - (a.startYear ?? 0);
    case 'oldest':
      return undatedLast(a, b) || (a.startYear ?? 0) - (b.startYear ?? 0);
    case 'added':
      return Date.parse(b.firstAdded) - Date.parse(a.firstAdded);
    case 'title':
      return byBytes(a.sortTitle, b.sortTitle);
  }
}

function undatedLast(a: IndexedWork, b: IndexedWork): number {
  return Number(a.startYear === null) - Number(b.startYear === null);
}

function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
