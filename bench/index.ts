/**
 * Building the embedded search index from works, as `reindex` does: batches of 500, each in a few
 * transactions, then one segment and the switch. Beside it the least that full text of these works can cost:
 * the same tokens, made beforehand and not counted, put into a bare FTS5 table.
 *
 * Making the synthetic works is not counted either. Each of the two runs in a process of its own.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { IndexedWork } from '../catalogue/search/indexed-work.ts';
import { analyse } from '../catalogue/text/text.ts';
import { EmbeddedSearchIndex } from '../stores/embedded/search/embedded-search-index.ts';
import { PINYIN_MARK, VALUE_BREAK } from '../stores/embedded/search/file/schema.ts';
import { KEY_MARKS } from '../stores/keys.ts';
import { Database } from '../stores/sqlite.ts';
import { generateWorks } from './support/generate-works.ts';
import { printTable } from './support/table.ts';
import type { Row } from './support/table.ts';

interface Measured {
  /** Works going in, without the last step. */
  readonly fillSeconds: number;
  /** One segment, order of titles, check, switch. */
  readonly finishSeconds: number;
  readonly cpuSeconds: number;
  readonly fileBytes: number;
  readonly peakRssMb: number;
}

/** As the indexer hands them over. */
const BATCH = 500;
const BUILDS = { ours: buildIndex, peer: fillBareTable } as const;

/** Runs only during what is counted. */
class Clock {
  seconds = 0;
  #cpu = 0;

  async count(work: () => unknown): Promise<void> {
    const started = performance.now();
    const cpu = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(cpu);
    this.seconds += (performance.now() - started) / 1000;
    this.#cpu += (user + system) / 1e6;
  }

  /** @param folder holds the file that was built, and nothing else of size */
  measured(fillSeconds: number, folder: string): Measured {
    const bytes = readdirSync(folder).reduce(
      (sum, file) => sum + statSync(path.join(folder, file)).size,
      0,
    );
    return {
      fillSeconds,
      finishSeconds: this.seconds - fillSeconds,
      cpuSeconds: this.#cpu,
      fileBytes: bytes,
      peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
    };
  }
}

const build = process.argv[2];
if (build === 'ours' || build === 'peer') {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-index-'));
  try {
    console.log(JSON.stringify(await BUILDS[build](Number(process.argv[3]), folder)));
  } finally {
    rmSync(folder, { recursive: true });
  }
} else {
  compare(100_000, 5_000);
  if (process.argv.includes('--full')) compare(1_000_000, 3_500);
}

function compare(works: number, toHold: number): void {
  const ours = measure('ours', works);
  const peer = measure('peer', works);
  const row = (what: string, one: Measured): Row => {
    const seconds = one.fillSeconds + one.finishSeconds;
    return {
      build: what,
      'fill s': one.fillSeconds,
      'finish s': one.finishSeconds,
      'works/s': Math.round(works / seconds),
      'CPU s': one.cpuSeconds,
      'file MB': Math.round(one.fileBytes / 1e6),
      'bytes/work': Math.round(one.fileBytes / works),
      'peak RSS MB': one.peakRssMb,
      'times our time': seconds / (ours.fillSeconds + ours.finishSeconds),
    };
  };
  printTable(`Index: ${works} works (to hold: ≥ ${toHold} works/s)`, [
    row('ours: analysis, full text, facets, hits, order', ours),
    row('bare FTS5, the same tokens given', peer),
  ]);
}

function measure(what: keyof typeof BUILDS, works: number): Measured {
  const { stdout, status } = spawnSync(
    process.execPath,
    [import.meta.filename, what, String(works)],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  if (status !== 0) throw new Error(`the build of ${works} works failed: ${what}`);
  return JSON.parse(stdout) as Measured;
}

async function buildIndex(works: number, folder: string): Promise<Measured> {
  let inUse: string | undefined;
  const index = await EmbeddedSearchIndex.open({
    folder,
    pointer: {
      current: async () => inUse,
      publish: async (file) => {
        inUse = file;
      },
    },
    // Threads that answer searches are not part of a build.
    queryWorkers: 0,
  });
  const clock = new Clock();
  const rebuild = await index.openRebuild();
  for (const batch of generateWorks(works, BATCH)) {
    await clock.count(() => rebuild.replace(batch, 1));
  }
  const fillSeconds = clock.seconds;
  await clock.count(() => rebuild.publish('bench', 1, works));
  const { total } = await index.search({
    query: {},
    filters: {},
    from: null,
    until: null,
    years: 'publication',
    sort: 'added',
    page: 1,
    size: 1,
  });
  if (total !== works) throw new Error(`${works} works went in, ${total} are found`);
  await index.close();
  return clock.measured(fillSeconds, folder);
}

async function fillBareTable(works: number, folder: string): Promise<Measured> {
  const db = new Database(path.join(folder, 'bare.db'), { cacheMiB: 64 });
  db.exec(`
    pragma journal_mode = memory; pragma synchronous = off;
    create virtual table terms using fts5(
      title, variant, creator, subject, publisher, identifier, callno, other, keys,
      content = '', contentless_delete = 1, detail = full,
      tokenize = "ascii tokenchars '${VALUE_BREAK}${KEY_MARKS.title}${PINYIN_MARK}'"
    )`);
  const insert = db.prepare('insert into terms(rowid, title, variant, creator, subject, publisher, identifier, callno, other, keys) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)'); // prettier-ignore
  const clock = new Clock();
  let docno = 0;
  for (const batch of generateWorks(works, BATCH)) {
    const rows = batch.map(tokensOf);
    await clock.count(() =>
      db.write(() => {
        for (const row of rows) insert.run(++docno, ...row);
      }),
    );
  }
  const fillSeconds = clock.seconds;
  await clock.count(() => db.exec(`insert into terms(terms) values ('optimize')`));
  db.close();
  return clock.measured(fillSeconds, folder);
}

/** The texts of one work as our writer hands them to FTS5. */
function tokensOf({ texts, titleKeys, pinyin }: IndexedWork): string[] {
  const keys = [
    ...titleKeys.map((key) => KEY_MARKS.title + key),
    ...pinyin.map((term) => PINYIN_MARK + term),
  ];
  return [
    ...[
      texts.title,
      texts.variantTitle,
      texts.creator,
      texts.subject,
      texts.publisher,
      texts.identifier,
      texts.callNumber,
      texts.other,
    ].map((values) => values.map((value) => analyse(value).join(' ')).join(` ${VALUE_BREAK} `)),
    keys.join(' '),
  ];
}
