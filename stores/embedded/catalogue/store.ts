/**
 * `catalogue.db`: the embedded `RecordStore`. Synchronous inside; the thread that harvests has a
 * connection of its own, and what pages read is answered in well under a millisecond.
 */
import { randomUUID } from 'node:crypto';
import type { CatalogueDocument } from '../../../catalogue/document.ts';
import { documentId } from '../../../catalogue/ids.ts';
import type {
  BegunRun,
  Gap,
  HarvestWindow,
  RunId,
  RunKind,
  RunLease,
  RunSummary,
  SourceBusy,
  Span,
} from '../../../catalogue/runs/run.ts';
import type { ExportedRecord, SourceRecord, StoredRecord } from '../../../catalogue/record.ts';
import type { HarvestedPage, PageReceipt } from '../../../catalogue/runs/page.ts';
import type { QuarantineEntry } from '../../../catalogue/runs/quarantine.ts';
import type { NamedLease } from '../../../catalogue/runs/lease.ts';
import type { RecordStore } from '../../../catalogue/ports/record-store.ts';
import type { Undone, VanishingRecord } from '../../../catalogue/runs/decision.ts';
import type { WorkChange } from '../../../catalogue/ports/change-log.ts';
import type { Work, WorkId, WorkLookup } from '../../../catalogue/work.ts';
import type {
  EndpointProfile,
  SourceProfile,
  SourceLedger,
} from '../../../catalogue/runs/source-ledger.ts';
import type { NarrowedBlock } from '../../../catalogue/matching/blocks.ts';
import type { RefusedWork } from '../../../catalogue/ports/search-index.ts';
import type { WarningCount } from '../../../catalogue/warnings.ts';
import { Database } from '../../sqlite.ts';
import type { IndexPointer } from '../index-pointer.ts';
import { Batch, PageCommit } from './commit-page.ts';
import { Completion } from './completion.ts';
import { Decisions } from './decisions.ts';
import { Leases } from './leases.ts';
import { Runs, toSummary } from './runs.ts';
import { MIGRATIONS } from './schema.ts';
import { Sources } from './sources.ts';
import { Versions, toRecord } from './versions.ts';
import { Warnings } from './warnings.ts';
import { Windows } from './windows.ts';
import { Works } from './works.ts';

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

export class SqliteRecordStore implements RecordStore {
  readonly #db: Database;
  readonly #leases: Leases;
  readonly #windows: Windows;
  readonly #runs: Runs;
  readonly #sources: Sources;
  readonly #works: Works;
  readonly #pages: PageCommit;
  readonly #versions: Versions;
  readonly #warnings: Warnings;
  readonly #completion: Completion;
  readonly #decisions: Decisions;

