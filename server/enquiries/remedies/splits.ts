/**
 * What was typed in one go, parted: 南京城墙 finds what has just these characters side by side, 南京 城墙
 * whatever has both words. Nobody types blanks in Chinese, so every way to part it is counted, and those are
 * offered that find more.
 */
import { spacedWordIn } from '../../../catalogue/search/query.ts';
import { QUERY_FIELDS } from '../../../catalogue/search/request.ts';
import type { QueryField, SearchRequest } from '../../../catalogue/search/request.ts';
import { typedWords } from '../../../catalogue/search/typed-words.ts';
import { withWords } from '../../addresses/search-address.ts';
import type { Offered } from '../../i18n/offers.ts';
import type { Trial, Tried } from './tally.ts';

/** A word has at least so many characters; in longer ones every way to part them is too much to ask. */
const SHORTEST = 2;
const LONGEST = 12;
/** In longer ones only two words are looked for. */
const LONGEST_FOR_THREE = 8;
/** Ways that are counted for a page. */
const MOST_COUNTED = 16;
const MOST_OFFERED = 2;

/** Every way to part the words of a request that is worth counting. */
export function splitsOf(request: SearchRequest): Trial<Offered>[] {
  return QUERY_FIELDS.flatMap((field) => splitsIn(request, field)).slice(0, MOST_COUNTED);
}

/** The best of those that find more: in fewest words, and another that finds more still. */
export function bestSplits(tried: readonly Tried<Offered>[]): Tried<Offered>[] {
  const size = ({ what }: Tried<Offered>): number =>
    what.kind === 'split' ? what.words.split(' ').length : 0;
  const fewest = Math.min(...tried.map(size));
  const most = (some: readonly Tried<Offered>[]): Tried<Offered>[] =>
    some.toSorted((a, b) => b.works - a.works).slice(0, 1);
  const [best] = most(tried.filter((one) => size(one) === fewest));
  if (best === undefined) return [];
  return [best, ...most(tried.filter(({ works }) => works > best.works))].slice(0, MOST_OFFERED);
}

/** Han as two words and as three, every way. */
export function cutsOf(word: string): string[][] {
  const characters = Array.from(word);
  if (!/^\p{Script=Han}+$/u.test(word) || characters.length > LONGEST) return [];
  const text = (from: number, to?: number): string => characters.slice(from, to).join('');
  const places = (from: number): number[] =>
    Array.from(
      { length: Math.max(0, characters.length - SHORTEST - from - SHORTEST + 1) },
      (_, i) => from + SHORTEST + i,
    );
  const two = places(0).map((at) => [text(0, at), text(at)]);
  const three =
    characters.length > LONGEST_FOR_THREE
      ? []
      : places(0).flatMap((at) => places(at).map((to) => [text(0, at), text(at, to), text(to)]));
  return [...two, ...three];
}

function splitsIn(request: SearchRequest, field: QueryField): Trial<Offered>[] {
  const text = request.query[field] ?? '';
  // Who quotes, excludes or spaces out means just that.
  if (/["“”「」『』]|(?:^|\s)[-－]\S/u.test(text) || spacedWordIn(text) !== undefined) return [];
  const typed = text.split(/\s+/u).filter((word) => word !== '');
  const trial = (words: string): Trial<Offered> => ({
    what: { kind: 'split', words },
    request: withWords(request, field, words),
  });
  const { words: parted, isLess } = typedWords(text);
  return [
    ...(isLess || parted.length <= typed.length ? [] : [trial(parted.join(' '))]),
    ...typed.flatMap((word, i) =>
      cutsOf(word).map((cut) => trial(typed.toSpliced(i, 1, ...cut).join(' '))),
    ),
  ];
}
