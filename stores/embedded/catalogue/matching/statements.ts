/** What is compared of each live document, and by which keys others find it, as it was last put down. */
import { statementOf } from '../../../../catalogue/matching/statement/statement.ts';
import type { MatchStatement } from '../../../../catalogue/matching/statement/statement.ts';
import type { CatalogueDocument, DocumentId } from '../../../../catalogue/document.ts';
import type { Database, Statement } from '../../../sqlite.ts';
import type { Added } from './blocks.ts';
import type { Prepared, StoredKey } from './prepared.ts';
import { statementIn } from './stored-statement.ts';

/** The rules of what readers see no more: until it is cleared away, nothing is compared with it. */
export const OUT_OF_SIGHT = -1;

/** What is stored of a document. */
export interface Stated {
  /** By which rules; of others than those of today it is only good for what it leaves behind. */
  readonly rules: number;
  readonly library: string;
  readonly json: string;
  readonly keys: readonly StoredKey[];
}

interface Row {
  readonly rules: number;
  readonly id: string;
  readonly library: string;
  readonly source: string;
  readonly json: string;
  readonly keys: string;
}

export class Statements {
  readonly #db: Database;
  readonly #find: Statement<Row>;
  readonly #compared: Statement<Omit<Row, 'keys'>>;
  readonly #id: Statement<Pick<Row, 'id'>>;
  readonly #keys: Statement<Pick<Row, 'keys'>>;
  readonly #renew: Statement<object>;
  readonly #put: Statement<object>;
  readonly #drop: Statement<object>;
  readonly #document: Statement<{ json: string }>;
  /** Read in this transaction. */
  readonly #read = new Map<Added, MatchStatement>();
  readonly #readKeys = new Map<Added, readonly StoredKey[]>();

  constructor(db: Database) {
    this.#db = db;
    this.#find = db.prepare('select * from match_statement where added = ?');
    this.#compared = db.prepare(
      'select rules, id, library, source, json from match_statement where added = ?',
    );
    this.#id = db.prepare('select id from match_statement where added = ? and rules = ?');
    this.#keys = db.prepare('select keys from match_statement where added = ?');
    this.#renew = db.prepare('update match_statement set rules = ? where added = ?');
    this.#put = db.prepare(
      'insert or replace into match_statement (added, rules, id, library, source, json, keys) values (?, ?, ?, ?, ?, ?, ?)',
    );
    this.#drop = db.prepare('delete from match_statement where added = ?');
    this.#document = db.prepare('select json from document where added = ?');
  }

  find(added: Added): Stated | undefined {
    const row = this.#find.get(added);
    if (row === undefined) return undefined;
    const { rules, library, json, keys } = row;
    return { rules, library, json, keys: keysIn(this.#db.parsed(keys) as number[]) };
  }

  /** Its keys alone: where a block is narrowed they are asked for once for every two in it. */
  keys(added: Added): readonly StoredKey[] | undefined {
    const read = this.#readKeys.get(added);
    if (read !== undefined) return read;
    const row = this.#keys.get(added);
    if (row === undefined) return undefined;
    const keys = keysIn(this.#db.parsed(row.keys) as number[]);
    this.#readKeys.set(added, keys);
    return keys;
  }

  /** The statement of a live document; undefined for one that is no more, or was put down by other rules. */
  of(added: Added, rules: number): MatchStatement | undefined {
    const read = this.#read.get(added);
    if (read !== undefined) return read;
    const statement = this.#stored(added, rules);
    if (statement !== undefined) this.#read.set(added, statement);
    return statement;
  }

  /** Of a document that has a statement by these rules. */
  idOf(added: Added, rules: number): DocumentId | undefined {
    return this.#read.get(added)?.id ?? this.#id.get(added, rules)?.id;
  }

  /** Whether it was put down or read in this transaction, by the rules of today. */
  isRead(added: Added): boolean {
    return this.#read.has(added);
  }

  /** The same for who only reads: nothing is remembered, and what was put down by other rules is read anew. */
  made(added: Added, rules: number): MatchStatement | undefined {
    const stored = this.#stored(added, rules);
    if (stored !== undefined) return stored;
    const document = this.document(added);
    return document === undefined ? undefined : statementOf(document);
  }

  #stored(added: Added, rules: number): MatchStatement | undefined {
    const row = this.#compared.get(added);
    if (row?.rules !== rules) return undefined;
    const { id, library, source, json } = row;
    return { id, library, source, ...statementIn(this.#db.parsed(json)) };
  }

  document(added: Added): CatalogueDocument | undefined {
    const row = this.#document.get(added);
    return row === undefined ? undefined : (this.#db.parsed(row.json) as CatalogueDocument);
  }

  put(added: Added, { statement, json, keys }: Prepared, rules: number): void {
    const { id, library, source } = statement;
    this.#put.run(added, rules, id, library, source, json, textOf(keys));
    this.#read.set(added, statement);
    this.#readKeys.set(added, keys);
  }

  /** What is stored is what would be stored by these rules. */
  renew(added: Added, rules: number): void {
    this.#renew.run(rules, added);
  }

  drop(added: Added): void {
    this.#drop.run(added);
    this.#read.delete(added);
    this.#readKeys.delete(added);
  }

  /** Forgets what was read: another transaction may have changed it since. */
  forget(): void {
    this.#read.clear();
    this.#readKeys.clear();
  }
}

/** Numbers alone: what all keys of the document are narrowed by, and two of each key. */
function textOf(keys: readonly StoredKey[]): string {
  const [first] = keys;
  if (first === undefined) return '[]';
  const numbers = [first.year, first.place, first.creator, first.alike];
  for (const { key, beside } of keys) numbers.push(key, beside);
  return `[${numbers.join(',')}]`;
}

function keysIn(numbers: readonly number[]): StoredKey[] {
  const [year = 0, place = 0, creator = 0, alike = 0, ...rest] = numbers;
  const keys: StoredKey[] = [];
  for (let i = 0; i < rest.length; i += 2)
    keys.push({ key: rest[i] ?? 0, beside: rest[i + 1] ?? 0, year, place, creator, alike });
  return keys;
}
