/**
 * A date as printed, and beside it as understood: 民国二十四年（公元1935年）. What adds nothing to the printed
 * form (1935) is left out.
 */
import type { DateStatement } from '../../../catalogue/dates/reading.ts';
import { dateName } from '../../../catalogue/fields/date-names.ts';
import type { TypeCode } from '../../../catalogue/fields/types.ts';
import type { Messages } from '../../i18n/languages.ts';

/** A date as it stands beside a title: that of publication bare, any other with what it is called. */
export function datedAs(
  { kind, type }: { readonly kind: DateStatement['kind']; readonly type: TypeCode },
  date: string,
  t: Messages,
): string {
  if (kind === 'publication') return date;
  return `${t.work.dates[dateName(kind, type)]}${t.site.colon}${date}`;
}

/** What we understand, in words; null when the printed form says it already. */
export function understoodDate(date: DateStatement, t: Messages): string | null {
  const words = t.work;
  const start = date.start === null ? null : pointOf(date.start, t);
  const end = date.end === null ? null : pointOf(date.end, t);
  if (start === null && end === null) {
    return date.precision === 'unknown' ? null : words.dateUnread;
  }
  if (isPlain(date)) return null;
  let text: string;
  if (start === null) text = words.until(end ?? '');
  else if (end === null) text = words.since(start);
  else if (date.start === date.end || start === end) text = start;
  else if (date.precision === 'ambiguous') text = words.ambiguous(start, end);
  else text = words.range(start, end);
  if (date.isCoded === true)
    return words.coded(date.certainty === 'approximate' ? words.approximate(text) : text);
  if (date.isFromTitle === true) return words.titled(text);
  switch (date.certainty) {
    case 'approximate':
      return words.approximate(text);
    case 'inferred':
      return words.inferred(text);
    case 'unknown':
      return words.uncertain(text);
    case 'certain':
      return text;
  }
}

/** 1935, 1935-06-01, 1935年: a certain date of our own calendar printed in figures. */
function isPlain(date: DateStatement): boolean {
  if (date.certainty !== 'certain' || date.calendar !== 'gregorian') return false;
  const figures = date.raw.replace(/[年月./]/g, '-').replace(/[日\s]/g, '');
  const printed = figures.replace(/-$/, '').replace(/-(\d)(?!\d)/g, '-0$1');
  return date.start === date.end && printed === date.start;
}

/** `0507`, `-0049`, `1937-07`, `1937-07-07` in words. */
function pointOf(iso: string, t: Messages): string {
  const [, sign = '', digits = '', month, day] =
    /^(-?)(\d{4,})(?:-(\d\d))?(?:-(\d\d))?$/.exec(iso) ?? [];
  if (digits === '') return iso;
  const year = t.work.year(Number(digits) * (sign === '-' ? -1 : 1));
  if (month === undefined) return year;
  const toMonth = t.work.month(year, Number(month));
  return day === undefined ? toMonth : t.work.day(toMonth, Number(day));
}
