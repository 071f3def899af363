/**
 * Where two texts differ, whatever their words mean. New words come every day, and no list has them: 第八夜 and
 * 第十八夜, 先秦卷 and 两宋卷, 玉器 and 漆器 are two things because something else stands in the same place.
 *
 * Texts are keys: letters, digits and Han, folded.
 */
import { readNumeral } from '../../text/chinese-numerals.ts';

const NUMERAL =
  /第?(\d{1,9}|[零一二三四五六七八九十百千廿卅壹贰叁肆伍陆柒捌玖拾]{1,9}|[首初](?=[届次回期集编辑]))/gu;

/** The text with every number as one mark, and the numbers. */
function counted(text: string): { readonly mask: string; readonly numbers: readonly number[] } {
  const numbers: number[] = [];
  const mask = text.replace(NUMERAL, (_, numeral: string) => {
    const isFirst = numeral === '首' || numeral === '初';
    numbers.push(
      isFirst ? 1 : /^\d/.test(numeral) ? Number(numeral) : (readNumeral(numeral) ?? -1),
    );
    return '#';
  });
  return { mask, numbers };
}

/**
 * Texts that are equal but for how numbers are written, or for the numbers themselves.
 *
 * @returns undefined when they differ in anything else
 */
export function compareCounted(a: string, b: string): 'agree' | 'differ' | undefined {
  const [x, y] = [counted(a), counted(b)];
  if (x.numbers.length === 0 || x.mask !== y.mask) return undefined;
  return x.numbers.every((number, i) => number === y.numbers[i]) ? 'agree' : 'differ';
}

/** What is left of two texts without their common beginning and end. */
export function contrastOf(a: string, b: string): readonly [string, string] {
  const most = Math.min(a.length, b.length);
  let front = 0;
  while (front < most && a[front] === b[front]) front++;
  let back = 0;
  while (back < most - front && a[a.length - 1 - back] === b[b.length - 1 - back]) back++;
  return [a.slice(front, a.length - back), b.slice(front, b.length - back)];
}

/** Longer ones are sentences, which two cataloguers may put in their own way. */
const LONGEST_CHOICE = 8;
/** Two words of this length are names of two kinds, with nothing in common. */
const WORD = 3;

/**
 * Whether two texts in one place are two of a row: 少年组 and 成人组, 沿江段 and 沿湖段, 玉器 and 漆器. Of two wordings of
 * one thing the one mostly has the other in it, or they are of unlike length.
 */
export function areOfARow(a: string, b: string): boolean {
  const [x, y] = contrastOf(a, b);
  if (x === '' || y === '') return false;
  const isShort = a.length <= LONGEST_CHOICE && b.length <= LONGEST_CHOICE;
  if (!isShort) return false;
  const hasFrame = x.length < a.length;
  return hasFrame || (a.length === b.length && a.length <= WORD);
}

/** In how many places texts of one length have another character; Infinity for texts of two lengths. */
export function differingCharacters(a: string, b: string): number {
  if (a.length !== b.length) return Infinity;
  let count = 0;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) count++;
  return count;
}
