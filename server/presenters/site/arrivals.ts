/** 新到: the page of the last weeks, and what the home page shows of them. */
import { weekBefore, weekOf } from '../../../catalogue/weeks.ts';
import type { WeekCode } from '../../../catalogue/weeks.ts';
import { writeSearchAddress } from '../../addresses/search-address.ts';
import type { LibraryArrivals, WeekOfArrivals } from '../../enquiries/arrivals.ts';
import { weekLabel } from '../../i18n/labels.ts';
import type { Labels } from '../../i18n/labels.ts';
import type { Visit } from '../../visit.ts';
import { presentHit } from '../search/hits.ts';
import type { ShownHit } from '../search/hits.ts';

export interface ShownWeek {
  readonly id: string;
  /** 本周新到; its days alone for an earlier one. */
  readonly heading: string;
  /** '' where the heading says them. */
  readonly days: string;
  readonly summary: string;
  readonly href: string;
  readonly hrefLabel: string;
  /** Whether works of it are shown; else its libraries are listed with their numbers alone. */
  readonly isShown: boolean;
  readonly libraries: readonly ShownLibraryArrivals[];
}

export interface ShownLibraryArrivals {
  readonly name: string;
  readonly href: string;
  readonly works: string;
  /** 首次收录; '' for what was added day by day. */
  readonly kind: string;
  readonly listHref: string;
  readonly listLabel: string;
  readonly hits: readonly ShownHit[];
}

export interface ArrivalsPage {
  readonly isSearchAway: boolean;
  /** 本周没有新到; '' when there is something. */
  readonly nothing: string;
  /** Those with works, the last first. */
  readonly weeks: readonly ShownWeek[];
  readonly hasLoads: boolean;
  readonly everythingHref: string;
}

/** @param weeks the last, this one first; null while the engine is away */
export function presentArrivals(
  weeks: readonly WeekOfArrivals[] | null,
  labels: Labels,
  visit: Visit,
  now: Date,
): ArrivalsPage {
  const { t } = visit;
  const withWorks = (weeks ?? []).filter(({ works }) => works > 0);
  const isNothingNow = weeks?.[0]?.works === 0;
  return {
    isSearchAway: weeks === null,
    nothing: !isNothingNow
      ? ''
      : withWorks.length === 0
        ? t.arrivals.noneLately(weeks.length)
        : t.arrivals.none,
    weeks: withWorks.map((one) => presentWeek(one, labels, visit, now)),
    hasLoads: withWorks.some(({ libraries }) => libraries.some(({ kind }) => kind !== 'new')),
    everythingHref: writeSearchAddress({ sort: 'added' }),
  };
}

/** The last week with works, as the home page shows it. */
export interface NewestWeek extends Pick<ShownWeek, 'heading' | 'days' | 'summary'> {
  /** 本周没有新到, before what came last; '' when this week has something. */
  readonly nothing: string;
  /** One work of a library, of the next library the next. */
  readonly hits: readonly ShownHit[];
}

/** @returns null when there is no work in any of the weeks */
export function presentNewest(
  weeks: readonly WeekOfArrivals[],
  most: number,
  labels: Labels,
  visit: Visit,
  now: Date,
): NewestWeek | null {
  const newest = weeks.find(({ works }) => works > 0);
  if (newest === undefined) return null;
  const { heading, days, summary } = presentWeek(newest, labels, visit, now);
  return {
    heading,
    days,
    summary,
    nothing: newest === weeks[0] ? '' : visit.t.arrivals.none,
    hits: inTurn(newest.libraries)
      .slice(0, most)
      .map((hit) => presentHit(hit, labels, visit)),
  };
}

/** The first of each library, then the second of each; a work that two of them hold once. */
function inTurn(libraries: readonly LibraryArrivals[]): LibraryArrivals['hits'] {
  const longest = Math.max(0, ...libraries.map(({ hits }) => hits.length));
  const inOrder = Array.from({ length: longest }, (_, i) =>
    libraries.flatMap(({ hits }) => hits[i] ?? []),
  ).flat();
  return [...new Map(inOrder.map((hit) => [hit.id, hit])).values()];
}

function presentWeek(
  { week, works, libraries }: WeekOfArrivals,
  labels: Labels,
  visit: Visit,
  now: Date,
): ShownWeek {
  const { t } = visit;
  const heading = headingOf(week, t, now);
  const days = weekLabel(week, t);
  const count = (kind: LibraryArrivals['kind']): number =>
    libraries.filter((one) => one.kind === kind).length;
  return {
    id: `week-${week}`,
    heading: heading ?? days,
    days: heading === null ? '' : days,
    summary: t.arrivals.summary(works, {
      new: count('new'),
      first: count('first'),
      bulk: count('bulk'),
    }),
    href: writeSearchAddress({ added: week, sort: 'added' }),
    hrefLabel: t.arrivals.listWeek(works),
    isShown: libraries.some(({ hits }) => hits.length > 0),
    libraries: libraries.map((one) => presentLibraryArrivals(week, one, labels, visit)),
  };
}

function presentLibraryArrivals(
  week: WeekCode,
  { library, works, kind, hits }: LibraryArrivals,
  labels: Labels,
  visit: Visit,
): ShownLibraryArrivals {
  const { t } = visit;
  const name = labels.libraryName(library);
  return {
    name,
    href: `/libraries/${encodeURIComponent(library)}`,
    works: t.arrivals.works(works),
    kind: t.arrivals.kinds[kind],
    listHref: writeSearchAddress({ added: week, sort: 'added', filters: { lib: [library] } }),
    listLabel: t.arrivals.listLibrary(name, works),
    hits: hits.map((hit) => presentHit(hit, labels, visit)),
  };
}

function headingOf(week: WeekCode, t: Visit['t'], now: Date): string | null {
  const thisWeek = weekOf(now);
  if (week === thisWeek) return t.arrivals.thisWeek;
  return week === weekBefore(thisWeek) ? t.arrivals.lastWeek : null;
}
