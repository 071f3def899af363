/** Addresses of what is kept from readers 屏蔽与下架. */
import {
  liftApi,
  suppressApi,
  suppressionApi,
  suppressionsApi,
} from '../../api/staff/suppressions.ts';
import { hideOnPage, liftOnPage, suppressionsPage, wishPage } from '../../staff/suppressions.ts';
import { reading, route } from '../route.ts';
import type { Persons, Route } from '../route.ts';
import { SHORT_FORM } from './staff.ts';

const HIDERS: Persons = { librarian: 'own-library', admin: 'any-library' };
const API = '/api/v1/staff/suppressions';
const PAGES = '/staff/suppressions';
/** A reason, a notice and names. */
const BODY = 32_768;

export const SUPPRESSIONS: readonly Route[] = [
  { ...reading(API, HIDERS, ({ deps }) => suppressionsApi(deps)), library: 'library' },
  route({ method: 'POST', path: API, who: HIDERS, bodyLimit: BODY, csrf: false }, ({ deps }) =>
    suppressApi(deps),
  ),
  reading(`${API}/:id`, HIDERS, ({ deps }) => suppressionApi(deps)),
  route(
    { method: 'DELETE', path: `${API}/:id`, who: HIDERS, bodyLimit: 0, csrf: false },
    ({ deps }) => liftApi(deps),
  ),
  { ...reading(PAGES, HIDERS, suppressionsPage), library: 'library' },
  reading(`${PAGES}/new`, HIDERS, wishPage),
  route({ method: 'POST', path: PAGES, who: HIDERS, bodyLimit: BODY, csrf: true }, hideOnPage),
  route(
    { method: 'POST', path: `${PAGES}/:id/lift`, who: HIDERS, bodyLimit: SHORT_FORM, csrf: true },
    liftOnPage,
  ),
];
