/** What pages and the indexer ask of works: where an id leads, how many there are, and which changed when. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { HeldSuppression } from '../../../catalogue/suppression.ts';
import type { ChangedWork } from '../../../catalogue/ports/works.ts';
import { ledTo } from '../../../catalogue/work.ts';
import type { CatalogueTotals, WorkId, WorkLookup } from '../../../catalogue/work.ts';
import type { Database } from '../../sqlite.ts';
import { workOf } from './work-reader.ts';
import type { WorkMember, WorkReader } from './work-reader.ts';

/** Rows read at a time by what walks all works; between two slices others may write. */
const SLICE = 1_000;
/** Works listed at a time for a page: a millisecond or two for whoever writes them out. */
const LISTED = 250;
/** Documents of one work that are read at a time: some milliseconds. */
const MEMBERS_AT_ONCE = 50;

export class Lookups {
  readonly #db: Database;
  readonly #works: WorkReader;

  constructor(db: Database, works: WorkReader) {
    this.#db = db;
    this.#works = works;
  }

  /** Reads a work of very many documents in slices: pages are answered by the thread that asks here. */
  async work(id: WorkId): Promise<WorkLookup> {
    const members: WorkMember[] = [];
    let slice: WorkMember[];
    do {
      if (members.length > 0) await nextTurn();
      const after = members.at(-1)?.added ?? 0;
      slice = this.#works.members(id, after, MEMBERS_AT_ONCE);
      members.push(...slice);
    } while (slice.length === MEMBERS_AT_ONCE);
    const work = workOf(id, members, this.#works.oeuvreOf(id));
    return work === undefined ? this.#ledTo(id) : { kind: 'work', work };
  }

  #ledTo(id: WorkId): WorkLookup {
    const row = this.#db
      .prepare<{
        work: string | null;
        alive: number | null;
        title: string;
        changedAt: string;
        suppression: string | null;
      }>(
        `select record.work, member.alive, coalesce(own.title, record.title) as title, last_changed as changedAt,
                suppression.json as suppression
           from record left join work member on member.id = record.work left join work own on own.id = record.doc
             left join suppression on suppression.id = record.suppressed
          where record.doc = ?`,
      )
      .get(id);
    if (row === undefined) return ledTo(id, undefined);
    const suppression =
      row.suppression === null ? undefined : (this.#db.parsed(row.suppression) as HeldSuppression);
    return ledTo(id, { ...row, isAlive: row.alive === 1, suppression });
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

  async *between(after: string, before: string): AsyncGenerator<readonly ChangedWork[]> {
    const slice = this.#db.prepare<{ id: string; changedAt: string }>(
      'select id, changed_at as changedAt from work where id > ? and id < ? and alive = 1 order by id limit ?',
    );
    let last: string | undefined = after;
    while (last !== undefined) {
      const rows = slice.all(last, before, LISTED);
      if (rows.length > 0) yield rows;
      last = rows.length < LISTED ? undefined : rows.at(-1)?.id;
      await nextTurn();
    }
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
