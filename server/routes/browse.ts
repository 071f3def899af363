/** `/browse`, `/browse/:facet` and `/timeline`: ways into the catalogue without a query. */
import type { Request, RequestHandler, Response } from 'express';
import { browseName } from '../../catalogue/search/facets.ts';
import type { ListedFacet } from '../../catalogue/search/facets.ts';
import { fold } from '../../catalogue/text/text.ts';
import { visitOf } from '../visit.ts';
import { browsedFacet, ordersOf, presentBrowse } from '../presenters/search/browse.ts';
import type { BrowseChoice } from '../presenters/search/browse.ts';
import { labelsIn } from '../enquiries/federation.ts';
import { formsOf } from '../enquiries/printed-forms.ts';
import { chooseTitles, presentTitles } from '../presenters/search/titles.ts';
import { browseTitle } from '../presenters/search/chips.ts';
import { presentPeriods } from '../presenters/search/periods.ts';
import { presentFaults } from '../presenters/search/search.ts';
import { readSearchAddress } from '../addresses/read-search-address.ts';
import type { PortalDeps } from '../portal-deps.ts';
import { parametersIn } from '../addresses/parameters.ts';
import { FORMS, searchIfThere } from './search.ts';
import type { Site } from './site.ts';
import { showUnavailable } from './unavailable.ts';

/** Longest text looked for inside a facet, UTF-16 units. */
const LONGEST_FIND = 60;

/** Who asks for no list in particular is shown titles. */
export function browseStart(): RequestHandler {
  return (_request, response) => {
    response.redirect(301, '/browse/title');
  };
}

export function browsePage(site: Site, { index, records, federation }: PortalDeps) {
  return async (
    request: Request<{ facet: string }>,
    response: Response,
    next: () => void,
  ): Promise<void> => {
    const facet = browsedFacet(request.params.facet);
    if (facet === undefined) {
      next();
      return;
    }
    const visit = visitOf(request);
    const { t } = visit;
    const parameters = parametersIn(request);
    const choice = readChoice(facet, parameters);
    const { request: asked, faults } = readSearchAddress(parameters);
    const heading = t.browse.heading(t.browse.names[browseName(facet)]);
    const about = { description: `${heading}${t.site.colon}${t.browse.lead}` };
    const order = { ...choice, isFirstOrder: choice.order === ordersOf(facet)[0] };
    const title = browseTitle(heading, order, asked, labelsIn(federation(), visit), t);
    const head = { title, section: 'browse', indexed: parameters.size === 0, about } as const;
    if (faults.length > 0) {
      const content = presentFaults(asked, faults, visit);
      await site.show(request, response, { view: 'search/faults', head, content, status: 400 });
      return;
    }
    try {
      if (facet === 'head') {
        const all = { ...asked, filters: { ...asked.filters, head: [] } };
        const heads = await index.values(all, facet, '');
        const chosen = chooseTitles(asked, choice, heads);
        const found = await index.search(chosen.search, []);
        const content = presentTitles(chosen, found, labelsIn(federation(), visit), visit);
        await site.show(request, response, { view: 'browse/titles', head, content });
        return;
      }
      const values = await index.values(asked, facet, fold(choice.find));
      const listed = { [facet]: values.values };
      const forms = await site.optional.of(FORMS, () => formsOf(records, listed));
      const labels = labelsIn(federation(), visit, forms);
      const content = presentBrowse(facet, asked, choice, values, labels, visit);
      await site.show(request, response, { view: 'browse/show', head, content });
    } catch (error) {
      const page = { head, asked, retryHref: request.originalUrl };
      await showUnavailable(site, error, page, request, response);
    }
  };
}

export function timelinePage(site: Site, { federation }: PortalDeps) {
  return async (request: Request, response: Response): Promise<void> => {
    const visit = visitOf(request);
    const { t } = visit;
    const found = await searchIfThere(site, { size: 1 }, ['period']);
    const labels = labelsIn(federation(), visit);
    const about = { description: t.browse.timelineLead };
    const head = { title: t.browse.timeline, section: 'browse', indexed: true, about } as const;
    const periods = presentPeriods(found?.facets.period ?? [], {}, labels, t);
    const content = { periods, isSearchAway: found === null };
    await site.show(request, response, { view: 'browse/timeline', head, content });
  };
}

/** What of the address is about the list itself; what cannot be used is as if it were not there. */
function readChoice(facet: ListedFacet, parameters: URLSearchParams): BrowseChoice {
  const orders = ordersOf(facet);
  const page = Number(parameters.get('from-page'));
  return {
    order: orders.find((order) => order === parameters.get('by')) ?? orders[0],
    group: parameters.get('at') ?? '',
    find: (parameters.get('find') ?? '').toWellFormed().trim().slice(0, LONGEST_FIND),
    page: Number.isInteger(page) && page >= 1 && page <= 1_000 ? page : 1,
  };
}
