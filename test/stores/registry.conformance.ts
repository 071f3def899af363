/** What every `Registry` keeps of what people decided, over changes of the settings. */
import { expect } from 'chai';
import type { Library } from '../../catalogue/library.ts';
import type { Registry } from '../../catalogue/ports/registry.ts';
import type { Source } from '../../catalogue/source.ts';

export interface OpenedRegistry {
  readonly registry: Registry;
  /** A second connection to the same data, as another process would have. */
  readonly another: () => Promise<Registry>;
  /** Closes everything and removes the data. */
  readonly dispose: () => Promise<void>;
}

export function registryConformance(name: string, open: () => Promise<OpenedRegistry>): void {
  describe(name, () => {
    let opened: OpenedRegistry;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.dispose());

    const states = async (): Promise<string[]> =>
      (await opened.registry.sources()).map((source) => `${source.id} ${source.state}`);

    it('keeps a source as the settings name it', async () => {
      const given = source('qinhuai', {
        set: 'local',
        collections: [{ set: 'local:photo', name: '老照片库', access: 'onsite' }],
      });
      await opened.registry.applySettings([given]);
      expect(await opened.registry.sources()).to.eql([{ ...given, state: 'active' }]);
    });

    it('keeps its revision when the settings are applied again as they were', async () => {
      const settings = [
        source('qinhuai', { collections: [{ name: '老照片库' }] }),
        source('jiangning'),
      ];
      const libraries = [library('320104'), library('320115')];
      await opened.registry.applySettings(settings);
      await opened.registry.applySettings(settings.slice(0, 1));
      await opened.registry.applyLibraries(libraries);
      const revision = await opened.registry.revision();
      const other = await opened.another();
      await other.applySettings(settings.slice(0, 1));
      await other.applyLibraries(libraries);
      await other.close();
      expect(await opened.registry.revision()).to.equal(revision);
    });

    it('tells every process by its revision that a source or a library changed', async () => {
      const other = await opened.another();
      let before = await other.revision();
      const changes: (() => Promise<unknown>)[] = [
        () => opened.registry.applySettings([source('a'), source('b')]),
        () => opened.registry.applySettings([source('a', { schedule: '30 4 * * *' }), source('b')]),
        () => opened.registry.applySettings([source('b')]),
        () => opened.registry.applyLibraries([library('320104'), library('320115')]),
        () => opened.registry.applyLibraries([library('320115'), library('320104')]),
        () => opened.registry.applyLibraries([library('320115')]),
      ];
      for (const change of changes) {
        await change();
        const after = await other.revision();
        expect(after, String(change)).to.be.greaterThan(before);
        before = after;
      }
      expect(await other.sources()).to.eql(await opened.registry.sources());
      await other.close();
    });

    it('keeps the libraries of the settings in their order', async () => {
      const given = [library('320115'), { ...library('320104'), hours: '9:00–17:00' }];
      await opened.registry.applyLibraries(given);
      expect(await opened.registry.libraries()).to.eql(given);
      await opened.registry.applyLibraries([library('320104')]);
      expect(await opened.registry.libraries()).to.eql([library('320104')]);
    });

    it('changes what the settings changed', async () => {
      await opened.registry.applySettings([source('qinhuai')]);
      await opened.registry.applySettings([
        source('qinhuai', { baseUrl: 'https://new.example/oai' }),
      ]);
      expect((await opened.registry.sources()).map((one) => one.baseUrl)).to.eql([
        'https://new.example/oai',
      ]);
    });

    it('retires a source that was taken out, lists it last, and takes it back', async () => {
      await opened.registry.applySettings([source('a'), source('b')]);
      await opened.registry.applySettings([source('b')]);
      expect(await states()).to.eql(['b active', 'a retired']);
      await opened.registry.applySettings([]);
      expect(await states()).to.eql(['a retired', 'b retired']);
      await opened.registry.applySettings([source('a'), source('b')]);
      expect(await states()).to.eql(['a active', 'b active']);
    });
  });
}

export function library(code: string): Library {
  return { code, name: `${code}图书馆`, nameEn: `Library ${code}`, shortName: code };
}

export function source(id: string, changed: Partial<Source> = {}): Omit<Source, 'state'> {
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
