/**
 * A thread that harvests one repository into a catalogue of its own, without an index, and throws the
 * catalogue away. `workerData` is the base URL; it posts the run.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { RunSummary } from '../../catalogue/runs/run.ts';
import { harvest } from '../../harvesters/harvest.ts';
import { LiveSources } from '../../harvesters/live-sources.ts';
import { openStores } from '../../stores/open.ts';
import { benchConnect, benchSource } from './bench-source.ts';

async function harvestOnce(baseUrl: string): Promise<RunSummary> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'bench-harvest-'));
  const stores = await openStores({ dataFolder, queryWorkers: 0 });
  const source = benchSource(baseUrl);
  await stores.registry.applySettings([source]);
  const live = new LiveSources(stores.registry);
  const result = await harvest(
    source,
    'incremental',
    {
      records: stores.records,
      connect: benchConnect,
      contextOf: (one) => live.contextOf(one),
      overlapDays: 2,
    },
    new AbortController().signal,
  );
  await stores.close();
  rmSync(dataFolder, { recursive: true });
  if (result.kind !== 'ended') throw new Error(`the harvest did not end: ${result.kind}`);
  return result.run;
}

parentPort?.postMessage(await harvestOnce(workerData as string));
