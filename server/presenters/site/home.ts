/** The home page: the box, the libraries with counts and freshness, collections, newest works, periods. */
import type { SearchPage } from '../../../catalogue/ports/search-index.ts';
import { TYPES } from '../../../catalogue/fields/types.ts';
import type { Visit } from '../../visit.ts';
import type { Federation, LibraryFacts, ShownCollection } from '../../enquiries/federation.ts';
import { pictureHref, presentHit } from '../search/hits.ts';
import type { ShownHit } from '../search/hits.ts';
import type { Labels } from '../../i18n/labels.ts';
import { presentPeriods } from '../search/periods.ts';
import type { Periods } from '../search/periods.ts';
import { writeSearchAddress } from '../../addresses/search-address.ts';
import { presentBox } from '../search/search-box.ts';
import type { SearchBox } from '../search/search-box.ts';
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

export interface CollectionTile {
  readonly name: string;
  readonly library: string;
  readonly href: string;
  readonly description: string;
  /** Address of the picture of one of its works; null when none has one. */
  readonly picture: string | null;
  /** Null while the engine is away. */
  readonly works: string | null;
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
  readonly examples: readonly { readonly label: string; readonly href: string }[];
  readonly libraries: readonly LibraryTile[];
  readonly collections: readonly CollectionTile[];
  readonly newest: readonly ShownHit[];
  readonly newestHref: string;
  readonly periods: Periods;
  readonly types: readonly TypeTile[];
  readonly isSearchAway: boolean;
}

const COLLECTIONS_SHOWN = 6;
const TYPES_SHOWN = 10;

/** @param found all works, newest first; null while the engine is away */
export function presentHome(
  federation: Federation,
  found: SearchPage<'type' | 'period' | 'collection'> | null,
  labels: Labels,
  visit: Visit,
): Home {
  const { t } = visit;
  return {
    box: presentBox({ query: {} }, t),
    intro:
      federation.works === 0
        ? emptyBecause(federation, t)
        : t.home.intro(t.number(federation.works), t.number(federation.libraries.length)),
    examples: t.home.exampleQueries.map((words) => ({
      label: words,
      href: writeSearchAddress({ query: { any: words } }),
    })),
    libraries: federation.libraries.map((facts) => libraryTile(facts, labels, visit)),
    collections: collectionTiles(federation, found, labels, visit)
      .filter((tile) => tile.count !== 0)
      .slice(0, COLLECTIONS_SHOWN)
      .map(({ tile }) => tile),
    newest: (found?.hits ?? []).map((hit) => presentHit(hit, labels, visit)),
    newestHref: writeSearchAddress({ sort: 'added' }),
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

/** Collections with most works first; `count` is null while the engine is away. */
export function collectionTiles(
  federation: Pick<Federation, 'collections'>,
  found: SearchPage<'collection'> | null,
  labels: Labels,
  { t }: Visit,
): { readonly count: number | null; readonly tile: CollectionTile }[] {
  const counts = new Map(found?.facets.collection.map(({ value, count }) => [value, count]));
  return federation.collections
    .map((collection) => {
      // No record knows of a saved search, so nothing counts it but its own page.
      const isCounted = found !== null && collection.query === undefined;
      const count = isCounted ? (counts.get(collection.id) ?? 0) : null;
      const tile: CollectionTile = {
        name: collection.name,
        library: labels.libraryName(collection.library),
        href: `/collections/${encodeURIComponent(collection.id)}`,
        description: collection.description ?? '',
        picture: pictureOfCollection(collection),
        works: count === null ? null : t.libraries.worksCount(count),
      };
      return { count, tile };
    })
    .sort((a, b) => (b.count ?? 0) - (a.count ?? 0));
}

/** The picture of one of its works that lies open, from our own copy; null when none has one. */
export function pictureOfCollection({ pictured }: ShownCollection): string | null {
  return pictured === undefined ? null : pictureHref(pictured, true);
}
