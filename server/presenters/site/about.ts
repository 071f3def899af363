/** What the pages of the site say of themselves to search engines, cards and feed readers. */
import type { CollectionInfo } from '../../../catalogue/document.ts';
import type { SearchRequest } from '../../../catalogue/search/request.ts';
import type { LibraryFacts } from '../../enquiries/federation.ts';
import { conditionsOf } from '../../addresses/collection-conditions.ts';
import { writeSearchAddress } from '../../addresses/search-address.ts';
import type { Labels } from '../../i18n/labels.ts';
import type { Messages } from '../../i18n/languages.ts';
import { firstSentence } from './meta.ts';
import type { About } from './meta.ts';
import { collectionNode, libraryNode, websiteNode } from './structured.ts';

/** Where new arrivals of a search are told of; how hits are shown is no part of it. */
export function feedHref({
  query = {},
  filters = {},
  from = null,
  until = null,
  years = 'publication',
}: Partial<SearchRequest>): string {
  return writeSearchAddress({ query, filters, from, until, years }, '/feed.atom');
}

export function aboutHome(origin: string, { site }: Messages): About {
  return { data: [websiteNode(origin, site.name, site.description)] };
}

export function aboutLibrary(
  { library, works }: LibraryFacts,
  origin: string,
  labels: Labels,
  { meta }: Messages,
): About {
  const name = labels.libraryName(library.code);
  const own = firstSentence(library.description ?? '');
  return {
    description: own === '' ? meta.library(name, works) : own,
    feed: { href: feedHref({ filters: { lib: [library.code] } }), title: meta.newestOf(name) },
    data: [libraryNode(origin, library, own)],
  };
}

export function aboutCollection(
  collection: CollectionInfo,
  origin: string,
  labels: Labels,
  { meta }: Messages,
): About {
  const own = firstSentence(collection.description ?? '');
  const library = labels.library(collection.library);
  return {
    description:
      own === '' ? meta.collection(collection.name, labels.libraryName(library.code)) : own,
    feed: { href: feedHref(conditionsOf(collection)), title: meta.newestOf(collection.name) },
    data: [collectionNode(origin, collection, library, own)],
  };
}

export function aboutResults(
  request: SearchRequest,
  { heading, summary }: { readonly heading: string; readonly summary: string },
  { meta }: Messages,
): About {
  return {
    description: meta.results(heading, summary),
    feed: { href: feedHref(request), title: meta.newestOf(heading) },
  };
}
