/** What people outside write about documents, in `registry.db`. */
import type { Kysely, SelectQueryBuilder } from 'kysely';
import type {
  NewCase,
  CaseKind,
  CaseState,
  OverdueCase,
  OverdueKnown,
  ReaderCase,
  Writer,
} from '../../../catalogue/reader-case.ts';
import type { CaseDeed, CaseQuery, Cases, CaseValues } from '../../../catalogue/ports/cases.ts';
import type { NewMessage } from '../../../catalogue/message.ts';
import { enter } from './audit-trail.ts';
import type { CaseRow } from './case-table.ts';
import { post } from './post.ts';
import type { Tables } from './tables.ts';

const OPEN: readonly CaseState[] = ['new', 'working'];

export class RegisteredCases implements Cases {
  readonly #kysely: Kysely<Tables>;
  readonly #parsed: (json: string) => unknown;

  /** @param parsed reads JSON that was stored */
  constructor(kysely: Kysely<Tables>, parsed: (json: string) => unknown) {
    this.#kysely = kysely;
    this.#parsed = parsed;
  }

  open(made: NewCase, at: string, hash: string, deed: CaseDeed): Promise<ReaderCase> {
    return this.#kysely.transaction().execute(async (all) => {
      const last = await all
        .selectFrom('reader_case')
        .select((of) => of.fn.max('id').as('id'))
        .executeTakeFirst();
      const row: CaseRow = {
        id: (last?.id ?? 0) + 1,
        kind: made.kind,
        state: 'new',
        work: made.work,
        title: made.title,
        source: made.record?.source ?? null,
        identifier: made.record?.identifier ?? null,
        library: made.library,
        writer: JSON.stringify(made.writer),
        secret_hash: hash,
        made_at: at,
        due_at: made.due,
        answer: '',
        closed_at: null,
        handled_by: '',
        overdue_known: 'nobody',
        overdue_told_at: null,
      };
      await all.insertInto('reader_case').values(row).execute();
      const opened = this.#caseOf(row);
      await enter(all, deed(opened));
      return opened;
    });
  }

  change(
    id: number,
    state: CaseState,
    { closedAt, handledBy, ...values }: CaseValues,
    deed: CaseDeed,
  ): Promise<ReaderCase | undefined> {
    return this.#kysely.transaction().execute(async (all) => {
      const { numUpdatedRows } = await all
        .updateTable('reader_case')
        .set({
          ...values,
          ...(closedAt === undefined ? {} : { closed_at: closedAt }),
          ...(handledBy === undefined ? {} : { handled_by: handledBy }),
        })
        .where('id', '=', id)
        .where('state', '=', state)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return undefined;
      const row = await all
        .selectFrom('reader_case')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      const changed = this.#caseOf(row);
      await enter(all, deed(changed));
      return changed;
    });
  }

  async find(id: number): Promise<ReaderCase | undefined> {
    return this.#one('id', id);
  }

  async bySecret(hash: string): Promise<ReaderCase | undefined> {
    return this.#one('secret_hash', hash);
  }

  async list(
    query: CaseQuery,
    limit: number,
    offset: number,
  ): Promise<{ total: number; cases: ReaderCase[] }> {
    const rows = await chosen(this.#kysely.selectFrom('reader_case'), query)
      .selectAll()
      .orderBy((order) => order.case().when('state', 'in', OPEN).then(0).else(1).end())
      .orderBy((order) =>
        order.case().when('state', 'in', OPEN).then(order.ref('due_at')).else('').end(),
      )
      .orderBy('id', 'desc')
      .limit(limit)
      .offset(offset)
      .execute();
    return { total: await this.count(query), cases: rows.map((row) => this.#caseOf(row)) };
  }

  async count(query: CaseQuery): Promise<number> {
    const { n } = await chosen(this.#kysely.selectFrom('reader_case'), query)
      .select((of) => of.fn.countAll<number | string>().as('n'))
      .executeTakeFirstOrThrow();
    return Number(n);
  }

  async forget(kind: CaseKind, closedBefore: string): Promise<number> {
    const { numUpdatedRows } = await this.#kysely
      .updateTable('reader_case')
      .set({ writer: null, secret_hash: null, answer: '' })
      .where('kind', '=', kind)
      .where('closed_at', '<', closedBefore)
      .where('writer', 'is not', null)
      .executeTakeFirst();
    return Number(numUpdatedRows);
  }

  async overdue(dueBefore: string): Promise<OverdueCase[]> {
    const rows = await chosen(this.#kysely.selectFrom('reader_case'), { dueBefore })
      .selectAll()
      .where('overdue_known', '<>', 'city')
      .orderBy('due_at')
      .execute();
    return rows.map((row) => ({
      one: this.#caseOf(row),
      known: row.overdue_known,
      toldAt: row.overdue_told_at,
    }));
  }

  tellOverdue(
    id: number,
    known: OverdueKnown,
    {
      to,
      messages,
      at,
    }: {
      readonly to: OverdueKnown;
      readonly messages: readonly NewMessage[];
      readonly at: string;
    },
  ): Promise<boolean> {
    return this.#kysely.transaction().execute(async (all) => {
      const { numUpdatedRows } = await all
        .updateTable('reader_case')
        .set({ overdue_known: to, overdue_told_at: at })
        .where('id', '=', id)
        .where('overdue_known', '=', known)
        .where('state', 'in', OPEN)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return false;
      await post(all, messages, at);
      return true;
    });
  }

  async #one(
    column: 'id' | 'secret_hash',
    value: number | string,
  ): Promise<ReaderCase | undefined> {
    const row = await this.#kysely
      .selectFrom('reader_case')
      .selectAll()
      .where(column, '=', value)
      .executeTakeFirst();
    return row && this.#caseOf(row);
  }

  #caseOf(row: CaseRow): ReaderCase {
    const { id, kind, state, work, title, source, identifier, library, answer, writer } = row;
    return {
      id,
      kind,
      state,
      work,
      title,
      record: source === null || identifier === null ? null : { source, identifier },
      library,
      writer: writer === null ? null : (this.#parsed(writer) as Writer),
      at: row.made_at,
      due: row.due_at,
      answer,
      closedAt: row.closed_at,
      handledBy: row.handled_by,
    };
  }
}

type CaseRows = SelectQueryBuilder<Tables, 'reader_case', object>;

function chosen(rows: CaseRows, { library, kind, state, dueBefore }: CaseQuery): CaseRows {
  let found = rows;
  if (library !== undefined) found = found.where('library', '=', library);
  if (kind !== undefined) found = found.where('kind', '=', kind);
  if (state === 'open' || dueBefore !== undefined) found = found.where('state', 'in', OPEN);
  if (state !== undefined && state !== 'open') found = found.where('state', '=', state);
  return dueBefore === undefined ? found : found.where('due_at', '<', dueBefore);
}
