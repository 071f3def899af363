/**
 * What those read first who read pages by program: `robots.txt`, the sitemap, and how our search is asked
 * (`opensearch.xml`). Works are listed by the beginning of their ids, which are hashes: every list has about as many,
 * and none has to be counted. A list is read from the catalogue in slices while it is sent.
 */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, RequestHandler, Response } from 'express';
import { ALPHABET } from '../../catalogue/ids.ts';
import { xml, xmlDocument } from '../../formats/xml/template.ts';
import type { Xml } from '../../formats/xml/template.ts';
import { keptFor, originOf } from '../addresses/origin.ts';
import { LISTED_FACETS, browseName } from '../../catalogue/search/facets.ts';
import type { Works } from '../../catalogue/ports/works.ts';
import type { PortalDeps } from '../portal-deps.ts';
import { zh } from '../i18n/zh.ts';

/** Of one list, by sitemaps.org; lists are cut for fewer, as hashes do not fall quite evenly. */
const MOST_URLS = 50_000;
const WANTED_URLS = 40_000;
const KEPT_SECONDS = 3_600;
const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';
/** The list of all works, where one is enough. */
const ALL = 'all';
/** A list of any cut, as an index of before may name it. */
const PART = new RegExp(`^[${ALPHABET}]{1,2}$`);

/** Crawlers may read works, libraries and texts; searches are endless and stay out, and so do images and sound. */
const DISALLOWED = [
  '/search',
  '/shelf',
  // A library's own line carries what is behind these.
  '/works/*/view',
  '/works/*/play/',
  '/api/',
  '/preferences',
  '/staff',
  '/feedback',
  '/metrics',
  '/*?lang=',
];

export function robots({ publicUrl }: PortalDeps): RequestHandler {
  return (request, response) => {
    const origin = originOf(request, publicUrl);
    const lines = [
      'User-agent: *',
      ...DISALLOWED.map((path) => `Disallow: ${path}`),
      '',
      `Sitemap: ${origin}/sitemap.xml`,
    ];
    response
      .set('Cache-Control', keptFor(KEPT_SECONDS, publicUrl))
      .type('text/plain')
      .send(`${lines.join('\n')}\n`);
  };
}

/** Names the lists: one of pages, and those of works. */
export function sitemapIndex({ federation, publicUrl }: PortalDeps): RequestHandler {
  return (request, response) => {
    const origin = originOf(request, publicUrl);
    const paths = [
      '/sitemaps/pages.xml',
      ...partsFor(federation().works).map((part) => `/sitemaps/works/${part}.xml`),
    ];
    const lists = paths.map((path) => xml`<sitemap><loc>${origin}${path}</loc></sitemap>\n`);
    const index = xml`<sitemapindex xmlns="${NAMESPACE}">\n${lists}</sitemapindex>`;
    response
      .set('Cache-Control', keptFor(KEPT_SECONDS, publicUrl))
      .type('application/xml')
      .send(xmlDocument(index));
  };
}

/** Everything that is there but works. */
export function sitemapOfPages({ federation, publicUrl }: PortalDeps): RequestHandler {
  return (request, response) => {
    const origin = originOf(request, publicUrl);
    const { libraries, collections } = federation();
    const paths: readonly (readonly [path: string, changedAt?: string | null])[] = [
      ...['/', '/new', '/libraries', '/collections', '/timeline', '/status'].map(
        (path) => [path] as const,
      ),
      ...['/help', '/about', '/accessibility'].map((path) => [path] as const),
      ...LISTED_FACETS.map((facet) => [`/browse/${browseName(facet)}`] as const),
      ...libraries.map(
        ({ library, lastHarvest }) =>
          [`/libraries/${encodeURIComponent(library.code)}`, lastHarvest] as const,
      ),
      ...collections.map(({ id }) => [`/collections/${encodeURIComponent(id)}`] as const),
    ];
    const listed = paths.map(([path, changedAt]) => urlOf(`${origin}${path}`, changedAt));
    response
      .set('Cache-Control', keptFor(KEPT_SECONDS, publicUrl))
      .type('application/xml')
      .send(xmlDocument(xml`<urlset xmlns="${NAMESPACE}">\n${listed}</urlset>`));
  };
}

