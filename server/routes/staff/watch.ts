/** Pages of watching: sources, their runs, held runs, quarantine. */
import type { RequestHandler } from 'express';
import {
  acceptSizeOnPage,
  decideOnPage,
  decisionPage,
  stopOnPage,
  undoOnPage,
  undoPage,
} from '../../staff/watch/decide.ts';
import { faultsCsv } from '../../staff/watch/faults-csv.ts';
import { liveRuns } from '../../staff/watch/live.ts';
import { overviewPage } from '../../staff/watch/overview.ts';
import {
  quarantinePage,
  retryThingOnPage,
  setThingAsideOnPage,
  thingPage,
  thingRaw,
  warnedPage,
} from '../../staff/watch/quarantine.ts';
import { comparePage, runPage } from '../../staff/watch/run.ts';
import {
  orderOnPage,
  setGapAsideOnPage,
  sourcePage,
  takeBackOnPage,
} from '../../staff/watch/source.ts';
import { reading, route } from '../route.ts';
import type { Parts, Persons, Route } from '../route.ts';
import { SHORT_FORM } from './staff.ts';
import { DECIDERS, HARVESTERS, WATCHERS } from './who-watches.ts';

type OfOne = (parts: Parts) => RequestHandler<{ id: string }>;

function posting(path: string, who: Persons, answer: OfOne): Route {
  return route(
    { method: 'POST', path: `/staff${path}`, who, bodyLimit: SHORT_FORM, csrf: true },
    (parts) => answer(parts) as RequestHandler,
  );
}

/** `/staff/sources/:id` meets other addresses too: what is more exact stands before it in the table. */
export const WATCH: readonly Route[] = [
  reading('/staff/sources', WATCHERS, overviewPage),
  reading('/staff/sources/:id', WATCHERS, sourcePage),
  reading('/staff/sources/:id/live', WATCHERS, liveRuns),
  reading('/staff/sources/:id/faults.csv', WATCHERS, faultsCsv),
  reading('/staff/sources/:id/compare', WATCHERS, comparePage),
  reading('/staff/sources/:id/quarantine', WATCHERS, quarantinePage),
  reading('/staff/sources/:id/warnings/:code', WATCHERS, warnedPage),
  posting('/sources/:id/harvest', HARVESTERS, orderOnPage),
  posting('/sources/:id/gaps', DECIDERS, setGapAsideOnPage),
  posting('/waivers/:id/take-back', DECIDERS, takeBackOnPage),
  reading('/staff/runs/:id', WATCHERS, runPage),
  reading('/staff/runs/:id/decision', WATCHERS, decisionPage),
  posting('/runs/:id/approve', DECIDERS, (parts) => decideOnPage(parts, 'approve')),
  posting('/runs/:id/refuse', DECIDERS, (parts) => decideOnPage(parts, 'refuse')),
  reading('/staff/runs/:id/undo', DECIDERS, undoPage),
  posting('/runs/:id/undo', DECIDERS, undoOnPage),
  posting('/runs/:id/stop', HARVESTERS, stopOnPage),
  posting('/runs/:id/accept-list-size', DECIDERS, acceptSizeOnPage),
  reading('/staff/quarantine/:id', WATCHERS, thingPage),
  reading('/staff/quarantine/:id/raw', WATCHERS, thingRaw),
  posting('/quarantine/:id/retry', HARVESTERS, retryThingOnPage),
  posting('/quarantine/:id/aside', DECIDERS, setThingAsideOnPage),
];
