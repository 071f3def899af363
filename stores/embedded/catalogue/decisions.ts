/**
 * What a person decides about a run: a held one is approved or refused, any is undone. Everything here
 * is called inside a writing transaction of the store, which keeps the change log.
 */
import type { CatalogueDocument } from '../../../catalogue/document.ts';
import { RunUndecidable } from '../../../catalogue/runs/decision.ts';
import type { RunId, RunLease, RunSummary } from '../../../catalogue/runs/run.ts';
import type { Undone, VanishingRecord } from '../../../catalogue/runs/decision.ts';
import type { SourceRecord } from '../../../catalogue/record.ts';
import type { Database } from '../../sqlite.ts';
import { Batch } from './commit-page.ts';
import type { PageCommit } from './commit-page.ts';
import { toSummary } from './runs.ts';
import type { RunRow, Runs } from './runs.ts';
import { toRecord } from './versions.ts';
import type { Versions } from './versions.ts';
import type { Works } from './works.ts';

/** What came of it, and the last number of the change log. */
interface Decided<T> {
  readonly seq: number;
  readonly result: T;
}

export class Decisions {
  readonly #db: Database;
  readonly #runs: Runs;
  readonly #works: Works;
  readonly #pages: PageCommit;
  readonly #versions: Versions;

  constructor(db: Database, runs: Runs, works: Works, pages: PageCommit, versions: Versions) {
    this.#db = db;
    this.#runs = runs;
    this.#works = works;
    this.#pages = pages;
    this.#versions = versions;
  }

  vanishing(id: RunId): VanishingRecord[] {
    return this.#runs
      .unseen(this.#heldRun(id))
      .map(({ identifier, datestamp, title }) => ({ identifier, datestamp, title }));
  }

  decide(id: RunId, decision: 'approve' | 'refuse', seq: number, at: string): Decided<RunSummary> {
    const run = this.#heldRun(id);
    const lease = this.#leaseFor(run);
    const unseen = this.#runs.unseen(run);
    let last = seq;
    if (decision === 'approve') {
      const { source, generation } = run;
      last = this.#pages.sweep({ run: id, source, generation }, unseen, seq, at);
      this.#runs.countSwept(id, unseen.length);
      this.#runs.decide(
        id,
        'complete',
        null,
        `经核准，清除了对方已没有的 ${unseen.length} 条记录。`,
      );
      this.#runs.moveCursor(source, null, at, true);
    } else {
      this.#versions.refuseAbsence(unseen.map(({ added }) => added));
      this.#runs.decide(
        id,
        'partial',
        'MASS_DELETION_REFUSED',
        `经核定不予清除：对方没有给出的 ${unseen.length} 条记录保留，再次收到前不再询问。`,
      );
    }
    this.#runs.release(lease);
    return { seq: last, result: toSummary(this.#runs.row(id)) };
  }

  /** @param identifier only this record; the run then counts as not undone */
  undo(
    id: RunId,
    describe: (record: SourceRecord) => CatalogueDocument,
    identifier: string | undefined,
    seq: number,
    at: string,
  ): Decided<Undone> {
    const run = this.#run(id);
    const isWhole = identifier === undefined;
    if (run.state === 'running') throw new RunUndecidable(`收割批次 ${id} 还在进行，不能撤销。`);
    if (isWhole && run.undone_at !== null) throw new RunUndecidable(`收割批次 ${id} 已经撤销过。`);
    const lease = this.#leaseFor(run);
    const overtaken = isWhole ? this.#versions.overtaken(id) : 0;
    const batch = new Batch(this.#works);
    const replaced = this.#versions.replacedBy(id, identifier ?? null);
    for (const row of replaced) {
      const document = row.deleted === 1 ? null : describe(toRecord(row));
      const present = { library: row.now_library, deleted: row.now_deleted };
      this.#pages.restore(row, present, document, batch);
      this.#versions.putBack(row, at);
    }
    const added = this.#versions.addedBy(id, identifier ?? null);
    for (const row of added) {
      this.#pages.restore(row, { library: row.now_library, deleted: 0 }, null, batch);
      this.#versions.takeAway(row, at);
    }
    const restored = replaced.length + added.length;
    if (isWhole) this.#markUndone(run, restored, overtaken, at);
    this.#runs.release(lease);
    const result = { run: toSummary(this.#runs.row(id)), restored, overtaken };
    return { seq: batch.rebuild(seq, at), result };
  }

  #markUndone(run: RunRow, restored: number, overtaken: number, at: string): void {
    this.#db.prepare('update run set undone_at = ? where id = ?').run(at, run.id);
    const stays = overtaken === 0 ? '' : `，${overtaken} 条其后又改过，保持现状`;
    const message = `${run.message}（已撤销：${restored} 条恢复原状${stays}。）`;
    this.#runs.decide(run.id, run.state as Exclude<RunRow['state'], 'running'>, 'UNDONE', message);
  }

  #run(id: RunId): RunRow {
    try {
      return this.#runs.row(id);
    } catch (error) {
      if (error instanceof RangeError) throw new RunUndecidable(`没有收割批次 ${id}。`);
      throw error;
    }
  }

  /** @throws RunUndecidable unless the run waits for a decision that still matters */
  #heldRun(id: RunId): RunRow {
    const run = this.#run(id);
    if (run.state !== 'held') throw new RunUndecidable(`收割批次 ${id} 不是待核准的，无须核定。`);
    if (this.#runs.isOvertaken(run))
      throw new RunUndecidable(`收割批次 ${id} 之后已有新的完整收割，以新的为准。`);
    return run;
  }

  #leaseFor(run: RunRow): RunLease {
    const lease = this.#runs.takeFor(run);
    if (lease === undefined)
      throw new RunUndecidable(`数据源 ${run.source} 正在收割，请等它结束后再试。`);
    return lease;
  }
}
