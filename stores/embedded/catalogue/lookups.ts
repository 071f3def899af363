/** What pages and the indexer ask of works: where an id leads, how many there are, and which changed when. */
import { ledTo } from '../../../catalogue/work.ts';
import type { CatalogueTotals, WorkId, WorkLookup } from '../../../catalogue/work.ts';
import type { Database } from '../../sqlite.ts';
import type { Works } from './works.ts';

/** Rows read at a time by what walks all works; between two slices others may write. */
const SLICE = 1_000;

export class Lookups {
  readonly #db: Database;
  readonly #works: Works;

  constructor(db: Database, works: Works) {
    this.#db = db;
    this.#works = works;
  }

  work(id: WorkId): WorkLookup {
    const [work] = this.#works.read([id]);
    if (work !== undefined) return { kind: 'work', work };
    const row = this.#db
      .prepare<{
        work: string | null;
        alive: number | null;
        title: string;
        changedAt: string;
      }>(
        `select record.work, member.alive, coalesce(own.title, record.title) as title, last_changed as changedAt
           from record left join work member on member.id = record.work left join work own on own.id = doc
          where doc = ?`,
      )
      .get(id);
    return ledTo(id, row === undefined ? undefined : { ...row, isAlive: row.alive === 1 });
  }

  totals(): CatalogueTotals {
    const byLibrary: Record<string, { works: number; records: number }> = {};
    let works = 0;
    for (const row of this.#db
      .prepare<{ library: string; works: number; records: number }>(
        'select library, works, records from library_total',
      )
      .all()) {
      if (row.library === '') works = row.works;
      else byLibrary[row.library] = { works: row.works, records: row.records };
    }
    return { works, byLibrary };
  }

  *versions(): Generator<{ id: WorkId; seq: number }> {
    const slice = this.#db.prepare<{ id: string; seq: number }>(
      'select id, seq from work where id > ? and alive = 1 order by id limit ?',
    );
    let after = '';
    for (;;) {
      const rows = slice.all(after, SLICE);
      yield* rows;
      const last = rows.at(-1);
      if (last === undefined || rows.length < SLICE) return;
      after = last.id;
    }
  }
}
