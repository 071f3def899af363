/**
 * The demonstration as a reader meets it: the portal with what the twelve demonstration repositories hold, harvested
 * once by our own harvesters. The federation has a port of its own, whatever else shows one on the machine.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readSettings } from '../../config/settings.ts';
import { connector } from '../../harvesters/connect.ts';
import { catchUp } from '../../harvesters/indexing/indexer.ts';
import { LiveSources } from '../../harvesters/live-sources.ts';
import { HarvestService } from '../../harvesters/service.ts';
import { assemble } from '../../server/assembly.ts';
import { fetchedThings } from '../../server/fetched.ts';
import type { OpenOptions, Stores } from '../../stores/open.ts';
import { openPortal } from './portal-fixture.ts';
import type { PortalFixture } from './portal-fixture.ts';

/** @param elasticsearch the engine to search on; the embedded one when undefined */
export async function openDemonstration(
  elasticsearch: OpenOptions['elasticsearch'],
): Promise<PortalFixture> {
  const assembly = await assemble(readSettings({ PORTAL_DATA: 'unused' }), 0);
  const connect = { ...assembly.connect, pauseMs: 0, retryDelayMs: 1 };
  const copies = mkdtempSync(path.join(tmpdir(), 'copies-'));
  const portal = await openPortal(
    elasticsearch,
    fetchedThings(
      copies,
      connect,
      () => undefined,
      () => undefined,
    ),
    undefined,
    { ...assembly, fill: ({ stores }) => harvestAll(stores, connect) },
  );
  return {
    ...portal,
    async close() {
      await portal.close();
      await assembly.close();
      rmSync(copies, { recursive: true });
    },
  };
}

async function harvestAll(
  { records, registry, index, openRebuild }: Stores,
  connect: Parameters<typeof connector>[0],
): Promise<void> {
  const live = new LiveSources(registry);
  const service = new HarvestService({
    records,
    index,
    openRebuild,
    connect: connector(connect),
    contextOf: (source) => live.contextOf(source),
    overlapDays: 2,
    concurrency: 4,
  });
  const runs = await Promise.all(
    (await registry.sources()).map((source) => service.harvest(source, 'full')),
  );
  for (const run of runs)
    if (run?.state !== 'complete') throw new Error(run?.message ?? 'a harvest was stopped');
  await service.stop();
  await catchUp({ records, index, openRebuild }, 60_000);
}
