/** Addresses of sources on their way into the portal: for programs under `/api/v1/staff/`, and pages under `/staff/`. */
import {
  changeSourceApi,
  createSourceApi,
  diagnoseApi,
  sourceActApi,
  sourceApi,
  sourcesApi,
  trySourceApi,
} from '../../api/staff/sources.ts';
import { PLAIN_SOURCE_ACTS } from '../../../desk/sources/acts.ts';
import type { PlainSourceAct } from '../../../desk/sources/acts.ts';
import {
  collectOnPage,
  collectionsPage,
  contactsOnPage,
  contactsPage,
  scheduleOnPage,
  schedulePage,
} from '../../staff/sources/details.ts';
import {
  addressPage,
  changeAddressOnPage,
  createSourceOnPage,
  newSourcePage,
} from '../../staff/sources/list.ts';
import {
  identifyOnPage,
  identifyPage,
  selectOnPage,
  selectionPage,
  trialPage,
  tryOnPage,
} from '../../staff/sources/looks.ts';
import { actOnPage, registrationPage, reportOnPage } from '../../staff/sources/registration.ts';
import { reading, route } from '../route.ts';
import type { Parts, Persons, Route } from '../route.ts';
import { SHORT_FORM } from './staff.ts';
import type { RequestHandler } from 'express';

const API = '/api/v1/staff';
const BODY = 65_536;

/** Who sees sources, and who works on them; which of them its rule says (`desk/sources/rules.ts`). */
const READERS: Persons = {
  librarian: 'own-library',
  acquisitions: 'own-library',
  admin: 'any-library',
  operator: 'any-library',
};
const KEEPERS: Persons = { librarian: 'own-library', admin: 'any-library' };
const JUDGES: Persons = { admin: 'any-library' };

/** Acts that decide what readers of the whole city see. */
const OF_JUDGES: ReadonlySet<PlainSourceAct> = new Set(['approve', 'return', 'adopt']);

const PAGES = '/staff/sources';
/** A form with a row for each of a hundred sets. */
const LONG_FORM = 262_144;

/** A form of ours that is sent to an address of one source. */
function sending(
  path: `/${string}/:id/${string}`,
  handler: (parts: Parts) => RequestHandler<{ id: string }>,
  bodyLimit = SHORT_FORM,
  who = KEEPERS,
): Route {
  return route<`/${string}/:id/${string}`>(
    { method: 'POST', path, who, bodyLimit, csrf: true },
    handler,
  );
}

const API_ROUTES: readonly Route[] = [
  route(
    { method: 'POST', path: `${API}/diagnoses`, who: KEEPERS, bodyLimit: BODY, csrf: false },
    ({ deps }) => diagnoseApi(deps),
  ),
  reading(`${API}/sources`, READERS, ({ deps }) => sourcesApi(deps)),
  route(
    { method: 'POST', path: `${API}/sources`, who: KEEPERS, bodyLimit: BODY, csrf: false },
    ({ deps }) => createSourceApi(deps),
  ),
  reading(`${API}/sources/:id`, READERS, ({ deps }) => sourceApi(deps)),
  route(
    { method: 'PATCH', path: `${API}/sources/:id`, who: KEEPERS, bodyLimit: BODY, csrf: false },
    ({ deps }) => changeSourceApi(deps),
  ),
  route(
    {
      method: 'POST',
      path: `${API}/sources/:id/trial`,
      who: KEEPERS,
      bodyLimit: BODY,
      csrf: false,
    },
    ({ deps }) => trySourceApi(deps),
  ),
  ...PLAIN_SOURCE_ACTS.map((act) =>
    route(
      {
        method: 'POST',
        path: `${API}/sources/:id/${act}`,
        who: OF_JUDGES.has(act) ? JUDGES : KEEPERS,
        bodyLimit: BODY,
        csrf: false,
      },
      ({ deps }) => sourceActApi(deps, act),
    ),
  ),
];

const PAGE_ROUTES: readonly Route[] = [
  reading(`${PAGES}/new`, KEEPERS, newSourcePage),
  route(
    { method: 'POST', path: PAGES, who: KEEPERS, bodyLimit: SHORT_FORM, csrf: true },
    createSourceOnPage,
  ),
  reading(`${PAGES}/:id/address`, KEEPERS, addressPage),
  sending(`${PAGES}/:id/address`, changeAddressOnPage),
  reading(`${PAGES}/:id/identify`, KEEPERS, identifyPage),
  sending(`${PAGES}/:id/identify`, identifyOnPage),
  reading(`${PAGES}/:id/selection`, KEEPERS, selectionPage),
  sending(`${PAGES}/:id/selection`, selectOnPage),
  reading(`${PAGES}/:id/trial`, KEEPERS, trialPage),
  sending(`${PAGES}/:id/trial`, tryOnPage),
  reading(`${PAGES}/:id/collections`, KEEPERS, collectionsPage),
  sending(`${PAGES}/:id/collections`, collectOnPage, LONG_FORM),
  reading(`${PAGES}/:id/schedule`, KEEPERS, schedulePage),
  sending(`${PAGES}/:id/schedule`, scheduleOnPage),
  reading(`${PAGES}/:id/contacts`, KEEPERS, contactsPage),
  sending(`${PAGES}/:id/contacts`, contactsOnPage),
  reading(`${PAGES}/:id/registration`, READERS, registrationPage),
  sending(`${PAGES}/:id/registration/report`, reportOnPage),
  ...PLAIN_SOURCE_ACTS.map((act) =>
    sending(
      `${PAGES}/:id/registration/${act}`,
      (parts) => actOnPage(parts, act),
      SHORT_FORM,
      OF_JUDGES.has(act) ? JUDGES : KEEPERS,
    ),
  ),
];

export const SOURCE_ROUTES: readonly Route[] = [...API_ROUTES, ...PAGE_ROUTES];
