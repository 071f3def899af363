/**
 * Every address of the portal, one line each: what answers it, and who may ask. The application is built
 * from this table and from nothing else; `test/server/routes.test.ts` asks each line whether it holds.
 * Of two patterns that meet one address the first answers: `/works/:id.json` stands before `/works/:id`.
 */
import { decideApi, decisionApi, takeBackApi } from '../api/decisions.ts';
import { librariesApi } from '../api/libraries.ts';
import { matchesApi } from '../api/matches.ts';
import { searchApi } from '../api/search.ts';
import { suggestApi } from '../api/suggest.ts';
import { workApi } from '../api/works.ts';
import { EXPORTS } from '../../formats/out/exports.ts';
import { FIXED_FILES } from '../assets.ts';
import { rememberChoices } from '../visit.ts';
import { advancedPage } from './advanced.ts';
import { arrivalsPage } from './arrivals.ts';
import { browsePage, browseStart, timelinePage } from './browse.ts';
import { CHECKS } from './checks.ts';
import { openSearch, robots, sitemapIndex, sitemapOfPages, sitemapOfWorks } from './crawlers.ts';
import { feed } from './feed.ts';
import { hitsExport, workExport } from './exports.ts';
import { fixedFile } from './files.ts';
import { homePage } from './home.ts';
import {
  collectionPage,
  collectionsPage,
  librariesPage,
  libraryPage,
  statusPage,
} from './libraries.ts';
import { libraryPicture } from './library-pictures.ts';
import { liveness, metricsText, readiness } from './operations.ts';
import { workPicture } from './pictures.ts';
import { reading, route } from './route.ts';
import type { Route } from './route.ts';
import { searchPage } from './search.ts';
import { MATCH_JUDGES, MATCH_PAGES, MATCH_READERS } from './staff/matches.ts';
import { RUNS } from './staff/runs.ts';
import { CASES } from './staff/cases.ts';
import { SUPPRESSIONS } from './staff/suppressions.ts';
import { WATCH } from './staff/watch.ts';
import { STAFF_CHECKS } from './staff/checks.ts';
import { DELIVERIES } from './staff/deliveries.ts';
import { DISTRIBUTION } from './staff/distribution.ts';
import { STAFF } from './staff/staff.ts';
import { SOURCE_ROUTES } from './staff/sources.ts';
import { STAFF_LIBRARY_PAGES, STAFF_MESSAGE_PAGES } from './staff/libraries.ts';
import { shelfPage } from './shelf.ts';
import { textPage } from './texts.ts';
import { playThing, viewPage, viewPiece } from './things.ts';
import { workPage } from './works.ts';

const OPERATIONS: readonly Route[] = [
  reading('/livez', 'everybody', liveness),
  reading('/readyz', 'everybody', ({ deps }) => readiness(deps)),
  reading('/metrics', 'operators', ({ deps }) => metricsText(deps)),
];

