/** 年代分布: the periods of a result as bars that are links, with the undated beside them. */
import { PERIODS } from '../../../catalogue/dates/periods.ts';
import type { FacetCount } from '../../../catalogue/ports/search-index.ts';
import type { SearchRequest } from '../../../catalogue/search/request.ts';
import type { Messages } from '../../i18n/languages.ts';
import type { Labels } from '../../i18n/labels.ts';
import { writeSearchAddress } from '../../addresses/search-address.ts';

/** Height of the tallest bar, in units of the drawing. */
const BAR_HEIGHT = 40;
const UNDATED = 'unknown';

export interface PeriodLink {
  readonly label: string;
  readonly href: string;
  readonly count: string;
  readonly chosen: boolean;
}

export interface PeriodBar extends PeriodLink {
  readonly height: number;
  readonly y: number;
}

export interface Periods {
  /** In the order of time; periods without works are left out. */
  readonly bars: readonly PeriodBar[];
  readonly undated: PeriodLink | null;
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
  const dated = PERIODS.flatMap(({ code }) => {
    const count = works.get(code) ?? 0;
    return code === UNDATED || count === 0 ? [] : [{ code, count }];
  });
  const highest = Math.max(1, ...dated.map(({ count }) => count));
  const undated = works.get(UNDATED) ?? 0;
  return {
    bars: dated.map(({ code, count }) => {
      const height = Math.max(2, Math.round((count / highest) * BAR_HEIGHT));
      return { ...link(code, count), height, y: BAR_HEIGHT - height };
    }),
    undated: undated === 0 ? null : link(UNDATED, undated),
  };
}
