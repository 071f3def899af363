/** The last ninety days of a source as a strip of bars, and the same as a table. */
import type { DayOfRuns } from '../../../../catalogue/runs/run-report.ts';
import { dayOf } from '../../../../catalogue/runs/run-report.ts';
import { DAY_MS } from '../../../../catalogue/time.ts';
import type { Messages } from '../../../i18n/languages.ts';

export const STRIP_DAYS = 90;

/** `none`: no run began on that day. */
export type DayState = DayOfRuns['state'] | 'none';

export interface Strip {
  readonly summary: string;
  readonly bars: readonly {
    readonly x: number;
    readonly y: number;
    readonly height: number;
    readonly state: DayState;
    readonly title: string;
  }[];
  readonly days: readonly {
    readonly day: string;
    readonly state: DayState;
    readonly outcome: string;
    readonly counts: readonly string[];
  }[];
}

/** Of the strip, and of what is shorter than all of it; units of its picture. */
const TALL = 36;
const SHORT = 14;
const LINE = 2;
const STEP = 10;

/** @param days on which runs began, the earliest first */
export function stripOf(days: readonly DayOfRuns[], now: Date, t: Messages): Strip {
  const byDay = new Map(days.map((day) => [day.day, day]));
  const dates = Array.from({ length: STRIP_DAYS }, (_, i) =>
    dayOf(new Date(now.getTime() - (STRIP_DAYS - 1 - i) * DAY_MS).toISOString()),
  );
  const bars = dates.map((day, i) => {
    const runs = byDay.get(day);
    const state: DayState = runs?.state ?? 'none';
    const height = heightOf(state);
    const outcome = runs === undefined ? t.watch.never : t.runStates[runs.state];
    return { x: i * STEP + 1, y: TALL - height, height, state, title: `${day} ${outcome}` };
  });
  const of = (states: readonly DayState[]): number =>
    bars.filter(({ state }) => states.includes(state)).length;
  return {
    summary: t.watch.stripSummary(
      of(['complete', 'unchanged', 'running']),
      of(['failed', 'partial', 'held']),
      of(['none']),
    ),
    bars,
    days: days.toReversed().map((day) => ({
      day: day.day,
      state: day.state,
      outcome: t.runStates[day.state],
      counts: [
        day.runs,
        day.received,
        day.new,
        day.changed,
        day.unchanged,
        day.deleted,
        day.quarantined,
      ].map(t.number),
    })),
  };
}

function heightOf(state: DayState): number {
  if (state === 'none') return LINE;
  return state === 'unchanged' || state === 'running' ? SHORT : TALL;
}
