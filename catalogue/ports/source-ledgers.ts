/**
 * The port to how sources and their runs stand, for pages, commands and the schedule. Every adapter
 * behaves as `test/stores/source-ledgers.conformance.ts` says.
 */
import type { QuarantineEntry } from '../runs/quarantine.ts';
import type { Gap, RunId, RunSummary } from '../runs/run.ts';
import type { EndpointProfile, SourceLedger } from '../runs/source-ledger.ts';
import type { WarningCount } from '../warnings.ts';

/** Only `setNextDue` and `saveEndpoint` write, a row each. */
export interface SourceLedgers {
  /**
   * Another text after every change of the catalogue, whoever made it: who keeps what the methods below
   * answered asks this first, every second or two. It costs one look, and means nothing to others.
   */
  revision(): Promise<string>;
  ledger(source: string): Promise<SourceLedger>;
  run(id: RunId): Promise<RunSummary | undefined>;
  /** Newest first. */
  runs(limit: number, source?: string): Promise<readonly RunSummary[]>;
  /** Every flag that pages of this run have, each once, in the order they came. */
  pageFlags(run: RunId): Promise<readonly string[]>;
  /** How many live documents of a source have each warning, the most frequent first; counted as they are stored. */
  warnings(source: string): Promise<readonly WarningCount[]>;
  /** Spans that were given up, that no later run has fetched whole and nobody set aside, the earliest first. */
  gaps(source: string): Promise<readonly Gap[]>;
  /** What waits there and was not set aside, last seen first. */
  quarantine(source: string, limit: number): Promise<readonly QuarantineEntry[]>;
  /** Writes. */
  setNextDue(source: string, nextDue: string): Promise<void>;
  /** Writes. */
  saveEndpoint(source: string, endpoint: EndpointProfile): Promise<void>;
}
