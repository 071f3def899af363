/** The pages of libraries and collections. */
import type { CollectionInfo } from '../../../catalogue/document.ts';
import type { Rights } from '../../../catalogue/library-page.ts';
import type { OpeningHours } from '../../../catalogue/opening-hours.ts';
import type { SearchPage } from '../../../catalogue/ports/search-index.ts';
import type { SearchRequest } from '../../../catalogue/search/request.ts';
import type { Visit } from '../../visit.ts';
import type { Federation, LibraryFacts } from '../../enquiries/federation.ts';
import { presentHit } from '../search/hits.ts';
import type { ShownHit } from '../search/hits.ts';
import { collectionTiles } from './collection-tiles.ts';
import type { CollectionTile } from './collection-tiles.ts';
import { libraryTile } from './home.ts';
import type { LibraryTile } from './home.ts';
import { contactsOf } from '../works/holdings.ts';
import { telephoneHref } from './frame.ts';
import type { Contact } from '../works/holdings.ts';
import type { Labels } from '../../i18n/labels.ts';
import { conditionsOf } from '../../addresses/collection-conditions.ts';
import { parametersOf, writeSearchAddress } from '../../addresses/search-address.ts';
import { presentBox } from '../search/search-box.ts';
import type { SearchBox } from '../search/search-box.ts';
import { hoursByDay, presentHours } from './opening-hours.ts';
import type { ShownHours } from './opening-hours.ts';
import { ownLink } from './own-library.ts';
import type { OwnLink } from './own-library.ts';
import { paragraphsOf } from './plain-text.ts';
import type { Paragraph } from './plain-text.ts';
import { presentSource } from './status.ts';
import type { ShownSource } from './status.ts';

/** A library in the list of all: a tile with more to say. */
export interface LibraryRow extends LibraryTile {
  readonly records: string;
  readonly address: string;
  readonly picture: LibraryPage['picture'];
  /** Whether it is open now; null: not known. */
  readonly open: { readonly isOpen: boolean; readonly text: string } | null;
  readonly collections: readonly { readonly name: string; readonly href: string }[];
}

export function presentLibraries(
  federation: Federation,
  labels: Labels,
  visit: Visit,
  now: Date,
): LibraryRow[] {
  return federation.libraries.map((facts) => ({
    ...libraryTile(facts, labels, visit),
    records: visit.t.libraries.recordsCount(facts.records),
    address: facts.library.address ?? '',
    picture: pictureOf(facts.library),
    open: openOf(hoursByDay(facts.library), now, visit),
    collections: facts.collections.map(({ id, name }) => ({
      name,
      href: `/collections/${encodeURIComponent(id)}`,
    })),
  }));
}

function openOf(hours: OpeningHours | null, now: Date, visit: Visit): LibraryRow['open'] {
  if (hours === null) return null;
  const shown = presentHours(hours, now, visit);
  return { isOpen: shown.isOpen, text: shown.now };
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

/** Somebody readers can turn to. */
export interface ShownPerson {
  /** What for, and the name where it is told. */
  readonly who: string;
  readonly telephone: string;
  readonly telephoneHref: string | null;
  readonly email: string;
}

export interface LibraryPage extends Inside {
  readonly name: string;
  readonly own: OwnLink;
  readonly description: readonly Paragraph[];
  readonly picture: {
    readonly href: string;
    readonly alt: string;
    readonly width: number;
    readonly height: number;
  } | null;
  /** Null: not told by day; a line of the settings stands among the contacts. */
  readonly hours: ShownHours | null;
  readonly people: readonly ShownPerson[];
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
  const hours = hoursByDay(facts.library);
  const tile = libraryTile(facts, labels, visit);
  const inside = insideOf({ filters: { lib: [facts.library.code] } }, found, labels, visit);
  return {
    ...inside,
    searchIn: t.libraries.searchIn(tile.name),
    allLabel: t.libraries.allWorks(tile.name),
    name: tile.name,
    own: ownLink(facts.library.code, visit),
    description: paragraphsOf(facts.library.description ?? ''),
    picture: pictureOf(facts.library),
    hours: hours === null ? null : presentHours(hours, now, visit),
    people: (facts.library.page?.contacts ?? []).map((contact) => ({
      who: [contact.duty, contact.name].filter((part) => part !== '').join(t.libraries.by),
      telephone: contact.telephone,
      telephoneHref: contact.telephone === '' ? null : telephoneHref(contact.telephone),
      email: contact.email,
    })),
    works: tile.works,
    records: t.libraries.recordsCount(facts.records),
    lastHarvest: tile.lastHarvest,
    contacts: contactsOf(
      hours === null ? facts.library : { ...facts.library, hours: undefined },
      t,
    ),
    collections: collectionTiles(facts, found, labels, visit).map((one) => one.tile),
    sources: facts.sources.map((source) => presentSource(source, labels, visit, now)),
  };
}

export interface CollectionPage extends Inside {
  readonly name: string;
  readonly description: readonly Paragraph[];
  /** What may be done with what is in it; null: nothing is said. */
  readonly rights: { readonly label: string; readonly href: string | null } | null;
  /** 使用声明 */
  readonly terms: readonly Paragraph[];
  /** How its holdings are had when a record does not say; null: nothing is said. */
  readonly access: string | null;
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
  visit: Visit,
): CollectionPage {
  const { t } = visit;
  const library = labels.libraryName(collection.library);
  const { rights, access } = collection;
  return {
    ...insideOf(conditionsOf(collection), found, labels, visit),
    searchIn: t.collections.searchIn,
    allLabel: t.collections.all,
    name: collection.name,
    description: paragraphsOf(collection.description ?? ''),
    rights:
      rights == null ? null : { label: t.rightsNames[rights], href: RIGHTS_PAGES[rights] ?? null },
    terms: paragraphsOf(collection.terms ?? ''),
    access: access === undefined ? null : t.access[access],
    library,
    libraryHref: `/libraries/${encodeURIComponent(collection.library)}`,
    of: t.collections.of(library),
    works: found === null ? null : t.libraries.worksCount(found.total),
  };
}

/** Where the words of a licence stand. */
const RIGHTS_PAGES: Readonly<Partial<Record<Rights, string>>> = {
  'cc-by': 'https://creativecommons.org/licenses/by/4.0/deed.zh-hans',
  'cc-by-nc': 'https://creativecommons.org/licenses/by-nc/4.0/deed.zh-hans',
  'cc-by-nc-nd': 'https://creativecommons.org/licenses/by-nc-nd/4.0/deed.zh-hans',
  cc0: 'https://creativecommons.org/publicdomain/zero/1.0/deed.zh-hans',
};

/** The picture of a library from our own address. */
export function pictureOf({ page }: LibraryFacts['library']): LibraryPage['picture'] {
  const picture = page?.picture ?? null;
  if (picture === null) return null;
  const { id, alt, width, height } = picture;
  return { href: `/library-pictures/${id}.jpg`, alt, width, height };
}

function insideOf(
  conditions: Partial<SearchRequest>,
  found: SearchPage<'type'> | null,
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
    newest: (found?.hits ?? []).map((hit) => presentHit(hit, labels, visit)),
    isSearchAway: found === null,
  };
}
