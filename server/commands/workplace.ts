/**
 * Where a command works: its output, the settings, and the stores, each opened when it is asked for and
 * closed in order. Only the entry file knows which stores stand behind the ports (`Entrance`).
 */
import type { Library } from '../../catalogue/library.ts';
import type { Candidates } from '../../catalogue/ports/candidates.ts';
import type { Checks } from '../../catalogue/ports/check-lists.ts';
import type { DeliveryFiles } from '../../catalogue/ports/deliveries.ts';
import type { Lookout } from '../../catalogue/ports/lookout.ts';
import type { RecordStore } from '../../catalogue/ports/record-store.ts';
import type { Registry } from '../../catalogue/ports/registry.ts';
import type { Source } from '../../catalogue/source.ts';
import type { Settings } from '../../config/settings.ts';
import type { ThreadActs } from '../../harvesters/main.ts';
import type { SearchIndex } from '../../catalogue/ports/search-index.ts';
import type { IndexerParts } from '../../harvesters/indexing/indexer.ts';
import type { Assembly } from '../assembly.ts';
import { Output } from './output.ts';
import { stopAsked } from './stop.ts';

/** The stores of a data folder, as commands use them. */
export interface CommandStores {
  readonly records: RecordStore;
  readonly registry: Registry;
  readonly checks: Checks;
  readonly index: SearchIndex;
  readonly openRebuild: IndexerParts['openRebuild'];
  /** Puts the index before this one in use again; undefined where the engine keeps none. */
  readonly rollback: (() => Promise<string | undefined>) | undefined;
  readonly sqliteVersion: string;
  /** False when the index cannot be searched; who follows the catalogue then builds it anew. */
  readonly isIndexWhole: () => Promise<boolean>;
  close(): Promise<void>;
}

/** A catalogue that is only read, and a place for one list that nobody keeps. */
export interface Checking {
  readonly records: Candidates;
  readonly checks: Checks;
  /** Removes the list as well. */
  close(): Promise<void>;
}

export interface CheckedFile {
  readonly name: string;
  readonly isIndex: boolean;
  /** What was found, in the words of the engine; empty when the file is whole. */
  readonly faults: readonly string[];
}

/** What the entry file hands in, because nobody else sees both sides. */
export interface Entrance {
  openStores(settings: Settings): Promise<CommandStores>;
  /** @throws DataFolderUnusable where there is no catalogue */
  openChecking(settings: Settings): Promise<Checking>;
  /** Makes the data folder when it is not there; tells its owner, and the files in it that are another's. */
  prepareFolder(dataFolder: string): Promise<{
    readonly owner: string;
    readonly files: readonly string[];
  }>;
  /** Looks through every database and index file there is, page by page. */
  checkFiles(settings: Settings, thorough: boolean): Promise<readonly CheckedFile[]>;
  /** @returns what the manifest of the backup says */
  backup(dataFolder: string, target: string): Promise<object>;
  restore(folder: string, dataFolder: string): Promise<void>;
  serve(withHarvest: boolean): Promise<0 | 1>;
}

/** What most commands work on. */
export interface Opened {
  readonly assembly: Assembly;
  readonly stores: CommandStores;
  readonly sources: readonly Source[];
  readonly parts: IndexerParts & Pick<CommandStores, 'index'>;
  /** What a person does to runs and sources, done in this process. */
  readonly acts: ThreadActs;
  /** @throws Error for a code that is in no list of libraries */
  readonly library: (code: string) => Library;
}

export interface Workplace {
  readonly out: Output;
  readonly entrance: Entrance;
  /** @throws SettingsWrong */
  readonly settings: () => Promise<Settings>;
  /** Opens what the settings name, works, and closes it whatever happens. */
  readonly opened: <T>(work: (opened: Opened) => Promise<T>) => Promise<T>;
}

/** @param changes false for a command that only reads: the settings are not written into the registry */
export function workplaceOf(entrance: Entrance, changes: boolean, json: boolean): Workplace {
  return {
    out: new Output(json),
    entrance,
    settings: readSettings,
    opened: (work) => opened(entrance, changes, work),
  };
}

async function readSettings(): Promise<Settings> {
  const settings = await import('../../config/settings.ts');
  return settings.readSettings();
}

/** Files come by pages; a command imports, or checks, the file that it is given. */
const NO_FILES: DeliveryFiles = {
  size: () => Promise.resolve(undefined),
  begin: () => undefined,
  remove: () => Promise.resolve(),
};

/** Loaded only when an act looks at a repository. */
function lookoutIn({ connect }: Assembly, library: (code: string) => Library): Lookout {
  const made = async (): Promise<Lookout> => {
    const { lookout } = await import('../../harvesters/registering/lookout.ts');
    return lookout({ connect, library: async (code) => library(code), signal: stopAsked() });
  };
  return {
    diagnose: async (baseUrl, watch) => (await made()).diagnose(baseUrl, watch),
    tryOut: async (source, watch) => (await made()).tryOut(source, watch),
    examine: async (source, watch) => (await made()).examine(source, watch),
  };
}

async function opened<T>(
  entrance: Entrance,
  changes: boolean,
  work: (opened: Opened) => Promise<T>,
): Promise<T> {
  const settings = await readSettings();
  const [
    { assemble, registerSources },
    { libraryBy },
    { runActs },
    { followRegistry },
    { deskActs },
  ] = await Promise.all([
    import('../assembly.ts'),
    import('../../catalogue/library.ts'),
    import('../../harvesters/acts.ts'),
    import('../../harvesters/follow-registry.ts'),
    import('../../desk/desk.ts'),
  ]);
  const assembly = await assemble(settings);
  try {
    const stores = await entrance.openStores(settings);
    try {
      const { records, registry, index, openRebuild } = stores;
      const sources = changes
        ? await registerSources(registry, assembly)
        : await registry.sources();
      const follow = (anew = false): Promise<boolean> =>
        followRegistry(records, registry, { now: () => new Date(), anew });
      if (changes) await follow(true);
      const parts = { records, index, openRebuild };
      const library = libraryBy(assembly.libraries);
      const acts: ThreadActs = {
        ...runActs({ records }),
        ...deskActs({
          records,
          registry,
          describer: async () => {
            const { describer } = await import('../../harvesters/describe-again.ts');
            return describer(sources, library);
          },
          // Listens only once an act begins: until then Ctrl-C ends a command at once.
          get signal() {
            return stopAsked();
          },
          // What the command `harvest` does it does itself.
          start: () => false,
          follow,
          files: NO_FILES,
          checks: stores.checks,
          checkFiles: NO_FILES,
          lookout: lookoutIn(assembly, library),
          now: () => new Date(),
        }),
      };
      return await work({ assembly, stores, sources, parts, acts, library });
    } finally {
      await stores.close();
    }
  } finally {
    await assembly.close();
  }
}
