/**
 * Marks in a text what a query found in it. The text is cut into the tokens of `text.ts` with their
 * places, and the phrases of the query are looked for as an engine does: what is marked is what was
 * found, in the reader's own spelling or another. The view escapes; nothing here knows HTML.
 */
import { termsFound } from './query.ts';
import type { Query } from './query.ts';
import type { Phrase } from './terms.ts';
import { fold, placed, runsOf } from '../text/text.ts';
import { otherWritings } from './writings.ts';

export interface TextPart {
  readonly text: string;
  readonly hit: boolean;
}

/** Longest text that is searched for marks, UTF-16 units: no line of a result list is; what follows stays unmarked. */
const LONGEST_TEXT = 2_000;

/** The text in parts that joined give it back; parts that overlap or touch are one. */
export function highlight(text: string, query: Query): TextPart[] {
  if (query.kind !== 'terms' || text === '') return whole(text);
  const lines = linesOf(text.slice(0, LONGEST_TEXT));
  const marked = new Uint8Array(text.length);
  for (const term of termsFound(query)) {
    for (const places of lines) {
      for (const phrase of term.phrases) mark(marked, places, phrase);
      if (term.number !== null) mark(marked, places, { tokens: [term.number], prefix: false });
    }
  }
  return partsOf(text, marked);
}

/** What stands between two words of one number or name: K295.31, 978-7-80718. */
const JOINING = /^[^\p{L}\p{N}]{1,2}$/u;

/**
 * For each UTF-16 unit of the text 1 where one of the phrases stands.
 *
 * @returns null unless every one of them stands somewhere in it
 */
export function markedBy(text: string, phrases: readonly Phrase[]): Uint8Array | null {
  const lines = linesOf(text.slice(0, LONGEST_TEXT));
  const marked = new Uint8Array(text.length);
  for (const phrase of phrases) {
    const own = new Uint8Array(text.length);
    for (const places of lines) mark(own, places, phrase);
    let at = own.indexOf(1);
    if (at < 0) return null;
    while (at >= 0) {
      const end = own.indexOf(0, at);
      marked.fill(1, at, end < 0 ? text.length : end);
      const next = end < 0 ? -1 : own.indexOf(1, end);
      if (next >= 0 && JOINING.test(text.slice(end, next))) marked.fill(1, end, next);
      at = next;
    }
  }
  return marked;
}

/** The text cut where marking begins and ends. */
export function partsOf(text: string, marked: Uint8Array): TextPart[] {
  const parts: TextPart[] = [];
  for (let from = 0; from < text.length;) {
    let end = from + 1;
    while (end < text.length && marked[end] === marked[from]) end++;
    parts.push({ text: text.slice(from, end), hit: marked[from] === 1 });
    from = end;
  }
  return parts;
}

/** Where marking begins and ends, one stretch after the other. */
export function* stretchesOf(marked: Uint8Array): Generator<readonly [from: number, to: number]> {
  for (let at = marked.indexOf(1); at >= 0;) {
    const end = marked.indexOf(0, at);
    yield [at, end < 0 ? marked.length : end];
    at = end < 0 ? -1 : marked.indexOf(1, end);
  }
}

function whole(text: string): TextPart[] {
  return text === '' ? [] : [{ text, hit: false }];
}

/** A token with the place in the text of each of its characters (one character of Han, or the whole word). */
interface Place {
  readonly token: string;
  readonly spans: readonly (readonly [from: number, to: number])[];
}

/** Each place is looked at and marked about once, however a phrase overlaps itself (Knuth, Morris, Pratt). */
function mark(marked: Uint8Array, places: readonly Place[], { tokens, prefix }: Phrase): void {
  const last = tokens.length - 1;
  const backs = backsOf(tokens);
  const fits = (token: string, k: number): boolean =>
    prefix && k === last ? token.startsWith(tokens[k] ?? '') : token === tokens[k];
  /** How many tokens of the phrase end with this one, when `k` of them ended before it. */
  const endingWith = (token: string, k: number): number => {
    let have = k;
    while (have > 0 && !fits(token, have)) have = backs[have] ?? 0;
    return fits(token, have) ? have + 1 : 0;
  };
  let have = 0;
  /** The first place that is not yet marked whole. */
  let fresh = 0;
  for (const [i, { token }] of places.entries()) {
    have = endingWith(token, have);
    if (have <= last) continue;
    for (let k = Math.max(fresh, i - last); k <= i; k++) {
      const spans = places[k]?.spans ?? [];
      // Only the first character of a pair was asked for.
      const asked = prefix && k === i ? spans.slice(0, 1) : spans;
      for (const [from, to] of asked) marked.fill(1, from, to);
    }
    fresh = prefix ? i : i + 1;
    have = last === 0 ? 0 : endingWith(token, backs[last] ?? 0);
  }
}

/** For each beginning of the phrase: the longest shorter beginning that it ends with. */
function backsOf(tokens: readonly string[]): number[] {
  const backs = [0, 0];
  for (let i = 1, k = 0; i < tokens.length; i++) {
    while (k > 0 && tokens[i] !== tokens[k]) k = backs[k] ?? 0;
    if (tokens[i] === tokens[k]) k++;
    backs.push(k);
  }
  return backs;
}

/** The lines of tokens that an index has for the text, each token with its place. */
function linesOf(text: string): Place[][] {
  const { folded, origin } = foldWithOrigin(text);
  const spanOf = ({ from, to }: { from: number; to: number }): readonly [number, number] => [
    origin[from]?.[0] ?? 0,
    origin[to - 1]?.[1] ?? 0,
  ];
  const printed: Place[] = [];
  for (const run of runsOf(folded, 'join')) {
    if (run.kind === 'word') {
      printed.push({ token: run.text, spans: [spanOf(run)] });
      continue;
    }
    const characters = placed(folded, run);
    for (const [i, one] of characters.entries()) {
      const next = characters[i + 1];
      printed.push(
        next === undefined
          ? { token: one.text, spans: [spanOf(one)] }
          : { token: one.text + next.text, spans: [spanOf(one), spanOf(next)] },
      );
    }
  }
  const others = otherWritings(folded).map((line) =>
    line.map((one) => ({ token: one.text, spans: [spanOf(one)] })),
  );
  return [printed, ...others];
}

/** A character with the marks that belong to it, which fold together. Half-width kana have theirs behind. */
const CLUSTER = /[^\p{M}\u{ff9e}\u{ff9f}][\p{M}\u{ff9e}\u{ff9f}]{0,8}|[^]/gu;

/** The folded text, and for each of its UTF-16 units where it stood. */
function foldWithOrigin(text: string): { folded: string; origin: (readonly [number, number])[] } {
  let folded = '';
  const origin: (readonly [number, number])[] = [];
  for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
    const piece = fold(cluster);
    const span = [index, index + cluster.length] as const;
    origin.push(...Array.from({ length: piece.length }, () => span));
    folded += piece;
  }
  return { folded, origin };
}
