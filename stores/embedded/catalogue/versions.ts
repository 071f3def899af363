/**
 * Earlier states of records, and undoing what a run did.
 *
 * A run leaves, for each record that it changed or deleted, the state it found. Undoing puts those back
 * and takes away what the run added, except where a later run has changed the record again. What was
 * undone is remembered as refused, for `catalogue/runs/fate.ts` to go by.
 */
import { ABSENT, TOMBSTONE_HASH, absenceOf, refusalOf } from '../../../catalogue/runs/fate.ts';
import type {
  ChangeList,
  NextPart,
  RunChange,
  UndoForecast,
} from '../../../catalogue/runs/run-report.ts';
import type { SourceRecord } from '../../../catalogue/record.ts';
import type { Database, Statement } from '../../sqlite.ts';

export interface EarlierRow {
  readonly added: number;
  readonly source: string;
  readonly identifier: string;
  /** Run that had made this state. */
  readonly changed_run: number;
  readonly library: string;
  readonly datestamp: string;
  readonly deleted: number;
  readonly hash: string;
  readonly set_specs: string;
  readonly prefix: string;
  readonly title: string;
  readonly xml: string;
  /** The present state, which the run made. */
  readonly now_library: string;
  readonly now_deleted: number;
  readonly now_hash: string;
  readonly now_datestamp: string;
}

/** A record as the run found it, or, where it is new, as the run made it. */
export interface MadeRow extends EarlierRow {
  readonly isNew: boolean;
}

const COUNTED_AT_ONCE = 200;
/** Rows that are looked at for a part of what a run did. */
const LOOKED_AT = 5_000;

/** A record that a run stored first, or whose state it replaced, and the state that it made. */
interface TouchedRow {
  readonly added: number;
  readonly identifier: string;
  readonly changed_run: number;
  /** Title and deletion of what it replaced; null for what it stored first. */
  readonly before: string | null;
  readonly was_deleted: number | null;
  /** Title and deletion of what it made of it; null where that was undone, and its title is known no more. */
  readonly title: string | null;
  readonly is_deleted: number;
}

/** What the run made: it stands, or a later run keeps it as what it found, or it was put back and refused. */
const MADE = `
  case when record.changed_run = ?1 then record.title
    else (select next.title from earlier as next where next.added = record.added and next.changed_run = ?1) end as title,
  case when record.changed_run = ?1 then record.deleted else coalesce(
    (select next.deleted from earlier as next where next.added = record.added and next.changed_run = ?1),
    record.refused >= '${ABSENT}' and record.refused < '${ABSENT}~', 0) end as is_deleted`;
const FIRST_STORED = `select added, identifier, changed_run, null as before, null as was_deleted, ${MADE}
  from record where first_run = ?1 and added > ?2 order by added limit ?3`;
const REPLACED = `select earlier.added, identifier, record.changed_run, earlier.title as before,
    earlier.deleted as was_deleted, ${MADE}
  from earlier join record using (added) where earlier.run = ?1 and earlier.added > ?2 order by earlier.added limit ?3`;
const BOTH = `select * from (${FIRST_STORED}) union all select * from (${REPLACED}) order by added limit ?3`;

function changeOf(row: TouchedRow): RunChange['kind'] {
  if (row.is_deleted === 1) return 'deleted';
  if (row.was_deleted === null) return 'new';
  return row.was_deleted === 1 ? 'returned' : 'changed';
}

export class Versions {
  readonly #db: Database;
  readonly #keep: Statement<object>;

