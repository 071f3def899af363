/**
 * One title on very many records, as photographs (夫子庙) and registers of families (刘氏宗谱) have it: what storing and
 * matching them costs as they become more. Near-linear is four times the time for four times as many; comparing
 * every two of them would be sixteen times.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { SqliteRecordStore } from '../stores/embedded/catalogue/store.ts';
import { random } from './support/generate-records.ts';
import { dublinCoreOf, receivedRecord, storeRecords } from './support/stored-records.ts';
import { printTable } from './support/table.ts';
import type { Row } from './support/table.ts';

const SIZES = [5_000, 10_000, 20_000] as const;
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
  const longestPage = await storeRecords(store, records, (n) =>
    receivedRecord(n, dublinCoreOf(of(random(n * 2_654_435_761), n))),
  );
  const { user, system } = process.cpuUsage(cpu);
  const { works, pairs, narrowedBlocks } = await store.matchingTotals();
  await store.close();
  rmSync(folder, { recursive: true });
  return { seconds: (user + system) / 1e6, longestPage, works, pairs, narrowedBlocks };
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
