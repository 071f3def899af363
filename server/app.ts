/**
 * The portal as an Express application: which address is answered by what, in the order of the table
 * below. It opens nothing and listens to nothing; `main.ts` hands in what it needs.
 */
import compression from 'compression';
import express from 'express';
import type { Express, Request, Response } from 'express';
import { librariesApi } from './api/libraries.ts';
import { searchApi } from './api/search.ts';
import { suggestApi } from './api/suggest.ts';
import { workApi } from './api/works.ts';
import { assets } from './assets.ts';
import { notFound, refuseLongAddresses, refuseTooMany, showFault } from './routes/faults.ts';
import { requestLog, requestTimes } from './middleware/observe.ts';
import { limitRequests } from './middleware/rate-limit.ts';
import { securityHeaders } from './middleware/security.ts';
import { rememberChoices, rememberLang, visitOf } from './visit.ts';
import type { PortalDeps } from './portal-deps.ts';
import { advancedPage } from './routes/advanced.ts';
import { browsePage, timelinePage } from './routes/browse.ts';
import {
  collectionPage,
  collectionsPage,
  homePage,
  librariesPage,
  libraryPage,
  statusPage,
} from './routes/libraries.ts';
import { operations } from './routes/operations.ts';
import { workPicture } from './routes/pictures.ts';
import { searchPage } from './routes/search.ts';
import { siteOf } from './routes/site.ts';
import type { Site } from './routes/site.ts';
import { workPage } from './routes/works.ts';

/** @param inspect sees each page object before its view does, see `siteOf` */
export function createApp(
  deps: PortalDeps,
  inspect: (page: object) => object = (page) => page,
): Express {
  const site = siteOf(deps, inspect);
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', deps.trustedProxies);
  app.set('query parser', false);

  app.use(requestLog(deps.logger), requestTimes(deps.metrics), securityHeaders(), compression());
  app.use(limitRequests(deps, refuseTooMany(site)));
  app.use(operations(deps), assets(), refuseLongAddresses(site), rememberLang);

  app.get('/', homePage(site, deps));
  app.get('/search', searchPage(site, deps));
  app.get('/search/advanced', advancedPage(site, deps));
  app.get('/browse', (_request, response) => {
    response.redirect(301, '/browse/title');
  });
  app.get('/browse/:facet', browsePage(site, deps));
  app.get('/timeline', timelinePage(site, deps));
  app.get('/works/:id.json', workApi(deps));
  app.get('/works/:id/picture', workPicture(deps));
  app.get('/works/:id', workPage(site, deps));
  app.get('/libraries', librariesPage(site, deps));
  app.get('/libraries/:code', libraryPage(site, deps));
  app.get('/collections', collectionsPage(site, deps));
  app.get('/collections/:id', collectionPage(site, deps));
  app.get('/status', statusPage(site, deps));
  for (const text of ['help', 'about', 'accessibility'] as const) {
    app.get(`/${text}`, textPage(site, text));
  }
  app.get('/preferences', rememberChoices);
  app.get('/api/v1/search', searchApi(deps));
  app.get('/api/v1/suggest', suggestApi(deps));
  app.get('/api/v1/libraries', librariesApi(deps));

  app.use(notFound(site), showFault(site, deps.now));
  return app;
}

function textPage(site: Site, text: 'help' | 'about' | 'accessibility') {
  return async (request: Request, response: Response): Promise<void> => {
    const article = visitOf(request).t.texts[text];
    await site.show(request, response, {
      view: 'text/show',
      head: { title: article.title, section: text === 'help' ? 'help' : 'none', indexed: true },
      content: { article },
    });
  };
}
