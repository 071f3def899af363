/**
 * What the demonstration adds to the libraries' own entries, so that a reader sees how the sentence
 * "how to get it" reads. Every value is a specimen and says so: it is nobody's real address, number or hours.
 */
import type { Library } from '../catalogue/library.ts';
import type { HoursException, OpenSpan, OpeningHours } from '../catalogue/opening-hours.ts';

const CLOSED: readonly OpenSpan[] = [];
const DAY: readonly OpenSpan[] = [{ from: 9 * 60, until: 17 * 60 + 30 }];
const LATE: readonly OpenSpan[] = [{ from: 9 * 60, until: 20 * 60 + 30 }];
const NOON_REST: readonly OpenSpan[] = [
  { from: 9 * 60, until: 12 * 60 },
  { from: 14 * 60, until: 17 * 60 },
];

/** From Monday on. */
type Week = readonly (readonly OpenSpan[])[];
const NOT_ON_MONDAYS: Week = [CLOSED, DAY, DAY, DAY, DAY, DAY, DAY];
const LATE_NOT_ON_MONDAYS: Week = [CLOSED, LATE, LATE, LATE, LATE, LATE, DAY];
const ON_WORKDAYS: Week = [DAY, DAY, DAY, DAY, DAY, CLOSED, CLOSED];
const UNTIL_SATURDAY: Week = [CLOSED, NOON_REST, NOON_REST, NOON_REST, NOON_REST, DAY, CLOSED];

/** Of this year and the next, so that one is ahead whenever the demonstration is begun. */
const HOLIDAYS: readonly HoursException[] = [0, 1].flatMap((ahead) => {
  const year = new Date().getUTCFullYear() + ahead;
  return [
    { from: `${year}-01-01`, until: `${year}-01-01`, name: '元旦', spans: CLOSED },
    { from: `${year}-10-01`, until: `${year}-10-03`, name: '国庆节', spans: CLOSED },
  ];
});

const hours = (week: Week, exceptions: readonly HoursException[] = []): OpeningHours => ({
  week,
  exceptions,
  note: '〔示例〕演示数据，不是该馆真实的开放时间。',
});

/** One is told by a line alone, as libraries begin with. */
const HOURS: Readonly<Record<string, Library['hours']>> = {
  '320100': hours(LATE_NOT_ON_MONDAYS, HOLIDAYS),
  '320102': hours(NOT_ON_MONDAYS),
  '320104': hours(NOT_ON_MONDAYS, HOLIDAYS),
  '320105': hours(ON_WORKDAYS),
  '320106': hours(UNTIL_SATURDAY),
  '320111': hours(ON_WORKDAYS),
  '320113': hours(NOT_ON_MONDAYS),
  '320114': hours(UNTIL_SATURDAY),
  '320115': hours(NOT_ON_MONDAYS, HOLIDAYS),
  '320116': hours(UNTIL_SATURDAY),
  '320117': '〔示例〕周二至周日开放',
  '320118': hours(NOT_ON_MONDAYS),
};

/** By library code. The catalogue addresses lead to a reserved example domain. */
export const DEMONSTRATION_LIBRARIES: Readonly<Record<string, Partial<Library>>> =
  Object.fromEntries(
    Object.entries(HOURS).map(([code, open]) => [
      code,
      {
        hours: open,
        // The city library has its own in the settings.
        ...(code === '320100' ? {} : { address: `〔示例〕示例路 ${code.slice(-3)} 号` }),
        localRoom: '〔示例〕地方文献室',
        telephone: `025-0000 0${code.slice(-3)}`,
        catalogueUrl: `https://opac-${code}.example/search?title={title}`,
      },
    ]),
  );
