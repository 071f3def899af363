/**
 * Where two texts differ, character by character: what stands in both in the same order is common, the rest is each
 * side's own. Characters are code points, so that 𠮷 is one; 繁 and 简 differ, since a cataloguer wants to see it.
 */

export interface Piece {
  readonly text: string;
  /** It stands in this text alone. */
  readonly isOwn: boolean;
}

export interface Differences {
  readonly a: readonly Piece[];
  readonly b: readonly Piece[];
}

/** Cells of the table of two middles; what is longer is taken to differ as a whole. */
const MOST_CELLS = 250_000;

export function differencesOf(a: string, b: string): Differences {
  const [x, y] = [Array.from(a), Array.from(b)];
  const most = Math.min(x.length, y.length);
  let front = 0;
  while (front < most && x[front] === y[front]) front++;
  let back = 0;
  while (back < most - front && x[x.length - 1 - back] === y[y.length - 1 - back]) back++;
  const middles = [x.slice(front, x.length - back), y.slice(front, y.length - back)] as const;
  const common = commonOf(...middles);
  const isCommon = (own: ReadonlySet<number>, at: number, length: number): boolean =>
    at < front || at >= length - back || own.has(at - front);
  return {
    a: piecesOf(x, (at) => isCommon(common.a, at, x.length)),
    b: piecesOf(y, (at) => isCommon(common.b, at, y.length)),
  };
}

/** Places of a longest common subsequence in each; of equal ones that which begins first. */
function commonOf(
  x: readonly string[],
  y: readonly string[],
): { readonly a: ReadonlySet<number>; readonly b: ReadonlySet<number> } {
  const [a, b] = [new Set<number>(), new Set<number>()];
  if (x.length * y.length > MOST_CELLS) return { a, b };
  const width = y.length + 1;
  /** Length of the longest common subsequence of what follows after i and j. */
  const lengths = new Uint16Array((x.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = x.length - 1; i >= 0; i--)
    for (let j = y.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        x[i] === y[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  let [i, j] = [0, 0];
  while (i < x.length && j < y.length) {
    if (x[i] === y[j]) {
      a.add(i++);
      b.add(j++);
    } else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return { a, b };
}

function piecesOf(text: readonly string[], isCommon: (at: number) => boolean): Piece[] {
  const pieces: { text: string; isOwn: boolean }[] = [];
  for (const [at, character] of text.entries()) {
    const isOwn = !isCommon(at);
    const last = pieces.at(-1);
    if (last?.isOwn === isOwn) last.text += character;
    else pieces.push({ text: character, isOwn });
  }
  return pieces;
}
