/** Rules of 数字化: what is digitised already, or may be, and what is on paper alone. */
import { CARRIERS, imprintOf, listed, partsOf, those, titleOf, volumesOf } from './facts.ts';
import type { Facts, Found } from './facts.ts';
import { heldAs } from './holdings.ts';
import { probableReason } from './kin.ts';
import type { RelatedWork } from './relate.ts';

export function digitised(facts: Facts): Found | undefined {
  const same = those(facts, 'same');
  if (heldAs(same, facts.held).electronic.length > 0)
    return {
      verdict: 'digitised',
      reason: { code: 'digitised', values: imprintOf(same[0]) },
      about: same,
    };
  const parts = volumesOf(facts).filter((one) => isDigitised(one, facts));
  const { held, missing } = partsOf(facts, parts);
  if (missing?.length !== 0) return undefined;
  return {
    verdict: 'digitised',
    reason: { code: 'all-parts', values: { title: titleOf(facts), held: listed(held) } },
    about: parts,
  };
}

export function probablyDigitised(facts: Facts): Found | undefined {
  const about = those(facts, 'probable', 'elsewhere').filter((one) => isDigitised(one, facts));
  const [first] = about;
  if (first !== undefined)
    return { verdict: 'probable', reason: probableReason(facts, first, about), about };
  const parts = volumesOf(facts).filter((one) => isDigitised(one, facts));
  if (parts.length === 0) return undefined;
  const { held } = partsOf(facts, parts);
  return {
    verdict: 'probable',
    reason: { code: 'digitised-parts', values: { title: titleOf(facts), held: listed(held) } },
    about: parts,
  };
}

export function printOnly(facts: Facts): Found | undefined {
  const same = those(facts, 'same');
  const about = same.length > 0 ? same : volumesOf(facts);
  const as = heldAs(about, facts.held);
  const carrier = as.print.length > 0 ? 'print' : as.other.length > 0 ? 'other' : undefined;
  if (carrier === undefined) return undefined;
  return {
    verdict: 'print-only',
    reason: { code: 'print-only', values: { ...imprintOf(about[0]), carrier: CARRIERS[carrier] } },
    about,
  };
}

function isDigitised(one: RelatedWork, { held }: Facts): boolean {
  return heldAs([one], held).electronic.length > 0;
}
