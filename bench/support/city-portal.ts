/**
 * The real portal beside generated repositories, each in a process of its own: a catalogue is harvested once by the
 * command, kept in a folder and served again from there, with an eye on the thread that serves (`loop-watch.ts`).
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { listening } from '../../scripts/listening.ts';
import { answerOf, recordOf, SETS } from './city-records.ts';
import { LIBRARIES } from './generate-works.ts';
import type { Watched } from './loop-watch.ts';

const HERE = import.meta.dirname;
const PORTAL = path.join(HERE, '..', '..', 'server', 'portal.ts');

export interface CityPortal {
  readonly origin: string;
  /** Begins to watch the thread that serves. */
  watch(): Promise<void>;
  /** What was seen since `watch`. */
  seen(): Promise<Watched>;
  /** Has another process import records of one library, as many changes of the catalogue. */
  importSome(): Promise<void>;
  close(): Promise<void>;
}

/** A source without a repository, whose records come in files. */
const BY_FILE = { id: 'files', library: '320104' };
const IMPORTED = 1_000;

/**
 * @param folder is kept, with a catalogue of so many works in it, which is made when it is not there
 * @param nodeOptions for the process that serves, e.g. `--cpu-prof`
 */
export async function cityPortal(
  folder: string,
  works: number,
  nodeOptions: readonly string[] = [],
): Promise<CityPortal> {
  const env = {
    ...process.env,
    PORTAL_SETTINGS: path.join(folder, 'portal.json'),
    PORTAL_DATA: path.join(folder, 'var'),
    PORT: '0',
  };
  await fill(folder, works, env);
  const watcher = path.join(HERE, 'loop-watch.ts');
  const child = spawn(
    process.execPath,
    [...nodeOptions, '--import', watcher, PORTAL, 'serve', '--no-harvest'],
    { env, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
  );
  const origin = (await listening(child)).replace('localhost', '127.0.0.1');
  // Threads that search are started when the first one asks.
  while (!(await fetch(`${origin}/api/v1/search?size=1`)).ok) await sleep(100);
  const told = async (word: 'watch' | 'seen'): Promise<Watched> => {
    const answer = once(child, 'message') as Promise<[Watched]>;
    child.send(word);
    return (await answer)[0];
  };
  return {
    origin,
    watch: async () => {
      await told('watch');
    },
    seen: () => told('seen'),
    importSome: async () => {
      const note = `${Date.now()} 时的附注`;
      const records = Array.from({ length: IMPORTED }, (_, n) =>
        recordOf(2 * works + n, BY_FILE.library, note),
      );
      const file = path.join(folder, 'some.xml');
      writeFileSync(file, answerOf(`<ListRecords>${records.join('')}</ListRecords>`));
      await command(['import', file, '--source', BY_FILE.id], env);
    },
    close: async () => {
      const ended = once(child, 'close');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Harvests the repositories of all libraries, as an operator would. */
async function fill(folder: string, works: number, env: NodeJS.ProcessEnv): Promise<void> {
  const mark = path.join(folder, 'filled');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === String(works)) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const repository = spawn(process.execPath, [path.join(HERE, 'serve-city.ts'), String(works)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [announced] = (await once(repository.stdout, 'data')) as [Buffer];
  const baseUrl = announced.toString().trim();
  const settings = {
    sources: [
      BY_FILE,
      ...LIBRARIES.map((library) => ({
        id: `s${library}`,
        library,
        baseUrl: `${baseUrl}/${library}`,
        collections: SETS.map(([set, name]) => ({ set, name })),
      })),
    ],
    network: { allowPrivate: ['127.0.0.0/8'] },
    harvest: { pauseMs: 0 },
    engine: { kind: 'embedded', queryWorkers: 2 },
    portal: { host: '127.0.0.1', requestsPerMinute: 0 },
  };
  writeFileSync(path.join(folder, 'portal.json'), JSON.stringify(settings));
  const begun = performance.now();
  await command(['harvest'], env);
  repository.kill();
  writeFileSync(mark, String(works));
  console.log(
    `harvested ${works} works in ${Math.round((performance.now() - begun) / 1_000)} s, kept in ${folder}`,
  );
}

async function command(words: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn(process.execPath, [PORTAL, ...words, '--json'], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [status] = (await once(child, 'close')) as [number | null];
  if (status !== 0) throw new Error(`${words.join(' ')} ended with ${status}`);
}
