/**
 * The ledger of runs and windows: begins or continues a run, moves its window on, and decides how it
 * ended. Everything here is called inside a writing transaction of the store.
 */
import type {
  BegunRun,
  Gap,
  HarvestWindow,
  RunCounts,
  RunId,
  RunKind,
  RunLease,
  RunOutcome,
  RunState,
  RunSummary,
  Span,
} from '../../../catalogue/runs/run.ts';
import { outcomeOf } from '../../../catalogue/runs/outcome.ts';
import type { GivenUp, RunFacts } from '../../../catalogue/runs/outcome.ts';
import type { Database } from '../../sqlite.ts';
import type { Leases } from './leases.ts';
import { ABSENT } from './versions.ts';

/** A full run may remove this many records, or this share of the source, without a person (DESIGN 6). */
const SWEEP_RECORDS = 20;
const SWEEP_SHARE = 0.05;

export interface RunRow extends RunCounts {
  readonly id: number;
  readonly source: string;
  readonly kind: RunKind;
  readonly state: RunState;
  readonly generation: number;
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
}

interface WindowRow {
  readonly id: number;
  readonly from_at: string | null;
  readonly until_at: string | null;
  readonly token: string | null;
  readonly token_at: string | null;
  readonly attempts: number;
  readonly state: string;
}

interface GapRow {
  readonly from_at: string | null;
  readonly until_at: string | null;
  readonly message: string;
}

export interface SweptRecord {
  readonly added: number;
  readonly library: string;
  readonly datestamp: string;
  readonly title: string;
  readonly identifier: string;
}

export class Runs {
  readonly #db: Database;
  readonly #leases: Leases;

  constructor(db: Database, leases: Leases) {
    this.#db = db;
    this.#leases = leases;
  }

