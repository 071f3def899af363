/** Records as they were received: one for its page, all for an export, and describing all of them again. */
import type { CatalogueDocument } from '../../../catalogue/document.ts';
import type { ExportedRecord, SourceRecord, StoredRecord } from '../../../catalogue/record.ts';
import type { Database } from '../../sqlite.ts';
import type { ChangeLog } from './change-log.ts';
import { Batch } from './batch.ts';
import type { PageCommit } from './commit-page.ts';
import type { Meta } from './meta.ts';
import { toRecord } from './versions.ts';
import type { Works } from './works.ts';

/** Rows read at a time by what walks the whole catalogue; between two slices others may write. */
const SLICE = 1_000;
/** Records described again in one transaction. */
const DESCRIBE_SLICE = 200;

interface RecordHead {
  readonly added: number;
  readonly source: string;
  readonly identifier: string;
  readonly datestamp: string;
  readonly deleted: number;
  readonly set_specs: string;
  readonly prefix: string;
}

export class Records {
  readonly #db: Database;
  readonly #meta: Meta;
  readonly #log: ChangeLog;
  readonly #works: Works;
  readonly #pages: PageCommit;

  constructor(db: Database, meta: Meta, log: ChangeLog, works: Works, pages: PageCommit) {
    this.#db = db;
    this.#meta = meta;
    this.#log = log;
    this.#works = works;
    this.#pages = pages;
  }

  record(document: string): StoredRecord | undefined {
    const row = this.#db
      .prepare<
        RecordHead & { xml: string; first_seen: string; last_changed: string; last_run: number }
      >('select * from record join payload using (added) where doc = ?')
      .get(document);
    if (row === undefined) return undefined;
    return {
      record: toRecord(row),
      firstSeen: row.first_seen,
      lastChanged: row.last_changed,
      lastRun: row.last_run,
    };
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
    }>(
      'select added, source, identifier, datestamp, deleted, hash, title from record where added > ? and (? is null or source = ?) order by added limit ?',
    );
    let after = 0;
    for (;;) {
      const rows = slice.all(after, source ?? null, source ?? null, SLICE);
      for (const { added, deleted, hash, title, ...head } of rows) {
        after = added;
        yield { ...head, deleted: deleted === 1, sha256: hash, title };
      }
      if (rows.length < SLICE) return;
    }
  }

  async describeAgain(
    version: string,
    describe: (record: SourceRecord) => CatalogueDocument,
    onProgress?: (done: number, total: number) => void,
  ): Promise<void> {
    if (this.#meta.get('document_version') === version) return;
    const total =
      this.#db.prepare<{ n: number }>('select coalesce(max(added), 0) as n from record').get()?.n ??
      0;
    // Where a run of this version broke off; another version begins anew.
    const [done = '0', ...of] = this.#meta.get('describing')?.split(' ') ?? [];
    let after = of.join(' ') === version ? Number(done) : 0;
    for (;;) {
      const last = this.#describeSlice(after, version, describe);
      if (last === undefined) break;
      after = last;
      onProgress?.(after, total);
      // Between two slices the thread has a moment for whoever else waits.
      await new Promise((go) => setImmediate(go));
    }
  }

  /** @returns the last record described, or undefined when none was left */
  #describeSlice(
    after: number,
    version: string,
    describe: (record: SourceRecord) => CatalogueDocument,
  ): number | undefined {
    return this.#log.change<number | undefined>((seq, at) => {
      const rows = this.#db
        .prepare<RecordHead & { xml: string; json: string }>(
          'select * from record join payload using (added) join document using (added) where added > ? and deleted = 0 order by added limit ?',
        )
        .all(after, DESCRIBE_SLICE);
      const last = rows.at(-1);
      if (last === undefined) {
        this.#meta.set('document_version', version);
        this.#meta.drop('describing');
        return { seq, result: undefined };
      }
      const batch = new Batch(this.#works);
      for (const row of rows) {
        const document = describe(toRecord(row));
        const isAsBefore =
          JSON.stringify(document) === row.json && this.#works.hasKeysOfToday(row.added, document);
        if (!isAsBefore) this.#pages.replaceDocument(row.added, document, batch);
      }
      this.#meta.set('describing', `${last.added} ${version}`);
      return { seq: batch.rebuild(seq, at), result: last.added };
    });
  }
}
