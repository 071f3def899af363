/**
 * What a person does to runs and sources, for commands and pages alike. A command calls it where it stands.
 * The thread that serves pages writes nothing itself: it holds the other end of `ActMessage`, and the
 * harvesting thread, which is the one that writes, does the act and answers.
 */
import type { Actor } from '../catalogue/actor.ts';
import type { CatalogueDocument } from '../catalogue/document.ts';
import type { MatchDecision, MatchVerdict } from '../catalogue/matching/decision.ts';
import type { RunDecisions } from '../catalogue/ports/run-decisions.ts';
import type { SourceLedgers } from '../catalogue/ports/source-ledgers.ts';
import type { SourceRecord } from '../catalogue/record.ts';
import type { Decision, Undone } from '../catalogue/runs/decision.ts';
import type { RunId, RunSummary } from '../catalogue/runs/run.ts';
import type { EndpointProfile } from '../catalogue/runs/source-ledger.ts';

/** Plain values in and out, so that an act can be sent to another thread. What each throws its port says. */
export interface Acts {
  decide(run: RunId, decision: Decision): Promise<RunSummary>;
  /** @param identifier only this record of the run */
  undo(run: RunId, identifier?: string): Promise<Undone>;
  setNextDue(source: string, nextDue: string): Promise<void>;
  saveEndpoint(source: string, endpoint: EndpointProfile): Promise<void>;
  /** The catalogue follows before the act ends. */
  decideMatch(verdict: MatchVerdict, by: Actor): Promise<MatchDecision>;
  takeBackMatch(id: number, by: Actor): Promise<MatchDecision>;
  noteKeyUse(id: string, at: string): Promise<void>;
}

/** Acts that stand in `desk/`, where the rules of persons are: an entry file hands them in. */
export type DeskActs = Pick<Acts, 'decideMatch' | 'takeBackMatch' | 'noteKeyUse'>;

export interface ActParts {
  readonly records: RunDecisions & Pick<SourceLedgers, 'setNextDue' | 'saveEndpoint'>;
  /** Normalises a record of before, by what sources and libraries are now. */
  readonly describer: () => Promise<(record: SourceRecord) => CatalogueDocument>;
  /** Stops a long act after the slice in hand; the rest is done another time. Looked at when an act begins. */
  readonly signal?: AbortSignal;
  readonly desk: DeskActs;
}

/** Acts that are done in this thread. */
export function actsOn(parts: ActParts): Acts {
  const { records } = parts;
  return {
    decide: (run, decision) => records.decideHeld(run, decision, parts.signal),
    undo: async (run, identifier) =>
      records.undoRun(run, await parts.describer(), identifier, parts.signal),
    setNextDue: (source, nextDue) => records.setNextDue(source, nextDue),
    saveEndpoint: (source, endpoint) => records.saveEndpoint(source, endpoint),
    ...parts.desk,
  };
}

/** An act asked of the other thread. */
export type ActMessage = {
  readonly [Name in keyof Acts]: {
    readonly kind: 'act';
    readonly call: number;
    readonly name: Name;
    readonly args: Parameters<Acts[Name]>;
  };
}[keyof Acts];

/** Does what was asked for in a message. */
export function performed(message: ActMessage, acts: Acts): Promise<unknown> {
  switch (message.name) {
    case 'decide':
      return acts.decide(...message.args);
    case 'undo':
      return acts.undo(...message.args);
    case 'setNextDue':
      return acts.setNextDue(...message.args);
    case 'saveEndpoint':
      return acts.saveEndpoint(...message.args);
    case 'decideMatch':
      return acts.decideMatch(...message.args);
    case 'takeBackMatch':
      return acts.takeBackMatch(...message.args);
    case 'noteKeyUse':
      return acts.noteKeyUse(...message.args);
  }
}
