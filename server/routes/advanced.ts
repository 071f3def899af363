/** `/search/advanced`: shows the form, and leads what it sends to the short address of the search. */
import type { Request, Response } from 'express';
import { visitOf } from '../visit.ts';
import { presentAdvanced, withoutRows } from '../presenters/search/advanced.ts';
import { labelsIn } from '../enquiries/federation.ts';
import { readSearchAddress } from '../addresses/read-search-address.ts';
import { writeSearchAddress } from '../addresses/search-address.ts';
import type { PortalDeps } from '../portal-deps.ts';
import { parametersIn } from '../addresses/parameters.ts';
import type { Site } from './site.ts';

export function advancedPage(site: Site, { federation }: PortalDeps) {
  return async (request: Request, response: Response): Promise<void> => {
    const visit = visitOf(request);
    const { t } = visit;
    const sent = parametersIn(request);
    const isChange = sent.has('change');
    sent.delete('change');
    const asked = withoutRows(sent);
    const { request: read, faults } = readSearchAddress(asked ?? sent);
    if (asked !== undefined && faults.length === 0 && !isChange) {
      response.redirect(303, writeSearchAddress(read));
      return;
    }
    const known = federation();
    const labels = labelsIn(known, visit);
    const codes = known.libraries.map(({ library }) => library.code);
    await site.show(request, response, {
      view: 'search/advanced',
      head: { title: t.advanced.title, section: 'search', indexed: false },
      content: presentAdvanced(sent, read, faults, labels, codes, t),
      status: faults.length > 0 ? 400 : 200,
    });
  };
}
