/**
 * Words that find nothing, written in another way: parted, without what only asks for something, with the
 * title or name that was meant, with a word as the place or type that it names, or as much of them as finds
 * something. Most sure first; each is counted before it is offered.
 */
import type { Works } from '../../../catalogue/ports/works.ts';
import { spacedWordIn } from '../../../catalogue/search/query.ts';
import type { SearchEnquiry } from '../../../catalogue/search/query.ts';
import { EVERYTHING, QUERY_FIELDS } from '../../../catalogue/search/request.ts';
import type { QueryField, SearchRequest } from '../../../catalogue/search/request.ts';
import { plainTerm } from '../../../catalogue/search/terms.ts';
import { typedWords } from '../../../catalogue/search/typed-words.ts';
import { withWords } from '../../addresses/search-address.ts';
import type { Offered } from '../../i18n/offers.ts';
import { correctionsOf, HOLDS_IT } from './corrections.ts';
import type { Correction } from './corrections.ts';
import { narrowedIn } from './narrowed.ts';
import { withoutFilters } from './relaxed.ts';
import type { Asking } from '../spare-pages.ts';
import { cutsOf } from './splits.ts';
import { coveringsOf, knownStretches } from './stretches.ts';
import type { Covering } from './stretches.ts';
import type { Tally, Trial } from './tally.ts';

/** Words of a text that are looked at, and of those that nothing has, how many closely. */
const MOST_WORDS = 10;
const MOST_UNKNOWN = 2;
/** Ways to write a text that are counted, of each kind. */
const MOST_COUNTED = 8;
const MOST_SHORTER = 2;
/** A stretch as long as this is offered by itself beside several shorter ones. */
const LONG = 4;
const MOST_NARROWED = 2;

/** What was typed in one field, and the words in it. */
export interface Text {
  readonly request: SearchRequest;
  readonly field: QueryField;
  readonly words: readonly string[];
  /** The words and nothing else. */
  readonly plain: Trial<Offered>;
  /** One of the words as the place or type that it names. */
  readonly narrowed: readonly Trial<Offered>[];
  /** Each word by itself, without filters. */
  readonly alone: readonly SearchRequest[];
}

/** What an enquiry has to ask with. */
export interface Means {
  readonly asking: Asking;
  readonly tally: Tally;
  readonly records: Pick<Works, 'printedForms'>;
}

export function textsOf(request: SearchRequest): Text[] {
  return QUERY_FIELDS.flatMap((field): Text[] => {
    const typed = request.query[field] ?? '';
    // Who excludes something knows how to search.
    if (typed.trim() === '' || /(?:^|\s)[-－]\S/u.test(typed)) return [];
    const { words: all, isLess } = typedWords(spacedWordIn(typed) ?? typed);
    const words = all.slice(0, MOST_WORDS);
    if (words.length === 0) return [];
    const kind = isLess || words.length < all.length ? 'shorter' : 'split';
    return [
      {
        request,
        field,
        words,
        plain: trialOf(request, field, kind, words),
        narrowed: narrowedIn(request, field, words),
        alone: words.map((word) => aloneIn(request, field, word)),
      },
    ];
  });
}

/**
 * @param text of which `tally` knows the whole, what is narrowed and each word alone
 * @returns distinct in what they ask; not all of them find something
 */
