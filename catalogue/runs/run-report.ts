/**
 * What the ledger tells of a run when a person looks into it: the spans it asked for, the pages that came, what
 * changed and by which title, and the days of a source.
 */
import { HOUR_MS } from '../time.ts';
import type { RunCounts, RunState, RunSummary, Span, WindowState } from './run.ts';

/** A window as it stands. */
export interface RunWindow extends Span {
  readonly id: number;
  readonly state: WindowState;
  /** How often its list was begun. */
  readonly attempts: number;
  /** Records that its list gave at least, and that the repository announced; 0 = not told. */
  readonly given: number;
  readonly announced: number;
  /** Chinese sentence: why it was given up or broke off; '' mostly. */
  readonly message: string;
}

/** A page as it was stored. */
export interface StoredPage {
  readonly id: number;
  readonly window: number;
  /** What was asked, without secrets. */
  readonly url: string;
  readonly bytes: number;
  /** What the repository took to answer. */
  readonly ms: number;
  readonly flags: readonly string[];
  readonly received: number;
  /** ISO 8601 UTC. */
  readonly storedAt: string;
}

/** What is counted of a run, and can be looked through. */
export const CHANGE_LISTS = ['new', 'changed', 'deleted'] as const;
export type ChangeList = (typeof CHANGE_LISTS)[number];

/** What a run made of a record. */
export interface RunChange {
  /** `returned`: it had been deleted before; counted as changed. */
  readonly kind: ChangeList | 'returned';
  readonly identifier: string;
  /** The title that it had before; null for a new one. */
  readonly before: string | null;
  /** The title that the run gave it; null for a deletion. */
  readonly title: string | null;
  /** A later run has changed it again, or it was put back. */
  readonly isOvertaken: boolean;
}

/** Some of a list, and how long it is as a whole. */
export interface Part<One> {
  readonly total: number;
  readonly items: readonly One[];
}

/** Some of a list that is looked through from where the last part ended. */
export interface NextPart<One> {
  readonly items: readonly One[];
  /** Where to go on; null = this is the end. There may be more to come although nothing was found. */
  readonly next: number | null;
}

/** What undoing a run would do, before it is done. */
export interface UndoForecast {
  /** Records that it added and that would go. */
  readonly removed: number;
  /** Records that would be as they were before. */
  readonly restored: number;
  /** Records that a later run has changed again: they stay. */
  readonly overtaken: number;
}

/** How fast a run under way is, and how much is before it. */
export interface RunProgress {
  readonly received: number;
  readonly pages: number;
  /** Records that its lists announced; null when they do not say. */
  readonly announced: number | null;
  /** Records a second over its last pages; null before the second one. */
  readonly pace: number | null;
}

/** A page flag of a run: on how many pages, and where it was met first. */
export interface FlagCount {
  /** Without the number in it: `list-short` for `list-short:12`. */
  readonly flag: string;
  readonly pages: number;
  /** What was asked for the first of them. */
  readonly url: string;
}

/** The runs that began on one day, Asia/Shanghai. */
export interface DayOfRuns extends RunCounts {
  /** 2026-03-01 */
  readonly day: string;
  readonly runs: number;
  /** The gravest way in which one of them ended; `running` when none has. */
  readonly state: RunState;
}

/** Runs that failed, fell short or were held in one way. */
export interface FaultGroup {
  readonly code: string;
  readonly count: number;
  readonly firstAt: string;
  /** The latest of them. */
  readonly last: RunSummary;
}

/** From the gravest. */
const GRAVITY: readonly RunState[] = [
  'failed',
  'held',
  'partial',
  'complete',
  'unchanged',
  'running',
];
const SHANGHAI_MS = 8 * HOUR_MS;

/** The day of an instant, Asia/Shanghai. */
export function dayOf(instant: string): string {
  return new Date(Date.parse(instant) + SHANGHAI_MS).toISOString().slice(0, 10);
}

/**
 * @param runs in any order
 * @returns days on which a run began, the earliest first
 */
export function daysOf(runs: readonly RunSummary[]): DayOfRuns[] {
  const byDay = Map.groupBy(runs, ({ startedAt }) => dayOf(startedAt));
  const days = [...byDay].map(([day, own]): DayOfRuns => {
    const sum = (name: keyof RunCounts): number => own.reduce((n, run) => n + run[name], 0);
    const state = GRAVITY.find((one) => own.some((run) => run.state === one)) ?? 'running';
    return {
      day,
      runs: own.length,
      state,
      received: sum('received'),
      new: sum('new'),
      changed: sum('changed'),
      unchanged: sum('unchanged'),
      deleted: sum('deleted'),
      quarantined: sum('quarantined'),
    };
  });
  return days.toSorted((a, b) => (a.day < b.day ? -1 : 1));
}

/**
 * @param runs newest first
 * @returns the latest met first
 */
export function faultsOf(runs: readonly RunSummary[]): FaultGroup[] {
  const faulty = runs.filter(
    ({ state, code }) => code !== null && ['failed', 'partial', 'held'].includes(state),
  );
  return [...Map.groupBy(faulty, ({ code }) => code ?? '')].flatMap(([code, own]) => {
    const [last] = own;
    const first = own.at(-1);
    if (last === undefined || first === undefined) return [];
    return [{ code, count: own.length, firstAt: first.startedAt, last }];
  });
}

/**
 * Records a second.
 *
 * @param pages the last ones, newest first
 * @returns null when they do not tell
 */
export function paceOf(
  pages: readonly { readonly received: number; readonly at: string }[],
): number | null {
  const [newest] = pages;
  const oldest = pages.at(-1);
  if (newest === undefined || oldest === undefined) return null;
  const seconds = (Date.parse(newest.at) - Date.parse(oldest.at)) / 1000;
  // What came with the oldest came before the time that is measured.
  const received = pages.slice(0, -1).reduce((sum, page) => sum + page.received, 0);
  return seconds > 0 && received > 0 ? received / seconds : null;
}
