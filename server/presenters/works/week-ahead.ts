/** Who of the holders is open on which of the next days: a reader who can come on Saturday sees where to. */
import { daysFrom, hoursOn, hoursText } from '../../../catalogue/opening-hours.ts';
import type { Labels } from '../../i18n/labels.ts';
import type { Visit } from '../../visit.ts';
import { dayText, hoursByDay } from '../libraries/opening-hours.ts';
import type { HoldingGroup } from './holdings.ts';

export interface ShownDay {
  /** 周六 12月5日 */
  readonly name: string;
  /** Those with the same hours together. */
  readonly open: readonly {
    readonly hours: string;
    readonly libraries: readonly { readonly library: string; readonly href: string }[];
  }[];
  /** 江宁、六合（国庆节）; '' = none. */
  readonly closed: string;
}

export interface WeekAhead {
  /** None where no holder to go to tells its hours by day. */
  readonly days: readonly ShownDay[];
  /** Holders that do not; '' = none. */
  readonly untold: string;
}

const DAYS = 7;

/** @param groups in the order in which they are shown; those that nobody has to go to are left out */
export function weekAhead(
  groups: readonly HoldingGroup[],
  labels: Labels,
  now: Date,
  { lang, t }: Pick<Visit, 'lang' | 't'>,
): WeekAhead {
  const visited = groups
    .filter(({ isVisited }) => isVisited)
    .map(({ code, anchor }) => ({
      library: labels.libraryShort(code),
      href: `#${anchor}`,
      hours: hoursByDay(labels.library(code)),
    }));
  const told = visited.flatMap(({ hours, ...one }) => (hours === null ? [] : [{ ...one, hours }]));
  if (told.length === 0) return { days: [], untold: '' };
  const relative = [t.hours.today, t.hours.tomorrow];
  return {
    days: daysFrom(now, DAYS).map(({ day, weekday }, ahead) => {
      const onDay = told.map((one) => ({ ...one, ...hoursOn(one.hours, day) }));
      return {
        name: t.ways.day(
          t.hours.weekdays[weekday] ?? '',
          dayText(day, lang),
          relative[ahead] ?? null,
        ),
        open: [...Map.groupBy(onDay, ({ spans }) => hoursText(spans))]
          .filter(([hours]) => hours !== '')
          .map(([hours, libraries]) => ({
            hours,
            libraries: libraries.map(({ library, href }) => ({ library, href })),
          })),
        closed: onDay
          .filter(({ spans }) => spans.length === 0)
          .map(({ library, why }) => t.ways.because(library, why))
          .join(t.site.and),
      };
    }),
    untold: visited
      .filter(({ hours }) => hours === null)
      .map(({ library }) => library)
      .join(t.site.and),
  };
}