  /** Takes the lease first: undefined when a living process has it. */
  begin(source: string, kind: RunKind, now: string): BegunRun | undefined {
    const fence = this.#leases.take(leaseName(source));
    if (fence === undefined) return undefined;
    this.#db.prepare('insert or ignore into source (id) values (?)').run(source);
    const last = this.#last(source);
    if (last?.state === 'running') {
      if (last.kind === kind) {
        this.#db.prepare('update run set heartbeat_at = ? where id = ?').run(now, last.id);
        const window = this.openWindow(last.id);
        const listDone = window === null && last.pages > 0;
        return { run: last.id, source, fence, kind, resumed: true, window, listDone };
      }
      this.end(last.id, 'failed', 'SUPERSEDED', '被另一种收割取代，已存的记录保留。', now);
    }
    // A failed list is gone on with where it broke off, as part of a new run. One that broke off there
    // again without a single page is begun anew, or a dead token would be asked for for ever.
    const isResumable = last?.state === 'failed' && last.resumable === 1 && last.pages > 0;
    const broken = isResumable && last.kind === kind ? last : undefined;
    const generation =
      kind === 'full'
        ? (broken?.generation ?? this.#nextGeneration(source))
        : this.#generation(source);
    const { lastRowId: run } = this.#db
      .prepare(
        'insert into run (source, kind, state, generation, repaired, first_response, started_at, heartbeat_at) values (?, ?, ?, ?, ?, ?, ?, ?)',
      )
      .run(
        source,
        kind,
        'running',
        generation,
        broken?.repaired ?? 0,
        broken?.first_response ?? null,
        now,
        now,
      );
    // What was left of it: the list that broke off, and windows that had not had their turn.
    const left = broken === undefined ? [] : this.#openWindows(broken.id);
    const isWorthIt = left.length > 1 || left[0]?.token != null;
    const [window = null] = isWorthIt
      ? left.map((one) => this.#addWindow(run, one.from, one.until, one.token, one.tokenAt))
      : [];
    if (window === null && broken !== undefined) {
      this.#db.prepare('update run set repaired = 0, first_response = null where id = ?').run(run);
    }
    return { run, source, fence, kind, resumed: window !== null, window, listDone: false };
  }

  /** @throws LeaseLost */
  check({ source, fence, run }: RunLease, now: string): RunRow {
    this.#leases.renew(leaseName(source), fence);
    this.#db.prepare('update run set heartbeat_at = ? where id = ?').run(now, run);
    return this.row(run);
  }

  plan({ run }: RunLease, from: string | null, until: string | null): HarvestWindow {
    return this.#addWindow(run, from, until, null, null);
  }

  split({ run }: RunLease, window: number, spans: readonly Span[]): void {
    this.#db
      .prepare(`update "window" set state = 'split', token = null, token_at = null where id = ?`)
      .run(window);
    for (const { from, until } of spans) this.#addWindow(run, from, until, null, null);
  }

  failWindow(window: number, message: string): void {
    this.#db
      .prepare(`update "window" set state = 'failed', message = ? where id = ?`)
      .run(message, window);
  }

  /** Windows of the run that were given up, the earliest first. */
  gaps(run: RunId): GivenUp[] {
    return this.#db
      .prepare<GapRow>(
        `select from_at, until_at, message from "window" where run = ? and state = 'failed' order by coalesce(from_at, '')`,
      )
      .all(run)
      .map(({ from_at: from, until_at: until, message }) => ({ from, until, message }));
  }

  /** Decides the outcome of a run, ends it and moves the cursor. */
  conclude(run: RunRow, swept: Pick<RunFacts, 'refused' | 'swept' | 'live'>, now: string): void {
    const gaps = this.gaps(run.id);
    const short = this.shortBy(run.id);
    const quarantine = this.quarantineOf(run.source);
    const { state, code, message } = outcomeOf(run, { ...swept, gaps, short, quarantine });
    this.end(run.id, state, code, message, now);
    // What was not given is asked for again: the cursor waits before a gap and a short list.
    const isContiguous = gaps.length === 0 && short === 0;
    this.moveCursor(
      run.source,
      isContiguous ? run.first_response : (gaps[0]?.from ?? null),
      now,
      isContiguous && swept.refused === undefined && quarantine.count === 0,
    );
  }

  /** Of all runs of the source, without those that a later list has covered. */
  openGaps(source: string): Gap[] {
    return this.#db
      .prepare<GapRow & { run: number }>(
        `select w.from_at, w.until_at, w.message, w.run
           from run r join "window" w on w.run = r.id
          where r.source = ? and w.state = 'failed' and not exists (
            select 1 from run e join "window" d on d.run = e.id
             where e.source = r.source and d.id > w.id and d.state = 'done' and coalesce(e.code, '') <> 'LIST_SHORT'
               and coalesce(d.from_at, '') <= coalesce(w.from_at, '')
               and coalesce(d.until_at, '9') >= coalesce(w.until_at, '9'))
          order by coalesce(w.from_at, ''), w.id`,
      )
      .all(source)
      .map(({ from_at: from, until_at: until, message, run }) => ({ from, until, message, run }));
  }

  /** Records that lists of this run announced and did not give, unless a recount found them all. */
  shortBy(run: RunId): number {
    const rows = this.#db
      .prepare<{ flags: string }>(
        "select flags from page where run = ? and (flags like '%list-short:%' or flags like '%recounted%') order by id",
      )
      .all(run);
    let short = 0;
    for (const { flags } of rows) {
      if (flags.split(' ').includes('recounted')) short = 0;
      short += Number(/list-short:(\d+)/.exec(flags)?.[1] ?? 0);
    }
    return short;
  }

  restart(window: number): HarvestWindow {
    this.#db
      .prepare(
        'update "window" set token = null, token_at = null, attempts = attempts + 1 where id = ?',
      )
      .run(window);
    return toWindow(this.#windowRow(window));
  }

  /** Counts a page and moves its window to the next token, or ends it. */
  pageStored(
    run: RunRow,
    page: {
      window: number;
      url: string;
      bytes: number;
      ms: number;
      requests: number;
      flags: readonly string[];
      responseDate: string | null;
      nextToken: string | null;
    },
    counts: RunCounts,
    now: string,
  ): void {
    this.#db
      .prepare(
        'insert into page (run, window, url, bytes, ms, flags, received, stored_at) values (?, ?, ?, ?, ?, ?, ?, ?)',
      )
      .run(
        run.id,
        page.window,
        page.url,
        page.bytes,
        page.ms,
        page.flags.join(' '),
        counts.received,
        now,
      );
    this.#db
      .prepare('update "window" set token = ?, token_at = ?, state = ? where id = ?')
      .run(
        page.nextToken,
        page.nextToken === null ? null : now,
        page.nextToken === null ? 'done' : 'running',
        page.window,
      );
    this.#db
      .prepare(
        'update run set received = received + ?, "new" = "new" + ?, changed = changed + ?, unchanged = unchanged + ?, deleted = deleted + ?, quarantined = quarantined + ?, requests = requests + ?, pages = pages + 1, repaired = repaired + ?, first_response = coalesce(first_response, ?) where id = ?',
      )
      .run(
        counts.received,
        counts.new,
        counts.changed,
        counts.unchanged,
        counts.deleted,
        counts.quarantined,
        page.requests,
        page.flags.some((flag) => !HARMLESS.has(flag)),
        page.responseDate,
        run.id,
      );
  }

  countRequests(run: RunId, requests: number): void {
    this.#db.prepare('update run set requests = requests + ? where id = ?').run(requests, run);
  }

  /** Live records of the source that a full run did not meet. */
  unseen(run: RunRow): SweptRecord[] {
    return this.#db
      .prepare<SweptRecord>(
        `select added, library, datestamp, title, identifier from record
         where source = ? and deleted = 0 and generation < ? and coalesce(refused, '') not like '${ABSENT} %' order by added`,
      )
      .all(run.source, run.generation);
  }

  /** Whether so much may vanish without a person; the reason when not. */
  refusesSweep(run: RunRow, unseen: readonly SweptRecord[]): string | undefined {
    if (unseen.length === 0) return undefined;
    const live =
      this.#db.prepare<{ live: number }>('select live from source where id = ?').get(run.source)
        ?.live ?? 0;
    const titles = unseen
      .slice(0, 3)
      .map((record) => `《${record.title || '（无题名）'}》`)
      .join('');
    const what = `本次完整收割没有收到 ${unseen.length} 条已有的记录（共 ${live} 条），如${titles}`;
    if (run.received === 0) return `${what}：对方一条也没有给出，未删除任何记录，等待核准`;
    if (this.gaps(run.id).length > 0)
      return `${what}：有的时间段没有收全，未删除任何记录，等待核准`;
    if (run.repaired > 0) return `${what}：有 ${run.repaired} 页经过修复，未删除任何记录，等待核准`;
    if (run.quarantined > 0)
      return `${what}：有 ${run.quarantined} 条进了隔离区，未删除任何记录，等待核准`;
    if (unseen.length > Math.max(SWEEP_RECORDS, live * SWEEP_SHARE)) {
      return `${what}：超过 ${SWEEP_RECORDS} 条且超过 5%，未删除任何记录，等待核准`;
    }
    return undefined;
  }

  countSwept(run: RunId, swept: number): void {
    this.#db.prepare('update run set deleted = deleted + ? where id = ?').run(swept, run);
  }

  quarantineOf(source: string): { count: number; message: string } {
    const row = this.#db
      .prepare<{ n: number; message: string | null }>(
        'select count(*) as n, min(message) as message from quarantine where source = ?',
      )
      .get(source);
    return { count: row?.n ?? 0, message: row?.message ?? '' };
  }

  /** The lease of a source for a decision about one of its runs; undefined while it is being harvested. */
  takeFor(run: RunRow): RunLease | undefined {
    const fence = this.#leases.take(leaseName(run.source));
    return fence === undefined ? undefined : { run: run.id, source: run.source, fence };
  }

  /** Whether a full run of the same source came after this one. */
  isOvertaken(run: RunRow): boolean {
    return (
      this.#db
        .prepare<{ n: number }>(
          `select count(*) as n from run where source = ? and id > ? and kind = 'full' and state not in ('failed', 'running')`,
        )
        .get(run.source, run.id)?.n !== 0
    );
  }

  /** What a person decided, in place of what the run had ended with. */
  decide(run: RunId, state: RunOutcome, code: string | null, message: string): void {
    this.#db
      .prepare('update run set state = ?, code = ?, message = ? where id = ?')
      .run(state, code, message, run);
  }

  failuresInRow(source: string): number {
    return (
      this.#db
        .prepare<{ n: number }>(
          `select count(*) as n from run where source = ? and state = 'failed' and code <> 'RETRY_LATER'
             and id > coalesce((select max(id) from run where source = ? and state not in ('failed', 'running')), 0)`,
        )
        .get(source, source)?.n ?? 0
    );
  }

  wholeAt(source: string): string | null {
    return (
      this.#db
        .prepare<{ at: string | null }>(
          `select coalesce(max(case when kind = 'full' and state not in ('failed', 'running') then started_at end), min(started_at)) as at
             from run where source = ?`,
        )
        .get(source)?.at ?? null
    );
  }

  moveCursor(source: string, cursor: string | null, now: string, good: boolean): void {
    this.#db
      .prepare(
        'update source set cursor = coalesce(?, cursor), last_good_at = case when ? then ? else last_good_at end where id = ?',
      )
      .run(cursor, good, now, source);
  }

  end(
    run: RunId,
    state: RunOutcome,
    code: string | null,
    message: string,
    now: string,
    resumable = false,
  ): void {
    this.#db
      .prepare(
        'update run set state = ?, code = ?, message = ?, ended_at = ?, heartbeat_at = ?, resumable = ? where id = ?',
      )
      .run(state, code, message, now, now, resumable, run);
  }

  release({ source, fence }: RunLease): void {
    this.#leases.release(leaseName(source), fence);
  }

  row(run: RunId): RunRow {
    const row = this.#db.prepare<RunRow>('select * from run where id = ?').get(run);
    if (row === undefined) throw new RangeError(`没有收割批次 ${run}`);
    return row;
  }

  list(limit: number, source?: string): RunSummary[] {
    const rows =
      source === undefined
        ? this.#db.prepare<RunRow>('select * from run order by id desc limit ?').all(limit)
        : this.#db
            .prepare<RunRow>('select * from run where source = ? order by id desc limit ?')
            .all(source, limit);
    return rows.map(toSummary);
  }

  #last(source: string): RunRow | undefined {
    return this.#db
      .prepare<RunRow>('select * from run where source = ? order by id desc limit 1')
      .get(source);
  }

  #generation(source: string): number {
    return (
      this.#db
        .prepare<{ generation: number }>('select generation from source where id = ?')
        .get(source)?.generation ?? 0
    );
  }

  #nextGeneration(source: string): number {
    this.#db.prepare('update source set generation = generation + 1 where id = ?').run(source);
    return this.#generation(source);
  }

