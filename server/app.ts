/**
 * The portal as an Express application: what every request passes through, then the table of routes. It
 * opens nothing and listens to nothing; `main.ts` hands in what it needs.
 */
import compression from 'compression';
import express from 'express';
import type { Express, RequestHandler } from 'express';
import { shownLines } from './enquiries/shown-lines.ts';
import { requestLog, requestTimes } from './middleware/observe.ts';
import { limitRequests } from './middleware/rate-limit.ts';
import { securityHeaders } from './middleware/security.ts';
import type { PortalDeps } from './portal-deps.ts';
import { notFound, refuseLongAddresses, refuseTooMany, showFault } from './routes/faults.ts';
import { mountRoutes } from './routes/mount.ts';
import { siteOf } from './routes/site.ts';
import { ROUTES } from './routes/table.ts';
import { rememberLang } from './visit.ts';

/** @param inspect sees each page object before its view does, see `siteOf` */
export function createApp(
  given: PortalDeps,
  inspect: (page: object) => object = (page) => page,
): Express {
  const { lists, choices } = given.checks;
  const deps = { ...given, checks: { lists, choices, ...shownLines(given.checks, given) } };
  const site = siteOf(deps, inspect);
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', deps.trustedProxies);
  app.set('query parser', false);

  app.use(
    requestLog(deps.logger),
    requestTimes(deps.metrics),
    securityHeaders(deps.publicUrl),
    compression(),
  );
  app.use(
    ...limitRequests(deps, refuseTooMany(site)),
    keptByNobody,
    refuseLongAddresses(site),
    rememberLang,
  );

  mountRoutes(app, ROUTES, { site, deps });

  app.use(notFound(site), showFault(site, deps.now));
  return app;
}

/** What may be kept says so itself. */
const keptByNobody: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};
