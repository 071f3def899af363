/** What is known of each source: its profile, its due time, how its runs went, what waits in quarantine. */
import { keepsCursor } from '../../../catalogue/runs/cursor.ts';
import { WENT_THROUGH } from '../../../catalogue/runs/run.ts';
import type { RunState } from '../../../catalogue/runs/run.ts';
import { failuresInRow } from '../../../catalogue/runs/source-ledger.ts';
import type {
  EndpointProfile,
  SourceProfile,
  SourceLedger,
} from '../../../catalogue/runs/source-ledger.ts';
import { listed } from '../../sqlite.ts';
import type { Database } from '../../sqlite.ts';
import { toSummary } from './runs.ts';
import type { Runs } from './runs.ts';
import type { AppliedWaivers } from './waivers.ts';

export class Sources {
  readonly #db: Database;
  readonly #runs: Runs;
  readonly #waivers: AppliedWaivers;

  constructor(db: Database, runs: Runs, waivers: AppliedWaivers) {
    this.#db = db;
    this.#runs = runs;
    this.#waivers = waivers;
  }

  ledger(source: string): SourceLedger {
    const row = this.#db
      .prepare<{
        cursor: string | null;
        next_due: string | null;
        profile: string | null;
        endpoint: string | null;
        last_good_at: string | null;
        live: number;
        hidden: number;
        deleted: number;
        quarantined: number;
      }>('select * from source where id = ?')
      .get(source);
    const last = this.#runs.last(source);
    return {
      source,
      cursor: row?.cursor ?? null,
      liveRecords: row?.live ?? 0,
      hiddenRecords: row?.hidden ?? 0,
      deletedRecords: row?.deleted ?? 0,
      quarantined: row?.quarantined ?? 0,
      lastGoodAt: row?.last_good_at ?? null,
      failuresInRow: failuresInRow(this.#sinceItWentThrough(source)),
      lastRun: last === undefined ? null : toSummary(last),
      nextDue: row?.next_due ?? null,
      shortAccepted: this.#waivers.shortAccepted(source) ?? null,
      wholeAt: this.#wholeAt(source),
      profile: profileOf(row?.profile),
      endpoint: row?.endpoint == null ? null : (JSON.parse(row.endpoint) as EndpointProfile),
    };
  }

  /** Live records of the source. */
  live(source: string): number {
    return (
      this.#db.prepare<{ live: number }>('select live from source where id = ?').get(source)
        ?.live ?? 0
    );
  }

  saveProfile(source: string, profile: SourceProfile): void {
    const before = this.#db
      .prepare<{ profile: string | null }>('select profile from source where id = ?')
      .get(source)?.profile;
    if (!keepsCursor(profileOf(before), profile))
      this.#db.prepare('update source set cursor = null where id = ?').run(source);
    this.#db
      .prepare('update source set profile = ? where id = ?')
      .run(JSON.stringify(profile), source);
  }

  setNextDue(source: string, nextDue: string): void {
    this.#db
      .prepare(
        'insert into source (id, next_due) values (?, ?) on conflict (id) do update set next_due = excluded.next_due',
      )
      .run(source, nextDue);
  }

  saveEndpoint(source: string, endpoint: EndpointProfile): void {
    this.#db
      .prepare(
        'insert into source (id, endpoint) values (?, ?) on conflict (id) do update set endpoint = excluded.endpoint',
      )
      .run(source, JSON.stringify(endpoint));
  }

  /** Runs after the last that went through its lists, newest first. */
  #sinceItWentThrough(source: string): { state: RunState; code: string | null }[] {
    return this.#db
      .prepare<{ state: RunState; code: string | null }>(
        `select state, code from run where source = ? and id > coalesce(
           (select max(id) from run where source = ? and state in (${listed(WENT_THROUGH)})), 0) order by id desc`,
      )
      .all(source, source);
  }

  /** Start of the last full run that went through its lists, or else of the very first run. */
  #wholeAt(source: string): string | null {
    const row = this.#db
      .prepare<{ whole: string | null; first: string | null }>(
        `select max(case when kind = 'full' and state in (${listed(WENT_THROUGH)}) then started_at end) as whole,
           min(started_at) as first from run where source = ?`,
      )
      .get(source);
    return row?.whole ?? row?.first ?? null;
  }
}

function profileOf(json: string | null | undefined): SourceProfile | null {
  return json == null ? null : (JSON.parse(json) as SourceProfile);
}
