/**
 * Strokes of a Han character, for lists by 笔画. Counted as the mainland prints (与 3, 以 4, 修 9), each
 * character as it stands: 寧 has 14 and 宁 5, so that a list of titles has to choose one of them first.
 */
import { STROKE_COUNTS } from './stroke-table.ts';

const EXTENSION_A = 0x3400;
const EXTENSION_A_END = 0x4dc0;
const UNIFIED = 0x4e00;
const UNIFIED_END = 0xa000;
/** Counts are written as characters behind this one. */
const ZERO = 0x40;

/**
 * Strokes of the first character of a text, 1 to 52. Compatibility forms and radicals count as the
 * character they stand for, 〇 as one stroke.
 *
 * @returns null for what is not Han, and for Han beyond the BMP, of which readers know no counts
 */
export function strokesOf(character: string): number | null {
  const code = character.codePointAt(0) ?? 0;
  if (code === 0x3007) return 1;
  if (code >= UNIFIED && code < UNIFIED_END) {
    return countAt(code - UNIFIED + EXTENSION_A_END - EXTENSION_A);
  }
  if (code >= EXTENSION_A && code < EXTENSION_A_END) return countAt(code - EXTENSION_A);

  const normal = String.fromCodePoint(code).normalize('NFKC');
  return normal === '' || normal.codePointAt(0) === code || !/^\p{Script=Han}/u.test(normal)
    ? null
    : strokesOf(normal);
}

function countAt(place: number): number {
  return STROKE_COUNTS.charCodeAt(place) - ZERO;
}
