/**
 * The rows of runs: begins or continues one, counts what it stored, and ends it as the rules of
 * `catalogue/runs/` say. Called inside a writing transaction of the store.
 */
import { withShownAddresses } from '../../../catalogue/address.ts';
import {
  SUPERSEDED,
  beginningOf,
  generationOf,
  isListDone,
  leftOf,
} from '../../../catalogue/runs/beginning.ts';
import type { VanishingRecord } from '../../../catalogue/runs/decision.ts';
import type { Part } from '../../../catalogue/runs/run-report.ts';
import type { CursorMove } from '../../../catalogue/runs/cursor.ts';
import { ABSENT, staysWithoutBeingMet } from '../../../catalogue/runs/fate.ts';
import { NAMED } from '../../../catalogue/runs/hold.ts';
import type { Unseen } from '../../../catalogue/runs/hold.ts';
import { halfDone } from '../../../catalogue/runs/decision.ts';
import type { Begun } from '../../../catalogue/runs/slices.ts';
import { isRepaired } from '../../../catalogue/runs/flags.ts';
import { holdsContent } from '../../../catalogue/runs/suspicion.ts';
import { leaseOf } from '../../../catalogue/runs/lease.ts';
import type { Outcome } from '../../../catalogue/runs/outcome.ts';
import type { HarvestedPage } from '../../../catalogue/runs/page.ts';
import { WENT_THROUGH } from '../../../catalogue/runs/run.ts';
import type {
  BegunRun,
  RunCounts,
  RunId,
  RunKind,
  RunLease,
  RunState,
  RunSummary,
} from '../../../catalogue/runs/run.ts';
import { listed } from '../../sqlite.ts';
import type { Database } from '../../sqlite.ts';
import type { Leases } from './leases.ts';
import type { Windows } from './windows.ts';

export interface RunRow extends RunCounts {
  readonly id: number;
  readonly source: string;
  readonly kind: RunKind;
  readonly state: RunState;
  readonly generation: number;
  /** The first of the failed runs that this one goes on with; null = it began anew. */
  readonly first_part: number | null;
  /** Live records of the source when it began, or the first part of it did. */
  readonly known: number;
  readonly waiting: number;
  readonly requests: number;
  readonly pages: number;
  /** Pages that needed a repair. */
  readonly repaired: number;
  readonly first_response: string | null;
  readonly started_at: string;
  readonly heartbeat_at: string;
  readonly ended_at: string | null;
  readonly code: string | null;
  readonly message: string;
  readonly resumable: number;
  readonly undone_at: string | null;
  readonly begun: Begun['what'] | null;
  readonly begun_done: number;
  readonly begun_overtaken: number;
  /** Name of the person who asked it to stop. */
  readonly stop_asked: string | null;
}

/** A live record that a full run did not meet. */
export interface UnseenRecord {
  readonly added: number;
  readonly library: string;
  readonly datestamp: string;
  readonly title: string;
  readonly identifier: string;
  readonly generation: number;
}

export class Runs {
  readonly #db: Database;
  readonly #leases: Leases;
  readonly #windows: Windows;

  constructor(db: Database, leases: Leases, windows: Windows) {
    this.#db = db;
    this.#leases = leases;
    this.#windows = windows;
  }

