/**
 * Reads the address of a search. Every text comes from outside: controls and broken surrogates are taken out, and each
 * kind of value has a bound. What cannot be used becomes a fault that names its parameter, and the request is made
 * without it. The way back, from a request to its address, is `search-address.ts`.
 */
import { readYears } from '../../catalogue/dates/year-span.ts';
import type { YearSpan } from '../../catalogue/dates/year-span.ts';
import { QueryMalformed } from '../../catalogue/search/expression.ts';
import { declared, each, FILTERS } from '../../catalogue/search/facets.ts';
import type { FilterName } from '../../catalogue/search/facets.ts';
import { QueryTooLarge, parseQuery } from '../../catalogue/search/query.ts';
import type { Query } from '../../catalogue/search/query.ts';
import {
  FOLDS,
  MAX_RANK,
  QUERY_FIELDS,
  SORTS,
  YEAR_KINDS,
} from '../../catalogue/search/request.ts';
import type { QueryPart, SearchRequest, TypedQuery } from '../../catalogue/search/request.ts';
import { withoutBidi } from '../../catalogue/text/text.ts';
import { isWeek } from '../../catalogue/weeks.ts';
import type { Messages } from '../i18n/languages.ts';
import {
  DEFAULT_SIZE,
  FACET_PARAMETERS,
  FIELD_PARAMETERS,
  MOST_PER_PAGE,
} from './search-address.ts';

/** More values of one facet than any form offers; beyond it an address is a mistake or an attack. */
const MOST_VALUES = 50;
/** Longest words for a year, UTF-16 units: 中华民国二十六年（1937） and the like. */
const LONGEST_YEARS = 60;
/** Longest facet value, UTF-16 units; subjects are the longest. */
const LONGEST_VALUE = 200;
/** What is shown of a value that cannot be used, UTF-16 units. */
const LONGEST_SHOWN = 60;

/** Values of the facets that have no others. */
const KNOWN: Readonly<Record<FilterName, ReadonlySet<string> | undefined>> = each(
  FILTERS,
  (facet) => {
    const { values } = declared(facet);
    return typeof values === 'string' ? undefined : new Set(values);
  },
);

/** What can be wrong, as the messages name it. */
type FaultKind = keyof Messages['faults'];

/** A parameter that cannot be used as it came. */
export interface Fault {
  readonly parameter: string;
  readonly kind: FaultKind;
  /** What came, cut to be shown. */
  readonly value: string;
}

/** The fault in a sentence that names the parameter, what was wanted and what came. */
export function faultSentence({ kind, parameter, value }: Fault, t: Messages): string {
  return t.faults[kind](parameter, value);
}

export interface SearchAddress {
  readonly request: SearchRequest;
  /** The words as they came, for the form; the request has none that are too long to be searched. */
  readonly typed: TypedQuery;
  /** The words of the request as the engines read them. */
  readonly query: Query;
  readonly faults: readonly Fault[];
  /** False when the address says the same in more words than needed: a page leads to the short one. */
  readonly isPlain: boolean;
}

type Words = Partial<Record<QueryPart, string>>;

/** Reads an address; never throws, whatever it says. */
export function readSearchAddress(parameters: URLSearchParams): SearchAddress {
  const given = new Given(parameters);
  const words = wordsIn(given);
  const spelling = given.known('spelling', ['printed']);
  const typed: TypedQuery = { ...words, ...(spelling === undefined ? {} : { spelling }) };
  const { query, isTooLarge } = queryOf(typed, words, given);
  const filters = filtersIn(given);
  const [from, until] = yearsOf(given.years('from'), given.years('until'));
  const years = given.known('dates', YEAR_KINDS);
  if (from !== null && until !== null && from > until)
    given.fault('from', 'years-reversed', `${from} > ${until}`);
  const sort = given.known('sort', SORTS);
  const fold = given.known('fold', FOLDS);
  const week = given.one('added');
  const added = isWeek(week) ? week : undefined;
  if (week !== '' && added === undefined) given.fault('added', 'not-week', week);
  const size = given.whole('size', DEFAULT_SIZE, MOST_PER_PAGE);
  let page = given.whole('page', 1, Number.MAX_SAFE_INTEGER);
  if (page * size > MAX_RANK) {
    given.fault('page', 'too-deep', String(page));
    page = 1;
  }
  const request: SearchRequest = {
    query: isTooLarge ? (spelling === undefined ? {} : { spelling }) : typed,
    filters,
    from,
    until,
    years: years ?? 'publication',
    sort: sort ?? 'relevance',
    ...(fold === undefined ? {} : { fold }),
    ...(added === undefined ? {} : { added }),
    page,
    size,
  };
  const isPlain = isShort(parameters, request);
  return { request, typed, query, faults: given.faults, isPlain };
}

/** The parameters that came, and what of them could not be used. */
class Given {
  readonly faults: Fault[] = [];
  readonly #parameters: URLSearchParams;

  constructor(parameters: URLSearchParams) {
    this.#parameters = parameters;
  }

  fault(parameter: string, kind: FaultKind, value: string): void {
    const shown = value.length > LONGEST_SHOWN ? `${value.slice(0, LONGEST_SHOWN)}…` : value;
    this.faults.push({ parameter, kind, value: shown });
  }

  /** Each value once; none that is blank. */
  all(parameter: string): string[] {
    const values = this.#parameters.getAll(parameter).map(clean);
    return [...new Set(values)].filter((value) => value !== '');
  }

