/**
 * By what the records of a source are described, and describing them again, slice by slice. How far it has come lies beside the source
 * and is read anew for each slice, so that a kill repeats at most one, several processes share the work, and
 * a page that is stored by other rules meanwhile makes it begin anew.
 */
import type { CatalogueDocument } from '../../../catalogue/document.ts';
import type { DescribeAgainOptions } from '../../../catalogue/ports/records.ts';
import type { SourceRecord } from '../../../catalogue/record.ts';
import { notDescribed } from '../../../catalogue/runs/quarantine.ts';
import { SLICE } from '../../../catalogue/runs/slices.ts';
import type { Database } from '../../sqlite.ts';
import { Batch } from './batch.ts';
import type { ChangeLog, Changed } from './change-log.ts';
import { breath } from './in-slices.ts';
import type { PageCommit } from './commit-page.ts';
import type { Quarantine } from './quarantine.ts';
import { toRecord } from './versions.ts';
import type { RecordState } from './versions.ts';
import type { Works } from './works.ts';

/**
 * The last record that was looked at, by the order of the index over a source's records: a harvest only ever
 * moves records on in it, so none is passed by.
 */
interface Progress {
  readonly version: string;
  readonly generation: number;
  readonly added: number;
  /** Records looked at. */
  readonly done: number;
}

interface StoredRow extends RecordState {
  readonly added: number;
  readonly generation: number;
  readonly library: string;
  readonly last_run: number;
  readonly json: string;
}

export class Descriptions {
  readonly #db: Database;
  readonly #log: ChangeLog;
  readonly #works: Works;
  readonly #pages: PageCommit;
  readonly #quarantine: Quarantine;

  constructor(
    db: Database,
    log: ChangeLog,
    works: Works,
    pages: PageCommit,
    quarantine: Quarantine,
  ) {
    this.#db = db;
    this.#log = log;
    this.#works = works;
    this.#pages = pages;
    this.#quarantine = quarantine;
  }

  async describeAgain(
    source: string,
    version: string,
    describe: (record: SourceRecord) => CatalogueDocument,
    { onProgress, signal }: DescribeAgainOptions = {},
  ): Promise<void> {
    while (!this.#isDone(source, version)) {
      if (signal?.aborted === true) return;
      const done = this.#log.change((seq, at) => this.#slice(source, version, describe, seq, at));
      if (done !== undefined) onProgress?.(done, Math.max(done, this.#live(source)));
      await breath();
    }
  }

  /** True for a source without any record. */
  #isDone(source: string, version: string): boolean {
    const row = this.#db
      .prepare<{ described: string | null; records: number }>(
        'select described, live + deleted as records from source where id = ?',
      )
      .get(source);
    return row === undefined || row.records === 0 || row.described === version;
  }

  /** A page is stored by this version; what is stored otherwise is to be looked at again. */
  storedBy(source: string, version: string): void {
    this.#db
      .prepare(
        `update source set described = case when live + deleted = 0 then ? end,
           describing = case when json_extract(describing, '$.version') = ? then describing end
         where id = ? and described is not ?`,
      )
      .run(version, version, source, version);
  }

  /** @returns how many records have been looked at; undefined when none was left */
  #slice(
    source: string,
    version: string,
    describe: (record: SourceRecord) => CatalogueDocument,
    seq: number,
    now: string,
  ): Changed<number | undefined> {
    const progress = this.#progress(source, version);
    const rows = this.#rowsAfter(source, progress);
    const last = rows.at(-1);
    if (last === undefined) {
      this.#db
        .prepare('update source set described = ?, describing = null where id = ?')
        .run(version, source);
      return { seq, result: undefined };
    }
    const batch = new Batch(this.#works);
    for (const row of rows) {
      const record = toRecord(row);
      let document: CatalogueDocument;
      try {
        document = describe(record);
      } catch (error) {
        // Its description of before stays, for readers.
        this.#quarantine.add(source, row.last_run, notDescribed(record, error), NOWHERE, now);
        continue;
      }
      this.#quarantine.healSame(source, record.identifier, Buffer.from(record.xml));
      const isAsBefore =
        JSON.stringify(document) === row.json && this.#works.hasKeysOfToday(row.added, document);
      if (!isAsBefore) this.#pages.replaceDocument(row, document, batch);
    }
    const { generation, added } = last;
    const reached: Progress = { version, generation, added, done: progress.done + rows.length };
    this.#db
      .prepare('update source set describing = ? where id = ?')
      .run(JSON.stringify(reached), source);
    return { seq: batch.rebuild(seq, now), result: reached.done };
  }

  #live(source: string): number {
    return (
      this.#db.prepare<{ live: number }>('select live from source where id = ?').get(source)
        ?.live ?? 0
    );
  }

  #rowsAfter(
    source: string,
    { generation, added }: Pick<Progress, 'generation' | 'added'>,
  ): StoredRow[] {
    const rows = this.#db
      .prepare<StoredRow>(
        `select * from record join payload using (added) join document using (added)
         where source = ? and deleted = 0 and generation = ? and added > ? order by added limit ?`,
      )
      .all(source, generation, added, SLICE);
    if (rows.length > 0) return rows;
    const next = this.#db
      .prepare<{ generation: number | null }>(
        'select min(generation) as generation from record where source = ? and deleted = 0 and generation > ?',
      )
      .get(source, generation)?.generation;
    return next == null ? [] : this.#rowsAfter(source, { generation: next, added: 0 });
  }

  #progress(source: string, version: string): Progress {
    const row = this.#db
      .prepare<{ describing: string | null }>('select describing from source where id = ?')
      .get(source);
    const progress = row?.describing == null ? undefined : (JSON.parse(row.describing) as Progress);
    // Another version begins anew.
    return progress?.version === version
      ? progress
      : { version, generation: -1, added: 0, done: 0 };
  }
}

const NOWHERE = { url: '', position: 0 };
