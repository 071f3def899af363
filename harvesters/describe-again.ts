/**
 * Keeps stored documents true to the rules of today: when normalising rules, the libraries or the
 * collections in the settings changed, every record is described again from what was received.
 */
import { createHash } from 'node:crypto';
import type { CatalogueDocument } from '../catalogue/document.ts';
import type { Library } from '../catalogue/library.ts';
import type { RecordStore } from '../catalogue/ports/record-store.ts';
import type { SourceRecord } from '../catalogue/record.ts';
import type { Source } from '../catalogue/source.ts';
import { DOCUMENT_VERSION, describe } from '../formats/describe.ts';
import type { DescribeContext } from '../formats/describe.ts';

/** Describes a stored record by the rules, the library and the sets of today. */
export async function describer(
  records: RecordStore,
  sources: readonly Source[],
  library: (code: string) => Library,
): Promise<(record: SourceRecord) => CatalogueDocument> {
  const contexts = new Map<string, DescribeContext>();
  for (const source of sources) {
    const { profile } = await records.ledger(source.id);
    contexts.set(source.id, {
      source,
      library: library(source.library),
      setNames: profile?.sets ?? {},
    });
  }
  return (record) => {
    const context = contexts.get(record.source);
    if (context === undefined) throw new Error(`记录属于未登记的数据源 ${record.source}`);
    return describe(record, undefined, context);
  };
}

/** Costs one look at the ledger of each source when nothing changed. */
export async function bringUpToDate(
  records: RecordStore,
  sources: readonly Source[],
  library: (code: string) => Library,
  onProgress?: (done: number, total: number) => void,
): Promise<void> {
  const describeRecord = await describer(records, sources, library);
  await records.describeAgain(versionOf(sources, library), describeRecord, onProgress);
}

/** Changes with everything that a document is made from besides its record. */
function versionOf(sources: readonly Source[], library: (code: string) => Library): string {
  const parts = [...sources]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, library: code, collections }) => [
      id,
      code,
      library(code).name,
      library(code).shortName,
      collections,
    ]);
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12);
  return `${DOCUMENT_VERSION}-${digest}`;
}
