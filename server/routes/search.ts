/**
 * `/search`. What a form sends beyond need (blank fields, defaults, the field list) is led to the short
 * address of the same request, so that addresses can be read, kept and passed on. A search within an oeuvre that has
 * another id now moves there (301), as the page of a work does.
 */
import type { Request, Response } from 'express';
import type { SearchIndex, SearchPage } from '../../catalogue/ports/search-index.ts';
import { EVERYTHING } from '../../catalogue/search/request.ts';
import { FACETS } from '../../catalogue/search/facets.ts';
import type { FacetName } from '../../catalogue/search/facets.ts';
import type { SearchRequest } from '../../catalogue/search/request.ts';
import { visitOf } from '../visit.ts';
import { labelsIn } from '../enquiries/federation.ts';
import { ledOnFrom } from '../enquiries/old-oeuvres.ts';
import { formsOf } from '../enquiries/printed-forms.ts';
import { reasonsOf } from '../enquiries/reasons.ts';
import { namesShown } from '../presenters/search/hits.ts';
import { resultsTitle } from '../presenters/search/chips.ts';
import { presentFaults, presentResults } from '../presenters/search/search.ts';
import { aboutResults } from '../presenters/site/about.ts';
import { understandingOf } from '../presenters/search/understanding.ts';
import { ASSETS } from '../assets.ts';
import { readSearchAddress } from '../addresses/read-search-address.ts';
import { FACET_PARAMETERS, writeSearchAddress } from '../addresses/search-address.ts';
import type { PortalDeps } from '../portal-deps.ts';
import { parametersIn } from '../addresses/parameters.ts';
import type { Site } from './site.ts';
import { showUnavailable } from './unavailable.ts';

/** Of the page, as the log names them. */
const UNDERSTANDING = '检索说明';
const REASONS = '检索词见于何处';
export const FORMS = '人名和主题词的写法';

export function searchPage(site: Site, { index, records, federation }: PortalDeps) {
  const { optional, remedies } = site;
  return async (request: Request, response: Response): Promise<void> => {
    const visit = visitOf(request);
    const { t } = visit;
    const parameters = parametersIn(request);
    const { request: asked, typed, faults, isPlain } = readSearchAddress(parameters);
    const head = { title: t.search.title, section: 'search', indexed: false } as const;
    if (faults.length > 0) {
      const content = presentFaults({ ...asked, query: typed }, faults, visit);
      await site.show(request, response, { view: 'search/faults', head, content, status: 400 });
      return;
    }
    const whole = FACETS.find((facet) => FACET_PARAMETERS[facet] === parameters.get('whole'));
    if (!isPlain) {
      response.redirect(303, withWhole(writeSearchAddress(asked), whole));
      return;
    }
    try {
      const [found, ofAllTypes] = await Promise.all([index.search(asked), allTypes(asked, index)]);
      const ledOn = found.total > 0 ? undefined : await ledOnFrom(asked, records);
      if (ledOn !== undefined) {
        const address =
          ledOn.kind === 'work'
            ? `/works/${encodeURIComponent(ledOn.id)}`
            : writeSearchAddress(ledOn.request);
        response.redirect(301, address);
        return;
      }
      const forms = await optional.of(FORMS, () => formsOf(records, found.facets));
      const labels = labelsIn(federation(), visit, forms);
      const remedy = await remedies.of(asked, found.total);
      const notices =
        (await optional.of(UNDERSTANDING, () => understandingOf(asked, found.hits, t))) ?? [];
      const reasons =
        (await optional.of(REASONS, () => reasonsOf(records, asked, found.hits, namesShown))) ??
        new Map<string, never>();
      const all = ofAllTypes ?? found.works ?? found.total;
      const beside = { remedy, notices, reasons, ofAllTypes: all };
      const content = presentResults(asked, found, beside, labels, visit, whole);
      const title = resultsTitle(asked, labels, t);
      const scripts = [ASSETS.results];
      const skips = found.hits.length === 0 ? [] : [{ href: '#hits', label: t.search.toHits }];
      await site.show(request, response, {
        view: 'search/results',
        head: { ...head, title, scripts, skips, about: aboutResults(asked, content, t) },
        content,
      });
    } catch (error) {
      const title = resultsTitle(asked, labelsIn(federation(), visit), t);
      const page = { head: { ...head, title }, asked, retryHref: writeSearchAddress(asked) };
      await showUnavailable(site, error, page, request, response);
    }
  };
}

/** The address of a page with all values of one facet. */
function withWhole(address: string, whole: FacetName | undefined): string {
  if (whole === undefined) return address;
  const sign = address.includes('?') ? '&' : '?';
  return `${address}${sign}whole=${FACET_PARAMETERS[whole]}`;
}

/** Works of all types, where a request asks for some of them; undefined where it asks for all. */
async function allTypes(asked: SearchRequest, index: SearchIndex): Promise<number | undefined> {
  const { type = [], ...filters } = asked.filters;
  if (type.length === 0) return undefined;
  return (await index.totals([{ ...asked, filters, fold: undefined }]))[0];
}

/** For pages that are more than their list of works: null while the engine is away, or fails. */
export async function searchIfThere<Facet extends FacetName>(
  { optional, searches }: Pick<Site, 'optional' | 'searches'>,
  request: Partial<SearchRequest>,
  facets: readonly Facet[],
): Promise<SearchPage<Facet> | null> {
  const found = await optional.of('新收录的文献', () =>
    searches.search({ ...EVERYTHING, sort: 'added', size: 6, ...request }, facets),
  );
  return found ?? null;
}
