/** Records as they were received: one for its page, all for an export. */
import type { CatalogueDocument, DocumentId } from '../../../catalogue/document.ts';
import { documentId } from '../../../catalogue/ids.ts';
import type { RecordStanding } from '../../../catalogue/ports/records.ts';
import type { ExportedRecord, StoredRecord } from '../../../catalogue/record.ts';
import type { Database, Statement } from '../../sqlite.ts';
import { toRecord } from './versions.ts';

/** Rows read at a time by what walks the whole catalogue; between two slices others may write. */
const SLICE = 1_000;

interface RecordHead {
  readonly added: number;
  readonly source: string;
  readonly identifier: string;
  readonly datestamp: string;
  readonly deleted: number;
  readonly set_specs: string;
  readonly prefix: string;
}

interface RecordRow extends RecordHead {
  readonly xml: string;
  readonly first_seen: string;
  readonly last_changed: string;
  readonly last_run: number;
  readonly withheld: number;
}

export class Records {
  readonly #db: Database;
  readonly #record: Statement<RecordRow>;

  constructor(db: Database) {
    this.#db = db;
    this.#record = db.prepare(
      `select record.*, xml, (withheld.added is not null or suppressed is not null) as withheld
       from record join payload using (added) left join withheld using (added) where doc = ?`,
    );
  }

  record(document: string): StoredRecord | undefined {
    const row = this.#record.get(document);
    if (row === undefined) return undefined;
    return {
      record: toRecord(row),
      firstSeen: row.first_seen,
      lastChanged: row.last_changed,
      lastRun: row.last_run,
      isWithheld: row.withheld === 1,
    };
  }

  standing(source: string, identifiers: readonly string[]): Map<string, RecordStanding> {
    const find = this.#db.prepare<{ hash: string; deleted: number; refused: string | null }>(
      'select hash, deleted, refused from record where doc = ?',
    );
    return new Map(
      identifiers.flatMap((identifier) => {
        const row = find.get(documentId(source, identifier));
        return row === undefined ? [] : [[identifier, { ...row, deleted: row.deleted === 1 }]];
      }),
    );
  }

  document(id: DocumentId): CatalogueDocument | undefined {
    const row = this.#db
      .prepare<{ json: string }>(
        'select json from record join document using (added) where doc = ?',
      )
      .get(id);
    return row === undefined ? undefined : (this.#db.parsed(row.json) as CatalogueDocument);
  }

  *export(source: string | undefined): Generator<ExportedRecord> {
    const slice = this.#db.prepare<{
      added: number;
      source: string;
      identifier: string;
      datestamp: string;
      deleted: number;
      hash: string;
      title: string;
      hidden: number;
    }>(
      'select added, source, identifier, datestamp, deleted, hash, title, suppressed is not null as hidden from record where added > ? and (? is null or source = ?) order by added limit ?',
    );
    let after = 0;
    for (;;) {
      const rows = slice.all(after, source ?? null, source ?? null, SLICE);
      for (const { added, deleted, hash, title, hidden, ...head } of rows) {
        after = added;
        const told = { ...head, deleted: deleted === 1, sha256: hash, title };
        yield hidden === 1 ? { ...told, hidden: true } : told;
      }
      if (rows.length < SLICE) return;
    }
  }
}
