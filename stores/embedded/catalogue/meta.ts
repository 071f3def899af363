/** Single values of the catalogue by name: its epoch, the last number of the change log, which index is in use. */
import type { Database } from '../../sqlite.ts';

export type MetaKey =
  | 'epoch'
  | 'seq'
  | 'index_file'
  /** Grows when everything is to be compared anew. */
  | 'matching_generation'
  /** The rules that all documents have been compared by. */
  | 'matching_done'
  /** How far comparing anew has come, JSON. */
  | 'matching_progress'
  /** What of the registry's match decisions has been applied, JSON. */
  | 'decisions_applied'
  /** The seq of the registry up to which what is kept from readers was followed. */
  | 'suppressions_applied'
  /** Seq of the last of the registry's waivers that was applied. */
  | 'waivers_applied';

export class Meta {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  get(key: MetaKey): string | undefined {
    return this.#db.prepare<{ value: string }>('select value from meta where key = ?').get(key)
      ?.value;
  }

  set(key: MetaKey, value: string): void {
    this.#db
      .prepare(
        'insert into meta values (?, ?) on conflict (key) do update set value = excluded.value',
      )
      .run(key, value);
  }
}
