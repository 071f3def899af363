/**
 * A document out of a description that stands alone, without a source, a harvest or a catalogue: what stands inside
 * `<metadata>` of a record, as a file or a form gives it. It is read as harvested ones are, repairs and all.
 */
import type { CatalogueDocument } from '../catalogue/document.ts';
import type { Library } from '../catalogue/library.ts';
import type { Source } from '../catalogue/source.ts';
import { FormatUnknown, describe } from './describe.ts';
import { payloadOf } from './payload.ts';
import { readMended } from './xml/repair.ts';
import { parseXml } from './xml/xml.ts';

/** What describes one thing. */
export interface LoneDescription {
  /** Tells it from others; its document has an id of this. */
  readonly identifier: string;
  /** metadataPrefix: oai_dc, cnmarc, marc21. */
  readonly prefix: string;
  readonly xml: string;
}

/** @throws MalformedXml, ForbiddenXml, FormatUnknown, FormatUnclear */
export function describeAlone(
  { identifier, prefix, xml }: LoneDescription,
  library: Library,
): CatalogueDocument {
  const bare = xml.replace(/^\uFEFF?\s*<\?xml\s[^<>]{0,300}\?>/iu, '');
  const record = readMended(`<record><metadata>${bare}</metadata></record>`, parseXml).value;
  const payload = payloadOf(record);
  if (payload === undefined) throw new FormatUnknown('其中没有著录');
  const source: Source = {
    id: `alone-${library.code}`,
    library: library.code,
    baseUrl: '',
    metadataPrefix: prefix,
    set: undefined,
    schedule: '',
    collections: [],
    state: 'active',
  };
  const sourceRecord = {
    source: source.id,
    identifier,
    datestamp: '',
    deleted: false,
    setSpecs: [],
    metadataPrefix: prefix,
    xml: '',
  };
  return describe(sourceRecord, payload.element, { source, library });
}
