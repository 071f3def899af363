/**
 * Sentences that were made in Chinese, as a page says them. What harvests, acts and letters tell is one Chinese
 * sentence, stored and given to programs as it is; its words are its code. English pages say it by the tables in
 * `en/sentences/`, whose keys are the sentences with `{0}`, `{1}` … where values stand. What stands in no table
 * (it was stored by another version, or a person wrote it) stays as it is and is marked as Chinese.
 */

/** A stretch of what is said; `lang` where it is not in the language of the page. */
export interface SaidPart {
  readonly text: string;
  readonly lang: 'zh-Hans' | null;
}
export type Said = readonly SaidPart[];

/** English by Chinese, `{0}` for the first value of the Chinese. */
export type Sentences = Readonly<Record<string, string>>;

/** As the Chinese pages say it. */
export function saidAsItIs(text: string): Said {
  return text === '' ? [] : [{ text, lang: null }];
}

/** For places that show plain text. */
export function plainSaid(said: Said): string {
  return said.map(({ text }) => text).join('');
}

interface Pattern {
  /** What stands before, between and after the values. */
  readonly pieces: readonly string[];
  /** English pieces, and numbers of values between them. */
  readonly english: readonly (string | number)[];
  /** Characters that are the same in every such sentence. */
  readonly weight: number;
}

/** By the character that they begin with, those with a value there among each; what says most itself first. */
type Patterns = ReadonlyMap<string, readonly Pattern[]>;

const HAN = /\p{Script=Han}/u;
/** A value in a value in a value: as deep as causes go. */
const DEEPEST = 6;
/** One that says less itself, as `（{0}）`, is taken only where what stands in it is understood. */
const FEWEST_OWN = 3;
/** Sentences of a line that are told apart; what follows is taken as one. */
const MOST_SENTENCES = 10;
const LONGEST = 4_000;
const MOST_LOOKS = 300;
const MOST_REMEMBERED = 2_000;

export class Interpreter {
  readonly #exact: ReadonlyMap<string, string>;
  readonly #patterns: Patterns;
  readonly #remembered = new Map<string, Said>();

