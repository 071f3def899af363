/**
 * Weeks, by which new arrivals are listed: from Monday, in Asia/Shanghai, named as ISO 8601 names them. The first
 * week of a year has its first Thursday, so that the days around New Year may be of a week of the other year.
 */
import { DAY_MS, SHANGHAI_MS } from './time.ts';

/** `2026-W48` */
export type WeekCode = `${number}-W${string}`;

const WEEK_MS = 7 * DAY_MS;
/** Monday, 5 January 1970: days since the first of January. */
const FIRST_MONDAY = 4;

/** The week of an instant. */
export function weekOf(instant: Date): WeekCode {
  return codeOf(mondayOf(instant.getTime() + SHANGHAI_MS));
}

/** The week that many weeks before. */
export function weekBefore(week: WeekCode, weeks = 1): WeekCode {
  return codeOf(startOf(week) - weeks * WEEK_MS);
}

/** Instants, half-open: from its Monday to the next. */
export function spanOfWeek(week: WeekCode): { readonly from: Date; readonly until: Date } {
  const from = startOf(week) - SHANGHAI_MS;
  return { from: new Date(from), until: new Date(from + WEEK_MS) };
}

/** Its Monday and its Sunday, `2026-11-23` and `2026-11-29`. */
export function daysOfWeek(week: WeekCode): { readonly first: string; readonly last: string } {
  const start = startOf(week);
  return { first: dayOf(start), last: dayOf(start + 6 * DAY_MS) };
}

/** Whether a text names a week that there is: 2026-W54 is none. */
export function isWeek(text: string): text is WeekCode {
  return /^\d{4}-W\d\d$/.test(text) && codeOf(startOf(text as WeekCode)) === text;
}

/** The week of a Monday, and its time of the day in Shanghai as if it were UTC. */
function codeOf(monday: number): WeekCode {
  const thursday = new Date(monday + 3 * DAY_MS);
  const year = thursday.getUTCFullYear();
  const week = 1 + Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / WEEK_MS);
  return `${year}-W${String(week).padStart(2, '0')}`;
}

function startOf(week: WeekCode): number {
  const [year = '', number = ''] = week.split('-W');
  // The fourth of January is always in the first week.
  return mondayOf(Date.UTC(Number(year), 0, 4)) + (Number(number) - 1) * WEEK_MS;
}

function mondayOf(at: number): number {
  const day = Math.floor(at / DAY_MS) - FIRST_MONDAY;
  return (day - (((day % 7) + 7) % 7) + FIRST_MONDAY) * DAY_MS;
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
