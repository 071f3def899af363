/**
 * Holdings and special collections 特色库. Every document has at least one holding: what the record says of
 * its copies, else one made of the record itself. Access comes from the record's words, else from the
 * collection's default, and is never taken for open because an address exists.
 */
import { carrierOf, readAccess } from '../catalogue/fields/access.ts';
import type { Access, Carrier } from '../catalogue/fields/access.ts';
import { collectionId } from '../catalogue/collections.ts';
import type { Holding } from '../catalogue/document.ts';
import { isInSet, isOwnSet, rulesOf } from '../catalogue/source.ts';
import type { CollectionRule, Source } from '../catalogue/source.ts';
import { copyOf } from './marc/copies.ts';
import type { Draft, DraftHolding } from './draft.ts';

/** Sets of one record that are collections; in hundreds at once stands nothing. */
const MOST_SETS = 100;

/** Whether records of this set belong to the collection: its own set, or a descendant. */
function covers(rule: CollectionRule, setSpecs: readonly string[]): boolean {
  const { set } = rule;
  return set === undefined || isInSet(setSpecs, set);
}

export function holdingsOf(
  draft: Draft,
  carrier: Carrier,
  source: Pick<Source, 'id' | 'set' | 'collections' | 'ofPage'>,
  setSpecs: readonly string[],
): Holding[] {
  const rules = rulesOf(source).filter((rule) => covers(rule, setSpecs));
  const own = setSpecs.filter((set) => isOwnSet(source, set));
  const sets = source.collections.length > 0 ? [] : own.slice(0, MOST_SETS);
  const collections = [
    ...new Set(
      [...sets, ...rules.map(({ set }) => set)].map((set) => collectionId(source.id, set)),
    ),
  ];
  const byDefault = rules.find((rule) => rule.access !== undefined)?.access;
  const drafts = draft.holdings.length > 0 ? draft.holdings : [copyOf({})];
  const said = readAccess(draft.rights);
  return drafts.map((holding, i) => {
    // What is said of all copies stands whole with the first; a thousand times a thousand words are no help.
    const ofAll = i === 0 ? draft.rights : draft.rights.slice(0, MOST_RIGHTS);
    const rights = [...new Set([...holding.access, ...ofAll])].join('；');
    return {
      collections,
      location: holding.location,
      callNumber: holding.callNumber,
      volumes: holding.volumes,
      completeness: holding.completeness,
      copies: holding.copies,
      ...(holding.barcode === null ? {} : { barcode: holding.barcode }),
      carrier: ownCarrier(holding, carrier),
      ...accessOf(holding, said, byDefault),
      rights: rights === '' ? null : rights,
      // Addresses belong to the record; they are shown once, with its first holding.
      links: i === 0 ? draft.links : [],
    };
  });
}

/** Words about rights that are repeated with every copy. */
const MOST_RIGHTS = 10;

function ownCarrier(holding: DraftHolding, carrier: Carrier): Carrier {
  const named = carrierOf(holding.access);
  return named === 'unknown' ? carrier : named;
}

/** @param ofAll what the record says of all its copies */
function accessOf(
  holding: DraftHolding,
  ofAll: Access | null,
  byDefault: Access | undefined,
): Pick<Holding, 'access' | 'accessFrom'> {
  const said = readAccess(holding.access) ?? ofAll;
  if (said !== null) return { access: said, accessFrom: 'record' };
  if (byDefault !== undefined) return { access: byDefault, accessFrom: 'collection' };
  return { access: 'unknown', accessFrom: 'none' };
}
