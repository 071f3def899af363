/**
 * One wish of a query as the engines take it: phrases of tokens, or the key that a whole value is
 * compared by. What a reader typed is cut into wishes by `query.ts` and `expression.ts`.
 */
import { plainPinyin } from '../text/pinyin.ts';
import type { TypedQuery, QueryField } from './request.ts';
import { fold, foldForms, pushPairs, runsOf, titleKey } from '../text/text.ts';
import type { Run } from '../text/text.ts';

/** What a work must meet. Only the query line makes anything but terms. */
export type Condition =
  | Term
  /** Every one of them, or at least one. */
  | { readonly kind: 'all' | 'any'; readonly of: readonly Condition[] }
  /** One wish in every writing, as typed first: at least one of them. */
  | { readonly kind: 'writings'; readonly of: readonly [Term, ...Condition[]] }
  | { readonly kind: 'without'; readonly from: Condition; readonly not: Condition };

/** Tokens that stand side by side in one value. */
export interface Phrase {
  readonly tokens: readonly [string, ...string[]];
  /** The last token need only begin so: a single Han begins every pair it stands first in. */
  readonly prefix: boolean;
}

/** 包含 · 前方一致 · 精确 */
export const TERM_MATCHES = ['contains', 'prefix', 'exact'] as const;
export type TermMatch = (typeof TERM_MATCHES)[number];

export interface Term {
  readonly kind: 'term';
  readonly field: QueryField;
  /** `contains` is answered by the phrases, the other two by the key. */
  readonly match: TermMatch;
  /** All of them in the same field: more than one when the term mixes Han and letters. */
  readonly phrases: readonly [Phrase, ...Phrase[]];
  /** What a value begins with, or is: its `titleKey`. */
  readonly key: string;
  /** A number typed with marks, without them (9787214123456): matching this word is as good. */
  readonly number: string | null;
  /** Letters a–z, tone marks taken off: a pinyin term that begins so is as good, as the last choice. */
  readonly pinyin: string | null;
  /** What must stand in one of the fields as printed; null when any spelling will do. */
  readonly printed: Printed | null;
}

/** A term in the very characters typed. */
export interface Printed {
  readonly phrases: Term['phrases'];
  /** Typed as folding leaves it, so that a work of which that is true as well needs no second look. */
  readonly isPlain: boolean;
}

/** How the words of a term are taken. */
export interface TermReading {
  readonly match?: TermMatch;
  readonly spelling?: TypedQuery['spelling'] | undefined;
}

/**
 * A term of words as typed: each run of Han is a phrase, and words that only marks part (K295.31) are
 * one phrase together.
 *
 * @returns undefined for a text without letters, digits and Han
 */
export function plainTerm(
  field: QueryField,
  text: string,
  reading: TermReading = {},
): Term | undefined {
  return termOf(field, text, reading, plainPhrases, 'part');
}

/** A quotation: all its runs side by side, cut as a value is; letters are never pinyin. */
export function quotedTerm(
  field: QueryField,
  text: string,
  reading: TermReading = {},
): Term | undefined {
  const term = termOf(
    field,
    text,
    reading,
    (runs) => (runs.length === 0 ? [] : [phraseOf(runs)]),
    'join',
  );
  return term === undefined ? undefined : { ...term, pinyin: null };
}

/** Each run of Han, and all words that only marks part. */
export function plainPhrases(runs: readonly Run[]): Phrase[] {
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
  return phrases;
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

type PhrasesOf = (runs: readonly Run[]) => readonly Phrase[];

function termOf(
  field: QueryField,
  text: string,
  { match = 'contains', spelling }: TermReading,
  phrasesOf: PhrasesOf,
  marks: 'part' | 'join',
): Term | undefined {
  const folded = fold(text);
  const phrases = phrasesOf(runsOf(folded, marks));
  if (!isFilled(phrases)) return undefined;
  const whole = phrases.length === 1 && !phrases[0].prefix ? phrases[0].tokens : undefined;
  const only = match === 'contains' ? whole : undefined;
  const joined = only?.join('') ?? '';
  return {
    kind: 'term',
    field,
    match,
    phrases,
    key: titleKey(text),
    number: only !== undefined && only.length > 1 && /^\d{7,}[\dx]$/.test(joined) ? joined : null,
    pinyin:
      field === 'any' && only !== undefined && spelling !== 'printed' ? pinyinIn(folded) : null,
    printed: spelling === 'printed' ? printedOf(text, folded, phrasesOf, marks) : null,
  };
}

function printedOf(
  text: string,
  folded: string,
  phrasesOf: PhrasesOf,
  marks: 'part' | 'join',
): Printed | null {
  const typed = foldForms(text);
  // ○ is a mark that folding makes a character of: no form to insist on.
  const phrases = phrasesOf(runsOf(typed, marks));
  return isFilled(phrases) ? { phrases, isPlain: typed === folded } : null;
}

/** nánjīng → nanjing, xi'an → xian; null for less than two letters, which would begin too much. */
function pinyinIn(folded: string): string | null {
  const bare = folded.replace(/['’‘′]/gu, '');
  const [run, ...others] = runsOf(bare, 'part');
  if (run === undefined || others.length > 0) return null;
  const word = bare.slice(run.from, run.to);
  const plain = /^[\p{Script=Latin}\p{M}]+$/u.test(word) ? plainPinyin(word) : '';
  return plain.length < 2 ? null : plain;
}

function isFilled<T>(list: readonly T[]): list is readonly [T, ...T[]] {
  return list.length > 0;
}
