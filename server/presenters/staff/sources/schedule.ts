/** ⑥ of the wizard: when it is harvested, beside the others, and the hours in which it is left alone. */
import type { Registration } from '../../../../catalogue/registration.ts';
import { spansOf, startOf } from '../../../../catalogue/slots.ts';
import { endOfBlackout } from '../../../../catalogue/source.ts';
import type { Blackout } from '../../../../catalogue/source.ts';
import { nextRuns } from '../../../../harvesters/schedule.ts';
import type { Labels } from '../../../i18n/labels.ts';
import type { Visit } from '../../../visit.ts';
import { minuteOf } from '../../site/times.ts';
import { faultsShown, fieldOf } from '../field.ts';
import type { Faults, Field } from '../field.ts';

/** As the form has it. */
export interface ScheduleForm {
  readonly how: 'daily' | 'weekly' | 'monthly' | 'custom';
  readonly time: string;
  readonly weekday: string;
  readonly day: string;
  readonly cron: string;
  readonly blackout: readonly Blackout[];
}

interface Mark {
  readonly x: number;
  readonly label: string;
}

export interface ScheduleView {
  readonly faults: ReturnType<typeof faultsShown>;
  readonly fields: readonly Field[];
  readonly blackouts: readonly {
    readonly legend: string;
    readonly from: Field;
    readonly until: Field;
  }[];
  readonly bar: {
    readonly summary: string;
    /** Minutes of the day. */
    readonly rests: readonly { readonly x: number; readonly width: number }[];
    /** One below the other where several begin together. */
    readonly others: readonly (Mark & { readonly y: number })[];
    readonly own: Mark | null;
    readonly hours: readonly Mark[];
    /** The others in words, by time. */
    readonly list: readonly { readonly time: string; readonly libraries: string }[];
  };
  readonly next: readonly { readonly text: string; readonly iso: string; readonly note: string }[];
}

const RUNS = 5;
const BLACKOUT_ROWS = 3;
const HOURS = [0, 3, 6, 9, 12, 15, 18, 21, 24];

/** A schedule as the form shows it. */
export function scheduleForm({ schedule, blackout = [] }: Registration): ScheduleForm {
  const start = startOf(schedule);
  const [, , day = '*', month = '*', weekday = '*'] = schedule.split(' ');
  const base = {
    time: start === undefined ? '02:00' : timeOf(start),
    weekday: /^[0-6]$/.test(weekday) ? weekday : '1',
    day: /^\d{1,2}$/.test(day) ? day : '1',
    cron: schedule,
    blackout,
  };
  if (start === undefined || month !== '*') return { how: 'custom', ...base };
  if (day === '*' && weekday === '*') return { how: 'daily', ...base };
  if (day === '*' && /^[0-6]$/.test(weekday)) return { how: 'weekly', ...base };
  if (weekday === '*' && /^\d{1,2}$/.test(day)) return { how: 'monthly', ...base };
  return { how: 'custom', ...base };
}

/** 每周一次 · 星期三 · 03:30; what the form cannot say, as it is written. */
export function scheduleText(source: Registration, t: Visit['t']): string {
  const { how, time, weekday, day, cron } = scheduleForm(source);
  const { schedule: words } = t.wizard;
  const between = (...parts: readonly string[]): string => parts.join(t.staff.between);
  switch (how) {
    case 'daily':
      return between(words.hows.daily, time);
    case 'weekly':
      return between(words.hows.weekly, words.weekdays[Number(weekday)] ?? weekday, time);
    case 'monthly':
      return between(words.hows.monthly, words.dayOf(Number(day)), time);
    case 'custom':
      return cron;
  }
}

/**
 * @param form as it was sent, or as the source has it
 * @param schedule that it comes to; undefined while something is wrong with it
 * @param others sources that are harvested
 */
