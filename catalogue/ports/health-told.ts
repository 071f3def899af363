/**
 * The port to what was told of how sources are, in `registry.db`. The rule is in `catalogue/runs/health-news.ts`;
 * every adapter behaves as `test/stores/health-told.conformance.ts` says.
 */
import type { Deed } from '../audit.ts';
import type { NewMessage } from '../message.ts';
import type { Told } from '../runs/health-news.ts';

export interface HealthTold {
  /** By source. */
  all(): Promise<ReadonlyMap<string, Told>>;
  /**
   * Puts `after` in the place of what was read, and the messages down with it.
   *
   * @param before as it was read; undefined where there was nothing
   * @returns false when somebody wrote meanwhile: then nothing is written, and nobody is told twice
   */
  put(
    source: string,
    before: Told | undefined,
    after: Told,
    told:
      { readonly messages: readonly NewMessage[]; readonly at: string } | { readonly deed: Deed },
  ): Promise<boolean>;
}
