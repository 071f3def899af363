/**
 * The lists of the match review: which they are, how they are narrowed, and the address of each. A pair is shown
 * within a list, so that there is one before and one after it.
 */
import type { Outcome } from '../../catalogue/matching/comparison/comparison.ts';
import { DECIDED_OUTCOMES } from '../../catalogue/matching/decision.ts';
import type { MatchKind, MatchQuery } from '../../catalogue/matching/match.ts';

export const MATCHES_PAGE = '/staff/matches';
/** 成批处理: pairs that wait for one reason. */
export const ALIKE_PAGE = `${MATCHES_PAGE}/alike`;
/** Each pair below it. */
export const PAIR_PAGE = `${MATCHES_PAGE}/pairs`;
export const DUPLICATES_FILE = `${MATCHES_PAGE}/duplicates.csv`;
/** What was decided just now, and to take it back. */
export const DECISIONS_PAGE = `${MATCHES_PAGE}/decisions`;

/** 疑似, 一号异题, 本馆重复, 待再看, 已裁定. */
export const MATCH_LISTS = ['probable', 'conflicts', 'duplicates', 'again', 'decided'] as const;
export type MatchListName = (typeof MATCH_LISTS)[number];

/** What can be asked of the outcome in each list. */
export const OUTCOMES_OF: Readonly<Record<MatchListName, readonly Outcome[]>> = {
  probable: [],
  conflicts: [],
  duplicates: ['same', 'probable'],
  again: DECIDED_OUTCOMES,
  decided: DECIDED_OUTCOMES,
};

/** A list as it is asked for in an address; empty texts narrow nothing. */
export interface MatchList {
  readonly list: MatchListName;
  readonly library: string;
  readonly text: string;
  readonly outcome: string;
}

/** UTF-16 units. */
const LONGEST_TEXT = 200;
/** Of a shape, and of a list of numbers. */
const LONGEST_SHAPE = 1_000;

export function matchListIn(parameters: Pick<URLSearchParams, 'get'>): MatchList {
  const given = (name: string): string =>
    (parameters.get(name) ?? '').trim().slice(0, LONGEST_TEXT);
  const list = MATCH_LISTS.find((one) => one === given('list')) ?? 'probable';
  const outcome = given('outcome');
  return {
    list,
    library: given('library'),
    text: given('text'),
    outcome: OUTCOMES_OF[list].find((one) => one === outcome) ?? '',
  };
}

/** @param own the library of whoever asks; null for the whole city */
export function matchQueryOf(
  { list, library, text, outcome }: MatchList,
  own: string | null,
): MatchQuery {
  const code = own ?? (library === '' ? undefined : library);
  return {
    ...(code === undefined ? {} : { library: code }),
    ...(text === '' ? {} : { title: text }),
    ...ofList(list, outcome),
  };
}

function ofList(list: MatchListName, outcome: string): MatchQuery {
  const said = DECIDED_OUTCOMES.find((one) => one === outcome);
  switch (list) {
    case 'probable':
      return { outcome: 'probable', decided: false };
    case 'conflicts':
      return { conflict: true, decided: false };
    case 'duplicates':
      return {
        isDuplicate: true,
        ...(outcome === 'same' || outcome === 'probable' ? { outcome } : {}),
      };
    case 'again':
      return { decided: 'again', ...(said === undefined ? {} : { said }) };
    case 'decided':
      return { decided: true, ...(said === undefined ? {} : { said }) };
  }
}

/** Parameters of the address, without those that say nothing. */
export function parametersOf(list: MatchList): [string, string][] {
  const given = Object.entries({ ...list, list: list.list === 'probable' ? '' : list.list });
  return given.filter(([, value]) => value !== '');
}

export function listHref(list: MatchList, more: Readonly<Record<string, string>> = {}): string {
  return withParameters(MATCHES_PAGE, [...parametersOf(list), ...Object.entries(more)]);
}

export function pairHref(
  id: string,
  list: MatchList,
  more: Readonly<Record<string, string>> = {},
): string {
  return withParameters(`${PAIR_PAGE}/${id}`, [...parametersOf(list), ...Object.entries(more)]);
}

/** 拆分 and 合并 of a work. */
export function workHref(id: string): string {
  return `${MATCHES_PAGE}/works/${encodeURIComponent(id)}`;
}

/** Pairs of one kind. */
export function alikeHref(kind: MatchKind): string {
  return withParameters(`${ALIKE_PAGE}/pairs`, kindParameters(kind));
}

export function kindParameters({
  shape,
  libraries: [one, other],
  isApart,
}: MatchKind): [string, string][] {
  return [
    ['shape', shape],
    ['one', one],
    ['other', other],
    ...(isApart ? [['apart', '1'] as [string, string]] : []),
  ];
}

export function kindIn(parameters: Pick<URLSearchParams, 'get'>): MatchKind {
  const given = (name: string): string => (parameters.get(name) ?? '').slice(0, LONGEST_SHAPE);
  return {
    shape: given('shape'),
    libraries: [given('one'), given('other')],
    isApart: given('apart') === '1',
  };
}

/**
 * What was decided together, with the way onwards.
 *
 * @param ids mostly one after the other: written as 12-61
 */
export function decisionsHref(ids: readonly number[], back: string): string {
  const runs: [number, number][] = [];
  for (const id of ids.toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last?.[1] === id - 1) last[1] = id;
    else runs.push([id, id]);
  }
  const written = runs.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(',');
  return withParameters(DECISIONS_PAGE, [
    ['ids', written],
    ['back', back],
  ]);
}

/** The numbers of `decisionsHref`, at most so many. */
export function numbersIn(text: string, most: number): number[] {
  const numbers: number[] = [];
  for (const run of text.slice(0, LONGEST_SHAPE).split(',')) {
    const [, from, to = from] = /^([1-9]\d{0,14})(?:-([1-9]\d{0,14}))?$/.exec(run) ?? [];
    if (from === undefined) continue;
    for (let id = Number(from); id <= Number(to) && numbers.length < most; id++) numbers.push(id);
  }
  return numbers;
}

function withParameters(path: string, parameters: [string, string][]): string {
  const query = new URLSearchParams(parameters).toString();
  return query === '' ? path : `${path}?${query}`;
}
