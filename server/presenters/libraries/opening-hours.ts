/** Opening hours as readers see them: the week, what is different soon, and whether it is open now. */
import {
  clockOf,
  exceptionsAhead,
  hoursText,
  openStateAt,
} from '../../../catalogue/opening-hours.ts';
import type { Library } from '../../../catalogue/library.ts';
import type { OpeningHours } from '../../../catalogue/opening-hours.ts';
import type { Lang, Messages } from '../../i18n/languages.ts';

export interface ShownHours {
  readonly isOpen: boolean;
  /** 现在开放，17:30 闭馆 */
  readonly now: string;
  /** Days with the same hours stand in one row. */
  readonly week: readonly { readonly days: string; readonly hours: string }[];
  readonly exceptions: readonly { readonly days: string; readonly hours: string }[];
  readonly note: string;
}

/** Exceptions are announced so many days before. */
const ANNOUNCED_DAYS = 60;

export function presentHours(
  hours: OpeningHours,
  now: Date,
  { lang, t }: { readonly lang: Lang; readonly t: Messages },
): ShownHours {
  const w = t.hours;
  const state = openStateAt(hours, now);
  const { note } = hours;
  return {
    isOpen: state.kind === 'open',
    now:
      state.kind === 'open'
        ? w.openUntil(clockOf(state.until))
        : state.opens === null
          ? w.closed(state.why)
          : w.closedUntil(state.why, whenOf(state.opens, t, lang), clockOf(state.opens.at)),
    week: weekOf(hours, t),
    exceptions: exceptionsAhead(hours, now, ANNOUNCED_DAYS).map(({ from, until, name, spans }) => ({
      days: `${w.span(dayText(from, lang), from === until ? null : dayText(until, lang))} ${name}`,
      hours: hoursText(spans) || w.closedDay,
    })),
    note,
  };
}

/** The hours of a library where they are told by day; null otherwise. */
export function hoursByDay({ hours }: Pick<Library, 'hours'>): OpeningHours | null {
  return hours === undefined || typeof hours === 'string' ? null : hours;
}

/** All that is told of the hours, for who edits them: the week, exceptions and the note, a line each. */
export function hoursInWords(hours: Library['hours'], t: Messages): string {
  if (hours === undefined || typeof hours === 'string') return hours ?? '';
  const exceptions = hours.exceptions.map(
    ({ from, until, name, spans }) =>
      `${t.hours.span(from, from === until ? null : until)} ${name} ${hoursText(spans) || t.hours.closedDay}`,
  );
  return [weekLine(hours, t), ...exceptions, hours.note].filter((one) => one !== '').join('\n');
}

/** The week in one line, for where there is no room for a table. */
export function weekLine(hours: OpeningHours, t: Messages): string {
  return weekOf(hours, t)
    .map(({ days, hours: open }) => `${days} ${open}`)
    .join(t.hours.between);
}

function weekOf({ week }: OpeningHours, t: Messages): { days: string; hours: string }[] {
  const rows: { first: number; last: number; hours: string }[] = [];
  for (const [day, spans] of week.entries()) {
    const hours = hoursText(spans) || t.hours.closedDay;
    const row = rows.at(-1);
    if (row?.hours === hours) row.last = day;
    else rows.push({ first: day, last: day, hours });
  }
  return rows.map(({ first, last, hours }) => ({
    days: t.hours.span(
      t.hours.weekdays[first] ?? '',
      first === last ? null : (t.hours.weekdays[last] ?? ''),
    ),
    hours,
  }));
}

function whenOf(
  { day, days, weekday }: { readonly day: string; readonly days: number; readonly weekday: number },
  t: Messages,
  lang: Lang,
): string {
  if (days === 0) return t.hours.today;
  if (days === 1) return t.hours.tomorrow;
  return days < 7 ? (t.hours.weekdays[weekday] ?? '') : dayText(day, lang);
}

/** 12月5日 */
export function dayText(day: string, lang: Lang): string {
  return new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: 'UTC',
    month: 'long',
    day: 'numeric',
  }).format(new Date(`${day}T00:00:00Z`));
}
