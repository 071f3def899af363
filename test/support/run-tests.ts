/**
 * Runs every suite: `npm test`, or `npm test -- test/catalogue` for a folder or files of it. Ends with
 * the line that counts. Finding no test at all is a failure.
 *
 * Everything runs in four lanes side by side, each a process of its own: the tests of Elasticsearch itself and
 * those in a browser, which wait for others most of the time, those of the server and of stores, and all others.
 * What a lane has to say is printed when those before it have ended, and what failed in any of them once more at
 * the very end.
 */
import { spawn } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { stripVTControlCharacters } from 'node:util';
import Mocha from 'mocha';
import CountingReporter, { countsIn } from './counting-reporter.ts';
import type { Counts } from './counting-reporter.ts';
import { ClusterLender } from './lent-clusters.ts';

/** What a test file calls that is about Elasticsearch itself; those that ask both engines run with all others. */
const ELASTICSEARCH = /\b(?:onEveryLine|onLine|startCluster)\b/;

const wanted = process.argv.slice(2);
const files = (wanted.length > 0 ? wanted : ['test'])
  .flatMap((place) =>
    place.endsWith('.ts') ? [place] : globSync(`${place}/**/*.{test,browser}.ts`),
  )
  .sort();
const lanes = [...Map.groupBy(files, laneOf)].toSorted(([a], [b]) => a - b);

if (lanes.length < 2) await runHere(files);
else await runInLanes(lanes.map(([, lane]) => lane));

function laneOf(file: string): number {
  if (file.endsWith('.browser.ts')) return 2;
  if (ELASTICSEARCH.test(readFileSync(file, 'utf8'))) return 3;
  return /^test\/(?:server|stores)\//.test(file) ? 1 : 0;
}

async function runHere(chosen: readonly string[]): Promise<void> {
  // Only what hangs runs into it, also on a machine that does much else.
  const mocha = new Mocha({ reporter: CountingReporter, timeout: 60_000, slow: 1_000 });
  for (const file of chosen) mocha.addFile(path.resolve(file));
  await mocha.loadFilesAsync();
  if (mocha.suite.total() === 0) {
    console.error('没有找到任何测试。');
    process.exit(1);
  }
  mocha.run((failures) => {
    process.exitCode = failures > 0 ? 1 : 0;
    // A test that leaves a server or thread open must not hang the run, and must not pass unseen.
    setTimeout(() => {
      console.error('测试结束 10 秒后仍有未关闭的连接或线程：', process.getActiveResourcesInfo());
      process.exit(1);
    }, 10_000).unref();
  });
}

async function runInLanes(lists: readonly (readonly string[])[]): Promise<void> {
  const lender = new ClusterLender();
  const running = lists.map((list) => runLane(list, lender));
  for (const { show, ended } of running) {
    show();
    await ended;
  }
  const ended = await Promise.all(running.map((lane) => lane.ended));
  await lender.stop();
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const { status, printed } of ended) {
    const counts: Counts | undefined = countsIn(printed);
    // A lane that died before it could count has failed, whatever the other says.
    if (status !== 0 || counts === undefined) process.exitCode = 1;
    sum.passed += counts?.passed ?? 0;
    sum.failed += counts?.failed ?? 1;
    sum.skipped += counts?.skipped ?? 0;
  }
  for (const { status, printed } of ended) if (status !== 0) console.log(whatFailed(printed));
  console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
}

/** The part of a lane's words that names its failures; its last lines when it died before it could name any. */
function whatFailed(printed: string): string {
  const plain = stripVTControlCharacters(printed);
  const at = plain.search(/^ {2}\d+ failing$/m);
  return at < 0 ? plain.slice(-4_000) : plain.slice(at);
}

interface Lane {
  /** Prints what it has said so far, and what it says from now on. */
  readonly show: () => void;
  readonly ended: Promise<{ readonly status: number; readonly printed: string }>;
}

/** One process with these files; what it prints is kept until it is to be shown. */
function runLane(lane: readonly string[], lender: ClusterLender): Lane {
  // The portals that journeys start compile the same files again and again.
  const cache = process.env['NODE_COMPILE_CACHE'] ?? path.join(tmpdir(), 'portal-test-compiled');
  const colour = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
  const child = spawn(process.execPath, [import.meta.filename, ...lane], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, NODE_COMPILE_CACHE: cache, ...colour },
  });
  lender.lendTo(child);
  let printed = '';
  let isShown = false;
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      if (isShown) process.stdout.write(text);
    });
  }
  return {
    show: () => {
      isShown = true;
      process.stdout.write(printed);
    },
    ended: new Promise((resolve) => {
      child.on('close', (status) => resolve({ status: status ?? 1, printed }));
    }),
  };
}