  /** Takes the lease first: undefined when a living process has it. */
  begin(source: string, kind: RunKind, now: string): BegunRun | undefined {
    const fence = this.#leases.take(leaseOf(source));
    if (fence === undefined) return undefined;
    this.#db.prepare('insert or ignore into source (id) values (?)').run(source);
    const last = this.last(source);
    const beginning = beginningOf(
      last === undefined
        ? undefined
        : {
            ...last,
            isResumable: last.resumable === 1,
            isSweeping: last.begun === 'publish' || last.begun === 'sweep',
          },
      kind,
    );
    if (last !== undefined && beginning === 'resume') {
      this.#db.prepare('update run set heartbeat_at = ? where id = ?').run(now, last.id);
      const [window = null] = this.#windows.open(last.id);
      const listDone = isListDone(last, window);
      return { run: last.id, source, fence, kind: last.kind, resumed: true, window, listDone };
    }
    if (last !== undefined && beginning === 'supersede') this.end(last.id, SUPERSEDED, now);
    const broken = beginning === 'continue' ? last : undefined;
    const left = broken === undefined ? [] : leftOf(this.#windows.open(broken.id));
    const run = this.#add(source, kind, left.length > 0 ? broken : undefined, now);
    const [window = null] = left.map((one) => this.#windows.add(run, one));
    return { run, source, fence, kind, resumed: window !== null, window, listDone: false };
  }

  /** @throws LeaseLost */
  check({ source, fence, run }: RunLease, now: string): RunRow {
    this.#leases.renew(leaseOf(source), fence);
    this.#db.prepare('update run set heartbeat_at = ? where id = ?').run(now, run);
    return this.row(run);
  }

  countPage(run: RunRow, page: HarvestedPage, counts: RunCounts): void {
    this.#db
      .prepare(
        'update run set received = received + ?, "new" = "new" + ?, changed = changed + ?, unchanged = unchanged + ?, deleted = deleted + ?, quarantined = quarantined + ?, requests = requests + ?, pages = pages + 1, repaired = repaired + ?, first_response = ? where id = ?',
      )
      .run(
        counts.received,
        counts.new,
        counts.changed,
        counts.unchanged,
        counts.deleted,
        counts.quarantined,
        page.requests,
        isRepaired(page.flags),
        run.first_response ?? page.responseDate,
        run.id,
      );
  }

  countRequests(run: RunId, requests: number): void {
    this.#db.prepare('update run set requests = requests + ? where id = ?').run(requests, run);
  }

  countSwept(run: RunId, swept: number): void {
    this.#db.prepare('update run set deleted = deleted + ? where id = ?').run(swept, run);
  }

  /** Live records of the source in an older generation than the run's, but those that stay nevertheless; read one by one. */
  countUnseen(run: RunRow): Unseen {
    const rows = this.#db
      .prepare<{ title: string; refused: string | null }>(
        'select title, refused from record where source = ? and deleted = 0 and generation < ? order by added',
      )
      .iterate(run.source, run.generation);
    const titles: string[] = [];
    let count = 0;
    for (const { title, refused } of rows) {
      if (staysWithoutBeingMet(refused)) continue;
      if (count++ < NAMED) titles.push(title);
    }
    return { count, titles };
  }

  /** All of them, for a person to look through. */
  unseen(run: RunRow): UnseenRecord[] {
    return this.#db
      .prepare<UnseenRecord & { refused: string | null }>(
        `select added, library, datestamp, title, identifier, generation, refused from record
         where source = ? and deleted = 0 and generation < ? order by added`,
      )
      .all(run.source, run.generation)
      .filter(({ refused }) => !staysWithoutBeingMet(refused));
  }

  /**
   * Some of them, in the order that the index has them, which alone is read for those that are passed over: what stays
   * nevertheless is known from an index of its own.
   */
  unseenPart(run: RunRow, limit: number, offset: number): Part<VanishingRecord> {
    const unseen = `record indexed by record_by_source where source = ?1 and deleted = 0 and generation < ?2 and added not in
      (select added from record indexed by record_refused where source = ?1 and refused >= '${ABSENT}' and refused < '${ABSENT}~')`;
    const total = this.#db
      .prepare<{ n: number }>(`select count(*) as n from ${unseen}`)
      .get(run.source, run.generation);
    const items = this.#db
      .prepare<VanishingRecord>(
        `select identifier, datestamp, title from ${unseen} order by generation, added limit ?3 offset ?4`,
      )
      .all(run.source, run.generation, limit, offset);
    return { total: total?.n ?? 0, items };
  }

  /** The next of them, in the order that the index has them. */
  unseenAfter(run: RunRow, after: UnseenRecord | undefined, limit: number): UnseenRecord[] {
    const found: UnseenRecord[] = [];
    const rows = this.#db
      .prepare<UnseenRecord & { refused: string | null }>(
        `select added, library, datestamp, title, identifier, generation, refused from record
         where source = ? and deleted = 0 and generation < ? and (generation, added) > (?, ?) order by generation, added`,
      )
      .iterate(run.source, run.generation, after?.generation ?? -1, after?.added ?? 0);
    for (const row of rows) {
      if (staysWithoutBeingMet(row.refused)) continue;
      found.push(row);
      if (found.length === limit) break;
    }
    return found;
  }

  /** Notes what goes on slice by slice from now on. */
  beginSlices(run: RunId, what: Begun['what'], overtaken = 0): void {
    this.#db
      .prepare('update run set begun = ?, begun_done = 0, begun_overtaken = ? where id = ?')
      .run(what, overtaken, run);
  }

  /** What was begun slice by slice has ended, and the run goes on. */
  endSlices(run: RunId): void {
    this.#db.prepare('update run set begun = null where id = ?').run(run);
  }

  /** How much waits with the run that is held, of whatever run. */
  countWaiting(run: RunId, waiting: number): void {
    this.#db.prepare('update run set waiting = ? where id = ?').run(waiting, run);
  }

  /** Deletions that were received, and wait: for now nothing has changed for readers. */
  holdDeletions(run: RunId, deletions: number): void {
    this.#db
      .prepare('update run set deleted = deleted - ?, unchanged = unchanged + ? where id = ?')
      .run(deletions, deletions, run);
  }

  countDone(run: RunId, records: number): void {
    this.#db.prepare('update run set begun_done = begun_done + ? where id = ?').run(records, run);
  }

  /** A run of the source about which a person's decision was begun and not ended. */
  halfDecided(source: string): RunRow | undefined {
    return this.#db
      .prepare<RunRow>(
        `select * from run where source = ? and begun in ('approve', 'refuse', 'undo') order by id limit 1`,
      )
      .get(source);
  }

  end(run: RunId, { state, code, message }: Outcome, now: string, isResumable = false): void {
    this.#db
      .prepare(
        'update run set state = ?, code = ?, message = ?, ended_at = ?, heartbeat_at = ?, resumable = ?, begun = null where id = ?',
      )
      .run(state, code, message, now, now, isResumable, run);
  }

  /** What a person decided, in place of what the run had ended with. */
  decide(run: RunId, { state, code, message }: Outcome): void {
    this.#db
      .prepare(
        'update run set state = ?, code = ?, message = ?, waiting = 0, begun = null where id = ?',
      )
      .run(state, code, message, run);
  }

  askToStop(run: RunId, by: string): void {
    this.#db
      .prepare("update run set stop_asked = ? where id = ? and state = 'running'")
      .run(by, run);
  }

  markUndone(run: RunId, at: string): void {
    this.#db.prepare('update run set undone_at = ? where id = ?').run(at, run);
  }

  moveCursor(source: string, { cursor, isGood }: CursorMove, now: string): void {
    if (cursor !== null)
      this.#db.prepare('update source set cursor = ? where id = ?').run(cursor, source);
    if (isGood)
      this.#db.prepare('update source set last_good_at = ? where id = ?').run(now, source);
  }

  /** The lease of a source for a decision about one of its runs; undefined while it is being harvested. */
  takeFor(run: RunRow): RunLease | undefined {
    const fence = this.#leases.take(leaseOf(run.source));
    return fence === undefined ? undefined : { run: run.id, source: run.source, fence };
  }

  release({ source, fence }: RunLease): void {
    this.#leases.release(leaseOf(source), fence);
  }

  /** Whether a later run went through its lists and decided anew: a full one, or any where content waits. */
  isOvertaken(run: RunRow): boolean {
    return (
      this.#db
        .prepare<{ id: number }>(
          `select id from run where source = ? and id > ? and (? or kind = 'full') and state in (${listed(WENT_THROUGH)}) limit 1`,
        )
        .get(run.source, run.id, holdsContent(run)) !== undefined
    );
  }

  find(run: RunId): RunRow | undefined {
    return this.#db.prepare<RunRow>('select * from run where id = ?').get(run);
  }

  row(run: RunId): RunRow {
    const row = this.find(run);
    if (row === undefined) throw new RangeError(`没有收割批次 ${run}`);
    return row;
  }

  last(source: string): RunRow | undefined {
    return this.#db
      .prepare<RunRow>('select * from run where source = ? order by id desc limit 1')
      .get(source);
  }

  /** Newest first. */
  list(limit: number, source?: string): RunSummary[] {
    const rows =
      source === undefined
        ? this.#db.prepare<RunRow>('select * from run order by id desc limit ?').all(limit)
        : this.#db
            .prepare<RunRow>('select * from run where source = ? order by id desc limit ?')
            .all(source, limit);
    return rows.map(toSummary);
  }

  /**
   * @param continued the failed run that it goes on with, when anything of its lists is left
   */
  #add(source: string, kind: RunKind, continued: RunRow | undefined, now: string): RunId {
    const present =
      this.#db
        .prepare<{ generation: number }>('select generation from source where id = ?')
        .get(source)?.generation ?? 0;
    const generation = generationOf(kind, present, continued);
    const live =
      this.#db.prepare<{ live: number }>('select live from source where id = ?').get(source)
        ?.live ?? 0;
    this.#db.prepare('update source set generation = ? where id = ?').run(generation, source);
    return this.#db
      .prepare(
        `insert into run (source, kind, state, generation, first_part, known, repaired, first_response, started_at, heartbeat_at) values (?, ?, 'running', ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        source,
        kind,
        generation,
        continued?.first_part ?? continued?.id ?? null,
        continued?.known ?? live,
        continued?.repaired ?? 0,
        continued?.first_response ?? null,
        now,
        now,
      ).lastRowId;
  }
}

export function begunOf(row: RunRow): Begun | undefined {
  return row.begun === null
    ? undefined
    : { what: row.begun, done: row.begun_done, overtaken: row.begun_overtaken };
}

export function toSummary(row: RunRow): RunSummary {
  const begun = begunOf(row);
  return {
    id: row.id,
    source: row.source,
    kind: row.kind,
    state: row.state,
    received: row.received,
    new: row.new,
    changed: row.changed,
    unchanged: row.unchanged,
    deleted: row.deleted,
    quarantined: row.quarantined,
    waiting: row.waiting,
    requests: row.requests,
    pages: row.pages,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    heartbeatAt: row.heartbeat_at,
    code: row.code,
    message: withShownAddresses(row.message),
    // A running run says by its state that it is not whole.
    ...(begun === undefined || row.state === 'running' ? {} : halfDone(row, begun)),
  };
}
