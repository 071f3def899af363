/**
 * What a description says, value by value, each with the name that readers know its field by: what a hit is
 * explained with (`reasons.ts`). Every text that `indexed-work.ts` hands to an engine is here under the same
 * field, so that nothing is found that cannot be said; a test holds the two together.
 */
import { displayTitle } from '../document.ts';
import type { CatalogueDocument } from '../document.ts';
import { dateName } from '../fields/date-names.ts';
import type { DateName } from '../fields/date-names.ts';
import { numberSpellings } from '../fields/identifiers.ts';
import type { IdentifierType } from '../fields/identifiers.ts';
import { statementOf, yearWords } from './indexed-work.ts';
import type { TextField } from './ranking.ts';

/** Fields that are named for themselves; dates and numbers go by what they are of. */
export const CAPTIONS = [
  'title',
  'otherTitle',
  'piece',
  'series',
  'creator',
  'responsibility',
  'subject',
  'class',
  'publisher',
  'publicationPlace',
  'digitiser',
  'record',
  'callNumber',
  'surname',
  'hall',
  'seat',
  'abstract',
  'contents',
  'note',
  'succession',
  'place',
  'edition',
  'extent',
  'extra',
  'location',
  'volumes',
  'rights',
] as const;

export type Caption =
  | { readonly of: 'field'; readonly name: (typeof CAPTIONS)[number] }
  | { readonly of: 'date'; readonly name: DateName }
  | { readonly of: 'number'; readonly name: IdentifierType };

export interface Evidence {
  /** Where an engine has it. */
  readonly field: TextField;
  readonly caption: Caption;
  /** As printed. */
  readonly text: string;
  /** The same in other spellings, which an engine has as well: 1935 for 民国二十四年, digits of an ISBN. */
  readonly also: () => readonly string[];
}

const NOTHING = (): readonly string[] => [];

/** In the order of the tiers of relevance, and in each as a page of the work tells it. */
export function evidenceOf(document: CatalogueDocument): Evidence[] {
  const all: Evidence[] = [];
  const say = (
    field: TextField,
    caption: Caption | (typeof CAPTIONS)[number],
    texts: readonly (string | null | undefined)[],
    also: Evidence['also'] = NOTHING,
  ): void => {
    const named = typeof caption === 'string' ? ({ of: 'field', name: caption } as const) : caption;
    for (const text of texts) if (text) all.push({ field, caption: named, text, also });
  };
  const { titles, creators, clan } = document;
  const main = titles.filter(({ kind }) => kind === 'main').map(({ text }) => text);
  const remainder = titles.filter(({ kind }) => kind === 'remainder').map(({ text }) => text);
  say('title', 'title', [displayTitle(document), ...main]);
  if (remainder.length > 0) say('title', 'title', [[titles[0]?.text, ...remainder].join(' ')]);
  for (const { kind, text } of titles) {
    if (kind !== 'main') say('variantTitle', kind === 'analytic' ? 'piece' : 'otherTitle', [text]);
  }
  say(
    'series',
    'series',
    document.series.map(({ title }) => title),
  );
  for (const { name, raw } of creators) say('creator', 'creator', [raw], () => [name]);
  say('creator', 'responsibility', [document.responsibility]);
  say('variantTitle', 'title', statementOf(document));
  say(
    'subject',
    'subject',
    document.subjects.map(({ text }) => text),
  );
  say(
    'subject',
    'class',
    document.classes.map(({ code }) => code),
  );
  for (const { publisher, place } of document.publications) {
    say('publisher', 'publisher', [publisher]);
    say('publisher', 'publicationPlace', [place]);
  }
  say('publisher', 'digitiser', document.digitisers);
  for (const one of document.identifiers)
    say('identifier', { of: 'number', name: one.type }, [one.raw], () => numberSpellings(one));
  say(
    'callNumber',
    'callNumber',
    document.holdings.map(({ callNumber }) => callNumber),
  );
  for (const name of clan?.surnames ?? []) say('surname', 'surname', [name], () => [`${name}氏`]);
  say('hall', 'hall', clan?.halls ?? []);
  say('seat', 'seat', clan?.seats ?? []);
  for (const date of document.dates) {
    const name = dateName(date.kind, document.type.code);
    say('other', { of: 'date', name }, [date.raw], () => yearWords(date));
  }
  say('other', 'abstract', [document.abstract]);
  say('other', 'contents', document.contents);
  say('other', 'note', document.notes);
  say('other', 'succession', document.successions?.map(({ title }) => title) ?? []);
  say('other', 'place', document.places);
  say('other', 'edition', [document.edition?.raw]);
  say('other', 'extent', [document.extent]);
  say('other', 'extra', Object.values(document.extra).flat());
  for (const { location, volumes, rights } of document.holdings) {
    say('other', 'location', [location]);
    say('other', 'volumes', [volumes]);
    say('other', 'rights', [rights]);
  }
  say('identifier', 'record', [document.identifier]);
  return all;
}
