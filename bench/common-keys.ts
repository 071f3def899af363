/**
 * One ISBN on very many records, as a template or a placeholder puts it there: what storing them costs,
 * for different titles and for one title, at ten times the number as well. Near-linear is ten times the
 * time; comparing every two of them would be a hundred times.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SqliteRecordStore } from '../stores/embedded/catalogue/store.ts';
import { dublinCoreOf, receivedRecord, storeRecords } from './support/stored-records.ts';
import { printTable } from './support/table.ts';
import type { Row } from './support/table.ts';

const FEW = 2_000;
const MANY = 20_000;

const KINDS: Readonly<Record<string, (n: number) => string>> = {
  'different titles': (n) => `${han(n * 7)}${han(n * 13 + 5)}${han(n * 29 + 11)}城记`,
  'titles alike': (n) => `金陵地方历史文献丛刊总目提要及人名地名书名综合索引${han(n * 7)}`,
  'one title': () => '无题名',
};

const rows: Row[] = [];
for (const [kind, titleOf] of Object.entries(KINDS)) {
  const few = await stored(FEW, titleOf);
  const many = await stored(MANY, titleOf);
  rows.push({
    'records of one ISBN': kind,
    [`${FEW}: s`]: few.seconds,
    [`${MANY}: s`]: many.seconds,
    'times (10 = linear)': many.seconds / few.seconds,
    'longest page ms': many.longestPage,
    works: many.works,
  });
}
printTable(`One ISBN on ${MANY} records (to hold: ≤ 60 s)`, rows);

async function stored(
  records: number,
  titleOf: (n: number) => string,
): Promise<{ seconds: number; longestPage: number; works: number }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-keys-'));
  const store = new SqliteRecordStore(path.join(folder, 'catalogue.db'));
  const start = performance.now();
  const longestPage = await storeRecords(store, records, (n) =>
    receivedRecord(
      n,
      dublinCoreOf(
        `<dc:title>${titleOf(n)}</dc:title><dc:identifier>ISBN 9787807182689</dc:identifier>`,
      ),
    ),
  );
  const seconds = (performance.now() - start) / 1_000;
  const { works } = await store.totals();
  await store.close();
  rmSync(folder, { recursive: true });
  return { seconds, longestPage, works };
}

function han(n: number): string {
  return String.fromCodePoint(0x4e00 + (n % 20_000));
}
