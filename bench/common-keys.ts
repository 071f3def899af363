/**
 * One ISBN on very many records, as a template or a placeholder puts it there: what storing them costs,
 * for different titles and for one title, at ten times the number as well. Near-linear is ten times the
 * time; comparing every two of them would be a hundred times.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createHash } from 'node:crypto';
import type { ReceivedRecord } from '../catalogue/runs/page.ts';
import { describe } from '../formats/describe.ts';
import { SqliteRecordStore } from '../stores/embedded/catalogue/store.ts';
import { benchSource } from './support/bench-source.ts';
import { printTable } from './support/table.ts';
import type { Row } from './support/table.ts';
import { plainPage } from '../test/support/plain-page.ts';

const PAGE = 100;
const FEW = 2_000;
const MANY = 20_000;
const LIBRARY = { code: '320104', name: '秦淮区图书馆', nameEn: 'Qinhuai', shortName: '秦淮' };

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
        Array.from({ length: PAGE }, (_, i) => received(from + i, titleOf(from + i))),
        { nextToken: from + PAGE < records ? String(from + PAGE) : null },
      ),
    );
    longestPage = Math.max(longestPage, performance.now() - begun);
  }
  await store.completeRun(lease, 0);
  const seconds = (performance.now() - start) / 1_000;
  const { works } = await store.totals();
  await store.close();
  rmSync(folder, { recursive: true });
  return { seconds, longestPage, works };
}

function received(n: number, title: string): ReceivedRecord {
  const xml = `<record xmlns="http://www.openarchives.org/OAI/2.0/"><header><identifier>oai:bench:${n}</identifier><datestamp>2026-01-01T00:00:00Z</datestamp></header><metadata><oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title><dc:identifier>ISBN 9787807182689</dc:identifier></oai_dc:dc></metadata></record>`;
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
    title,
    describe: () => describe(record, undefined, { source: benchSource(''), library: LIBRARY }),
  };
}

function han(n: number): string {
  return String.fromCodePoint(0x4e00 + (n % 20_000));
}