export async function rewrittenOf(text: Text, means: Means): Promise<Trial<Offered>[]> {
  const { tally } = means;
  if ((tally.of(text.plain.request) ?? 0) > 0) return [text.plain];
  const unknown = text.words.filter((_, i) => tally.of(text.alone[i] ?? text.request) === 0);
  const looked = await Promise.all(
    [...unknown]
      .toSorted((a, b) => b.length - a.length)
      .slice(0, MOST_UNKNOWN)
      .map((word) => lookedInto(word, text, means)),
  );
  const coverings = coveringsIn(text, unknown, looked);
  const kind = text.plain.what.kind === 'shorter' ? 'shorter' : 'split';
  const trials = coverings.map(({ words, left, parts }) => ({
    ...trialOf(text.request, text.field, left > 0 ? 'shorter' : kind, words),
    isSure: left + parts === 0,
    left,
  }));
  const narrowed = [
    ...text.narrowed,
    ...coverings
      .slice(0, 1)
      .flatMap(({ words }) => narrowedIn(text.request, text.field, words))
      // All of a type is too much where words were left out.
      .filter(({ what }) => !('words' in what) || what.words !== ''),
  ];
  const corrected = correctedIn(text, looked);
  const [covering] = unknown.length > 0 ? coverings : [];
  const shorter = shortenedIn(text, covering?.words ?? text.words, looked, tally);
  await tally.count(
    [...corrected.flatMap(({ ways }) => ways), ...trials, ...narrowed, ...shorter].map(
      ({ request }) => request,
    ),
  );
  const isNear = ({ distance }: Corrected): boolean => distance < HOLDS_IT;
  const near = corrected.filter(isNear).map((one) => firstFinding(one, tally));
  const held = corrected.filter((one) => !isNear(one)).map((one) => firstFinding(one, tally));
  const sure = trials.filter(({ isSure }) => isSure);
  const unsure = trials.filter(({ isSure }) => !isSure);
  // What was mistyped is no reason to look for half of it, where all the rest is found with what was meant.
  const inPlace = corrected.filter(isNear).map(({ ways }) => ways[0]);
  const isMistyped = tally.finding(inPlace, 0).length > 0;
  // Nor was a word mistyped that names a kind.
  const isOfKind = tally.finding(text.narrowed, 0).some(({ what }) => what.kind !== 'place');
  const isMade = tally.finding(trials, 0).length > 0;
  return [
    ...bestOf(sure, tally),
    ...near,
    ...tally.finding(narrowed, 0).slice(0, MOST_NARROWED),
    ...(isMistyped || tally.finding(sure, 0).length > 0 ? [] : bestOf(unsure, tally)),
    ...(isMistyped || isOfKind ? [] : held),
    ...(isMistyped || isMade ? [] : longestOf(shorter, tally)),
  ];
}

/** A word that nothing has, and what was found out about it. */
interface LookedInto {
  readonly word: string;
  readonly known: ReadonlySet<string>;
  /** Of these the ones that are a title, name or subject by themselves. */
  readonly whole: ReadonlySet<string>;
  readonly corrections: readonly Correction[];
}

async function lookedInto(word: string, text: Text, means: Means): Promise<LookedInto> {
  const { asking, tally, records } = means;
  const isHan = /^\p{Script=Han}+$/u.test(word);
  const known = isHan
    ? await knownStretches(word, async (stretches) => {
        const requests = stretches.map((one) => aloneIn(text.request, text.field, one));
        await tally.count(requests);
        return requests.map((one) => tally.of(one) ?? 0);
      })
    : new Set<string>();
  const [whole, corrections] = await Promise.all([
    asking.totals([...known].map(wholeValue)),
    correctionsOf(word, text.field, known, asking, records),
  ]);
  return {
    word,
    // 氏家谱 of 王氏家谱 is half a name.
    known: new Set([...known].filter((stretch) => !stretch.startsWith('氏'))),
    whole: new Set([...known].filter((_, i) => (whole[i] ?? 0) > 0)),
    corrections,
  };
}

function wholeValue(stretch: string): SearchEnquiry {
  const term = plainTerm('any', stretch, { match: 'exact' });
  return { ...EVERYTHING, conditions: term === undefined ? [] : [term] };
}

/** The text with the words that nothing has made of what the catalogue has, or without them. */
function coveringsIn(
  { words }: Text,
  unknown: readonly string[],
  looked: readonly LookedInto[],
): Covering[] {
  if (unknown.length === 0) {
    // Each word is known, but nothing has them all.
    return words
      .flatMap((word, i) => cutsOf(word).map((cut) => words.toSpliced(i, 1, ...cut)))
      .slice(0, MOST_COUNTED)
      .map((cut) => ({ words: cut, left: 0, parts: 0 }));
  }
  const ways = new Map(
    looked.map(({ word, known, whole }) => [word, coveringsOf(word, known, whole)]),
  );
  const wayOf = (word: string, i: number): Covering => {
    if (!unknown.includes(word)) return { words: [word], left: 0, parts: 0 };
    const some = ways.get(word) ?? [];
    return some[i] ?? some[0] ?? { words: [], left: Array.from(word).length, parts: 0 };
  };
  const most = Math.max(1, ...[...ways.values()].map((some) => some.length));
  return Array.from({ length: Math.min(most, MOST_COUNTED) }, (_, i) => {
    const made = words.map((word) => wayOf(word, i));
    return {
      words: [...new Set(made.flatMap((way) => way.words))],
      left: made.reduce((sum, { left }) => sum + left, 0),
      parts: made.reduce((sum, { parts }) => sum + parts, 0),
    };
  }).filter((covering) => covering.words.length > 0);
}

