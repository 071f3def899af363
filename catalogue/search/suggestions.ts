/**
 * Suggestions while typing: titles, persons, subjects and places that begin with what was typed, as
 * written in any script, in pinyin or in initials. The engines keep the terms made here and find by
 * their beginning; what they found is put in order here, so that both suggest the same.
 */
import { spelledOut } from '../text/pinyin.ts';
import { placeName } from '../fields/places.ts';
import type { IndexedWork } from './indexed-work.ts';
import { beginningOf } from '../text/bounds.ts';
import { titleKey } from '../text/text.ts';
import type { WorkId } from '../work.ts';

export const VALUE_KINDS = ['person', 'subject', 'place'] as const;
export type ValueKind = (typeof VALUE_KINDS)[number];

export interface Suggestion {
  readonly kind: 'title' | ValueKind;
  /** As it is shown, and searched. */
  readonly text: string;
  /** Facet value of a place; the text itself for all others. */
  readonly value: string;
  /** The one work that has this title; absent where several have it. */
  readonly work?: WorkId;
}

/** Longest beginning that is compared, UTF-16 units. */
const LONGEST_KEY = 24;
/** Shown at most of each kind. */
const MOST: Readonly<Record<Suggestion['kind'], number>> = {
  title: 5,
  person: 3,
  subject: 3,
  place: 2,
};
/** Terms that an engine looks through for titles: enough that the first few differ. */
export const TITLES_LOOKED_AT = 60;

/** What is looked for; empty when there is too little to go by: a single letter, or only marks. */
export function suggestionKey(typed: string): string {
  const key = beginningOf(titleKey(typed), LONGEST_KEY);
  return /^[a-z0-9]$/.test(key) ? '' : key;
}

/** What a text is found by: its key, its pinyin, its initials. */
export function suggestionTerms(kind: Suggestion['kind'], text: string): string[] {
  const key = beginningOf(titleKey(text), LONGEST_KEY);
  const as = kind === 'person' ? 'person' : 'words';
  return key === '' ? [] : [...new Set([key, ...spelledOut(text, as)])];
}

/** The text of a facet value as a reader knows it. */
export function suggestedText(kind: ValueKind, value: string): string {
  switch (kind) {
    case 'person':
      return value.slice(value.indexOf(':') + 1);
    case 'subject':
      return value;
    case 'place':
      return placeName(value).replace(/（.*/su, '');
  }
}

/** The facet values of a work that are suggested. */
export function suggestedValues({ facets }: IndexedWork): { kind: ValueKind; value: string }[] {
  return VALUE_KINDS.flatMap((kind) => facets[kind].map((value) => ({ kind, value })));
}

/** A value that begins so, and how many works have it. */
export interface FoundValue {
  readonly kind: ValueKind;
  readonly value: string;
  readonly works: number;
}

/** A title that begins so, by the term that says it. */
export interface FoundTitle {
  readonly term: string;
  readonly title: string;
  /** Works that have it, two at least where there are several. */
  readonly works: readonly WorkId[];
}

/**
 * Titles in the order of their terms, then persons, subjects and places with most works first; what is
 * spelled alike once.
 */
export function inSuggestedOrder(
  titles: readonly FoundTitle[],
  values: readonly FoundValue[],
): Suggestion[] {
  const seen = new Map<string, { readonly title: string; readonly works: Set<WorkId> }>();
  const sorted = titles.toSorted((a, b) => byUnit(a.term, b.term) || byUnit(a.title, b.title));
  for (const { title, works } of sorted) {
    const key = titleKey(title);
    const before = seen.get(key);
    if (before === undefined) seen.set(key, { title, works: new Set(works) });
    else for (const work of works) before.works.add(work);
  }
  const shown: Suggestion[] = [...seen.values()]
    .slice(0, MOST.title)
    .map(({ title: text, works: [work, ...others] }) => ({
      kind: 'title',
      text,
      value: text,
      ...(work === undefined || others.length > 0 ? {} : { work }),
    }));
  for (const kind of VALUE_KINDS) {
    const most = new Map<string, FoundValue>();
    for (const found of values) {
      if (found.kind !== kind || found.works === 0) continue;
      const text = suggestedText(kind, found.value);
      if ((most.get(text)?.works ?? 0) < found.works) most.set(text, found);
    }
    const best = [...most].sort(([a, x], [b, y]) => y.works - x.works || byUnit(a, b));
    for (const [text, { value }] of best.slice(0, MOST[kind])) {
      shown.push({ kind, text, value: kind === 'place' ? value : text });
    }
  }
  return shown;
}

function byUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
