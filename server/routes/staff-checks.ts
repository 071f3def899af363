/** Addresses of the purchase check 采购查重 on pages. */
import { makeCheckOnPage, checksPage } from '../staff/checks/lists.ts';
import { MOST_LISTED, bodyOf } from '../uploads/received.ts';
import { BUYERS } from './checks.ts';
import { reading, route } from './route.ts';
import type { Route } from './route.ts';

const LIST = '/staff/checks';

export const STAFF_CHECKS: readonly Route[] = [
  reading(LIST, BUYERS, checksPage),
  route(
    {
      method: 'POST',
      path: LIST,
      who: BUYERS,
      bodyLimit: bodyOf(MOST_LISTED),
      csrf: true,
      files: true,
    },
    makeCheckOnPage,
  ),
];
