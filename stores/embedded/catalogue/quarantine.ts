/**
 * The rows of the quarantine: what could not become a record waits here until it comes again, whole. What a person set
 * aside stays, is not asked for again, and counts for nothing.
 */
import { withShownAddresses } from '../../../catalogue/address.ts';
import type { UnreadableRecord } from '../../../catalogue/runs/page.ts';
import { thingOf } from '../../../catalogue/runs/quarantine.ts';
import type { QuarantineEntry } from '../../../catalogue/runs/quarantine.ts';
import type { RunId } from '../../../catalogue/runs/run.ts';
import type { Database, Statement } from '../../sqlite.ts';
import { IS_ASIDE } from './waivers.ts';

/** Where it stood: what was asked, and which item of the answer it is, from 1; '' and 0 = it had been stored before. */
export interface Place {
  readonly url: string;
  readonly position: number;
}

export class Quarantine {
  readonly #db: Database;
  readonly #add: Statement<object>;
  readonly #setAside: Statement<object>;
  readonly #heal: Statement<object>;
  readonly #healSame: Statement<object>;
  readonly #find: Statement<object>;
  readonly #findSince: Statement<object>;
  readonly #any: Statement<object>;

  constructor(db: Database) {
    this.#db = db;
    this.#add = db.prepare(
      'insert into quarantine (source, thing, identifier, code, message, raw, first_seen, last_seen, run, url, position) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (source, thing) do update set url = excluded.url, position = excluded.position, code = excluded.code, message = excluded.message, raw = excluded.raw, last_seen = excluded.last_seen, run = excluded.run',
    );
    this.#setAside = db.prepare(
      `update quarantine set aside = ${IS_ASIDE} where source = ? and thing = ? and aside <> ${IS_ASIDE}`,
    );
    this.#heal = db.prepare('delete from quarantine where source = ? and thing = ?');
    this.#healSame = db.prepare(
      'delete from quarantine where source = ? and thing = ? and raw = ?',
    );
    this.#find = db.prepare('select 1 from quarantine where source = ? and thing = ?');
    this.#findSince = db.prepare(
      'select 1 from quarantine where source = ? and thing = ? and run >= ?',
    );
    this.#any = db.prepare('select 1 from quarantine where source = ? limit 1');
  }

  add(source: string, run: RunId, item: UnreadableRecord, place: Place, now: string): void {
    const { identifier, code, message, raw } = item;
    const { url, position } = place;
    const thing = thingOf(item);
    this.#add.run(source, thing, identifier, code, message, raw, now, now, run, url, position);
    this.#setAside.run(source, thing);
  }

  /** It came whole, or was deleted. */
  heal(source: string, identifier: string): void {
    this.#heal.run(source, identifier);
  }

  /** This state can be described; a later one that waits stays. */
  healSame(source: string, identifier: string, raw: Uint8Array): void {
    this.#healSame.run(source, identifier, raw);
  }

  /** Whether nothing of this source waits, whatever a person said of it. */
  isEmpty(source: string): boolean {
    return this.#any.get(source) === undefined;
  }

  /** Whether something that came under this identifier waits. */
  holds(source: string, identifier: string): boolean {
    return this.#find.get(source, identifier) !== undefined;
  }

  /** Whether something of this identifier was set aside by that run or a later one. */
  holdsSince(source: string, identifier: string, run: RunId): boolean {
    return this.#findSince.get(source, identifier, run) !== undefined;
  }

  /** How much waits of a source that nobody set aside, and one of the reasons. */
  of(source: string): { readonly count: number; readonly message: string } {
    const row = this.#db
      .prepare<{ n: number; message: string | null }>(
        'select count(*) as n, min(message) as message from quarantine where source = ? and aside = 0',
      )
      .get(source);
    return { count: row?.n ?? 0, message: row?.message ?? '' };
  }

  /** What nobody set aside, last seen first. */
  list(source: string, limit: number): QuarantineEntry[] {
    return this.#db
      .prepare<QuarantineEntry & { first_seen: string; last_seen: string }>(
        'select id, source, identifier, code, message, raw, first_seen, last_seen, run, url, position from quarantine where source = ? and aside = 0 order by last_seen desc, id limit ?',
      )
      .all(source, limit)
      .map(({ first_seen: firstSeen, last_seen: lastSeen, ...row }) => ({
        ...row,
        message: withShownAddresses(row.message),
        url: withShownAddresses(row.url),
        firstSeen,
        lastSeen,
      }));
  }
}
