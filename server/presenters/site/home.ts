/** The home page: the box, where to begin, collections, what came last, the districts, periods, types. */
import type { SearchPage } from '../../../catalogue/ports/search-index.ts';
import { TYPES } from '../../../catalogue/fields/types.ts';
import type { Visit } from '../../visit.ts';
import type { Federation, LibraryFacts } from '../../enquiries/federation.ts';
import type { Labels } from '../../i18n/labels.ts';
import { presentPeriods } from '../search/periods.ts';
import type { Periods } from '../search/periods.ts';
import { writeSearchAddress } from '../../addresses/search-address.ts';
import { presentBox } from '../search/search-box.ts';
import type { SearchBox } from '../search/search-box.ts';
import type { WeekOfArrivals } from '../../enquiries/arrivals.ts';
import { langOf } from '../../../catalogue/text/script.ts';
import { HTML_LANG } from '../../i18n/languages.ts';
import { presentNewest } from './arrivals.ts';
import type { NewestWeek } from './arrivals.ts';
import { presentMap } from '../libraries/city-map.ts';
import type { CityMap } from '../libraries/city-map.ts';
import { collectionTiles } from '../libraries/collection-tiles.ts';
import type { CollectionTile } from '../libraries/collection-tiles.ts';
import { signOf } from './signs.ts';
import type { Sign } from './signs.ts';
import { dayOf } from './times.ts';
import type { ShownTime } from './times.ts';

export interface LibraryTile {
  readonly name: string;
  readonly href: string;
  readonly works: string;
  readonly lastHarvest: ShownTime | null;
}

export interface TypeTile {
  readonly label: string;
  readonly sign: Sign;
  readonly href: string;
  readonly count: string;
}

export interface Home {
  readonly box: SearchBox;
  readonly intro: string;
  /** What readers mostly come for, each with its number; those without works are left out. */
  readonly entries: readonly Entry[];
  readonly examples: readonly Example[];
  readonly libraries: readonly LibraryTile[];
  readonly map: CityMap;
  readonly collections: readonly CollectionTile[];
  /** Null when nothing came lately, and while the engine is away. */
  readonly newest: NewestWeek | null;
  readonly periods: Periods;
  readonly types: readonly TypeTile[];
  readonly isSearchAway: boolean;
}

export interface Example {
  readonly label: string;
  readonly href: string;
  /** `lang` of the label; '' where that of the page is right. */
  readonly lang: string;
}

export interface Entry {
  readonly label: string;
  readonly href: string;
  readonly count: string;
}

/** What the home page shows of the catalogue; each null while the engine is away. */
export interface HomeFacts {
  /** All works. */
  readonly found: SearchPage<HomeFacet> | null;
  readonly weeks: readonly WeekOfArrivals[] | null;
}

export const HOME_FACETS = ['type', 'period', 'collection', 'access'] as const;
type HomeFacet = (typeof HOME_FACETS)[number];

const COLLECTIONS_SHOWN = 8;
const NEWEST_SHOWN = 6;
const TYPES_SHOWN = 10;
const ENTRY_TYPES = ['image', 'gazetteer', 'genealogy', 'music', 'map', 'oral-history'] as const;

export function presentHome(
  federation: Federation,
  { found, weeks }: HomeFacts,
  labels: Labels,
  visit: Visit,
  now: Date,
): Home {
  const { lang, t } = visit;
  return {
    box: presentBox({ query: {} }, t),
    intro:
      federation.works === 0
        ? emptyBecause(federation, t)
        : t.home.intro(t.number(federation.works), t.number(federation.libraries.length)),
    examples: t.home.exampleQueries.map((words) => ({
      label: words,
      href: writeSearchAddress({ query: { any: words } }),
      lang: langOf(words, HTML_LANG[lang]),
    })),
    entries: entriesOf(found, weeks?.[0]?.works ?? 0, t),
    libraries: federation.libraries.map((facts) => libraryTile(facts, labels, visit)),
    map: presentMap(federation.libraries, labels, t),
    collections: featured(collectionTiles(federation, found, labels, visit)),
    newest: weeks === null ? null : presentNewest(weeks, NEWEST_SHOWN, labels, visit, now),
    periods: presentPeriods(found?.facets.period ?? [], {}, labels, t),
    types: (found?.facets.type ?? []).slice(0, TYPES_SHOWN).flatMap(({ value, count }) => {
      const type = TYPES.find((known) => known === value);
      if (type === undefined) return [];
      return [
        {
          label: t.types[type],
          sign: signOf(type, t),
          href: writeSearchAddress({ filters: { type: [type] } }),
          count: t.number(count),
        },
      ];
    }),
    isSearchAway: found === null,
  };
}

/** Those with a picture before those without, else those with most works. */
function featured(tiles: ReturnType<typeof collectionTiles>): CollectionTile[] {
  return tiles
    .filter(({ count }) => count !== 0)
    .toSorted((a, b) => Number(b.tile.picture !== null) - Number(a.tile.picture !== null))
    .slice(0, COLLECTIONS_SHOWN)
    .map(({ tile }) => tile);
}

/** @param arrived works that were added this week */
function entriesOf(found: HomeFacts['found'], arrived: number, t: Visit['t']): Entry[] {
  const entry = (facet: 'access' | 'type', value: keyof typeof t.home.entries): Entry[] => {
    const count = found?.facets[facet].find((one) => one.value === value)?.count ?? 0;
    if (count === 0) return [];
    const href = writeSearchAddress({ filters: { [facet]: [value] } });
    return [{ label: t.home.entries[value], href, count: t.number(count) }];
  };
  const ofThisWeek = { label: t.arrivals.thisWeek, href: '/new', count: t.number(arrived) };
  return [
    ...entry('access', 'online'),
    ...ENTRY_TYPES.flatMap((type) => entry('type', type)),
    ...(arrived === 0 ? [] : [ofThisWeek]),
  ];
}

function emptyBecause({ sources }: Federation, t: Visit['t']): string {
  if (sources.length === 0) return t.home.noSources;
  const waiting = sources.some(({ ledger }) => (ledger.lastRun?.endedAt ?? null) === null);
  return waiting ? t.home.preparing : t.home.nothingYet;
}

export function libraryTile(facts: LibraryFacts, labels: Labels, { lang, t }: Visit): LibraryTile {
  return {
    name: labels.libraryName(facts.library.code),
    href: `/libraries/${encodeURIComponent(facts.library.code)}`,
    works: t.libraries.worksCount(facts.works),
    lastHarvest: dayOf(facts.lastHarvest, lang),
  };
}
