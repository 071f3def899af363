/** The change log: the table `work` keeps the newest change of each work, under a number that grows with every change. */
import type { WorkChange } from '../../../catalogue/ports/change-log.ts';
import type { RefusedWork } from '../../../catalogue/ports/search-index.ts';
import type { WorkId } from '../../../catalogue/work.ts';
import type { Database } from '../../sqlite.ts';
import type { Meta } from './meta.ts';

/** What was written, and the last number of the change log after it. */
export interface Changed<T> {
  readonly seq: number;
  readonly result: T;
}

export class ChangeLog {
  readonly #db: Database;
  readonly #meta: Meta;

  constructor(db: Database, meta: Meta) {
    this.#db = db;
    this.#meta = meta;
  }

  get seq(): number {
    return Number(this.#meta.get('seq') ?? 0);
  }

  /**
   * One transaction that adds to the change log.
   *
   * @param work is given the last number so far, and the time, ISO 8601 UTC
   */
  change<T>(work: (seq: number, at: string) => Changed<T>): T {
    return this.#db.write(() => {
      const { seq, result } = work(this.seq, new Date().toISOString());
      this.#meta.set('seq', String(seq));
      return result;
    });
  }

  /** One transaction that adds nothing to it. */
  write<T>(work: () => T): T {
    return this.#db.write(work);
  }

  after(seq: number, limit: number): WorkChange[] {
    return this.#db
      .prepare<{ id: string; seq: number; alive: number }>(
        'select id, seq, alive from work where seq > ? order by seq limit ?',
      )
      .all(seq, limit)
      .map(({ id, seq: at, alive }) => ({ id, seq: at, kind: alive === 1 ? 'replace' : 'remove' }));
  }

  /** Works that the search index refuses as they are now, by id. */
  refusals(): RefusedWork[] {
    return this.#db
      .prepare<RefusedWork>(
        `select id, reason from refused_work
         where exists (select 1 from work where work.id = refused_work.id and alive = 1) order by id`,
      )
      .all()
      .map(({ id, reason }) => ({ id, reason }));
  }

  noteRefusals(refused: readonly RefusedWork[], takenIn: readonly WorkId[]): void {
    // Mostly there is nothing to write: refusals are rare, works taken in are not.
    if (refused.length === 0 && this.refusals().length === 0) return;
    this.#db.write(() => {
      const forget = this.#db.prepare('delete from refused_work where id = ?');
      for (const id of takenIn) forget.run(id);
      const keep = this.#db.prepare('insert or replace into refused_work values (?, ?)');
      for (const { id, reason } of refused) keep.run(id, reason);
    });
  }
}
