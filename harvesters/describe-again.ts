/**
 * Keeps stored documents true to the rules of today: when normalising rules, the library or the collections
 * of a source changed, its records are described again from what was received.
 */
import { createHash } from 'node:crypto';
import type { CatalogueDocument } from '../catalogue/document.ts';
import type { Library } from '../catalogue/library.ts';
import type { DescribeAgainOptions, Records } from '../catalogue/ports/records.ts';
import type { SourceRecord } from '../catalogue/record.ts';
import type { Source } from '../catalogue/source.ts';
import { DOCUMENT_VERSION, describe } from '../formats/describe.ts';
import type { DescribeContext } from '../formats/describe.ts';

/** Describes a stored record by the rules, the library and the collections of today. */
export function describer(
  sources: readonly Source[],
  library: (code: string) => Library,
): (record: SourceRecord) => CatalogueDocument {
  const contexts = new Map(
    sources.map((source) => [source.id, { source, library: library(source.library) }]),
  );
  return (record) => {
    const context = contexts.get(record.source);
    if (context === undefined) throw new Error(`记录属于未登记的数据源 ${record.source}`);
    return describe(record, undefined, context);
  };
}

/** Costs one look at each source when nothing changed. */
export async function bringUpToDate(
  records: Records,
  sources: readonly Source[],
  library: (code: string) => Library,
  options?: DescribeAgainOptions,
): Promise<void> {
  const describeRecord = describer(sources, library);
  for (const source of sources) {
    const version = versionOf({ source, library: library(source.library) });
    await records.describeAgain(source.id, version, describeRecord, options);
  }
}

/** Changes with everything that a document is made from besides its record. */
export function versionOf({ source, library }: DescribeContext): string {
  const { code, name, nameEn, shortName } = library;
  const { collections, ofPage = [] } = source;
  // What a page says in words changes no document; before there were pages there was nothing here.
  const edited = ofPage.map(({ set, access }) => [set, access]);
  const parts = [
    code,
    name,
    nameEn,
    shortName,
    collections,
    ...(edited.length > 0 ? [edited] : []),
  ];
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12);
  return `${DOCUMENT_VERSION}-${digest}`;
}
