/**
 * Comparing everything anew: in the catalogue, slice by slice, when the rules changed or a person wants it; and
 * beside it, in a file of its own and in an order of its own, to see whether the same works come of it.
 */
import { rmSync } from 'node:fs';
import type { CatalogueDocument } from '../../../../catalogue/document.ts';
import type { MatchAgainOptions } from '../../../../catalogue/ports/matches.ts';
import { SLICE } from '../../../../catalogue/runs/slices.ts';
import { Database } from '../../../sqlite.ts';
import { Batch } from '../batch.ts';
import type { WorkParts } from '../batch.ts';
import type { ChangeLog, Changed } from '../change-log.ts';
import { breath } from '../in-slices.ts';
import { Meta } from '../meta.ts';
import { MIGRATIONS } from '../schema.ts';
import { Works } from '../works.ts';
import type { Added } from './blocks.ts';
import { Matching } from './matching.ts';

/** How far it has come, by the order in which documents were first stored. */
interface Progress {
  readonly rules: number;
  readonly added: Added;
  /** Documents looked at. */
  readonly done: number;
}

export class MatchingAgain {
  readonly #db: Database;
  readonly #meta: Meta;
  readonly #log: ChangeLog;
  readonly #parts: WorkParts;

  constructor(db: Database, meta: Meta, log: ChangeLog, parts: WorkParts) {
    this.#db = db;
    this.#meta = meta;
    this.#log = log;
    this.#parts = parts;
  }

  async bringUpToDate({ onProgress, signal }: MatchAgainOptions): Promise<void> {
    const isDone = (): boolean =>
      this.#meta.get('matching_done') === String(this.#parts.matching.rules);
    while (!isDone() && signal?.aborted !== true) {
      const done = this.#log.change((seq, at) => this.#slice(seq, at));
      onProgress?.(done, Math.max(done, this.#live()));
      await breath();
    }
  }

  /** Makes what was put down of every document old. */
  forget(): void {
    this.#db.write(() => {
      const generation = Number(this.#meta.get('matching_generation') ?? 0);
      this.#meta.set('matching_generation', String(generation + 1));
    });
  }

  /** @returns documents that stand together with others than in the catalogue */
  async check({ onProgress, signal }: MatchAgainOptions): Promise<number> {
    const file = `${this.#db.file}.check`;
    const clear = (): void => {
      for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${end}`, { force: true });
    };
    clear();
    const beside = new Database(file, { migrations: MIGRATIONS, cacheMiB: 64 });
    try {
      copyDocuments(beside, this.#db.file);
      await compareAll(beside, { onProgress, signal });
      return (
        beside
          .prepare<{ n: number }>(
            `select count(*) as n from record join before using (added) left join work on work.id = record.work
             where record.work is not before.work or work.oeuvre is not before.oeuvre`,
          )
          .get()?.n ?? 0
      );
    } finally {
      beside.close();
      clear();
    }
  }

  #slice(seq: number, now: string): Changed<number> {
    const { rules } = this.#parts.matching;
    const begun = JSON.parse(this.#meta.get('matching_progress') ?? 'null') as Progress | null;
    const { added: after, done } = begun?.rules === rules ? begun : { added: 0, done: 0 };
    const rows = this.#db
      .prepare<{ added: Added }>(
        'select added from document where added > ? order by added limit ?',
      )
      .all(after, SLICE);
    const last = rows.at(-1);
    if (last === undefined) {
      this.#meta.set('matching_done', String(rules));
      return { seq, result: done };
    }
    const batch = new Batch(this.#parts);
    for (const { added } of rows) batch.renew(added);
    const reached: Progress = { rules, added: last.added, done: done + rows.length };
    this.#meta.set('matching_progress', JSON.stringify(reached));
    return { seq: batch.rebuild(seq, now), result: reached.done };
  }

  #live(): number {
    return (
      this.#db.prepare<{ n: number | null }>('select sum(live) as n from source').get()?.n ?? 0
    );
  }
}

/** One state of the catalogue: documents, where they stand, and what was decided. */
function copyDocuments(beside: Database, catalogue: string): void {
  beside.prepare('attach database ? as catalogue').run(catalogue);
  beside.write(() =>
    beside.exec(`
      insert into record select * from catalogue.record where deleted = 0 and suppressed is null;
      insert into document select document.* from catalogue.document as document;
      insert into match_decision select * from catalogue.match_decision;
      insert into match_taught select * from catalogue.match_taught;
      create table before as select added, work, (select oeuvre from catalogue.work where id = work) as oeuvre from record;
      create index before_by_added on before (added);
      update record set work = null;`),
  );
  beside.exec('detach database catalogue');
}

/** By their ids, which are hashes: in no order that they ever came in. */
async function compareAll(
  beside: Database,
  { onProgress, signal }: MatchAgainOptions,
): Promise<void> {
  const matching = new Matching(beside, new Meta(beside));
  const parts = { matching, works: new Works(beside, matching) };
  const next = beside.prepare<{ doc: string; added: Added; json: string }>(
    'select doc, added, json from record join document using (added) where doc > ? order by doc limit ?',
  );
  const total = beside.prepare<{ n: number }>('select count(*) as n from record').get()?.n ?? 0;
  let done = 0;
  let seq = 0;
  for (let after = ''; ;) {
    const rows = next.all(after, SLICE);
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.doc;
    beside.write(() => {
      const batch = new Batch(parts);
      for (const { added, json } of rows)
        batch.add(added, beside.parsed(json) as CatalogueDocument);
      seq = batch.rebuild(seq, '');
    });
    onProgress?.((done += rows.length), total);
    await breath();
    signal?.throwIfAborted();
  }
}
