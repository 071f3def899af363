/**
 * What was perhaps meant by a word that nothing has: a title, name, subject or place of the catalogue, whole
 * and as it is printed, never a part of one.
 *
 * A wrong character mostly sounds like the right one (默愁湖), so the word is looked up by its pinyin; else it
 * is one of the characters, so works are looked for that have all of the word but one. What has another
 * character in a place comes before what has one more or less, and last what only holds the word.
 */
import { titleCore } from '../../../catalogue/fields/titles.ts';
import type { Works } from '../../../catalogue/ports/works.ts';
import type { SearchEnquiry } from '../../../catalogue/search/query.ts';
import { EVERYTHING } from '../../../catalogue/search/request.ts';
import type { QueryField } from '../../../catalogue/search/request.ts';
import { formKey } from '../../../catalogue/search/printed-forms.ts';
import { suggestedText } from '../../../catalogue/search/suggestions.ts';
import { quotedTerm } from '../../../catalogue/search/terms.ts';
import type { Condition } from '../../../catalogue/search/terms.ts';
import { nearestStretch } from '../../../catalogue/text/edit-distance.ts';
import { spelledOut } from '../../../catalogue/text/pinyin.ts';
import { titleKey } from '../../../catalogue/text/text.ts';
import { formsOf } from '../printed-forms.ts';
import type { Asking } from '../spare-pages.ts';

export interface Correction {
  /** As it is printed, in the form nearest to what was typed. */
  readonly text: string;
  readonly distance: number;
}

/** Other characters in the place of some; behind them one more or less; and then whatever holds the word. */
const ONE_MORE_OR_LESS = 3;
/** From here on the word may be as it was meant. */
export const HOLDS_IT = 6;

/** Shorter words have too little to go by, longer ones are no names. Code points. */
const SHORTEST = 2;
const LONGEST = 16;
/** A longer title is no name that was mistyped, UTF-16 units. */
const LONGEST_TITLE = 60;
/** 南京年鉴. 2019 */
const YEAR_AT_END = /[\s.．:：]{1,4}(?:1\d|20)\d\d年?[卷版]?$/u;
/** A title that holds the word may be so much longer. */
const MOST_AROUND = 12;
/** Characters that are left out in turn, and works that are looked at for each. */
const MOST_LEFT_OUT = 4;
const WORKS_EACH = 10;
/** Names of a work that are looked at. */
const NAMES_EACH = 10;
const MOST_OFFERED = 4;

type ValueKind = 'title' | 'person' | 'subject' | 'place';

/** A value of the catalogue; `value` is the facet's, where it is one. */
interface Candidate {
  readonly kind: ValueKind;
  readonly text: string;
  readonly value?: string;
}

/** In which fields a value of a kind is found. */
const FIELDS: Readonly<Record<ValueKind, readonly QueryField[]>> = {
  title: ['any', 'title'],
  person: ['any', 'creator'],
  subject: ['any', 'subject'],
  place: ['any', 'subject'],
};

/**
 * @param word one word of a query, as typed; of which nothing is found
 * @param known stretches of it that something has
 * @returns the nearest first; none when nothing is near
 */
export async function correctionsOf(
  word: string,
  field: QueryField,
  known: ReadonlySet<string>,
  asking: Asking,
  records: Pick<Works, 'printedForms'>,
): Promise<Correction[]> {
  const key = titleKey(word);
  const length = Array.from(key).length;
  // A number is no name.
  if (length < SHORTEST || length > LONGEST || !/\p{L}/u.test(key)) return [];
  const found: readonly (readonly Candidate[])[] = await Promise.all([
    ...beginningsOf(key).map((beginning) => asking.suggest(beginning)),
    ...linesFor(word, field, known).map((line) => valuesOf(line, asking)),
  ]);
  const near = new Map<string, { readonly distance: number; readonly candidates: Candidate[] }>();
  for (const candidate of found.flat()) {
    if (!FIELDS[candidate.kind].includes(field)) continue;
    const other = titleKey(candidate.text);
    const distance = distanceOf(key, other, candidate);
    if (distance === undefined) continue;
    const same = near.get(other) ?? { distance, candidates: [] };
    near.set(other, same);
    same.candidates.push(candidate);
  }
  const best = [...near.values()].toSorted((a, b) => a.distance - b.distance);
  const offered = best.slice(0, MOST_OFFERED);
  const forms = await printedOf(
    offered.flatMap(({ candidates }) => candidates),
    records,
  );
  return offered.map(({ distance, candidates }) => ({
    text: nearestForm(word, candidates.map(forms)),
    distance,
  }));
}

/** What the word sounds like, in letters; letters are taken as mistyped pinyin, and shortened. */
function beginningsOf(key: string): string[] {
  const spelled = spelledOut(key);
  if (spelled.length > 0) return spelled.slice(0, 2);
  return [1, 2, Math.floor(key.length / 2)].map((less) => key.slice(0, -less));
}

