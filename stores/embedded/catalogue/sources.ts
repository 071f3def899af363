/** What is known of each source: its profile, its due time, how its runs went, what waits in quarantine. */
import type { QuarantineEntry } from '../../../catalogue/runs/page.ts';
import type {
  EndpointProfile,
  SourceProfile,
  SourceLedger,
} from '../../../catalogue/runs/source-ledger.ts';
import type { Database } from '../../sqlite.ts';
import type { Runs } from './runs.ts';

export class Sources {
  readonly #db: Database;
  readonly #runs: Runs;

  constructor(db: Database, runs: Runs) {
    this.#db = db;
    this.#runs = runs;
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
        deleted: number;
        quarantined: number;
      }>('select * from source where id = ?')
      .get(source);
    return {
      source,
      cursor: row?.cursor ?? null,
      liveRecords: row?.live ?? 0,
      deletedRecords: row?.deleted ?? 0,
      quarantined: row?.quarantined ?? 0,
      lastGoodAt: row?.last_good_at ?? null,
      failuresInRow: this.#runs.failuresInRow(source),
      lastRun: this.#runs.list(1, source)[0] ?? null,
      nextDue: row?.next_due ?? null,
      wholeAt: this.#runs.wholeAt(source),
      profile: row?.profile == null ? null : (JSON.parse(row.profile) as SourceProfile),
      endpoint: row?.endpoint == null ? null : (JSON.parse(row.endpoint) as EndpointProfile),
    };
  }

  /** Another selection than that of the stored profile forgets the cursor. */
  saveProfile(source: string, profile: SourceProfile): void {
    this.#db
      .prepare(
        "update source set cursor = case when json_extract(profile, '$.selection') = ? then cursor end, profile = ? where id = ?",
      )
      .run(profile.selection, JSON.stringify(profile), source);
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

  quarantine(source: string, limit: number): readonly QuarantineEntry[] {
    return this.#db
      .prepare<QuarantineEntry & { first_seen: string; last_seen: string }>(
        'select id, source, identifier, code, message, raw, first_seen, last_seen, run, url, position from quarantine where source = ? order by last_seen desc, id limit ?',
      )
      .all(source, limit)
      .map(({ first_seen: firstSeen, last_seen: lastSeen, ...row }) => ({
        ...row,
        firstSeen,
        lastSeen,
      }));
  }
}
