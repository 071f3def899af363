/** 高级检索: a form of conditions joined from the first on, and the query line 检索式 that says the same. */
import { expressionOf, FIELD_NAMES } from '../../../catalogue/search/expression.ts';
import type { ExpressionPart } from '../../../catalogue/search/expression.ts';
import { YEAR_KINDS, QUERY_FIELDS } from '../../../catalogue/search/request.ts';
import type { SearchRequest } from '../../../catalogue/search/request.ts';
import { TERM_MATCHES } from '../../../catalogue/search/terms.ts';
import { TYPES } from '../../../catalogue/fields/types.ts';
import type { Messages } from '../../i18n/languages.ts';
import type { Labels } from '../../i18n/labels.ts';
import { faultSentence } from '../../addresses/read-search-address.ts';
import {
  FIELD_PARAMETERS,
  LONGEST_WORDS,
  writeSearchAddress,
} from '../../addresses/search-address.ts';
import type { Fault } from '../../addresses/read-search-address.ts';
import type { Option } from './search-box.ts';

const ROWS = 4;
const JOINS = ['and', 'or', 'not'] as const;
const EXAMPLES = [
  '题名=城墙 AND 责任者==朱偰',
  '题名^(南京 OR 金陵) NOT 主题=旅游',
  '丛书=金陵全书 AND 任意=方志',
];

interface Choice extends Option {
  readonly id: string;
}

export interface AdvancedForm {
  readonly faults: readonly string[];
  readonly longest: number;
  readonly rows: readonly {
    readonly number: number;
    readonly name: string;
    readonly joins: readonly Option[];
    readonly fields: readonly Option[];
    readonly matches: readonly Option[];
    readonly words: string;
  }[];
  readonly libraries: readonly Choice[];
  readonly types: readonly Choice[];
  readonly from: string;
  readonly until: string;
  readonly yearKinds: readonly Option[];
  readonly expression: string;
  readonly examples: readonly { readonly line: string; readonly href: string }[];
  readonly grammar: readonly { readonly names: string; readonly label: string }[];
}

/** The rows of the form in an address: `f1=title&m1=prefix&w1=…`, from the second on with `j2=or`. */
export function rowsIn(parameters: URLSearchParams): ExpressionPart[] {
  return Array.from({ length: ROWS }, (_, i) => {
    const value = (letter: string): string => parameters.get(`${letter}${i + 1}`) ?? '';
    return {
      join: JOINS.find((join) => join === value('j')) ?? 'and',
      field: QUERY_FIELDS.find((field) => FIELD_PARAMETERS[field] === value('f')) ?? 'any',
      match: TERM_MATCHES.find((match) => match === value('m')) ?? 'contains',
      words: value('w').slice(0, LONGEST_WORDS),
    };
  });
}

/** The address without the rows, which have become words or a query line; undefined when all are blank. */
export function withoutRows(parameters: URLSearchParams): URLSearchParams | undefined {
  const rows = rowsIn(parameters).filter(({ words }) => words.trim() !== '');
  const rest = new URLSearchParams([...parameters].filter(([name]) => !/^[jfmw][1-9]$/.test(name)));
  if (rows.length === 0) return rest.has('expr') ? rest : undefined;
  const fields = new Set(rows.map(({ field }) => field));
  const isPlain = rows.every(
    ({ join, match }, i) => match === 'contains' && (i === 0 ? join !== 'not' : join === 'and'),
  );
  if (isPlain && fields.size === rows.length) {
    for (const { field, words } of rows) rest.set(FIELD_PARAMETERS[field], words);
  } else rest.set('expr', expressionOf(rows));
  return rest;
}

/** @param request what the rest of the address asks for */
export function presentAdvanced(
  parameters: URLSearchParams,
  request: SearchRequest,
  faults: readonly Fault[],
  labels: Labels,
  libraries: readonly string[],
  t: Messages,
): AdvancedForm {
  const { advanced } = t;
  const hasRows = rowsIn(parameters).some(({ words }) => words.trim() !== '');
  return {
    faults: faults.map((fault) => faultSentence(fault, t)),
    longest: LONGEST_WORDS,
    rows: rowsIn(parameters).map(({ join, field, match, words }, i) => ({
      number: i + 1,
      name: advanced.row(i + 1),
      joins: i === 0 ? [] : options(JOINS, join, (one) => advanced.joins[one]),
      fields: QUERY_FIELDS.map((one) => ({
        value: FIELD_PARAMETERS[one],
        label: t.fields[one],
        selected: one === field,
      })),
      matches: options(TERM_MATCHES, match, (one) => advanced.matches[one]),
      words,
    })),
    libraries: choices('lib', libraries, request.filters.lib, (code) => labels.libraryShort(code)),
    types: choices('type', TYPES, request.filters.type, (type) => labels.of('type', type)),
    from: parameters.get('from') ?? '',
    until: parameters.get('until') ?? '',
    yearKinds: options(YEAR_KINDS, request.years, (kind) => t.yearKinds[kind]),
    expression: hasRows ? '' : (parameters.get('expr') ?? ''),
    examples: EXAMPLES.map((line) => ({
      line,
      href: writeSearchAddress({ query: { expression: line } }),
    })),
    grammar: QUERY_FIELDS.map((field) => ({
      label: t.fields[field],
      names: FIELD_NAMES[field].join('、'),
    })),
  };
}

function options<T extends string>(
  values: readonly T[],
  chosen: T,
  label: (value: T) => string,
): Option[] {
  return values.map((value) => ({ value, label: label(value), selected: value === chosen }));
}

function choices(
  name: string,
  values: readonly string[],
  chosen: readonly string[] = [],
  label: (value: string) => string,
): Choice[] {
  return values.map((value, i) => ({
    id: `${name}-${i}`,
    value,
    label: label(value),
    selected: chosen.includes(value),
  }));
}
