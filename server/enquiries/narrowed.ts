/**
 * A word as the filter that it names: 六合 as the place, 老照片 as the type. What stands before a word for a
 * type in one go with it (夫子庙老照片) is what is looked for there.
 */
import { kindNamed } from '../../catalogue/fields/kind-words.ts';
import { placeNamed } from '../../catalogue/fields/places.ts';
import type { QueryField, SearchRequest } from '../../catalogue/search/request.ts';
import { withWords } from '../addresses/search-address.ts';
import type { Offered } from '../i18n/offers.ts';
import type { Trial } from './tally.ts';

const FIELDS: readonly QueryField[] = ['any', 'title', 'subject'];

/** @param words of this field; a word that is all there is becomes the filter alone */
export function narrowedIn(
  request: SearchRequest,
  field: QueryField,
  words: readonly string[],
): Trial<Offered>[] {
  if (!FIELDS.includes(field)) return [];
  const narrowed = (
    kind: 'place' | 'type',
    value: string,
    left: readonly string[],
  ): Trial<Offered>[] => {
    const rest = left.join(' ');
    const filters = { ...request.filters, [kind]: [value] };
    return [
      {
        what: { kind, value, words: rest },
        request: { ...withWords(request, field, rest), filters },
      },
    ];
  };
  return words.flatMap((word, i) => {
    const kind = kindNamed(word);
    const place = placeNamed(word);
    return [
      ...(kind === undefined
        ? []
        : narrowed('type', kind.type, words.toSpliced(i, 1, ...(kind.rest ? [kind.rest] : [])))),
      ...(place === undefined ? [] : narrowed('place', place.value, words.toSpliced(i, 1))),
    ];
  });
}
