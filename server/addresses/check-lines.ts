/**
 * Lines of a purchase list as they are asked for in an address: narrowed, sorted, page by page, and one by one in the
 * same order. Names are those of the API.
 */
import { LINE_FLAGS, VERDICTS } from '../../catalogue/checks/result.ts';
import type { LineFlag, Verdict } from '../../catalogue/checks/result.ts';
import type { LineName } from '../../catalogue/checks/list.ts';
import { LINE_SORTS } from '../../catalogue/ports/check-lists.ts';
import type { LineQuery, LineSort } from '../../catalogue/ports/check-lists.ts';

export const CHECKS_PAGE = '/staff/checks';

/** `buy`, `skip`: what a person said; `none`: neither; `any`: anything at all. */
export const LINE_DECISIONS = ['buy', 'skip', 'none', 'any'] as const;
export type LineDecision = (typeof LINE_DECISIONS)[number];

export const TRUTHS = ['true', 'false'] as const;
type Truth = (typeof TRUTHS)[number];

/** Empty narrows nothing. */
export interface LineList {
  readonly verdict: Verdict | '';
  readonly flag: LineFlag | '';
  /** Held by the library that asks. */
  readonly mine: Truth | '';
  readonly decision: LineDecision | '';
  readonly changed: 'true' | '';
  readonly unpriced: 'true' | '';
  readonly q: string;
  readonly sort: LineSort | '';
  readonly order: 'desc' | '';
}

/** UTF-16 units. */
const LONGEST_TEXT = 200;

export function lineListIn(parameters: Pick<URLSearchParams, 'get'>): LineList {
  const said = (name: string): string => (parameters.get(name) ?? '').trim().slice(0, LONGEST_TEXT);
  const oneOf = <Word extends string>(name: string, words: readonly Word[]): Word | '' =>
    words.find((word) => word === said(name)) ?? '';
  return {
    verdict: oneOf('verdict', VERDICTS),
    flag: oneOf('flag', LINE_FLAGS),
    mine: oneOf('mine', TRUTHS),
    decision: oneOf('decision', LINE_DECISIONS),
    changed: oneOf('changed', ['true']),
    unpriced: oneOf('unpriced', ['true']),
    q: said('q'),
    sort: oneOf('sort', LINE_SORTS),
    order: oneOf('order', ['desc']),
  };
}

export function lineQueryOf(list: LineList): LineQuery {
  const { verdict, flag, mine, decision, q, sort } = list;
  return {
    ...(verdict === '' ? {} : { verdict: [verdict] }),
    ...(flag === '' ? {} : { flag: [flag] }),
    ...(mine === '' ? {} : { mine: mine === 'true' }),
    ...(decision === '' ? {} : { decision }),
    ...(list.changed === '' ? {} : { changed: true }),
    ...(list.unpriced === '' ? {} : { unpriced: true }),
    ...(q === '' ? {} : { text: q }),
    ...(sort === '' ? {} : { sort }),
    isDescending: list.order === 'desc',
  };
}

/** Whether lines are left out. */
export function isNarrowed(list: LineList): boolean {
  return parametersOf({ ...list, sort: '', order: '' }).length > 0;
}

/** As fields of a form, and as part of an address. */
export function parametersOf(list: LineList): [string, string][] {
  return Object.entries(list).filter(([, value]) => value !== '') as [string, string][];
}

export function checkHref(id: string): string {
  return `${CHECKS_PAGE}/${id}`;
}

export function linesHref(
  id: string,
  list: Partial<LineList>,
  more: Readonly<Record<string, string>> = {},
): string {
  return addressOf(checkHref(id), list, more, '#lines');
}

/** @param at place of the line in that order, from 1 */
export function reviewHref(
  id: string,
  list: Partial<LineList>,
  at: number,
  more: Readonly<Record<string, string>> = {},
): string {
  return addressOf(`${checkHref(id)}/review`, list, { at: String(at), ...more }, '');
}

function addressOf(
  path: string,
  list: Partial<LineList>,
  more: Readonly<Record<string, string>>,
  fragment: string,
): string {
  const parameters = [...Object.entries(list), ...Object.entries(more)];
  const said = new URLSearchParams(parameters.filter(([, value]) => value !== ''));
  return `${path}${said.size === 0 ? '' : `?${said.toString()}`}${fragment}`;
}

/** A line as the value of a field: `12:Sheet1`. */
export function lineValue({ sheet, row }: LineName): string {
  return `${row}:${sheet}`;
}

/** Undefined when it names none. */
export function lineNameIn(value: string): LineName | undefined {
  const [, row, sheet = ''] = /^([1-9]\d{0,8}):(.*)$/su.exec(value) ?? [];
  return row === undefined ? undefined : { row: Number(row), sheet };
}
