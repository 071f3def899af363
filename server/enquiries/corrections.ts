/**
 * 您要找的是不是：words that the catalogue's own titles and names have, near to one that finds nothing.
 *
 * Nobody types blanks in Chinese, so a word that finds nothing is first looked at as two (六合民歌). A wrong
 * character mostly sounds like the right one (默愁湖), so the word is looked up by its pinyin; else it is one
 * of the characters, so titles are looked for that have all of the word but one. What comes is ranked by
 * how little it differs, and offered only when it finds something.
 */
import { nearestStretch } from '../../catalogue/text/edit-distance.ts';
import { spelledOut } from '../../catalogue/text/pinyin.ts';
import type { SearchEnquiry } from '../../catalogue/search/query.ts';
import { EVERYTHING } from '../../catalogue/search/request.ts';
import { quotedTerm } from '../../catalogue/search/terms.ts';
import type { Condition } from '../../catalogue/search/terms.ts';
import { titleKey } from '../../catalogue/text/text.ts';
import type { Asking } from './spare-pages.ts';

export interface Correction {
  readonly word: string;
  /** Works found with it in place of the wrong word, everywhere in them and without filters. */
  readonly works: number;
}

/** Shorter words have too little to go by, longer ones are cut: titles pasted whole. Code points. */
const SHORTEST = 2;
const LONGEST = 16;
const MOST_OFFERED = 3;
/** Candidates whose works are counted. */
const MOST_COUNTED = 6;
/** Titles looked at for each character left out, and for how many characters of a word. */
const TITLES_EACH = 10;
const MOST_LEFT_OUT = 4;
/** Names of a work that are looked at. */
const CREATORS_EACH = 10;

/** A word that finds nothing, and the ways to look for what was meant. */
interface Wrong {
  readonly key: string;
  /** The word as two. */
  readonly cuts: readonly string[];
  /** Searches for the word without one of its characters each. */
  readonly lines: readonly SearchEnquiry[];
  /** What it sounds like, to be completed. */
  readonly beginnings: readonly string[];
}

/**
 * For all words at once, so that the engine is asked few times: which ways lead anywhere, what they lead to,
 * and how much that finds.
 *
 * @param words each one word of a query, as typed
 * @returns for each word the nearest first; none when nothing is near
 */
export async function correctionsOf(
  words: readonly string[],
  asking: Asking,
): Promise<Correction[][]> {
  const wrong = words.map(wrongOf);
  const [totals, sounding] = await Promise.all([
    totalsEach(
      wrong.map(({ cuts, lines }) => [...cuts.map(anywhere), ...lines]),
      asking,
    ),
    Promise.all(wrong.map(({ beginnings }) => completed(beginnings, asking))),
  ]);
  const texts = await Promise.all(
    wrong.map(async ({ cuts, lines }, i) => {
      const works = totals[i]?.slice(cuts.length) ?? [];
      return [...(sounding[i] ?? []), ...(await titlesOf(lines, works, asking))];
    }),
  );
  const candidates = wrong.map(({ key }, i) => nearest(key, texts[i] ?? []));
  const works = await totalsEach(
    candidates.map((ranked) => ranked.map(({ word }) => anywhere(word))),
    asking,
  );
  return wrong.map(({ cuts }, i) => {
    const better = (candidates[i] ?? [])
      .map((one, n) => ({ ...one, works: works[i]?.[n] ?? 0 }))
      .sort((a, b) => a.distance - b.distance || b.works - a.works);
    const apart = cuts
      .map((word, n) => ({ word, works: totals[i]?.[n] ?? 0 }))
      .sort((a, b) => b.works - a.works);
    return [...better, ...apart]
      .filter((one) => one.works > 0)
      .slice(0, MOST_OFFERED)
      .map((one) => ({ word: one.word, works: one.works }));
  });
}

