/** Searches of pages that are the same for every reader (the home page, the time line, a collection), kept as `kept.ts` says. */
import type { SearchIndex, SearchPage } from '../../catalogue/ports/search-index.ts';
import type { FacetName } from '../../catalogue/search/facets.ts';
import type { SearchRequest } from '../../catalogue/search/request.ts';
import { Kept } from './kept.ts';
import type { KeptOptions } from './kept.ts';

export class KeptSearches {
  readonly #index: Pick<SearchIndex, 'applied' | 'search'>;
  readonly #kept: Kept<SearchPage<never>>;

  constructor(index: Pick<SearchIndex, 'applied' | 'search'>, options: KeptOptions) {
    this.#index = index;
    this.#kept = new Kept(index, options);
  }

  /** @throws as `SearchIndex.search` */
  async search<Facet extends FacetName>(
    request: SearchRequest,
    facets: readonly Facet[],
  ): Promise<SearchPage<Facet>> {
    const found = await this.#kept.of(JSON.stringify([request, facets]), () =>
      this.#index.search(request, facets),
    );
    // It was asked with these facets: they are in its name.
    return found as SearchPage<Facet>;
  }
}
