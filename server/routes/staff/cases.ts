/** Addresses of letters 来信: the form for everybody, and the pages on which librarians deal with them. */
import { assignOnPage, casePage, casesPage, closeOnPage, takeOnPage } from '../../staff/cases.ts';
import { Feedback, letterPage } from '../feedback.ts';
import { reading, route } from '../route.ts';
import type { Parts, Persons, Route } from '../route.ts';
import { SHORT_FORM } from './staff.ts';

const HANDLERS: Persons = { librarian: 'own-library', admin: 'any-library' };
/** Two texts of four thousand Han characters, nine bytes each on the way. */
const LETTER = 98_304;
const ONE = '/staff/cases/:id';

/** One for each portal: what it counts is the same for both methods. */
const FORMS = new WeakMap<Parts['deps'], Feedback>();

function formOf(parts: Parts): Feedback {
  const form = FORMS.get(parts.deps) ?? new Feedback(parts);
  FORMS.set(parts.deps, form);
  return form;
}

export const CASES: readonly Route[] = [
  reading('/feedback', 'everybody', (parts) => formOf(parts).show),
  route(
    {
      method: 'POST',
      path: '/feedback',
      who: 'everybody',
      bodyLimit: LETTER,
      csrf: true,
      letterbox: true,
    },
    (parts) => formOf(parts).send,
  ),
  reading('/feedback/:secret', 'everybody', letterPage),
  reading('/staff/cases', HANDLERS, casesPage),
  reading(ONE, HANDLERS, casePage),
  route(
    { method: 'POST', path: `${ONE}/take`, who: HANDLERS, bodyLimit: SHORT_FORM, csrf: true },
    takeOnPage,
  ),
  route(
    { method: 'POST', path: `${ONE}/close`, who: HANDLERS, bodyLimit: LETTER, csrf: true },
    closeOnPage,
  ),
  route(
    { method: 'POST', path: `${ONE}/assign`, who: HANDLERS, bodyLimit: SHORT_FORM, csrf: true },
    assignOnPage,
  ),
];
