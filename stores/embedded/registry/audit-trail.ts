/**
 * The audit in `registry.db`; whatever writes an act calls `enter` in the transaction of that act. Whom the act is
 * told to is put down with it.
 */
import { sql } from 'kysely';
import type { Expression, Kysely, SqlBool, Transaction } from 'kysely';
import type { Actor } from '../../../catalogue/actor.ts';
import { NO_ENTRY, entryAfter } from '../../../catalogue/audit.ts';
import type {
  ActName,
  AuditEntry,
  AuditHead,
  AuditQuery,
  Deed,
  Facts,
  WrittenEntry,
} from '../../../catalogue/audit.ts';
import type { AuditTrail } from '../../../catalogue/ports/audit-trail.ts';
import { post } from './post.ts';
import type { Tables } from './tables.ts';

export async function enter(all: Transaction<Tables>, deed: Deed): Promise<void> {
  const entry = entryAfter(await headOf(all), deed);
  await all
    .insertInto('audit')
    .values({ ...entry, libraries: librariesOf(deed) })
    .execute();
  await all.updateTable('audit_head').set({ number: entry.number, hash: entry.hash }).execute();
  await post(all, deed.mail ?? [], deed.at);
}

/** Whose staff may read it, as the column has it: ` 320104 320115 `. */
function librariesOf({ by, before, after, libraries }: Deed): string {
  const touched = libraries ?? [before?.['library'], after?.['library']];
  const codes = [by.library, ...touched].filter((code) => typeof code === 'string');
  return codes.length === 0 ? '' : ` ${[...new Set(codes)].join(' ')} `;
}

export class RegisteredAudit implements AuditTrail {
  readonly #db: Kysely<Tables>;
  readonly #parsed: (json: string) => unknown;

  /** @param parsed reads JSON that was stored */
  constructor(db: Kysely<Tables>, parsed: (json: string) => unknown) {
    this.#db = db;
    this.#parsed = parsed;
  }

  note(deed: Deed): Promise<void> {
    return this.#db.transaction().execute((all) => enter(all, deed));
  }

  latest(limit: number, before = Number.MAX_SAFE_INTEGER): Promise<readonly AuditEntry[]> {
    return this.find({ before }, limit);
  }

  async find(query: AuditQuery, limit: number, offset = 0): Promise<readonly AuditEntry[]> {
    const entries = await this.#db
      .selectFrom('audit')
      .selectAll()
      .where((is) => is.and(conditions(query)))
      .orderBy('number', 'desc')
      .limit(limit)
      .offset(offset)
      .execute();
    return entries.map((entry) => this.#read(entry));
  }

  async count(query: AuditQuery): Promise<number> {
    const { total } = await this.#db
      .selectFrom('audit')
      .select((is) => is.fn.countAll<number>().as('total'))
      .where((is) => is.and(conditions(query)))
      .executeTakeFirstOrThrow();
    return total;
  }

  chain(): Promise<{ entries: readonly WrittenEntry[]; head: AuditHead }> {
    return this.#db.transaction().execute(async (all) => {
      const entries = await all.selectFrom('audit').selectAll().orderBy('number').execute();
      return { entries, head: await headOf(all) };
    });
  }

  #read({ number, at, actor, act, subject, before, after, hash }: WrittenEntry): AuditEntry {
    return {
      number,
      at,
      by: this.#parsed(actor) as Actor,
      act: act as ActName,
      subject,
      before: before === null ? null : (this.#parsed(before) as Facts),
      after: after === null ? null : (this.#parsed(after) as Facts),
      hash,
    };
  }
}

function conditions(query: AuditQuery): Expression<SqlBool>[] {
  const { person, act, subject, from, until, library, before } = query;
  return [
    sql<SqlBool>`1 = 1`,
    // As JSON of the actor has it; a name cannot hold what would end it.
    ...(person === undefined ? [] : [contains('actor', `"name":${JSON.stringify(person)}`)]),
    ...(act === undefined ? [] : [sql<SqlBool>`act = ${act}`]),
    ...(subject === undefined ? [] : [contains('subject', subject)]),
    ...(from === undefined ? [] : [sql<SqlBool>`at >= ${from}`]),
    ...(until === undefined ? [] : [sql<SqlBool>`at < ${until}`]),
    ...(library === undefined ? [] : [contains('libraries', ` ${library} `)]),
    ...(before === undefined ? [] : [sql<SqlBool>`number < ${before}`]),
  ];
}

function contains(column: 'actor' | 'subject' | 'libraries', text: string): Expression<SqlBool> {
  const pattern = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
  return sql<SqlBool>`${sql.ref(column)} like ${pattern} escape '\\'`;
}

async function headOf(all: Transaction<Tables>): Promise<AuditHead> {
  const head = await all.selectFrom('audit_head').selectAll().executeTakeFirst();
  return head ?? NO_ENTRY;
}
