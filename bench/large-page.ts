/**
 * One page of 63 MB, near the limit of 64: parsed alone, and harvested and stored as its only page. Each
 * in a process of its own, whose highest memory is told.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  mkdtempSync,
  openSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { Worker } from 'node:worker_threads';
import type { RunSummary } from '../catalogue/runs/run.ts';
import { readAnswer } from '../harvesters/oai/answer.ts';
import { HARVEST_THREAD_LIMITS } from '../harvesters/thread-limits.ts';
import { oaiDcPage } from './support/oai-pages.ts';
import { syntheticPage } from './support/generate-records.ts';
import { rssMb } from './support/table.ts';

const LARGE_PAGE_BYTES = 63 * 1024 * 1024;
/** As they come from a socket. */
const PIECE_BYTES = 64 * 1024;

const [what, argument = ''] = process.argv.slice(2);
if (what === 'parse') parseAlone(argument);
else if (what === 'store') await harvestAndStore(argument);
else await measure();

async function measure(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-page-'));
  const file = path.join(folder, 'page.xml');
  const thousand = Buffer.byteLength(oaiDcPage(1_000));
  writeFileSync(file, oaiDcPage(Math.floor((1_000 * LARGE_PAGE_BYTES) / thousand)));
  inProcess('parse', file);
  rmSync(folder, { recursive: true });

  const small = Buffer.byteLength(syntheticPage(0, 1_000, null));
  const records = String(Math.floor((1_000 * LARGE_PAGE_BYTES) / small));
  const repository = spawn(
    process.execPath,
    [path.join(import.meta.dirname, 'support', 'serve-records.ts'), records, records],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [announced] = (await once(repository.stdout, 'data')) as [Buffer];
  inProcess('store', announced.toString().trim());
  repository.kill();
}

function inProcess(part: string, given: string): void {
  const { status } = spawnSync(process.execPath, [import.meta.filename, part, given], {
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error(`the large page failed: ${part}`);
}

function parseAlone(file: string): void {
  const before = rssMb();
  const started = performance.now();
  const pieces: Buffer[] = [];
  const fd = openSync(file, 'r');
  for (;;) {
    const piece = Buffer.alloc(PIECE_BYTES);
    const read = readSync(fd, piece);
    if (read === 0) break;
    pieces.push(piece.subarray(0, read));
  }
  closeSync(fd);
  let records = 0;
  for (const item of readAnswer(pieces, 'text/xml').items) if (item.kind === 'record') records++;
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `\nOne page of ${(statSync(file).size / 1024 / 1024).toFixed(0)} MB, ${records} records, seen whole and then gone through: ${seconds.toFixed(1)} s, RSS before ${before} MB, peak ${peakMb()} MB (to hold: ≤ 200 MB)`,
  );
}

/** In a thread with the limits of the portal's own. */
async function harvestAndStore(baseUrl: string): Promise<void> {
  const before = rssMb();
  const started = performance.now();
  const worker = new Worker(new URL('support/harvest-once.ts', import.meta.url), {
    workerData: baseUrl,
    resourceLimits: HARVEST_THREAD_LIMITS,
  });
  const [run] = (await once(worker, 'message')) as [RunSummary];
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `One page of 63 MB, ${run.received} records, harvested and stored in one transaction: ${run.state}, ${seconds.toFixed(1)} s, RSS before ${before} MB, peak ${peakMb()} MB (to hold: ≤ 400 MB)`,
  );
}

function peakMb(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}
