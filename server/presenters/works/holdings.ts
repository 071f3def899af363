/** The holdings of a work by library, each with how to get at it in one sentence. */
import type { Holding } from '../../../catalogue/document.ts';
import type { Link } from '../../../catalogue/fields/links.ts';
import type { Library } from '../../../catalogue/library.ts';
import { beginningOf, shortened } from '../../../catalogue/text/bounds.ts';
import type { Work, WorkHolding } from '../../../catalogue/work.ts';
import type { Messages } from '../../i18n/languages.ts';
import { telephoneHref } from '../site/frame.ts';
import { weekLine } from '../site/opening-hours.ts';
import type { Labels } from '../../i18n/labels.ts';
import { mainTitle } from './work-fields.ts';

export interface ShownLink {
  readonly href: string;
  readonly label: string;
}

/** A link out, and what is there. */
export interface LinkOut extends ShownLink {
  /** Format and length; '' when nothing is known or it goes without saying. */
  readonly note: string;
}

export interface ShownHolding {
  readonly access: string;
  readonly accessCode: string;
  /** 不外借，请到秦淮区图书馆阅览。 */
  readonly how: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly collections: readonly ShownLink[];
  readonly links: readonly LinkOut[];
}

export interface Contact {
  readonly label: string;
  readonly value: string;
  readonly href: string | null;
}

export interface HoldingGroup {
  readonly library: string;
  /** Id of its place on the page, `at-320104`: a chip of a hit leads there. */
  readonly anchor: string;
  readonly href: string;
  readonly contacts: readonly Contact[];
  readonly holdings: readonly ShownHolding[];
  /** 共 300 项，此处列出 20 项; null when all are shown. */
  readonly more: string | null;
  /** Into the library's own catalogue; null when it has none that can be linked to. */
  readonly catalogue: ShownLink | null;
}

/** Holdings of one library, and what is shown of each. */
const MOST_HOLDINGS = 20;
const MOST_COLLECTIONS = 20;
const MOST_LINKS = 20;
/** UTF-16 units. */
const LONGEST_FACT = 500;
/** What another catalogue is asked by, and an address that a browser still follows. */
const LONGEST_ASKED = 200;
const LONGEST_WEB_ADDRESS = 4_000;

export function holdingGroups(work: Work, labels: Labels, t: Messages): HoldingGroup[] {
  const byLibrary = Map.groupBy(work.holdings, (holding) => holding.library);
  return [...byLibrary].map(([code, holdings]) => {
    const library = labels.library(code);
    const name = labels.libraryName(code);
    const [first] = holdings;
    const href = first === undefined ? null : catalogueHref(library, first);
    return {
      library: name,
      anchor: `at-${code}`,
      href: `/libraries/${encodeURIComponent(code)}`,
      contacts: contactsOf(library, t),
      holdings: holdings
        .slice(0, MOST_HOLDINGS)
        .map((holding) => presentHolding(holding, name, labels, t)),
      more:
        holdings.length > MOST_HOLDINGS
          ? t.work.someOf(t.number(holdings.length), t.number(MOST_HOLDINGS))
          : null,
      catalogue: href === null ? null : { href, label: t.work.openCatalogue(name) },
    };
  });
}

export function contactsOf(library: Library, t: Messages): Contact[] {
  const contacts: Contact[] = [];
  const words = t.libraries;
  if (library.address) contacts.push({ label: words.address, value: library.address, href: null });
  const hours = typeof library.hours === 'object' ? weekLine(library.hours, t) : library.hours;
  if (hours) contacts.push({ label: words.hours, value: hours, href: null });
  if (library.localRoom)
    contacts.push({ label: words.localRoom, value: library.localRoom, href: null });
  if (library.telephone) {
    contacts.push({
      label: words.telephone,
      value: library.telephone,
      href: telephoneHref(library.telephone),
    });
  }
  if (library.website) {
    contacts.push({
      label: words.website,
      value: library.website,
      href: webAddress(library.website),
    });
  }
  return contacts;
}

/** The address when a browser may be led there; null for anything but http and https, and without end. */
export function webAddress(address: string): string | null {
  if (address.length > LONGEST_WEB_ADDRESS || !URL.canParse(address)) return null;
  const { protocol, href } = new URL(address);
  return protocol === 'http:' || protocol === 'https:' ? href : null;
}

function presentHolding(
  holding: WorkHolding,
  library: string,
  labels: Labels,
  t: Messages,
): ShownHolding {
  const w = t.work;
  const links = holding.links.flatMap((link) => {
    const href = webAddress(link.url);
    // The small picture stands on the page itself.
    if (href === null || link.kind === 'thumbnail') return [];
    return [
      {
        href,
        label:
          link.label === undefined ? w.linkKinds[link.kind] : shortened(link.label, LONGEST_FACT),
        note: linkNote(link, holding, t),
      },
    ];
  });
  const facts: { label: string; value: string }[] = [];
  const fact = (label: string, value: string | number | null): void => {
    if (value !== null && value !== '')
      facts.push({ label, value: shortened(String(value), LONGEST_FACT) });
  };
  fact(w.location, holding.location);
  fact(w.callNumber, holding.callNumber);
  fact(w.volumes, holding.volumes);
  fact(w.completeness, holding.completeness);
  fact(w.copies, holding.copies);
  if (holding.carrier !== 'unknown') fact(w.carrier, t.carriers[holding.carrier]);
  fact(w.rights, holding.rights);
  return {
    access: t.access[holding.access],
    accessCode: holding.access,
    how: howToGet(holding, links.length > 0, library, t),
    facts,
    collections: holding.collections.slice(0, MOST_COLLECTIONS).map((id) => ({
      href: `/collections/${encodeURIComponent(id)}`,
      label: shortened(labels.collection(id)?.name ?? id, LONGEST_FACT),
    })),
    links: links.slice(0, MOST_LINKS),
  };
}

/** What kind of thing a link leads to, its format and its length, as far as they are known: 音频，MP3，12 分. */
function linkNote(link: Link, { document }: WorkHolding, t: Messages): string {
  if (link.kind !== 'iiif' && link.kind !== 'audio' && link.kind !== 'video') return '';
  const kind = link.label === undefined ? null : t.work.linkKinds[link.kind];
  const length = link.length ?? (link.kind === 'iiif' ? null : document.extent);
  const parts = [kind, link.format ?? null, length].filter((one) => one !== null);
  return shortened(parts.join(t.site.and), LONGEST_FACT);
}

function howToGet(holding: Holding, hasLink: boolean, library: string, t: Messages): string {
  const { how } = t.work;
  switch (holding.access) {
    case 'online':
      return how.online(hasLink, library);
    case 'login':
      return how.login(hasLink, library);
    case 'network':
    case 'onsite':
    case 'loan':
    case 'catalogue':
    case 'unknown':
      return how[holding.access](library);
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
