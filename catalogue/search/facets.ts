/**
 * The facets: what works are narrowed by, counted by and browsed by, one line for each. Engines,
 * addresses, API and pages take what they need to know of a facet from here.
 *
 * A new one is a line here, its values in `indexed-work.ts`, and its names in both languages of
 * `server/i18n` (what is missing there does not type-check); an index without it is rebuilt by itself, and
 * searched until then. `test/catalogue/search/new-facet.test.ts` does just that.
 */
import { ACCESS, CARRIERS } from '../fields/access.ts';
import { AUDIENCES } from '../fields/audiences.ts';
import { EDITION_KINDS } from '../fields/editions.ts';
import { TYPES } from '../fields/types.ts';
import { PERIODS } from '../dates/periods.ts';

/** What is said of a facet. */
export interface FacetLine {
  /** What has it: a work, or each holding; a hit needs one holding that meets all of theirs. */
  readonly of: 'work' | 'holding';
  /** Its property in `holdings` of an `IndexedWork`; one of a work has its own name there, in `facets`. */
  readonly field?: string;
  /**
   * `few`: all are counted; `many`: a page shows the first of them and those chosen; a list: there are no
   * others, and an address that names another is told so.
   */
  readonly values: 'few' | 'many' | readonly string[];
  /** Its name in addresses, when it is not the facet's. */
  readonly parameter?: string;
  /** A value stands below those that it begins with. */
  readonly isTree?: true;
  /** Name of the page under `/browse/` that lists all values, in the order of `browse.names` in i18n. */
  readonly listed?: string;
  /** False when it is not counted beside hits. */
  readonly isShown?: false;
}

/** In the order they stand beside hits. */
const DECLARED = {
  lib: { of: 'holding', field: 'library', values: 'few' },
  collection: { of: 'holding', field: 'collection', values: 'few' },
  type: { of: 'work', values: TYPES },
  edition: { of: 'work', values: EDITION_KINDS },
  period: { of: 'work', values: PERIODS.map(({ code }) => code) },
  // `subject=` in an address has always been words of a query held to the subjects.
  subject: { of: 'work', values: 'many', parameter: 'topic', listed: 'subject' },
  person: { of: 'work', values: 'many', listed: 'creator' },
  language: { of: 'work', values: 'few' },
  class: { of: 'work', values: 'few', isTree: true, listed: 'class' },
  place: { of: 'work', values: 'few', isTree: true, listed: 'place' },
  // Of genealogies alone; `surname=` and the like in an address are words held to these fields.
  surname: { of: 'work', values: 'few', parameter: 'clan' },
  hall: { of: 'work', values: 'few', parameter: 'clanhall' },
  seat: { of: 'work', values: 'few', parameter: 'clanseat' },
  access: { of: 'holding', field: 'access', values: ACCESS },
  carrier: { of: 'holding', field: 'carrier', values: CARRIERS },
  audience: { of: 'work', values: AUDIENCES },
  head: { of: 'work', values: 'few', listed: 'title', isShown: false },
  // Of works that are editions of one text; what hits can be gathered by.
  oeuvre: { of: 'work', values: 'few', isShown: false },
  // By how many libraries it is held: what one alone has 独有, and what several have.
  held: { of: 'work', values: ['single', 'several'], isShown: false },
} as const satisfies Readonly<Record<string, FacetLine>>;

type Declared = typeof DECLARED;
/** Names of the facets that are declared so. */
type Having<Line> = {
  [Name in keyof Declared]: Declared[Name] extends Line ? Name : never;
}[keyof Declared];

/** What hits can be held to: what is counted beside them, and what is only browsed by. */
export type FilterName = keyof Declared;
/** What is counted beside hits. */
export type FacetName = Exclude<FilterName, Having<{ readonly isShown: false }>>;
export type HoldingFacet = Having<{ readonly of: 'holding' }>;
export type WorkFacet = Having<{ readonly of: 'work' }>;
/** Of so many values that a page shows the first of them and those chosen. */
export type OpenFacet = Having<{ readonly of: 'work'; readonly values: 'many' }>;
/** What `SearchIndex.values` lists: facets whose values a page of results does not show whole. */
export type ListedFacet = Having<{ readonly listed: string }>;
/** What is browsed, by its name in addresses. */
export type BrowseName = Declared[ListedFacet]['listed'];
/** Whose values are a list that the code knows: each has a name in i18n. */
export type NamedFacet = Having<{ readonly values: readonly string[] }>;
export type ValueOf<Name extends FilterName> = Declared[Name]['values'][number];

export const FILTERS = Object.keys(DECLARED) as readonly FilterName[];
export const FACETS = FILTERS.filter(isShown);
export const HOLDING_FACETS = FILTERS.filter(isHoldingFacet);
export const WORK_FACETS = FILTERS.filter(isWorkFacet);
export const OPEN_FACETS = FILTERS.filter(isOpen);
export const LISTED_FACETS = FILTERS.filter(isListed);

/** The line of a facet. */
export function declared(facet: FilterName): FacetLine {
  return DECLARED[facet];
}

export function isHoldingFacet(facet: FilterName): facet is HoldingFacet {
  return DECLARED[facet].of === 'holding';
}

function isWorkFacet(facet: FilterName): facet is WorkFacet {
  return DECLARED[facet].of === 'work';
}

function isShown(facet: FilterName): facet is FacetName {
  return declared(facet).isShown ?? true;
}

export function isOpen(facet: FilterName): facet is OpenFacet {
  return declared(facet).values === 'many';
}

/** The property of a holding that has the values of this facet. */
export function fieldOf(facet: HoldingFacet): Declared[HoldingFacet]['field'] {
  return DECLARED[facet].field;
}

export function isListed(facet: FilterName): facet is ListedFacet {
  return declared(facet).listed !== undefined;
}

/** Name of the page that lists the values of this facet. */
export function browseName(facet: ListedFacet): BrowseName {
  return DECLARED[facet].listed;
}

/** Something for each of these facets (or of their columns, counts …), by its name. */
export function each<Name extends string, T>(
  names: readonly Name[],
  make: (name: Name) => T,
): Readonly<Record<Name, T>> {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<Name, T>;
}
