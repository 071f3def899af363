/** What presenters are given, made from the little that a test wants to say: visits, labels, works, pages of results. */
import type { CatalogueDocument, CollectionInfo, Holding } from '../../catalogue/document.ts';
import type { Library } from '../../catalogue/library.ts';
import type { FacetCount, SearchPage } from '../../catalogue/ports/search-index.ts';
import { FACETS } from '../../catalogue/search/facets.ts';
import type { FacetName } from '../../catalogue/search/facets.ts';
import { buildWork } from '../../catalogue/work.ts';
import type { Work, WorkHit } from '../../catalogue/work.ts';
import { labelsOf } from '../../server/i18n/labels.ts';
import type { Labels } from '../../server/i18n/labels.ts';
import { messagesIn } from '../../server/i18n/languages.ts';
import type { Lang } from '../../server/i18n/languages.ts';
import type { Visit } from '../../server/visit.ts';

export const LIBRARIES: readonly Library[] = [
  {
    code: '320100',
    name: '金陵图书馆',
    nameEn: 'Jinling Library',
    shortName: '金陵',
    telephone: '025-0000 0000',
  },
  { code: '320104', name: '秦淮区图书馆', nameEn: 'Qinhuai Library', shortName: '秦淮' },
];

export const COLLECTIONS: readonly CollectionInfo[] = [
  { id: 'qh:photo', library: '320104', source: 'qh', name: '老照片库', description: '秦淮河沿岸' },
  { id: 'jl:local', library: '320100', source: 'jl', name: '金陵地方文献' },
];

export function visitIn(lang: Lang, changed: Partial<Visit> = {}): Visit {
  return {
    lang,
    t: messagesIn(lang),
    largeText: false,
    highContrast: false,
    ownLibrary: null,
    address: '/search?q=a',
    ...changed,
  };
}

export function labelsIn(lang: Lang): Labels {
  return labelsOf(lang, messagesIn(lang), LIBRARIES, COLLECTIONS);
}

/** Chinese, the first language: what most cases are told in. */
export const ZH = visitIn('zh');
export const EN = visitIn('en');
export const LABELS = labelsIn('zh');

/** A hit that says nothing but its title. */
export function hitOf(changed: Partial<WorkHit> = {}): WorkHit {
  return {
    id: 'w1',
    title: '金陵琐事',
    creators: [],
    date: null,
    publisher: null,
    type: 'book',
    picture: false,
    holdings: [],
    ...changed,
  };
}

export function hitHolding(
  changed: Partial<WorkHit['holdings'][number]> = {},
): WorkHit['holdings'][number] {
  return {
    library: '320104',
    source: 'qh',
    identifier: 'oai:1',
    collections: [],
    access: 'unknown',
    carrier: 'print',
    callNumber: null,
    ...changed,
  };
}

/** `[['book', 3]]` as counts. */
export function counts(...of: readonly (readonly [value: string, count: number])[]): FacetCount[] {
  return of.map(([value, count]) => ({ value, count }));
}

/** A page of results with these hits; facets that are not given have no value. */
export function pageOf(
  hits: readonly WorkHit[] = [],
  facets: Partial<Record<FacetName, readonly FacetCount[]>> = {},
  total = hits.length,
): SearchPage {
  const none = Object.fromEntries(FACETS.map((facet): [string, FacetCount[]] => [facet, []]));
  return { total, hits, facets: { ...none, ...facets } as SearchPage['facets'], inexact: [] };
}

export function holdingOf(changed: Partial<Holding> = {}): Holding {
  return {
    collections: [],
    location: null,
    callNumber: null,
    volumes: null,
    completeness: null,
    copies: null,
    carrier: 'unknown',
    access: 'unknown',
    accessFrom: 'none',
    rights: null,
    links: [],
    ...changed,
  };
}

/** A document that says nothing but its title, with one holding that says nothing. */
export function documentOf(changed: Partial<CatalogueDocument> = {}): CatalogueDocument {
  return {
    id: 'd1',
    source: 'qh',
    library: '320104',
    identifier: 'oai:1',
    datestamp: '2026-01-01',
    setSpecs: [],
    format: 'oai_dc',
    type: { code: 'book', raw: [] },
    carrier: 'unknown',
    titles: [{ text: '金陵琐事', kind: 'main' }],
    volume: null,
    creators: [],
    responsibility: null,
    edition: null,
    publications: [],
    digitisers: [],
    dates: [],
    extent: null,
    identifiers: [],
    price: null,
    languages: [],
    audience: [],
    subjects: [],
    classes: [],
    places: [],
    series: [],
    abstract: null,
    contents: [],
    notes: [],
    holdings: [holdingOf()],
    extra: {},
    warnings: [],
    ...changed,
  };
}

/** A work of these documents; of one that says nothing when none is given. */
export function workOf(...documents: readonly CatalogueDocument[]): Work {
  return buildWork(documents.length === 0 ? [documentOf()] : documents, '2026-01-01T00:00:00.000Z');
}
