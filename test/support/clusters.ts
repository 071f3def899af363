/**
 * The Elasticsearch servers that suites share: started when the first test needs them, stopped after
 * the last; the lanes of a whole run borrow them from it. With `ELASTICSEARCH_URL` the server there is used; else those that were fetched before
 * (`npm run elasticsearch -- --fetch`). A machine without them leaves the suites out loudly; in CI that
 * is a failure.
 */
import process from 'node:process';
import type { ElasticsearchOptions } from '../../stores/elasticsearch/connection.ts';
import { LINES, reasonAgainst, startCluster } from './elasticsearch.ts';
import type { Line } from './elasticsearch.ts';
import { isCi } from './cannot-run.ts';
import { borrowCluster, isLane } from './lent-clusters.ts';
import { PATIENT_MS } from './patience.ts';

type Tell = (this: Mocha.Suite, urls: () => Promise<readonly string[]>) => void;

const given = process.env['ELASTICSEARCH_URL'];
const running = new Map<Line, Promise<readonly string[]>>();
const own: (() => Promise<void>)[] = [];

after(async function () {
  for (const stop of own) await stop();
});

/**
 * The same tests on both engines.
 *
 * @param tell gets a function that gives the options of a server, undefined for the embedded engine, to be
 *   called in a hook or test; and whether it is the embedded one, for what no engine changes
 */
export function onBothEngines(
  title: string,
  tell: (
    this: Mocha.Suite,
    engine: () => Promise<ElasticsearchOptions | undefined>,
    isEmbedded: boolean,
  ) => void,
): void {
  describe(title, function () {
    tell.call(this, async () => undefined, true);
  });
  const lines = given === undefined || given === '' ? onLine.bind(undefined, '8') : onEveryLine;
  lines(title, function (urls) {
    tell.call(this, async () => optionsFor(await urls()), false);
  });
}

/**
 * Describes the same tests on every line of servers that this machine can run.
 *
 * @param tell gets a function that gives the addresses of a shared server, to be called in a hook or test
 */
export function onEveryLine(title: string, tell: Tell): void {
  if (given !== undefined && given !== '') {
    describe(`${title} (${given})`, function () {
      tell.call(this, async () => [given]);
    });
    return;
  }
  for (const line of LINES) onLine(line, title, tell);
}

/** The same on one line only. */
export function onLine(line: Line, title: string, tell: Tell): void {
  const against = reasonAgainst(line);
  const name = `${title} (Elasticsearch ${line}.x)`;
  if (against !== undefined) {
    leaveOut(name, against);
    return;
  }
  describe(name, function () {
    before(async function () {
      this.timeout(120_000);
      await shared(line);
    });
    tell.call(this, () => shared(line));
  });
}

/** Tests that cannot run here: skipped loudly, or failed in CI. */
export function leaveOut(name: string, reason: string): void {
  if (isCi) {
    describe(name, () => {
      it('can run', () => {
        throw new Error(reason);
      });
    });
    return;
  }
  console.warn(`\n!! 没有测试 ${name}：${reason}\n`);
  describe.skip(name, () => {
    it(`没有测试：${reason}`, () => undefined);
  });
}

/** What a search may take is what it may take in a portal. */
export const AS_READERS_WAIT = { searchMs: undefined };

/** Options for a server without users, with names of its own, and patience for a machine that does much else. */
export function optionsFor(
  nodes: readonly string[],
  changed: Partial<ElasticsearchOptions> = {},
): ElasticsearchOptions {
  return {
    nodes,
    prefix: `nsl-${Math.random().toString(36).slice(2, 10)}`,
    shards: 1,
    replicas: '0-1',
    auth: { search: undefined, index: undefined, migrate: undefined },
    ca: undefined,
    searchMs: PATIENT_MS,
    ...changed,
  };
}

function shared(line: Line): Promise<readonly string[]> {
  const urls = running.get(line) ?? (isLane ? borrowCluster(line) : startOwn(line));
  running.set(line, urls);
  return urls;
}

async function startOwn(line: Line): Promise<readonly string[]> {
  const cluster = await startCluster({ line });
  own.push(() => cluster.stop());
  return cluster.urls;
}