  constructor(tables: readonly Sentences[]) {
    const all = tables.flatMap((table) => Object.entries(table));
    this.#exact = new Map(all.filter(([chinese]) => !VALUE.test(chinese)));
    const patterns = all
      .filter(([chinese]) => VALUE.test(chinese))
      .map(([chinese, english]) => patternOf(chinese, english))
      .sort((a, b) => b.weight - a.weight);
    const heads = new Set(patterns.map(({ pieces }) => pieces[0]?.[0] ?? ''));
    this.#patterns = new Map(
      [...heads].map((head) => [
        head,
        patterns.filter(
          ({ pieces: [first = ''] }) => first === '' || (head !== '' && first.startsWith(head)),
        ),
      ]),
    );
  }

  say(text: string): Said {
    const known = this.#remembered.get(text);
    if (known !== undefined) return known;
    if (this.#remembered.size >= MOST_REMEMBERED) this.#remembered.clear();
    const said = text.split(/(\n)/).flatMap((line) => this.#line(line));
    this.#remembered.set(text, said);
    return said;
  }

  #line(line: string): Said {
    if (line === '') return [];
    if (!HAN.test(line) || line.length > LONGEST) return [partOf(line)];
    const [first = partOf(''), ...rest] = joined(
      new Reading(this.#exact, this.#patterns).say(line),
    );
    return [first.lang === null ? { ...first, text: capital(first.text) } : first, ...rest];
  }
}

/** Of one line; what was made out of a stretch of it is not made out again. */
class Reading {
  readonly #exact: ReadonlyMap<string, string>;
  readonly #patterns: Patterns;
  readonly #told = new Map<string, Said>();
  /** Looks into the tables that may still be made: others write into what we are told. */
  #looks = MOST_LOOKS;

  constructor(exact: ReadonlyMap<string, string>, patterns: Patterns) {
    this.#exact = exact;
    this.#patterns = patterns;
  }

  /** As one sentence, or sentence after sentence: whichever leaves less Chinese. */
  say(text: string, depth = 0): Said {
    if (!HAN.test(text)) return [partOf(text)];
    const key = `${depth} ${text}`;
    const known = this.#told.get(key);
    if (known !== undefined) return known;
    const choices = [this.#one(text, depth) ?? [partOf(text)]];
    if (leftIn(choices[0]) > 0 && this.#looks > 0) {
      for (const end of endsIn(text)) {
        const first = this.#one(text.slice(0, end), depth) ?? [partOf(text.slice(0, end))];
        choices.push([...first, partOf(' '), ...this.say(text.slice(end), depth)]);
      }
    }
    const said = best(choices);
    this.#told.set(key, said);
    return said;
  }

  #one(text: string, depth: number): Said | undefined {
    const [, body = '', stop = ''] = /^(.*?)([。；！？]?)$/su.exec(text) ?? [];
    const exact = this.#exact.get(text) ?? this.#exact.get(body);
    if (exact !== undefined) return [partOf(exact + endOf(exact, stop))];
    if (depth >= DEEPEST || this.#looks === 0) return undefined;
    this.#looks--;
    const choices: Said[] = [];
    const patterns = this.#patterns.get(body.slice(0, 1)) ?? this.#patterns.get('') ?? [];
    for (const pattern of patterns) {
      const values = valuesIn(body, pattern.pieces);
      if (values === undefined) continue;
      const told = values.map((value) => this.#value(value, depth + 1));
      const isUnderstood = told.some((one, i) => HAN.test(values[i] ?? '') && leftIn(one) === 0);
      const said = pattern.english.flatMap((piece) =>
        typeof piece === 'string' ? [partOf(piece)] : (told[piece] ?? []),
      );
      said.push(partOf(endOf(said.at(-1)?.text ?? '', stop)));
      if (leftIn(said) === 0) return said;
      if (pattern.weight > FEWEST_OWN || isUnderstood) choices.push(said);
    }
    return choices.length === 0 ? undefined : best(choices);
  }

  /** A sentence, or a list of them, or a name that stays as it is. */
  #value(value: string, depth: number): Said {
    if (!HAN.test(value)) return [partOf(withLatinMarks(value))];
    const items = value.split(/[、，]/);
    if (items.length === 1) return this.say(value, depth);
    const list = items.flatMap((item, i) => [
      ...(i === 0 ? [] : [partOf(', ')]),
      ...(this.#one(item, depth) ?? [partOf(item)]),
    ]);
    return best([this.say(value, depth), ...(leftIn(list) === 0 ? [list] : [])]);
  }
}

const VALUE = /\{\d\}/;

/** Without the stop at its end, which a sentence has or has not. */
function patternOf(chinese: string, english: string): Pattern {
  const pieces = chinese.replace(/。$/u, '').split(/\{\d\}/);
  return {
    pieces,
    english: english
      .replace(/\.$/, '')
      .split(/(\{\d\})/)
      .map((piece) => (/^\{\d\}$/.test(piece) ? Number(piece[1]) : piece)),
    weight: pieces.join('').length,
  };
}

/** What stands between the pieces; undefined where they do not stand there in this order. */
function valuesIn(text: string, pieces: readonly string[]): string[] | undefined {
  const [head = '', ...rest] = pieces;
  const tail = rest.pop() ?? '';
  if (!text.startsWith(head) || !text.endsWith(tail)) return undefined;
  const values: string[] = [];
  let at = head.length;
  for (const piece of rest) {
    const next = text.indexOf(piece, at);
    if (next < 0) return undefined;
    values.push(text.slice(at, next));
    at = next + piece.length;
  }
  const end = text.length - tail.length;
  return at > end ? undefined : [...values, text.slice(at, end)];
}

function endsIn(text: string): readonly number[] {
  const ends = [...text.matchAll(/[。；！？](?=.)/gsu)].map(({ index }) => index + 1);
  return ends.slice(0, MOST_SENTENCES);
}

function best(choices: readonly Said[]): Said {
  return choices.reduce((one, other) => (leftIn(other) < leftIn(one) ? other : one));
}

/** Characters that are still Chinese. */
function leftIn(said: Said | undefined): number {
  return (said ?? []).reduce((sum, { text, lang }) => sum + (lang === null ? 0 : text.length), 0);
}

/** Marked where it is Chinese. */
function partOf(text: string): SaidPart {
  return { text, lang: HAN.test(text) ? 'zh-Hans' : null };
}

function joined(said: Said): Said {
  const parts: SaidPart[] = [];
  for (const part of said) {
    const last = parts.at(-1);
    if (last?.lang === part.lang)
      parts[parts.length - 1] = { ...last, text: last.text + part.text };
    else if (part.text !== '') parts.push(part);
  }
  return parts;
}

/** A word with a capital in it is a name: completeListSize. */
function capital(text: string): string {
  const [word = ''] = text.split(/\W/, 1);
  return /[A-Z]/.test(word) ? text : `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

/** Values that were joined for a Chinese sentence. */
function withLatinMarks(value: string): string {
  return value.replaceAll('、', ', ').replaceAll('；', '; ').replaceAll('。', '. ');
}

/** The stop that a sentence had, unless it ends with one. */
function endOf(english: string, stop: string): string {
  if (stop === '' || /[.;!?]\s*$/.test(english)) return '';
  return stop === '。' ? '.' : stop === '；' ? ';' : stop === '！' ? '!' : '?';
}
