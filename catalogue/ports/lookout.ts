/**
 * The port to repositories that are no sources yet: what acts of persons have looked at out there. It writes
 * nothing. `harvesters/registering/` is behind it, so that desks ask the network by rules of their own.
 */
import type { Diagnosis } from '../diagnosis.ts';
import type { ComplianceReport } from '../runs/compliance-report.ts';
import type { Source } from '../source.ts';
import type { Trial } from '../trial.ts';

export interface LookoutWatch {
  /** Told after each request how many were made. */
  readonly onRequest?: (made: number) => void;
}

export interface Lookout {
  /** What answers at an address; see `Diagnosis`. Ends within a minute. */
  diagnose(baseUrl: string, watch?: LookoutWatch): Promise<Diagnosis>;
  /** The first hundred records of it, as they would be described. Ends within a minute or so. */
  tryOut(source: Source, watch?: LookoutWatch): Promise<Trial>;
  /** 28 checks, at most 60 requests at the pace of a harvest. */
  examine(source: Source, watch?: LookoutWatch): Promise<ComplianceReport>;
}