  /** @throws UnusableDatabase */
  constructor(file: string) {
    this.#db = new Database(file, { migrations: MIGRATIONS, cacheMiB: 64 });
    this.#db.write(() =>
      this.#db.prepare("insert or ignore into meta values ('epoch', ?)").run(randomUUID()),
    );
    this.#leases = new Leases(this.#db);
    this.#windows = new Windows(this.#db);
    this.#runs = new Runs(this.#db, this.#leases, this.#windows);
    this.#sources = new Sources(this.#db, this.#runs);
    this.#works = new Works(this.#db);
    this.#versions = new Versions(this.#db);
    this.#warnings = new Warnings(this.#db);
    this.#pages = new PageCommit(this.#db, this.#works, this.#versions, this.#warnings);
    this.#completion = new Completion(
      this.#runs,
      this.#windows,
      this.#sources,
      this.#pages,
      this.#versions,
    );
    this.#decisions = new Decisions(this.#runs, this.#works, this.#pages, this.#versions);
  }

  /** The row that says which index file is in use. */
  get pointer(): IndexPointer {
    return {
      current: async () => this.#meta('index_file'),
      publish: async (file) => this.#setMeta('index_file', file),
    };
  }

  async beginRun(source: string, kind: RunKind): Promise<BegunRun | SourceBusy> {
    return this.#db.write(() => {
      const begun = this.#runs.begin(source, kind, now());
      if (begun !== undefined) return begun;
      const [running] = this.#runs.list(1, source);
      return { busy: true, run: running?.id ?? 0 };
    });
  }

  async heartbeat(lease: RunLease): Promise<void> {
    this.#db.write(() => this.#runs.check(lease, now()));
  }

  async saveProfile(lease: RunLease, profile: SourceProfile): Promise<void> {
    this.#db.write(() => {
      this.#runs.check(lease, now());
      this.#sources.saveProfile(lease.source, profile);
    });
  }

  async planWindow(
    lease: RunLease,
    from: string | null,
    until: string | null,
  ): Promise<HarvestWindow> {
    return this.#db.write(() => {
      this.#runs.check(lease, now());
      return this.#windows.add(lease.run, { from, until });
    });
  }

  async nextWindow(lease: RunLease): Promise<HarvestWindow | null> {
    return this.#db.write(() => {
      this.#runs.check(lease, now());
      return this.#windows.open(lease.run)[0] ?? null;
    });
  }

  async splitWindow(lease: RunLease, window: number, spans: readonly Span[]): Promise<void> {
    this.#db.write(() => {
      this.#runs.check(lease, now());
      this.#windows.split(lease.run, window, spans);
    });
  }

  async failWindow(lease: RunLease, window: number, message: string): Promise<void> {
    this.#db.write(() => {
      this.#runs.check(lease, now());
      this.#windows.giveUp(window, message);
    });
  }

  async seenIn(
    run: RunId,
    source: string,
    identifiers: readonly string[],
  ): Promise<ReadonlySet<string>> {
    const seen = this.#db.prepare<{ identifier: string }>(
      'select identifier from record where doc = ? and last_run = ?',
    );
    return new Set(
      identifiers.filter((one) => seen.get(documentId(source, one), run) !== undefined),
    );
  }

  async restartWindow(lease: RunLease, window: number): Promise<HarvestWindow> {
    return this.#db.write(() => {
      this.#runs.check(lease, now());
      return this.#windows.restart(window);
    });
  }

  async commitPage(page: HarvestedPage): Promise<PageReceipt> {
    return this.#change((before, at) => {
      const run = this.#runs.check(page.lease, at);
      const { counts, seq } = this.#pages.store(run, page, before, at);
      this.#windows.pageStored(run.id, page, counts.received, at);
      this.#runs.countPage(run, page, counts);
      return { seq, result: { ...counts, seq } };
    });
  }

  async completeRun(lease: RunLease, requests: number): Promise<RunSummary> {
    return this.#change((seq, at) => this.#completion.complete(lease, requests, seq, at));
  }

  async failRun(
    lease: RunLease,
    failure: { code: string; message: string; requests: number; resumable: boolean },
  ): Promise<RunSummary> {
    return this.#db.write(() => this.#completion.fail(lease, failure, now()));
  }

  async vanishing(id: RunId): Promise<readonly VanishingRecord[]> {
    return this.#db.read(() => this.#decisions.vanishing(id));
  }

  async decideHeld(id: RunId, decision: 'approve' | 'refuse'): Promise<RunSummary> {
    return this.#change((seq, at) => this.#decisions.decide(id, decision, seq, at));
  }

  async undoRun(
    id: RunId,
    describe: (record: SourceRecord) => CatalogueDocument,
    identifier?: string,
  ): Promise<Undone> {
    return this.#change((seq, at) => this.#decisions.undo(id, describe, identifier, seq, at));
  }

  /** One transaction that adds to the change log. */
  #change<T>(work: (seq: number, at: string) => { readonly seq: number; readonly result: T }): T {
    return this.#db.write(() => {
      const { seq, result } = work(this.#seq(), now());
      this.#setMeta('seq', String(seq));
      return result;
    });
  }

  async leaveRun(lease: RunLease): Promise<void> {
    this.#db.write(() => this.#runs.release(lease));
  }

  async run(id: RunId): Promise<RunSummary | undefined> {
    const row = this.#runs.find(id);
    return row === undefined ? undefined : toSummary(row);
  }

  async runs(limit: number, source?: string): Promise<readonly RunSummary[]> {
    return this.#runs.list(limit, source);
  }

  async pageFlags(run: RunId): Promise<readonly string[]> {
    return [...new Set(this.#windows.pageFlags(run).flat())];
  }

  async ledger(source: string): Promise<SourceLedger> {
    return this.#db.read(() => this.#sources.ledger(source));
  }

  async warnings(source: string): Promise<readonly WarningCount[]> {
    return this.#warnings.of(source);
  }

  async gaps(source: string): Promise<readonly Gap[]> {
    return this.#windows.openGaps(source);
  }

  async setNextDue(source: string, nextDue: string): Promise<void> {
    this.#db.write(() => this.#sources.setNextDue(source, nextDue));
  }

  async saveEndpoint(source: string, endpoint: EndpointProfile): Promise<void> {
    this.#db.write(() => this.#sources.saveEndpoint(source, endpoint));
  }

  async quarantine(source: string, limit: number): Promise<readonly QuarantineEntry[]> {
    return this.#sources.quarantine(source, limit);
  }

  async *exportRecords(source?: string): AsyncGenerator<ExportedRecord> {
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
      for (const { added, deleted, hash, ...row } of rows) {
        after = added;
        const { title, ...head } = row;
        yield { ...head, deleted: deleted === 1, sha256: hash, title };
      }
      if (rows.length < SLICE) return;
    }
  }

  async work(id: WorkId): Promise<WorkLookup> {
    return this.#db.read(() => {
      const [work] = this.#works.read([id]);
      if (work !== undefined) return { kind: 'work', work };
      const record = this.#db
        .prepare<{ work: string | null; last_changed: string; title: string }>(
          'select work, last_changed, title from record where doc = ?',
        )
        .get(id);
      if (record === undefined) return { kind: 'unknown' };
      const state = this.#db.prepare<{ alive: number; title: string }>(
        'select alive, title from work where id = ?',
      );
      if (record.work !== null && record.work !== id && state.get(record.work)?.alive === 1)
        return { kind: 'moved', to: record.work };
      return {
        kind: 'gone',
        title: state.get(id)?.title ?? record.title,
        deletedAt: record.last_changed,
      };
    });
  }

  async narrowedBlocks(): Promise<readonly NarrowedBlock[]> {
    return this.#db.read(() => this.#works.narrowedBlocks());
  }

  async works(ids: readonly WorkId[]): Promise<readonly Work[]> {
    return this.#db.read(() => this.#works.read(ids));
  }

  async record(document: string): Promise<StoredRecord | undefined> {
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

  async totals(): Promise<{
    works: number;
    byLibrary: Record<string, { works: number; records: number }>;
  }> {
    const byLibrary: Record<string, { works: number; records: number }> = {};
    let works = 0;
    for (const row of this.#db
      .prepare<{ library: string; works: number; records: number }>(
        'select library, works, records from library_total',
      )
      .all()) {
      if (row.library === '') works = row.works;
      else byLibrary[row.library] = { works: row.works, records: row.records };
    }
    return { works, byLibrary };
  }

  async *workVersions(): AsyncGenerator<{ id: WorkId; seq: number }> {
    const slice = this.#db.prepare<{ id: string; seq: number }>(
      'select id, seq from work where id > ? and alive = 1 order by id limit ?',
    );
    let after = '';
    for (;;) {
      const rows = slice.all(after, SLICE);
      yield* rows;
      const last = rows.at(-1);
      if (last === undefined || rows.length < SLICE) return;
      after = last.id;
    }
  }

  async describeAgain(
    version: string,
    describe: (record: SourceRecord) => CatalogueDocument,
    onProgress?: (done: number, total: number) => void,
  ): Promise<void> {
    if (this.#meta('document_version') === version) return;
    const total =
      this.#db.prepare<{ n: number }>('select coalesce(max(added), 0) as n from record').get()?.n ??
      0;
    // Where a run of this version broke off; another version begins anew.
    const begun = this.#meta('describing')?.split(' ');
    let after = begun?.[0] === version ? Number(begun[1]) : 0;
    for (;;) {
      const done = this.#db.write(() => this.#describeSlice(after, version, describe));
      if (done === undefined) break;
      after = done;
      onProgress?.(after, total);
      // Between two slices the thread has a moment for whoever else waits.
      await new Promise((go) => setImmediate(go));
    }
  }

  async epoch(): Promise<string> {
    return this.#meta('epoch') ?? '';
  }

  async lastSeq(): Promise<number> {
    return this.#seq();
  }

  async changesAfter(seq: number, limit: number): Promise<readonly WorkChange[]> {
    return this.#db
      .prepare<{ id: string; seq: number; alive: number }>(
        'select id, seq, alive from work where seq > ? order by seq limit ?',
      )
      .all(seq, limit)
      .map(({ id, seq: at, alive }) => ({ id, seq: at, kind: alive === 1 ? 'replace' : 'remove' }));
  }

  async noteRefusals(refused: readonly RefusedWork[], takenIn: readonly WorkId[]): Promise<void> {
    // Mostly there is nothing to write: refusals are rare, works taken in are not.
    if (refused.length === 0 && (await this.refusals()).length === 0) return;
    this.#db.write(() => {
      const forget = this.#db.prepare('delete from refused_work where id = ?');
      for (const id of takenIn) forget.run(id);
      const keep = this.#db.prepare('insert or replace into refused_work values (?, ?)');
      for (const { id, reason } of refused) keep.run(id, reason);
    });
  }

  async refusals(): Promise<readonly RefusedWork[]> {
    return this.#db
      .prepare<RefusedWork>(
        `select id, reason from refused_work
         where exists (select 1 from work where work.id = refused_work.id and alive = 1) order by id`,
      )
      .all()
      .map(({ id, reason }) => ({ id, reason }));
  }

  async acquire(name: string): Promise<NamedLease | undefined> {
    const fence = this.#db.write(() => this.#leases.take(name));
    if (fence === undefined) return undefined;
    return {
      renew: async () => this.#db.write(() => this.#leases.renew(name, fence)),
      release: async () => this.#db.write(() => this.#leases.release(name, fence)),
    };
  }

  async freeLeases(thread: number): Promise<void> {
    this.#db.write(() => this.#leases.free(thread));
  }

  async close(): Promise<void> {
    this.#db.close();
  }

  /** @returns the last record described, or undefined when none was left */
  #describeSlice(
    after: number,
    version: string,
    describe: (record: SourceRecord) => CatalogueDocument,
  ): number | undefined {
    const rows = this.#db
      .prepare<RecordHead & { xml: string; json: string }>(
        'select * from record join payload using (added) join document using (added) where added > ? and deleted = 0 order by added limit ?',
      )
      .all(after, DESCRIBE_SLICE);
    const last = rows.at(-1);
    if (last === undefined) {
      this.#setMeta('document_version', version);
      this.#db.prepare("delete from meta where key = 'describing'").run();
      return undefined;
    }
    const batch = new Batch(this.#works);
    for (const row of rows) {
      const document = describe(toRecord(row));
      const isAsBefore =
        JSON.stringify(document) === row.json && this.#works.hasKeysOfToday(row.added, document);
      if (!isAsBefore) this.#pages.replaceDocument(row.added, document, batch);
    }
    this.#setMeta('seq', String(batch.rebuild(this.#seq(), now())));
    this.#setMeta('describing', `${version} ${last.added}`);
    return last.added;
  }

  #seq(): number {
    return Number(this.#meta('seq') ?? 0);
  }

  #meta(key: string): string | undefined {
    return this.#db.prepare<{ value: string }>('select value from meta where key = ?').get(key)
      ?.value;
  }

  #setMeta(key: string, value: string): void {
    this.#db
      .prepare(
        'insert into meta values (?, ?) on conflict (key) do update set value = excluded.value',
      )
      .run(key, value);
  }
}

function now(): string {
  return new Date().toISOString();
}
