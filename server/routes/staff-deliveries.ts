/** Addresses of files in place of OAI-PMH. */
import {
  columnsOnPage,
  deliveriesPage,
  deliveryPage,
  importOnPage,
  receiveOnPage,
  withdrawOnPage,
} from '../staff/deliveries.ts';
import { DELIVERY_BODY } from '../uploads/delivery-file.ts';
import { reading, route } from './route.ts';
import type { Persons, Route } from './route.ts';
import { form } from './staff.ts';

/** Who decides what readers see. */
const DELIVERERS: Persons = { librarian: 'own-library', admin: 'any-library' };
const LIST = '/staff/deliveries';
const ONE = `${LIST}/:id`;

export const DELIVERIES: readonly Route[] = [
  reading(LIST, DELIVERERS, deliveriesPage),
  route(
    {
      method: 'POST',
      path: LIST,
      who: DELIVERERS,
      bodyLimit: DELIVERY_BODY,
      csrf: true,
      files: true,
    },
    receiveOnPage,
  ),
  reading(ONE, DELIVERERS, deliveryPage),
  form(`${ONE}/columns`, DELIVERERS, columnsOnPage),
  form(`${ONE}/import`, DELIVERERS, importOnPage),
  form(`${ONE}/withdraw`, DELIVERERS, withdrawOnPage),
];
