/** Documents out of the descriptions of libraries. */
import { readFileSync } from 'node:fs';
import type { CatalogueDocument } from '../../catalogue/document.ts';
import type { Library } from '../../catalogue/library.ts';
import { describe as describeRecord } from '../../formats/describe.ts';
import type { Side } from './pairs/hands/hands.ts';

const LIBRARIES = new Map(
  (JSON.parse(readFileSync('config/libraries.json', 'utf8')) as Library[]).map((one) => [
    one.code,
    one,
  ]),
);

/** The document of one side, as a record of a source of its library. */
export function documentOf(
  { prefix, xml, library: code }: Side,
  identifier: string,
): CatalogueDocument {
  const library = LIBRARIES.get(code);
  if (library === undefined) throw new Error(`no library ${code} in config/libraries.json`);
  const source = `s${code}`;
  return describeRecord(
    {
      source,
      identifier,
      datestamp: '2026-01-01T00:00:00Z',
      deleted: false,
      setSpecs: [],
      metadataPrefix: prefix,
      xml: `<record xmlns="http://www.openarchives.org/OAI/2.0/"><header><identifier>${identifier}</identifier></header><metadata>${xml}</metadata></record>`,
    },
    undefined,
    {
      source: {
        id: source,
        library: code,
        baseUrl: 'https://repository.example/oai',
        metadataPrefix: prefix,
        set: undefined,
        schedule: '0 2 * * *',
        collections: [],
        state: 'active',
      },
      library,
    },
  );
}
