/** Rules of 采购: what need not be bought because the same edition is there, on this carrier or another, whole or in parts. */
import type { VerdictReason } from '../../catalogue/checks/result.ts';
import {
  CARRIERS,
  imprintOf,
  isOnOffered,
  listed,
  partsOf,
  those,
  titleOf,
  volumesOf,
} from './facts.ts';
import type { Facts, Found } from './facts.ts';
import { heldAs, singleLicensee } from './holdings.ts';
import type { RelatedWork } from './relate.ts';

export function sameHeld(facts: Facts): Found | undefined {
  const same = those(facts, 'same');
  const as = heldAs(same, facts.held);
  const copies = as[facts.offered];
  const isOneLibrarys = facts.offered === 'electronic' && singleLicensee(copies) !== undefined;
  if (copies.length > 0 && !isOneLibrarys) {
    const about = same.filter((one) => isOnOffered(one, facts));
    return { verdict: 'same-held', reason: sameReason(facts, about), about };
  }
  const parts = volumesOf(facts).filter((one) => isOnOffered(one, facts));
  const { held, missing } = partsOf(facts, parts);
  if (missing?.length !== 0) return undefined;
  return {
    verdict: 'same-held',
    reason: { code: 'all-parts', values: { title: titleOf(facts), held: held.join('、') } },
    about: parts,
  };
}

function sameReason({ line, found }: Facts, same: readonly RelatedWork[]): VerdictReason {
  const values = imprintOf(same[0]);
  switch (found.by) {
    case 'by-title':
      return { code: 'same-by-title', values };
    case 'by-isbn':
      return { code: 'same-by-isbn', values };
    case 'printing':
      return {
        code: 'same-printing',
        values: {
          ...values,
          date: line.imprint.printed.date,
          held: same[0]?.by.statement.imprint.printed.date ?? '',
        },
      };
    case 'compared':
    case 'ambiguous':
      return { code: 'same', values };
  }
}

export function singleLicence(facts: Facts): Found | undefined {
  const same = those(facts, 'same');
  const library = singleLicensee(heldAs(same, facts.held).electronic);
  if (library === undefined) return undefined;
  return {
    verdict: 'single-library-licence',
    reason: { code: 'licence', values: { ...imprintOf(same[0]), library } },
    about: same,
  };
}

export function otherCarrier(facts: Facts): Found | undefined {
  const about = [...those(facts, 'same'), ...those(facts, 'other-edition').filter(isOnOther)];
  const as = heldAs(about, facts.held);
  const carrier = (['electronic', 'print', 'other'] as const).find(
    (kind) => kind !== facts.offered && as[kind].length > 0,
  );
  if (carrier === undefined) return undefined;
  return {
    verdict: 'other-carrier-held',
    reason: { code: 'carrier', values: { ...imprintOf(about[0]), carrier: CARRIERS[carrier] } },
    about,
  };
}

/** A recording of the book, a disc: carriers that a comparison does not put aside. */
function isOnOther({ by }: RelatedWork): boolean {
  return by.comparison.relation === 'carrier';
}

export function partlyHeld(facts: Facts): Found | undefined {
  const volumes = volumesOf(facts);
  if (volumes.length === 0) return undefined;
  const onOffered = volumes.filter((one) => isOnOffered(one, facts));
  const parts = onOffered.length > 0 ? onOffered : volumes;
  return { verdict: 'partly-held', reason: partsReason(facts, parts), about: parts };
}

function partsReason(facts: Facts, parts: readonly RelatedWork[]): VerdictReason {
  const { held, missing } = partsOf(facts, parts);
  const values = { title: titleOf(facts), held: listed(held) };
  return missing === undefined
    ? { code: 'parts-uncounted', values }
    : { code: 'parts', values: { ...values, missing: listed(missing) } };
}
