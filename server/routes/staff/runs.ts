/** Addresses of watching, for programs: runs, what is ordered of them, quarantine, what is set aside. */
import type { RequestHandler } from 'express';
import {
  acceptListSizeApi,
  quarantineApi,
  quarantinedApi,
  quarantinedRaw,
  retryApi,
  setAsideApi,
  setGapAsideApi,
  takeBackWaiverApi,
  waiversApi,
} from '../../api/staff/quarantine.ts';
import {
  decideApi,
  harvestApi,
  runApi,
  runsApi,
  stopApi,
  undoApi,
  vanishingApi,
} from '../../api/staff/runs.ts';
import type { PortalDeps } from '../../portal-deps.ts';
import { reading, route } from '../route.ts';
import type { Parts, Persons, Route } from '../route.ts';
import { DECIDERS, HARVESTERS, WATCHERS } from './who-watches.ts';

const API = '/api/v1/staff';
/** A reason and a name, bytes. */
const BODY = 16_384;

type OfOne = (deps: PortalDeps) => RequestHandler<{ id: string }>;

function posting(path: `${string}/:id/${string}`, who: Persons, answer: OfOne): Route {
  return route(
    { method: 'POST', path: `${API}${path}`, who, bodyLimit: BODY, csrf: false },
    ({ deps }: Parts) => answer(deps) as RequestHandler,
  );
}

export const RUNS: readonly Route[] = [
  reading(`${API}/runs`, WATCHERS, ({ deps }) => runsApi(deps)),
  reading(`${API}/runs/:id`, WATCHERS, ({ deps }) => runApi(deps)),
  reading(`${API}/runs/:id/vanishing`, WATCHERS, ({ deps }) => vanishingApi(deps)),
  posting('/runs/:id/approve', DECIDERS, (deps) => decideApi(deps, 'approve')),
  posting('/runs/:id/refuse', DECIDERS, (deps) => decideApi(deps, 'refuse')),
  posting('/runs/:id/undo', DECIDERS, undoApi),
  posting('/runs/:id/stop', HARVESTERS, stopApi),
  posting('/runs/:id/accept-list-size', DECIDERS, acceptListSizeApi),
  posting('/sources/:id/harvest', HARVESTERS, harvestApi),
  posting('/sources/:id/gaps/aside', DECIDERS, setGapAsideApi),
  reading(`${API}/quarantine`, WATCHERS, ({ deps }) => quarantineApi(deps)),
  reading(`${API}/quarantine/:id`, WATCHERS, ({ deps }) => quarantinedApi(deps)),
  reading(`${API}/quarantine/:id/raw`, WATCHERS, ({ deps }) => quarantinedRaw(deps)),
  posting('/quarantine/:id/retry', HARVESTERS, retryApi),
  posting('/quarantine/:id/aside', DECIDERS, setAsideApi),
  reading(`${API}/waivers`, WATCHERS, ({ deps }) => waiversApi(deps)),
  route(
    {
      method: 'DELETE',
      path: `${API}/waivers/:id`,
      who: DECIDERS,
      bodyLimit: 0,
      csrf: false,
    },
    ({ deps }) => takeBackWaiverApi(deps),
  ),
];
