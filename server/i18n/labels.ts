/** What the codes of facets are called on a page: 320104 is 秦淮, `gazetteer` is 方志. */
import { classLabel } from '../../catalogue/fields/classification.ts';
import type { CollectionInfo } from '../../catalogue/document.ts';
import { languageLabel } from '../../catalogue/fields/languages.ts';
import { libraryBy } from '../../catalogue/library.ts';
import type { Library } from '../../catalogue/library.ts';
import { placeLabel } from '../../catalogue/fields/places.ts';
import { periodLabel } from '../../catalogue/dates/periods.ts';
import type { FilterName } from '../../catalogue/search/request.ts';
import type { Lang, Messages } from './languages.ts';

export interface Labels {
  /** A facet value by its name; a code nobody knows is its own name. */
  of(facet: FilterName, value: string): string;
  library(code: string): Library;
  /** Full name in the language of the page. */
  libraryName(code: string): string;
  /** Name for lists and chips. */
  libraryShort(code: string): string;
  collection(id: string): CollectionInfo | undefined;
}

export function labelsOf(
  lang: Lang,
  t: Messages,
  libraries: readonly Library[],
  collections: readonly CollectionInfo[],
): Labels {
  const library = libraryBy(libraries);
  const collectionBy = new Map(collections.map((collection) => [collection.id, collection]));
  const libraryName = (code: string): string => {
    const { name, nameEn } = library(code);
    return lang === 'zh' ? name : nameEn;
  };
  const libraryShort = (code: string): string =>
    lang === 'zh' ? library(code).shortName : library(code).nameEn;
  const closed = (names: Readonly<Record<string, string>>, value: string): string =>
    Object.hasOwn(names, value) ? (names[value] ?? value) : value;
  return {
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
        case 'type':
          return closed(t.types, value);
        case 'edition':
          return closed(t.editionKinds, value);
        case 'audience':
          return closed(t.audiences, value);
        case 'access':
          return closed(t.access, value);
        case 'carrier':
          return closed(t.carriers, value);
        case 'period':
          return periodLabel(value, lang);
        case 'language':
          return languageLabel(value, lang);
        case 'class':
          return classLabel(value, lang);
        case 'place':
          return placeLabel(value, lang);
        case 'person': {
          const [role = '', name = value] = value.split(/:(.*)/su);
          return t.search.personOf(name, closed(t.roleGroups, role));
        }
        case 'subject':
          return value;
        case 'head':
          return value === '0' ? '0–9' : value;
      }
    },
  };
}
