/** The page of a library as its staff see it: what it says, what is published, versions and what each changed. */
import type { CollectionInfo } from '../../../catalogue/document.ts';
import { EMPTY_PAGE, PAGE_PARTS, changedParts } from '../../../catalogue/library-page.ts';
import type { PageContent, PagePart, PageVersion } from '../../../catalogue/library-page.ts';
import { withPage } from '../../../catalogue/library.ts';
import type { Library } from '../../../catalogue/library.ts';
import type { Messages } from '../../i18n/languages.ts';
import type { Visit } from '../../visit.ts';
import { hoursInWords } from '../libraries/opening-hours.ts';
import { minuteOf } from '../site/times.ts';
import type { ShownTime } from '../site/times.ts';

export const STAFF_LIBRARIES = '/staff/libraries';

export function staffLibraryHref(code: string): string {
  return `${STAFF_LIBRARIES}/${encodeURIComponent(code)}`;
}

/** What of a page is where: the form that changes it. */
const FORMS: Readonly<Record<PagePart, string>> = {
  description: 'about',
  address: 'about',
  localRoom: 'about',
  telephone: 'about',
  website: 'about',
  catalogueUrl: 'about',
  hours: 'hours',
  contacts: 'contacts',
  picture: 'picture',
  collections: '',
};

export interface PageRow {
  readonly href: string;
  readonly name: string;
  readonly state: string;
  readonly edited: string;
}

/** @param newest by library; absent where nothing was ever edited */
export function presentPageList(
  libraries: readonly Library[],
  newest: ReadonlyMap<string, PageVersion>,
  published: ReadonlyMap<string, PageVersion>,
  visit: Visit,
): { readonly rows: readonly PageRow[] } {
  const w = visit.t.libraryPages;
  return {
    rows: libraries.map(({ code, name }) => {
      const version = newest.get(code);
      return {
        href: staffLibraryHref(code),
        name,
        state: stateOf(version, published.get(code), visit.t),
        edited:
          version === undefined
            ? w.never
            : `${minuteOf(version.at, visit.lang)?.text ?? ''} ${version.by}`,
      };
    }),
  };
}

function stateOf(
  newest: PageVersion | undefined,
  published: PageVersion | undefined,
  { libraryPages: w, libraries }: Messages,
): string {
  const shown = published === undefined ? w.isSettings : w.isPublished(published.number);
  const isAhead = newest !== undefined && newest.number !== published?.number;
  return isAhead ? `${shown}${libraries.by}${w.hasDraft(newest.number)}` : shown;
}

export interface ShownPart {
  readonly name: string;
  readonly text: string;
  readonly from: string;
  readonly editHref: string;
  readonly editLabel: string;
}

export interface ShownVersion {
  readonly number: number;
  readonly label: string;
  readonly at: ShownTime | null;
  readonly by: string;
  readonly what: string;
  readonly href: string;
  readonly previewHref: string;
  readonly isPublished: boolean;
  readonly isNewest: boolean;
}

export interface LibraryPageView {
  readonly lead: string;
  readonly state: string;
  readonly hasDraft: boolean;
  readonly publicHref: string;
  readonly previewHref: string;
  readonly action: string;
  readonly base: number;
  readonly canPublish: boolean;
  readonly canClear: boolean;
  readonly parts: readonly ShownPart[];
  readonly collections: readonly {
    readonly name: string;
    readonly kind: string;
    readonly from: string;
    readonly href: string;
    readonly editLabel: string;
  }[];
  readonly versions: readonly ShownVersion[];
  readonly hasOlder: boolean;
}

const VERSIONS_SHOWN = 20;

/**
 * @param starting the library as the settings say it
 * @param versions newest first
 * @param collections as the newest version makes them
 */
export function presentLibraryPage(
  starting: Library,
  versions: readonly PageVersion[],
  published: PageVersion | undefined,
  collections: readonly CollectionInfo[],
  visit: Visit,
): LibraryPageView {
  const { t } = visit;
  const w = t.libraryPages;
  const [newest] = versions;
  const content = newest?.content ?? EMPTY_PAGE;
  const base = staffLibraryHref(starting.code);
  const hasDraft = newest !== undefined && newest.number !== published?.number;
  return {
    lead: w.lead,
    state: stateOf(newest, published, t),
    hasDraft,
    publicHref: `/libraries/${encodeURIComponent(starting.code)}`,
    previewHref: `${base}/preview`,
    action: base,
    base: newest?.number ?? 0,
    canPublish: hasDraft,
    canClear: changedParts(content, EMPTY_PAGE).length > 0,
    parts: PAGE_PARTS.filter((part) => part !== 'collections').map((part) => ({
      name: t.pagePartNames[part],
      text: partText(starting, content, part, t) || w.nothing,
      from: isOwn(content, part) ? w.own : w.fromSettings,
      editHref: `${base}/${FORMS[part]}#${FORMS[part] === 'about' ? part : 'content'}`,
      editLabel: w.editPart(t.pagePartNames[part]),
    })),
    collections: collections.map((collection) => ({
      name: collection.name,
      kind: kindOf(collection, t),
      from: isOfPage(content, collection) ? w.own : w.fromSettings,
      href: `${base}/collection?id=${encodeURIComponent(collection.id)}`,
      editLabel: w.editPart(collection.name),
    })),
    versions: versions
      .slice(0, VERSIONS_SHOWN)
      .map((version, i) => shownVersion(version, versions[i + 1], published, i === 0, visit)),
    hasOlder: versions.length > VERSIONS_SHOWN,
  };
}

