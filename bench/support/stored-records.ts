/** Records that a benchmark makes, stored as pages of a harvest without a repository. */
import { createHash } from 'node:crypto';
import type { ReceivedRecord } from '../../catalogue/runs/page.ts';
import { describe } from '../../formats/describe.ts';
import type { SqliteRecordStore } from '../../stores/embedded/catalogue/store.ts';
import { plainPage } from '../../test/support/plain-page.ts';
import { benchSource } from './bench-source.ts';

const PAGE = 100;
const LIBRARY = { code: '320104', name: '秦淮区图书馆', nameEn: 'Qinhuai', shortName: '秦淮' };

/**
 * Stores them in one run.
 *
 * @returns the time of the page that took longest, milliseconds
 */
export async function storeRecords(
  store: SqliteRecordStore,
  records: number,
  of: (n: number) => ReceivedRecord,
): Promise<number> {
  const lease = await store.beginRun('bench', 'incremental');
  if ('busy' in lease) throw new Error('nobody else harvests here');
  const window = await store.planWindow(lease, null, null);
  let longestPage = 0;
  for (let from = 0; from < records; from += PAGE) {
    const size = Math.min(PAGE, records - from);
    const begun = performance.now();
    await store.commitPage(
      plainPage(
        lease,
        window.id,
        Array.from({ length: size }, (_, i) => of(from + i)),
        { nextToken: from + size < records ? String(from + size) : null },
      ),
    );
    longestPage = Math.max(longestPage, performance.now() - begun);
  }
  await store.completeRun(lease, 0);
  return longestPage;
}

/**
 * @param metadata what stands inside `<metadata>`
 * @param version another one of the same record is a change
 */
export function receivedRecord(n: number, metadata: string, version = 0): ReceivedRecord {
  const identifier = `oai:bench:${n}`;
  const datestamp = new Date(Date.UTC(2026, 0, 1, 0, 0, version)).toISOString();
  const xml = `<record xmlns="http://www.openarchives.org/OAI/2.0/"><header><identifier>${identifier}</identifier><datestamp>${datestamp}</datestamp></header><metadata>${metadata}</metadata></record>`;
  const record = {
    source: 'bench',
    identifier,
    datestamp,
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

/** @param elements of Dublin Core, `<dc:title>…` */
export function dublinCoreOf(elements: string): string {
  return `<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">${elements}</oai_dc:dc>`;
}
