/** The feed of a search: what each new arrival says of itself in a line, and what the feed is called. */
import { ACCESS } from '../../../catalogue/fields/access.ts';
import type { FoundHit } from '../../../catalogue/ports/search-index.ts';
import type { SearchRequest } from '../../../catalogue/search/request.ts';
import { shortened } from '../../../catalogue/text/bounds.ts';
import { writeSearchAddress } from '../../addresses/search-address.ts';
import type { Labels } from '../../i18n/labels.ts';
import type { Messages } from '../../i18n/languages.ts';
import { chipsOf } from '../search/chips.ts';
import { headingOf } from '../search/search.ts';
import { datedAs } from '../works/dates.ts';
import { feedHref } from './about.ts';
import type { AtomEntry, AtomFeed } from './atom.ts';

/** A hit, and when it was taken in, ISO 8601 UTC. */
export interface Arrival {
  readonly hit: FoundHit;
  readonly added: string;
}

/** UTF-16 units. */
const LONGEST_TITLE = 300;
const LONGEST_NAME = 60;
const MOST_NAMES = 10;

/** @param since when anything came last, for a feed of nothing */
export function presentFeed(
  request: SearchRequest,
  arrivals: readonly Arrival[],
  { origin, since }: { readonly origin: string; readonly since: string },
  labels: Labels,
  t: Messages,
): AtomFeed {
  const { site, meta } = t;
  const href = feedHref(request);
  const isAll = href === feedHref({});
  const chosen = chipsOf(request, labels, t).map(({ label }) => label);
  const what = [headingOf(request, t), ...chosen].join(site.and);
  return {
    href: `${origin}${href}`,
    title: `${site.name}${site.colon}${isAll ? meta.newest : meta.newestOf(what)}`,
    subtitle: site.description,
    page: `${origin}${writeSearchAddress({ ...request, sort: 'added', page: 1 })}`,
    author: site.name,
    home: `${origin}/`,
    updated: arrivals[0]?.added ?? since,
    entries: arrivals.map((arrival) => entryOf(arrival, origin, labels, t)),
  };
}

function entryOf({ hit, added }: Arrival, origin: string, labels: Labels, t: Messages): AtomEntry {
  const authors = hit.creators.slice(0, MOST_NAMES).map((name) => shortened(name, LONGEST_NAME));
  const dated = { kind: hit.dateKind ?? 'publication', type: hit.type } as const;
  const kind = (hit.types ?? [hit.type]).map((type) => t.types[type]).join(t.site.and);
  const facts = [
    authors.join(t.site.and),
    hit.date === null ? '' : datedAs(dated, shortened(hit.date, LONGEST_NAME), t),
    shortened(hit.publisher ?? '', LONGEST_NAME),
    kind,
  ].filter((fact) => fact !== '');
  return {
    href: `${origin}/works/${encodeURIComponent(hit.id)}`,
    title: shortened(hit.title, LONGEST_TITLE),
    authors,
    added,
    summary: t.meta.arrival(facts, holdersOf(hit, labels, t)),
    kind,
  };
}

/** 金陵图书馆（在线、可外借） for each library, its easiest way first. */
function holdersOf({ holdings }: FoundHit, labels: Labels, t: Messages): string[] {
  const byLibrary = Map.groupBy(holdings, ({ library }) => library);
  return [...byLibrary].map(([code, own]) => {
    const ways = new Set(own.map(({ access }) => access));
    const named = ACCESS.filter((way) => ways.has(way)).map((way) => t.access[way]);
    return t.meta.holderWith(labels.libraryName(code), named);
  });
}
