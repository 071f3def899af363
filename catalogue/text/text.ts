/**
 * What text is to a search: folding, and the tokens that every engine sees.
 *
 * `fold` makes all spellings of a text one (traditional and variant characters, full width, capitals);
 * `analyse` cuts folded text into tokens. A run of Han becomes its overlapping pairs and then its last
 * character alone: a phrase of pairs is an exact substring, and every character begins some token.
 * Marks and blanks between Han are passed over, as readers do not type them (南京：历史与文化). Everything
 * else becomes words of letters and digits, without accents; marks such as . - · / part words, so that
 * K295.31 is the words k295 and 31, and a query for it is the phrase of both. `query.ts` reads queries
 * with the same functions: a difference between the two would lose hits in silence.
 */
import { beginningOf } from './bounds.ts';
import { FOLD_PAIRS, FOLD_VERSION } from './fold-table.ts';
import { withoutAccents } from './latin.ts';

/** Changes whenever the same text would give other tokens or sort keys; an index of another version is rebuilt. */
export const ANALYSIS_VERSION = `5-${FOLD_VERSION}`;

/** Words are cut here, in documents and queries alike; longer ones are addresses or noise. UTF-16 units. */
const LONGEST_WORD = 64;
/** Longest `titleKey`, code points. */
const LONGEST_TITLE_KEY = 256;

/** What a character is to the analysis: blanks are never kept between Han, marks may part them. */
const BLANK = 0;
const MARK = 1;
const HAN = 2;
const WORD = 3;

/** For each character of the BMP what it is folded to, 0 = removed. */
const FOLDED = new Uint16Array(0x10000);
/** Folds from or to characters beyond the BMP. */
const FOLDED_WIDE = new Map<number, number>();
/** Zero-width characters, direction marks, soft hyphens, and the variation selectors of old books. */
const IGNORED = /\p{Default_Ignorable_Code_Point}+/gu;
/** Of marks over one letter those that any writing has (UAX 15, stream-safe text). */
const ACCENTS = /(\p{M}{30})\p{M}+/gu;
const CLASSES = new Uint8Array(0x10000).fill(MARK);
/** For each character of the BMP what `fold` may do with it without looking at its neighbours. */
const WAYS = new Uint8Array(0x10000);
const WITH_NEIGHBOURS = 0;
const KEPT = 1;
const REPLACED = 2;
/** As REPLACED, by another form of the same character: 陳 becomes 陈. */
const REFORMED = 3;
/** What a replaced character becomes: nothing, one character, or several (… is ...). */
const REPLACEMENTS = new Map<number, string>();
/** False until a text is first looked at: many threads never do. */
let isFilled = false;

/**
 * Compatibility forms to characters (NFKC), variation selectors and zero-width characters out,
 * traditional and variant characters folded, lower case. Folding its own result changes nothing.
 */
export function fold(text: string): string {
  fill();
  let at = 0;
  // Most characters stay what they are, in most texts all.
  while (at < text.length && WAYS[text.charCodeAt(at)] === KEPT) at++;
  if (at === text.length) return text;
  let folded = text.slice(0, at);
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (WAYS[unit] === WITH_NEIGHBOURS) return foldWhole(text);
    folded += REPLACEMENTS.get(unit) ?? '';
    const from = ++at;
    while (at < text.length && WAYS[text.charCodeAt(at)] === KEPT) at++;
    folded += text.slice(from, at);
  }
  return folded;
}

/** `fold` by its definition, for texts with characters that may join their neighbours; ten times slower. */
export function foldWhole(text: string): string {
  fill();
  const normal = normalForm(text);
  const units: number[] = [];
  let folded = '';
  for (let i = 0; i < normal.length; i++) {
    const code = normal.codePointAt(i) ?? 0;
    if (code > 0xffff) i++;
    pushCode(
      units,
      FOLDED_WIDE.get(code) ?? (code > 0xffff ? lowerWide(code) : (FOLDED[code] ?? 0)),
    );
    // String.fromCharCode takes its arguments from the stack.
    if (units.length > 4096) {
      folded += String.fromCharCode(...units);
      units.length = 0;
    }
  }
  // Some capitals have their accent apart while the small letter is one character.
  return (folded + String.fromCharCode(...units)).normalize('NFC');
}

/** As `fold`, but every character keeps the form it is printed in: 陳 stays, and is not 陈. */
export function foldForms(text: string): string {
  return normalForm(text).toLowerCase().normalize('NFC');
}

/**
 * The text in compatibility forms, without what is not seen, and with no more marks over one letter than any
 * writing has. Its own result stays as it is.
 */