/** A correction in the place of the wrong word, and by itself. */
interface Corrected {
  readonly distance: number;
  readonly ways: readonly [Trial<Offered>, ...Trial<Offered>[]];
}

function correctedIn({ request, field, words }: Text, looked: readonly LookedInto[]): Corrected[] {
  return looked.flatMap(({ word, corrections }) =>
    corrections.map(({ text: meant, distance }): Corrected => {
      const inPlace = words.map((one) => (one === word ? meant : one));
      return {
        distance,
        ways: [
          trialOf(request, field, 'correction', inPlace),
          trialOf(request, field, 'correction', [meant]),
        ],
      };
    }),
  );
}

function firstFinding({ ways }: Corrected, tally: Tally): Trial<Offered> {
  return tally.finding(ways, 0)[0] ?? ways[0];
}

/** As many of the words as can be, those that least has first: they say most. Then the longest by themselves. */
function shortenedIn(
  { request, field, words: typed }: Text,
  words: readonly string[],
  looked: readonly LookedInto[],
  tally: Tally,
): Trial<Offered>[] {
  const worksOf = (word: string): number => tally.of(aloneIn(request, field, word)) ?? 0;
  const rare = words
    .filter((word) => worksOf(word) > 0)
    .toSorted((a, b) => worksOf(a) - worksOf(b));
  const several = rare
    .map((_, i) => rare.slice(0, rare.length - i))
    .filter(({ length }) => length > 1)
    .map((some) => words.filter((word) => some.includes(word)));
  const byLength = (some: readonly string[]): string[] =>
    some.toSorted((a, b) => Array.from(b).length - Array.from(a).length);
  const longest = byLength(looked.flatMap(({ known }) => [...known])).slice(0, 1);
  const single = byLength([...longest, ...rare])
    // A number by itself says nothing.
    .filter((word) => /\p{L}/u.test(word))
    .filter((word, i, all) => all.findIndex((other) => other.includes(word)) === i)
    .slice(0, MOST_SHORTER)
    .map((word) => [word]);
  return [...several, ...single]
    .filter((some) => some.join() !== typed.join())
    .map((some) => trialOf(request, field, 'shorter', some));
}

/** The most words that something has, and the longest stretches. */
function longestOf(shorter: readonly Trial<Offered>[], tally: Tally): Trial<Offered>[] {
  const found = tally.finding(shorter, 0);
  const words = ({ what }: Trial<Offered>): string => ('words' in what ? what.words : '');
  const several = found.filter((one) => words(one).includes(' ')).slice(0, 1);
  const least = several.length > 0 ? LONG : 0;
  const single = found.filter(
    (one) => !words(one).includes(' ') && Array.from(words(one)).length >= least,
  );
  return (found.length > 0 ? [...several, ...single] : shorter).slice(0, MOST_SHORTER);
}

/** Of trials the first that finds something, and of those that leave out no more the one that finds most. */
function bestOf<Some extends Trial<Offered> & { readonly left: number }>(
  trials: readonly Some[],
  tally: Tally,
): Some[] {
  const found = tally.finding(trials, 0);
  const [first] = found;
  if (first === undefined) return trials.slice(0, 1);
  return found
    .filter(({ left }) => left === first.left)
    .toSorted((a, b) => b.works - a.works)
    .slice(0, 1);
}

function trialOf(
  request: SearchRequest,
  field: QueryField,
  kind: 'split' | 'shorter' | 'correction',
  words: readonly string[],
): Trial<Offered> {
  const text = words.join(' ');
  return { what: { kind, words: text }, request: withWords(request, field, text) };
}

function aloneIn(request: SearchRequest, field: QueryField, word: string): SearchRequest {
  return { ...withoutFilters(request), query: { [field]: word } };
}
