/** Addresses of the purchase check 采访查重 on pages. */
import {
  changeCheckOnPage,
  checkAgainOnPage,
  checkFileOnPage,
  removeCheckOnPage,
} from '../../staff/checks/change.ts';
import { checkColumnsPage, settleCheckColumns } from '../../staff/checks/columns.ts';
import { makeCheckOnPage, checksPage } from '../../staff/checks/lists.ts';
import { liveCheck } from '../../staff/checks/live.ts';
import { chooseManyOnPage } from '../../staff/checks/many.ts';
import { checkPage } from '../../staff/checks/one.ts';
import { printCheckPage } from '../../staff/checks/print.ts';
import {
  answerLineOnPage,
  matchOfLineOnPage,
  reviewPage,
  takeBackLineOnPage,
} from '../../staff/checks/review.ts';
import { MOST_LISTED, bodyOf } from '../../uploads/received.ts';
import { BUYERS } from '../checks.ts';
import { reading, route } from '../route.ts';
import type { Route } from '../route.ts';
import { form } from './staff.ts';

const LIST = '/staff/checks';
const ONE = `${LIST}/:id`;
/** What each of some hundred columns means. */
const COLUMNS = 65_536;

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
  reading(`${ONE}/columns`, BUYERS, checkColumnsPage),
  route(
    { method: 'POST', path: `${ONE}/columns`, who: BUYERS, bodyLimit: COLUMNS, csrf: true },
    settleCheckColumns,
  ),
  reading(`${ONE}/print`, BUYERS, printCheckPage),
  reading(`${ONE}/review`, BUYERS, reviewPage),
  form(`${ONE}/review`, BUYERS, answerLineOnPage),
  form(`${ONE}/take-back`, BUYERS, takeBackLineOnPage),
  form(`${ONE}/match`, BUYERS, matchOfLineOnPage),
  form(`${ONE}/again`, BUYERS, checkAgainOnPage),
  form(`${ONE}/remove`, BUYERS, removeCheckOnPage),
  form(`${ONE}/lines`, BUYERS, chooseManyOnPage),
];
