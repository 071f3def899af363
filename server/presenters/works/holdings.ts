/**
 * The holdings of a work by library, each with how to get at it in one sentence. The reader's own library stands
 * first; then whoever lets them see it soonest: the best way, then who is open now or opens next, then who lies
 * nearer to their own library, counted in tiles of the map of the city.
 */
import { BEST_WAYS, isAtHome } from '../../../catalogue/fields/access.ts';
import type { Access } from '../../../catalogue/fields/access.ts';
import type { Library } from '../../../catalogue/library.ts';
import { openStateAt } from '../../../catalogue/opening-hours.ts';
import { beginningOf, shortened } from '../../../catalogue/text/bounds.ts';
import type { Work, WorkHolding } from '../../../catalogue/work.ts';
import type { Labels } from '../../i18n/labels.ts';
import type { Messages } from '../../i18n/languages.ts';
import type { Visit } from '../../visit.ts';
import { telephonesIn } from '../site/telephone.ts';
import { marked } from '../site/marked.ts';
import type { MarkedText } from '../site/marked.ts';
import { tilesBetween } from '../libraries/city-map.ts';
import { hoursByDay, presentHours, weekLine } from '../libraries/opening-hours.ts';
import type { ShownHours } from '../libraries/opening-hours.ts';
import { ownLink } from '../libraries/own-library.ts';
import type { OwnLink } from '../libraries/own-library.ts';
import { linksOut, showsDocument, webAddress } from './links.ts';
import type { LinkOut } from './links.ts';
import { mainTitle } from './work-fields.ts';

export interface ShownLink {
  readonly href: string;
  readonly label: string;
}

export interface ShownHolding {
  readonly access: string;
  readonly accessCode: Access;
  /** 不外借，请到秦淮区图书馆阅览。 */
  readonly how: string;
  /** 索书号 K295.31, 三楼地方文献室 */
  readonly shelf: readonly MarkedText[];
  readonly facts: readonly ({ readonly label: string } & MarkedText)[];
  readonly collections: readonly ({ readonly href: string } & MarkedText)[];
  readonly links: readonly (LinkOut & { readonly lang: string })[];
}

export interface Contact {
  readonly label: string;
  readonly value: string;
  readonly href: string | null;
}

export interface HoldingGroup {
  readonly code: string;
  readonly library: string;
  /** Id of its place on the page, `at-320104`: a chip of a hit leads there. */
  readonly anchor: string;
  readonly href: string;
  readonly own: OwnLink;
  /** Whether a reader has to go there. */
  readonly isVisited: boolean;
  /** Null: not told by day. */
  readonly hours: ShownHours | null;
  readonly contacts: readonly (Contact & { readonly lang: string })[];
  /** The best one first. */
  readonly holdings: readonly ShownHolding[];
  /** Others of a long list, which are folded away. */
  readonly others: readonly ShownHolding[];
  /** 共 300 项，此处列出 20 项; null when all are shown. */
  readonly more: string | null;
  /** Into the library's own catalogue; null when it has none that can be linked to. */
  readonly catalogue: ShownLink | null;
  /** Whether it is folded to one line, as the list is long. */
  readonly isFolded: boolean;
  /** The rank of its best way, see `rankOf`. */
  readonly rank: number;
}

/** Of more libraries than this, all but the first few are folded to a line each. */
const MOST_UNFOLDED = 4;
const UNFOLDED_OF_MANY = 2;
/** Holdings of one library: how many are shown at once, how many at all, and what of each. */
const HOLDINGS_AT_ONCE = 4;
const MOST_HOLDINGS = 20;
const MOST_COLLECTIONS = 20;
/** UTF-16 units. */
const LONGEST_FACT = 500;
/** What another catalogue is asked by. */
const LONGEST_ASKED = 200;

