/** Things in the quarantine of a source of the portal under test. */
import { shownAddress } from '../../catalogue/address.ts';
import type { ShelvedThing } from '../../catalogue/runs/quarantine.ts';
import { broken } from './catalogue-under-test.ts';
import type { PortalFixture } from './portal-fixture.ts';

/** @returns them in the order of the identifiers */
export async function quarantined(
  { stores }: Pick<PortalFixture, 'stores'>,
  source: string,
  identifiers: readonly string[],
  flags: readonly string[] = [],
): Promise<readonly ShelvedThing[]> {
  const { records } = stores;
  const run = await records.beginRun(source, 'incremental');
  if ('busy' in run) throw new Error('busy');
  const window = await records.planWindow(run, null, null);
  await records.commitPage({
    lease: run,
    window: window.id,
    url: shownAddress('https://repository.example/oai?verb=ListRecords&metadataPrefix=oai_dc'),
    bytes: 1_000,
    ms: 12,
    requests: 1,
    flags,
    responseDate: '2024-02-02T00:00:00Z',
    describedBy: 'rules 1',
    items: identifiers.map(broken),
    nextToken: null,
  });
  await records.completeRun(run, 1);
  const { items } = await records.shelf.shelf({ source, isAside: false }, 100, 0);
  return items;
}
