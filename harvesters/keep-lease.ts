/** Keeps the lease of a run while it goes on. */
import { LeaseLost } from '../catalogue/runs/lease.ts';
import type { HarvestLedger } from '../catalogue/ports/harvest-ledger.ts';
import type { RunLease } from '../catalogue/runs/run.ts';

const HEARTBEAT_MS = 5_000;

/**
 * @param onLost another process has taken the source over; what is written after is refused
 * @returns stops it
 */
export function keepLease(
  records: Pick<HarvestLedger, 'heartbeat'>,
  run: RunLease,
  onLost: (error: LeaseLost) => void,
): () => void {
  const heartbeat = setInterval(() => {
    records.heartbeat(run).catch((error: unknown) => {
      if (error instanceof LeaseLost) onLost(error);
    });
  }, HEARTBEAT_MS);
  return () => clearInterval(heartbeat);
}
