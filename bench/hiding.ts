/**
 * How long readers still see what was kept from them: the real portal in a process of its own is told through its
 * API to hide one record, then a whole source, and is searched until nothing of it is found. With
 * `ELASTICSEARCH=http://…` on that engine.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { PortalProcesses } from '../test/support/portal-process.ts';
import { printTable } from './support/table.ts';

const records = process.argv.includes('--full') ? 20_000 : 4_000;
const node = process.env['ELASTICSEARCH'];
const LOOK_MS = 20;

const portal = new PortalProcesses();
let repository: ChildProcess | undefined;
try {
  await measure();
} finally {
  repository?.kill('SIGKILL');
  portal.close();
}

async function measure(): Promise<void> {
  const support = path.join(import.meta.dirname, 'support', 'serve-records.ts');
  const child = spawn(process.execPath, [support, String(records)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  repository = child;
  const [announced] = (await once(child.stdout, 'data')) as [Buffer];
  portal.settings({
    sources: [{ id: 'many', library: '320104', baseUrl: announced.toString().trim() }],
    network: { allowPrivate: ['127.0.0.0/8'] },
    harvest: { pauseMs: 0, retryDelayMs: 100 },
    portal: { requestsPerMinute: 0 },
    ...(node === undefined ? {} : { engine: { kind: 'elasticsearch', nodes: [node] } }),
  });
  await portal.run('harvest', 'many', '--json');
  const made = await portal.run('key', 'add', '--name', 'bench', '--role', 'admin', '--json');
  const key = String(made.lines[0]?.['key']);
  const { url } = await portal.serve('--no-harvest');

  const found = async (query: string): Promise<number> => {
    const answer = await fetch(`${url}/api/v1/search?${query}`);
    return ((await answer.json()) as { total: number }).total;
  };
  const seconds = async (what: object, query: string): Promise<{ act: number; seen: number }> => {
    const before = await found(query);
    const started = performance.now();
    const act = fetch(`${url}/api/v1/staff/suppressions`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ source: 'many', why: 'bench', ...what }),
    }).then((answer) => {
      if (answer.status !== 201) throw new Error(`the act answered ${answer.status}`);
      return (performance.now() - started) / 1000;
    });
    while ((await found(query)) >= Math.max(1, 'identifier' in what ? before : 1))
      await sleep(LOOK_MS);
    return { seen: (performance.now() - started) / 1000, act: await act };
  };

  const answer = await fetch(`${url}/api/v1/search?size=1`);
  const { works } = (await answer.json()) as {
    works: { holdings: { identifier: string }[] }[];
  };
  const identifier = works[0]?.holdings[0]?.identifier;
  const one = await seconds({ scope: 'record', identifier }, '');
  const all = await seconds({ scope: 'source' }, 'lib=320104');
  printTable(`Hidden, and found no more (${node === undefined ? 'embedded' : 'Elasticsearch'})`, [
    { what: 'one record', records: 1, 'act s': one.act, 'found no more s': one.seen },
    { what: 'a source', records, 'act s': all.act, 'found no more s': all.seen },
  ]);
}
