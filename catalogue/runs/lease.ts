/**
 * Who may write now: one process harvests a source, one feeds the search index. A lease names its holder
 * and carries a fencing number that grows with every take-over; who writes checks its own number in the
 * same transaction, so that a process that was frozen and wakes up late cannot harm its successor.
 */
import { PortalError } from '../errors.ts';

/** A lease that was not renewed for this long may be taken over, whoever holds it. */
const STALE_MS = 30_000;

/** A lease that is not of a run: the indexer's, or that of a reindex. */
export interface NamedLease {
  /** @throws LeaseLost */
  renew(): Promise<void>;
  release(): Promise<void>;
}

/** Another process has taken over what this one was working on; its late write was refused. */
export class LeaseLost extends PortalError {
  readonly code = 'LEASE_LOST';
}

/** What a process is told that comes too late. */
export function lost(lease: string): LeaseLost {
  return new LeaseLost(`${lease} 已由另一个进程接管，本进程停止写入`);
}

/** The name of the lease under which a source is harvested, and its runs are decided about. */
export function leaseOf(source: string): string {
  return `source:${source}`;
}

/**
 * Whether a lease may be taken: nobody has it, or its holder is certainly dead, or was not heard of.
 *
 * @param lease undefined when it was never taken
 */
export function mayTake(
  lease: { readonly holder: string | null; readonly renewedAt: string } | undefined,
  isDead: (holder: string) => boolean,
  now: Date,
): boolean {
  if (lease?.holder == null || isDead(lease.holder)) return true;
  return now.getTime() - Date.parse(lease.renewedAt) > STALE_MS;
}
