/**
 * Latin letters without what readers leave out: accents (Café, Müller, Nánjīng) and letters that a keyboard
 * does not have (Straße, Øresund). Only Latin: in other scripts a mark over a letter makes another letter.
 */

/** Letters that are no plain letter with a mark; the folded text that comes here is in small letters. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ĸ: 'k',
  ŋ: 'ng',
  ŧ: 't',
};
const SPECIAL = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu');
/** Blocks of letters with accents, the accents that stand apart, and apostrophes that are letters (Chʻang-an). */
const MAY_HAVE = /[\u00df-\u024f\u02b9-\u02cb\u0300-\u036f\u1e00-\u1eff]/;
const ACCENTED = /(\p{Script=Latin})\p{Mn}+/gu;
const LETTER_APOSTROPHES = /[\u02b9-\u02cb]+/gu;

/** @param folded text as `fold` gives it */
export function withoutAccents(folded: string): string {
  if (!MAY_HAVE.test(folded)) return folded;
  return folded
    .normalize('NFD')
    .replace(LETTER_APOSTROPHES, '')
    .replace(ACCENTED, '$1')
    .replace(SPECIAL, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFC');
}
