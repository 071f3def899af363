/** The pages of libraries and collections. */
import type { CollectionInfo } from '../../../catalogue/document.ts';
import type { SearchPage } from '../../../catalogue/ports/search-index.ts';
import type { SearchRequest } from '../../../catalogue/search/request.ts';
import type { Visit } from '../../visit.ts';
import type { Federation, LibraryFacts } from '../../enquiries/federation.ts';
import { NO_MARKS, presentHit } from '../search/hits.ts';
import type { ShownHit } from '../search/hits.ts';
import { collectionTiles, libraryTile } from './home.ts';
import type { CollectionTile, LibraryTile } from './home.ts';
import { contactsOf } from '../works/holdings.ts';
import type { Contact } from '../works/holdings.ts';
import type { Labels } from '../../i18n/labels.ts';
import { FACET_PARAMETERS, writeSearchAddress } from '../../addresses/search-address.ts';
import { presentBox } from '../search/search-box.ts';
import type { SearchBox } from '../search/search-box.ts';
import { presentSource } from './status.ts';
import type { ShownSource } from './status.ts';

/** A library in the list of all: a tile with more to say. */
export interface LibraryRow extends LibraryTile {
  readonly records: string;
  readonly address: string;
  readonly collections: readonly { readonly name: string; readonly href: string }[];
}

export function presentLibraries(
  federation: Federation,
  labels: Labels,
  visit: Visit,
): LibraryRow[] {
  return federation.libraries.map((facts) => ({
    ...libraryTile(facts, labels, visit),
    records: visit.t.libraries.recordsCount(facts.records),
    address: facts.library.address ?? '',
    collections: facts.collections.map(({ id, name }) => ({
      name,
      href: `/collections/${encodeURIComponent(id)}`,
    })),
  }));
}

/** What a library's page and a collection's page have in common: search inside, types, newest works. */
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
  readonly newest: readonly ShownHit[];
  readonly isSearchAway: boolean;
}

export interface LibraryPage extends Inside {
  readonly name: string;
  readonly description: string;
  readonly works: string;
  readonly records: string;
  readonly lastHarvest: LibraryTile['lastHarvest'];
  readonly contacts: readonly Contact[];
  readonly collections: readonly CollectionTile[];
  readonly sources: readonly ShownSource[];
}

/** @param found the works of this library, newest first; null while the engine is away */
export function presentLibrary(
  facts: LibraryFacts,
  found: SearchPage<'type' | 'collection'> | null,
  labels: Labels,
  visit: Visit,
  now: Date,
): LibraryPage {
  const { t } = visit;
  const tile = libraryTile(facts, labels, visit);
  const inside = insideOf('lib', facts.library.code, found, labels, t);
  return {
    ...inside,
    searchIn: t.libraries.searchIn(tile.name),
    allLabel: t.libraries.allWorks(tile.name),
    name: tile.name,
    description: facts.library.description ?? '',
    works: tile.works,
    records: t.libraries.recordsCount(facts.records),
    lastHarvest: tile.lastHarvest,
    contacts: contactsOf(facts.library, t),
    collections: collectionTiles(facts, found, labels, visit).map((collection) => collection.tile),
    sources: facts.sources.map((source) => presentSource(source, labels, visit, now)),
  };
}

export interface CollectionPage extends Inside {
  readonly name: string;
  readonly description: string;
  readonly library: string;
  readonly libraryHref: string;
  readonly of: string;
  readonly works: string | null;
}

/** @param found the works of this collection, newest first; null while the engine is away */
export function presentCollection(
  collection: CollectionInfo,
  found: SearchPage<'type'> | null,
  labels: Labels,
  { t }: Visit,
): CollectionPage {
  const library = labels.libraryName(collection.library);
  return {
    ...insideOf('collection', collection.id, found, labels, t),
    searchIn: t.collections.searchIn,
    allLabel: t.collections.all,
    name: collection.name,
    description: collection.description ?? '',
    library,
    libraryHref: `/libraries/${encodeURIComponent(collection.library)}`,
    of: t.collections.of(library),
    works: found === null ? null : t.libraries.worksCount(found.total),
  };
}

function insideOf(
  facet: 'lib' | 'collection',
  value: string,
  found: SearchPage<'type'> | null,
  labels: Labels,
  t: Visit['t'],
): Omit<Inside, 'searchIn' | 'allLabel'> {
  const filters: SearchRequest['filters'] = { [facet]: [value] };
  return {
    box: presentBox({ query: {} }, t, [{ name: FACET_PARAMETERS[facet], value }]),
    allHref: writeSearchAddress({ filters }),
    types: (found?.facets.type ?? []).map((type) => ({
      label: labels.of('type', type.value),
      href: writeSearchAddress({ filters: { ...filters, type: [type.value] } }),
      count: t.number(type.count),
    })),
    newest: (found?.hits ?? []).map((hit) => presentHit(hit, NO_MARKS, [], labels, t)),
    isSearchAway: found === null,
  };
}
