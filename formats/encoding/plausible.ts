/**
 * How much a text looks like something that a library would write, from 0 to 1. Decoding that succeeds proves
 * nothing, as GB18030 accepts nearly all bytes: what comes out must be common characters in the company that
 * they keep. What is common is read off the standards themselves, which put it first: GB 2312 level 1 and
 * Big5 level 1.
 */

/** Below this a text is taken for noise. */
export const PLAUSIBLE = 0.6;

let common: ReadonlySet<number> | undefined;
let known: ReadonlySet<number> | undefined;

/** Characters of rows of a double-byte set. */
function rows(label: string, first: number, last: number, from: number): Set<number> {
  const decoder = new TextDecoder(label);
  const found = new Set<number>();
  for (let lead = first; lead <= last; lead++) {
    for (let trail = from; trail <= 0xfe; trail++) {
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if (text.length === 1 && text !== '\ufffd') found.add(text.charCodeAt(0));
    }
  }
  return found;
}

/** The 3 755 of GB 2312 level 1 and the 5 401 of Big5 level 1, many of them the same. */
export function isCommonHan(code: number): boolean {
  common ??= new Set([...rows('gb18030', 0xb0, 0xd7, 0xa1), ...rows('big5', 0xa4, 0xc6, 0x40)]);
  return common.has(code);
}

/** GB 2312 level 2: rarer, and common in names of persons and places. */
function isKnownHan(code: number): boolean {
  known ??= rows('gb18030', 0xd8, 0xf7, 0xa1);
  return known.has(code);
}

export function isHan(code: number): boolean {
  return (
    (code >= 0x3400 && code <= 0x9fff) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0x20000 && code <= 0x3ffff)
  );
}

const isLetter = (code: number): boolean =>
  (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);

/** Marks of Chinese typography and whatever stands among them. */
function isChineseMark(code: number): boolean {
  return (
    (code >= 0x3000 && code <= 0x303f) ||
    (code >= 0xff00 && code <= 0xffef) ||
    (code >= 0x2010 && code <= 0x2027) ||
    (code >= 0x2160 && code <= 0x217f) ||
    (code >= 0x2460 && code <= 0x24ff) ||
    code === 0xb7
  );
}

/** Text from a double-byte set; 1 when nothing in it is beyond ASCII. */
export function chinesePlausibility(text: string): number {
  const codes = Array.from(text, (one) => one.codePointAt(0) ?? 0);
  let sum = 0;
  let count = 0;
  let alone = 0;
  for (const [i, code] of codes.entries()) {
    if (code < 0x80) continue;
    count++;
    sum += weightOf(code);
    const [before = 0, after = 0] = [codes[i - 1], codes[i + 1]];
    // F鑥hrer: half of a letter was taken for half of a character.
    if (before < 0x80 && after < 0x80 && (isLetter(before) || isLetter(after))) alone++;
  }
  if (count === 0) return 1;
  return alone > count / 2 ? 0 : sum / count;
}

function weightOf(code: number): number {
  if (isHan(code)) return isCommonHan(code) ? 1 : isKnownHan(code) ? 0.7 : 0.2;
  if (isChineseMark(code)) return 1;
  // Japanese books in a Chinese catalogue; and what Big5 looks like in GBK.
  if (code >= 0x3041 && code <= 0x30ff) return 0.7;
  const isPrivate = (code >= 0xe000 && code <= 0xf8ff) || code === 0xfffd || code < 0xa0;
  return isPrivate ? 0 : 0.4;
}

/** Letters of European languages by how often titles have them. */
const FREQUENT = new Set('üöäéèêëàâáíóúñçïîôûùãõåßøæœÜÖÄÉÈÀÁÇÑÅØÎÊÔÓÍÚ');
const SEEN = new Set(
  'čšžřňěýāēīōūḥṣṭśńźżłőűşğıțăąęůćđðþòìýÿǎǐǒǔḍẓṇṛėďťľĺŕįųÆŒŠČŽŘĀĪŌŪŚŻŁÁÂÃÕÒÙÌËÏÝÞÐŞİĞÿʻʼʹʺ',
);
const MARKS = new Set('«»„“”‘’–—…·°§©®¿¡£€†‡№ªº½¼¾²³¹×');
const BEGINNINGS = new Set('§¡¿£€†‡«„');
/** Other letters with one mark, and the ligatures of romanised Cyrillic. */
const RARE = /^(?:\p{Script=Latin}|\u0361|\ufe20|\ufe21)$/u;
const VOWEL = /^[aeiou]$/;
const LOWER = /^[a-z]$/;
const UPPER = /^[A-Z]$/;

/**
 * Text in Latin letters with marks above them; 1 when nothing in it is beyond ASCII.
 *
 * @param isComposed whether marks stood before their letters: then Jiří and hsüeh are no chance
 */
export function latinPlausibility(text: string, isComposed = false): number {
  const characters = Array.from(text);
  let letters = 0;
  let sum = 0;
  let count = 0;
  for (const [i, one] of characters.entries()) {
    const code = one.codePointAt(0) ?? 0;
    if (code < 0x80) {
      if (isLetter(code)) letters++;
      continue;
    }
    count++;
    // The code of a subfield is no letter of its text.
    const before = characters[i - 2] === '\u001f' ? ' ' : (characters[i - 1] ?? ' ');
    sum += latinWeight(one, before, characters[i + 1] ?? ' ', isComposed);
  }
  if (count === 0) return 1;
  // Most letters of any language that is written so have no mark.
  return count > letters ? 0 : sum / count;
}

function latinWeight(one: string, before: string, after: string, isComposed: boolean): number {
  // zhizn§: what begins something does not end a word.
  if (MARKS.has(one)) return LOWER.test(before) && BEGINNINGS.has(one) ? 0.2 : 0.8;
  const isFrequent = FREQUENT.has(one);
  if (!isFrequent && !SEEN.has(one)) return RARE.test(one) ? 0.6 : 0.1;
  // MÉuller: capitals do not stand inside words.
  if (one !== one.toLowerCase() && LOWER.test(before)) return 0.1;
  if (isComposed) return isFrequent ? 1 : 0.7;
  // âEtudes, Espaäna: a mark that stood before a capital, or before a consonant behind its own vowel.
  if (one !== one.toUpperCase() && UPPER.test(after)) return 0.1;
  if (before === 'a' && /[äâãå]/.test(one)) return 0.3;
  // ÄÏ¾©: nor do letters with marks stand side by side.
  if (before > '\x7f' || after > '\x7f') return 0.3;
  // Mèuller: a mark that stood before its letter leaves one vowel in front of another.
  const isLoose = VOWEL.test(after) && isVowel(one);
  return isFrequent ? (isLoose ? (one === 'é' ? 0.8 : 0.2) : 1) : 0.7;
}

function isVowel(one: string): boolean {
  return VOWEL.test(one.normalize('NFD').charAt(0).toLowerCase());
}
