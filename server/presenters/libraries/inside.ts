/** What a library's page and a collection's page have in common: search inside, kinds, periods, works. */
import type { SearchPage } from '../../../catalogue/ports/search-index.ts';
import type { SearchRequest } from '../../../catalogue/search/request.ts';
import { parametersOf, writeSearchAddress } from '../../addresses/search-address.ts';
import type { Labels } from '../../i18n/labels.ts';
import type { Visit } from '../../visit.ts';
import { presentHit } from '../search/hits.ts';
import type { ShownHit } from '../search/hits.ts';
import { presentPeriods } from '../search/periods.ts';
import type { Periods } from '../search/periods.ts';
import { presentBox } from '../search/search-box.ts';
import type { SearchBox } from '../search/search-box.ts';

export interface Inside {
  readonly box: SearchBox;
  readonly searchIn: string;
  readonly allHref: string;
  readonly allLabel: string;
  readonly types: readonly {
    readonly label: string;
    readonly href: string;
    readonly count: string;
  }[];
  readonly periods: Periods;
  readonly newest: readonly ShownHit[];
  readonly isSearchAway: boolean;
}

/** @param found its works as they are to be shown; null while the engine is away */
export function insideOf(
  conditions: Partial<SearchRequest>,
  found: SearchPage<'type' | 'period'> | null,
  labels: Labels,
  visit: Visit,
): Omit<Inside, 'searchIn' | 'allLabel'> {
  const { t } = visit;
  const { query = {}, filters = {} } = conditions;
  const hidden = parametersOf({ ...conditions, query: {} }).map(([name, value]) => ({
    name,
    value,
  }));
  return {
    box: presentBox({ query }, t, hidden),
    allHref: writeSearchAddress(conditions),
    types: (found?.facets.type ?? []).map((type) => ({
      label: labels.of('type', type.value),
      href: writeSearchAddress({ ...conditions, filters: { ...filters, type: [type.value] } }),
      count: t.number(type.count),
    })),
    periods: presentPeriods(found?.facets.period ?? [], conditions, labels, t),
    newest: (found?.hits ?? []).map((hit) => presentHit(hit, labels, visit)),
    isSearchAway: found === null,
  };
}
