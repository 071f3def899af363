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
import { describer } from '../../harvesters/describe-again.ts';
import { followRegistry } from '../../harvesters/follow-registry.ts';
import type { ThreadActs } from '../../harvesters/main.ts';
import type { LiveFederation } from '../../server/enquiries/federation.ts';
import type { PortalDeps } from '../../server/portal-deps.ts';
import type { Stores } from '../../stores/open.ts';

/** @param federation kept true by whoever asks */
export function plainDeps(
  { records, registry, index }: Stores,
  federation: LiveFederation,
): PortalDeps {
  return {
    records,
    index,
    registry,
    acts: () => actsHere({ records, registry }),
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
    }),
  };
}
