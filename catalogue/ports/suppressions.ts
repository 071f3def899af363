/**
 * The port to what persons keep from readers 屏蔽, kept in `registry.db`. Rules are in `catalogue/suppressions/` and
 * `desk/suppressions/`; every adapter behaves as `test/stores/suppressions.conformance.ts` says.
 */
import type { Deed } from '../audit.ts';
import type { Lifted, NewSuppression, Suppressed, Suppression } from '../suppression.ts';

/** What the audit is told, entered with the act. @param made as it is from now on */
export type SuppressionDeed = (made: Suppression) => Deed;

/** Which are listed. */
export interface SuppressionQuery {
  /** Those of records, collections and sources of this library; absent = all. */
  readonly library?: string | undefined;
  readonly source?: string | undefined;
  readonly scope?: Suppression['scope'] | undefined;
  /** Whether they hold; absent = both. */
  readonly holds?: boolean | undefined;
  /** Part of an identifier, of a field or of a reason. */
  readonly words?: string | undefined;
}

export interface Suppressions {
  /** Writes. */
  add(wanted: NewSuppression, at: string, deed: SuppressionDeed): Promise<Suppression>;
  /**
   * Writes; nothing happens, and nothing is entered, to one that holds no more.
   *
   * @returns as it is now; undefined when there never was one
   */
  lift(id: number, lifted: Lifted, deed: SuppressionDeed): Promise<Suppression | undefined>;
  /** Also one that holds no more. */
  find(id: number): Promise<Suppression | undefined>;
  /** Those that hold and keep exactly this from readers. */
  on(what: Suppressed): Promise<readonly Suppression[]>;
  /** All that hold, by number. */
  held(): Promise<readonly Suppression[]>;
  /** The newest first. */
  list(
    query: SuppressionQuery,
    limit: number,
    offset: number,
  ): Promise<{ readonly total: number; readonly suppressions: readonly Suppression[] }>;
  /** Those that hold still although their end was reached by then, ISO 8601 UTC. */
  overdue(at: string): Promise<readonly Suppression[]>;
  /** Seq of the last one made, lifted or ended; 0 = there never was one. Costs one row. */
  lastSeq(): Promise<number>;
}
