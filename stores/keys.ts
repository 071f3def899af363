/**
 * Whole values as both engines keep them for 前方一致 and 精确, and for the first two tiers: the field's
 * mark, then the `titleKey` of the value. A mark is no letter, digit or Han, so that no text makes one.
 */
import { TEXT_FIELDS } from '../catalogue/ranking.ts';
import type { TextField } from '../catalogue/ranking.ts';
import type { IndexedWork } from '../catalogue/search-index.ts';
import { titleKey } from '../catalogue/text.ts';

/** The long texts of `other` are nothing that a reader knows whole. */
export const KEY_MARKS: Readonly<Record<Exclude<TextField, 'other'>, string>> = {
  title: '^',
  variantTitle: '=',
  series: '+',
  creator: '@',
  subject: '#',
  publisher: '&',
  identifier: '%',
  callNumber: '$',
};

/** Marks of those of the fields that have keys. */
export function marksOf(fields: readonly TextField[]): string[] {
  return fields.flatMap((field) => (field === 'other' ? [] : [KEY_MARKS[field]]));
}

/** Every key of a work once. */
export function keysOf({ texts, titleKeys }: IndexedWork): string[] {
  const keys = new Set<string>();
  for (const field of TEXT_FIELDS) {
    if (field === 'other') continue;
    const own = field === 'title' ? titleKeys : texts[field].map(titleKey);
    for (const key of own) if (key !== '') keys.add(KEY_MARKS[field] + key);
  }
  return [...keys];
}