function wrongOf(word: string): Wrong {
  const characters = Array.from(titleKey(word)).slice(0, LONGEST);
  const key = characters.join('');
  if (characters.length < SHORTEST) return { key, cuts: [], lines: [], beginnings: [] };
  const cuts: string[] = [];
  if (/^\p{Script=Han}+$/u.test(key)) {
    for (let i = SHORTEST; i <= characters.length - SHORTEST; i++)
      cuts.push(`${characters.slice(0, i).join('')} ${characters.slice(i).join('')}`);
  }
  const lines = /^[a-z0-9]+$/.test(key) ? [] : characters.flatMap((_, i) => without(characters, i));
  // Letters are taken as mistyped pinyin.
  const spelled = spelledOut(key);
  const beginnings =
    spelled.length > 0
      ? spelled.slice(0, 2)
      : [1, 2, Math.floor(key.length / 2)].map((less) => key.slice(0, -less));
  return { key, cuts, lines, beginnings };
}

/** Titles and names of works that have the word but for one of its characters. */
function without(characters: readonly string[], i: number): SearchEnquiry[] {
  const parts = [characters.slice(0, i), characters.slice(i + 1)].map((part) => part.join(''));
  const of = (['title', 'creator'] as const).flatMap((field): Condition[] => {
    const terms = parts.flatMap((part) => quotedTerm(field, part) ?? []);
    return terms.length === 0 ? [] : [{ kind: 'all', of: terms }];
  });
  if (of.length === 0) return [];
  return [{ ...EVERYTHING, conditions: [{ kind: 'any', of }], size: TITLES_EACH }];
}

/** Works that have the word anywhere in them, without filters. */
function anywhere(word: string): SearchEnquiry {
  return { ...EVERYTHING, query: { any: word } };
}

/** Counts all lists of requests in one call. */
async function totalsEach(
  lists: readonly (readonly SearchEnquiry[])[],
  asking: Asking,
): Promise<number[][]> {
  const totals = await asking.totals(lists.flat());
  let at = 0;
  return lists.map((list) => list.map(() => totals[at++] ?? 0));
}

/** Titles and names that begin so. */
async function completed(beginnings: readonly string[], asking: Asking): Promise<string[]> {
  const found = await Promise.all(beginnings.map((one) => asking.suggest(one)));
  return found.flat().map(({ text }) => text);
}

/** What the lines find, from those that find least: they say most. */
async function titlesOf(
  lines: readonly SearchEnquiry[],
  works: readonly number[],
  asking: Asking,
): Promise<string[]> {
  const worthwhile = lines
    .map((line, i) => ({ line, works: works[i] ?? 0 }))
    .filter((one) => one.works > 0)
    .sort((a, b) => a.works - b.works)
    .slice(0, MOST_LEFT_OUT);
  const found = await Promise.all(worthwhile.map(({ line }) => asking.search(line, [])));
  return found.flatMap(({ hits }) =>
    hits.flatMap((hit) => [hit.title, ...hit.creators.slice(0, CREATORS_EACH)]),
  );
}

/** What of the texts is near to the word, the nearest first. */
function nearest(key: string, texts: readonly string[]): { word: string; distance: number }[] {
  const near = new Map<string, number>();
  for (const text of texts) {
    const candidate = nearestIn(key, titleKey(text));
    if (candidate === undefined) continue;
    near.set(candidate.text, Math.min(near.get(candidate.text) ?? Infinity, candidate.distance));
  }
  return [...near]
    .sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1))
    .slice(0, MOST_COUNTED)
    .map(([word, distance]) => ({ word, distance }));
}

/** Undefined for what is the word itself, or too far from it. */
function nearestIn(key: string, text: string): { text: string; distance: number } | undefined {
  const length = Array.from(key).length;
  // 默愁胡 and 莫愁湖 have one sound: nearer than any other character would be.
  const alike = Array.from(text).slice(0, length).join('');
  if (alike !== key && isSpelledAlike(key, alike)) return { text: alike, distance: 0.5 };
  if (/^[a-z0-9]+$/.test(key)) {
    const near = [text, ...spelledOut(text)].map((spelling) => nearestStretch(key, spelling));
    const [best] = near.toSorted((a, b) => a.distance - b.distance);
    return best !== undefined && best.distance > 0 && best.distance <= 1 ? best : undefined;
  }
  const near = nearestStretch(key, text);
  const most = length < 5 ? 1 : 2;
  return near.distance > 0 && near.distance <= most && Array.from(near.text).length >= SHORTEST
    ? near
    : undefined;
}

function isSpelledAlike(a: string, b: string): boolean {
  const [first] = spelledOut(a);
  return first !== undefined && spelledOut(b).includes(first);
}
