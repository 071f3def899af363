/**
 * A word that nothing has, looked at by its stretches: which runs of its characters the catalogue has, and
 * how the word can be made of them (夫子庙老照片 of 夫子庙 and 照片). A longer stretch can only be there
 * where both shorter ones in it are, so that few are asked for.
 */

/** Characters of a word that are looked at; longer ones are titles pasted whole. */
const LONGEST = 20;
/** Fewer characters are no word by themselves. */
const SHORTEST = 2;
/** Ways to make up a beginning of the word that are followed. */
const MOST_FOLLOWED = 16;
/** A stretch that is no word by itself is as bad as so many characters left out. */
const COST_OF_PART = 1.5;

/** A way to make a word of stretches. */
export interface Covering {
  /** In their order. */
  readonly words: readonly string[];
  /** Characters left out. */
  readonly left: number;
  /** Stretches that are no title, name or subject by themselves: some are half a word (建康实). */
  readonly parts: number;
}

/**
 * The stretches of a word that something has, the word itself not among them.
 *
 * @param count how many works have each of these
 */
export async function knownStretches(
  word: string,
  count: (stretches: readonly string[]) => Promise<readonly number[]>,
): Promise<Set<string>> {
  const characters = Array.from(word).slice(0, LONGEST);
  const known = new Set<string>();
  const isKnown = (from: number, size: number): boolean =>
    known.has(characters.slice(from, from + size).join(''));
  for (let size = SHORTEST; size < characters.length; size++) {
    const wanted = new Set<string>();
    for (let from = 0; from + size <= characters.length; from++) {
      const isPossible =
        size === SHORTEST || (isKnown(from, size - 1) && isKnown(from + 1, size - 1));
      if (isPossible) wanted.add(characters.slice(from, from + size).join(''));
    }
    if (wanted.size === 0) break;
    const works = await count([...wanted]);
    for (const [i, stretch] of [...wanted].entries()) if ((works[i] ?? 0) > 0) known.add(stretch);
  }
  return known;
}

/**
 * Ways to make the word of known stretches that do not overlap: the best leave out least, of stretches that
 * are words by themselves, and as few of them as can be. None that leave out most of it and have no longer
 * stretch.
 *
 * @param whole those of the stretches that are a title, name or subject by themselves
 */
export function coveringsOf(
  word: string,
  known: ReadonlySet<string>,
  whole: ReadonlySet<string>,
): Covering[] {
  const characters = Array.from(word).slice(0, LONGEST);
  // For each beginning of the word the best ways to make it.
  const best: Covering[][] = [[{ words: [], left: 0, parts: 0 }]];
  for (let to = 1; to <= characters.length; to++) {
    const ways = (best[to - 1] ?? []).map((way) => ({ ...way, left: way.left + 1 }));
    for (let from = 0; from <= to - SHORTEST; from++) {
      const stretch = characters.slice(from, to).join('');
      if (!known.has(stretch)) continue;
      for (const { words, left, parts } of best[from] ?? []) {
        ways.push({
          words: [...words, stretch],
          left,
          parts: parts + (whole.has(stretch) ? 0 : 1),
        });
      }
    }
    best[to] = ways
      .toSorted((a, b) => costOf(a) - costOf(b) || a.words.length - b.words.length)
      .slice(0, MOST_FOLLOWED);
  }
  return (best[characters.length] ?? []).filter(
    ({ words, left }) =>
      words.length > 0 &&
      (left * 2 <= characters.length || words.some((one) => Array.from(one).length > SHORTEST)),
  );
}

function costOf({ left, parts }: Covering): number {
  return left + COST_OF_PART * parts;
}
