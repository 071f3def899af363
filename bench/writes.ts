/**
 * What readers feel of writing: the real portal in a process of its own answers search pages while its other
 * thread stores one very large page and a command undoes a run of very many records beside it. Told are the
 * times of the pages, idle and meanwhile, and the longest delay of the event loop of the thread that serves.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { SqliteRecordStore } from '../stores/embedded/catalogue/store.ts';
import { syntheticPage, syntheticRecord } from './support/generate-records.ts';
import { printTable, quantile } from './support/table.ts';
import type { Row } from './support/table.ts';
import { listening } from '../scripts/listening.ts';

const isFull = process.argv.includes('--full');
const undone = isFull ? 50_000 : 6_000;
const pageBytes = (isFull ? 63 : 10) * 1024 * 1024;
/** Requests one after the other for so long while nothing is written, after as many that are not counted. */
const WARM_MS = 4_000;
const IDLE_MS = 6_000;
/** What a reader does between two pages. */
const THINK_MS = 20;

const folder = mkdtempSync(path.join(tmpdir(), 'bench-writes-'));
const settingsFile = path.join(folder, 'portal.json');
const env = {
  ...process.env,
  PORTAL_SETTINGS: settingsFile,
  PORTAL_DATA: path.join(folder, 'var'),
  PORT: '0',
};
const children: ChildProcess[] = [];
try {
  await measure();
} finally {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

async function measure(): Promise<void> {
  const inPage = Math.floor((1_000 * pageBytes) / Buffer.byteLength(syntheticPage(0, 1_000, null)));
  const many = { id: 'many', library: '320104', baseUrl: await repository(undone, 200) };
  const large = { id: 'large', library: '320115', baseUrl: await repository(inPage, inPage) };
  settings([many]);
  await portal('harvest', 'many', '--json');
  const { url, child } = await serve();
  await asked(url, () => sleep(WARM_MS));
  await loopDelay(url);
  const idle = await asked(url, () => sleep(IDLE_MS));
  const idleLoop = await loopDelay(url);

  // The command that undoes brings the second source into the registry, where the portal sees it.
  settings([many, large]);
  const started = performance.now();
  const seconds = (): number => (performance.now() - started) / 1000;
  const both = [portal('undo', '1', '--json').then(seconds), ended('large').then(seconds)] as const;
  const busy = await asked(url, () => Promise.all(both));
  const busyLoop = await loopDelay(url);
  const [undoSeconds, pageSeconds] = await Promise.all(both);
  child.kill('SIGTERM');
  await once(child, 'exit');

  printTable(
    `Search pages while ${undone} records are undone (${undoSeconds.toFixed(0)} s) and a page of ${Math.round(pageBytes / 1024 / 1024)} MB, ${inPage} records, is stored (${pageSeconds.toFixed(0)} s); to hold: p99 ≤ 300 ms`,
    [rowOf('idle', idle, idleLoop), rowOf('writing', busy, busyLoop)],
  );
}

function rowOf(when: string, times: readonly number[], loop: number): Row {
  return {
    when,
    pages: times.length,
    'p50 ms': quantile(times, 0.5),
    'p95 ms': quantile(times, 0.95),
    'p99 ms': quantile(times, 0.99),
    'longest ms': Math.max(...times),
    'longest delay of the event loop ms': loop,
  };
}

/** Asks for one page after the other until this has happened. */
async function asked(url: string, happens: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  const over = new AbortController();
  const happened = happens().finally(() => over.abort());
  for (let n = 0; !over.signal.aborted; n++) {
    const started = performance.now();
    const response = await fetch(`${url}/search?q=${encodeURIComponent(queryOf(n))}`);
    await response.text();
    if (response.ok) times.push(performance.now() - started);
    else if (response.status !== 503) throw new Error(`a page answered ${response.status}`);
    await sleep(THINK_MS);
  }
  await happened;
  return times;
}

/** Titles, their beginnings and their parts; no two neighbours alike. */
function queryOf(n: number): string {
  const [, title = ''] = /<dc:title>(.*?)<\/dc:title>/.exec(syntheticRecord(n).metadata) ?? [];
  return n % 3 === 0 ? title : title.slice(n % 3 === 1 ? 0 : 2, 4);
}

/** The longest since it was asked last, milliseconds. */
async function loopDelay(url: string): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  const seconds = /^nodejs_eventloop_lag_max_seconds (\S+)/m.exec(metrics)?.[1];
  return Number(seconds) * 1000;
}

/** Waits until the last run of this source is over. */
async function ended(source: string): Promise<void> {
  const records = new SqliteRecordStore(path.join(env.PORTAL_DATA, 'catalogue.db'), true);
  try {
    for (;;) {
      const [run] = await records.runs(1, source);
      if (run !== undefined && run.state !== 'running') return;
      await sleep(200);
    }
  } finally {
    await records.close();
  }
}

function settings(sources: readonly object[]): void {
  writeFileSync(
    settingsFile,
    JSON.stringify({
      sources,
      network: { allowPrivate: ['127.0.0.0/8'] },
      harvest: { pauseMs: 0, retryDelayMs: 100 },
      portal: { requestsPerMinute: 0 },
    }),
  );
}

/** @returns its base URL */
async function repository(records: number, onPage: number): Promise<string> {
  const child = spawn(
    process.execPath,
    [
      path.join(import.meta.dirname, 'support', 'serve-records.ts'),
      String(records),
      String(onPage),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  children.push(child);
  const [announced] = (await once(child.stdout, 'data')) as [Buffer];
  return announced.toString().trim();
}

async function portal(...args: string[]): Promise<void> {
  const child = spawn(process.execPath, ['server/portal.ts', ...args], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  children.push(child);
  const [status] = (await once(child, 'exit')) as [number];
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}`);
}

async function serve(): Promise<{ readonly url: string; readonly child: ChildProcess }> {
  const child = spawn(process.execPath, ['server/portal.ts', 'serve'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  return { url: await listening(child), child };
}
