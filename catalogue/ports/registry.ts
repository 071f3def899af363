/**
 * The port to `registry.db`: what people decided. Small, precious, backed up. In this version the
 * registered sources; people, match decisions and the audit follow in their own issues.
 */
import type { Source } from '../source.ts';

export interface Registry {
  /** All sources, retired ones last, by id. */
  sources(): Promise<readonly Source[]>;
  /**
   * Makes the sources of the settings file the registered ones: new ones are added, known ones
   * changed, and those that came from the settings but are no longer there are retired.
   */
  applySettings(sources: readonly Omit<Source, 'state'>[]): Promise<void>;
  close(): Promise<void>;
}
