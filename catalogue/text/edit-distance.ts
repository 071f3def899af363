/**
 * How far a word is from the nearest stretch of a text, or from a name, in characters changed, added or
 * left out. For corrections of short words; work grows with the product of both lengths.
 */

export interface Nearest {
  /** The stretch of the text that is nearest; of equal ones the first. */
  readonly text: string;
  readonly distance: number;
}

/** A longer word is no name that was mistyped. */
const LONGEST = 100;
/** More edits than this and a name is another name. */
const MOST_EDITS = 3;

/** @returns the one of `names` that was probably meant by `word`; undefined when none is near */
export function nearestName(word: string, names: readonly string[]): string | undefined {
  if (word.length > LONGEST) return undefined;
  const wanted = word.toLowerCase();
  let best: { readonly name: string; readonly edits: number } | undefined;
  for (const name of names) {
    const { text, distance } = nearestStretch(wanted, name.toLowerCase());
    const edits = distance + name.length - text.length;
    const isNear = edits <= MOST_EDITS && edits * 2 < Math.max(word.length, name.length);
    if (isNear && (best === undefined || edits < best.edits)) best = { name, edits };
  }
  return best?.name;
}

/** What an edit costs; a character that agrees is a gain so small that it only decides between equals. */
const EDIT = 1_000;

/**
 * @param word fewer than 1 000 characters
 * @returns the stretch of `text` with the least edits to `word` (Sellers 1980); of equal ones that which
 *   has most of its characters, and then the first; '' when none is nearer than nothing
 */
export function nearestStretch(word: string, text: string): Nearest {
  const wanted = Array.from(word);
  const given = Array.from(text);
  // Of each beginning of the word: the least cost to a stretch that ends here, and where that began.
  let row: Reached[] = wanted.map((_, i) => ({ cost: (i + 1) * EDIT, from: 0 }));
  let best = { cost: wanted.length * EDIT, from: 0, to: 0 };
  for (const [at, character] of given.entries()) {
    const next: Reached[] = [];
    for (const [i, one] of wanted.entries()) {
      const before = i === 0 ? { cost: 0, from: at } : (row[i - 1] ?? FAR);
      const above = row[i] ?? FAR;
      const beside = i === 0 ? { cost: 0, from: at + 1 } : (next[i - 1] ?? FAR);
      const ways = [
        { cost: before.cost + (one === character ? -1 : EDIT), from: before.from },
        { cost: above.cost + EDIT, from: above.from },
        { cost: beside.cost + EDIT, from: beside.from },
      ];
      next.push(ways.reduce((least, way) => (way.cost < least.cost ? way : least)));
    }
    row = next;
    const { cost, from } = row.at(-1) ?? FAR;
    if (cost < best.cost) best = { cost, from, to: at + 1 };
  }
  return {
    text: given.slice(best.from, best.to).join(''),
    distance: Math.max(0, Math.ceil(best.cost / EDIT)),
  };
}

interface Reached {
  readonly cost: number;
  readonly from: number;
}
const FAR: Reached = { cost: Infinity, from: 0 };
