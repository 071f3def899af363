/**
 * What is stored of a document to compare it with others: its statement, and its keys as numbers, because an
 * index over their texts would be as large as the records. Made once for each description, where it is described
 * and a fault costs one record, and found again when it is stored.
 */
import type { CatalogueDocument } from '../../../../catalogue/document.ts';
import { numberOf } from '../../../../catalogue/matching/statement/hashed.ts';
import { nominatingKeys } from '../../../../catalogue/matching/keys.ts';
import type { NominatingKey } from '../../../../catalogue/matching/keys.ts';
import { statementOf } from '../../../../catalogue/matching/statement/statement.ts';
import type { MatchStatement } from '../../../../catalogue/matching/statement/statement.ts';
import { storedForm } from './stored-statement.ts';

/** A nominating key, and what its block is narrowed by where it is too large; 0 = the document does not say. */
export interface StoredKey {
  readonly key: number;
  /** 1 = it is not itself what the key names, see `NominatingKey.isBeside`. */
  readonly beside: number;
  readonly year: number;
  readonly place: number;
  readonly creator: number;
  /** Of all that is compared: equal in documents that read exactly alike. */
  readonly alike: number;
}

export interface Prepared {
  readonly statement: MatchStatement;
  /** What is compared of it, as it is stored. */
  readonly json: string;
  readonly keys: readonly StoredKey[];
  /** Texts of the keys, in the same order. */
  readonly names: readonly string[];
}

const made = new WeakMap<CatalogueDocument, Prepared>();

export function prepared(document: CatalogueDocument): Prepared {
  const known = made.get(document);
  if (known !== undefined) return known;
  const statement = statementOf(document);
  const json = storedForm(statement);
  const keys = nominatingKeys(statement);
  const now: Prepared = {
    statement,
    json,
    keys: storedKeys(keys, numberOf(json, 0x7f_ffff)),
    names: keys.map(({ key }) => key),
  };
  made.set(document, now);
  return now;
}

/** @param alike of all that is compared; 0 for what is no document */
export function storedKeys(keys: readonly NominatingKey[], alike: number): StoredKey[] {
  const [first] = keys;
  // All keys of a document are narrowed by the same.
  const narrowing = {
    year: narrowed(first?.year, 0x7fff),
    place: narrowed(first?.place, 0x7fff),
    creator: narrowed(first?.creator, 0x7f_ffff),
    alike,
  };
  return keys.map(({ key, isBeside }) => ({
    key: numberOfKey(key),
    beside: isBeside === true ? 1 : 0,
    ...narrowing,
  }));
}

/**
 * What a key is stored as: six bytes, odd for a title. Where two keys have one number, their documents are compared
 * once more than they need to be, and nothing else happens.
 */
export function numberOfKey(key: string): number {
  return 2 * numberOf(key, 0x3fff_ffff_ffff) + Number(OF_TITLE.test(key));
}

const OF_TITLE = /^(?:title|begins)\|/;

/** Whether the key is a title, which many works have in common; else it is a number, or a maker and a year. */
export function isOfTitle({ key }: Pick<StoredKey, 'key'>): boolean {
  return key % 2 === 1;
}

function narrowed(text: string | undefined, most: number): number {
  return text === undefined || text === '' ? 0 : numberOf(text, most) || 1;
}
