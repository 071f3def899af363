/**
 * What a portal of a suite or a benchmark is made from where nothing else is said: the stores that it is given,
 * acts done in the same thread, no log, no limit.
 */
import { tmpdir } from 'node:os';
import { pino } from 'pino';
import { Registry as Metrics } from 'prom-client';
import { libraryBy } from '../../catalogue/library.ts';
import { deskActs } from '../../desk/desk.ts';
import type { DeskParts } from '../../desk/desk.ts';
import { DeliveryWork } from '../../harvesters/deliveries/work.ts';
import { LiveSources } from '../../harvesters/live-sources.ts';
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

/**
 * @param federation kept true by whoever asks
 * @param folder where uploaded files lie
 */
export function plainDeps(
  { records, registry, index }: Stores,
  federation: LiveFederation,
  folder: string = tmpdir(),
): PortalDeps {
  const acts = actsHere({ records, registry }, () => true, folder);
  return {
    records,
    index,
    registry,
    acts: () => acts,
    deliveryFolder: folder,
    pictures: async () => undefined,
    spareMs: 400,
    federation: () => federation.current,
    footer: {},
    demonstration: false,
    publicUrl: '',
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

/** The work on uploaded files, done in this thread and as in the one that writes. */
export function filesHere(
  { records, registry }: Pick<Stores, 'records' | 'registry'>,
  folder: string,
): DeliveryWork {
  const live = new LiveSources(registry);
  return new DeliveryWork({
    records,
    registry,
    folder,
    contextOf: async (id) => {
      const source = (await registry.sources()).find((one) => one.id === id);
      return source && live.contextOf(source);
    },
    now: () => new Date(),
    onStored: () => undefined,
    // What goes wrong is told where the file is shown.
    onError: () => undefined,
    signal: new AbortController().signal,
  });
}

/** @param start begins a harvest; without it none ever begins */
export function actsHere(
  { records, registry }: Pick<Stores, 'records' | 'registry'>,
  start: DeskParts['start'] = () => true,
  folder: string = tmpdir(),
): ThreadActs {
  return {
    ...runActs({ records }),
    ...deskActs({
      records,
      registry,
      describer: async () =>
        describer(await registry.sources(), libraryBy(await registry.libraries())),
      start,
      files: filesHere({ records, registry }, folder),
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
