/** Addresses of purchase lists 采购查重 for programs. */
import {
  changeCheckApi,
  checkAgainApi,
  checkApi,
  checksApi,
  makeCheckApi,
  removeCheckApi,
} from '../api/checks.ts';
import {
  checkLineApi,
  checkLinesApi,
  chooseApi,
  chooseManyApi,
  matchOfLineApi,
  takeBackChoiceApi,
} from '../api/check-lines.ts';
import { checkFileApi } from '../api/check-file.ts';
import {
  distributeApi,
  distributionApi,
  distributionFileApi,
  readDistributionApi,
} from '../api/check-distribution.ts';
import { MOST_DISTRIBUTION, MOST_LISTED } from '../uploads/received.ts';
import { reading, route } from './route.ts';
import type { Persons, Route } from './route.ts';

/** Who buys: what a library pays, and whom, is no business of others. */
export const BUYERS: Persons = { acquisitions: 'own-library', admin: 'any-library' };

const LIST = '/api/v1/checks';
const ONE = `${LIST}/:id`;
const LINE = `${ONE}/lines/:row`;
const DISTRIBUTION = `${ONE}/distribution`;
/** A reason and names; or what each of some hundred columns means. */
const BODY = 65_536;
/** What some ten thousand cells say. */
export const MOST_CELLS_BODY = 4 * 1024 * 1024;

const acting = { who: BUYERS, bodyLimit: BODY, csrf: false } as const;

export const CHECKS: readonly Route[] = [
  {
    ...route(
      { method: 'POST', path: LIST, who: BUYERS, bodyLimit: MOST_LISTED.file, csrf: false },
      ({ deps }) => makeCheckApi(deps),
    ),
    library: 'library',
  },
  reading(LIST, BUYERS, ({ deps }) => checksApi(deps)),
  reading(ONE, BUYERS, ({ deps }) => checkApi(deps)),
  route({ ...acting, method: 'PATCH', path: ONE }, ({ deps }) => changeCheckApi(deps)),
  route({ ...acting, method: 'DELETE', path: ONE, bodyLimit: 0 }, ({ deps }) =>
    removeCheckApi(deps),
  ),
  route({ ...acting, method: 'POST', path: `${ONE}/again`, bodyLimit: 0 }, ({ deps }) =>
    checkAgainApi(deps),
  ),
  reading(`${ONE}/file`, BUYERS, ({ deps }) => checkFileApi(deps)),
  reading(`${ONE}/lines`, BUYERS, ({ deps }) => checkLinesApi(deps)),
  route({ ...acting, method: 'PUT', path: `${ONE}/decisions` }, ({ deps }) => chooseManyApi(deps)),
  reading(DISTRIBUTION, BUYERS, ({ deps }) => distributionApi(deps)),
  route({ ...acting, method: 'PUT', path: DISTRIBUTION, bodyLimit: MOST_CELLS_BODY }, ({ deps }) =>
    distributeApi(deps),
  ),
  reading(`${DISTRIBUTION}/file`, BUYERS, ({ deps }) => distributionFileApi(deps)),
  route(
    {
      ...acting,
      method: 'POST',
      path: `${DISTRIBUTION}/file`,
      bodyLimit: MOST_DISTRIBUTION.file,
    },
    ({ deps }) => readDistributionApi(deps),
  ),
  reading(LINE, BUYERS, ({ deps }) => checkLineApi(deps)),
  route({ ...acting, method: 'PUT', path: `${LINE}/decision` }, ({ deps }) => chooseApi(deps)),
  route({ ...acting, method: 'DELETE', path: `${LINE}/decision`, bodyLimit: 0 }, ({ deps }) =>
    takeBackChoiceApi(deps),
  ),
  route({ ...acting, method: 'POST', path: `${LINE}/match` }, ({ deps }) => matchOfLineApi(deps)),
];
