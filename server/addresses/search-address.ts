/**
 * The one way between an address and a `SearchRequest`, for `/search` and `/api/v1/search` alike.
 *
 * The form sends its field list as `field=title&q=…`, which means `title=…`; addresses that we write
 * never have `field`, nor anything blank or of its default. Every text comes from outside: controls
 * and broken surrogates are taken out, and each kind of value has a bound. What cannot be used becomes
 * a fault that names its parameter, and the request is made without it.
 */
import { readYears } from '../../catalogue/dates/year-span.ts';
import type { YearSpan } from '../../catalogue/dates/year-span.ts';
import { QueryMalformed } from '../../catalogue/search/expression.ts';
import { LONGEST_QUERY, QueryTooLarge, parseQuery } from '../../catalogue/search/query.ts';
import type { Query } from '../../catalogue/search/query.ts';
import { declared, each, FILTERS } from '../../catalogue/search/facets.ts';
import {
  FOLDS,
  MAX_RANK,
  SORTS,
  YEAR_KINDS,
  QUERY_FIELDS,
} from '../../catalogue/search/request.ts';
import type { FilterName } from '../../catalogue/search/facets.ts';
import type {
  SearchRequest,
  Sort,
  TypedQuery,
  QueryPart,
  QueryField,
} from '../../catalogue/search/request.ts';
import { isWeek } from '../../catalogue/weeks.ts';
import { withoutBidi } from '../../catalogue/text/text.ts';
import type { Messages } from '../i18n/languages.ts';

export const DEFAULT_SIZE = 20;
export const MOST_PER_PAGE = 100;
/** More values of one facet than any form offers; beyond it an address is a mistake or an attack. */
const MOST_VALUES = 50;
/** Longest words for a year, UTF-16 units: 中华民国二十六年（1937） and the like. */
const LONGEST_YEARS = 60;
/** Longest facet value, UTF-16 units; subjects are the longest. */
const LONGEST_VALUE = 200;

/** Name of each query field in addresses. */
export const FIELD_PARAMETERS: Readonly<Record<QueryField, string>> = {
  any: 'q',
  title: 'title',
  creator: 'creator',
  subject: 'subject',
  publisher: 'publisher',
  series: 'series',
  identifier: 'identifier',
  callNumber: 'callnumber',
  surname: 'surname',
  hall: 'hall',
  seat: 'seat',
};

/** Name of each facet in addresses. */
export const FACET_PARAMETERS: Readonly<Record<FilterName, string>> = each(
  FILTERS,
  (facet) => declared(facet).parameter ?? facet,
);

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

