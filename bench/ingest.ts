/**
 * From HTTP to searchable: one source of synthetic oai_dc records, harvested, normalised, stored and
 * indexed, then harvested again unchanged. The repository answers from another process, as it would in
 * life, and the work is done in a thread with the limits of the portal's harvesting thread.
 * `--records=200000` for so many records.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { isMainThread, Worker } from 'node:worker_threads';
import { catchUp } from '../harvesters/indexing/indexer.ts';
import { LiveSources } from '../harvesters/live-sources.ts';
import { HarvestService } from '../harvesters/service.ts';
import { HARVEST_THREAD_LIMITS } from '../harvesters/thread-limits.ts';
import { openStores } from '../stores/open.ts';
import { benchConnect, benchSource } from './support/bench-source.ts';
import { printTable, rssMb } from './support/table.ts';
import type { Row } from './support/table.ts';

if (isMainThread) {
  new Worker(import.meta.filename, {
    argv: process.argv.slice(2),
    resourceLimits: HARVEST_THREAD_LIMITS,
  });
} else await measure();

async function measure(): Promise<void> {
  const asked = process.argv.find((word) => word.startsWith('--records='));
  const records = Number(
    asked?.slice('--records='.length) ?? (process.argv.includes('--full') ? 1_000_000 : 20_000),
  );

  const repository = spawn(
    process.execPath,
    [path.join(import.meta.dirname, 'support', 'serve-records.ts'), String(records)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [announced] = (await once(repository.stdout, 'data')) as [Buffer];
  const baseUrl = announced.toString().trim();

  const dataFolder = mkdtempSync(path.join(tmpdir(), 'bench-ingest-'));
  const stores = await openStores({ dataFolder, queryWorkers: 0 });
  const source = benchSource(baseUrl);
  await stores.registry.applySettings([source]);
  const live = new LiveSources(stores.registry);

  const curve: string[] = [];
  let peak = 0;
  const service = new HarvestService({
    records: stores.records,
    index: stores.index,
    openRebuild: stores.openRebuild,
    connect: benchConnect,
    contextOf: (one) => live.contextOf(one),
    overlapDays: 2,
    concurrency: 1,
    onPage: (_, { received }) => {
      peak = Math.max(peak, rssMb());
      if (received % (records / 10) === 0) curve.push(`${received}: ${rssMb()} MB`);
    },
  });
  const parts = { records: stores.records, index: stores.index, openRebuild: stores.openRebuild };

  const rows: Row[] = [];
  for (const [what, kind] of [
    ['first harvest', 'incremental'],
    ['again, unchanged (full)', 'full'],
  ] as const) {
    const started = performance.now();
    const cpu = process.cpuUsage();
    const run = await service.harvest(source, kind);
    await catchUp(parts, 600_000);
    const seconds = (performance.now() - started) / 1000;
    const used = process.cpuUsage(cpu);
    rows.push({
      what,
      records: run?.received ?? 0,
      'new or changed': (run?.new ?? 0) + (run?.changed ?? 0),
      seconds,
      'records/s': Math.round((run?.received ?? 0) / seconds),
      'CPU s': (used.user + used.system) / 1e6,
      'peak RSS MB': peak,
    });
  }
  await service.stop();
  await stores.close();
  const catalogueMb = statSync(path.join(dataFolder, 'catalogue.db')).size / 1e6;
  repository.kill();
  rmSync(dataFolder, { recursive: true });

  const [first, again] = rows;
  printTable(
    'Ingest: HTTP → records, works, search index (to hold: ≥ 2 000 records/s on 2 cores)',
    rows,
  );
  console.log(
    `unchanged harvest against the first: ${(Number(again?.['records/s']) / Number(first?.['records/s'])).toFixed(1)}×`,
  );
  console.log(
    `catalogue.db: ${catalogueMb.toFixed(0)} MB, ${((catalogueMb / records) * 1e3).toFixed(1)} GB a million records`,
  );
  console.log(`memory: ${curve.join(', ')}`);
}
