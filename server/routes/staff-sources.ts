/** Addresses of sources on their way into the portal: for programs under `/api/v1/staff/`. */
import {
  changeSourceApi,
  createSourceApi,
  diagnoseApi,
  sourceActApi,
  sourceApi,
  sourcesApi,
  trySourceApi,
} from '../api/staff/sources.ts';
import { PLAIN_SOURCE_ACTS } from '../../desk/sources/acts.ts';
import type { PlainSourceAct } from '../../desk/sources/acts.ts';
import { reading, route } from './route.ts';
import type { Persons, Route } from './route.ts';

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

export const SOURCE_ROUTES: readonly Route[] = [
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
