/** The list of the libraries, and the page of one: what it alone has first, what it is strong in, how to get there. */
import type { OpeningHours } from '../../../catalogue/opening-hours.ts';
import type { Visit } from '../../visit.ts';
import type { Federation, LibraryFacts } from '../../enquiries/federation.ts';
import { collectionTiles } from './collection-tiles.ts';
import type { CollectionTile } from './collection-tiles.ts';
import type { Portrait } from '../../enquiries/portraits.ts';
import { insideOf } from './inside.ts';
import type { Inside } from './inside.ts';
import { marked } from '../site/marked.ts';
import type { MarkedText } from '../site/marked.ts';
import { presentOnly, presentStrengths } from './portrait.ts';
import type { ShownOnly, ShownStrengths } from './portrait.ts';
import { libraryTile } from '../site/home.ts';
import type { LibraryTile } from '../site/home.ts';
import { contactsOf } from '../works/holdings.ts';
import { telephoneHref } from '../site/telephone.ts';
import type { Contact } from '../works/holdings.ts';
import type { Labels } from '../../i18n/labels.ts';
import { hoursByDay, presentHours } from './opening-hours.ts';
import type { ShownHours } from './opening-hours.ts';
import { ownLink } from './own-library.ts';
import type { OwnLink } from './own-library.ts';
import { paragraphsOf } from '../site/plain-text.ts';
import type { Paragraph } from '../site/plain-text.ts';
import { presentSource } from '../site/status.ts';
import type { ShownSource } from '../site/status.ts';

/** A library in the list of all: a tile with more to say. */
export interface LibraryRow extends LibraryTile {
  readonly records: string;
  readonly address: MarkedText;
  readonly picture: LibraryPage['picture'];
  /** Whether it is open now; null: not known. */
  readonly open: { readonly isOpen: boolean; readonly text: string } | null;
  readonly collections: readonly (MarkedText & { readonly href: string })[];
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
    address: marked(facts.library.address ?? '', visit.lang),
    picture: pictureOf(facts.library),
    open: openOf(hoursByDay(facts.library), now, visit),
    collections: facts.collections.map(({ id, name }) => ({
      ...marked(name, visit.lang),
      href: `/collections/${encodeURIComponent(id)}`,
    })),
  }));
}

function openOf(hours: OpeningHours | null, now: Date, visit: Visit): LibraryRow['open'] {
  if (hours === null) return null;
  const shown = presentHours(hours, now, visit);
  return { isOpen: shown.isOpen, text: shown.now };
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
  /** `lang` of the description; '' where that of the page is right. */
  readonly descriptionLang: string;
  /** What no other library of the city has; null: nothing, or not known while the engine is away. */
  readonly only: ShownOnly | null;
  readonly strengths: readonly ShownStrengths[];
  readonly isEmpty: boolean;
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
  readonly contacts: readonly (Contact & { readonly lang: string })[];
  readonly collections: readonly CollectionTile[];
  readonly sources: readonly ShownSource[];
}

/** @param portrait null while the engine is away */
export function presentLibrary(
  facts: LibraryFacts,
  portrait: Portrait | null,
  labels: Labels,
  visit: Visit,
  now: Date,
): LibraryPage {
  const { t } = visit;
  const hours = hoursByDay(facts.library);
  const tile = libraryTile(facts, labels, visit);
  const { library } = facts;
  const found = portrait?.found ?? null;
  const description = library.description ?? '';
  const inside = insideOf({ filters: { lib: [library.code] } }, found, labels, visit);
  return {
    ...inside,
    searchIn: t.libraries.searchIn(tile.name),
    allLabel: t.libraries.allWorks(tile.name),
    name: tile.name,
    own: ownLink(facts.library.code, visit),
    description: paragraphsOf(description),
    descriptionLang: marked(description, visit.lang).lang,
    only: portrait === null ? null : presentOnly(library.code, portrait, labels, visit),
    strengths: portrait === null ? [] : presentStrengths(library, portrait, labels, visit),
    isEmpty: found?.total === 0,
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
    ).map((contact) => ({ ...contact, lang: marked(contact.value, visit.lang).lang })),
    collections: collectionTiles(facts, found, labels, visit).map((one) => one.tile),
    sources: facts.sources.map((source) => presentSource(source, labels, visit, now)),
  };
}

/** The picture of a library from our own address. */
export function pictureOf({ page }: LibraryFacts['library']): LibraryPage['picture'] {
  const picture = page?.picture ?? null;
  if (picture === null) return null;
  const { id, alt, width, height } = picture;
  return { href: `/library-pictures/${id}.jpg`, alt, width, height };
}
