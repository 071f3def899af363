/** What people decided about sources, kept over changes of the settings. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import type { Library } from '../../catalogue/library.ts';
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

  it('writes nothing when the settings are applied again as they were', async () => {
    const other = new SqliteRegistry(path.join(folder, 'registry.db'));
    const settings = [
      source('qinhuai', { collections: [{ name: '老照片库' }] }),
      source('jiangning'),
    ];
    await registry.applySettings(settings);
    await registry.applySettings(settings.slice(0, 1));
    await registry.applyLibraries([library('320104'), library('320115')]);
    const revision = await other.revision();
    const written = readFileSync(path.join(folder, 'registry.db-wal'));
    await other.applySettings(settings.slice(0, 1));
    await other.applyLibraries([library('320104'), library('320115')]);
    expect(readFileSync(path.join(folder, 'registry.db-wal')).equals(written)).to.equal(true);
    expect(await registry.revision()).to.equal(revision);
    await other.close();
  });

  it('tells every process by its revision that a source or a library changed', async () => {
    const other = new SqliteRegistry(path.join(folder, 'registry.db'));
    let before = await other.revision();
    const changes: (() => Promise<void>)[] = [
      () => registry.applySettings([source('a'), source('b')]),
      () => registry.applySettings([source('a', { schedule: '30 4 * * *' }), source('b')]),
      () => registry.applySettings([source('b')]),
      () => registry.applyLibraries([library('320104'), library('320115')]),
      () => registry.applyLibraries([library('320115'), library('320104')]),
      () => registry.applyLibraries([library('320115')]),
    ];
    for (const change of changes) {
      await change();
      const after = await other.revision();
      expect(after, String(change)).to.be.greaterThan(before);
      before = after;
    }
    expect(await other.sources()).to.eql(await registry.sources());
    await other.close();
  });

  it('keeps the libraries of the settings in their order', async () => {
    const given = [library('320115'), { ...library('320104'), hours: '9:00–17:00' }];
    await registry.applyLibraries(given);
    expect(await registry.libraries()).to.eql(given);
    await registry.applyLibraries([library('320104')]);
    expect(await registry.libraries()).to.eql([library('320104')]);
  });

  it('changes what the settings changed', async () => {
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

function library(code: string): Library {
  return { code, name: `${code}图书馆`, nameEn: `Library ${code}`, shortName: code };
}

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
