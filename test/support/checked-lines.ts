/** Lines of a purchase list held against a catalogue, as the check of a list does it. */
import { checkLines } from '../../acquisitions/check-lines.ts';
import type { CheckTerms } from '../../acquisitions/check-lines.ts';
import type { ListLine } from '../../acquisitions/list.ts';
import type { CatalogueDocument } from '../../catalogue/document.ts';
import type { LineResult } from '../../catalogue/checks/result.ts';
import type { Candidates } from '../../catalogue/ports/candidates.ts';
import type { ColumnMeaning } from '../../catalogue/sheet-columns.ts';
import { describe as describeRecord } from '../../formats/describe.ts';
import { recordOfRow } from '../../formats/files/sheet-record.ts';

export type Input = Readonly<Partial<Record<ColumnMeaning | 'offered', string>>>;

const TERMS: CheckTerms = {
  purpose: 'buy',
  offered: 'auto',
  library: '320104',
  today: '2026-11-29',
};

/** Results of lines with these cells, in rows from 1. */
export async function checked(
  catalogue: Candidates,
  inputs: readonly Input[],
  terms: Partial<CheckTerms> = {},
): Promise<LineResult[]> {
  const lines = inputs.map((input, i): ListLine => ({ sheet: '', row: i + 1, group: '', input }));
  return checkLines(
    lines.map((line) => ({ line, described: { document: documentOfCells(line.input, line.row) } })),
    { ...TERMS, ...terms },
    catalogue,
  );
}

const NO_TITLE = '题名';

/** A line with these cells as the catalogue describes it. */
export function documentOfCells(input: Input, row = 1): CatalogueDocument {
  const values = new Map(
    Object.entries({ title: NO_TITLE, ...input }).map(
      ([meaning, value]) => [meaning as ColumnMeaning, [value]] as const,
    ),
  );
  const made = recordOfRow(values, new Uint8Array(), '');
  if (made.kind !== 'record') throw new Error(made.kind);
  const xml = made.xml.replace(`<subfield code="a">${NO_TITLE}</subfield>`, '');
  return describeRecord(
    {
      source: 'list',
      identifier: String(row),
      datestamp: '',
      deleted: false,
      setSpecs: [],
      metadataPrefix: 'cnmarc',
      xml: `<record xmlns="http://www.openarchives.org/OAI/2.0/"><header/><metadata>${xml}</metadata></record>`,
    },
    undefined,
    {
      source: {
        id: 'list',
        library: '',
        baseUrl: 'https://repository.example/oai',
        metadataPrefix: 'cnmarc',
        set: undefined,
        schedule: '',
        collections: [],
        state: 'active',
      },
      library: { code: '', name: '', nameEn: '', shortName: '' },
    },
  );
}
