/**
 * The merged card of a work: where its documents say a field otherwise, one of them is followed, whole. MARC goes
 * before Dublin Core, which crosswalks have flattened; then what most libraries say; then the oldest. Pieces of
 * two documents are never joined into one value, and whatever is not chosen stays in the work, searchable, with
 * who says it.
 */
import { endYear, startYear } from './dates/dates.ts';
import type { DateStatement } from './dates/reading.ts';
import { displayTitle } from './document.ts';
import type { CatalogueDocument } from './document.ts';
import { titleKey } from './text/text.ts';
import type { WarningCode } from './warnings.ts';

/** What a document says of a field. */
export interface Said {
  /** As it is shown. */
  readonly text: string;
  /** Equal for documents that say the same, however they print it. */
  readonly key: string;
  /** 0 unless it says little: followed only where nobody says more. */
  readonly rank?: number;
}

type Reading = (document: CatalogueDocument) => Said | null;

export interface CardValue {
  readonly value: string;
  /** True for the one that the work is shown with; of each field that anybody fills, one. */
  readonly chosen: boolean;
  /** Codes of those who say so, in the order of their documents. */
  readonly libraries: readonly string[];
}

export type CardField = keyof typeof FIELDS;
export type Card = Readonly<Record<CardField, readonly CardValue[]>>;

/** Documents that are looked through: the oldest. */
const MOST_COMPARED = 100;

/** What is wrong with a document whose title nobody can read; others are followed before it. */
const UNSOUND: readonly WarningCode[] = ['TITLE_MISSING', 'TITLE_MEANINGLESS', 'TEXT_GARBLED'];

const FIELDS = {
  title: sayTitle,
  creators: sayCreators,
  responsibility: ({ responsibility }) => saying(responsibility),
  edition: ({ edition }) => saying(edition?.raw),
  publication: ({ publications }) => saying(together(publications.map(({ raw }) => raw))),
  date: sayDate,
  extent: ({ extent }) => saying(extent),
  series: ({ series }) =>
    saying(together(series.map(({ title, number }) => [title, number ?? ''].join(' ').trim()))),
  type: sayType,
  carrier: sayCarrier,
  languages: ({ languages }) => saying(together(languages)),
  abstract: (document) => saying(document.abstract),
} satisfies Record<string, Reading>;

/** Every field, the chosen value first, then by how many libraries say so. */
export function cardOf(documents: readonly CatalogueDocument[]): Card {
  const fields = Object.entries(FIELDS).map(([field, read]) => [field, valuesOf(documents, read)]);
  return Object.fromEntries(fields) as Card;
}

/** The document that a field of the card is taken from; undefined when none says anything. */
export function followedFor(
  documents: readonly CatalogueDocument[],
  field: CardField,
): CatalogueDocument | undefined {
  return followedIn(documents, FIELDS[field]);
}

function valuesOf(documents: readonly CatalogueDocument[], read: Reading): CardValue[] {
  const followed = followedIn(documents, read);
  const chosen = followed === undefined ? null : read(followed);
  const libraries = new Map<string, Set<string>>();
  if (chosen !== null) libraries.set(chosen.text, new Set());
  for (const document of documents.slice(0, MOST_COMPARED)) {
    const said = read(document);
    if (said === null) continue;
    const sayers = libraries.get(said.text) ?? new Set();
    libraries.set(said.text, sayers.add(document.library));
  }
  return [...libraries]
    .map(([value, sayers]) => ({ value, chosen: value === chosen?.text, libraries: [...sayers] }))
    .toSorted(
      (a, b) => Number(b.chosen) - Number(a.chosen) || b.libraries.length - a.libraries.length,
    );
}

/**
 * The document that is followed for a field.
 *
 * @param documents oldest first
 * @param read null where a document says nothing of it
 * @returns undefined when none says anything
 */
export function followedIn(
  documents: readonly CatalogueDocument[],
  read: Reading,
): CatalogueDocument | undefined {
  const [first, ...others] = documents;
  // Most works have one document.
  if (first !== undefined && others.length === 0) return read(first) === null ? undefined : first;
  const all = documents.slice(0, MOST_COMPARED).flatMap((document) => {
    const said = read(document);
    return said === null ? [] : [{ document, said }];
  });
  const rank = Math.min(...all.map(({ said }) => said.rank ?? 0));
  const telling = all.filter(({ said }) => (said.rank ?? 0) === rank);
  const sound = thoseOr(telling, ({ document }) => isSound(document));
  const trusted = thoseOr(sound, ({ document }) => isMarc(document));
  const key = mostSaid(sound, trusted, ({ said }) => said.key);
  const alike = trusted.filter(({ said }) => said.key === key);
  const text = mostSaid(sound, alike, ({ said }) => said.text);
  return alike.find(({ said }) => said.text === text)?.document;
}

