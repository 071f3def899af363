/**
 * One verdict for a line, by precedence: the first rule of its purpose that finds something. Everything else that was
 * found stays beside it, as flags and as works. Pure: what the works are to the line, and the rules, are in `judging/`.
 */
import { otherCarrier, partlyHeld, sameHeld, singleLicence } from './judging/buying.ts';
import { digitised, printOnly, probablyDigitised } from './judging/digitising.ts';
import type { Facts, Found, Rule } from './judging/facts.ts';
import { contained, otherEdition, probable } from './judging/kin.ts';
import type { Purpose } from './list.ts';

/** 采购; `in-package` comes behind `partly-held` once there are bought resources to look into. */
const BUYING: readonly Rule[] = [
  sameHeld,
  singleLicence,
  otherCarrier,
  partlyHeld,
  probable,
  contained,
  otherEdition,
];

/** 数字化 */
const DIGITISING: readonly Rule[] = [
  digitised,
  probablyDigitised,
  printOnly,
  otherEdition,
  contained,
  probable,
];

const RULES: Readonly<Record<Purpose, readonly Rule[]>> = { buy: BUYING, digitise: DIGITISING };

export function verdictOf(facts: Facts, purpose: Purpose): Found {
  for (const rule of RULES[purpose]) {
    const found = rule(facts);
    if (found !== undefined) return found;
  }
  return { verdict: 'not-held', reason: { code: 'none', values: {} }, about: [] };
}