/** @param now for who is open */
export function holdingGroups(
  work: Pick<Work, 'holdings'>,
  labels: Labels,
  visit: Visit,
  now: Date,
): HoldingGroup[] {
  const places = new Map(labels.libraries.map(({ code }, place) => [code, place]));
  const groups = [...Map.groupBy(work.holdings, ({ library }) => library)].map(
    ([code, holdings]) => {
      const group = groupOf(code, holdings, labels, visit, now);
      const wait = group.isVisited ? minutesUntilOpen(labels.library(code), now) : 0;
      const far = group.isVisited ? (tilesBetween(visit.ownLibrary ?? '', code) ?? 1e6) : 0;
      const place = places.get(code) ?? 1e6;
      return { group, order: [group.own.isOwn ? 0 : 1, group.rank, wait, far, place] };
    },
  );
  groups.sort((a, b) => differenceOf(a.order, b.order));
  const isLong = groups.length > MOST_UNFOLDED;
  return groups.map(({ group }, i) => ({ ...group, isFolded: isLong && i >= UNFOLDED_OF_MANY }));
}

function differenceOf(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  return (a[at] ?? 0) - (b[at] ?? 0);
}

function groupOf(
  code: string,
  all: readonly WorkHolding[],
  labels: Labels,
  visit: Visit,
  now: Date,
): Omit<HoldingGroup, 'isFolded'> {
  const { lang, t } = visit;
  const library = labels.library(code);
  const name = labels.libraryName(code);
  const ranked = all
    .map((holding) => ({ holding, links: linksOut(holding, t) }))
    .map((one) => ({ ...one, rank: rankOf(one.holding.access, one.links) }))
    .toSorted((a, b) => a.rank - b.rank);
  const shown = ranked
    .slice(0, MOST_HOLDINGS)
    .map(({ holding, links }) => presentHolding(holding, links, name, labels, visit));
  const [best] = ranked;
  const catalogue = best === undefined ? null : catalogueHref(library, best.holding);
  const hours = hoursByDay(library);
  const shownHours = hours === null ? null : presentHours(hours, now, visit);
  return {
    code,
    library: name,
    anchor: `at-${code}`,
    href: `/libraries/${encodeURIComponent(code)}`,
    own: ownLink(code, visit),
    isVisited: ranked.some(({ holding }) => !isAtHome(holding.access)),
    hours: shownHours,
    contacts: [...contactsOf(library, t), ...remarksOn(shownHours, t)].map((contact) => ({
      ...contact,
      lang: marked(contact.value, lang).lang,
    })),
    holdings: shown.slice(0, HOLDINGS_AT_ONCE),
    others: shown.slice(HOLDINGS_AT_ONCE),
    more:
      all.length > MOST_HOLDINGS
        ? t.work.someOf(t.number(all.length), t.number(MOST_HOLDINGS))
        : null,
    catalogue: catalogue === null ? null : { href: catalogue, label: t.work.openCatalogue(name) },
    rank: best?.rank ?? BEST_WAYS.length,
  };
}

/** Place in `BEST_WAYS`; what is open at home without an address to go to comes after what is seen on the spot. */
function rankOf(access: Access, links: readonly LinkOut[]): number {
  return isAtHome(access) && !links.some(showsDocument)
    ? BEST_WAYS.indexOf('network') + 0.5
    : BEST_WAYS.indexOf(access);
}

/** 0 = it is open; without hours by day it comes after all that have some. */
function minutesUntilOpen(library: Library, now: Date): number {
  const hours = hoursByDay(library);
  const state = hours === null ? undefined : openStateAt(hours, now);
  if (state?.kind === 'open') return 0;
  const opens = state?.opens ?? null;
  return opens === null ? Number.MAX_SAFE_INTEGER : opens.days * 24 * 60 + opens.at;
}

/** What is to be said beside the week: holidays that are near, and the library's own words. */
function remarksOn(hours: ShownHours | null, t: Messages): Contact[] {
  if (hours === null) return [];
  const soon = hours.exceptions.map(({ days, hours: open }) => `${days}${t.site.colon}${open}`);
  return [
    { label: t.hours.soon, value: soon.join(t.hours.between), href: null },
    { label: t.ways.hoursNote, value: hours.note, href: null },
  ].filter(({ value }) => value !== '');
}

