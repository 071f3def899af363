/**
 * The port to leases that are not of a run: who feeds the search index now. Every adapter behaves as
 * `test/stores/leases.conformance.ts` says.
 */
import type { NamedLease } from '../runs/lease.ts';

/** Both methods write a row, and so does the lease. */
export interface Leases {
  /** Takes a named lease (the indexer, a reindex); undefined when a living process holds it. */
  acquire(name: string): Promise<NamedLease | undefined>;
  /**
   * Frees what a thread of this process held that has died, runs included, so that its successor need not
   * wait. Of a process that died it is noticed without being told.
   */
  freeLeases(thread: number): Promise<void>;
}
