/**
 * Reads what a reader typed into a query that every engine answers alike (DESIGN 4.5).
 *
 * Blanks part terms; all must match, each within one field. “…”, 「…」 and "…" hold a phrase together;
 * a leading - (－) excludes. Nothing is an operator but these, and no reader's text reaches an engine:
 * engines get tokens of `text.ts`, which are letters, digits and Han only.
 */
import { PortalError } from './errors.ts';
import { QUERY_FIELDS } from './search-index.ts';
import type { QueryField } from './search-index.ts';
import { fold, pushPairs, runsOf, titleKey } from './text.ts';
import type { Run } from './text.ts';

/** Longest query, all fields together, UTF-16 units. A title pasted whole fits. */
export const LONGEST_QUERY = 300;
/** Most phrases of a query: terms, and the runs of a term of mixed script. */
export const MOST_PHRASES = 24;

/** Tokens that stand side by side in one value. */
export interface Phrase {
  readonly tokens: readonly [string, ...string[]];
  /** The last token need only begin so: a single Han begins every pair it stands first in. */
  readonly prefix: boolean;
}

/** One wish of the reader. */
export interface Term {
  readonly field: QueryField;
  /** All of them in the same field: more than one when the term mixes Han and letters. */
  readonly phrases: readonly [Phrase, ...Phrase[]];
  /** A number typed with marks, without them (9787214123456): matching this word is as good. */
  readonly number: string | null;
  /** Letters a–z: a pinyin term that begins so is as good, as the last choice. */
  readonly pinyin: string | null;
}

export type Query =
  /** Nothing was typed: everything. */
  | { readonly kind: 'all' }
  /** Only punctuation was typed: nothing. */
  | { readonly kind: 'none' }
  | {
      readonly kind: 'terms';
      /** Empty when only exclusions were typed: everything but those. */
      readonly include: readonly Term[];
      readonly exclude: readonly Term[];
      /** What the title would be if this were the title whole (see `titleKey`); null when fields were asked. */
      readonly titleKey: string | null;
    };

/** The query is longer than we answer. */
export class QueryTooLarge extends PortalError {
  readonly code = 'QUERY_TOO_LARGE';
}

/**
 * @param typed what was typed, by field; blank ones count as absent
 * @throws QueryTooLarge beyond `LONGEST_QUERY` or `MOST_PHRASES`
 */
export function parseQuery(typed: Readonly<Partial<Record<QueryField, string>>>): Query {
  const length = QUERY_FIELDS.reduce((sum, field) => sum + (typed[field]?.length ?? 0), 0);
  if (length > LONGEST_QUERY) {
    throw new QueryTooLarge(
      `检索词最长 ${LONGEST_QUERY} 个字符，现有 ${length} 个；请缩短后再试。`,
    );
  }
  const include: Term[] = [];
  const exclude: Term[] = [];
  let isBlank = true;
  for (const field of QUERY_FIELDS) {
    const text = typed[field] ?? '';
    if (text.trim() === '') continue;
    isBlank = false;
    const terms = termsOf(field, text);
    if (terms.length === 0) return { kind: 'none' };
    for (const { term, excluded } of terms) (excluded ? exclude : include).push(term);
  }
  if (isBlank) return { kind: 'all' };
  const phrases = [...include, ...exclude].reduce((sum, term) => sum + term.phrases.length, 0);
  if (phrases > MOST_PHRASES) {
    throw new QueryTooLarge(
      `一次最多检索 ${MOST_PHRASES} 个词，现有 ${phrases} 个；请减少后再试。`,
    );
  }
  return { kind: 'terms', include, exclude, titleKey: wholeTitle(typed) };
}

interface Piece {
  readonly text: string;
  readonly quoted: boolean;
  readonly excluded: boolean;
}

function termsOf(field: QueryField, text: string): { term: Term; excluded: boolean }[] {
  const pieces = piecesOf(text);
  const characters = spacedWord(pieces);
  if (characters !== undefined) return [{ term: plainTerm(field, characters), excluded: false }];
  return pieces.flatMap(({ text: piece, quoted, excluded }) => {
    const runs = runsOf(fold(piece));
    if (runs.length === 0) return [];
    return [{ term: quoted ? quotedTerm(field, runs) : plainTerm(field, runs), excluded }];
  });
}

/** ISBN or ISSN before a number says what it is, and is not part of it. */
const NUMBER_LABEL = /\b(?:isbn|issn)[\s:]{0,8}(?=\d)/giu;

const CLOSING: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '”',
  '”': '“',
  '「': '」',
  '『': '』',
};