/** Works whose ids begin so. */
export function sitemapOfWorks({ records, publicUrl }: PortalDeps) {
  return async (
    request: Request<{ part: string }>,
    response: Response,
    next: () => void,
  ): Promise<void> => {
    const { part } = request.params;
    if (part !== ALL && !PART.test(part)) {
      next();
      return;
    }
    response.set('Cache-Control', keptFor(KEPT_SECONDS, publicUrl)).type('application/xml');
    if (request.method === 'HEAD') {
      response.end();
      return;
    }
    const urls = urlsOf(records, part === ALL ? '' : part, originOf(request, publicUrl));
    try {
      await pipeline(Readable.from(urls), response);
    } catch (error) {
      // Whoever left before the end is not told anything.
      if (!response.closed) throw error;
    }
  };
}

async function* urlsOf(
  records: Pick<Works, 'worksBetween'>,
  beginning: string,
  origin: string,
): AsyncGenerator<string> {
  let room = MOST_URLS;
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="${NAMESPACE}">\n`;
  // Behind every id with this beginning: `~` is behind all letters.
  for await (const slice of records.worksBetween(beginning, `${beginning}~`)) {
    const listed = slice.slice(0, room);
    yield listed
      .map(({ id, changedAt }) => urlOf(`${origin}/works/${id}`, changedAt).text)
      .join('');
    room -= listed.length;
    if (room === 0) break;
  }
  yield '</urlset>\n';
}

function urlOf(address: string, changedAt?: string | null): Xml {
  const changed = changedAt == null ? xml`` : xml`<lastmod>${changedAt}</lastmod>`;
  return xml`<url><loc>${address}</loc>${changed}</url>\n`;
}

/** Beginnings of ids that cut so many works into lists of the wanted length. */
function partsFor(works: number): readonly string[] {
  const letters = Array.from(ALPHABET);
  if (works <= WANTED_URLS) return [ALL];
  return works <= WANTED_URLS * letters.length
    ? letters
    : letters.flatMap((first) => letters.map((second) => first + second));
}

/** The description by which browsers and other programs learn to search here: opensearch.org 1.1. */
export function openSearch({ publicUrl }: PortalDeps): RequestHandler {
  return (request, response) => {
    const origin = originOf(request, publicUrl);
    const { name, tagline, description } = zh.site;
    const at = (path: string): string => `${origin}${path}`;
    const document = xml`<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>${name}</ShortName>
  <LongName>${`${name} · ${tagline}`}</LongName>
  <Description>${description}</Description>
  <Tags>${zh.meta.tags}</Tags>
  <Image width="16" height="16" type="image/svg+xml">${at('/favicon.ico')}</Image>
  <Url type="text/html" template="${at('/search?q={searchTerms}&page={startPage?}&size={count?}')}" indexOffset="1" pageOffset="1"/>
  <Url type="application/x-suggestions+json" rel="suggestions" template="${at('/api/v1/suggest?q={searchTerms}&format=opensearch')}"/>
  <Url type="application/atom+xml" template="${at('/feed.atom?q={searchTerms}')}"/>
  <Url type="application/json" template="${at('/api/v1/search?q={searchTerms}&page={startPage?}&size={count?}')}"/>
  <Url type="application/opensearchdescription+xml" rel="self" template="${at('/opensearch.xml')}"/>
  <Query role="example" searchTerms="${zh.meta.example}"/>
  <Language>zh-CN</Language>
  <InputEncoding>UTF-8</InputEncoding>
  <OutputEncoding>UTF-8</OutputEncoding>
</OpenSearchDescription>`;
    response
      .set('Cache-Control', keptFor(KEPT_SECONDS, publicUrl))
      .type('application/opensearchdescription+xml')
      .send(xmlDocument(document));
  };
}