export function normalForm(text: string): string {
  // What is not seen must not keep two halves of a letter apart, so it goes first; and to put very many marks in
  // order is quadratic. Some marks come out of characters that were none (ﾞ).
  const safe = text.replace(IGNORED, '').replace(ACCENTS, '$1');
  return safe.normalize('NFKC').replace(ACCENTS, '$1');
}

/** Whether folding leaves every character in the form it is printed in, as in most texts of today. */
export function keepsForms(text: string): boolean {
  fill();
  for (let at = 0; at < text.length; at++) {
    const way = WAYS[text.charCodeAt(at)];
    if (way === REFORMED) return false;
    if (way === WITH_NEIGHBOURS) return fold(text) === foldForms(text);
  }
  return true;
}

/** A piece of folded text: a run of Han without what stands between its characters, or one word. */
export interface Run {
  readonly kind: 'han' | 'word';
  readonly text: string;
  /** Where it stands in the folded text; `to` is behind it. */
  readonly from: number;
  readonly to: number;
}

/**
 * The runs of folded text in order. Between Han, blanks are dropped (金 陵 is 金陵), and marks as well
 * unless they part. Words lose their accents, and are cut at 64 UTF-16 units.
 *
 * @param marks `part`: a mark ends a run of Han, as in what a reader types outside quotation marks
 */
export function runsOf(folded: string, marks: 'part' | 'join'): Run[] {
  fill();
  const most = marks === 'part' ? BLANK : MARK;
  const runs: Run[] = [];
  let i = 0;
  while (i < folded.length) {
    const kind = classAt(folded, i);
    if (kind === HAN) {
      const start = i;
      let text = '';
      let end = i;
      while (classAt(folded, i) === HAN) {
        const from = i;
        while (classAt(folded, i) === HAN) i += widthAt(folded, i);
        text += folded.slice(from, i);
        end = i;
        while (i < folded.length && classAt(folded, i) <= most) i += widthAt(folded, i);
      }
      i = end;
      runs.push({ kind: 'han', text, from: start, to: end });
    } else if (kind === WORD) {
      const from = i;
      while (classAt(folded, i) === WORD) i += widthAt(folded, i);
      const text = beginningOf(withoutAccents(folded.slice(from, i)), LONGEST_WORD);
      if (text !== '') runs.push({ kind: 'word', text, from, to: i });
    } else i += widthAt(folded, i);
  }
  return runs;
}

/**
 * The tokens of one value, in order: letters, digits and Han only, never blank.
 *
 * @param folding `foldForms` for tokens in the characters as printed
 */
export function analyse(text: string, folding = fold): string[] {
  const tokens: string[] = [];
  for (const run of runsOf(folding(text), 'join')) {
    if (run.kind === 'word') tokens.push(run.text);
    else pushPairs(tokens, run.text, true);
  }
  return tokens;
}

