/**
 * What the entry files share: the settings, the sources they name (or the demonstration's), and the
 * options that harvests need. It opens nothing that has to be closed but the demonstration.
 */
import type { Library } from '../catalogue/library.ts';
import type { Registry } from '../catalogue/ports/registry.ts';
import type { Source } from '../catalogue/source.ts';
import type { Settings } from '../config/settings.ts';
import type { ConnectOptions } from '../harvesters/connect.ts';

/** Pause between two requests to a demonstration repository, milliseconds. */
const DEMONSTRATION_PAUSE_MS = 20;

export interface Assembly {
  readonly settings: Settings;
  readonly libraries: readonly Library[];
  readonly sources: readonly Omit<Source, 'state'>[];
  readonly connect: ConnectOptions;
  close(): Promise<void>;
}

/**
 * Starts the demonstration federation when no settings file names anything else.
 *
 * @param federationPort where it listens; undefined = where it always does
 */
export async function assemble(settings: Settings, federationPort?: number): Promise<Assembly> {
  const { harvest, network } = settings;
  const connect: ConnectOptions = {
    pauseMs: harvest.pauseMs,
    retryDelayMs: harvest.retryDelayMs,
    contact: harvest.contact,
    allowPrivate: network.allowPrivate,
    allowPrivateAt: rangesByBaseUrl(settings),
    certificates: network.certificates,
    credentials: settings.credentials,
    exemptOrigins: [],
  };
  if (!settings.demonstration) {
    const sources = settings.sources.map((source) => ({
      ...source,
      baseUrl: source.baseUrl ?? '',
      set: source.set,
      schedule: source.schedule ?? harvest.schedule,
    }));
    return {
      settings,
      libraries: settings.libraries,
      sources,
      connect,
      close: async () => undefined,
    };
  }
  const [{ startFederation }, { DEMONSTRATION_LIBRARIES }] = await Promise.all([
    import('../demo/federation.ts'),
    import('../demo/libraries.ts'),
  ]);
  const federation = await startFederation(federationPort);
  return {
    settings,
    libraries: settings.libraries.map((library) => ({
      ...library,
      ...DEMONSTRATION_LIBRARIES[library.code],
    })),
    sources: federation.sources,
    connect: { ...connect, pauseMs: DEMONSTRATION_PAUSE_MS, exemptOrigins: [federation.origin] },
    close: () => federation.close(),
  };
}

/**
 * The registered sources after libraries and sources of the settings were applied: at the start of what
 * serves, harvests or imports. What only reads asks the registry as it stands.
 *
 * @param tell told of each entry of the settings that is not followed
 */
export async function registerSources(
  registry: Registry,
  assembly: Assembly,
  tell: (sentence: string) => void = () => undefined,
): Promise<readonly Source[]> {
  await registry.applyLibraries(assembly.libraries);
  for (const { id, by } of await registry.applySettings(assembly.sources)) {
    tell(
      id === by
        ? `数据源 ${id} 已转为登记：设置文件中的这一条不再起作用（auth 和 allowPrivate 除外），可以删去。`
        : `设置文件中的数据源 ${id} 没有采用：同一个接口、格式和集合已登记为 ${by}，记录不收割两遍。`,
    );
  }
  return registry.sources();
}

/** Sources that share an address share what is opened there. */
function rangesByBaseUrl({ sources }: Settings): ReadonlyMap<string, readonly string[]> {
  const opened = new Map<string, readonly string[]>();
  for (const { baseUrl = '', allowPrivate } of sources)
    opened.set(baseUrl, [...(opened.get(baseUrl) ?? []), ...allowPrivate]);
  return opened;
}