const PAGES: readonly Route[] = [
  reading('/', 'everybody', ({ site, deps }) => homePage(site, deps)),
  reading('/search', 'everybody', ({ site, deps }) =>
    hitsExport(site, deps, searchPage(site, deps)),
  ),
  reading('/search/advanced', 'everybody', ({ site, deps }) => advancedPage(site, deps)),
  reading('/browse', 'everybody', browseStart),
  reading('/browse/:facet', 'everybody', ({ site, deps }) => browsePage(site, deps)),
  reading('/timeline', 'everybody', ({ site, deps }) => timelinePage(site, deps)),
  reading('/new', 'everybody', ({ site, deps }) => arrivalsPage(site, deps)),
  reading('/works/:id.json', 'everybody', ({ deps }) => workApi(deps)),
  ...EXPORTS.filter(({ ofWork }) => ofWork).map((format) =>
    reading(`/works/:id.${format.name}`, 'everybody', ({ site, deps }) =>
      workExport(format, site, deps),
    ),
  ),
  reading('/works/:id/picture', 'everybody', ({ deps }) => workPicture(deps)),
  reading('/works/:id/view', 'everybody', ({ site, deps }) => viewPage(site, deps)),
  reading('/works/:id/view/:thing/:page/:piece', 'everybody', ({ deps }) => viewPiece(deps)),
  reading('/works/:id/play/:thing', 'everybody', ({ site, deps }) => playThing(site, deps)),
  reading('/works/:id', 'everybody', ({ site, deps }) => workPage(site, deps)),
  reading('/libraries', 'everybody', ({ site, deps }) => librariesPage(site, deps)),
  reading('/libraries/:code', 'everybody', ({ site, deps }) => libraryPage(site, deps)),
  reading('/library-pictures/:id', 'everybody', ({ deps }) => libraryPicture(deps)),
  reading('/collections', 'everybody', ({ site, deps }) => collectionsPage(site, deps)),
  reading('/collections/:id', 'everybody', ({ site, deps }) => collectionPage(site, deps)),
  reading('/shelf', 'everybody', shelfPage),
  reading('/status', 'everybody', ({ site, deps }) => statusPage(site, deps)),
  reading('/help', 'everybody', ({ site }) => textPage(site, 'help')),
  reading('/about', 'everybody', ({ site }) => textPage(site, 'about')),
  reading('/accessibility', 'everybody', ({ site }) => textPage(site, 'accessibility')),
  reading('/preferences', 'everybody', ({ deps }) =>
    rememberChoices((code) =>
      deps.federation().libraries.some(({ library }) => library.code === code),
    ),
  ),
];

/** What programs read first, and read on. */
const FOR_READERS_BY_PROGRAM: readonly Route[] = [
  reading('/feed.atom', 'everybody', feed),
  reading('/robots.txt', 'everybody', ({ deps }) => robots(deps)),
  reading('/opensearch.xml', 'everybody', ({ deps }) => openSearch(deps)),
  reading('/sitemap.xml', 'everybody', ({ deps }) => sitemapIndex(deps)),
  reading('/sitemaps/pages.xml', 'everybody', ({ deps }) => sitemapOfPages(deps)),
  reading('/sitemaps/works/:part.xml', 'everybody', ({ deps }) => sitemapOfWorks(deps)),
];

const API: readonly Route[] = [
  reading('/api/v1/search', 'everybody', ({ site, deps }) => searchApi(deps, site.remedies)),
  reading('/api/v1/suggest', 'everybody', ({ deps }) => suggestApi(deps)),
  reading('/api/v1/libraries', 'everybody', ({ deps }) => librariesApi(deps)),
];

const DECISIONS = '/api/v1/decisions';

const MATCHES: readonly Route[] = [
  {
    ...reading('/api/v1/matches', MATCH_READERS, ({ deps }) => matchesApi(deps)),
    library: 'library',
  },
  route(
    { method: 'POST', path: DECISIONS, who: MATCH_JUDGES, bodyLimit: 16_384, csrf: false },
    ({ deps }) => decideApi(deps),
  ),
  reading(`${DECISIONS}/:id`, MATCH_READERS, ({ deps }) => decisionApi(deps)),
  route(
    { method: 'DELETE', path: `${DECISIONS}/:id`, who: MATCH_JUDGES, bodyLimit: 0, csrf: false },
    ({ deps }) => takeBackApi(deps),
  ),
];

const FILES = FIXED_FILES.map((file) => reading(file.href, 'everybody', () => fixedFile(file)));

export const ROUTES: readonly Route[] = [
  ...OPERATIONS,
  ...FILES,
  ...PAGES,
  ...FOR_READERS_BY_PROGRAM,
  ...API,
  ...MATCHES,
  ...CHECKS,
  ...MATCH_PAGES,
  ...RUNS,
  ...CASES,
  ...SUPPRESSIONS,
  ...STAFF_CHECKS,
  ...DISTRIBUTION,
  ...DELIVERIES,
  ...STAFF,
  ...STAFF_LIBRARY_PAGES,
  ...STAFF_MESSAGE_PAGES,
  ...SOURCE_ROUTES,
  ...WATCH,
];
