/** What is kept from readers, in `registry.db`. One that holds no more stays, with a seq of its own. */
import { sql } from 'kysely';
import type { Kysely, Transaction } from 'kysely';
import { suppressedName } from '../../../catalogue/suppression.ts';
import type {
  Lifted,
  NewSuppression,
  Suppressed,
  Suppression,
} from '../../../catalogue/suppression.ts';
import type {
  SuppressionDeed,
  SuppressionQuery,
  Suppressions,
} from '../../../catalogue/ports/suppressions.ts';
import { enter } from './audit-trail.ts';
import type { SuppressionRow } from './suppression-table.ts';
import type { Tables } from './tables.ts';

export class RegisteredSuppressions implements Suppressions {
  readonly #kysely: Kysely<Tables>;

  constructor(kysely: Kysely<Tables>) {
    this.#kysely = kysely;
  }

  add(wanted: NewSuppression, at: string, deed: SuppressionDeed): Promise<Suppression> {
    return this.#kysely.transaction().execute(async (all) => {
      const row: SuppressionRow = {
        id: (await highest(all, 'id')) + 1,
        seq: (await highest(all, 'seq')) + 1,
        name: suppressedName(wanted),
        scope: wanted.scope,
        source: wanted.source,
        library: wanted.library,
        identifier: wanted.identifier,
        field: wanted.field,
        why: wanted.why,
        notice: wanted.notice,
        until_at: wanted.until,
        made_by: wanted.by,
        by_library: wanted.byLibrary,
        made_at: at,
        lifted_at: null,
        lifted_by: null,
        lifted_how: null,
      };
      await all.insertInto('suppression').values(row).execute();
      const made = suppressionOf(row);
      await enter(all, deed(made));
      return made;
    });
  }

  lift(id: number, lifted: Lifted, deed: SuppressionDeed): Promise<Suppression | undefined> {
    return this.#kysely.transaction().execute(async (all) => {
      const { numUpdatedRows } = await all
        .updateTable('suppression')
        .set({
          seq: (await highest(all, 'seq')) + 1,
          lifted_at: lifted.at,
          lifted_by: lifted.by,
          lifted_how: lifted.how,
        })
        .where('id', '=', id)
        .where('lifted_at', 'is', null)
        .executeTakeFirst();
      const now = await find(all, id);
      if (numUpdatedRows > 0n && now !== undefined) await enter(all, deed(now));
      return now;
    });
  }

  find(id: number): Promise<Suppression | undefined> {
    return find(this.#kysely, id);
  }

  async on(what: Suppressed): Promise<readonly Suppression[]> {
    const rows = await this.#kysely
      .selectFrom('suppression')
      .selectAll()
      .where('name', '=', suppressedName(what))
      .where('lifted_at', 'is', null)
      .orderBy('id')
      .execute();
    return rows.map(suppressionOf);
  }

  async held(): Promise<readonly Suppression[]> {
    const rows = await this.#kysely
      .selectFrom('suppression')
      .selectAll()
      .where('lifted_at', 'is', null)
      .orderBy('id')
      .execute();
    return rows.map(suppressionOf);
  }

  async list(
    { library, source, scope, holds, words }: SuppressionQuery,
    limit: number,
    offset: number,
  ): Promise<{ total: number; suppressions: Suppression[] }> {
    let rows = this.#kysely.selectFrom('suppression');
    if (library !== undefined) rows = rows.where('library', '=', library);
    if (source !== undefined) rows = rows.where('source', '=', source);
    if (scope !== undefined) rows = rows.where('scope', '=', scope);
    if (holds !== undefined) rows = rows.where('lifted_at', holds ? 'is' : 'is not', null);
    if (words !== undefined) {
      const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
      rows = rows.where((is) =>
        is.or(
          (['identifier', 'field', 'why', 'notice', 'source'] as const).map(
            (column) => sql<boolean>`${sql.ref(column)} like ${like} escape '\\'`,
          ),
        ),
      );
    }
    const { n } = await rows
      .select((of) => of.fn.countAll<number | string>().as('n'))
      .executeTakeFirstOrThrow();
    const found = await rows
      .selectAll()
      .orderBy('id', 'desc')
      .limit(limit)
      .offset(offset)
      .execute();
    return { total: Number(n), suppressions: found.map(suppressionOf) };
  }

  async overdue(at: string): Promise<readonly Suppression[]> {
    const rows = await this.#kysely
      .selectFrom('suppression')
      .selectAll()
      .where('lifted_at', 'is', null)
      .where('until_at', '<=', at)
      .orderBy('id')
      .execute();
    return rows.map(suppressionOf);
  }

  lastSeq(): Promise<number> {
    return highest(this.#kysely, 'seq');
  }
}

async function find(kysely: Kysely<Tables>, id: number): Promise<Suppression | undefined> {
  const row = await kysely
    .selectFrom('suppression')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row && suppressionOf(row);
}

async function highest(
  kysely: Kysely<Tables> | Transaction<Tables>,
  column: 'id' | 'seq',
): Promise<number> {
  const row = await kysely
    .selectFrom('suppression')
    .select((of) => of.fn.max(column).as('highest'))
    .executeTakeFirst();
  return row?.highest ?? 0;
}

function suppressionOf(row: SuppressionRow): Suppression {
  const { lifted_at: liftedAt, lifted_by: liftedBy, lifted_how: how } = row;
  return {
    id: row.id,
    seq: row.seq,
    scope: row.scope,
    source: row.source,
    library: row.library,
    identifier: row.identifier,
    field: row.field,
    why: row.why,
    notice: row.notice,
    until: row.until_at,
    by: row.made_by,
    byLibrary: row.by_library,
    at: row.made_at,
    lifted: liftedAt === null ? null : { at: liftedAt, by: liftedBy ?? '', how: how ?? 'lifted' },
  };
}
