/** Who may write now: one process harvests a source, one feeds the search index. */
import { PortalError } from '../errors.ts';

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
