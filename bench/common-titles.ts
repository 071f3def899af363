/**
 * One title on very many records, as photographs (夫子庙) and registers of families (刘氏宗谱) have it: what storing and
 * matching them costs as they become more. Near-linear is four times the time for four times as many; comparing
 * every two of them would be sixteen times.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { ReceivedRecord } from '../catalogue/runs/page.ts';
import { describe } from '../formats/describe.ts';
import { SqliteRecordStore } from '../stores/embedded/catalogue/store.ts';
import { benchSource } from './support/bench-source.ts';
import { random } from './support/generate-records.ts';
import { printTable } from './support/table.ts';
import type { Row } from './support/table.ts';
import { plainPage } from '../test/support/plain-page.ts';

const PAGE = 100;
const SIZES = [5_000, 10_000, 20_000] as const;
const LIBRARY = { code: '320104', name: '秦淮区图书馆', nameEn: 'Qinhuai', shortName: '秦淮' };
const GIVEN = '文华国明建德志宏永秀云海清松柏春林玉堂景';
const SURNAMES = '陈王李张刘周吴徐孙朱马胡林郭何高';
const PLACES = ['江宁', '溧水', '高淳', '六合', '江浦', '句容', '上元', '溧阳'];
const REIGNS = ['清乾隆', '清嘉庆', '清道光', '清同治', '清光绪', '民国'];

/** Elements of a record; each says some of what records of its kind say. */
const KINDS: Readonly<Record<string, (next: () => number, n: number) => string>> = {
  夫子庙: (next, n) =>
    [
      element('title', '夫子庙'),
      element('type', '照片'),
      element('identifier', `ZP-${n}`),
      next() < 0.6 ? element('creator', `${nameOf(next)}摄`) : '',
      next() < 0.7 ? element('date', `${1900 + Math.floor(next() * 100)}`) : '',
      next() < 0.3 ? element('coverage', '南京秦淮') : '',
    ].join(''),
  刘氏宗谱: (next) =>
    [
      element('title', '刘氏宗谱'),
      element('type', '家谱'),
      next() < 0.5 ? element('creator', `刘${givenOf(next)}纂修`) : '',
      element('date', `${pick(REIGNS, next)}${1 + Math.floor(next() * 25)}年`),
      next() < 0.5 ? element('coverage', pick(PLACES, next)) : '',
      element('format', `${1 + Math.floor(next() * 40)}册`),
    ].join(''),
};

const rows: Row[] = [];
for (const [title, of] of Object.entries(KINDS)) {
  const seconds: number[] = [];
  let last: Stored | undefined;
  for (const size of SIZES) {
    last = await stored(size, of);
    seconds.push(last.seconds);
  }
  rows.push({
    title,
    ...Object.fromEntries(SIZES.map((size, i) => [`${size}: CPU s`, seconds[i] ?? 0])),
    'times (4 = linear)': (seconds.at(-1) ?? 0) / (seconds[0] ?? 1),
    'longest page ms': last?.longestPage ?? 0,
    works: last?.works ?? 0,
    pairs: last?.pairs ?? 0,
    'narrowed blocks': last?.narrowedBlocks ?? 0,
  });
}
printTable('One title on very many records (to hold: near-linear)', rows);

interface Stored {
  readonly seconds: number;
  readonly longestPage: number;
  readonly works: number;
  readonly pairs: number;
  readonly narrowedBlocks: number;
}

async function stored(records: number, of: (typeof KINDS)[string]): Promise<Stored> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-titles-'));
  const store = new SqliteRecordStore(path.join(folder, 'catalogue.db'));
  const cpu = process.cpuUsage();
  const lease = await store.beginRun('bench', 'incremental');
  if ('busy' in lease) throw new Error('a new catalogue is never busy');
  const window = await store.planWindow(lease, null, null);
  let longestPage = 0;
  for (let from = 0; from < records; from += PAGE) {
    const begun = performance.now();
    await store.commitPage(
      plainPage(
        lease,
        window.id,
        Array.from({ length: PAGE }, (_, i) => received(from + i, of)),
        { nextToken: from + PAGE < records ? String(from + PAGE) : null },
      ),
    );
    longestPage = Math.max(longestPage, performance.now() - begun);
  }
  await store.completeRun(lease, 0);
  const { user, system } = process.cpuUsage(cpu);
  const { works, pairs, narrowedBlocks } = await store.matchingTotals();
  await store.close();
  rmSync(folder, { recursive: true });
  return { seconds: (user + system) / 1e6, longestPage, works, pairs, narrowedBlocks };
}

function received(n: number, of: (typeof KINDS)[string]): ReceivedRecord {
  const xml = `<record xmlns="http://www.openarchives.org/OAI/2.0/"><header><identifier>oai:bench:${n}</identifier><datestamp>2026-01-01T00:00:00Z</datestamp></header><metadata><oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">${of(random(n * 2_654_435_761), n)}</oai_dc:dc></metadata></record>`;
  const record = {
    source: 'bench',
    identifier: `oai:bench:${n}`,
    datestamp: '2026-01-01T00:00:00Z',
    deleted: false,
    setSpecs: [],
    metadataPrefix: 'oai_dc',
    xml,
  };
  return {
    kind: 'record',
    record,
    hash: createHash('sha256').update(xml).digest('hex'),
    title: null,
    describe: () => describe(record, undefined, { source: benchSource(''), library: LIBRARY }),
  };
}

function element(name: string, value: string): string {
  return `<dc:${name}>${value}</dc:${name}>`;
}

function nameOf(next: () => number): string {
  return `${pick(SURNAMES, next)}${givenOf(next)}`;
}

function givenOf(next: () => number): string {
  return `${pick(GIVEN, next)}${next() < 0.7 ? pick(GIVEN, next) : ''}`;
}

function pick<T>(list: ArrayLike<T>, next: () => number): T {
  return list[Math.floor(next() * list.length)] as T;
}
