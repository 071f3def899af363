/** The page of a special collection: what it is, what it holds by kind and time, its works, what may be done with them. */
import type { Rights } from '../../../catalogue/library-page.ts';
import type { SearchPage } from '../../../catalogue/ports/search-index.ts';
import { conditionsOf } from '../../addresses/collection-conditions.ts';
import type { ShownCollection } from '../../enquiries/federation.ts';
import type { Labels } from '../../i18n/labels.ts';
import type { Visit } from '../../visit.ts';
import { arePictures } from '../search/hits.ts';
import { pictureOfCollection } from './collection-tiles.ts';
import { insideOf } from './inside.ts';
import type { Inside } from './inside.ts';
import { marked } from '../site/marked.ts';
import { paragraphsOf } from '../site/plain-text.ts';
import type { Paragraph } from '../site/plain-text.ts';

/** Works that are shown. */
const SHOWN = 12;

export interface CollectionPage extends Inside {
  readonly name: string;
  /** `lang` of the name, and of what is said of it; '' where that of the page is right. */
  readonly lang: string;
  readonly descriptionLang: string;
  readonly description: readonly Paragraph[];
  /** Address of the picture of one of its works; null when none has one. */
  readonly picture: string | null;
  readonly isGrid: boolean;
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

/** @param found the works of this collection, newest first, more than are shown; null while the engine is away */
export function presentCollection(
  collection: ShownCollection,
  found: SearchPage<'type' | 'period'> | null,
  labels: Labels,
  visit: Visit,
): CollectionPage {
  const { t } = visit;
  const shown = found && shownOf(found);
  const library = labels.libraryName(collection.library);
  const { rights, access, description = '' } = collection;
  return {
    ...insideOf(conditionsOf(collection), shown, labels, visit),
    isGrid: arePictures(shown?.hits ?? []),
    searchIn: t.collections.searchIn,
    allLabel: t.collections.all,
    name: collection.name,
    lang: marked(collection.name, visit.lang).lang,
    description: paragraphsOf(description),
    descriptionLang: marked(description + (collection.terms ?? ''), visit.lang).lang,
    picture: pictureOfCollection(collection),
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

/** Those with a picture first. */
function shownOf<Found extends Pick<SearchPage, 'hits'>>(found: Found): Found {
  const hits = found.hits.toSorted((a, b) => Number(b.picture) - Number(a.picture));
  return { ...found, hits: hits.slice(0, SHOWN) };
}