/** Reads an address; never throws, whatever it says. */
export function readSearchAddress(parameters: URLSearchParams): SearchAddress {
  const faults: Fault[] = [];
  const fault = (parameter: string, kind: FaultKind, value: string): void => {
    faults.push({ parameter, kind, value: value.length > 60 ? `${value.slice(0, 60)}…` : value });
  };
  const one = (parameter: string): string => {
    const values = [...new Set(parameters.getAll(parameter).map(clean))].filter((v) => v !== '');
    if (values.length > 1) fault(parameter, 'repeated', values.join(' | '));
    return values[0] ?? '';
  };
  const year = (parameter: string): YearSpan | null => {
    const text = one(parameter);
    if (text === '') return null;
    // Astronomical as everywhere in the data: 0 is 1 BC.
    if (/^-?\d{1,4}$/.test(text)) return { first: Number(text), last: Number(text) };
    const span = text.length > LONGEST_YEARS ? null : readYears(text);
    if (span === null) fault(parameter, 'not-year', text);
    return span;
  };
  const whole = (parameter: 'page' | 'size', standard: number, most: number): number => {
    const text = one(parameter);
    if (text === '') return standard;
    const value = /^\d{1,9}$/.test(text) ? Number(text) : 0;
    if (value >= 1 && value <= most) return value;
    fault(parameter, parameter === 'page' ? 'not-page' : 'not-size', text);
    return standard;
  };

  let words = readWords(one);
  const spelling = one('spelling');
  if (spelling !== '' && spelling !== 'printed') fault('spelling', 'unknown-value', spelling);
  const asPrinted = spelling === 'printed' ? ({ spelling } as const) : {};
  const typed: TypedQuery = { ...words, ...asPrinted };
  let query: Query = { kind: 'all' };
  try {
    query = parseQuery(typed);
  } catch (error) {
    if (error instanceof QueryMalformed) {
      const line = Array.from(words.expression ?? '');
      const upTo = line.slice(Math.max(0, error.at - 21), error.at - 1).join('');
      fault('expr', error.kind, `${upTo}▸${error.found}`);
      // What was typed stays in the form to be mended; it is only not searched.
    } else if (error instanceof QueryTooLarge) {
      const [field = 'any'] = Object.keys(words);
      fault(parameterOf(field as QueryPart), 'too-long', Object.values(words).join(' '));
      words = {};
    } else throw error;
  }

  const filters: Partial<Record<FilterName, readonly string[]>> = {};
  for (const facet of FILTERS) {
    const parameter = FACET_PARAMETERS[facet];
    const values = [...new Set(parameters.getAll(parameter).map(clean))].filter((v) => v !== '');
    if (values.length > MOST_VALUES) fault(parameter, 'too-many', String(values.length));
    const known = KNOWN[facet];
    for (const value of values) {
      if (value.length > LONGEST_VALUE || (known !== undefined && !known.has(value))) {
        fault(parameter, 'unknown-value', value);
      }
    }
    const usable = values
      .filter((value) => value.length <= LONGEST_VALUE && (known?.has(value) ?? true))
      .slice(0, MOST_VALUES);
    if (usable.length > 0) filters[facet] = usable;
  }

  const [from, until] = yearsOf(year('from'), year('until'));
  const yearKind = one('dates');
  const years = YEAR_KINDS.find((kind) => kind === yearKind);
  if (yearKind !== '' && years === undefined) fault('dates', 'unknown-value', yearKind);
  if (from !== null && until !== null && from > until) {
    fault('from', 'years-reversed', `${from} > ${until}`);
  }
  const sort = one('sort');
  if (sort !== '' && !isSort(sort)) fault('sort', 'unknown-value', sort);
  const folded = one('fold');
  const fold = FOLDS.find((known) => known === folded);
  if (folded !== '' && fold === undefined) fault('fold', 'unknown-value', folded);
  const week = one('added');
  const added = isWeek(week) ? week : undefined;
  if (week !== '' && added === undefined) fault('added', 'not-week', week);
  const size = whole('size', DEFAULT_SIZE, MOST_PER_PAGE);
  let page = whole('page', 1, Number.MAX_SAFE_INTEGER);
  if (page * size > MAX_RANK) {
    fault('page', 'too-deep', String(page));
    page = 1;
  }
  const request: SearchRequest = {
    query: { ...words, ...asPrinted },
    filters,
    from,
    until,
    years: years ?? 'publication',
    sort: isSort(sort) ? sort : 'relevance',
    ...(fold === undefined ? {} : { fold }),
    ...(added === undefined ? {} : { added }),
    page,
    size,
  };
  const isPlain =
    !parameters.has('field') &&
    !parameters.has('within') &&
    parameters.get('dates') !== 'publication' &&
    (from === null || parameters.get('from') === String(from)) &&
    (until === null || parameters.get('until') === String(until)) &&
    parameters.get('sort') !== 'relevance' &&
    parameters.get('size') !== String(DEFAULT_SIZE) &&
    parameters.get('page') !== '1' &&
    [...parameters.values()].every((value) => clean(value) !== '');
  return { request, typed, query, faults, isPlain };
}

/**
 * The shortest address of a request: defaults and blanks left out.
 *
 * @param path `/search`, or the address of the API
 */
