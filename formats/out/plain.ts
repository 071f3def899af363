/**
 * Texts of a description as plain lines: no controls, nothing that turns the direction of writing, no halves of
 * characters. `reference.ts` takes everything through here, so that no format has to think of it again.
 */
import type { DateStatement } from '../../catalogue/dates/reading.ts';
import type { Edition } from '../../catalogue/fields/editions.ts';
import type { Identifier } from '../../catalogue/fields/identifiers.ts';
import type { Creator } from '../../catalogue/fields/names.ts';
import type { Publication } from '../../catalogue/fields/publishers.ts';
import { withoutBidi } from '../../catalogue/text/text.ts';

/**
 * As one line that any format can hold: controls and what XML has no place for become blanks, halves of
 * characters the mark for them, white space one blank.
 */
export function line(text: string): string {
  return withoutBidi(text.toWellFormed())
    .replace(/[\p{Cc}\u2028\u2029\ufffe\uffff]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Each once; none that is empty. */
export function lines(texts: readonly string[]): string[] {
  return [...new Set(texts.map(line))].filter((text) => text !== '');
}

export function plainCreator(creator: Creator): Creator {
  const { dynasty, country, dates, pinyin } = creator;
  return {
    name: line(creator.name),
    kind: creator.kind,
    role: line(creator.role ?? '') || null,
    primary: creator.primary,
    ...(dynasty === undefined ? {} : { dynasty: line(dynasty) }),
    ...(country === undefined ? {} : { country: line(country) }),
    ...(dates === undefined ? {} : { dates: line(dates) }),
    ...(pinyin === undefined ? {} : { pinyin: line(pinyin) }),
    raw: line(creator.raw),
  };
}

export function plainEdition(edition: Edition | null): Edition | null {
  if (edition === null) return null;
  const { statement } = edition;
  return {
    ...edition,
    raw: line(edition.raw),
    ...(statement === undefined ? {} : { statement: line(statement) }),
  };
}

export function plainPublication({ place, publisher, raw }: Publication): Publication {
  return {
    place: line(place ?? '') || null,
    publisher: line(publisher ?? '') || null,
    raw: line(raw),
  };
}

export function plainDate(date: DateStatement | undefined): DateStatement | undefined {
  return date === undefined ? undefined : { ...date, raw: line(date.raw) };
}

export function plainIdentifier(one: Identifier): Identifier {
  const { note } = one;
  return {
    ...one,
    value: line(one.value),
    raw: line(one.raw),
    ...(note === undefined ? {} : { note: line(note) }),
  };
}
