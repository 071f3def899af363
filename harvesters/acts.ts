/**
 * What is done to sources without anybody deciding, for commands and pages alike; what persons decide stands in
 * `desk/`. The thread that serves pages writes nothing itself: it sends an `ActMessage`, and the harvesting thread,
 * which is the one that writes, does the act and answers.
 */
import type { SourceLedgers } from '../catalogue/ports/source-ledgers.ts';
import type { EndpointProfile } from '../catalogue/runs/source-ledger.ts';

/** Plain values in and out, so that an act can be sent to another thread. What each throws its port says. */
export interface RunActs {
  setNextDue(source: string, nextDue: string): Promise<void>;
  saveEndpoint(source: string, endpoint: EndpointProfile): Promise<void>;
}

export interface ActParts {
  readonly records: Pick<SourceLedgers, 'setNextDue' | 'saveEndpoint'>;
}

/** Acts that are done in this thread. */
export function runActs({ records }: ActParts): RunActs {
  return {
    setNextDue: (source, nextDue) => records.setNextDue(source, nextDue),
    saveEndpoint: (source, endpoint) => records.saveEndpoint(source, endpoint),
  };
}
