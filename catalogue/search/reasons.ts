/**
 * Why a work was found, where title and names as shown do not say it: the value that a word stands in, under
 * the name of its field (主题：南京大屠杀), and what it is printed as, where the reader typed it otherwise
 * (民国二十四年 for 1935, 陳作霖 for 陈作霖, jinling). Pure; the same for both engines, since it is read from the
 * documents and not from an index ([decision 40](../../docs/decisions/0040-why-a-hit.md)).
 */
import type { Caption, Evidence } from './evidence.ts';
import { markedBy, stretchesOf } from './highlight.ts';
import type { TextPart } from './highlight.ts';
import { HAN, inText, lettersOf, meeting, numberPhrase, soundingIn } from './meeting.ts';
import type { Query } from './query.ts';
import { fieldsFor, TEXT_FIELDS } from './ranking.ts';
import type { TypedQuery } from './request.ts';
import { columnsOf, snippet } from './snippet.ts';
import type { Condition, Term } from './terms.ts';

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

/** A value that meets something, all of it marked. */
interface Met {
  readonly caption: Caption;
  readonly text: string;
  readonly marked: Uint8Array;
  readonly typed: Reason['typed'];
}

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
      return stretchesIn(text, marked).some((one) => this.#typedLetters.includes(lettersOf(one)));
    });
  }

  /** The words that ask for the term, as they were typed. */
  #typedFor(term: Term): NonNullable<Reason['typed']> {
    const marked = markedBy(this.#typed, term.phrases);
    const words = marked === null ? [] : stretchesIn(this.#typed, marked);
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
  const heard = stretchesIn(text, marked).join('…');
  return { caption, text: heard, marked: new Uint8Array(heard.length).fill(1), typed };
}

/** The marked stretches of a text, as they stand in it. */
function stretchesIn(text: string, marked: Uint8Array): string[] {
  return [...stretchesOf(marked)].map(([from, to]) => text.slice(from, to));
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
