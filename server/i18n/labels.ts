/** What the codes of facets are called on a page: 320104 is 秦淮, `gazetteer` is 方志. */
import type { CollectionInfo } from '../../catalogue/document.ts';
import { yearName } from '../../catalogue/fields/date-names.ts';
import type { TypeCode } from '../../catalogue/fields/types.ts';
import { libraryBy } from '../../catalogue/library.ts';
import type { Library } from '../../catalogue/library.ts';
import type { FilterName } from '../../catalogue/search/facets.ts';
import { formKey } from '../../catalogue/search/printed-forms.ts';
import type { SearchRequest } from '../../catalogue/search/request.ts';
import { daysOfWeek } from '../../catalogue/weeks.ts';
import type { WeekCode } from '../../catalogue/weeks.ts';
import type { Lang, Messages } from './languages.ts';

export interface Labels {
  /** All there are, in the order of pages. */
  readonly libraries: readonly Library[];
  /** A facet value by its name; a code nobody knows is its own name. */
  of(facet: FilterName, value: string): string;
  library(code: string): Library;
  /** Full name in the language of the page. */
  libraryName(code: string): string;
  /** Name for lists and chips. */
  libraryShort(code: string): string;
  collection(id: string): CollectionInfo | undefined;
}

/** @param printed forms of names and subjects in letters, see `Works.printedForms` */
export function labelsOf(
  lang: Lang,
  t: Messages,
  libraries: readonly Library[],
  collections: readonly CollectionInfo[],
  printed: ReadonlyMap<string, string> = new Map(),
): Labels {
  const printedOf = (facet: FilterName, value: string): string | undefined => {
    const key = formKey(facet, value);
    return key === undefined ? undefined : printed.get(key);
  };
  const library = libraryBy(libraries);
  const collectionBy = new Map(collections.map((collection) => [collection.id, collection]));
  const libraryName = (code: string): string => {
    const { name, nameEn } = library(code);
    return lang === 'zh' ? name : nameEn;
  };
  const libraryShort = (code: string): string =>
    lang === 'zh' ? library(code).shortName : library(code).nameEn;
  return {
    libraries,
    library,
    libraryName,
    libraryShort,
    collection: (id) => collectionBy.get(id),
    of(facet, value) {
      switch (facet) {
        case 'lib':
          return libraryName(value);
        case 'collection': {
          const known = collectionBy.get(value);
          if (known === undefined) return value;
          return t.search.collectionOf(known.name, libraryShort(known.library));
        }
        case 'period':
          return periodName(value, t);
        case 'language':
          return closed(t.languages, value);
        case 'class':
          return t.className(value);
        case 'place':
          return t.placeName(value);
        case 'person': {
          const [role = '', name = value] = value.split(/:(.*)/su);
          return t.search.personOf(printedOf(facet, value) ?? name, closed(t.roleGroups, role));
        }
        case 'subject':
          return printedOf(facet, value) ?? value;
        case 'surname':
        case 'hall':
        case 'seat':
          return value;
        case 'oeuvre':
          return t.search.oneOeuvre;
        case 'head':
          return value === '0' ? '0–9' : value;
        default:
          return closed(t.facetValues[facet], value);
      }
    },
  };
}

/**
 * What the years of a request are called, by the types that it asks for.
 *
 * @param found types of what was found, where it asks for none
 */
export function yearsCalled(
  { filters: { type = [] } }: SearchRequest,
  t: Messages,
  found: readonly string[] = [],
): string {
  return t.yearNames[yearName((type.length > 0 ? type : found) as readonly TypeCode[])];
}

/** 1912—1949 年, 1949 年及以前; null when no year is asked for. */
export function yearsLabel({ from, until }: SearchRequest, t: Messages): string | null {
  if (from !== null && until !== null) return t.search.between(String(from), String(until));
  if (from !== null) return t.search.after(String(from));
  return until === null ? null : t.search.before(String(until));
}

/** Its days: 2026年11月23日至29日. */
export function weekLabel(week: WeekCode, t: Messages): string {
  const { first, last } = daysOfWeek(week);
  return t.arrivals.days(new Date(first), new Date(last));
}

function closed(names: Readonly<Record<string, string>>, value: string): string {
  return Object.hasOwn(names, value) ? (names[value] ?? value) : value;
}

/** 清·光绪, 1950年代. */
function periodName(code: string, t: Messages): string {
  const first = /^(\d{4})s$/.exec(code)?.[1];
  return first === undefined ? closed(t.periods, code) : t.decade(first);
}
