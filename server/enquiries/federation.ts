/**
 * The libraries, their sources and collections with what was harvested of them: the facts that every page
 * shows in some dress. Kept in memory and looked after beside the pages: no page waits for them, and each
 * shows a change a few seconds after it was made, by whichever process.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { collectionsOf, savedSearchesOf } from '../../catalogue/collections.ts';
import type { CollectionInfo } from '../../catalogue/document.ts';
import type { Library } from '../../catalogue/library.ts';
import type { Source } from '../../catalogue/source.ts';
import type { SourceLedgers } from '../../catalogue/ports/source-ledgers.ts';
import type { Works } from '../../catalogue/ports/works.ts';
import type { Registry } from '../../catalogue/ports/registry.ts';
import type { Suppressions } from '../../catalogue/ports/suppressions.ts';
import { heldOf, takenDown } from '../../catalogue/suppression.ts';
import type { TakenDown } from '../../catalogue/suppression.ts';
import type { WarningCount } from '../../catalogue/warnings.ts';
import type { WorkId } from '../../catalogue/work.ts';
import { healthFactsOf } from '../../harvesters/health-facts.ts';
import type { HealthPorts, KnownFacts } from '../../harvesters/health-facts.ts';
import { labelsOf } from '../i18n/labels.ts';
import type { Labels } from '../i18n/labels.ts';
import type { Lang, Messages } from '../i18n/languages.ts';

export interface SourceFacts extends KnownFacts {
  readonly warnings: readonly WarningCount[];
}

/** A collection, and a work of it that has a picture; none = undefined. */
export interface ShownCollection extends CollectionInfo {
  readonly pictured?: WorkId | undefined;
}

export interface LibraryFacts {
  readonly library: Library;
  readonly works: number;
  readonly records: number;
  /** End of the last good run of any of its sources, ISO 8601 UTC; null = never. */
  readonly lastHarvest: string | null;
  readonly sources: readonly SourceFacts[];
  readonly collections: readonly ShownCollection[];
}

export interface Federation {
  /** Live works, each counted once. */
  readonly works: number;
  /** Every library of the settings in their order, then those that only records still name. */
  readonly libraries: readonly LibraryFacts[];
  readonly sources: readonly SourceFacts[];
  readonly collections: readonly ShownCollection[];
  /** Collections that are kept from readers, by id. */
  readonly takenDown: ReadonlyMap<string, TakenDown>;
}

export interface FederationPorts {
  readonly records: Pick<Works, 'totals' | 'pictured'> &
    Pick<SourceLedgers, 'revision' | 'warnings'> &
    HealthPorts;
  readonly registry: Pick<Registry, 'revision' | 'libraries' | 'sources'> & {
    readonly suppressions: Pick<Suppressions, 'lastSeq' | 'held'>;
  };
}

/** What the libraries and collections of this federation are called. */
export function labelsIn(
  { libraries, collections }: Federation,
  { lang, t }: { readonly lang: Lang; readonly t: Messages },
  printed?: ReadonlyMap<string, string>,
): Labels {
  const named = libraries.map(({ library }) => library);
  return labelsOf(lang, t, named, collections, printed);
}

/** Changes are looked for so often; a page is behind by this and the time to gather, at most. */
const LOOK_MS = 2_000;

export class LiveFederation {
  readonly #ports: FederationPorts;
  readonly #onError: (error: unknown) => void;
  #current: Federation = {
    works: 0,
    libraries: [],
    sources: [],
    collections: [],
    takenDown: new Map(),
  };
  /** Of registry and catalogue when `#current` was gathered. */
  #revision = '';
  #looking: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;

  private constructor(ports: FederationPorts, onError: (error: unknown) => void) {
    this.#ports = ports;
    this.#onError = onError;
  }

  /**
   * Gathers, and looks for changes until it is stopped.
   *
   * @param onError told when a look failed; what was gathered before stays
   */
  static async begin(
    ports: FederationPorts,
    onError: (error: unknown) => void,
    lookMs = LOOK_MS,
  ): Promise<LiveFederation> {
    const federation = new LiveFederation(ports, onError);
    await federation.look();
    federation.#lookAgainIn(lookMs);
    return federation;
  }

  get current(): Federation {
    return this.#current;
  }

  /** Looks for changes now; afterwards `current` has all that were made before. */
  look(): Promise<void> {
    const look = this.#looking.then(() => this.#look());
    this.#looking = look.catch(() => undefined);
    return look;
  }

  /** Resolves when nothing is asked of the ports any more. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.#looking;
  }

  #lookAgainIn(ms: number): void {
    if (this.#isStopped) return;
    this.#timer = setTimeout(() => {
      void this.look()
        .catch(this.#onError)
        .finally(() => this.#lookAgainIn(ms));
    }, ms).unref();
  }

  async #look(): Promise<void> {
    const { registry, records } = this.#ports;
    const revision = [
      await registry.revision(),
      await registry.suppressions.lastSeq(),
      await records.revision(),
    ].join(' ');
    if (revision === this.#revision) return;
    // What changes while it is gathered has another number already, and is gathered by the next look.
    this.#current = await gather(this.#ports);
    this.#revision = revision;
  }
}

/** As they are at this moment. */
export async function factsOf(
  records: HealthPorts & Pick<SourceLedgers, 'warnings'>,
  source: Source,
): Promise<SourceFacts> {
  const [facts, warnings] = await Promise.all([
    healthFactsOf(source, records),
    records.warnings(source.id),
  ]);
  return { ...facts, warnings };
}

async function gather({ records, registry }: FederationPorts): Promise<Federation> {
  const [registered, named, totals, held] = await Promise.all([
    registry.sources(),
    registry.libraries(),
    records.totals(),
    registry.suppressions.held(),
  ]);
  const sources: SourceFacts[] = [];
  for (const source of registered) {
    sources.push(await factsOf(records, source));
    // The store answers in this thread: readers have their turn between two sources.
    await nextTurn();
  }
  const all = [
    ...sources.flatMap(({ source, ledger }) => collectionsOf(source, ledger.profile?.sets ?? {})),
    ...named.flatMap(savedSearchesOf),
  ];
  const hidden = new Map(
    all.flatMap(({ id, source }): [string, TakenDown][] => {
      const by = held.find(
        (one) =>
          one.source === source &&
          (one.scope === 'source' || (one.scope === 'collection' && one.identifier === id)),
      );
      return by === undefined ? [] : [[id, takenDown(heldOf(by))]];
    }),
  );
  const open = all.filter(({ id }) => !hidden.has(id));
  const pictured = await records.pictured(open.map(({ id }) => id));
  const collections = open.map((one): ShownCollection => ({
    ...one,
    pictured: pictured.get(one.id),
  }));
  const known = new Set(named.map(({ code }) => code));
  const orphans = Object.keys(totals.byLibrary)
    .filter((code) => !known.has(code))
    .map((code): Library => ({ code, name: code, nameEn: code, shortName: code }));
  const libraries = [...named, ...orphans].map((library): LibraryFacts => {
    const own = sources.filter(({ source }) => source.library === library.code);
    const good = own.flatMap(({ ledger }) => ledger.lastGoodAt ?? []).sort();
    return {
      library,
      works: totals.byLibrary[library.code]?.works ?? 0,
      records: totals.byLibrary[library.code]?.records ?? 0,
      lastHarvest: good.at(-1) ?? null,
      sources: own,
      collections: collections.filter((collection) => collection.library === library.code),
    };
  });
  return { works: totals.works, libraries, sources, collections, takenDown: hidden };
}
