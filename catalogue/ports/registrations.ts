/**
 * The ports to how sources were registered, and to what was found of them meanwhile. Rules are in
 * `catalogue/registration.ts` and `desk/sources/`; every adapter behaves as
 * `test/stores/registrations.conformance.ts` says.
 */
import type { Deed } from '../audit.ts';
import type { Diagnosis } from '../diagnosis.ts';
import type { Registration } from '../registration.ts';
import type { ComplianceReport } from '../runs/compliance-report.ts';
import type { Trial } from '../trial.ts';

export interface Registrations {
  /** All of them, those of the settings too, by id. */
  all(): Promise<readonly Registration[]>;
  find(id: string): Promise<Registration | undefined>;
  /**
   * Puts it in place of the one of which `version` was read, 0 for a new one, and enters the deed with it.
   *
   * @returns false when somebody changed it meanwhile, or the id is taken: then nothing is written
   */
  put(registration: Registration, deed: Deed): Promise<boolean>;
}

/** What machines found, by kind; it decides nothing, and can be found again. */
interface LookFinding {
  readonly diagnosis: Diagnosis;
  readonly trial: Trial;
  readonly compliance: ComplianceReport;
}
export type LookKind = keyof LookFinding;

/** Why a look that nobody waited for came to nothing: not what stands in the way there, which is a finding. */
export interface LookFault {
  /** Chinese sentence. */
  readonly message: string;
}
export type FindingOf = LookFinding & { readonly [K in LookKind as `${K}-fault`]: LookFault };
export type FindingKind = keyof FindingOf;

/** When something was found, ISO 8601 UTC. */
export interface Found<K extends FindingKind> {
  readonly at: string;
  readonly found: FindingOf[K];
}

export interface Findings {
  latest<K extends FindingKind>(source: string, kind: K): Promise<Found<K> | undefined>;
  /** When they were made, newest first; a year of monthly ones is kept. */
  dates(source: string, kind: FindingKind): Promise<readonly string[]>;
  put<K extends FindingKind>(source: string, kind: K, finding: Found<K>): Promise<void>;
}
