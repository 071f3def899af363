/**
 * A harvest that is killed again and again loses nothing, doubles nothing and revives nothing, and asks
 * for at most one page again per kill; although the repository is edited while we are away and while its
 * list is read, and its tokens are offsets. The real command in a process of its own, killed with SIGKILL.
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
import { RepositoryLife, kept } from '../support/repository-life.ts';

const RECORDS = Number(process.env['KILL_TEST_RECORDS'] ?? 1000);
const KILLS = Number(process.env['KILL_TEST_KILLS'] ?? 5);
const PAGE_SIZE = 50;
const SEED = Number(process.env['KILL_TEST_SEED'] ?? 1927);
/** Edits between two kills: half while the list is read, half while we are away. */
const EDITS = 8;
/** How the repository lists: what is edited moves to the end, or stays where it is. */
const ORDER = process.env['KILL_TEST_ORDER'] === 'stored' ? 'stored' : 'datestamp';

interface Finished {
  readonly status: number | null;
  readonly lines: Record<string, unknown>[];
  readonly errors: string;
}

describe(`a harvest of ${RECORDS} records by order as ${ORDER} killed ${KILLS} times (seed ${SEED})`, function () {
  this.timeout(60_000 + KILLS * 10_000 + RECORDS * 10);
  let folder: string;
  let env: NodeJS.ProcessEnv;
  let repository: Awaited<ReturnType<typeof startRepository>>;
  let life: RepositoryLife;
  const next = random(SEED);

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'kill-'));
    const records = Array.from({ length: RECORDS }, (_, n) => ({
      ...syntheticRecord(n),
      deleted: n % 10 === 7,
    }));
    life = new RepositoryLife(records, next, syntheticRecord, new Date('2026-01-01T00:00:00Z'));
    repository = await startRepository({
      records,
      pageSize: PAGE_SIZE,
      order: ORDER,
      now: life.now,
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

  /** Kills it so often at random points of the harvest itself, not of the start of the process; then lets it end. */
  async function killed(kills: number, ...args: string[]): Promise<void> {
    const asked = pagesAsked();
    for (let n = 0; n < kills; n++) {
      const before = pagesAsked();
      const { child, finished } = portal('harvest', '--json', ...args);
      const wait = 1 + Math.floor((next() * RECORDS) / PAGE_SIZE / (kills + 1));
      while (pagesAsked() < before + wait && child.exitCode === null) await sleep(5);
      life.go(EDITS / 2);
      await sleep(next() * 60);
      expect(child.exitCode, 'killed while the harvest ran').to.equal(null);
      child.kill('SIGKILL');
      await finished;
      life.go(EDITS / 2);
    }
    const last = await portal('harvest', '--json', ...args).finished;
    expect(last.status, last.errors).to.equal(0);
    const pages = Math.ceil(repository.records.length / PAGE_SIZE);
    const again = pagesAsked() - asked;
    const exported = (await portal('export', 'records', '--json').finished).lines;
    const found = new Set(kept(exported));
    const lost = life.truth().filter((one) => !found.has(one));
    console.log(
      `      ${lost.length} lost; ${again} pages asked for, ${pages} in the list, ${kills} kills, ${life.edits} edits`,
    );
    expect(lost, 'lost').to.deep.equal([]);
    expect([...found].sort()).to.deep.equal(life.truth());
    expect(again).to.be.at.most(pages + kills);
    const verified = await portal('verify', '--json').finished;
    expect(verified.status, JSON.stringify(verified.lines)).to.equal(0);
  }

  it('ends with exactly what the repository holds', () => killed(KILLS));

  it('and so does a full one of what is there, edited before', async () => {
    life.go(40);
    await killed(Math.ceil(KILLS / 5) + 1, '--full');
  });

  it('then finds nothing new and writes nothing to the index', async () => {
    const [run] = (await portal('harvest', '--full', '--json').finished).lines;
    expect(run).to.include({
      outcome: 'unchanged',
      received: repository.records.length,
      new: 0,
      changed: 0,
      deleted: 0,
    });
  });
});