/** Cuts at blanks and quotation marks; a mark that is never closed is punctuation. */
function piecesOf(text: string): Piece[] {
  // Full-width blanks, hyphens, quotation marks and digits become plain ones.
  const characters = Array.from(text.normalize('NFKC').replace(NUMBER_LABEL, ' '));
  const pieces: Piece[] = [];
  let i = 0;
  while (i < characters.length) {
    if (isBlankAt(characters, i)) {
      i++;
      continue;
    }
    const excluded = characters[i] === '-';
    if (excluded) i++;
    // A hyphen by itself is punctuation.
    if (excluded && isBlankAt(characters, i)) continue;
    const close = closingAt(characters, i);
    const from = close === undefined ? i : i + 1;
    if (close === undefined) {
      // At least one character is taken, so that this ends.
      do i++;
      while (
        i < characters.length &&
        !isBlankAt(characters, i) &&
        closingAt(characters, i) === undefined
      );
      pieces.push({ text: characters.slice(from, i).join(''), quoted: false, excluded });
    } else {
      pieces.push({ text: characters.slice(from, close).join(''), quoted: true, excluded });
      i = close + 1;
    }
  }
  return pieces;
}

/** Where the quotation that begins here ends; undefined when none begins. */
function closingAt(characters: readonly string[], i: number): number | undefined {
  const opening = characters[i] ?? '';
  const closing = CLOSING[opening];
  if (closing === undefined) return undefined;
  // Input methods turn “ ” the wrong way round: either closes the other or itself.
  const turned = opening === '“' || opening === '”' ? opening : closing;
  const at = characters.findIndex((one, k) => k > i && (one === closing || one === turned));
  return at === -1 ? undefined : at;
}

function isBlankAt(characters: readonly string[], i: number): boolean {
  return /^\s$/u.test(characters[i] ?? '');
}

/** 金 陵 图 书: a list made wholly of single Han is one word, spaced out. */
function spacedWord(pieces: readonly Piece[]): Run[] | undefined {
  if (pieces.length < 2 || pieces.some((piece) => piece.quoted || piece.excluded)) return undefined;
  const runs = pieces.map((piece) => runsOf(fold(piece.text)));
  const isSingle = (run: Run[]): boolean =>
    run.length === 1 && run[0]?.kind === 'han' && Array.from(run[0].text).length === 1;
  return runs.every(isSingle)
    ? runsOf(
        runs
          .flat()
          .map((run) => run.text)
          .join(''),
      )
    : undefined;
}

/** Each run of Han is a phrase; words that only marks part (K295.31) are one phrase together. */
function plainTerm(field: QueryField, runs: readonly Run[]): Term {
  const phrases: Phrase[] = [];
  let words: string[] = [];
  const endWords = (): void => {
    if (isFilled(words)) phrases.push({ tokens: words, prefix: false });
    words = [];
  };
  for (const run of runs) {
    if (run.kind === 'word') words.push(run.text);
    else {
      endWords();
      phrases.push(phraseOf([run]));
    }
  }
  endWords();
  return termOf(field, phrases);
}

/** All runs side by side, as they would stand in a value. */
function quotedTerm(field: QueryField, runs: readonly Run[]): Term {
  return termOf(field, [phraseOf(runs)]);
}

function phraseOf(runs: readonly Run[]): Phrase {
  const tokens: string[] = [];
  let prefix = false;
  for (const [i, run] of runs.entries()) {
    const isLast = i === runs.length - 1;
    const before = tokens.length;
    if (run.kind === 'word') tokens.push(run.text);
    else pushPairs(tokens, run.text, !isLast);
    // A single Han at the end has no pair: it begins one, or stands alone.
    if (isLast && tokens.length === before) {
      tokens.push(run.text);
      prefix = true;
    }
  }
  if (!isFilled(tokens)) throw new TypeError('A phrase needs a token.');
  return { tokens, prefix };
}

function termOf(field: QueryField, phrases: readonly Phrase[]): Term {
  if (!isFilled(phrases)) throw new TypeError('A term needs a phrase.');
  const only = phrases.length === 1 && !phrases[0].prefix ? phrases[0].tokens : undefined;
  const joined = only?.join('') ?? '';
  return {
    field,
    phrases,
    number: only !== undefined && only.length > 1 && /^\d{7,}[\dx]$/.test(joined) ? joined : null,
    pinyin: field === 'any' && only?.length === 1 && /^[a-z]{2,}$/.test(joined) ? joined : null,
  };
}

/** The key that a title equal to the whole query would have; only for a query in one field, any or title. */
function wholeTitle(typed: Readonly<Partial<Record<QueryField, string>>>): string | null {
  const [field, ...others] = QUERY_FIELDS.filter((name) => (typed[name] ?? '').trim() !== '');
  if (others.length > 0 || (field !== 'any' && field !== 'title')) return null;
  const positive = piecesOf(typed[field] ?? '').filter((piece) => !piece.excluded);
  const key = titleKey(positive.map((piece) => piece.text).join(' '));
  return key === '' ? null : key;
}

function isFilled<T>(list: readonly T[]): list is readonly [T, ...T[]] {
  return list.length > 0;
}
