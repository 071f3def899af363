/**
 * A few words of a long text about what was found in it: every marked stretch with some characters on each
 * side, as far as there is room, and … where something was left out.
 */
import { partsOf, stretchesOf } from './highlight.ts';
import type { TextPart } from './highlight.ts';

/** Shown before and behind a marked stretch, in columns. */
const BEFORE = 12;
const BEHIND = 24;
/** Letters of one word that are followed to its end. */
const LONGEST_WORD = 20;

/** How much room a text takes: a character of Han twice that of a letter. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += character >= '\u2e80' ? 2 : 1;
  return columns;
}

/**
 * @param marked one for each UTF-16 unit, as `markedBy` gives it
 * @param room columns, about; the first marked stretch is always there, its beginning at least
 */
export function snippet(text: string, marked: Uint8Array, room: number): TextPart[] {
  if (columnsOf(text) <= room) return partsOf(text, marked);
  const parts: TextPart[] = [];
  let left = room;
  let shownTo = 0;
  for (const [from, to] of stretchesOf(marked)) {
    if (left < 6) break;
    const begin = Math.max(shownTo, backBy(text, from, BEFORE));
    const mostEnd = onBy(text, begin, left);
    if (mostEnd <= from && parts.length > 0) break;
    const end = Math.max(Math.min(onBy(text, to, BEHIND), mostEnd), begin + 1);
    if (begin > shownTo) parts.push({ text: '…', hit: false });
    parts.push(...partsOf(text.slice(begin, end), marked.subarray(begin, end)));
    left -= columnsOf(text.slice(begin, end));
    shownTo = end;
  }
  if (shownTo < text.length) parts.push({ text: '…', hit: false });
  return parts;
}

/** The place so many columns before, at the beginning of a word and of a character. */
function backBy(text: string, from: number, columns: number): number {
  let at = from;
  for (let left = columns; at > 0 && left > 0;) {
    at = Math.max(0, at - (isLow(text, at - 1) ? 2 : 1));
    left -= columnsOf(text.slice(at, at + 1));
  }
  for (let more = LONGEST_WORD; more > 0 && at > 0 && isInWord(text, at); more--) at--;
  while (at < from && /\s/u.test(text.charAt(at))) at++;
  return at;
}

/** The place so many columns behind, at the end of a character, and of a word where one ends soon. */
function onBy(text: string, from: number, columns: number): number {
  let at = from;
  for (let left = columns; at < text.length && left > 0;) {
    left -= columnsOf(text.slice(at, at + 1));
    at += isLow(text, at + 1) ? 2 : 1;
  }
  for (let more = LONGEST_WORD; more > 0 && at < text.length && isInWord(text, at); more--) at++;
  while (at > from && /\s/u.test(text.charAt(at - 1))) at--;
  return Math.min(at, text.length);
}

function isInWord(text: string, at: number): boolean {
  return /^[\p{Script=Latin}\d]{2}$/u.test(text.slice(at - 1, at + 1));
}

/** The second half of a character of two units. */
function isLow(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
