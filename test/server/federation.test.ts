/** What pages know of libraries and sources: kept beside them, new within seconds, never waited for. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect } from 'chai';
import type { RecordStore } from '../../catalogue/ports/record-store.ts';
import type { Source } from '../../catalogue/source.ts';
import { LiveFederation } from '../../server/enquiries/federation.ts';
import { openStores } from '../../stores/open.ts';
import type { Stores } from '../../stores/open.ts';
import { LIBRARIES, openPortal } from '../support/portal-fixture.ts';

const SOURCE: Omit<Source, 'state'> = {
  id: 'jl',
  library: '320100',
  baseUrl: 'https://jl.example.org/oai',
  metadataPrefix: 'oai_dc',
  set: undefined,
  schedule: '0 2 * * *',
  collections: [],
};
const DUE = '2030-01-01T00:00:00.000Z';

/** The store, told of each method before it is asked for. */
function watched(records: RecordStore, look: (method: string) => void): RecordStore {
  return new Proxy(records, {
    get(target, name) {
      look(String(name));
      const value: unknown = Reflect.get(target, name);
      // Private fields belong to the store itself.
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

describe('what pages know of the federation', function () {
  let folder: string;
  let stores: Stores;
  const opened: { stop(): Promise<void> }[] = [];

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'federation-'));
    stores = await openStores({ dataFolder: folder, queryWorkers: 0 });
    await stores.registry.applyLibraries(LIBRARIES);
    await stores.registry.applySettings([SOURCE]);
  });
  afterEach(async () => {
    for (const federation of opened.splice(0)) await federation.stop();
    await stores.close();
    rmSync(folder, { recursive: true });
  });

  /** @param records in place of the real store */
  async function begin(
    records: RecordStore = stores.records,
    lookMs = 3_600_000,
    faults: unknown[] = [],
  ): Promise<LiveFederation> {
    const { registry } = stores;
    const federation = await LiveFederation.begin(
      { records, registry },
      (error) => faults.push(error),
      lookMs,
    );
    opened.push(federation);
    return federation;
  }

  const dueOf = ({ current }: LiveFederation): string | null | undefined =>
    current.sources[0]?.ledger.nextDue;

  it('is gathered anew after a change of another process, and of its own', async () => {
    const federation = await begin();
    expect(federation.current.libraries.map(({ library }) => library)).to.eql(LIBRARIES);
    expect(dueOf(federation)).to.equal(null);
    const other = await openStores({ dataFolder: folder, queryWorkers: 0 });
    await other.records.setNextDue('jl', DUE);
    await federation.look();
    expect(dueOf(federation)).to.equal(DUE);
    await other.registry.applySettings([{ ...SOURCE, set: 'local' }]);
    await federation.look();
    expect(federation.current.sources[0]?.source.set).to.equal('local');
    await other.close();
    await stores.records.setNextDue('jl', '2031-01-01T00:00:00.000Z');
    await federation.look();
    expect(dueOf(federation)).to.equal('2031-01-01T00:00:00.000Z');
  });

  it('is asked for nothing while nothing changes', async () => {
    const asked: string[] = [];
    const federation = await begin(watched(stores.records, (method) => asked.push(method)));
    const { current } = federation;
    asked.length = 0;
    await federation.look();
    await federation.look();
    expect(federation.current).to.equal(current);
    expect(asked).to.eql(['revision', 'revision']);
  });

  it('is looked after by itself, also after it could not be read', async () => {
    let isBroken = false;
    const faults: unknown[] = [];
    const federation = await begin(
      watched(stores.records, (method) => {
        if (isBroken && method === 'ledger') throw new Error('broken');
      }),
      1,
      faults,
    );
    isBroken = true;
    await stores.records.setNextDue('jl', DUE);
    while (faults.length === 0) await nextTurn();
    expect(dueOf(federation)).to.equal(null);
    isBroken = false;
    while (dueOf(federation) !== DUE) await nextTurn();
  });

  it('is all that pages ask: none waits for the ledger of a source', async () => {
    const { records } = stores;
    const portal = await openPortal(undefined, {
      records: watched(records, (method) => {
        if (['ledger', 'warnings', 'runs', 'totals', 'gaps', 'quarantine'].includes(method))
          throw new Error(`a page asked for ${method}`);
      }),
    });
    try {
      for (const page of [
        '/',
        '/search',
        '/search/advanced',
        '/browse/title',
        '/timeline',
        '/libraries',
        '/libraries/320104',
        '/collections',
        '/collections/qinhuai-dc:local:photo',
        '/status',
        '/api/v1/libraries',
        '/api/v1/search',
      ])
        expect((await fetch(`${portal.url}${page}`)).status, page).to.equal(200);
    } finally {
      await portal.close();
    }
  });
});
