/**
 * The registered sources and the libraries as they are now. Whoever runs for long asks here whenever it needs
 * one, and never keeps what it got: pages, commands and other processes change them at any time.
 */
import { libraryBy } from '../catalogue/library.ts';
import type { Library } from '../catalogue/library.ts';
import type { Registry } from '../catalogue/ports/registry.ts';
import type { Source } from '../catalogue/source.ts';
import type { DescribeContext } from '../formats/describe.ts';

export interface Registered {
  /** Of the registry; another one when anything below may have changed. */
  readonly revision: number;
  readonly sources: readonly Source[];
  readonly library: (code: string) => Library;
}

export class LiveSources {
  readonly #registry: Pick<Registry, 'sources' | 'libraries' | 'revision'>;
  #last: Registered | undefined;

  constructor(registry: Pick<Registry, 'sources' | 'libraries' | 'revision'>) {
    this.#registry = registry;
  }

  /** Costs one row when nothing changed since it was asked last. */
  async now(): Promise<Registered> {
    // Asked first: what changes between the two looks is then read again the next time.
    const revision = await this.#registry.revision();
    if (this.#last?.revision !== revision) {
      const sources = await this.#registry.sources();
      const library = libraryBy(await this.#registry.libraries());
      this.#last = { revision, sources, library };
    }
    return this.#last;
  }

  /** What a record of this source is described by. One that is not registered counts as it is given. */
  async contextOf(source: Source): Promise<DescribeContext> {
    const { sources, library } = await this.now();
    const registered = sources.find(({ id }) => id === source.id) ?? source;
    return { source: registered, library: library(registered.library) };
  }
}