/** A character of a run, and where it stands in the folded text. */
export interface Placed {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** The characters of a run of Han, each with its place. */
export function placed(folded: string, { text, from }: Run): Placed[] {
  let at = from;
  return Array.from(text, (character) => {
    // What stands between Han was dropped.
    while (!folded.startsWith(character, at)) at++;
    const place = { text: character, from: at, to: at + character.length };
    at = place.to;
    return place;
  });
}

/** Overlapping pairs of a Han run; with its last character alone for documents, without for phrases. */
export function pushPairs(tokens: string[], han: string, withLast: boolean): void {
  let at = 0;
  let next = widthAt(han, 0);
  while (next < han.length) {
    const end = next + widthAt(han, next);
    tokens.push(han.slice(at, end));
    at = next;
    next = end;
  }
  if (withLast) tokens.push(han.slice(at));
}

/** Without controls of the direction of writing: in one value they turn round what is printed behind it. */
export function withoutBidi(text: string): string {
  return text.replace(/\p{Bidi_Control}+/gu, '');
}

/** Folded letters without accents, digits and Han of a title and nothing else, from at most 256 code points: tiers 1 and 2. */
export function titleKey(text: string): string {
  let key = '';
  let length = 0;
  const folded = fold(text);
  // Most titles have no marks, and are their own key.
  let from = 0;
  let i = 0;
  while (i < folded.length && length < LONGEST_TITLE_KEY) {
    const next = i + widthAt(folded, i);
    if (classAt(folded, i) >= HAN) length++;
    else {
      key += folded.slice(from, i);
      from = next;
    }
    i = next;
  }
  return withoutAccents(key + folded.slice(from, i));
}

function classAt(text: string, i: number): number {
  if (i >= text.length) return MARK;
  const unit = text.charCodeAt(i);
  if (!isHighSurrogate(unit)) return CLASSES[unit] ?? MARK;
  const code = text.codePointAt(i) ?? unit;
  if (code >= 0x20000 && code <= 0x3ffff) return HAN;
  return code > 0xffff && /[\p{L}\p{N}\p{M}]/u.test(String.fromCodePoint(code)) ? WORD : MARK;
}

function widthAt(text: string, i: number): number {
  return isHighSurrogate(text.charCodeAt(i)) && (text.codePointAt(i) ?? 0) > 0xffff ? 2 : 1;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function pushCode(units: number[], code: number): void {
  if (code === 0) return;
  if (code <= 0xffff) units.push(code);
  else units.push(0xd800 + ((code - 0x10000) >> 10), 0xdc00 + ((code - 0x10000) & 0x3ff));
}

function lowerWide(code: number): number {
  if (code >= 0x20000) return code;
  const lower = String.fromCodePoint(code).toLowerCase();
  return lower.codePointAt(0) ?? code;
}

function fill(): void {
  if (isFilled) return;
  isFilled = true;
  fillTables();
  fillWays();
}

/** First and last of the blocks whose characters are all of one class and have no other form: half of the BMP. */
const PLAIN = [
  { from: 0x3400, to: 0x4dbf, kind: HAN },
  { from: 0x4e00, to: 0x9fff, kind: HAN },
  { from: 0xac00, to: 0xd7a3, kind: WORD },
  { from: 0xd800, to: 0xdfff, kind: MARK },
  { from: 0xe000, to: 0xf8ff, kind: MARK },
] as const;

/** Calls `each` with every character of the BMP that is in none of the plain blocks. */
function forOthers(each: (unit: number, character: string) => void): void {
  let unit = 0;
  for (const { from, to } of [...PLAIN, { from: 0x10000, to: 0x10000 }]) {
    for (; unit < from; unit++) each(unit, String.fromCharCode(unit));
    unit = to + 1;
  }
}

function fillTables(): void {
  for (let unit = 0; unit < 0x10000; unit++) FOLDED[unit] = unit;
  for (const { from, to, kind } of PLAIN) CLASSES.fill(kind, from, to + 1);
  forOthers((unit, character) => {
    // İ alone becomes two characters in lower case; its first is the letter.
    FOLDED[unit] = character.toLowerCase().charCodeAt(0);
    if (/\p{Script=Han}/u.test(character)) CLASSES[unit] = HAN;
    else if (/[\p{L}\p{N}\p{M}]/u.test(character)) CLASSES[unit] = WORD;
    else if (/\s/.test(character)) CLASSES[unit] = BLANK;
  });
  // Two forms of one letter, which toLowerCase chooses by what follows.
  FOLDED[0x3c2] = 0x3c3;
  const characters = Array.from(FOLD_PAIRS);
  for (let i = 0; i + 1 < characters.length; i += 2) {
    const from = characters[i]?.codePointAt(0) ?? 0;
    const to = characters[i + 1]?.codePointAt(0) ?? 0;
    if (from > 0xffff || to > 0xffff) FOLDED_WIDE.set(from, to);
    else FOLDED[from] = to;
  }
}

/**
 * A character can be folded by itself when neither its compatibility form nor what it is folded to can
 * join a neighbour: no mark, no letter of Hangul that makes a syllable with the one before it.
 */
function fillWays(): void {
  const joins = /[\p{M}\u1100-\u11ff\ud800-\udfff]/u;
  const set = (unit: number, folded: string, isReformed: boolean): void => {
    WAYS[unit] = isReformed ? REFORMED : REPLACED;
    REPLACEMENTS.set(unit, folded);
  };
  for (const { from, to, kind } of PLAIN) {
    // Private characters are kept as well; half of a pair is nothing by itself.
    if (from !== 0xd800) WAYS.fill(KEPT, from, to + 1);
    if (kind !== HAN) continue;
    for (let unit = from; unit <= to; unit++) {
      const folded = FOLDED_WIDE.get(unit) ?? FOLDED[unit] ?? unit;
      if (folded !== unit) set(unit, String.fromCodePoint(folded), true);
    }
  }
  forOthers((unit, character) => {
    const normal = character.normalize('NFKC');
    // In FOLDED 0 stands for nothing.
    const isSame =
      unit !== 0 && normal === character && FOLDED[unit] === unit && !FOLDED_WIDE.has(unit);
    const folded = isSame ? character.replace(IGNORED, '') : foldWhole(character);
    if (joins.test(character + normal + folded)) return;
    if (folded === character) WAYS[unit] = KEPT;
    else set(unit, folded, folded !== foldForms(character));
  });
}
