/**
 * Records that their header calls live and their payload does not: deleted, kept from readers, or no
 * description of a document. Noted as they came, so that a list of identifiers is not taken to tell of more
 * than was received.
 */
import type { ListedHeader } from '../../../catalogue/runs/fate.ts';
import type { RunId } from '../../../catalogue/runs/run.ts';
import type { Database, Statement } from '../../sqlite.ts';

export class Hidden {
  readonly #note: Statement<object>;
  readonly #find: Statement<{ datestamp: string }>;

  constructor(db: Database) {
    this.#note = db.prepare(
      'insert into hidden (source, identifier, datestamp, run) values (?, ?, ?, ?) on conflict (source, identifier) do update set datestamp = excluded.datestamp, run = excluded.run',
    );
    this.#find = db.prepare(
      'select datestamp from hidden where source = ? and identifier = ? and run >= ?',
    );
  }

  note(source: string, identifier: string, datestamp: string, run: RunId): void {
    this.#note.run(source, identifier, datestamp, run);
  }

  /** Whether a run since that one has received it so, in the state that its header tells of. */
  isMet(header: ListedHeader, source: string, since: RunId): boolean {
    const found = this.#find.get(source, header.identifier, since);
    if (found === undefined || header.deleted) return false;
    const { datestamp } = found;
    return header.datestamp.length !== datestamp.length || header.datestamp <= datestamp;
  }
}
