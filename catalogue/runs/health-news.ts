/**
 * When somebody is told how a source is: at each change between 正常, 部分异常, 待核准 and 中断, and never twice for
 * one. A source that changes four times in a week is called restless once, and from then on nothing is told until
 * it has stayed the same for three days. Whoever keeps it is told first; when nobody says that they know, and
 * nothing is mended, the city is told after three days (docs/decisions/0029-who-is-told.md).
 */
import { DAY_MS } from '../time.ts';
import type { Health } from './health.ts';

export type ToldState = 'ok' | 'partial' | 'held' | 'down';

/** What is known of what was told of one source; instants are ISO 8601 UTC. */
export interface Told {
  readonly state: ToldState;
  /** Since when it is so. */
  readonly since: string;
  /** Changes of the last week. */
  readonly changes: readonly string[];
  readonly isRestless: boolean;
  /** Since when it has not been well and nobody said that they know; null when it is well, or somebody did. */
  readonly unansweredSince: string | null;
  /** Who knows of it; null = nobody said so. */
  readonly answeredBy: string | null;
  /** Whether the city was told of the present trouble. */
  readonly cityKnows: boolean;
}

export type HealthNews =
  | {
      readonly kind: 'change';
      /** Null: it was never looked at before. */
      readonly from: ToldState | null;
      readonly to: ToldState;
      /** Whether the city was told of the trouble, and is told of this too. */
      readonly city: boolean;
    }
  | { readonly kind: 'restless'; readonly to: ToldState; readonly changes: number }
  | { readonly kind: 'settled'; readonly to: ToldState }
  | { readonly kind: 'unanswered'; readonly to: ToldState; readonly since: string };

const WEEK_MS = 7 * DAY_MS;
const RESTLESS_CHANGES = 4;
const SETTLED_MS = 3 * DAY_MS;
export const UNANSWERED_DAYS = 3;

/** Null: nobody is told of it, because a person paused or retired it, or nothing was harvested yet. */
export function toldStateOf({ state, reasons }: Health): ToldState | null {
  switch (state) {
    case 'ok':
    case 'down':
      return state;
    case 'partial':
      return reasons[0]?.kind === 'held' ? 'held' : 'partial';
    case 'never':
    case 'paused':
    case 'retired':
      return null;
  }
}

/**
 * @param before undefined when it was never looked at
 * @returns what is known from now on, and what is to be told; undefined when nothing changed
 */
export function newsOf(
  before: Told | undefined,
  state: ToldState | null,
  now: Date,
): { readonly after: Told; readonly news: HealthNews | null } | undefined {
  if (state === null) return undefined;
  const at = now.toISOString();
  if (before === undefined) {
    const after = toldAt(state, at, state === 'ok' ? null : at);
    const news = { kind: 'change', from: null, to: state, city: false } as const;
    return { after, news: state === 'ok' ? null : news };
  }
  return before.state === state ? unchanged(before, now) : changed(before, state, now);
}

/** Somebody knows; undefined where there is nothing to know, or somebody does already. */
export function answered(before: Told | undefined, by: string): Told | undefined {
  if (before === undefined || before.unansweredSince === null) return undefined;
  return { ...before, unansweredSince: null, answeredBy: by };
}

function changed(
  before: Told,
  state: ToldState,
  now: Date,
): { readonly after: Told; readonly news: HealthNews | null } {
  const at = now.toISOString();
  const week = new Date(now.getTime() - WEEK_MS).toISOString();
  const changes = [...before.changes.filter((one) => one > week), at];
  const isRestless = before.isRestless || changes.length >= RESTLESS_CHANGES;
  const after: Told = {
    state,
    since: at,
    changes,
    isRestless,
    unansweredSince: state === 'ok' ? null : (before.unansweredSince ?? at),
    answeredBy: null,
    cityKnows: state !== 'ok' && before.cityKnows,
  };
  if (before.isRestless) return { after, news: null };
  const news: HealthNews = isRestless
    ? { kind: 'restless', to: state, changes: changes.length }
    : { kind: 'change', from: before.state, to: state, city: before.cityKnows };
  return { after, news };
}

function unchanged(
  before: Told,
  now: Date,
): { readonly after: Told; readonly news: HealthNews } | undefined {
  const since = (instant: string): number => now.getTime() - Date.parse(instant);
  const { state, unansweredSince } = before;
  if (before.isRestless && since(before.since) >= SETTLED_MS)
    return {
      after: { ...before, isRestless: false, changes: [] },
      news: { kind: 'settled', to: state },
    };
  if (
    unansweredSince !== null &&
    !before.cityKnows &&
    since(unansweredSince) >= UNANSWERED_DAYS * DAY_MS
  )
    return {
      after: { ...before, cityKnows: true },
      news: { kind: 'unanswered', to: state, since: unansweredSince },
    };
  return undefined;
}

function toldAt(state: ToldState, since: string, unansweredSince: string | null): Told {
  return {
    state,
    since,
    changes: [],
    isRestless: false,
    unansweredSince,
    answeredBy: null,
    cityKnows: false,
  };
}
