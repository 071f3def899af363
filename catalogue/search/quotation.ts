import { beginningOf } from '../text/bounds.ts';
import { normalForm } from '../text/text.ts';

/** Longest quotation that we make, UTF-16 units: most of a long title, and room for a filter in the address. */
const LONGEST = 200;

/** A value of a record as a reader would quote it, for the address of a search for the same. */
export function quotationOf(value: string, longest = LONGEST): string {
  // As it will be read: ＂ becomes a quotation mark then, and would end it.
  const plain = normalForm(value.toWellFormed()).replaceAll('"', ' ');
  // A title that was shortened for being long has half a word before its …, however short the rest is in normal form.
  const isShortened = value.length > longest && value.endsWith('…');
  const whole = isShortened ? plain.slice(0, -'...'.length) : plain;
  if (whole.length > longest) return `"${wordsAtBeginning(whole, longest)}"`;
  return `"${isShortened ? whole.replace(HALF_WORD, '') : whole}"`;
}

/** Marks in front say nothing; and half a word is none, while Han can be cut anywhere. */
function wordsAtBeginning(text: string, longest: number): string {
  const said = text.replace(/^[^\p{L}\p{N}\p{M}]+/u, '');
  const beginning = beginningOf(said, longest);
  const isInWord = /[\p{L}\p{N}\p{M}]/u.test(said.charAt(beginning.length));
  return isInWord ? beginning.replace(HALF_WORD, '') : beginning;
}

/** Letters and digits of any script but Han, up to the end, behind something else. */
const HALF_WORD =
  /(?<=[^\p{L}\p{N}\p{M}]|\p{Script=Han})(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}]){1,200}$/u;

/** Quotation marks as readers type them: "…", “…”, 「…」, 『…』. */
const CLOSING: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '”',
  '”': '“',
  '「': '」',
  '『': '』',
};

/** Where the quotation that begins at `i` ends; undefined when none begins, or it is never closed. */
export function closingQuote(characters: readonly string[], i: number): number | undefined {
  const opening = characters[i] ?? '';
  const closing = CLOSING[opening];
  if (closing === undefined) return undefined;
  // Input methods turn “ ” the wrong way round: either closes the other or itself.
  const turned = opening === '“' || opening === '”' ? opening : closing;
  const at = characters.findIndex((one, k) => k > i && (one === closing || one === turned));
  return at === -1 ? undefined : at;
}
