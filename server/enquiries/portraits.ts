/**
 * What a library has that the others have not: the works that it alone holds 独有, and what it is strong in beside
 * the whole city. All of it from the counts of a few searches, kept until the index has moved on.
 */
import type { FoundHit, SearchIndex, SearchPage } from '../../catalogue/ports/search-index.ts';
import type { FacetName } from '../../catalogue/search/facets.ts';
import { EVERYTHING } from '../../catalogue/search/request.ts';
import { Kept } from './kept.ts';
import type { KeptOptions } from './kept.ts';
import { picturedFirst } from './pictured-first.ts';
import { STRONG_FACETS, strengthsOf } from './strengths.ts';
import type { Counted, Strength, StrongFacet } from './strengths.ts';

/** What a page of a library counts of its works. */
const COUNTED = ['type', 'collection', 'period', 'class', 'subject'] as const;
export type PortraitFacet = (typeof COUNTED)[number];

export interface Portrait {
  /** Its works, the last added first. */
  readonly found: SearchPage<PortraitFacet>;
  /** Those that no other library has. */
  readonly only: { readonly works: number; readonly hits: readonly FoundHit[] };
  /** Of each facet the strongest first. */
  readonly strengths: Readonly<Record<StrongFacet, readonly Strength[]>>;
}

const NEWEST_SHOWN = 6;
/** Works of one library alone that are shown, and among how many the best are looked for. */
const ONLY_SHOWN = 6;
const ONLY_LOOKED_AT = 60;

type Index = Pick<SearchIndex, 'applied' | 'search' | 'totals'>;

export class Portraits {
  readonly #index: Index;
  readonly #kept: Kept<Portrait>;
  readonly #city: Kept<SearchPage<'type' | 'class'>>;

  constructor(index: Index, kept: KeptOptions) {
    this.#index = index;
    this.#kept = new Kept(index, kept);
    this.#city = new Kept(index, kept);
  }

  /** @throws SearchUnavailable when the engine does not answer */
  of(library: string): Promise<Portrait> {
    return this.#kept.of(library, () => this.#draw(library));
  }

  async #draw(library: string): Promise<Portrait> {
    const lib = [library];
    const [city, found, only] = await Promise.all([
      this.#city.of('', () => this.#index.search({ ...EVERYTHING, size: 1 }, ['type', 'class'])),
      this.#search({ lib }, NEWEST_SHOWN, COUNTED),
      this.#search({ lib, held: ['single'] }, ONLY_LOOKED_AT, []),
    ]);
    const own = (facet: StrongFacet): Counted => ({
      total: found.total,
      counts: found.facets[facet],
    });
    const ofCity = {
      type: city.facets.type,
      class: city.facets.class,
      // Of thousands of subjects a page counts the first of each search: those of the library are asked by name.
      subject: await this.#subjects(found.facets.subject.map(({ value }) => value)),
    };
    const strengths = STRONG_FACETS.map((facet) => [
      facet,
      strengthsOf(facet, own(facet), { total: city.total, counts: ofCity[facet] }),
    ]);
    return {
      found,
      only: { works: only.total, hits: varied(only.hits).slice(0, ONLY_SHOWN) },
      strengths: Object.fromEntries(strengths) as Portrait['strengths'],
    };
  }

  #search<Facet extends FacetName>(
    filters: Readonly<Record<string, readonly string[]>>,
    size: number,
    facets: readonly Facet[],
  ): Promise<SearchPage<Facet>> {
    return this.#index.search({ ...EVERYTHING, filters, sort: 'added', size }, facets);
  }

  async #subjects(values: readonly string[]): Promise<Counted['counts']> {
    const totals = await this.#index.totals(
      values.map((value) => ({ ...EVERYTHING, filters: { subject: [value] } })),
    );
    return values.map((value, i) => ({ value, count: totals[i] ?? 0 }));
  }
}

/** One work of each kind in turn, those with a picture first: what a library alone has is of many kinds. */
function varied(hits: readonly FoundHit[]): FoundHit[] {
  const seen = new Map<string, number>();
  return picturedFirst(hits)
    .map((hit) => {
      const turn = seen.get(hit.type) ?? 0;
      seen.set(hit.type, turn + 1);
      return { hit, turn };
    })
    .toSorted((a, b) => a.turn - b.turn)
    .map(({ hit }) => hit);
}
