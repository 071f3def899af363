/**
 * What persons keep from readers, as far as this catalogue follows it: a copy of what holds in the registry, so that
 * a page of records and what is shown of them are one transaction. Beside it, whole, the descriptions that are not
 * shown as they are; the table `document` has only what readers may see.
 */
import type { CatalogueDocument } from '../../../catalogue/document.ts';
import { documentId } from '../../../catalogue/ids.ts';
import { hiddenBy } from '../../../catalogue/suppressions/shown.ts';
import { recordIn } from '../../../catalogue/suppression.ts';
import type { HeldSuppression } from '../../../catalogue/suppression.ts';
import type { SuppressionUnderWay } from '../../../catalogue/ports/hiding.ts';
import type { Database, Statement } from '../../sqlite.ts';

/** `new`: not every record follows it yet; `ending`: it holds no more, and not every record follows that yet. */
type State = 'new' | 'held' | 'ending';

interface Row {
  readonly id: number;
  readonly json: string;
  readonly state: State;
}

interface RecordName {
  readonly source: string;
  readonly identifier: string;
  readonly doc: string;
  readonly suppressed: number | null;
}

export class Suppressions {
  readonly #db: Database;
  readonly #of: Statement<{ json: string }>;
  readonly #keep: Statement<object>;
  readonly #drop: Statement<object>;
  readonly #mark: Statement<object>;
  readonly #record: Statement<RecordName>;

  constructor(db: Database) {
    this.#db = db;
    this.#of = db.prepare(
      "select json from suppression where source = ? and (doc is null or doc = ?) and state <> 'ending'",
    );
    this.#keep = db.prepare(
      'insert into withheld (added, json) values (?, ?) on conflict (added) do update set json = excluded.json',
    );
    this.#drop = db.prepare('delete from withheld where added = ?');
    this.#mark = db.prepare(
      'update record set suppressed = ? where added = ? and suppressed is not ?',
    );
    this.#record = db.prepare(
      'select source, identifier, doc, suppressed from record where added = ?',
    );
  }

  /** Those that concern this document, or all of its source. */
  of({ source, id }: Pick<CatalogueDocument, 'source' | 'id'>): HeldSuppression[] {
    return this.#of.all(source, id).map(({ json }) => this.#read(json));
  }

  /**
   * Keeps a description beside, and by which suppression readers see nothing of it.
   *
   * @param whole JSON of a `CatalogueDocument`; null when it is shown as it is
   */
  keep(added: number, whole: string | null, by: number | null): void {
    if (whole === null) this.#drop.run(added);
    else this.#keep.run(added, whole);
    this.#mark.run(by, added, by);
  }

  /** Of a record that was deleted: its page says nothing of it either. */
  forget(added: number): void {
    this.#drop.run(added);
    const record = this.#record.get(added);
    if (record === undefined) return;
    const { source, identifier, doc, suppressed } = record;
    const held = this.of({ source, id: doc });
    // Which collections it stood in is known no more; what hid it then goes on.
    const by = hiddenBy({ source, identifier }, held) ?? held.find(({ id }) => id === suppressed);
    this.#mark.run(by?.id ?? null, added, by?.id ?? null);
  }

  /**
   * Puts these in place of the ones that held.
   *
   * @returns those that not every record follows yet, by number: these that are new, and those that ended
   */
  replace(held: readonly HeldSuppression[]): HeldSuppression[] {
    const rows = new Map(
      this.#db
        .prepare<Row>('select id, json, state from suppression')
        .all()
        .map((row) => [row.id, row]),
    );
    const put = this.#db.prepare(
      `insert into suppression (id, source, doc, json, state) values (?, ?, ?, ?, ?)
       on conflict (id) do update set source = excluded.source, doc = excluded.doc, json = excluded.json, state = excluded.state,
         done = case when state = 'new' then done else 0 end, total = case when state = 'new' then total else 0 end`,
    );
    const waiting: HeldSuppression[] = [];
    for (const one of held) {
      const json = JSON.stringify(one);
      const row = rows.get(one.id);
      rows.delete(one.id);
      const isKnown = row?.json === json && row.state === 'held';
      if (isKnown) continue;
      // One number may be of something else: in a registry that was put back to before.
      if (row !== undefined && row.json !== json) waiting.push(this.#read(row.json));
      const record = recordIn(one);
      const doc = record === undefined ? null : documentId(record.source, record.identifier);
      put.run(one.id, one.source, doc, json, 'new');
      waiting.push(one);
    }
    const end = this.#db.prepare(
      "update suppression set state = 'ending', done = 0, total = 0 where id = ? and state <> 'ending'",
    );
    for (const { id, json } of rows.values()) {
      end.run(id);
      waiting.push(this.#read(json));
    }
    return waiting.toSorted((one, other) => one.id - other.id);
  }

  /** How far records follow those of these that are new, or ending. */
  reach(
    waiting: readonly HeldSuppression[],
    state: Exclude<State, 'held'>,
    { done, total }: { readonly done: number; readonly total: number },
  ): void {
    const put = this.#db.prepare(
      'update suppression set done = ?, total = ? where id = ? and state = ?',
    );
    for (const { id } of waiting) put.run(done, total, id, state);
  }

  underWay(): SuppressionUnderWay[] {
    return this.#db
      .prepare<{ id: number; state: State; done: number; total: number }>(
        "select id, state, done, total from suppression where state <> 'held' order by id",
      )
      .all()
      .map(({ id, state, done, total }) => ({ id, isEnding: state === 'ending', done, total }));
  }

  /** Every record follows these, as `replace` gave them back. */
  settle(followed: readonly HeldSuppression[]): void {
    const end = this.#db.prepare("delete from suppression where id = ? and state = 'ending'");
    const hold = this.#db.prepare(
      "update suppression set state = 'held' where id = ? and json = ? and state = 'new'",
    );
    for (const one of followed) {
      end.run(one.id);
      hold.run(one.id, JSON.stringify(one));
    }
  }

  #read(json: string): HeldSuppression {
    return this.#db.parsed(json) as HeldSuppression;
  }
}