interface Saying {
  readonly document: CatalogueDocument;
  readonly said: Said;
}

/** Of what these say, what most libraries of all say; the first of those that as many say. */
function mostSaid(
  all: readonly Saying[],
  these: readonly Saying[],
  of: (saying: Saying) => string,
): string | undefined {
  const libraries = new Map<string, Set<string>>();
  for (const saying of all) {
    const sayers = libraries.get(of(saying)) ?? new Set();
    libraries.set(of(saying), sayers.add(saying.document.library));
  }
  let [most, count]: [string | undefined, number] = [undefined, 0];
  for (const saying of these) {
    const sayers = libraries.get(of(saying))?.size ?? 0;
    if (sayers > count) [most, count] = [of(saying), sayers];
  }
  return most;
}

/** Those of which it is true; all when there is none. */
function thoseOr<T>(all: readonly T[], isTrue: (one: T) => boolean): readonly T[] {
  const those = all.filter(isTrue);
  return those.length > 0 ? those : all;
}

function isSound({ warnings }: CatalogueDocument): boolean {
  return !warnings.some(({ code }) => UNSOUND.includes(code));
}

function isMarc({ format }: CatalogueDocument): boolean {
  return format === 'marc21' || format === 'cnmarc';
}

export function sayTitle(document: CatalogueDocument): Said | null {
  return saying(displayTitle(document));
}

/** Of those responsible first, else of all that are named. */
export function sayCreators(document: CatalogueDocument): Said | null {
  return saying(together(namesIn(document)));
}

export function namesIn({ creators }: CatalogueDocument): string[] {
  const primary = creators.filter((creator) => creator.primary);
  return [...new Set((primary.length > 0 ? primary : creators).map(({ name }) => name))];
}

/** A year of publication goes before one of making, that before one of a volume, and that before 出版年不详. */
export function sayDate({ dates }: CatalogueDocument): Said | null {
  const date = dateIn(dates);
  if (date === undefined) return null;
  // 民国二十四年 and 1935 say the same.
  const key = isKnown(date) ? `${date.start ?? ''}/${date.end ?? ''}` : titleKey(date.raw);
  return { text: date.raw, key, rank: isKnown(date) ? KINDS_OF_DATES.indexOf(date.kind) : UNKNOWN };
}

/** Of which a work is dated, the first before the others. */
const KINDS_OF_DATES: readonly DateStatement['kind'][] = ['publication', 'created', 'volume'];
const UNKNOWN = KINDS_OF_DATES.length;

/**
 * That of publication, as far as one is known; a photograph or manuscript has only that of its making, many a
 * volume of a yearbook only the year it is of.
 */
export function dateIn(dates: readonly DateStatement[]): DateStatement | undefined {
  const published = dates.filter(({ kind }) => kind === 'publication');
  return (
    published.find(isKnown) ??
    dates.find((date) => date.kind === 'created' && isKnown(date)) ??
    dates.find(({ kind }) => kind === 'volume') ??
    published[0]
  );
}

function isKnown(date: DateStatement): boolean {
  return startYear(date) !== null || endYear(date) !== null;
}

/** MARC has 图书 for a gazetteer or a genealogy as well: a kind that says more goes before it. */
export function sayType({ type: { code } }: CatalogueDocument): Said | null {
  return code === 'other' ? null : { text: code, key: code, rank: code === 'book' ? 1 : 0 };
}

export function sayCarrier({ carrier }: CatalogueDocument): Said | null {
  return carrier === 'unknown' ? null : { text: carrier, key: carrier };
}

export function sayPublisher({ publications }: CatalogueDocument): Said | null {
  return saying(publications.find(({ publisher }) => publisher !== null)?.publisher);
}

function together(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('；');
}

/** A text that says the same in either script, and with other marks; null for a blank one. */
export function saying(text: string | null | undefined): Said | null {
  const printed = text?.trim() ?? '';
  return printed === '' ? null : { text: printed, key: titleKey(printed) || printed };
}
