/**
 * A word as the filter that it names: 六合 as the place, 老照片 as the type. What stands before a word for a
 * type in one go with it (夫子庙老照片) is what is looked for there; a family before one for genealogies (王姓家谱)
 * is looked for by its surname.
 */
import { kindNamed } from '../../../catalogue/fields/kind-words.ts';
import { placeNamed } from '../../../catalogue/fields/places.ts';
import type { QueryField, SearchRequest } from '../../../catalogue/search/request.ts';
import { isCompoundSurname } from '../../../catalogue/text/surnames.ts';
import { withWords } from '../../addresses/search-address.ts';
import type { Offered } from '../../i18n/offers.ts';
import type { Trial } from './tally.ts';

const FIELDS: readonly QueryField[] = ['any', 'title', 'subject'];
/** 王姓, 欧阳氏, 江宁王氏 */
const FAMILY = /^(\p{Script=Han}{1,12})[姓氏]$/u;

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
    if (rest === '' && request.filters[kind]?.includes(value) === true) return [];
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
    const family = kind?.type === 'genealogy' ? FAMILY.exec(kind.rest)?.[1] : undefined;
    return [
      ...(family === undefined ? [] : ofFamily(request, field, family, words.toSpliced(i, 1))),
      ...(kind === undefined
        ? []
        : narrowed('type', kind.type, words.toSpliced(i, 1, ...(kind.rest ? [kind.rest] : [])))),
      ...(place === undefined ? [] : narrowed('place', place.value, words.toSpliced(i, 1))),
    ];
  });
}

/** @param family the surname, and where they live before it */
function ofFamily(
  request: SearchRequest,
  field: QueryField,
  family: string,
  left: readonly string[],
): Trial<Offered>[] {
  const characters = Array.from(family);
  const size = isCompoundSurname(characters.slice(-2).join('')) ? 2 : 1;
  const surname = characters.slice(-size).join('');
  const before = characters.slice(0, -size);
  if (before.length === 1) return [];
  const rest = [...(before.length > 0 ? [before.join('')] : []), ...left].join(' ');
  const parts = [
    ...(rest === '' ? [] : [{ field, words: rest }]),
    { field: 'surname' as const, words: surname },
  ];
  return [
    {
      what: { kind: 'field', parts },
      request: withWords(withWords(request, field, rest), 'surname', surname),
    },
  ];
}
