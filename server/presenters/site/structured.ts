/**
 * The portal, its libraries and their collections as nodes of schema.org, for search engines. Works are described by
 * `formats/out/`.
 */
import { WEEKDAYS } from '../../../catalogue/opening-hours.ts';
import type { OpenSpan, OpeningHours } from '../../../catalogue/opening-hours.ts';
import type { CollectionInfo } from '../../../catalogue/document.ts';
import type { Library } from '../../../catalogue/library.ts';
import { webAddress } from '../works/links.ts';

const CONTEXT = 'https://schema.org';
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** @param origin see `originOf`, as everywhere here */
export function websiteNode(origin: string, name: string, description: string): object {
  return {
    '@context': CONTEXT,
    '@type': 'WebSite',
    '@id': `${origin}/#portal`,
    url: `${origin}/`,
    name,
    description,
    potentialAction: {
      '@type': 'SearchAction',
      target: { '@type': 'EntryPoint', urlTemplate: `${origin}/search?q={search_term_string}` },
      'query-input': 'required name=search_term_string',
    },
  };
}

/** @param description a sentence; '' = none */
export function libraryNode(origin: string, library: Library, description: string): object {
  const { name, nameEn, address, telephone, website = '' } = library;
  const hours = library.page?.hours ?? library.hours;
  const site = webAddress(website);
  return {
    '@context': CONTEXT,
    '@type': 'Library',
    '@id': addressOf(origin, library.code),
    url: addressOf(origin, library.code),
    name,
    ...(nameEn === name ? {} : { alternateName: nameEn }),
    ...(description === '' ? {} : { description }),
    ...(address ? { address } : {}),
    ...(telephone ? { telephone } : {}),
    ...(site === null ? {} : { sameAs: site }),
    ...(typeof hours === 'object' ? hoursOf(hours) : {}),
  };
}

export function collectionNode(
  origin: string,
  { id, name }: CollectionInfo,
  library: Library,
  description: string,
): object {
  const url = `${origin}/collections/${encodeURIComponent(id)}`;
  return {
    '@context': CONTEXT,
    '@type': 'Collection',
    '@id': url,
    url,
    name,
    ...(description === '' ? {} : { description }),
    provider: {
      '@type': 'Library',
      '@id': addressOf(origin, library.code),
      name: library.name,
    },
  };
}

function addressOf(origin: string, code: string): string {
  return `${origin}/libraries/${encodeURIComponent(code)}`;
}

/** Each span of each weekday, and of holidays by their days; a day without any is closed from midnight to midnight. */
function hoursOf({ week, exceptions }: OpeningHours): object {
  const CLOSED: readonly OpenSpan[] = [{ from: 0, until: 0 }];
  return {
    openingHoursSpecification: week.slice(0, WEEKDAYS).flatMap((spans, day) =>
      spans.map((span) => ({
        '@type': 'OpeningHoursSpecification',
        dayOfWeek: `https://schema.org/${DAYS[day] ?? ''}`,
        ...spanOf(span),
      })),
    ),
    ...(exceptions.length === 0
      ? {}
      : {
          specialOpeningHoursSpecification: exceptions.flatMap(({ from, until, name, spans }) =>
            (spans.length === 0 ? CLOSED : spans).map((span) => ({
              '@type': 'OpeningHoursSpecification',
              name,
              validFrom: from,
              validThrough: until,
              ...spanOf(span),
            })),
          ),
        }),
  };
}

function spanOf({ from, until }: OpenSpan): { readonly opens: string; readonly closes: string } {
  return { opens: clock(from), closes: clock(until) };
}

const LAST_MINUTE = 24 * 60 - 1;

/** A day has no 24:00 in schema.org. */
function clock(minutes: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const at = Math.min(minutes, LAST_MINUTE);
  return `${two(Math.floor(at / 60))}:${two(at % 60)}`;
}
