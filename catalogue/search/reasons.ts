/**
 * Why a work was found, where title and names as shown do not say it: the value that a word stands in, under
 * the name of its field (主题：南京大屠杀), and what it is printed as, where the reader typed it otherwise
 * (民国二十四年 for 1935, 陳作霖 for 陈作霖, jinling). Pure; the same for both engines, since it is read from the
 * documents and not from an index ([decision 40](../../docs/decisions/0040-why-a-hit.md)).
 */
import { spelledOut } from '../text/pinyin.ts';
import { withoutAccents } from '../text/latin.ts';
import { fold, foldForms } from '../text/text.ts';
import type { Caption, Evidence } from './evidence.ts';
import { markedBy } from './highlight.ts';
import type { TextPart } from './highlight.ts';
import type { Query } from './query.ts';
import { fieldsFor, TEXT_FIELDS } from './ranking.ts';
import type { TypedQuery } from './request.ts';
import { columnsOf, snippet } from './snippet.ts';
import type { Condition, Phrase, Term } from './terms.ts';
import { keysOfValue, otherWritings } from './writings.ts';

export interface Reason {
  readonly caption: Caption;
  readonly parts: readonly TextPart[];
  /** What of the query it answers, where that is written otherwise; null when it stands there as typed. */
  readonly typed: { readonly text: string; readonly as: 'writing' | 'pinyin' } | null;
}

/** What a list shows of a work whatever was asked. */
export interface ShownNames {
  readonly title: string;
  readonly creators: readonly string[];
}

export interface Explanation {
  /** At most three, short enough for two lines. */
  readonly reasons: readonly Reason[];
  /** False when part of the query is not met by anything that was looked at. */
  readonly isWhole: boolean;
}

/** Columns of all reasons of a hit with their captions. */
const ROOM = 84;
const LEAST_ROOM = 18;
const MOST_REASONS = 3;
/** A long text is looked through in stretches of so many UTF-16 units, which overlap: a phrase is shorter. */
const STRETCH = 400;
const OVERLAP = 120;
/** Letters of a sound, and characters of a text, that are listened to. */
const LONGEST_SOUND = 24;
const MOST_HEARD = 100;

/** A value that meets something, all of it marked. */
interface Met {
  readonly caption: Caption;
  readonly text: string;
  readonly marked: Uint8Array;
  readonly typed: Reason['typed'];
}

/** Characters of the BMP, of which a pair of tokens is two units. */
const HAN = /^[\u3400-\u9fff]+$/u;

/** The better, the sooner it is taken: seen as typed, in another writing, by its sound, said elsewhere. */
type Rank = 0 | 1 | 2 | 3;

interface Answer {
  readonly rank: Rank;
  readonly met: readonly Met[];
}

/** @param evidence none before the documents of the work were read */
export function explain(
  query: Query,
  typed: TypedQuery,
  shown: ShownNames,
  evidence: readonly Evidence[],
): Explanation {
  if (query.kind !== 'terms') return { reasons: [], isWhole: true };
  const search = new Explainer(typed, shown, evidence);
  const answers = query.include.map((condition) => search.answer(condition));
  const met = answers.flatMap((answer) => answer?.met ?? []);
  return { reasons: reasonsOf(met), isWhole: answers.every((answer) => answer !== undefined) };
}

class Explainer {
  readonly #typed: string;
  readonly #typedLetters: string;
  readonly #shown: readonly Evidence[];
  readonly #evidence: readonly Evidence[];

