/**
 * A work as JSON-LD in the words of schema.org. The context stands in it (`@vocab`), so that nobody has to fetch one to
 * read it. Libraries that hold it make offers, as the Schema Bib Extend community group has it: `offeredBy` the library,
 * `sku` the call number.
 */
import { endYear, startYear } from '../../catalogue/dates/dates.ts';
import type { DateStatement } from '../../catalogue/dates/reading.ts';
import { roleGroup } from '../../catalogue/fields/roles.ts';
import type { Creator } from '../../catalogue/fields/names.ts';
import type { TypeCode } from '../../catalogue/fields/types.ts';
import { numbersOf, publisherOf, wholeTitle } from './reference.ts';
import type { HeldThing, Naming, Reference } from './reference.ts';

const KINDS: Readonly<Record<TypeCode, string>> = {
  book: 'Book',
  rarebook: 'Book',
  gazetteer: 'Book',
  genealogy: 'Book',
  yearbook: 'Book',
  'memoir-series': 'Book',
  serial: 'Periodical',
  newspaper: 'Newspaper',
  article: 'Article',
  thesis: 'Thesis',
  map: 'Map',
  rubbing: 'VisualArtwork',
  archive: 'Manuscript',
  ticket: 'CreativeWork',
  image: 'Photograph',
  artwork: 'VisualArtwork',
  music: 'SheetMusic',
  audio: 'AudioObject',
  video: 'VideoObject',
  'oral-history': 'CreativeWork',
  database: 'Dataset',
  other: 'CreativeWork',
};

/** Addresses, as such and not as text. */
const ADDRESS = { '@type': '@id' } as const;
const CONTEXT = {
  '@vocab': 'https://schema.org/',
  url: ADDRESS,
  sameAs: ADDRESS,
  availability: { '@type': '@vocab' },
} as const;

/** Offers listed at most; all are in the work as JSON. */
const MOST_OFFERS = 200;

/** What `<script type="application/ld+json">` of the page has as well. */
export function jsonLd(reference: Reference, naming: Naming): object {
  const { creators, series, date, links } = reference;
  const { place, publisher } = publisherOf(reference);
  const own = creators.filter(({ primary }) => primary);
  const later = creators.filter(({ primary }) => !primary);
  const by = (wanted: (group: ReturnType<typeof roleGroup>) => boolean): readonly Creator[] =>
    later.filter(({ role }) => wanted(roleGroup(role)));
  return {
    '@context': CONTEXT,
    '@id': reference.address,
    '@type': KINDS[reference.type],
    ...some('name', [wholeTitle(reference), ...reference.remainder].join('：')),
    ...some('alternateName', [...reference.parallel, ...reference.variants]),
    ...some('genre', reference.types.map(naming.type)),
    ...some('author', own.map(agent)),
    ...some('editor', by((group) => group === 'editor' || group === 'compiler').map(agent)),
    ...some('translator', by((group) => group === 'translator').map(agent)),
    ...some(
      'contributor',
      by((group) => !['editor', 'compiler', 'translator'].includes(group)).map(agent),
    ),
    ...(date === undefined ? {} : datesOf(reference.type, date)),
    // As printed; a Date has no reigns.
    ...some('temporal', date?.raw ?? ''),
    ...some(
      'publisher',
      publisher === ''
        ? []
        : [{ '@type': 'Organization', name: publisher, ...some('location', place) }],
    ),
    ...some('bookEdition', reference.edition?.statement ?? reference.edition?.raw ?? ''),
    ...some('isbn', numbersOf(reference, 'isbn')),
    ...some('issn', numbersOf(reference, 'issn')),
    ...some('identifier', identifiers(reference)),
    ...some('inLanguage', reference.languages),
    ...some('materialExtent', reference.extent),
    ...some(
      'about',
      reference.subjects.map(({ text, kind }) => ({
        '@type': THINGS[kind] ?? 'Thing',
        name: text,
      })),
    ),
    ...some('abstract', reference.abstract),
    ...some('isPartOf', [
      ...series.map(({ title, number }) => ({
        '@type': 'CreativeWorkSeries',
        name: title,
        ...some('position', number),
      })),
      ...reference.hosts.map((host) => ({ '@type': 'CreativeWork', name: host })),
    ]),
    url: reference.address,
    ...some(
      'sameAs',
      links.map(({ url }) => url),
    ),
    ...some('isAccessibleForFree', links.length > 0 ? true : ''),
    ...some(
      'offers',
      reference.holdings.slice(0, MOST_OFFERS).map((held) => offer(held, naming)),
    ),
    sdPublisher: { '@type': 'Organization', name: naming.service },
    sdDatePublished: naming.today,
  };
}

const THINGS: Readonly<Partial<Record<string, string>>> = {
  person: 'Person',
  body: 'Organization',
  place: 'Place',
};

function agent({ name, kind, dates }: Creator): object {
  const type = kind === 'body' ? 'Organization' : 'Person';
  return { '@type': type, name, ...some('description', dates ?? '') };
}

/** What runs for years begins and ends; of a set its first year; of 民國間 nothing, for nobody knows the year. */
function datesOf(
  type: TypeCode,
  { start, end, precision }: Pick<DateStatement, 'start' | 'end' | 'precision'>,
): object {
  if (type === 'serial' || type === 'newspaper')
    return { ...some('startDate', start ?? ''), ...some('endDate', end ?? '') };
  const isOne = start !== null && startYear({ start }) === endYear({ end: end ?? start });
  const isKnown = isOne || precision === 'range' || precision === 'open';
  return some('datePublished', isKnown ? (start ?? '') : '');
}

function identifiers({ id, identifiers: all }: Reference): object[] {
  const value = (propertyID: string, text: string): object => ({
    '@type': 'PropertyValue',
    propertyID,
    value: text,
  });
  return [
    value('portal', id),
    ...all
      .filter(({ type, valid }) => valid && type !== 'uri' && type !== 'isbn' && type !== 'issn')
      .map(({ type, value: text }) => value(type, text)),
  ];
}

const AVAILABILITY: Readonly<Partial<Record<HeldThing['access'], string>>> = {
  online: 'OnlineOnly',
  login: 'OnlineOnly',
  network: 'InStoreOnly',
  onsite: 'InStoreOnly',
  loan: 'InStock',
};

function offer(held: HeldThing, naming: Naming): object {
  return {
    '@type': 'Offer',
    offeredBy: { '@type': 'Library', name: held.library },
    ...some('availability', AVAILABILITY[held.access] ?? ''),
    ...some('sku', held.callNumber),
    ...some(
      'availableAtOrFrom',
      held.location === '' ? [] : [{ '@type': 'Place', name: held.location }],
    ),
    description: naming.access(held.access),
  };
}

/** The property where it says something; one value stands without a list. */
function some(name: string, value: string | boolean | readonly (string | object)[]): object {
  const values = typeof value === 'object' ? value : value === '' ? [] : [value];
  return values.length === 0 ? {} : { [name]: values.length === 1 ? values[0] : values };
}
