/** What was told of how sources are, in `registry.db`: one row a source, written by whoever read it last. */
import type { Kysely } from 'kysely';
import type { Deed } from '../../../catalogue/audit.ts';
import type { NewMessage } from '../../../catalogue/message.ts';
import type { HealthTold } from '../../../catalogue/ports/health-told.ts';
import type { Told } from '../../../catalogue/runs/health-news.ts';
import { enter } from './audit-trail.ts';
import { post } from './post.ts';
import type { Tables } from './tables.ts';

export class RegisteredHealthTold implements HealthTold {
  readonly #db: Kysely<Tables>;
  readonly #parsed: (json: string) => unknown;

  /** @param parsed reads JSON that was stored */
  constructor(db: Kysely<Tables>, parsed: (json: string) => unknown) {
    this.#db = db;
    this.#parsed = parsed;
  }

  async all(): Promise<ReadonlyMap<string, Told>> {
    const rows = await this.#db.selectFrom('health_told').selectAll().execute();
    return new Map(rows.map(({ source, told }) => [source, this.#parsed(told) as Told]));
  }

  put(
    source: string,
    before: Told | undefined,
    after: Told,
    told:
      { readonly messages: readonly NewMessage[]; readonly at: string } | { readonly deed: Deed },
  ): Promise<boolean> {
    return this.#db.transaction().execute(async (all) => {
      const held = await all
        .selectFrom('health_told')
        .select('told')
        .where('source', '=', source)
        .executeTakeFirst();
      if (held?.told !== (before && JSON.stringify(before))) return false;
      const row = { source, told: JSON.stringify(after) };
      await all
        .insertInto('health_told')
        .values(row)
        .onConflict((conflict) => conflict.column('source').doUpdateSet(row))
        .execute();
      if ('deed' in told) await enter(all, told.deed);
      else await post(all, told.messages, told.at);
      return true;
    });
  }
}
