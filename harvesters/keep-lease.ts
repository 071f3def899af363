/** Keeps the lease of a run while it goes on, and hears whether somebody asked it to stop. */
import { PortalError } from '../catalogue/errors.ts';
import { LeaseLost } from '../catalogue/runs/lease.ts';
import type { HarvestLedger } from '../catalogue/ports/harvest-ledger.ts';
import type { RunLease } from '../catalogue/runs/run.ts';

const HEARTBEAT_MS = 5_000;

export interface LeaseEvents {
  /** Another process has taken the source over; what is written after is refused. */
  readonly onLost?: (error: LeaseLost) => void;
  /** A person asked the run to stop; told at each heartbeat. */
  readonly onStopAsked?: (error: RunStopped) => void;
}

/** A person asked the run to stop: what is stored stays, and the next run goes on from there. */
export class RunStopped extends PortalError {
  readonly code = 'RUN_STOPPED';

  /** @param by name of the person */
  constructor(by: string) {
    super(`收割由 ${by} 停止，已存的记录保留；再收割时从断处继续。`);
  }
}

/** @returns stops it */
export function keepLease(
  records: Pick<HarvestLedger, 'heartbeat'>,
  run: RunLease,
  { onLost, onStopAsked }: LeaseEvents,
  everyMs = HEARTBEAT_MS,
): () => void {
  const heartbeat = setInterval(() => {
    records
      .heartbeat(run)
      .then((by) => {
        if (by !== null) onStopAsked?.(new RunStopped(by));
      })
      .catch((error: unknown) => {
        if (error instanceof LeaseLost) onLost?.(error);
      });
  }, everyMs);
  return () => clearInterval(heartbeat);
}
