/**
 * Whole values as both engines keep them for 前方一致 and 精确, and for the first two tiers: the field's
 * mark, then a key of the value (`keysOfValue`). A mark is no letter, digit or Han, so that no text makes one.
 * What a search needs stands here; what is made of a work in `keys-of-works.ts`, which no query thread loads.
 */
import type { TextField } from '../catalogue/search/ranking.ts';
import type { Phrase } from '../catalogue/search/terms.ts';

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
  surname: ':',
  hall: ';',
  seat: '<',
};

/** The key of a work that has every text in the characters that folding leaves; see `printedOf`. */
export const PLAIN_KEY = '!';
/** Before each token of a text as printed, by its field. */
export const PRINTED_MARKS: Readonly<Record<TextField, string>> = { ...KEY_MARKS, other: '?' };

/** A phrase of what `printedOf` gives. */
export function printedPhrase(field: TextField, { tokens, prefix }: Phrase): Phrase {
  const [first, ...others] = tokens;
  const mark = PRINTED_MARKS[field];
  return { tokens: [mark + first, ...others.map((token) => mark + token)], prefix };
}

/** Marks of those of the fields that have keys. */
export function marksOf(fields: readonly TextField[]): string[] {
  return fields.flatMap((field) => (field === 'other' ? [] : [KEY_MARKS[field]]));
}
