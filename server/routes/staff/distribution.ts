/** Addresses of 馆藏去向, who gets how many of a purchase list, on pages. */
import {
  distributeOnPage,
  distributionPage,
  oneEachOnPage,
} from '../../staff/checks/distribution.ts';
import {
  distributionFileOnPage,
  readDistributionOnPage,
  takeDistributionOnPage,
} from '../../staff/checks/distribution-file.ts';
import { MOST_DISTRIBUTION, bodyOf } from '../../uploads/received.ts';
import { BUYERS, MOST_CELLS_BODY } from '../checks.ts';
import { reading, route } from '../route.ts';
import type { Route } from '../route.ts';
import { form } from './staff.ts';

const TABLE = '/staff/checks/:id/distribution';
const FILE = `${TABLE}/file`;
/** A page of cells, each with its name. */
const CELLS_FORM = 262_144;
/** As a form writes what programs send as it stands. */
const TAKEN_FORM = 3 * MOST_CELLS_BODY;

const sent = { method: 'POST', who: BUYERS, csrf: true } as const;

export const DISTRIBUTION: readonly Route[] = [
  reading(TABLE, BUYERS, distributionPage),
  route({ ...sent, path: TABLE, bodyLimit: CELLS_FORM }, distributeOnPage),
  form(`${TABLE}/one-each`, BUYERS, oneEachOnPage),
  reading(FILE, BUYERS, distributionFileOnPage),
  route(
    { ...sent, path: FILE, bodyLimit: bodyOf(MOST_DISTRIBUTION), files: true },
    readDistributionOnPage,
  ),
  route({ ...sent, path: `${TABLE}/take`, bodyLimit: TAKEN_FORM }, takeDistributionOnPage),
];
