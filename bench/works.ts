/**
 * What keeping works true costs beside describing and storing: comparing everything anew, and one changed record
 * until its works are as they should be. `--records=1000000` for so many; a fifth of them are held by another
 * library as well.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { ReceivedRecord } from '../catalogue/runs/page.ts';
import { describe } from '../formats/describe.ts';
import { SqliteRecordStore } from '../stores/embedded/catalogue/store.ts';
import { benchSource } from './support/bench-source.ts';
import { random, syntheticRecord } from './support/generate-records.ts';
import { printTable, quantile, rssMb } from './support/table.ts';
import { plainPage } from '../test/support/plain-page.ts';

const asked = process.argv.find((word) => word.startsWith('--records='));
const RECORDS = Number(
  asked?.slice('--records='.length) ?? (process.argv.includes('--full') ? 1_000_000 : 20_000),
);
const PAGE = 100;
const CHANGES = 300;
const LIBRARY = { code: '320104', name: '秦淮区图书馆', nameEn: 'Qinhuai', shortName: '秦淮' };

const folder = mkdtempSync(path.join(tmpdir(), 'bench-works-'));
const store = new SqliteRecordStore(path.join(folder, 'catalogue.db'));

const begun = performance.now();
let peak = 0;
await stored(RECORDS, (n) => received(n, titleOf(n)));
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
  await stored(1, () => change);
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

async function stored(records: number, of: (n: number) => ReceivedRecord): Promise<void> {
  const lease = await store.beginRun('bench', 'incremental');
  if ('busy' in lease) throw new Error('nobody else harvests here');
  const window = await store.planWindow(lease, null, null);
  for (let from = 0; from < records; from += PAGE) {
    const size = Math.min(PAGE, records - from);
    await store.commitPage(
      plainPage(
        lease,
        window.id,
        Array.from({ length: size }, (_, i) => of(from + i)),
        { nextToken: from + size < records ? String(from + size) : null },
      ),
    );
  }
  await store.completeRun(lease, 0);
}

/** @param description number of the record whose description it has */
function received(n: number, description: number, version = 0): ReceivedRecord {
  const { metadata } = syntheticRecord(description);
  const datestamp = new Date(Date.UTC(2026, 0, 1, 0, 0, version)).toISOString();
  const record = {
    source: 'bench',
    identifier: `oai:bench:${n}`,
    datestamp,
    deleted: false,
    setSpecs: [],
    metadataPrefix: 'oai_dc',
    xml: `<record xmlns="http://www.openarchives.org/OAI/2.0/"><header><identifier>oai:bench:${n}</identifier><datestamp>${datestamp}</datestamp></header><metadata>${metadata}</metadata></record>`,
  };
  return {
    kind: 'record',
    record,
    hash: createHash('sha256').update(`${version} ${metadata}`).digest('hex'),
    title: null,
    describe: () => describe(record, undefined, { source: benchSource(''), library: LIBRARY }),
  };
}
