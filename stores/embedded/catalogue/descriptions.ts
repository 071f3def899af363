/**
 * Describing the records of a source again, slice by slice. How far it has come lies beside the source and is
 * read anew for each slice, so that a kill repeats at most one, several processes of one version share the
 * work, and a page that is stored by other rules meanwhile makes it begin anew. Processes of two versions would
 * undo each other's work: an upgrade stops the portal first (docs/operating.md).
 */
import type { CatalogueDocument } from '../../../catalogue/document.ts';
import type { DescribeAgainOptions } from '../../../catalogue/ports/records.ts';
import type { SourceRecord } from '../../../catalogue/record.ts';
import { isDescribed, storedBy } from '../../../catalogue/runs/described.ts';
import type { Described } from '../../../catalogue/runs/described.ts';
import { notDescribed } from '../../../catalogue/runs/quarantine.ts';
import { SLICE } from '../../../catalogue/runs/slices.ts';
import type { Database } from '../../sqlite.ts';
import { withinTime } from '../../within-time.ts';
import { Batch } from './batch.ts';
import type { WorkParts } from './batch.ts';
import type { ChangeLog, Changed } from './change-log.ts';
import { breath } from './in-slices.ts';
import type { Quarantine } from './quarantine.ts';
import type { RecordStates } from './record-states.ts';
import { tried } from './tried.ts';
import { toRecord } from './versions.ts';
import type { RecordState } from './versions.ts';

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
  /** As it is described, whatever of it is kept from readers. */
  readonly json: string;
  readonly withheld: number;
}

export class Descriptions {
  readonly #db: Database;
  readonly #log: ChangeLog;
  readonly #workParts: WorkParts;
  readonly #states: RecordStates;
  readonly #quarantine: Quarantine;

  constructor(
    db: Database,
    log: ChangeLog,
    workParts: WorkParts,
    states: RecordStates,
    quarantine: Quarantine,
  ) {
    this.#db = db;
    this.#log = log;
    this.#workParts = workParts;
    this.#states = states;
    this.#quarantine = quarantine;
  }

  async describeAgain(
    source: string,
    version: string,
    describe: (record: SourceRecord) => CatalogueDocument,
    { onProgress, signal }: DescribeAgainOptions = {},
  ): Promise<void> {
    for (;;) {
      const state = this.#described(source);
      if (state === undefined || isDescribed(state, version)) return;
      if (signal?.aborted === true) return;
      const done = this.#log.change((seq, at) => this.#slice(source, version, describe, seq, at));
      if (done !== undefined) onProgress?.(done, Math.max(done, this.#live(source)));
      await breath();
    }
  }

  /** Keeps that a page is stored by this version. */
  storedBy(source: string, version: string): void {
    const state = this.#described(source);
    if (state === undefined) return;
    const { by, progress } = storedBy(state, version);
    if (by !== state.by || progress !== state.progress) this.#save(source, by, progress);
  }

  /** @returns how many records have been looked at; undefined when none was left */
  #slice(
    source: string,
    version: string,
    describe: (record: SourceRecord) => CatalogueDocument,
    seq: number,
    now: string,
  ): Changed<number | undefined> {
    const begun = this.#described(source)?.progress;
    // Another version begins anew.
    const progress = begun?.version === version ? begun : { generation: -1, added: 0, done: 0 };
    const rows = this.#rowsAfter(source, progress);
    const last = rows.at(-1);
    if (last === undefined) {
      this.#save(source, version, null);
      return { seq, result: undefined };
    }
    const batch = new Batch(this.#workParts);
    const outcomes = withinTime(rows.map((row) => () => tried(describe(toRecord(row)))));
    for (const [i, row] of rows.entries()) {
      const record = toRecord(row);
      const outcome = outcomes[i];
      if (outcome?.kind !== 'done') {
        // Its description of before stays, for readers.
        const reason = notDescribed(record, outcome?.error);
        this.#quarantine.add(source, row.last_run, reason, NOWHERE, now);
        continue;
      }
      const document = outcome.value;
      this.#quarantine.healSame(source, record.identifier, Buffer.from(record.xml));
      if (row.withheld === 0 && JSON.stringify(document) === row.json)
        this.#states.count(row.added, document);
      else this.#states.replaceDocument(row, document, batch);
    }
    const { generation, added } = last;
    const reached: Progress = { version, generation, added, done: progress.done + rows.length };
    this.#save(source, null, reached);
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
        `select record.*, xml, coalesce(withheld.json, document.json) as json, withheld.json is not null as withheld
         from record join payload using (added) left join document using (added) left join withheld using (added)
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

  #described(source: string): Described<Progress> | undefined {
    const row = this.#db
      .prepare<{ described: string | null; describing: string | null; records: number }>(
        'select described, describing, live + deleted as records from source where id = ?',
      )
      .get(source);
    if (row === undefined) return undefined;
    const { records, described: by, describing } = row;
    return {
      records,
      by,
      progress: describing === null ? null : (JSON.parse(describing) as Progress),
    };
  }

  #save(source: string, by: string | null, progress: Progress | null): void {
    this.#db
      .prepare('update source set described = ?, describing = ? where id = ?')
      .run(by, progress === null ? null : JSON.stringify(progress), source);
  }
}

const NOWHERE = { url: '', position: 0 };