  constructor(db: Database) {
    this.#db = db;
    // The first state that a run meets is the one it found; what it changes twice it made itself.
    this.#keep = db.prepare(
      `insert or ignore into earlier (added, run, changed_run, library, datestamp, deleted, hash, set_specs, prefix, title, xml)
       select added, ?, changed_run, library, datestamp, deleted, hash, set_specs, prefix, title, xml
       from record join payload using (added) where added = ? and first_run <> ?`,
    );
  }

  /** To be called before this run changes the record. */
  keep(added: number, run: number): void {
    this.#keep.run(run, added, run);
  }

  /**
   * What undoing the run has to put back or take away: states that it replaced, and live records that it
   * stored first, both where no later run has changed the record again. By `added`, beyond `after`.
   *
   * @param identifier only this record; null = all
   */
  madeBy(run: number, identifier: string | null, after: number, limit: number): MadeRow[] {
    const replaced = this.#db
      .prepare<EarlierRow>(
        `select earlier.*, record.source, record.identifier, record.library as now_library,
           record.deleted as now_deleted, record.hash as now_hash, record.datestamp as now_datestamp
         from earlier join record using (added)
         where run = ? and added > ? and record.changed_run = ? and (? is null or record.identifier = ?)
         order by added limit ?`,
      )
      .all(run, after, run, identifier, identifier, limit);
    const added = this.#db
      .prepare<EarlierRow>(
        `select added, source, identifier, changed_run, library, datestamp, deleted, hash, set_specs, prefix, title, xml,
           library as now_library, deleted as now_deleted, hash as now_hash, datestamp as now_datestamp
         from record join payload using (added)
         where first_run = ? and added > ? and changed_run = ? and deleted = 0 and (? is null or identifier = ?)
         order by added limit ?`,
      )
      .all(run, after, run, identifier, identifier, limit);
    return [
      ...replaced.map((row) => ({ ...row, isNew: false })),
      ...added.map((row) => ({ ...row, isNew: true })),
    ]
      .sort((a, b) => a.added - b.added)
      .slice(0, limit);
  }

  /** How many states of the run still stand; a few at a time, since their records come with them. */
  countMadeBy(run: number): number {
    let count = 0;
    for (let after = 0; ;) {
      const rows = this.madeBy(run, null, after, COUNTED_AT_ONCE);
      count += rows.length;
      const last = rows.at(-1);
      if (last === undefined) return count;
      after = last.added;
    }
  }

  /** How many records the run touched that a later run has changed again. */
  overtaken(run: number): number {
    return (
      this.#db
        .prepare<{ n: number }>(
          `select (select count(*) from earlier join record using (added) where run = ? and record.changed_run <> ?)
             + (select count(*) from record where first_run = ? and changed_run <> ? and changed_run > ?) as n`,
        )
        .get(run, run, run, run, run)?.n ?? 0
    );
  }

  /** What undoing it would do. */
  forecast(run: number): UndoForecast {
    const counts = this.#db
      .prepare<{ removed: number; restored: number }>(
        `select (select count(*) from record where first_run = ?1 and changed_run = ?1 and deleted = 0) as removed,
           (select count(*) from earlier join record using (added) where run = ?1 and record.changed_run = ?1) as restored`,
      )
      .get(run);
    return {
      removed: counts?.removed ?? 0,
      restored: counts?.restored ?? 0,
      overtaken: this.overtaken(run),
    };
  }

  /** What the run did, by `added`, beyond `after`; looks at so many rows at most. */
  changesBy(run: number, list: ChangeList, limit: number, after: number): NextPart<RunChange> {
    const rows = this.#db
      .prepare<TouchedRow>(list === 'new' ? FIRST_STORED : list === 'changed' ? REPLACED : BOTH)
      .all(run, after, LOOKED_AT);
    const items: RunChange[] = [];
    for (const row of rows) {
      const kind = changeOf(row);
      if (list !== (kind === 'returned' ? 'changed' : kind)) continue;
      items.push({
        kind,
        identifier: row.identifier,
        before: row.before,
        title: kind === 'deleted' ? null : row.title,
        isOvertaken: row.changed_run !== run,
      });
      if (items.length === limit) {
        const isLast = row === rows.at(-1) && rows.length < LOOKED_AT;
        return { items, next: isLast ? null : row.added };
      }
    }
    const last = rows.at(-1);
    return { items, next: rows.length < LOOKED_AT || last === undefined ? null : last.added };
  }

  /** Writes the state back, and refuses the one that it replaces. */
  putBack(row: EarlierRow, now: string): void {
    this.#db
      .prepare(
        `update record set library = ?, datestamp = ?, deleted = ?, hash = ?, set_specs = ?, prefix = ?, title = ?,
           last_changed = ?, changed_run = ?, refused = ? where added = ?`,
      )
      .run(
        row.library,
        row.datestamp,
        row.deleted,
        row.hash,
        row.set_specs,
        row.prefix,
        row.title,
        now,
        row.changed_run,
        presentRefused(row),
        row.added,
      );
  }

  /** Takes a record away that the run had added. */
  takeAway(row: EarlierRow, now: string): void {
    this.#db
      .prepare(
        'update record set deleted = 1, hash = ?, last_changed = ?, changed_run = 0, refused = ? where added = ?',
      )
      .run(TOMBSTONE_HASH, now, presentRefused(row), row.added);
  }

  /** Records that a full run did not meet stay until they are met again. */
  refuseAbsence(unseen: readonly { readonly added: number; readonly datestamp: string }[]): void {
    const refuse = this.#db.prepare('update record set refused = ? where added = ?');
    for (const { added, datestamp } of unseen) refuse.run(absenceOf(datestamp), added);
  }

  /**
   * Forgets states that runs replaced which ended before, ISO 8601 UTC.
   *
   * @returns how many; fewer than `limit` when there are no more
   */
  forget(before: string, limit: number): number {
    const rows = this.#db
      .prepare<{ added: number; run: number }>(
        'select added, run from earlier where run in (select id from run where ended_at < ?) limit ?',
      )
      .all(before, limit);
    const drop = this.#db.prepare('delete from earlier where added = ? and run = ?');
    for (const { added, run } of rows) drop.run(added, run);
    return rows.length;
  }
}

/** The present state, as what a person would not have again by undoing it. */
function presentRefused(row: EarlierRow): string {
  return refusalOf({
    deleted: row.now_deleted === 1,
    datestamp: row.now_datestamp,
    hash: row.now_hash,
  });
}

/** A state with its payload, as it is stored. */
export type RecordState = Pick<
  EarlierRow,
  'source' | 'identifier' | 'datestamp' | 'deleted' | 'set_specs' | 'prefix' | 'xml'
>;

/** A stored state as the record that was received. */
export function toRecord(row: RecordState): SourceRecord {
  return {
    source: row.source,
    identifier: row.identifier,
    datestamp: row.datestamp,
    deleted: row.deleted === 1,
    setSpecs: JSON.parse(row.set_specs) as string[],
    metadataPrefix: row.prefix,
    xml: row.xml,
  };
}
