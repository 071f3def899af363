/**
 * Takes thousands of records out of readers' sight in a few statements: their descriptions, what is counted of them,
 * and the works that no other record is left of. What of them is compared no longer counts from that moment and is
 * cleared away behind (`Batch.forget`), since that takes several times as long and nobody sees it.
 */
import type { Database, Statement } from '../../sqlite.ts';
import type { Batch } from './batch.ts';
import type { Added } from './matching/blocks.ts';
import { OUT_OF_SIGHT } from './matching/statements.ts';

/** Records of which readers are to see nothing any more, and because of which suppression. */
export type Vanishing = ReadonlyMap<number, readonly Added[]>;

/** The row of `library_total` that counts all works. */
const ALL_WORKS = '';
const THESE = '(select value from json_each(?1))';

export class Vanished {
  readonly #db: Database;
  /** Each is given the numbers of the records, JSON. */
  readonly #steps: readonly Statement<object>[];
  readonly #mark: Statement<object>;
  readonly #alone: Statement<{ id: string; libraries: string }>;
  readonly #end: Statement<object>;
  readonly #countWorks: Statement<object>;
  readonly #beside: Statement<{ added: Added }>;
  readonly #left: Statement<{ added: Added }>;

  constructor(db: Database) {
    this.#db = db;
    this.#steps = [
      `insert or ignore into withheld (added, json) select added, json from document where added in ${THESE}`,
      `delete from document where added in ${THESE}`,
      `delete from pictured where added in ${THESE}`,
      `insert into library_total (library, works, records)
       select library, 0, -count(*) from record where added in ${THESE} and suppressed is null group by library
       on conflict (library) do update set records = records + excluded.records`,
      `insert into warning_total (source, code, documents)
       select source, code, -count(*) from document_warning where added in ${THESE} group by source, code
       on conflict (source, code) do update set documents = documents + excluded.documents`,
      `delete from document_warning where added in ${THESE}`,
      `update match_statement set rules = ${OUT_OF_SIGHT} where added in ${THESE}`,
    ].map((sql) => db.prepare(sql));
    this.#mark = db.prepare(`update record set suppressed = ?2 where added in ${THESE}`);
    this.#alone = db.prepare(
      `select id, libraries from work
       where id in (select work from record where added in ${THESE}) and alive = 1 and not exists
         (select 1 from record where record.work = work.id and deleted = 0 and suppressed is null)`,
    );
    this.#end = db.prepare(
      `update work set alive = 0, seq = ?2 + 1 + gone.key, libraries = '[]', changed_at = ?3, oeuvre = null
       from json_each(?1) as gone where work.id = gone.value`,
    );
    this.#countWorks = db.prepare('update library_total set works = works - ? where library = ?');
    this.#beside = db.prepare(
      `select added from record join work on work.id = record.work where added in ${THESE} and alive = 1`,
    );
    this.#left = db.prepare(
      `select added from match_statement where rules = ${OUT_OF_SIGHT} and added in ${THESE}`,
    );
  }

  /**
   * Within a transaction. Works that other records are left of are for the batch to be made again.
   *
   * @returns last number of the change log
   */
  hide(records: Vanishing, batch: Batch, seq: number, now: string): number {
    let last = seq;
    for (const [by, all] of records) {
      const these = JSON.stringify(all);
      for (const step of this.#steps) step.run(these);
      this.#mark.run(these, by);
      const gone = this.#alone.all(these);
      this.#end.run(JSON.stringify(gone.map(({ id }) => id)), last, now);
      last += gone.length;
      for (const [library, works] of this.#worksOf(gone)) this.#countWorks.run(works, library);
      for (const { added } of this.#beside.all(these)) batch.hide(added);
    }
    return last;
  }

  /** Of these records those of which is still to be cleared away what was compared. */
  leftOf(all: readonly Added[]): Added[] {
    return this.#left.all(JSON.stringify(all)).map(({ added }) => added);
  }

  /** Of how many of these works each library had a copy. */
  #worksOf(works: readonly { readonly libraries: string }[]): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { libraries } of works)
      for (const library of [...(this.#db.parsed(libraries) as string[]), ALL_WORKS])
        counts.set(library, (counts.get(library) ?? 0) + 1);
    return counts;
  }
}
