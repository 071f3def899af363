/**
 * A file that is handed over, as large as one may be: the real portal in a process of its own is sent it by its API,
 * looks at it and imports it, while its memory is looked at. `--full`: 200 MB, else 20.
 */
import { openAsBlob, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { field, isoRecord } from '../test/support/iso2709.ts';
import { PortalProcesses } from '../test/support/portal-process.ts';
import { syntheticRecord } from './support/generate-records.ts';
import { printTable } from './support/table.ts';

const BYTES = (process.argv.includes('--full') ? 200 : 20) * 1024 * 1024;
/** As records are whose contents are told chapter by chapter. */
const ABSTRACT = '金陵为六朝故都，山川城郭、坊巷桥梁、寺观园亭、物产风俗，载在志乘者甚夥。'.repeat(
  40,
);
const LOOK_MS = 250;

interface Told {
  readonly id: string;
  readonly state: string;
  readonly total: number | null;
  readonly message: string;
}

const portal = new PortalProcesses();
try {
  await measure();
} finally {
  portal.close();
}

async function measure(): Promise<void> {
  const file = path.join(portal.folder, 'large.mrc');
  const records = await writeFile(file);
  portal.settings({ sources: [], portal: { requestsPerMinute: 0 } });
  const made = await portal.run('key', 'add', '--name', 'bench', '--role', 'admin', '--json');
  const key = String(made.lines[0]?.['key']);
  const { url, child } = await portal.serve('--no-harvest');
  const ask = async (address: string, method = 'GET', body?: Blob): Promise<Told> => {
    const answer = await fetch(`${url}/api/v1/staff/deliveries${address}`, {
      method,
      headers: { Authorization: `Bearer ${key}` },
      ...(body === undefined ? {} : { body }),
    });
    const told = (await answer.json()) as Told;
    if (!answer.ok) throw new Error(`${answer.status} ${JSON.stringify(told)}`);
    return told;
  };
  const memory = (): number => megabytes(child.pid ?? 0, 'VmRSS');
  const rows: Record<string, string | number>[] = [];
  let id = '';
  const step = async (what: string, work: () => Promise<void>): Promise<void> => {
    const began = performance.now();
    let most = memory();
    const looking = setInterval(() => (most = Math.max(most, memory())), LOOK_MS);
    await work();
    clearInterval(looking);
    const seconds = (performance.now() - began) / 1000;
    rows.push({ what, s: seconds, 'most MB': most });
  };
  const until = async (wanted: string): Promise<void> => {
    for (;;) {
      const { state, message } = await ask(`/${id}`);
      if (state === wanted) return;
      if (state === 'failed') throw new Error(message);
      await sleep(LOOK_MS);
    }
  };
  rows.push({ what: 'before', s: 0, 'most MB': memory() });
  await step('sent', async () => {
    const sent = await ask('?filename=large.mrc&library=320104', 'POST', await openAsBlob(file));
    id = sent.id;
  });
  await step('read and looked at', () => until('ready'));
  await step('imported', async () => {
    await ask(`/${id}/import`, 'POST');
    await until('done');
  });
  printTable(`A file of ${BYTES / 1024 / 1024} MB with ${records} records`, rows);
}

async function writeFile(file: string): Promise<number> {
  const handle = await open(file, 'w');
  let records = 0;
  for (let bytes = 0; bytes < BYTES - 10_000; records++) {
    const record = isoRecord([
      { tag: '001', text: `B${records}` },
      field('200', '1 ', `a${titleOf(records)}`, 'f某某编'),
      field('210', '  ', 'a南京', 'c南京出版社', `d${1950 + (records % 70)}`),
      field('330', '  ', `a${ABSTRACT}`),
    ]);
    await handle.write(record);
    bytes += record.length;
  }
  await handle.close();
  return records;
}

function titleOf(n: number): string {
  return /<dc:title>([^<]{1,100})</.exec(syntheticRecord(n).metadata)?.[1] ?? '';
}

function megabytes(pid: number, name: string): number {
  const found = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(
    readFileSync(`/proc/${pid}/status`, 'utf8'),
  );
  return Math.round(Number(found?.[1] ?? 0) / 1024);
}
