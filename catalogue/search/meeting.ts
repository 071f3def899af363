/**
 * Where a text meets a term, as an engine would have found it there: the words of `reasons.ts` are looked for here.
 * What is long is looked through in stretches, and only where the letters say that it may be met at all.
 */
import { withoutAccents } from '../text/latin.ts';
import { spelledOut } from '../text/pinyin.ts';
import { fold, foldForms } from '../text/text.ts';
import { markedBy } from './highlight.ts';
import type { Phrase, Term } from './terms.ts';
import { keysOfValue, otherWritings } from './writings.ts';

/** A long text is looked through in stretches of so many UTF-16 units, which overlap: a phrase is shorter. */
const STRETCH = 400;
const OVERLAP = 120;
/** Letters of a sound, and characters of a text, that are listened to. */
const LONGEST_SOUND = 24;
const MOST_HEARD = 100;

/** Characters of the BMP, of which a pair of tokens is two units. */
export const HAN = /^[\u3400-\u9fff]+$/u;

/** Every UTF-16 unit of the text that the term is met by; undefined when it is not. */
export function meeting(text: string, term: Term): Uint8Array | undefined {
  if (term.match !== 'contains') {
    const keys = keysOfValue(text);
    const isMet = keys.some((key) =>
      term.match === 'exact' ? key === term.key : key.startsWith(term.key),
    );
    return isMet ? (inText(text, term.phrases) ?? new Uint8Array(text.length).fill(1)) : undefined;
  }
  const found = inText(text, term.phrases);
  return found ?? (term.number === null ? undefined : inText(text, [numberPhrase(term)]));
}

export function numberPhrase({ number }: Term): Phrase {
  return { tokens: [number ?? ''], prefix: false };
}

/** As `markedBy`, for texts of any length, and without looking closely at those that cannot have it. */
export function inText(text: string, phrases: readonly Phrase[]): Uint8Array | undefined {
  if (!mayHave(text, phrases)) return undefined;
  if (text.length <= STRETCH) return markedBy(text, phrases) ?? undefined;
  for (let from = 0; from < text.length; from += STRETCH - OVERLAP) {
    const stretch = text.slice(from, from + STRETCH);
    const found = mayHave(stretch, phrases) ? markedBy(stretch, phrases) : null;
    if (found === null) continue;
    const marked = new Uint8Array(text.length);
    marked.set(found, from);
    return marked;
  }
  return undefined;
}

/** False only where no value could be met: all tokens stand in the letters of the text, or in another writing of it. */
function mayHave(text: string, phrases: readonly Phrase[]): boolean {
  const folded = fold(text);
  const letters = withoutAccents(folded).replace(/[^\p{L}\p{N}\p{M}]+/gu, '');
  const tokens = phrases.flatMap((phrase) => phrase.tokens);
  if (tokens.every((token) => letters.includes(token))) return true;
  const hasLetters = /[a-z]/.test(letters);
  const mayDiffer = tokens.some((token) => (/[a-z]/.test(token) ? hasLetters : /\d/.test(token)));
  return mayDiffer && otherWritings(folded).length > 0;
}

/** The shortest stretch that is read so. */
export function soundingIn(
  text: string,
  pinyin: string,
  as: 'words' | 'person',
): string | undefined {
  const isRead = (from: number, to: number): boolean => {
    const begins = from === 0 ? as : 'words';
    return spelledOut(text.slice(from, to), begins).some((term) => term.startsWith(pinyin));
  };
  // A character is read as a letter at least; marks between them are passed over.
  const longest = Math.min(pinyin.length, LONGEST_SOUND) + 6;
  for (let from = 0; from < text.length && from < MOST_HEARD; from++) {
    if (!HAN.test(text.charAt(from)) || !isRead(from, from + longest)) continue;
    for (let to = from + 1; to <= from + longest; to++)
      if (isRead(from, to)) return text.slice(from, to);
  }
  return undefined;
}

/** Letters and digits in the form they are printed in. */
export function lettersOf(text: string): string {
  return foldForms(text).replace(/[^\p{L}\p{N}]/gu, '');
}
