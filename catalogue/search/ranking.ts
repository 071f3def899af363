/**
 * In which fields of a work a term may be met, and the tiers of relevance. Both engines
 * make their queries from this, so that hits and order are the same.
 */
import type { IndexedWork } from './indexed-work.ts';
import type { QueryField } from './request.ts';
import type { Term } from './terms.ts';

export const TEXT_FIELDS = [
  'title',
  'variantTitle',
  'series',
  'creator',
  'subject',
  'publisher',
  'identifier',
  'callNumber',
  'surname',
  'hall',
  'seat',
  'other',
] as const satisfies readonly TextField[];
export type TextField = keyof IndexedWork['texts'];

/** Fields of tiers 3, 4 and 5; 1 and 2 are of the title key, 6 is anywhere. */
export const TIERS: readonly (readonly TextField[])[] = [
  ['title'],
  ['title', 'variantTitle', 'series', 'creator'],
  ['title', 'variantTitle', 'series', 'creator', 'subject'],
];

const FIELDS_OF: Readonly<Record<QueryField, readonly TextField[]>> = {
  any: TEXT_FIELDS,
  title: ['title', 'variantTitle', 'series'],
  creator: ['creator'],
  subject: ['subject'],
  publisher: ['publisher'],
  series: ['series'],
  identifier: ['identifier'],
  callNumber: ['callNumber'],
  surname: ['surname'],
  hall: ['hall'],
  seat: ['seat'],
};

/**
 * The fields of a tier in which a term is looked for. A term held to fields outside the tier is met
 * in its own, and does not count against the tier.
 */
export function fieldsFor({ field }: Term, tier: readonly TextField[]): readonly TextField[] {
  const own = FIELDS_OF[field];
  const both = own.filter((one) => tier.includes(one));
  return both.length === 0 ? own : both;
}
