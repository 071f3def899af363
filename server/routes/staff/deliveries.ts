/** Addresses of files in place of OAI-PMH, for persons and for programs. */
import type { RequestHandler } from 'express';
import {
  columnsApi,
  deliveriesApi,
  deliveryApi,
  importApi,
  receiveApi,
  refuseApi,
} from '../../api/staff/deliveries.ts';
import type { PortalDeps } from '../../portal-deps.ts';
import {
  columnsOnPage,
  deliveriesPage,
  deliveryPage,
  importOnPage,
  receiveOnPage,
  withdrawOnPage,
} from '../../staff/deliveries.ts';
import { MOST_DELIVERED, bodyOf } from '../../uploads/received.ts';
import { reading, route } from '../route.ts';
import type { Persons, Route } from '../route.ts';
import { form } from './staff.ts';

/** Who decides what readers see. */
const DELIVERERS: Persons = { librarian: 'own-library', admin: 'any-library' };
const LIST = '/staff/deliveries';
const ONE = `${LIST}/:id`;
const API = '/api/v1/staff/deliveries';
/** Of a wish; of what many columns mean. */
const BODY = 65_536;

type OfOne = (deps: PortalDeps) => RequestHandler<{ id: string }>;

function asked(method: 'POST' | 'PATCH', path: `${string}/:id${string}`, answer: OfOne): Route {
  return route(
    { method, path, who: DELIVERERS, bodyLimit: BODY, csrf: false },
    ({ deps }) => answer(deps) as RequestHandler,
  );
}

export const DELIVERIES: readonly Route[] = [
  reading(LIST, DELIVERERS, deliveriesPage),
  route(
    {
      method: 'POST',
      path: LIST,
      who: DELIVERERS,
      bodyLimit: bodyOf(MOST_DELIVERED),
      csrf: true,
      files: true,
    },
    receiveOnPage,
  ),
  reading(ONE, DELIVERERS, deliveryPage),
  form(`${ONE}/columns`, DELIVERERS, columnsOnPage),
  form(`${ONE}/import`, DELIVERERS, importOnPage),
  form(`${ONE}/withdraw`, DELIVERERS, withdrawOnPage),
  route(
    {
      method: 'GET',
      path: API,
      who: DELIVERERS,
      library: 'library',
      bodyLimit: 0,
      csrf: false,
    },
    ({ deps }) => deliveriesApi(deps),
  ),
  route(
    {
      method: 'POST',
      path: API,
      who: DELIVERERS,
      library: 'library',
      bodyLimit: MOST_DELIVERED.file,
      csrf: false,
    },
    ({ deps }) => receiveApi(deps),
  ),
  reading(`${API}/:id`, DELIVERERS, ({ deps }) => deliveryApi(deps)),
  asked('PATCH', `${API}/:id`, columnsApi),
  asked('POST', `${API}/:id/import`, importApi),
  asked('POST', `${API}/:id/refuse`, refuseApi),
];
