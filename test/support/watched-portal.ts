/**
 * The portal with a source more, whose repository is a small real one on a port of its own; what is ordered on pages is
 * harvested, as the thread that writes does it.
 */
import { connector } from '../../harvesters/connect.ts';
import { LiveSources } from '../../harvesters/live-sources.ts';
import { HarvestService } from '../../harvesters/service.ts';
import { dublinCore, startRepository } from './fake-repository.ts';
import type { FakeRecord, FakeRepository, FakeRepositoryOptions } from './fake-repository.ts';
import { actsHere } from './plain-deps.ts';
import { openPortal } from './portal-fixture.ts';
import type { PortalFixture } from './portal-fixture.ts';

export const WATCHED = 'qinhuai-local';

export interface WatchedPortal {
  readonly portal: PortalFixture;
  readonly repository: FakeRepository;
  /** Resolves when nothing that was ordered is under way. */
  idle(): Promise<void>;
  /** Harvests as the schedule does, and waits for the end. */
  harvest(kind?: 'incremental' | 'full'): Promise<void>;
  close(): Promise<void>;
}

/** Titles of the watched source: 白下丛刻第0种, … */
export function recordsOf(count: number, datestamp = '2026-01-01T00:00:00Z'): FakeRecord[] {
  return Array.from({ length: count }, (_, n) => ({
    identifier: `oai:local:${n}`,
    datestamp,
    metadata: dublinCore({ title: `白下丛刻第${n}种`, creator: '傅春官', date: '1897' }),
  }));
}

export async function openWatched(options: FakeRepositoryOptions = {}): Promise<WatchedPortal> {
  const repository = await startRepository({ records: recordsOf(60), pageSize: 20, ...options });
  // Made of the stores that come with the portal.
  const made: { service?: HarvestService } = {};
  const underWay = new Set<Promise<unknown>>();
  const portal: PortalFixture = await openPortal(undefined, {
    acts: () =>
      actsHere(portal.stores, (source, kind, first) => {
        const { service } = made;
        if (service === undefined || service.isAsked(source.id)) return false;
        const run = service.harvest(source, kind, { first }).finally(() => underWay.delete(run));
        underWay.add(run);
        return true;
      }),
  });
  const { records, registry, index, openRebuild } = portal.stores;
  const known = await registry.sources();
  const watched = {
    id: WATCHED,
    library: '320104',
    baseUrl: repository.baseUrl,
    metadataPrefix: 'oai_dc',
    set: undefined,
    schedule: '0 2 * * *',
    collections: [{ name: '白下丛刻', access: 'onsite' as const }],
  };
  await registry.applySettings([...known, watched]);
  const live = new LiveSources(registry);
  const service = new HarvestService({
    records,
    index,
    openRebuild,
    connect: connector({
      pauseMs: 0,
      retryDelayMs: 1,
      contact: 'test@library.example',
      allowPrivate: ['127.0.0.0/8'],
      exemptOrigins: [],
    }),
    contextOf: (source) => live.contextOf(source),
    overlapDays: 2,
    concurrency: 2,
  });
  made.service = service;
  const idle = async (): Promise<void> => {
    while (underWay.size > 0) await Promise.all(underWay);
  };
  return {
    portal,
    repository,
    idle,
    async harvest(kind = 'incremental') {
      await service.harvest({ ...watched, state: 'active' }, kind);
    },
    async close() {
      await service.stop();
      await idle();
      await portal.close();
      await repository.close();
    },
  };
}
