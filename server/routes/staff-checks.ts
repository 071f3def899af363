/** Addresses of the purchase check 采购查重 on pages. */
import {
  changeCheckOnPage,
  checkAgainOnPage,
  checkFileOnPage,
  removeCheckOnPage,
} from '../staff/checks/change.ts';
import { makeCheckOnPage, checksPage } from '../staff/checks/lists.ts';
import { liveCheck } from '../staff/checks/live.ts';
import { chooseManyOnPage } from '../staff/checks/many.ts';
import { checkPage } from '../staff/checks/one.ts';
import { MOST_LISTED, bodyOf } from '../uploads/received.ts';
import { BUYERS } from './checks.ts';
import { reading, route } from './route.ts';
import type { Route } from './route.ts';
import { form } from './staff.ts';

const LIST = '/staff/checks';
const ONE = `${LIST}/:id`;

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
  reading(ONE, BUYERS, checkPage),
  form(ONE, BUYERS, changeCheckOnPage),
  reading(`${ONE}/live`, BUYERS, liveCheck),
  reading(`${ONE}/file`, BUYERS, checkFileOnPage),
  form(`${ONE}/again`, BUYERS, checkAgainOnPage),
  form(`${ONE}/remove`, BUYERS, removeCheckOnPage),
  form(`${ONE}/lines`, BUYERS, chooseManyOnPage),
];
