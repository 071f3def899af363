/**
 * Whole values as both engines keep them for 前方一致 and 精确, and for the first two tiers: the field's
 * mark, then a key of the value (`keysOfValue`). A mark is no letter, digit or Han, so that no text makes one.
 */
import { TEXT_FIELDS } from '../catalogue/search/ranking.ts';
import type { TextField } from '../catalogue/search/ranking.ts';
import type { IndexedWork } from '../catalogue/search/indexed-work.ts';
import type { Phrase } from '../catalogue/search/terms.ts';
import { linesOf } from '../catalogue/search/lines.ts';
import { keysOfValue } from '../catalogue/search/writings.ts';
import { foldForms, keepsForms } from '../catalogue/text/text.ts';

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

/** The key of a work that has every text in the characters that folding leaves; see `printedOf`. */
export const PLAIN_KEY = '!';
/** Before each token of a text as printed, by its field. */
export const PRINTED_MARKS: Readonly<Record<TextField, string>> = { ...KEY_MARKS, other: '?' };

/**
 * The texts of a work in the characters as printed, for queries that insist on them: one line of marked
 * tokens for each value. Most works are of today's characters and have none, but the key that says so.
 */
export function printedOf({ texts }: IndexedWork): string[] {
  if (TEXT_FIELDS.every((field) => texts[field].every(keepsForms))) return [];
  return TEXT_FIELDS.flatMap((field) =>
    linesOf(field, texts[field], foldForms).map((line) =>
      line
        .split(' ')
        .map((token) => PRINTED_MARKS[field] + token)
        .join(' '),
    ),
  );
}

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

/** Every key of a work once. */
export function keysOf({ texts, titleKeys }: IndexedWork): string[] {
  const keys = new Set<string>();
  for (const field of TEXT_FIELDS) {
    if (field === 'other') continue;
    const own = field === 'title' ? titleKeys : texts[field].flatMap(keysOfValue);
    for (const key of own) if (key !== '') keys.add(KEY_MARKS[field] + key);
  }
  return [...keys];
}
