/**
 * A harvest that is killed again and again loses nothing, doubles nothing and revives nothing, and asks
 * for at most one page again per kill. The real command in a process of its own, killed with SIGKILL.
 *
 * Small by default; `npm run drill:kill` is the full drill of three hundred kills.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { random, syntheticRecord } from '../../bench/support/generate-records.ts';
import { startRepository } from '../support/fake-repository.ts';

const RECORDS = Number(process.env['KILL_TEST_RECORDS'] ?? 1000);
const KILLS = Number(process.env['KILL_TEST_KILLS'] ?? 5);
const PAGE_SIZE = 50;
const SEED = Number(process.env['KILL_TEST_SEED'] ?? 1927);

interface Finished {
  readonly status: number | null;
  readonly lines: Record<string, unknown>[];
  readonly errors: string;
}

describe(`a harvest of ${RECORDS} records killed ${KILLS} times (seed ${SEED})`, function () {
  this.timeout(60_000 + KILLS * 10_000 + RECORDS * 10);
  let folder: string;
  let env: NodeJS.ProcessEnv;
  let repository: Awaited<ReturnType<typeof startRepository>>;

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'kill-'));
    repository = await startRepository({
      records: Array.from({ length: RECORDS }, (_, n) => {
        const { metadata, ...header } = syntheticRecord(n);
        return n % 10 === 7 ? { ...header, deleted: true } : { ...header, metadata };
      }),
      pageSize: PAGE_SIZE,
    });
    const settings = path.join(folder, 'portal.json');
    writeFileSync(
      settings,
      JSON.stringify({
        sources: [{ id: 'kill', library: '320104', baseUrl: repository.baseUrl }],
        network: { allowPrivate: ['127.0.0.0/8'] },
        harvest: { pauseMs: 40, retryDelayMs: 50 },
      }),
    );
    env = { ...process.env, PORTAL_SETTINGS: settings, PORTAL_DATA: path.join(folder, 'var') };
  });

  after(async () => {
    await repository.close();
    rmSync(folder, { recursive: true });
  });

  function portal(...args: string[]): {
    child: ReturnType<typeof spawn>;
    finished: Promise<Finished>;
  } {
    const child = spawn(process.execPath, ['server/portal.ts', ...args], { env });
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    const finished = new Promise<Finished>((done) =>
      child.on('close', (status) => {
        const lines = status === null ? [] : output.split('\n').filter(Boolean);
        done({
          status,
          errors,
          lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>),
        });
      }),
    );
    return { child, finished };
  }

  const pagesAsked = (): number =>
    repository.requests.filter((request) => request.includes('verb=ListRecords')).length;

  it('ends with exactly what the repository holds', async () => {
    const next = random(SEED);
    let killed = 0;
    while (killed < KILLS) {
      const before = pagesAsked();
      const { child, finished } = portal('harvest', '--json');
      // At a random point of the harvest itself, not of the start of the process.
      const wait = 1 + Math.floor((next() * RECORDS) / PAGE_SIZE / (KILLS + 1));
      while (pagesAsked() < before + wait && child.exitCode === null) await sleep(5);
      await sleep(next() * 60);
      if (child.exitCode !== null) break;
      child.kill('SIGKILL');
      await finished;
      killed++;
    }
    expect(killed, 'kills while the harvest ran').to.equal(KILLS);

    const last = await portal('harvest', '--json').finished;
    expect(last.status, last.errors).to.equal(0);
    const exported = (await portal('export', 'records', '--json').finished).lines;
    const verified = await portal('verify', '--json').finished;

    const pages = Math.ceil(RECORDS / PAGE_SIZE);
    console.log(`      ${pagesAsked()} pages asked for, ${pages} in the list, ${KILLS} kills`);
    expect(
      exported
        .map((record) => `${String(record['identifier'])} ${String(record['deleted'])}`)
        .sort(),
    ).to.deep.equal(
      Array.from(
        { length: RECORDS },
        (_, n) => `oai:synthetic.example:${n} ${String(n % 10 === 7)}`,
      ).sort(),
    );
    expect(verified.status, JSON.stringify(verified.lines)).to.equal(0);
    expect(pagesAsked()).to.be.at.most(pages + KILLS);
  });

  it('then finds nothing new and writes nothing to the index', async () => {
    const [run] = (await portal('harvest', '--full', '--json').finished).lines;
    expect(run).to.include({
      outcome: 'unchanged',
      received: RECORDS,
      new: 0,
      changed: 0,
      deleted: 0,
    });
  });
});
