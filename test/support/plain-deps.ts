/**
 * What a portal of a suite or a benchmark is made from where nothing else is said: the stores that it is given,
 * acts done in the same thread, no log, no limit.
 */
import { pino } from 'pino';
import { Registry as Metrics } from 'prom-client';
import { libraryBy } from '../../catalogue/library.ts';
import { deskActs } from '../../desk/desk.ts';
import type { DeskParts } from '../../desk/desk.ts';
import { runActs } from '../../harvesters/acts.ts';
import { lookout } from '../../harvesters/registering/lookout.ts';
import { describer } from '../../harvesters/describe-again.ts';
import { followRegistry } from '../../harvesters/follow-registry.ts';
import type { ConnectOptions } from '../../harvesters/connect.ts';
import type { ThreadActs } from '../../harvesters/main.ts';
import type { LiveFederation } from '../../server/enquiries/federation.ts';
import type { PortalDeps } from '../../server/portal-deps.ts';
import type { Stores } from '../../stores/open.ts';

/** Servers of the suite, asked without a pause. */
const LOCAL: ConnectOptions = {
  pauseMs: 0,
  retryDelayMs: 1,
  contact: 'keeper@portal.example',
  allowPrivate: ['127.0.0.0/8'],
  exemptOrigins: [],
};

/** @param federation kept true by whoever asks */
export function plainDeps(
  { records, registry, index }: Stores,
  federation: LiveFederation,
): PortalDeps {
  const acts = actsHere({ records, registry });
  return {
    records,
    index,
    registry,
    acts: () => acts,
    pictures: async () => undefined,
    spareMs: 400,
    federation: () => federation.current,
    footer: {},
    demonstration: false,
    trustedProxies: 0,
    requestsPerMinute: 0,
    operations: [],
    logger: pino({ level: 'silent' }),
    metrics: new Metrics(),
    ready: async () => ({ status: 'ok', reasons: [], backlog: 0 }),
    stopping: new AbortController().signal,
    now: () => new Date(),
  };
}

/** @param start begins a harvest; without it none ever begins */
export function actsHere(
  { records, registry }: Pick<Stores, 'records' | 'registry'>,
  start: DeskParts['start'] = () => true,
): ThreadActs {
  return {
    ...runActs({ records }),
    ...deskActs({
      records,
      registry,
      describer: async () =>
        describer(await registry.sources(), libraryBy(await registry.libraries())),
      start,
      follow: () => followRegistry(records, registry, { now: () => new Date() }),
      lookout: lookout({
        connect: LOCAL,
        library: async (code) => libraryBy(await registry.libraries())(code),
        times: { slowMs: 1_500, refusalMs: 20 },
      }),
      now: () => new Date(),
    }),
  };
}