  constructor(typed: TypedQuery, shown: ShownNames, evidence: readonly Evidence[]) {
    const words = Object.entries(typed).filter(([part]) => part !== 'spelling');
    this.#typed = words.map(([, text]) => text).join(' ');
    this.#typedLetters = lettersOf(this.#typed);
    this.#shown = [
      shownAs('title', shown.title),
      ...shown.creators.map((name) => shownAs('creator', name)),
    ];
    this.#evidence = evidence;
  }

  /** @returns undefined when nothing meets it */
  answer(condition: Condition): Answer | undefined {
    switch (condition.kind) {
      case 'term':
        return this.#term(condition);
      case 'all': {
        const answers = condition.of.map((one) => this.answer(one));
        return answers.reduce(both);
      }
      case 'any':
      case 'writings': {
        let best: Answer | undefined;
        for (const one of condition.of) {
          const answer = this.answer(one);
          if (answer !== undefined && answer.rank < (best?.rank ?? 4)) best = answer;
          if (best?.rank === 0) break;
        }
        return best;
      }
      case 'without':
        return this.answer(condition.from);
    }
  }

  #term(term: Term): Answer | undefined {
    if (this.#isPlainlySeen(term)) return { rank: 0, met: [] };
    const seen = this.#among(this.#shown, term);
    if (seen?.typed === null) return { rank: 0, met: [] };
    // 民國 in a title that was found by 民国 is marked there, and needs no line of its own.
    if (seen !== undefined)
      return { rank: 1, met: inText(seen.text, term.phrases) === undefined ? [only(seen)] : [] };
    const heard = term.pinyin === null ? undefined : this.#sounding(term.pinyin);
    if (heard !== undefined) return heard;
    const said = this.#among(this.#evidence, term);
    if (said !== undefined) return { rank: 3, met: [said] };
    // 南京2015, of which each part may stand in another value of a field.
    if (term.match === 'contains' && term.phrases.length > 1) {
      const apart = term.phrases.map((phrase) =>
        this.#term({ ...term, phrases: [phrase], number: null, pinyin: null }),
      );
      return apart.reduce(both);
    }
    return undefined;
  }

  /** What nearly every hit is found by, told without looking closely: Han as they were typed. */
  #isPlainlySeen({ phrases, match, printed, ...term }: Term): boolean {
    if (match !== 'contains' || printed !== null) return false;
    const fields = fieldsFor({ phrases, match, printed, ...term }, TEXT_FIELDS);
    return this.#shown.some(
      ({ field, text }) =>
        fields.includes(field) &&
        phrases.every(({ tokens }) => {
          const han = tokens.map((token, i) => (i === 0 ? token : token.slice(1))).join('');
          return HAN.test(han) && this.#typedLetters.includes(han) && text.includes(han);
        }),
    );
  }

  /** The first value that meets the term, one that has it as typed before all others. */
  #among(values: readonly Evidence[], term: Term): Met | undefined {
    const fields = fieldsFor(term, TEXT_FIELDS);
    let other: Met | undefined;
    for (const { field, caption, text, also } of values) {
      if (!fields.includes(field)) continue;
      const marked = meeting(text, term);
      if (marked === undefined) {
        if (other !== undefined || term.printed !== null) continue;
        if (!also().some((spelling) => meeting(spelling, term) !== undefined)) continue;
        const whole = new Uint8Array(text.length).fill(1);
        other = { caption, text, marked: whole, typed: this.#typedFor(term) };
        continue;
      }
      if (this.#isAsTyped(text, term)) return { caption, text, marked, typed: null };
      if (term.printed === null) other ??= { caption, text, marked, typed: this.#typedFor(term) };
    }
    return other;
  }

  #isAsTyped(text: string, term: Term): boolean {
    const phrases = inText(text, term.phrases) === undefined ? [numberPhrase(term)] : term.phrases;
    return phrases.every((phrase) => {
      const marked = inText(text, [phrase]) ?? new Uint8Array();
      return stretches(text, marked).some((one) => this.#typedLetters.includes(lettersOf(one)));
    });
  }

  /** The words that ask for the term, as they were typed. */
  #typedFor(term: Term): NonNullable<Reason['typed']> {
    const marked = markedBy(this.#typed, term.phrases);
    const words = marked === null ? [] : stretches(this.#typed, marked);
    return { text: words.length === 0 ? this.#typed.trim() : words.join(' '), as: 'writing' };
  }

  #sounding(pinyin: string): Answer | undefined {
    for (const { caption, text } of this.#shown) {
      const heard = soundingIn(text, pinyin, caption.name === 'creator' ? 'person' : 'words');
      if (heard === undefined) continue;
      const marked = new Uint8Array(heard.length).fill(1);
      const typed = { text: this.#typed.trim(), as: 'pinyin' } as const;
      return { rank: 2, met: [{ caption, text: heard, marked, typed }] };
    }
    return undefined;
  }
}

function both(one: Answer | undefined, other: Answer | undefined): Answer | undefined {
  if (one === undefined || other === undefined) return undefined;
  return { rank: Math.max(one.rank, other.rank) as Rank, met: [...one.met, ...other.met] };
}

function shownAs(field: 'title' | 'creator', text: string): Evidence {
  // What is shown as the title may be called otherwise in a record: every field of titles is answered by it.
  return { field, caption: { of: 'field', name: field }, text, also: () => [] };
}

/** What of a shown value was meant: it stands there marked already. */
function only({ caption, text, marked, typed }: Met): Met {
  const heard = stretches(text, marked).join('…');
  return { caption, text: heard, marked: new Uint8Array(heard.length).fill(1), typed };
}

/** Every UTF-16 unit of the text that the term is met by; undefined when it is not. */
function meeting(text: string, term: Term): Uint8Array | undefined {
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

function numberPhrase({ number }: Term): Phrase {
  return { tokens: [number ?? ''], prefix: false };
}

/** As `markedBy`, for texts of any length, and without looking closely at those that cannot have it. */
function inText(text: string, phrases: readonly Phrase[]): Uint8Array | undefined {
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
function soundingIn(text: string, pinyin: string, as: 'words' | 'person'): string | undefined {
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

function stretches(text: string, marked: Uint8Array): string[] {
  const found: string[] = [];
  for (let at = marked.indexOf(1); at >= 0;) {
    const end = marked.indexOf(0, at);
    found.push(text.slice(at, end < 0 ? text.length : end));
    at = end < 0 ? -1 : marked.indexOf(1, end);
  }
  return found;
}

/** Letters and digits in the form they are printed in. */
function lettersOf(text: string): string {
  return foldForms(text).replace(/[^\p{L}\p{N}]/gu, '');
}

/** Words found in one value stand in one snippet. */
function reasonsOf(all: readonly Met[]): Reason[] {
  const values = new Map<string, Met>();
  for (const met of all) {
    const key = JSON.stringify([met.caption, met.text]);
    const before = values.get(key);
    if (before === undefined) values.set(key, { ...met, marked: met.marked.slice() });
    else for (const [i, one] of met.marked.entries()) if (one === 1) before.marked[i] = 1;
  }
  const reasons: Reason[] = [];
  let room = ROOM;
  for (const { caption, text, marked, typed } of values.values()) {
    if (reasons.length === MOST_REASONS || room < LEAST_ROOM) break;
    const beside = typed === null ? 8 : 16 + columnsOf(typed.text);
    const parts = snippet(text, marked, Math.max(LEAST_ROOM, room - beside));
    room -= beside + parts.reduce((sum, part) => sum + columnsOf(part.text), 0);
    reasons.push({ caption, parts, typed });
  }
  return reasons;
}