export function presentSchedule(
  form: ScheduleForm,
  schedule: string | undefined,
  others: readonly Registration[],
  faults: Faults,
  labels: Labels,
  visit: Visit,
): ScheduleView {
  const { t } = visit;
  const { schedule: words } = t.wizard;
  const own = schedule === undefined ? undefined : startOf(schedule);
  const slots = others.flatMap((source) => {
    const start = startOf(source.schedule);
    return start === undefined ? [] : [{ start, library: labels.libraryShort(source.library) }];
  });
  const blackout = form.blackout.filter(isWhole);
  return {
    faults: faultsShown(faults),
    fields: fieldsIn(form, faults, t),
    blackouts: Array.from({ length: BLACKOUT_ROWS }, (_, i) => blackoutRow(form, i, faults, t)),
    bar: {
      summary: words.barSummary(own === undefined ? words.noStart : timeOf(own), slots.length),
      rests: spansOf(blackout).map(([from, until]) => ({ x: from, width: until - from })),
      others: slots.map(({ start, library }, i) => ({
        x: start,
        y: laneOf(slots, i),
        label: `${library} ${timeOf(start)}`,
      })),
      own: own === undefined ? null : { x: own, label: `${words.own} ${timeOf(own)}` },
      hours: HOURS.map((hour) => ({ x: hour * 60, label: String(hour) })),
      list: listOf(slots, t),
    },
    next: schedule === undefined ? [] : nextOf(schedule, blackout, visit),
  };
}

/** Marks that are nearer than this, minutes, stand one below the other. */
const NEAR = 14;
const LANES = 4;

function laneOf(slots: readonly { readonly start: number }[], i: number): number {
  const start = slots[i]?.start ?? 0;
  const before = slots.slice(0, i).filter((one) => Math.abs(one.start - start) < NEAR).length;
  return 22 + (before % LANES) * 8;
}

/** Minutes since midnight as `HH:MM`. */
function timeOf(minutes: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function isWhole({ from, until }: Blackout): boolean {
  return TIME.test(from) && TIME.test(until) && from !== until;
}
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

function fieldsIn(form: ScheduleForm, faults: Faults, t: Visit['t']): readonly Field[] {
  const { schedule: words } = t.wizard;
  const choices = (named: Readonly<Record<string, string>>): Field['choices'] =>
    Object.entries(named).map(([value, label]) => ({ value, label }));
  return [
    fieldOf('how', words.how, { kind: 'choice', value: form.how, choices: choices(words.hows) }),
    fieldOf('time', words.time, { value: form.time, hint: words.timeHint }, faults),
    fieldOf('weekday', words.weekday, {
      kind: 'choice',
      value: form.weekday,
      choices: words.weekdays.map((label, i) => ({ value: String(i), label })),
    }),
    fieldOf('day', words.day, { value: form.day, inputmode: 'numeric' }, faults),
    fieldOf('schedule', words.cron, { value: form.cron, hint: words.cronHint }, faults),
  ];
}

function blackoutRow(
  form: ScheduleForm,
  i: number,
  faults: Faults,
  t: Visit['t'],
): ScheduleView['blackouts'][number] {
  const { schedule: words } = t.wizard;
  const given = form.blackout[i];
  const field = (end: 'from' | 'until'): Field =>
    fieldOf(`blackout.${i}.${end}`, words[end], { value: given?.[end] ?? '' }, faults);
  return { legend: words.blackoutRow(i + 1), from: field('from'), until: field('until') };
}

function listOf(
  slots: readonly { readonly start: number; readonly library: string }[],
  t: Visit['t'],
): ScheduleView['bar']['list'] {
  const byStart = new Map<number, string[]>();
  for (const { start, library } of slots)
    byStart.set(start, [...(byStart.get(start) ?? []), library]);
  return [...byStart]
    .toSorted(([a], [b]) => a - b)
    .map(([start, libraries]) => ({ time: timeOf(start), libraries: libraries.join(t.site.and) }));
}

function nextOf(
  schedule: string,
  blackout: readonly Blackout[],
  { lang, t }: Visit,
): ScheduleView['next'] {
  return nextRuns(schedule, RUNS).map((at) => {
    const shown = minuteOf(at.toISOString(), lang);
    const until = endOfBlackout({ blackout }, at);
    const later = until === undefined ? '' : (minuteOf(until.toISOString(), lang)?.text ?? '');
    return {
      text: shown?.text ?? '',
      iso: shown?.iso ?? '',
      note: later === '' ? '' : t.wizard.schedule.postponed(later),
    };
  });
}
