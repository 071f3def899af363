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
import { EVERYTHING } from '../../catalogue/search/request.ts';
import type { SearchIndex } from '../../catalogue/ports/search-index.ts';
import { titleKey } from '../../catalogue/text/text.ts';

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
/** Titles looked at for each character left out. */
const TITLES_EACH = 10;

/** @param word one word of a query, as typed; @returns the nearest first; none when nothing is near */
export async function correctionsOf(word: string, index: SearchIndex): Promise<Correction[]> {
  const key = Array.from(titleKey(word)).slice(0, LONGEST).join('');
  const length = Array.from(key).length;
  if (length < SHORTEST) return [];
  const [apart, ...texts] = await Promise.all([
    cutInTwo(key, index),
    soundingAlike(key, index),
    withOneLess(key, index),
  ]);
  const near = new Map<string, number>();
  for (const text of texts.flat()) {
    const candidate = nearestIn(key, titleKey(text));
    if (candidate === undefined) continue;
    near.set(candidate.text, Math.min(near.get(candidate.text) ?? Infinity, candidate.distance));
  }
  const ranked = [...near].sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1));
  const candidates = ranked.slice(0, MOST_COUNTED);
  const works = await worksWith(
    candidates.map(([text]) => text),
    index,
  );
  const better = candidates
    .map(([word, distance], i) => ({ word, distance, works: works[i] ?? 0 }))
    .filter(({ works }) => works > 0)
    .sort((a, b) => a.distance - b.distance || b.works - a.works)
    .map((one) => ({ word: one.word, works: one.works }));
  return [...better, ...apart].slice(0, MOST_OFFERED);
}

/** The word as two, where works have both: the cut with most works first. */
async function cutInTwo(key: string, index: SearchIndex): Promise<Correction[]> {
  const characters = Array.from(key);
  if (!/^\p{Script=Han}+$/u.test(key)) return [];
  const cuts: string[] = [];
  for (let i = SHORTEST; i <= characters.length - SHORTEST; i++) {
    cuts.push(`${characters.slice(0, i).join('')} ${characters.slice(i).join('')}`);
  }
  const works = await worksWith(cuts, index);
  return cuts
    .map((word, i) => ({ word, works: works[i] ?? 0 }))
    .filter((one) => one.works > 0)
    .sort((a, b) => b.works - a.works);
}

/** How many works have each of these words, anywhere in them and without filters. */
async function worksWith(words: readonly string[], index: SearchIndex): Promise<readonly number[]> {
  return index.totals(words.map((any) => ({ ...EVERYTHING, query: { any } })));
}

/** Titles and names that begin with the sound of the word; letters are taken as mistyped pinyin. */
async function soundingAlike(key: string, index: SearchIndex): Promise<string[]> {
  const spelled = spelledOut(key);
  const beginnings =
    spelled.length > 0
      ? spelled.slice(0, 2)
      : [1, 2, Math.floor(key.length / 2)].map((less) => key.slice(0, -less));
  const found = await Promise.all(beginnings.map((one) => index.suggest(one)));
  return found.flat().map(({ text }) => text);
}

/** Titles and names of works that have the word but for one of its characters. */
async function withOneLess(key: string, index: SearchIndex): Promise<string[]> {
  const characters = Array.from(key);
  if (/^[a-z0-9]+$/.test(key)) return [];
  const lines = characters.map((_, i) =>
    [characters.slice(0, i), characters.slice(i + 1)]
      .filter((part) => part.length > 0)
      .map((part) => `"${part.join('')}"`),
  );
  const found = await Promise.all(
    lines.map((parts) => {
      const all = parts.join(' ');
      const expression = `题名=(${all}) OR 责任者=(${all})`;
      return index.search({ ...EVERYTHING, query: { expression }, size: TITLES_EACH }, []);
    }),
  );
  return found.flatMap(({ hits }) => hits.flatMap((hit) => [hit.title, ...hit.creators]));
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