/** Searches for the word without one of its characters, where that can be the wrong one. */
function linesFor(word: string, field: QueryField, known: ReadonlySet<string>): SearchEnquiry[] {
  const characters = Array.from(word);
  if (!/^\p{Script=Han}+$/u.test(word)) return [];
  const pairs = characters.slice(1).map((after, i) => `${characters[i] ?? ''}${after}`);
  const unknown = pairs.flatMap((pair, i) => (known.has(pair) ? [] : [i]));
  // A wrong character makes both pairs wrong that it stands in.
  const isSuspect = (at: number): boolean => unknown.every((i) => i === at || i === at - 1);
  return characters
    .flatMap((_, at) => (isSuspect(at) ? [at] : []))
    .flatMap((at) => {
      const parts = [characters.slice(0, at), characters.slice(at + 1)].map((one) => one.join(''));
      const fields = (['title', 'creator', 'subject'] as const).filter(
        (one) => field === 'any' || field === one,
      );
      const of = fields.flatMap((one): Condition[] => {
        const terms = parts.flatMap((part) => quotedTerm(one, part) ?? []);
        return terms.length === 0 ? [] : [{ kind: 'all', of: terms }];
      });
      return of.length === 0
        ? []
        : [{ ...EVERYTHING, conditions: [{ kind: 'any', of } as const], size: WORKS_EACH }];
    })
    .slice(0, MOST_LEFT_OUT);
}

/** Titles, names, subjects and places of the works that a search finds first. */
async function valuesOf(line: SearchEnquiry, asking: Asking): Promise<Candidate[]> {
  const { hits, facets } = await asking.search(line, ['subject', 'place']);
  return [
    ...hits.flatMap(({ title, creators, otherForms = [] }) => [
      ...titlesIn(title),
      ...creators.slice(0, NAMES_EACH).map((text) => ({ kind: 'person' as const, text })),
      // Of a title or a name, which is all the same to the distance.
      ...otherForms.flatMap((text) => [
        { kind: 'title' as const, text },
        { kind: 'person' as const, text },
      ]),
    ]),
    ...(['subject', 'place'] as const).flatMap((kind) =>
      facets[kind].map(({ value }) => ({ kind, value, text: suggestedText(kind, value) })),
    ),
  ];
}

/** The title, and without its extent, part or year: 景定建康志 五十卷 is looked for without 五十卷. */
function titlesIn(title: string): Candidate[] {
  if (title.length > LONGEST_TITLE) return [{ kind: 'title', text: title }];
  const core = titleCore(title);
  const characters = Array.from(title);
  const beginnings = characters.map((_, i) => characters.slice(0, i + 1).join(''));
  const proper = beginnings.find((beginning) => titleKey(beginning) === core) ?? title;
  const texts = new Set([title, proper, proper.replace(YEAR_AT_END, '')]);
  return [...texts].map((text) => ({ kind: 'title', text }));
}

/** Undefined for what is the word itself, or too far from it. */
function distanceOf(key: string, other: string, { kind }: Candidate): number | undefined {
  if (key === other) return undefined;
  if (/^[a-z0-9]+$/.test(key)) return spelledDistance(key, other, kind);
  const [typed, meant] = [Array.from(key), Array.from(other)];
  const most = typed.length < 5 ? 1 : 2;
  if (typed.length === meant.length) {
    // 默愁胡 and 莫愁湖 have one sound: nearer than any other character would be.
    if (isSpelledAlike(key, other)) return 0.5;
    const others = typed.filter((one, i) => one !== meant[i]).length;
    return typed.length > SHORTEST && others <= most ? others : undefined;
  }
  if (typed.length <= SHORTEST) return undefined;
  const near = nearestStretch(key, other);
  const around = meant.length - Array.from(near.text).length;
  if (near.distance + around <= 1) return ONE_MORE_OR_LESS;
  if (meant.length < typed.length || around > MOST_AROUND) return undefined;
  // The place in it that has least other characters.
  const windows = meant.slice(typed.length - 1).map((_, at) => meant.slice(at, at + typed.length));
  const others = windows.map((window) => typed.filter((one, i) => one !== window[i]).length);
  if (windows.some((window) => isSpelledAlike(key, window.join('')))) return HOLDS_IT;
  return Math.min(...others) <= most ? HOLDS_IT + Math.min(...others) : undefined;
}

/** Letters are held against the pinyin of a whole value. */
function spelledDistance(key: string, other: string, kind: ValueKind): number | undefined {
  const most = key.length < 10 ? 1 : 2;
  const distances = [other, ...spelledOut(other, kind === 'person' ? 'person' : 'words')].flatMap(
    (spelling) => {
      const near = nearestStretch(key, spelling);
      const around = spelling.length - near.text.length;
      if (near.distance > most || near.distance + around === 0) return [];
      return [near.distance + around <= most ? near.distance + around : HOLDS_IT + near.distance];
    },
  );
  return distances.length === 0 ? undefined : Math.min(...distances);
}

function isSpelledAlike(a: string, b: string): boolean {
  const [first] = spelledOut(a);
  return first !== undefined && spelledOut(b).includes(first);
}

/** Names and subjects that no reader knows as they are counted, as records print them. */
async function printedOf(
  candidates: readonly Candidate[],
  records: Pick<Works, 'printedForms'>,
): Promise<(candidate: Candidate) => string> {
  const valued = (kind: 'person' | 'subject'): { value: string }[] =>
    candidates.flatMap((one) => (one.kind === kind && one.value ? [{ value: one.value }] : []));
  const forms = await formsOf(records, { person: valued('person'), subject: valued('subject') });
  return ({ kind, text, value }) => {
    if (value === undefined || kind === 'title' || kind === 'place') return text;
    const key = formKey(kind, value);
    return (key === undefined ? undefined : forms.get(key)) ?? text;
  };
}

/** Of several forms of one text that which has most of what was typed: 建康实录 before 建康實錄. */
function nearestForm(word: string, forms: readonly string[]): string {
  const typed = new Set(word);
  const shared = (form: string): number => Array.from(form).filter((one) => typed.has(one)).length;
  return forms.toSorted((a, b) => shared(b) - shared(a))[0] ?? word;
}
