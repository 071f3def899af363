/**
 * Opening hours as they are typed, read into what they mean: a line for each day on the page of a library, and in
 * `libraries.json` a line for the days that it is of (`周二至周五`).
 */
import { MOST_EXCEPTIONS, MOST_SPANS, WEEKDAYS, dayIn, hoursIn } from './opening-hours.ts';
import type { HoursException, HoursFault, OpenSpan, OpeningHours } from './opening-hours.ts';
import { plainLine } from './text/plain.ts';
import { DAY_MS } from './time.ts';

export interface HoursWish {
  /** Seven lines from Monday on. */
  readonly week: readonly string[];
  readonly exceptions: readonly ExceptionWish[];
  readonly note: string;
}

export interface ExceptionWish {
  readonly from: string;
  /** Empty: the one day. */
  readonly until: string;
  readonly name: string;
  /** Empty: closed. */
  readonly hours: string;
}

const LONGEST_NOTE = 300;
const LONGEST_NAME = 40;
const LONGEST_EXCEPTION_DAYS = 366;

const FAULTS: Readonly<Record<HoursFault, string>> = {
  unreadable: '看不懂，应写成 9:00-17:30，几段用逗号分开，闭馆留空',
  'no-time': '没有这样的时刻，应在 0:00 到 24:00 之间',
  backwards: '结束应晚于开始；过了半夜的不能写在一天里',
  overlap: '两段时间重叠',
  'too-many': `一天最多 ${MOST_SPANS} 段`,
};

/** @param fields gets what is wrong, at `week.0`, `exceptions.2.from` … */
export function hoursFrom(wish: HoursWish, fields: Record<string, string>): OpeningHours {
  const spansIn = (name: string, line: string): readonly OpenSpan[] => {
    const spans = hoursIn(line);
    if (typeof spans !== 'string') return spans;
    fields[name] = FAULTS[spans];
    return [];
  };
  const week = Array.from({ length: WEEKDAYS }, (_, i) => spansIn(`week.${i}`, wish.week[i] ?? ''));
  const note = plainLine(wish.note);
  if (note.length > LONGEST_NOTE) fields['note'] = `最长 ${LONGEST_NOTE} 个字`;
  if (wish.exceptions.length > MOST_EXCEPTIONS)
    fields['exceptions'] = `最多 ${MOST_EXCEPTIONS} 条，请删去已经过去的`;
  const exceptions = wish.exceptions.slice(0, MOST_EXCEPTIONS).map((given, i): HoursException => {
    const at = `exceptions.${i}`;
    const from = dayIn(given.from);
    const until = given.until.trim() === '' ? from : dayIn(given.until);
    const name = plainLine(given.name);
    if (from === undefined) fields[`${at}.from`] = '应为日期，如 2026-10-01';
    if (until === undefined) fields[`${at}.until`] = '应为日期，如 2026-10-07';
    else if (from !== undefined && until < from) fields[`${at}.until`] = '不能早于开始的日期';
    else if (
      from !== undefined &&
      Date.parse(until) - Date.parse(from) > LONGEST_EXCEPTION_DAYS * DAY_MS
    )
      fields[`${at}.until`] = `一条最长 ${LONGEST_EXCEPTION_DAYS} 天`;
    if (name === '') fields[`${at}.name`] = '请写名称，如 国庆节';
    if (name.length > LONGEST_NAME) fields[`${at}.name`] = `最长 ${LONGEST_NAME} 个字`;
    const spans = spansIn(`${at}.hours`, given.hours);
    return { from: from ?? '', until: until ?? '', name, spans };
  });
  exceptions.sort((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from)));
  return { week, exceptions, note };
}

const NAMES_OF_DAYS: readonly (readonly [RegExp, number])[] = [
  [/^(?:(?:周|星期|礼拜)?一|mon(?:day)?)$/, 0],
  [/^(?:(?:周|星期|礼拜)?二|tue(?:s|sday)?)$/, 1],
  [/^(?:(?:周|星期|礼拜)?三|wed(?:nesday)?)$/, 2],
  [/^(?:(?:周|星期|礼拜)?四|thu(?:rs|rsday)?)$/, 3],
  [/^(?:(?:周|星期|礼拜)?五|fri(?:day)?)$/, 4],
  [/^(?:(?:周|星期|礼拜)?六|sat(?:urday)?)$/, 5],
  [/^(?:(?:周|星期|礼拜)?[日天]|sun(?:day)?)$/, 6],
];
const LONGEST_DAYS = 60;

/**
 * The days that a text names, 0 = Monday, in the order in which they are named: `周一`, `周二至周五`, `周六、周日`,
 * `Tue-Fri`. Undefined when it is no such text.
 */
export function daysIn(text: string): readonly number[] | undefined {
  const days: number[] = [];
  const plain = text.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '');
  if (plain === '' || plain.length > LONGEST_DAYS) return undefined;
  for (const part of plain.split(/[、,;和及]/)) {
    const [from = '', until = from, ...rest] = part.split(/至|到|[-—–~〜～−]{1,2}/);
    const [first, last] = [dayNamed(from), dayNamed(until)];
    if (first === undefined || last === undefined || rest.length > 0 || last < first)
      return undefined;
    for (let day = first; day <= last; day++) days.push(day);
  }
  return days;
}

function dayNamed(name: string): number | undefined {
  return NAMES_OF_DAYS.find(([pattern]) => pattern.test(name))?.[1];
}