export function contactsOf(library: Library, t: Messages): Contact[] {
  const contacts: Contact[] = [];
  const words = t.libraries;
  if (library.address) contacts.push({ label: words.address, value: library.address, href: null });
  const hours = typeof library.hours === 'object' ? weekLine(library.hours, t) : library.hours;
  if (hours) contacts.push({ label: words.hours, value: hours, href: null });
  if (library.localRoom)
    contacts.push({ label: words.localRoom, value: library.localRoom, href: null });
  for (const { text, href } of telephonesIn(library.telephone ?? ''))
    contacts.push({ label: words.telephone, value: text, href });
  if (library.website) {
    contacts.push({
      label: words.website,
      value: library.website,
      href: webAddress(library.website),
    });
  }
  return contacts;
}

function presentHolding(
  holding: WorkHolding,
  links: readonly LinkOut[],
  library: string,
  labels: Labels,
  { lang, t }: Visit,
): ShownHolding {
  const w = t.work;
  const facts: ({ label: string } & MarkedText)[] = [];
  const fact = (label: string, value: string | number | null): void => {
    if (value !== null && value !== '')
      facts.push({ label, ...marked(shortened(String(value), LONGEST_FACT), lang) });
  };
  fact(w.callNumber, holding.callNumber);
  fact(w.location, holding.location);
  fact(w.volumes, holding.volumes);
  fact(w.completeness, holding.completeness);
  fact(w.copies, holding.copies);
  if (holding.carrier !== 'unknown') fact(w.carrier, t.carriers[holding.carrier]);
  fact(w.rights, holding.rights);
  return {
    access: t.access[holding.access],
    accessCode: holding.access,
    how: howToGet(holding.access, links.length > 0, library, t),
    shelf: [holding.callNumber ? t.ways.shelf(holding.callNumber) : '', holding.location ?? '']
      .filter((text) => text !== '')
      .map((text) => marked(shortened(text, LONGEST_FACT), lang)),
    facts,
    collections: holding.collections.slice(0, MOST_COLLECTIONS).map((id) => ({
      href: `/collections/${encodeURIComponent(id)}`,
      ...marked(shortened(labels.collection(id)?.name ?? id, LONGEST_FACT), lang),
    })),
    links: links.map((link) => ({ ...link, lang: marked(link.note, lang).lang })),
  };
}

function howToGet(access: Access, hasLink: boolean, library: string, t: Messages): string {
  const { how } = t.work;
  switch (access) {
    case 'online':
      return how.online(hasLink, library);
    case 'login':
      return how.login(hasLink, library);
    case 'network':
    case 'onsite':
    case 'loan':
    case 'catalogue':
    case 'unknown':
      return how[access](library);
  }
}

/** The library's template filled in; null when it asks for what this record does not have. */
function catalogueHref(
  library: Library,
  { document, callNumber, identifier }: WorkHolding,
): string | null {
  if (library.catalogueUrl === undefined) return null;
  const isbn = document.identifiers.find((one) => one.type === 'isbn' && one.valid)?.value;
  const values: Readonly<Record<string, string | null | undefined>> = {
    identifier,
    isbn,
    callNumber,
    title: mainTitle(document),
  };
  // Longer values are nothing that a catalogue is asked by.
  const wanted = /\{(identifier|isbn|callNumber|title)\}/g;
  const lacks = library.catalogueUrl.matchAll(wanted).some(([, name = '']) => !values[name]);
  if (lacks) return null;
  const href = library.catalogueUrl.replace(wanted, (_, name: string) =>
    encodeURIComponent(beginningOf(values[name] ?? '', LONGEST_ASKED).toWellFormed()),
  );
  return webAddress(href);
}
