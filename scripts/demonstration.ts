/**
 * The demonstration for whoever looks at it from outside: a portal of its own, its twelve repositories harvested into a
 * folder that is gone afterwards.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { listening } from './listening.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
/** The twelve repositories are harvested within this. */
const HARVEST_MS = 120_000;

export interface Demonstration {
  readonly origin: string;
  readonly folder: string;
  /** For commands that are to see the same data. */
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** Starts it and waits until every library has been harvested and everything is indexed. */
export async function startDemonstration(): Promise<Demonstration> {
  const folder = mkdtempSync(path.join(tmpdir(), 'demonstration-'));
  // Where no settings file is, the demonstration runs.
  const env = { PORTAL_DATA: path.join(folder, 'var'), PORT: '0' };
  const portal = spawn(process.execPath, [path.join(ROOT, 'server', 'main.ts')], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((told) => portal.once('exit', told));
  const close = async (): Promise<void> => {
    portal.kill();
    await ended;
    rmSync(folder, { recursive: true });
  };
  try {
    const origin = await listening(portal);
    await harvested(origin);
    return { origin, folder, env, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function harvested(origin: string): Promise<void> {
  const until = Date.now() + HARVEST_MS;
  for (;;) {
    const libraries = (await (await fetch(`${origin}/api/v1/libraries`)).json()) as {
      lastHarvest: string | null;
      works: number;
    }[];
    const { total } = (await (await fetch(`${origin}/api/v1/search?size=1`)).json()) as {
      total: number;
    };
    const most = Math.max(...libraries.map(({ works }) => works));
    if (libraries.every(({ lastHarvest }) => lastHarvest !== null) && total > most) break;
    if (Date.now() > until) throw new Error('演示联合库没有在两分钟内收割完毕。');
    await pause(1_000);
  }
  await pause(3_000);
}
