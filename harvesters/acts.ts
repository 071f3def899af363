/**
 * What a person does to runs and sources, for commands and pages alike. A command calls it where it stands.
 * The thread that serves pages writes nothing itself: it sends an `ActMessage`, and the harvesting thread, which
 * is the one that writes, does the act and answers.
 */
import type { CatalogueDocument } from '../catalogue/document.ts';
import type { RunDecisions } from '../catalogue/ports/run-decisions.ts';
import type { SourceLedgers } from '../catalogue/ports/source-ledgers.ts';
import type { SourceRecord } from '../catalogue/record.ts';
import type { Decision, Undone } from '../catalogue/runs/decision.ts';
import type { RunId, RunSummary } from '../catalogue/runs/run.ts';
import type { EndpointProfile } from '../catalogue/runs/source-ledger.ts';

/** Plain values in and out, so that an act can be sent to another thread. What each throws its port says. */
export interface RunActs {
  decide(run: RunId, decision: Decision): Promise<RunSummary>;
  /** @param identifier only this record of the run */
  undo(run: RunId, identifier?: string): Promise<Undone>;
  setNextDue(source: string, nextDue: string): Promise<void>;
  saveEndpoint(source: string, endpoint: EndpointProfile): Promise<void>;
}

export interface ActParts {
  readonly records: RunDecisions & Pick<SourceLedgers, 'setNextDue' | 'saveEndpoint'>;
  /** Normalises a record of before, by what sources and libraries are now. */
  readonly describer: () => Promise<(record: SourceRecord) => CatalogueDocument>;
  /** Stops a long act after the slice in hand; the rest is done another time. Looked at when an act begins. */
  readonly signal?: AbortSignal;
}

/** Acts that are done in this thread. */
export function runActs(parts: ActParts): RunActs {
  const { records } = parts;
  return {
    decide: (run, decision) => records.decideHeld(run, decision, parts.signal),
    undo: async (run, identifier) =>
      records.undoRun(run, await parts.describer(), identifier, parts.signal),
    setNextDue: (source, nextDue) => records.setNextDue(source, nextDue),
    saveEndpoint: (source, endpoint) => records.saveEndpoint(source, endpoint),
  };
}
