/** What the codes in the columns stand for, read as they come; codes are never changed or reused. */
import type { Database, Statement } from '../../../sqlite.ts';

export class Dictionary<T> {
  /** By code. */
  readonly values: T[] = [];
  readonly #kind: string;
  readonly #read: (text: string) => T;
  readonly #newer: Statement<{ value: string }>;

  constructor(db: Database, kind: string, read: (text: string) => T) {
    this.#kind = kind;
    this.#read = read;
    this.#newer = db.prepare('select value from code where kind = ? and code >= ? order by code');
  }

  /** Reads the codes given since; in the same transaction as the columns. */
  follow(): void {
    for (const { value } of this.#newer.iterate(this.#kind, this.values.length)) {
      this.values.push(this.#read(value));
    }
  }
}
