/** `/search/advanced`: shows the form, and leads what it sends to the short address of the search. */
import type { Request, Response } from 'express';
import { visitOf } from '../visit.ts';
import { presentAdvanced, withoutRows } from '../presenters/search/advanced.ts';
import { labelsOf } from '../i18n/labels.ts';
import { readSearchAddress, writeSearchAddress } from '../addresses/search-address.ts';
import type { PortalDeps } from '../portal-deps.ts';
import { parametersIn } from '../addresses/parameters.ts';
import type { Site } from './site.ts';

export function advancedPage(site: Site, { libraries, collections }: PortalDeps) {
  return async (request: Request, response: Response): Promise<void> => {
    const { lang, t } = visitOf(request);
    const sent = parametersIn(request);
    const isChange = sent.has('change');
    sent.delete('change');
    const asked = withoutRows(sent);
    const { request: read, faults } = readSearchAddress(asked ?? sent);
    if (asked !== undefined && faults.length === 0 && !isChange) {
      response.redirect(303, writeSearchAddress(read));
      return;
    }
    const labels = labelsOf(lang, t, libraries, await collections());
    const codes = libraries.map(({ code }) => code);
    await site.show(request, response, {
      view: 'search/advanced',
      head: { title: t.advanced.title, section: 'search', indexed: false },
      content: presentAdvanced(sent, read, faults, labels, codes, t),
      status: faults.length > 0 ? 400 : 200,
    });
  };
}