  /** '' when there is none; a fault when there are several. */
  one(parameter: string): string {
    const values = this.all(parameter);
    if (values.length > 1) this.fault(parameter, 'repeated', values.join(' | '));
    return values[0] ?? '';
  }

  /** One of a closed list; undefined for none, and for another, which is a fault. */
  known<Value extends string>(parameter: string, values: readonly Value[]): Value | undefined {
    const text = this.one(parameter);
    const found = values.find((value) => value === text);
    if (text !== '' && found === undefined) this.fault(parameter, 'unknown-value', text);
    return found;
  }

  years(parameter: string): YearSpan | null {
    const text = this.one(parameter);
    if (text === '') return null;
    // Astronomical as everywhere in the data: 0 is 1 BC.
    if (/^-?\d{1,4}$/.test(text)) return { first: Number(text), last: Number(text) };
    const span = text.length > LONGEST_YEARS ? null : readYears(text);
    if (span === null) this.fault(parameter, 'not-year', text);
    return span;
  }

  whole(parameter: 'page' | 'size', standard: number, most: number): number {
    const text = this.one(parameter);
    if (text === '') return standard;
    const value = /^\d{1,9}$/.test(text) ? Number(text) : 0;
    if (value >= 1 && value <= most) return value;
    this.fault(parameter, parameter === 'page' ? 'not-page' : 'not-size', text);
    return standard;
  }
}

/** Words that cannot be searched stay in the form to be mended; they are only not searched. */
function queryOf(
  typed: TypedQuery,
  words: Words,
  given: Given,
): { readonly query: Query; readonly isTooLarge: boolean } {
  try {
    return { query: parseQuery(typed), isTooLarge: false };
  } catch (error) {
    if (error instanceof QueryMalformed) {
      const line = Array.from(words.expression ?? '');
      const upTo = line.slice(Math.max(0, error.at - 21), error.at - 1).join('');
      given.fault('expr', error.kind, `${upTo}▸${error.found}`);
      return { query: { kind: 'all' }, isTooLarge: false };
    }
    if (!(error instanceof QueryTooLarge)) throw error;
    const [field = 'any'] = Object.keys(words);
    given.fault(parameterOf(field as QueryPart), 'too-long', Object.values(words).join(' '));
    return { query: { kind: 'all' }, isTooLarge: true };
  }
}

function parameterOf(field: QueryPart): string {
  return field === 'expression' ? 'expr' : FIELD_PARAMETERS[field];
}

function filtersIn(given: Given): Partial<Record<FilterName, readonly string[]>> {
  const filters: Partial<Record<FilterName, readonly string[]>> = {};
  for (const facet of FILTERS) {
    const parameter = FACET_PARAMETERS[facet];
    const values = given.all(parameter);
    if (values.length > MOST_VALUES) given.fault(parameter, 'too-many', String(values.length));
    const isUsable = (value: string): boolean =>
      value.length <= LONGEST_VALUE && (KNOWN[facet]?.has(value) ?? true);
    for (const value of values)
      if (!isUsable(value)) given.fault(parameter, 'unknown-value', value);
    const usable = values.filter(isUsable).slice(0, MOST_VALUES);
    if (usable.length > 0) filters[facet] = usable;
  }
  return filters;
}

/** From the first year of the one to the last of the other; 光绪 alone in the first field is all of it. */
function yearsOf(from: YearSpan | null, until: YearSpan | null): [number | null, number | null] {
  const isSpan = from !== null && from.first !== from.last;
  return [from?.first ?? null, until?.last ?? (isSpan ? from.last : null)];
}

function wordsIn(given: Given): Words {
  const words = boxIn(given);
  const expression = given.one('expr');
  if (expression !== '') words.expression = expression;
  // 在结果中检索: more words, anywhere.
  const within = given.one('within');
  if (within !== '') words.any = words.any === undefined ? within : `${words.any} ${within}`;
  return words;
}

/** The form sends its field list as `field=title&q=…`, which means `title=…`. */
function boxIn(given: Given): Words {
  const words: Words = {};
  for (const field of QUERY_FIELDS) {
    const text = given.one(FIELD_PARAMETERS[field]);
    if (text !== '') words[field] = text;
  }
  const chosen = given.one('field');
  const field = QUERY_FIELDS.find((known) => known !== 'any' && FIELD_PARAMETERS[known] === chosen);
  if (field === undefined || words.any === undefined) return words;
  const { any, ...others } = words;
  const own = words[field];
  return { ...others, [field]: own === undefined ? any : `${own} ${any}` };
}

/** Nothing of a form's own, nothing blank or of its default, no years in words. */
function isShort(parameters: URLSearchParams, { from, until }: SearchRequest): boolean {
  return (
    !parameters.has('field') &&
    !parameters.has('within') &&
    parameters.get('dates') !== 'publication' &&
    (from === null || parameters.get('from') === String(from)) &&
    (until === null || parameters.get('until') === String(until)) &&
    parameters.get('sort') !== 'relevance' &&
    parameters.get('size') !== String(DEFAULT_SIZE) &&
    parameters.get('page') !== '1' &&
    [...parameters.values()].every((value) => clean(value) !== '')
  );
}

/** Without controls, of the direction of writing as well, and halves of characters; blanks at both ends off. */
function clean(text: string): string {
  return withoutBidi(text.toWellFormed())
    .replace(/\p{Cc}+/gu, ' ')
    .trim();
}
