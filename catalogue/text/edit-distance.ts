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
  const last = wanted.length - 1;
  // Of each beginning of the word: the least cost to a stretch that ends here, and where that began.
  // Numbers in place: a page without results asks this thousands of times.
  const costs = Int32Array.from(wanted, (_, i) => (i + 1) * EDIT);
  const froms = new Int32Array(wanted.length);
  let best = { cost: wanted.length * EDIT, from: 0, to: 0 };
  for (const [at, character] of given.entries()) {
    let [before, beforeFrom] = [0, at];
    let [beside, besideFrom] = [0, at + 1];
    for (let i = 0; i <= last; i++) {
      const [above, aboveFrom] = [costs[i] ?? 0, froms[i] ?? 0];
      let cost = before + (wanted[i] === character ? -1 : EDIT);
      let from = beforeFrom;
      if (above + EDIT < cost) [cost, from] = [above + EDIT, aboveFrom];
      if (beside + EDIT < cost) [cost, from] = [beside + EDIT, besideFrom];
      [costs[i], froms[i]] = [cost, from];
      [before, beforeFrom] = [above, aboveFrom];
      [beside, besideFrom] = [cost, from];
    }
    const cost = costs[last] ?? best.cost;
    if (cost < best.cost) best = { cost, from: froms[last] ?? 0, to: at + 1 };
  }
  return {
    text: given.slice(best.from, best.to).join(''),
    distance: Math.max(0, Math.ceil(best.cost / EDIT)),
  };
}
