/** What the codes in the columns stand for, read as they come; codes are never changed or reused. */
import type { Database, Statement } from '../../../sqlite.ts';

export class Dictionary<T> {
  /** By code. */
  readonly values: T[] = [];
  readonly #kind: string;
  readonly #read: (text: string) => T;
  readonly #newer: Statement<{ value: string }>;
  readonly #code: Statement<{ code: number }>;

  constructor(db: Database, kind: string, read: (text: string) => T) {
    this.#kind = kind;
    this.#read = read;
    this.#newer = db.prepare('select value from code where kind = ? and code >= ? order by code');
    this.#code = db.prepare('select code from code where kind = ? and value = ?');
  }

  /** The code of a text; undefined when it has none. Of a million, none is looked at but the one. */
  codeOf(text: string): number | undefined {
    return this.#code.get(this.#kind, text)?.code;
  }

  /** Reads the codes given since; in the same transaction as the columns. */
  follow(): void {
    for (const { value } of this.#newer.iterate(this.#kind, this.values.length)) {
      this.values.push(this.#read(value));
    }
  }
}
