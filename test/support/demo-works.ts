/** The works of the demonstration as its repositories dress them, without a harvest: one of each record. */
import type { CatalogueDocument } from '../../catalogue/document.ts';
import { libraryBy } from '../../catalogue/library.ts';
import { buildWork } from '../../catalogue/work.ts';
import type { Work } from '../../catalogue/work.ts';
import { dress } from '../../demo/dress.ts';
import { HABITS } from '../../demo/habits.ts';
import { entriesOf } from '../../demo/records/all.ts';
import { describe as describeRecord } from '../../formats/describe.ts';

export function demoDocuments(): CatalogueDocument[] {
  const library = libraryBy([]);
  return HABITS.flatMap((habits) =>
    entriesOf(habits.library).map((entry) => {
      const identifier = `oai:${habits.path}.example:${entry.id}`;
      const metadataPrefix = habits.format.startsWith('cnmarc') ? 'cnmarc' : habits.format;
      const payload = dress(entry, habits, '2026-01-01T00:00:00Z', []);
      const record = {
        source: habits.path,
        identifier,
        datestamp: '2026-01-01T00:00:00Z',
        deleted: false,
        setSpecs: [...entry.sets],
        metadataPrefix,
        xml: `<record xmlns="http://www.openarchives.org/OAI/2.0/"><header><identifier>${identifier}</identifier></header><metadata>${payload}</metadata></record>`,
      };
      return describeRecord(record, undefined, {
        source: {
          id: habits.path,
          library: habits.library,
          baseUrl: 'https://repository.example/oai',
          metadataPrefix,
          set: undefined,
          schedule: '0 2 * * *',
          collections: [],
          state: 'active',
        },
        library: library(habits.library),
      });
    }),
  );
}

export function demoWorks(): Work[] {
  return demoDocuments().map((document) => buildWork([document], '2026-01-02T03:04:05.000Z'));
}
