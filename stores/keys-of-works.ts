/** The keys of a work and its texts as printed, as both engines keep them; their marks stand in `keys.ts`. */
import type { IndexedWork } from '../catalogue/search/indexed-work.ts';
import { linesOf } from '../catalogue/search/lines.ts';
import { TEXT_FIELDS } from '../catalogue/search/ranking.ts';
import { keysOfValue } from '../catalogue/search/writings.ts';
import { foldForms, keepsForms } from '../catalogue/text/text.ts';
import { KEY_MARKS, PRINTED_MARKS } from './keys.ts';

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