  #addWindow(
    run: RunId,
    from: string | null,
    until: string | null,
    token: string | null,
    tokenAt: string | null,
  ): HarvestWindow {
    const { lastRowId } = this.#db
      .prepare(
        'insert into "window" (run, from_at, until_at, state, token, token_at) values (?, ?, ?, ?, ?, ?)',
      )
      .run(run, from, until, 'planned', token, tokenAt);
    return toWindow(this.#windowRow(lastRowId));
  }

  /** The first window that is neither done, nor given up, nor replaced by narrower ones. */
  openWindow(run: RunId): HarvestWindow | null {
    return this.#openWindows(run)[0] ?? null;
  }

  #openWindows(run: RunId): HarvestWindow[] {
    return this.#db
      .prepare<WindowRow>(
        `select * from "window" where run = ? and state in ('planned', 'running') order by id`,
      )
      .all(run)
      .map(toWindow);
  }

  #windowRow(window: number): WindowRow {
    const row = this.#db.prepare<WindowRow>('select * from "window" where id = ?').get(window);
    if (row === undefined) throw new RangeError(`没有时间窗 ${window}`);
    return row;
  }
}

/** Flags that tell of no mending or guessing: a list with these alone is as good as any. */
const HARMLESS = new Set([
  'gzip-undeclared',
  'envelope-namespace',
  'one-by-one',
  'recounted',
  'strays-dropped',
]);

function leaseName(source: string): string {
  return `source:${source}`;
}

function toWindow(row: WindowRow): HarvestWindow {
  return {
    id: row.id,
    from: row.from_at,
    until: row.until_at,
    token: row.token,
    tokenAt: row.token_at,
    attempts: row.attempts,
  };
}

export function toSummary(row: RunRow): RunSummary {
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
    requests: row.requests,
    pages: row.pages,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    heartbeatAt: row.heartbeat_at,
    code: row.code,
    message: row.message,
  };
}
