/**
 * What a library says of itself 一馆一特色: the page that its own staff edit, in versions. The settings
 * (`libraries.json`) are where it starts: what the page does not say is as they say it, and what it says wins.
 *
 * A collection 特色库 is one of two things. By set it belongs to a source: records are in it because their sets
 * say so, and its default access is followed by their holdings. By query it is a saved search of what the library
 * holds: nothing is written into a record, and it has no access of its own.
 */
import type { Access } from './fields/access.ts';
import type { OpeningHours } from './opening-hours.ts';

/** Of which the settings may have a value; in the order of the form. */
export const PAGE_TEXTS = [
  'description',
  'address',
  'localRoom',
  'telephone',
  'website',
  'catalogueUrl',
] as const;
export type PageText = (typeof PAGE_TEXTS)[number];

/** Somebody readers can turn to. */
export interface PublicContact {
  /** What for: 地方文献咨询. */
  readonly duty: string;
  readonly name: string;
  readonly telephone: string;
  readonly email: string;
}

export interface PagePicture {
  /** SHA-256 of the file that we made of what was uploaded; its address, and its name in the store. */
  readonly id: string;
  /** What is to be seen, for who cannot see it. */
  readonly alt: string;
  readonly width: number;
  readonly height: number;
}

/** What may be done with what is in a collection, as far as the law goes; the rest is 使用声明. */
export const RIGHTS = [
  'public-domain',
  'in-copyright',
  'unclear',
  'internal',
  'cc-by',
  'cc-by-nc',
  'cc-by-nc-nd',
  'cc0',
] as const;
export type Rights = (typeof RIGHTS)[number];

/** What both kinds of collections say of themselves. */
export interface CollectionTexts {
  readonly name: string;
  readonly description: string;
  /** Null: nothing is said. */
  readonly rights: Rights | null;
  /** 使用声明, in the library's words. */
  readonly terms: string;
}

export interface SetCollection extends CollectionTexts {
  readonly kind: 'set';
  readonly source: string;
  /** Null: every record of the source. */
  readonly set: string | null;
  /** Null: as the source says. */
  readonly access: Access | null;
}

export interface SavedSearch extends CollectionTexts {
  readonly kind: 'search';
  /** Stays when the name changes: it is in the address. */
  readonly id: string;
  /** What follows `/search?`, as we write it, without the library. */
  readonly query: string;
}

export type PageCollection = SetCollection | SavedSearch;

export interface PageContent {
  /** What is absent is as the settings say it; empty: the staff took it away. */
  readonly texts: Readonly<Partial<Record<PageText, string>>>;
  /** Null: as the settings say it. */
  readonly hours: OpeningHours | null;
  readonly contacts: readonly PublicContact[];
  readonly picture: PagePicture | null;
  readonly collections: readonly PageCollection[];
}

export const EMPTY_PAGE: PageContent = {
  texts: {},
  hours: null,
  contacts: [],
  picture: null,
  collections: [],
};

/** One state of a page. The newest is what is being worked at; the one that was published last is what readers see. */
export interface PageVersion {
  readonly library: string;
  /** From 1 for each library. */
  readonly number: number;
  /** ISO 8601 UTC, and the name of who did it. */
  readonly at: string;
  readonly by: string;
  /** What it came from, when it is an earlier state again. */
  readonly restored: number | null;
  readonly content: PageContent;
  /** When it was last put before readers; null = never. */
  readonly publishedAt: string | null;
  readonly publishedBy: string | null;
}

/** A part of a page that two versions can differ in. */
export type PagePart = PageText | 'hours' | 'contacts' | 'picture' | 'collections';

export const PAGE_PARTS: readonly PagePart[] = [
  ...PAGE_TEXTS,
  'hours',
  'contacts',
  'picture',
  'collections',
];

/** Which parts differ, in the order of the page. */
export function changedParts(before: PageContent, after: PageContent): PagePart[] {
  return PAGE_PARTS.filter(
    (part) => written(partOf(before, part)) !== written(partOf(after, part)),
  );
}

export function partOf(content: PageContent, part: PagePart): unknown {
  switch (part) {
    case 'hours':
    case 'contacts':
    case 'picture':
    case 'collections':
      return content[part];
    default:
      return content.texts[part] ?? null;
  }
}

/** Contents are made by one function, so that equal ones are written alike. */
function written(value: unknown): string {
  return JSON.stringify(value);
}
