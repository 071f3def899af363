/**
 * Every format in which works are taken along: what it is called in addresses, its media type, and how a file of works
 * begins, goes on and ends. Each writes one work at a time, so that a file of ten thousand is never whole in memory.
 */
import { bibtex } from './bibtex.ts';
import { cnmarcRecord } from './cnmarc-fields.ts';
import type { WrittenRecord } from './cnmarc-fields.ts';
import { endnote } from './endnote.ts';
import { gbt7714 } from './gbt7714.ts';
import { CSV_HEAD, csvLine, csvNote } from './hits-csv.ts';
import { fitted, iso2709 } from './iso2709-writer.ts';
import { jsonLd } from './json-ld.ts';
import { MARCXML_FOOT, MARCXML_HEAD, marcxml, xmlComment } from './marcxml.ts';
import type { Naming, Reference } from './reference.ts';
import { ris } from './ris.ts';

export type ExportName = 'ris' | 'bib' | 'enw' | 'txt' | 'mrc' | 'marcxml' | 'jsonld' | 'csv';

export interface ExportFormat {
  /** In addresses and at the end of file names. */
  readonly name: ExportName;
  /** Media type. */
  readonly type: string;
  /** `/works/:id.<name>`. */
  readonly ofWork: boolean;
  /** `/search?…&format=<name>`. */
  readonly ofHits: boolean;
  readonly head: string;
  /** @param number which it is of a list, from 1; undefined when it stands alone */
  readonly write: (reference: Reference, naming: Naming, number?: number) => string | Uint8Array;
  /** A sentence for whoever reads the file, where the format has a place for one. */
  readonly note?: (text: string) => string;
  readonly foot: string;
}

const BOTH = { ofWork: true, ofHits: true, head: '', foot: '' } as const;

export const EXPORTS: readonly ExportFormat[] = [
  { ...BOTH, name: 'ris', type: 'application/x-research-info-systems; charset=utf-8', write: ris },
  {
    ...BOTH,
    name: 'bib',
    type: 'application/x-bibtex; charset=utf-8',
    write: bibtex,
    note: (text) => `@comment{${text.replace(/[{}@]/g, ' ')}}\n\n`,
  },
  { ...BOTH, name: 'enw', type: 'application/x-endnote-refer; charset=utf-8', write: endnote },
  {
    ...BOTH,
    name: 'txt',
    type: 'text/plain; charset=utf-8',
    write: (reference, { today }, number) =>
      `${number === undefined ? '' : `[${number}] `}${gbt7714(reference, today)}\r\n`,
    note: (text) => `（${text}）\r\n`,
  },
  {
    ...BOTH,
    name: 'mrc',
    type: 'application/marc',
    write: (reference, naming) => iso2709(recordOf(reference, naming)),
  },
  {
    ...BOTH,
    name: 'marcxml',
    type: 'application/marcxml+xml; charset=utf-8',
    head: MARCXML_HEAD,
    write: (reference, naming) => marcxml(recordOf(reference, naming)),
    note: xmlComment,
    foot: MARCXML_FOOT,
  },
  {
    ...BOTH,
    name: 'jsonld',
    type: 'application/ld+json; charset=utf-8',
    ofHits: false,
    write: (reference, naming) => `${JSON.stringify(jsonLd(reference, naming), undefined, 2)}\n`,
  },
  {
    ...BOTH,
    name: 'csv',
    type: 'text/csv; charset=utf-8',
    ofWork: false,
    head: CSV_HEAD,
    write: csvLine,
    note: csvNote,
  },
];

/** Most works of one file. */
export const MOST_EXPORTED = 10_000;

function recordOf(reference: Reference, naming: Naming): WrittenRecord {
  return fitted(cnmarcRecord(reference, naming), reference.address);
}
