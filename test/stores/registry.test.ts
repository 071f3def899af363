/** What people decided about sources, kept over changes of the settings. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import type { Source } from '../../catalogue/source.ts';
import { SqliteRegistry } from '../../stores/embedded/registry.ts';

describe('SqliteRegistry', () => {
  let folder: string;
  let registry: SqliteRegistry;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'registry-'));
    registry = new SqliteRegistry(path.join(folder, 'registry.db'));
  });
  afterEach(async () => {
    await registry.close();
    rmSync(folder, { recursive: true });
  });

  const states = async (): Promise<string[]> =>
    (await registry.sources()).map((source) => `${source.id} ${source.state}`);

  it('keeps a source as the settings name it', async () => {
    const given = source('qinhuai', {
      set: 'local',
      collections: [{ set: 'local:photo', name: '老照片库', access: 'onsite' }],
    });
    await registry.applySettings([given]);
    expect(await registry.sources()).to.eql([{ ...given, state: 'active' }]);
  });

  it('changes what the settings changed, and writes nothing twice', async () => {
    await registry.applySettings([source('qinhuai')]);
    await registry.applySettings([source('qinhuai', { baseUrl: 'https://new.example/oai' })]);
    expect((await registry.sources()).map((one) => one.baseUrl)).to.eql([
      'https://new.example/oai',
    ]);
  });

  it('retires a source that was taken out, lists it last, and takes it back', async () => {
    await registry.applySettings([source('a'), source('b')]);
    await registry.applySettings([source('b')]);
    expect(await states()).to.eql(['b active', 'a retired']);
    await registry.applySettings([]);
    expect(await states()).to.eql(['a retired', 'b retired']);
    await registry.applySettings([source('a'), source('b')]);
    expect(await states()).to.eql(['a active', 'b active']);
  });
});

function source(id: string, changed: Partial<Source> = {}): Omit<Source, 'state'> {
  return {
    id,
    library: '320104',
    baseUrl: `https://${id}.example/oai`,
    metadataPrefix: 'oai_dc',
    set: undefined,
    schedule: '0 2 * * *',
    collections: [],
    ...changed,
  };
}
