/**
 * When a library is open 开放时间: by weekday, with exceptions for holidays, in Asia/Shanghai. Typed by its staff
 * as `9:00-12:00, 14:00-17:30`, an empty line means closed. A day is whole: what is open past midnight is none of
 * a library's, and is refused.
 */
import { DAY_MS, HOUR_MS } from './time.ts';

/** Minutes since midnight, `from` before `until`. */
export interface OpenSpan {
  readonly from: number;
  readonly until: number;
}

export interface HoursException {
  /** Days, `2026-10-01`, both included. */
  readonly from: string;
  readonly until: string;
  /** 国庆节 */
  readonly name: string;
  /** None: closed. */
  readonly spans: readonly OpenSpan[];
}

export interface OpeningHours {
  /** Seven days from Monday on; a day without spans is closed. */
  readonly week: readonly (readonly OpenSpan[])[];
  /** By their first day; the later of two that meet one day counts. */
  readonly exceptions: readonly HoursException[];
  /** What else is to be said: 法定节假日另行通知. Empty = nothing. */
  readonly note: string;
}

export const WEEKDAYS = 7;
export const MOST_SPANS = 4;
export const MOST_EXCEPTIONS = 40;
const END_OF_DAY = 24 * 60;

/** Why a line of hours cannot be read. */
export type HoursFault = 'unreadable' | 'no-time' | 'backwards' | 'overlap' | 'too-many';

/** Longest line that is read. */
const LONGEST_LINE = 120;

/**
 * A line of hours as staff write it, in any dress that Chinese keyboards give it: `9:00—17:30`, `９：００至１２：００、
 * 14.00~17.30`. Empty, or 闭馆: closed.
 */
export function hoursIn(line: string): readonly OpenSpan[] | HoursFault {
  const text = line.normalize('NFKC').trim();
  if (text === '' || /^(?:闭馆|休息|不开放|closed)$/i.test(text)) return [];
  if (text.length > LONGEST_LINE) return 'unreadable';
  const spans: OpenSpan[] = [];
  for (const part of text.split(/[,;、和]/)) {
    const times =
      /^(\d{1,2})[:.时](\d{2})?分?(?:[-—–~〜～−]{1,2}|至|到)(\d{1,2})[:.时](\d{2})?分?$/.exec(
        part.replaceAll(/\s/g, ''),
      );
    if (times === null) return 'unreadable';
    const [, fromHour, fromMinute, untilHour, untilMinute] = times;
    const [from, until] = [minuteOf(fromHour, fromMinute), minuteOf(untilHour, untilMinute)];
    if (from === undefined || until === undefined) return 'no-time';
    if (until <= from) return 'backwards';
    spans.push({ from, until });
  }
  spans.sort((a, b) => a.from - b.from);
  if (spans.some(({ from }, i) => from < (spans[i - 1]?.until ?? 0))) return 'overlap';
  return spans.length > MOST_SPANS ? 'too-many' : spans;
}

function minuteOf(hour = '', minute = '0'): number | undefined {
  const at = Number(hour) * 60 + Number(minute);
  return Number(minute) < 60 && at <= END_OF_DAY ? at : undefined;
}

/** `9:00`; the end of a day is 24:00. */
export function clockOf(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
}

/** As a person reads it, and as it is typed: `9:00–12:00，14:00–17:30`; empty when closed. */
export function hoursText(spans: readonly OpenSpan[]): string {
  return spans.map(({ from, until }) => `${clockOf(from)}–${clockOf(until)}`).join('，');
}

/** A day of the calendar; undefined for anything else, as 2026-02-30. */
export function dayIn(text: string): string | undefined {
  const day = text.trim();
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) || dayOf(time) !== day ? undefined : day;
}

/** Whether a library is open at an instant, and what comes next. */
export type OpenState =
  | { readonly kind: 'open'; readonly until: number }
  /** It opens again; `days` from today on, 0 = later today. */
  | { readonly kind: 'closed'; readonly opens: Opening; readonly why: string }
  /** Nothing is known of when it opens again. */
  | { readonly kind: 'closed'; readonly opens: null; readonly why: string };

export interface Opening {
  readonly day: string;
  /** From today. */
  readonly days: number;
  /** 0 = Monday. */
  readonly weekday: number;
  readonly at: number;
}

/** Days that are looked through for the next opening. */
const LOOK_AHEAD_DAYS = 60;

export function openStateAt(hours: OpeningHours, now: Date): OpenState {
  const local = now.getTime() + 8 * HOUR_MS;
  const today = dayOf(local);
  const minute = Math.floor((local % DAY_MS) / 60_000);
  const { spans, why } = hoursOn(hours, today);
  const open = spans.find(({ from, until }) => from <= minute && minute < until);
  if (open !== undefined) return { kind: 'open', until: open.until };
  for (let days = 0; days <= LOOK_AHEAD_DAYS; days++) {
    const day = dayOf(local + days * DAY_MS);
    const next = hoursOn(hours, day).spans.find(({ from }) => days > 0 || from > minute);
    if (next !== undefined)
      return { kind: 'closed', why, opens: { day, days, weekday: weekdayOf(day), at: next.from } };
  }
  return { kind: 'closed', why, opens: null };
}

/** The hours of one day, and the name of the exception that it is; empty on a day like others. */
export function hoursOn(
  { week, exceptions }: OpeningHours,
  day: string,
): { readonly spans: readonly OpenSpan[]; readonly why: string } {
  const exception = exceptions.findLast(({ from, until }) => from <= day && day <= until);
  return exception === undefined
    ? { spans: week[weekdayOf(day)] ?? [], why: '' }
    : { spans: exception.spans, why: exception.name };
}

/** Exceptions that are not over, and begin within so many days. */
export function exceptionsAhead(
  { exceptions }: OpeningHours,
  now: Date,
  days: number,
): readonly HoursException[] {
  const local = now.getTime() + 8 * HOUR_MS;
  const [today, last] = [dayOf(local), dayOf(local + days * DAY_MS)];
  return exceptions.filter(({ from, until }) => until >= today && from <= last);
}

/** A day of the calendar of Nanjing, and its weekday, 0 = Monday. */
export interface CalendarDay {
  readonly day: string;
  readonly weekday: number;
}

/** Today and the days after it. */
export function daysFrom(now: Date, count: number): readonly CalendarDay[] {
  const local = now.getTime() + 8 * HOUR_MS;
  return Array.from({ length: count }, (_, ahead) => {
    const day = dayOf(local + ahead * DAY_MS);
    return { day, weekday: weekdayOf(day) };
  });
}

/** 0 = Monday. */
function weekdayOf(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % WEEKDAYS;
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
