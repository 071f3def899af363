/**
 * The audit in `registry.db`; whatever writes an act calls `enter` in the transaction of that act. Whom the act is
 * told to is put down with it.
 */
import type { Kysely, Transaction } from 'kysely';
import type { Actor } from '../../../catalogue/actor.ts';
import { NO_ENTRY, entryAfter } from '../../../catalogue/audit.ts';
import type {
  ActName,
  AuditEntry,
  AuditHead,
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

  async latest(limit: number, before = Number.MAX_SAFE_INTEGER): Promise<readonly AuditEntry[]> {
    const entries = await this.#db
      .selectFrom('audit')
      .selectAll()
      .where('number', '<', before)
      .orderBy('number', 'desc')
      .limit(limit)
      .execute();
    return entries.map((entry) => this.#read(entry));
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

async function headOf(all: Transaction<Tables>): Promise<AuditHead> {
  const head = await all.selectFrom('audit_head').selectAll().executeTakeFirst();
  return head ?? NO_ENTRY;
}
