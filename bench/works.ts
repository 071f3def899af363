/**
 * What keeping works true costs beside describing and storing: comparing everything anew, and one changed record
 * until its works are as they should be. `--records=1000000` for so many; a fifth of them are held by another
 * library as well.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { ReceivedRecord } from '../catalogue/runs/page.ts';
import { SqliteRecordStore } from '../stores/embedded/catalogue/store.ts';
import { random, syntheticRecord } from './support/generate-records.ts';
import { receivedRecord, storeRecords } from './support/stored-records.ts';
import { printTable, quantile, rssMb } from './support/table.ts';

const asked = process.argv.find((word) => word.startsWith('--records='));
const RECORDS = Number(
  asked?.slice('--records='.length) ?? (process.argv.includes('--full') ? 1_000_000 : 20_000),
);
const CHANGES = 300;

const folder = mkdtempSync(path.join(tmpdir(), 'bench-works-'));
const store = new SqliteRecordStore(path.join(folder, 'catalogue.db'));

const begun = performance.now();
let peak = 0;
await storeRecords(store, RECORDS, (n) => received(n, titleOf(n)));
const stores = (performance.now() - begun) / 1_000;

await store.forgetMatching();
const again = performance.now();
await store.matchAgain({ onProgress: () => (peak = Math.max(peak, rssMb())) });
const rematch = (performance.now() - again) / 1_000;

const times: number[] = [];
const next = random(7);
for (let i = 0; i < CHANGES; i++) {
  const n = Math.floor(next() * RECORDS);
  const change = received(n, titleOf(Math.floor(next() * RECORDS)), i);
  const at = performance.now();
  await storeRecords(store, 1, () => change);
  times.push(performance.now() - at);
}
const totals = await store.matchingTotals();
await store.close();
rmSync(folder, { recursive: true });

printTable(
  'Works: comparing anew (to hold: ≥ 3 000 records/s), one changed record (≤ 5 ms median)',
  [
    {
      records: RECORDS,
      works: totals.works,
      pairs: totals.pairs,
      'largest block': totals.largestBlock,
      'stored/s': Math.round(RECORDS / stores),
      'compared anew/s': Math.round(RECORDS / rematch),
      'peak RSS MB': peak,
      'one change ms p50': quantile(times, 0.5),
      p95: quantile(times, 0.95),
    },
  ],
);

/** Every fifth is one of before, of another library. */
function titleOf(n: number): number {
  return n % 5 === 4 ? n - 4 : n;
}

/** @param description number of the record whose description it has */
function received(n: number, description: number, version = 0): ReceivedRecord {
  return receivedRecord(n, syntheticRecord(description).metadata, version);
}
