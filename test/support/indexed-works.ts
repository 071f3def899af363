/** Works to index, made from the little that a test wants to say. */
import { EVERYTHING } from '../../catalogue/search/request.ts';
import { each, WORK_FACETS } from '../../catalogue/search/facets.ts';
import type { SearchRequest } from '../../catalogue/search/request.ts';
import { heldBy } from '../../catalogue/search/indexed-work.ts';
import type { IndexedWork } from '../../catalogue/search/indexed-work.ts';
import { titleHead } from '../../catalogue/text/pinyin.ts';
import { keysOfValue } from '../../catalogue/search/writings.ts';

export type WorkSketch = Partial<Omit<IndexedWork, 'texts' | 'facets' | 'hit'>> & {
  readonly title?: string | readonly string[];
  readonly texts?: Partial<IndexedWork['texts']>;
  readonly facets?: Partial<IndexedWork['facets']>;
  readonly year?: number;
};

/** No value of any facet that may be without. */
export const NO_FACETS: Omit<IndexedWork['facets'], 'type' | 'head' | 'held'> = each(
  WORK_FACETS,
  () => [],
);

let made = 0;

/** A work with this and nothing else; ids grow in the order of making unless one is given. */
export function workOf(sketch: WorkSketch = {}): IndexedWork {
  const { title = '金陵琐事', texts, facets, year, ...rest } = sketch;
  const titles = typeof title === 'string' ? [title] : title;
  const id = sketch.id ?? `w${String(++made).padStart(25, '0')}`;
  const holdings = sketch.holdings ?? [
    { library: '320104', collection: null, access: 'unknown', carrier: 'print' },
  ];
  return {
    hit: {
      id,
      title: titles[0] ?? '',
      creators: texts?.creator ?? [],
      date: null,
      publisher: null,
      type: [facets?.type ?? 'book'].flat()[0] ?? 'book',
      picture: false,
      holdings: holdings.map(({ library, collection, access, carrier }) => ({
        library,
        source: 's',
        identifier: `oai:${id}`,
        collections: collection === null ? [] : [collection],
        access,
        carrier,
        callNumber: null,
      })),
    },
    texts: {
      title: titles,
      variantTitle: [],
      series: [],
      creator: [],
      subject: [],
      publisher: [],
      identifier: [],
      callNumber: [],
      surname: [],
      hall: [],
      seat: [],
      other: [],
      ...texts,
    },
    titleKeys: titles.flatMap(keysOfValue),
    pinyin: [],
    facets: {
      ...NO_FACETS,
      type: 'book',
      period: ['unknown'],
      head: titleHead(titles[0] ?? ''),
      held: heldBy(holdings),
      ...facets,
    },
    startYear: year ?? null,
    endYear: year ?? null,
    originalStart: rest.startYear ?? year ?? null,
    originalEnd: rest.endYear ?? year ?? null,
    sortTitle: titles[0] ?? '',
    firstAdded: '2026-01-01T00:00:00Z',
    ...rest,
    id,
    holdings,
  };
}

/** A request for the first twenty of everything, but for what is given. */
export function requestOf(asked: Partial<SearchRequest> | string = {}): SearchRequest {
  return {
    ...EVERYTHING,
    ...(typeof asked === 'string' ? { query: { any: asked } } : asked),
  };
}
