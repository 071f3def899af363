/**
 * `/feed.atom`: new arrivals of any search, the newest first. It takes what `/search` takes; in which order its hits
 * are shown and how they are folded does not matter here. Readers of feeds have no cookies: it is Chinese, as the API.
 */
import type { RequestHandler } from 'express';
import { SearchUnavailable } from '../../catalogue/ports/search-index.ts';
import { keptFor, originOf } from '../addresses/origin.ts';
import { parametersIn } from '../addresses/parameters.ts';
import { faultSentence, readSearchAddress } from '../addresses/read-search-address.ts';
import { labelsIn } from '../enquiries/federation.ts';
import { zh } from '../i18n/zh.ts';
import type { PortalDeps } from '../portal-deps.ts';
import { atomOf } from '../presenters/site/atom.ts';
import { presentFeed } from '../presenters/site/feed.ts';
import type { Arrival } from '../presenters/site/feed.ts';
import { visitOf } from '../visit.ts';
import { showMessage } from './faults.ts';
import type { Parts } from './route.ts';
import { RETRY_SECONDS } from './unavailable.ts';

const MOST_ENTRIES = 50;
/** Whoever asks more often is given the same; afterwards it is asked whether anything changed. */
const KEPT_SECONDS = 300;

export function feed({ site, deps }: Parts): RequestHandler {
  return async (request, response) => {
    const { t } = visitOf(request);
    const { request: asked, faults } = readSearchAddress(parametersIn(request));
    if (faults.length > 0) {
      const message = faults.map((fault) => faultSentence(fault, t)).join('');
      await showMessage(site, request, response, 400, t.meta.noFeed, message);
      return;
    }
    try {
      const arrivals = await arrivalsOf(asked, deps);
      const federation = deps.federation();
      const since = federation.libraries.flatMap(({ lastHarvest }) => lastHarvest ?? []).sort();
      const content = presentFeed(
        asked,
        arrivals,
        { origin: originOf(request, deps.publicUrl), since: since.at(-1) ?? NEVER },
        labelsIn(federation, { lang: 'zh', t: zh }),
        zh,
      );
      response
        .set('Cache-Control', keptFor(KEPT_SECONDS, deps.publicUrl))
        .set('Last-Modified', new Date(content.updated).toUTCString())
        .type('application/atom+xml')
        .send(atomOf(content));
    } catch (error) {
      if (!(error instanceof SearchUnavailable)) throw error;
      request.log.warn({ err: error }, error.message);
      response.set('Retry-After', String(RETRY_SECONDS));
      await showMessage(site, request, response, 503, t.meta.noFeed, error.message);
    }
  };
}

/** Of a portal that has harvested nothing yet. */
const NEVER = '1970-01-01T00:00:00.000Z';

/** The newest hits; a work is as old as its oldest record, whose id it has. */
async function arrivalsOf(
  asked: ReturnType<typeof readSearchAddress>['request'],
  { index, records }: Pick<PortalDeps, 'index' | 'records'>,
): Promise<Arrival[]> {
  const newest = { sort: 'added', fold: undefined, page: 1, size: MOST_ENTRIES } as const;
  const { hits } = await index.search({ ...asked, ...newest }, []);
  const arrivals: Arrival[] = [];
  for (const hit of hits) {
    // What went away since it was indexed is none any more.
    const oldest = await records.record(hit.id);
    if (oldest !== undefined) arrivals.push({ hit, added: oldest.firstSeen });
  }
  return arrivals;
}
