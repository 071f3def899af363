/** Documents out of MARC records that a test writes field by field. */
import type { CatalogueDocument } from '../../catalogue/document.ts';
import { describe as describeRecord } from '../../formats/describe.ts';

/** A data field: tag, both indicators, subfields; or a control field: tag and value. */
export type Field =
  | readonly [tag: string, ind: string, ...subfields: (readonly [code: string, value: string])[]]
  | readonly [tag: string, value: string];

export const CNMARC_LEADER = '01234nam0 2200301   450 ';
export const MARC21_LEADER = '01234nam a2200301 i 4500';

/** The document of a CNMARC record with these fields, as a record of 江宁. */
export function cnmarc(fields: readonly Field[], leader = CNMARC_LEADER): CatalogueDocument {
  return documentOf(marcXml(fields, leader), 'cnmarc');
}

export function marc21(fields: readonly Field[], leader = MARC21_LEADER): CatalogueDocument {
  return documentOf(marcXml(fields, leader), 'marc21');
}

function marcXml(fields: readonly Field[], leader: string): string {
  const body = fields.map(([tag, ind, ...subfields]) =>
    tag.startsWith('00')
      ? `<controlfield tag="${tag}">${escape(ind)}</controlfield>`
      : `<datafield tag="${tag}" ind1="${ind.charAt(0)}" ind2="${ind.charAt(1)}">${subfields.map(([code, value]) => `<subfield code="${code}">${escape(value)}</subfield>`).join('')}</datafield>`,
  );
  return `<record xmlns="http://www.loc.gov/MARC21/slim"><leader>${leader}</leader>${body.join('')}</record>`;
}

export function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** The document of any payload, as a record of 江宁. */
export function documentOf(payload: string, metadataPrefix: string): CatalogueDocument {
  return describeRecord(
    {
      source: 's',
      identifier: 'oai:1',
      datestamp: '2026-01-01T00:00:00Z',
      deleted: false,
      setSpecs: [],
      metadataPrefix,
      xml: `<record xmlns="http://www.openarchives.org/OAI/2.0/"><header><identifier>oai:1</identifier></header><metadata>${payload}</metadata></record>`,
    },
    undefined,
    {
      source: {
        id: 's',
        library: '320115',
        baseUrl: 'https://repository.example/oai',
        metadataPrefix,
        set: undefined,
        schedule: '0 2 * * *',
        collections: [],
        state: 'active',
      },
      library: { code: '320115', name: '江宁区图书馆', nameEn: 'Jiangning', shortName: '江宁' },
    },
  );
}

/** `oai_dc` or, with elements of dcterms (`terms:issued`), qualified Dublin Core. */
export function dublinCore(elements: readonly (readonly [string, string])[]): CatalogueDocument {
  const body = elements.map(([name, value]) => {
    const tag = name.startsWith('terms:') ? `dc${name}` : `dc:${name}`;
    return `<${tag}>${escape(value)}</${tag}>`;
  });
  return documentOf(
    `<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">${body.join('')}</oai_dc:dc>`,
    'oai_dc',
  );
}
