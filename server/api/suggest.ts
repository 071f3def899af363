/**
 * `GET /api/v1/suggest?q=`: what the reader may be about to type. `format=opensearch` says the same in the way that
 * browsers and other programs know (`opensearch.xml`): texts, what kind they are, and where each leads: a title to
 * its work, all else to a search.
 */
import type { Request, Response } from 'express';
import { formKey } from '../../catalogue/search/printed-forms.ts';
import { quotationOf } from '../../catalogue/search/quotation.ts';
import type { SearchRequest } from '../../catalogue/search/request.ts';
import { formsOf } from '../enquiries/printed-forms.ts';
import type { Suggestion } from '../../catalogue/search/suggestions.ts';
import { visitOf } from '../visit.ts';
import { originOf } from '../addresses/origin.ts';
import { writeSearchAddress } from '../addresses/search-address.ts';
import type { PortalDeps } from '../portal-deps.ts';
import { parametersIn } from '../addresses/parameters.ts';
import { sendFault } from './errors.ts';

/** Longer texts are no beginnings. */
const LONGEST = 60;
/** Shorter than what a facet keeps of a name, UTF-16 units. */
const LONGEST_NAME = 80;

export function suggestApi({ index, records, publicUrl }: PortalDeps) {
  return async (request: Request, response: Response): Promise<void> => {
    const { t } = visitOf(request);
    const parameters = parametersIn(request);
    const typed = parameters.get('q') ?? '';
    const format = parameters.get('format');
    if (format !== null && format !== 'opensearch') {
      const message = t.faults['unknown-value']('format', format.slice(0, LONGEST));
      sendFault(response, 400, { code: 'BAD_PARAMETER', message, parameter: 'format' });
      return;
    }
    if (typed.length > LONGEST) {
      const message = t.suggest.tooLong(LONGEST);
      sendFault(response, 400, { code: 'BAD_PARAMETER', message, parameter: 'q' });
      return;
    }
    const suggestions = await index.suggest(typed);
    const forms = await formsOf(records, {
      person: suggestions.filter(({ kind }) => kind === 'person'),
      subject: suggestions.filter(({ kind }) => kind === 'subject'),
    });
    const shown = suggestions.map((one) => ({
      kind: one.kind,
      label: t.suggest.kinds[one.kind],
      text: printed(one, forms),
      href: hrefOf(one),
    }));
    response.set('Cache-Control', 'private, max-age=5');
    if (format === null) {
      response.json({ suggestions: shown });
      return;
    }
    const origin = originOf(request, publicUrl);
    response
      .type('application/x-suggestions+json')
      .send(
        JSON.stringify([
          typed,
          shown.map(({ text }) => text),
          shown.map(({ label }) => label),
          shown.map(({ href }) => `${origin}${href}`),
        ]),
      );
  };
}

function printed({ kind, text, value }: Suggestion, forms: ReadonlyMap<string, string>): string {
  const key = kind === 'title' ? undefined : formKey(kind, value);
  return (key === undefined ? undefined : forms.get(key)) ?? text;
}

/** To the work itself where a title is that of one alone, else to what choosing the suggestion asks for. */
function hrefOf(suggestion: Suggestion): string {
  return suggestion.work === undefined
    ? writeSearchAddress(searchFor(suggestion))
    : `/works/${encodeURIComponent(suggestion.work)}`;
}

/** What choosing a suggestion asks for where it leads to a search. */
export function searchFor({ kind, text, value }: Suggestion): Partial<SearchRequest> {
  switch (kind) {
    case 'title':
      return { query: { title: quotationOf(text) } };
    case 'person':
      // A value may have been cut for its length, inside a word.
      return { query: { creator: quotationOf(text, LONGEST_NAME) } };
    case 'subject':
      return { filters: { subject: [value] } };
    case 'place':
      return { filters: { place: [value] } };
  }
}
