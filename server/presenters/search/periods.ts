/**
 * 年代分布: the periods of a result as bars on an axis of time, each a link, with what has no place on it beside them.
 *
 * A year is as wide as any other within each of the two parts of the axis; before 1644, where little is left, thirteen
 * are as wide as one behind it, and what is older than Tang stands at the edge without a scale. The page says so.
 */
import { PERIODS } from '../../../catalogue/dates/periods.ts';
import type { Period } from '../../../catalogue/dates/periods.ts';
import type { FacetCount } from '../../../catalogue/ports/search-index.ts';
import { columnsOf } from '../../../catalogue/search/snippet.ts';
import type { SearchRequest } from '../../../catalogue/search/request.ts';
import type { Messages } from '../../i18n/languages.ts';
import type { Labels } from '../../i18n/labels.ts';
import { writeSearchAddress } from '../../addresses/search-address.ts';

/** Height of the tallest bar, in units of the drawing. */
const BAR_HEIGHT = 90;
/** Above it is room for a figure. */
const TOP = 21;
const UNDATED = 'unknown';
/** Stands over all reigns of its dynasty, and is of none of them. */
const REIGNLESS = 'qing';

const FIRST = 618;
const BREAK = 1644;
const LAST = 2029;
/** Where the axis begins: room for all that is older. */
const EDGE = 28;
const SLOW = 0.185;
const FAST = 2.4;
const TICKS = [FIRST, 1000, 1368, BREAK, 1700, 1750, 1800, 1850, 1900, 1950, 2000];
/** A column of text in units of the drawing. */
const COLUMN = 6.2;
/** What can be hit with a finger is no narrower. */
const LEAST_TARGET = 24;

export interface PeriodLink {
  readonly label: string;
  readonly href: string;
  readonly count: string;
  readonly chosen: boolean;
}

/** Where a bar stands in the drawing. */
export interface PeriodPlace {
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly height: number;
  readonly middle: number;
  readonly figureY: number;
  /** What answers to the pointer, from top to bottom. */
  readonly targetX: number;
  readonly targetWidth: number;
  /** Under the bar and over it; '' where there is no room for it. */
  readonly name: string;
  readonly figure: string;
  /** For those who hear it or point at it. */
  readonly said: string;
}

export interface PeriodBar extends PeriodLink {
  /** Null for what has none on an axis of years. */
  readonly place: PeriodPlace | null;
}

export interface Periods {
  /** In the order of time; periods without works are left out. */
  readonly bars: readonly PeriodBar[];
  readonly undated: PeriodLink | null;
  /** All that has no place on the axis. */
  readonly apart: readonly PeriodLink[];
  readonly axis: {
    readonly width: number;
    readonly ticks: readonly { readonly x: number; readonly label: string }[];
    /** Strokes where the scale changes. */
    readonly breaks: readonly string[];
    readonly caption: string;
    readonly scale: string;
  };
}

/** @param request what a bar narrows to its period, and once chosen widens again */
export function presentPeriods(
  counts: readonly FacetCount[],
  request: Partial<SearchRequest>,
  labels: Labels,
  t: Messages,
): Periods {
  const works = new Map(counts.map(({ value, count }) => [value, count]));
  const chosenNow = request.filters?.period ?? [];
  const link = (code: string, count: number): PeriodLink => {
    const chosen = chosenNow.includes(code);
    const period = chosen ? chosenNow.filter((one) => one !== code) : [code];
    return {
      label: labels.of('period', code),
      href: writeSearchAddress({ ...request, page: 1, filters: { ...request.filters, period } }),
      count: t.number(count),
      chosen,
    };
  };
  const dated = PERIODS.flatMap((period) => {
    const count = works.get(period.code) ?? 0;
    return period.code === UNDATED || count === 0 ? [] : [{ period, count }];
  });
  const highest = Math.max(
    1,
    ...dated.filter(({ period }) => period.code !== REIGNLESS).map(({ count }) => count),
  );
  const undated = works.get(UNDATED) ?? 0;
  const end = Math.max(LAST, ...dated.map(({ period }) => period.last ?? 0));
  const bars = dated.map(({ period, count }): PeriodBar => {
    const shown = link(period.code, count);
    const height = Math.max(2, Math.round((count / highest) * BAR_HEIGHT));
    const isPlaced = period.code !== REIGNLESS;
    return { ...shown, place: isPlaced ? placeOf(period, height, shown, t) : null };
  });
  const withoutDate = undated === 0 ? null : link(UNDATED, undated);
  return {
    bars,
    undated: withoutDate,
    apart: [
      ...bars.filter(({ place }) => place === null),
      ...(withoutDate === null ? [] : [withoutDate]),
    ],
    axis: {
      width: Math.ceil(at(end + 1)) + 2,
      ticks: TICKS.map((year) => ({ x: at(year), label: String(year) })),
      breaks: [EDGE, at(BREAK)].map((x) => `M${x - 3} 117l6-10`),
      caption: t.browse.axis,
      scale: t.browse.scale(FIRST, BREAK, Math.round(FAST / SLOW)),
    },
  };
}

/** Where a year begins. */
function at(year: number): number {
  const x =
    year < BREAK
      ? EDGE + (year - FIRST) * SLOW
      : EDGE + (BREAK - FIRST) * SLOW + (year - BREAK) * FAST;
  return Math.round(x * 10) / 10;
}

function placeOf(
  { code, first, last }: Period,
  height: number,
  { label, count }: PeriodLink,
  t: Messages,
): PeriodPlace {
  const x = first === null ? 0 : at(first);
  const width = Math.round((at((last ?? FIRST - 1) + 1) - x) * 10) / 10;
  const middle = Math.round((x + width / 2) * 10) / 10;
  const targetWidth = Math.max(width, LEAST_TARGET);
  const name = t.periodShort(code);
  const fits = (text: string, room: number): string =>
    columnsOf(text) * COLUMN <= room ? text : '';
  return {
    x,
    width: Math.max(1, width - 1),
    y: TOP + BAR_HEIGHT - height,
    figureY: TOP + BAR_HEIGHT - height - 4,
    height,
    middle,
    targetX: Math.round((middle - targetWidth / 2) * 10) / 10,
    targetWidth,
    name: fits(name, width + 2),
    // Beside it the next bar may stand higher.
    figure: fits(count, width - 2),
    said: t.browse.bar(label, count),
  };
}
