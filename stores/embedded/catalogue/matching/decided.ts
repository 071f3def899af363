/**
 * The decisions of persons as far as this catalogue has applied them: a copy of what the registry holds, so that
 * a page of records and what was decided about them are one transaction.
 */
import type { DocumentId } from '../../../../catalogue/document.ts';
import { documentId } from '../../../../catalogue/ids.ts';
import type { MatchDecision, RecordName } from '../../../../catalogue/matching/decision.ts';
import type { Database, Statement } from '../../../sqlite.ts';
import type { Said } from './pairs.ts';

interface Row extends Said {
  readonly a: DocumentId;
  readonly b: DocumentId;
}

export class Decided {
  readonly #db: Database;
  readonly #any: Statement<object>;
  readonly #between: Statement<Said>;
  readonly #of: Statement<Row>;
  readonly #isTaught: Statement<object>;

  constructor(db: Database) {
    this.#db = db;
    this.#any = db.prepare('select 1 from match_decision limit 1');
    this.#between = db.prepare('select id, outcome from match_decision where a = ? and b = ?');
    this.#of = db.prepare(
      `select id, outcome, a, b from match_decision where a = ?1
       union all select id, outcome, a, b from match_decision where b = ?1`,
    );
    this.#isTaught = db.prepare('select 1 from match_taught where isbn = ? limit 1');
  }

  /** Whether there is any at all: mostly there is none, and nothing has to be asked. */
  get isEmpty(): boolean {
    return this.#any.get() === undefined;
  }

  between(one: DocumentId, other: DocumentId): Said | undefined {
    return this.#between.get(...inOrder(one, other));
  }

  /** Documents about which with this one something is decided. */
  partnersOf(document: DocumentId): DocumentId[] {
    return this.#of.all(document).map(({ a, b }) => (a === document ? b : a));
  }

  /** Whether a person said that this ISBN stands on what has nothing to do with each other. */
  isTaught(isbn: string): boolean {
    return this.#isTaught.get(isbn) !== undefined;
  }

  /** @returns ISBN about which something else is taught now */
  apply(decision: MatchDecision): string[] {
    const { id, a, b, outcome, takenBack, taught } = decision;
    this.#db.prepare('delete from match_decision where id = ?').run(id);
    this.#db.prepare('delete from match_taught where decision = ?').run(id);
    if (takenBack === null) {
      const [one, other] = inOrder(idOf(a), idOf(b));
      this.#db
        .prepare('insert into match_decision (id, a, b, outcome, json) values (?, ?, ?, ?, ?)')
        .run(id, one, other, outcome, JSON.stringify(decision));
      const teach = this.#db.prepare('insert or ignore into match_taught values (?, ?)');
      for (const isbn of taught) teach.run(isbn, id);
    }
    return [...taught];
  }

  /** So many of those that hold here. */
  some(limit: number): MatchDecision[] {
    return this.#db
      .prepare<{ json: string }>('select json from match_decision order by id limit ?')
      .all(limit)
      .map(({ json }) => this.#db.parsed(json) as MatchDecision);
  }

  decision(id: number): MatchDecision | undefined {
    const row = this.#db
      .prepare<{ json: string }>('select json from match_decision where id = ?')
      .get(id);
    return row === undefined ? undefined : (this.#db.parsed(row.json) as MatchDecision);
  }
}

function idOf({ source, identifier }: RecordName): DocumentId {
  return documentId(source, identifier);
}

function inOrder(one: DocumentId, other: DocumentId): [DocumentId, DocumentId] {
  return one < other ? [one, other] : [other, one];
}
