/** What the ledger tells of runs in detail, see the port `RunReports`: reads only, a little at a time. */
import { withShownAddresses } from '../../../catalogue/address.ts';
import type { RunReports as Port } from '../../../catalogue/ports/run-reports.ts';
import { assertHeld, assertKnown } from '../../../catalogue/runs/decision.ts';
import type { VanishingRecord, WaitingRecord } from '../../../catalogue/runs/decision.ts';
import { paceOf } from '../../../catalogue/runs/run-report.ts';
import type {
  ChangeList,
  FlagCount,
  NextPart,
  Part,
  RunChange,
  RunProgress,
  RunWindow,
  StoredPage,
  UndoForecast,
} from '../../../catalogue/runs/run-report.ts';
import type { RunId, RunSummary } from '../../../catalogue/runs/run.ts';
import type { Database } from '../../sqlite.ts';
import { toSummary } from './runs.ts';
import type { RunRow, Runs } from './runs.ts';
import type { Versions } from './versions.ts';
import type { Waiting } from './waiting.ts';
import type { Windows } from './windows.ts';

export interface RunReportParts {
  readonly runs: Runs;
  readonly windows: Windows;
  readonly versions: Versions;
  readonly waiting: Waiting;
}

/** Pages over which the pace is reckoned. */
const PACE_PAGES = 20;

export class RunReports implements Port {
  readonly #db: Database;
  readonly #parts: RunReportParts;

  constructor(db: Database, parts: RunReportParts) {
    this.#db = db;
    this.#parts = parts;
  }

  async runsPart(source: string, limit: number, offset: number): Promise<Part<RunSummary>> {
    return this.#db.read(() => ({
      total: this.#count('run where source = ?', source),
      items: this.#db
        .prepare<RunRow>('select * from run where source = ? order by id desc limit ? offset ?')
        .all(source, limit, offset)
        .map(toSummary),
    }));
  }

  async runsSince(source: string, since: string): Promise<readonly RunSummary[]> {
    return this.#db
      .prepare<RunRow>('select * from run where source = ? and started_at >= ? order by id desc')
      .all(source, since)
      .map(toSummary);
  }

  async changeTimes(source: string, limit: number): Promise<readonly string[]> {
    return this.#db
      .prepare<{ at: string }>(
        `select started_at as at from run where source = ? and "new" + changed + deleted > 0
           and undone_at is null order by id desc limit ?`,
      )
      .all(source, limit)
      .map(({ at }) => at);
  }

  async windows(run: RunId, limit: number, offset: number): Promise<Part<RunWindow>> {
    return this.#db.read(() => ({
      total: this.#count('"window" where run = ?', run),
      items: this.#db
        .prepare<RunWindow>(
          `select id, from_at as "from", until_at as until, state, attempts, given, announced, message
             from "window" where run = ? order by id limit ? offset ?`,
        )
        .all(run, limit, offset)
        .map((window) => ({ ...window, message: withShownAddresses(window.message) })),
    }));
  }

  async pages(run: RunId, limit: number, offset: number): Promise<Part<StoredPage>> {
    return this.#db.read(() => ({
      total: this.#count('page where run = ?', run),
      items: this.#db
        .prepare<Omit<StoredPage, 'flags'> & { flags: string }>(
          `select id, "window", url, bytes, ms, flags, received, stored_at as storedAt
             from page where run = ? order by id limit ? offset ?`,
        )
        .all(run, limit, offset)
        .map((page) => ({
          ...page,
          url: withShownAddresses(page.url),
          flags: page.flags === '' ? [] : page.flags.split(' '),
        })),
    }));
  }

  async changes(
    run: RunId,
    list: ChangeList,
    limit: number,
    after: number,
  ): Promise<NextPart<RunChange>> {
    return this.#db.read(() => this.#parts.versions.changesBy(run, list, limit, after));
  }

  async flags(run: RunId): Promise<readonly FlagCount[]> {
    const pages = this.#db
      .prepare<{ url: string; flags: string }>(
        "select url, flags from page where run = ? and flags <> '' order by id",
      )
      .all(run);
    const counts = new Map<string, { pages: number; readonly url: string }>();
    for (const { url, flags } of pages) {
      for (const flag of new Set(flags.replaceAll(/:\d+/g, '').split(' '))) {
        const count = counts.get(flag) ?? { pages: 0, url: withShownAddresses(url) };
        count.pages++;
        counts.set(flag, count);
      }
    }
    return [...counts]
      .map(([flag, count]) => ({ flag, ...count }))
      .toSorted((a, b) => b.pages - a.pages);
  }

  async shortBy(id: RunId): Promise<number> {
    const run = this.#parts.runs.find(id);
    return run === undefined ? 0 : this.#parts.windows.countShort(run);
  }

  async progress(run: RunId): Promise<RunProgress> {
    return this.#db.read(() => {
      const row = this.#parts.runs.find(run);
      const lists = this.#db
        .prepare<{ announced: number; n: number }>(
          `select coalesce(sum(max(announced, given)), 0) as announced, count(*) as n from "window"
            where run = ? and state <> 'split' having min(announced) > 0`,
        )
        .get(run);
      const pages = this.#db
        .prepare<{ received: number; at: string }>(
          'select received, stored_at as at from page where run = ? order by id desc limit ?',
        )
        .all(run, PACE_PAGES);
      return {
        received: row?.received ?? 0,
        pages: row?.pages ?? 0,
        announced: lists?.announced ?? null,
        pace: paceOf(pages),
      };
    });
  }

  async undoForecast(run: RunId): Promise<UndoForecast> {
    return this.#db.read(() => this.#parts.versions.forecast(run));
  }

  async vanishingPart(id: RunId, limit: number, offset: number): Promise<Part<VanishingRecord>> {
    const { runs, waiting, windows } = this.#parts;
    return this.#db.read(() => {
      const run = this.#held(id);
      const buried = waiting.deletionsPart(run.source, id, limit, offset);
      if (!windows.judgesAbsence(run)) return buried;
      const rest = limit - buried.items.length;
      const unseen = runs.unseenPart(run, rest, Math.max(0, offset - buried.total));
      return {
        total: buried.total + unseen.total,
        items: [...buried.items, ...unseen.items],
      };
    });
  }

  async waitingPart(id: RunId, limit: number, offset: number): Promise<Part<WaitingRecord>> {
    return this.#db.read(() =>
      this.#parts.waiting.changesPart(this.#held(id).source, id, limit, offset),
    );
  }

  /** @throws RunUndecidable */
  #held(id: RunId): RunRow {
    const { runs } = this.#parts;
    const run = runs.find(id);
    assertKnown(run, id);
    assertHeld(run, runs.isOvertaken(run));
    return run;
  }

  #count(fromWhere: string, value: string | number): number {
    return (
      this.#db.prepare<{ n: number }>(`select count(*) as n from ${fromWhere}`).get(value)?.n ?? 0
    );
  }
}
