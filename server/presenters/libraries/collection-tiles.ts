/** Special collections as tiles: on the home page, on the page of all, on that of their library. */
import type { SearchPage } from '../../../catalogue/ports/search-index.ts';
import { langOf } from '../../../catalogue/text/script.ts';
import type { Federation, ShownCollection } from '../../enquiries/federation.ts';
import { HTML_LANG } from '../../i18n/languages.ts';
import type { Labels } from '../../i18n/labels.ts';
import type { Visit } from '../../visit.ts';
import { pictureHref } from '../search/hits.ts';

export interface CollectionTile {
  readonly name: string;
  /** `lang` of the name; '' where that of the page is right. */
  readonly lang: string;
  readonly library: string;
  readonly href: string;
  readonly description: string;
  readonly descriptionLang: string;
  /** Null while the engine is away. */
  readonly works: string | null;
  /** Address of the picture of one of its works; null when none has one. */
  readonly picture: string | null;
}

/** Collections with most works first; `count` is null while the engine is away. */
export function collectionTiles(
  federation: Pick<Federation, 'collections'>,
  found: SearchPage<'collection'> | null,
  labels: Labels,
  { lang, t }: Visit,
): { readonly count: number | null; readonly tile: CollectionTile }[] {
  const counts = new Map(found?.facets.collection.map(({ value, count }) => [value, count]));
  const langIn = (text: string): string => langOf(text, HTML_LANG[lang]);
  return federation.collections
    .map((collection) => {
      // No record knows of a saved search, so nothing counts it but its own page.
      const isCounted = found !== null && collection.query === undefined;
      const count = isCounted ? (counts.get(collection.id) ?? 0) : null;
      const { name, description = '' } = collection;
      const tile: CollectionTile = {
        name,
        lang: langIn(name),
        library: labels.libraryName(collection.library),
        href: `/collections/${encodeURIComponent(collection.id)}`,
        description,
        descriptionLang: langIn(description),
        works: count === null ? null : t.libraries.worksCount(count),
        picture: pictureOfCollection(collection),
      };
      return { count, tile };
    })
    .sort((a, b) => (b.count ?? 0) - (a.count ?? 0));
}

/** The picture of one of its works that lies open, from our own copy; null when none has one. */
export function pictureOfCollection({ pictured }: ShownCollection): string | null {
  return pictured === undefined ? null : pictureHref(pictured, true);
}
