/**
 * The port to the keys of scripts in `registry.db`. Every adapter behaves as
 * `test/stores/access-keys.conformance.ts` says.
 */
import type { AccessKey, StoredKey } from '../access-key.ts';
import type { Deed } from '../audit.ts';

export interface AccessKeys {
  /** With what is kept to know it again; undefined for an id that there is not. */
  find(id: string): Promise<StoredKey | undefined>;
  /** All of them, also those that hold no more, in the order in which they were made. */
  all(): Promise<readonly AccessKey[]>;
  /** Enters the deed with it. */
  add(key: StoredKey, deed: Deed): Promise<void>;
  /**
   * Enters the deed with it.
   *
   * @returns false when there is no such key, or somebody has revoked it already: then nothing is written
   */
  revoke(id: string, deed: Deed): Promise<boolean>;
  /** That it was used; when it was used later already, nothing is written. */
  noteUse(id: string, at: string): Promise<void>;
}