export function writeSearchAddress(request: Partial<SearchRequest>, path = '/search'): string {
  const parameters = new URLSearchParams(parametersOf(request));
  const text = parameters.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** All that a request finds, as a file of this format; whatever page of it is shown. */
export function exportAddress(request: Partial<SearchRequest>, format: string): string {
  const pairs = parametersOf({ ...request, page: 1, size: DEFAULT_SIZE });
  return `/search?${new URLSearchParams([...pairs, ['format', format]]).toString()}`;
}

/** Every parameter of a request in a fixed order; what a form repeats in hidden inputs. */
export function parametersOf(request: Partial<SearchRequest>): [name: string, value: string][] {
  const pairs: [string, string][] = [];
  for (const field of QUERY_FIELDS) {
    const text = request.query?.[field];
    if (text) pairs.push([FIELD_PARAMETERS[field], text]);
  }
  if (request.query?.expression) pairs.push(['expr', request.query.expression]);
  if (request.query?.spelling) pairs.push(['spelling', request.query.spelling]);
  for (const facet of FILTERS) {
    for (const value of request.filters?.[facet] ?? [])
      pairs.push([FACET_PARAMETERS[facet], value]);
  }
  if (request.from != null) pairs.push(['from', String(request.from)]);
  if (request.until != null) pairs.push(['until', String(request.until)]);
  if (request.years !== undefined && request.years !== 'publication')
    pairs.push(['dates', request.years]);
  if (request.added !== undefined) pairs.push(['added', request.added]);
  if (request.sort !== undefined && request.sort !== 'relevance')
    pairs.push(['sort', request.sort]);
  if (request.fold !== undefined) pairs.push(['fold', request.fold]);
  if (request.size !== undefined && request.size !== DEFAULT_SIZE)
    pairs.push(['size', String(request.size)]);
  if (request.page !== undefined && request.page !== 1) pairs.push(['page', String(request.page)]);
  return pairs;
}

/** The request without one value of one facet, from its first page. */
export function withoutFilter(
  request: SearchRequest,
  facet: FilterName,
  value: string,
): SearchRequest {
  const left = (request.filters[facet] ?? []).filter((other) => other !== value);
  return { ...request, page: 1, filters: { ...request.filters, [facet]: left } };
}

/** The request with other words in one field (none when blank), from its first page. */
export function withWords(request: SearchRequest, field: QueryPart, words: string): SearchRequest {
  const others = Object.entries(request.query).filter(([name]) => name !== field);
  const kept = words.trim() === '' ? others : [...others, [field, words]];
  return { ...request, page: 1, query: Object.fromEntries(kept) as TypedQuery };
}

/** The request with these words in a field, and this line beside what the query line has, from its first page. */
export function withExpression(
  request: SearchRequest,
  field: QueryField,
  words: string,
  line: string,
): SearchRequest {
  const { expression } = request.query;
  const both = expression === undefined ? line : `(${expression}) AND (${line})`;
  return withWords(withWords(request, field, words), 'expression', both);
}

/** Longest words that any field takes, for `maxlength` of the form. */
export const LONGEST_WORDS = LONGEST_QUERY;

/** From the first year of the one to the last of the other; 光绪 alone in the first field is all of it. */
function yearsOf(from: YearSpan | null, until: YearSpan | null): [number | null, number | null] {
  const isSpan = from !== null && from.first !== from.last;
  return [from?.first ?? null, until?.last ?? (isSpan ? from.last : null)];
}

function parameterOf(field: QueryPart): string {
  return field === 'expression' ? 'expr' : FIELD_PARAMETERS[field];
}

function readWords(one: (parameter: string) => string): Partial<Record<QueryPart, string>> {
  const words = readBox(one);
  const expression = one('expr');
  if (expression !== '') words.expression = expression;
  // 在结果中检索: more words, anywhere.
  const within = one('within');
  if (within !== '') words.any = words.any === undefined ? within : `${words.any} ${within}`;
  return words;
}

function readBox(one: (parameter: string) => string): Partial<Record<QueryPart, string>> {
  const words: Partial<Record<QueryPart, string>> = {};
  for (const field of QUERY_FIELDS) {
    const text = one(FIELD_PARAMETERS[field]);
    if (text !== '') words[field] = text;
  }
  const chosen = one('field');
  const field = QUERY_FIELDS.find((known) => known !== 'any' && FIELD_PARAMETERS[known] === chosen);
  if (field === undefined || words.any === undefined) return words;
  const { any, ...others } = words;
  const own = words[field];
  return { ...others, [field]: own === undefined ? any : `${own} ${any}` };
}

/** Without controls, of the direction of writing as well, and halves of characters; blanks at both ends off. */
function clean(text: string): string {
  return withoutBidi(text.toWellFormed())
    .replace(/\p{Cc}+/gu, ' ')
    .trim();
}

function isSort(text: string): text is Sort {
  return (SORTS as readonly string[]).includes(text);
}
