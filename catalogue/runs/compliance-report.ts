/**
 * What a compliance report says: 28 checks of one repository (the numbers are those of the table in
 * `docs/compliance.md`), a grade, and the profile that its harvests then go by.
 */

import type { ShownAddress } from '../address.ts';
import type { EndpointProfile } from './source-ledger.ts';

export const CHECKS = 28;

/**
 * error: records may be lost or not be had; warning: works, but against the protocol or poorly; info:
 * good to know.
 */
export type Level = 'error' | 'warning' | 'info';

/** `note`: neither good nor bad; `skip`: could not be tried, the finding says why. */
export type Verdict = 'pass' | 'fail' | 'note' | 'skip';

export interface CheckResult {
  readonly number: number;
  readonly title: string;
  readonly level: Level;
  readonly verdict: Verdict;
  /** Chinese sentence: what was found. */
  readonly finding: string;
  /** The request to try in a browser; null when there is none. */
  readonly request: ShownAddress | null;
  /** Chinese sentence how to mend it, when it failed; '' otherwise. */
  readonly advice: string;
}

export interface Readable {
  /** Records that could be stored, of the first that were looked at. */
  readonly records: number;
  /** Chinese sentence why there is none; '' when there are. */
  readonly fault: string;
}

export interface ComplianceReport {
  readonly software: string;
  readonly requests: number;
  readonly checks: readonly CheckResult[];
  readonly readable: Readable;
  readonly profile: EndpointProfile;
}

/** Without these nothing can be harvested: an answer to Identify, records, no wall. */
const ESSENTIAL = new Set([1, 11, 28]);
const MOST_WARNINGS_FOR_B = 3;

/**
 * A: nothing amiss; B: up to three warnings; C: more; D: an error, yet records can be had; F: it cannot
 * be harvested.
 *
 * @param readable records that could be read: without any nothing else counts
 */
export function gradeOf(
  checks: readonly CheckResult[],
  readable: number,
): EndpointProfile['grade'] {
  if (readable === 0) return 'F';
  const failed = checks.filter(({ verdict }) => verdict === 'fail');
  const errors = failed.filter(({ level }) => level === 'error');
  if (errors.some(({ number }) => ESSENTIAL.has(number))) return 'F';
  if (errors.length > 0) return 'D';
  const warnings = failed.filter(({ level }) => level === 'warning').length;
  if (warnings === 0) return 'A';
  return warnings <= MOST_WARNINGS_FOR_B ? 'B' : 'C';
}