function shownVersion(
  version: PageVersion,
  before: PageVersion | undefined,
  published: PageVersion | undefined,
  isNewest: boolean,
  { lang, t }: Visit,
): ShownVersion {
  const w = t.libraryPages;
  const { number, at, by, restored, content } = version;
  const changed = changedParts(before?.content ?? EMPTY_PAGE, content)
    .map((part) => t.pagePartNames[part])
    .join(w.and);
  const base = staffLibraryHref(version.library);
  return {
    number,
    label: w.versionNumber(number),
    at: minuteOf(at, lang),
    by,
    what: restored === null ? changed : `${w.restoredFrom(restored)}${t.libraries.by}${changed}`,
    href: `${base}/versions/${number}`,
    previewHref: `${base}/preview?version=${number}`,
    isPublished: number === published?.number,
    isNewest,
  };
}

export interface VersionView {
  readonly lead: string;
  readonly rows: readonly {
    readonly part: string;
    readonly before: string;
    readonly after: string;
  }[];
  readonly previewHref: string;
  readonly action: string;
  readonly base: number;
  readonly number: number;
  /** False for the newest: there is nothing to bring back. */
  readonly canRestore: boolean;
}

/** What one version changed against the one before it. */
export function presentVersion(
  starting: Library,
  version: PageVersion,
  before: PageVersion | undefined,
  newest: number,
  { lang, t }: Visit,
): VersionView {
  const w = t.libraryPages;
  const { number, content } = version;
  const held = before?.content ?? EMPTY_PAGE;
  const base = staffLibraryHref(starting.code);
  return {
    lead: [
      `${minuteOf(version.at, lang)?.text ?? ''} ${version.by}`,
      ...(version.restored === null ? [] : [w.restoredFrom(version.restored)]),
      ...(before === undefined ? [w.firstVersion] : []),
    ].join(t.libraries.by),
    rows: changedParts(held, content).map((part) => ({
      part: t.pagePartNames[part],
      before: partText(starting, held, part, t) || w.nothing,
      after: partText(starting, content, part, t) || w.nothing,
    })),
    previewHref: `${base}/preview?version=${number}`,
    action: base,
    base: newest,
    number,
    canRestore: number !== newest,
  };
}

/** One part of a page in words; several lines where it has several. */
function partText(starting: Library, content: PageContent, part: PagePart, t: Messages): string {
  const library = withPage(starting, content);
  switch (part) {
    case 'hours':
      return hoursInWords(library.hours, t);
    case 'contacts':
      return content.contacts
        .map(({ duty, name, telephone, email }) =>
          [duty, name, telephone, email].filter((one) => one !== '').join(' '),
        )
        .join('\n');
    case 'picture':
      return content.picture === null ? '' : content.picture.alt;
    case 'collections':
      return content.collections
        .map((one) => {
          const { name, description, rights, terms } = one;
          const access = one.kind === 'set' && one.access !== null ? t.access[one.access] : '';
          const kind = one.kind === 'set' ? `${one.source}:${one.set ?? '*'}` : one.query;
          return [
            name,
            kind,
            access,
            rights === null ? '' : t.rightsNames[rights],
            description,
            terms,
          ]
            .filter((text) => text !== '')
            .join(t.libraries.by);
        })
        .join('\n');
    default:
      return library[part] ?? '';
  }
}

function isOwn({ texts, hours, contacts, picture }: PageContent, part: PagePart): boolean {
  if (part === 'hours') return hours !== null;
  if (part === 'contacts') return contacts.length > 0;
  if (part === 'picture') return picture !== null;
  return part !== 'collections' && texts[part] !== undefined;
}

function isOfPage({ collections }: PageContent, { id, query }: CollectionInfo): boolean {
  if (query !== undefined) return true;
  return collections.some((one) => one.kind === 'set' && `${one.source}:${one.set ?? '*'}` === id);
}

function kindOf({ id, source, query }: CollectionInfo, t: Messages): string {
  const w = t.libraryPages;
  if (source === null) return w.bySearch(decodeURIComponent(query ?? '').replaceAll('+', ' '));
  return id.endsWith(':*') ? w.bySource(source) : w.bySet(id.slice(source.length + 1));
}
