/** Purchase lists themselves, in `checks.db`: made, changed, removed, and what their columns mean. */
import { sql } from 'kysely';
import type { Kysely, Transaction } from 'kysely';
import type { CheckList, CheckListChanges, NewCheckList } from '../../../catalogue/checks/list.ts';
import type { ListColumn } from '../../../catalogue/checks/rows.ts';
import type { CheckLists } from '../../../catalogue/ports/check-lists.ts';
import type { ListRow, Tables } from './tables.ts';

export type Parsed = (json: string) => unknown;

export class KeptLists implements CheckLists {
  readonly #kysely: Kysely<Tables>;
  readonly #parsed: Parsed;

  /** @param parsed reads JSON that was stored */
  constructor(kysely: Kysely<Tables>, parsed: Parsed) {
    this.#kysely = kysely;
    this.#parsed = parsed;
  }

  async find(id: string): Promise<CheckList | undefined> {
    const row = await rowOf(this.#kysely, id);
    return row && toList(row, this.#parsed);
  }

  async list(
    library: string | undefined,
    limit: number,
    offset: number,
  ): Promise<{ readonly total: number; readonly lists: readonly CheckList[] }> {
    const seen = this.#kysely
      .selectFrom('check_list')
      .$if(library !== undefined, (of) =>
        of.where((is) => is.or([is('library', '=', library ?? ''), is('shared', '=', 1)])),
      );
    const { total } = await seen
      .select((of) => of.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const rows = await seen
      .selectAll()
      .orderBy('made_at', 'desc')
      .orderBy('id')
      .limit(limit)
      .offset(offset)
      .execute();
    return { total, lists: rows.map((row) => toList(row, this.#parsed)) };
  }

  count(library: string): Promise<{ readonly kept: number; readonly open: number }> {
    return this.#kysely
      .selectFrom('check_list')
      .where('library', '=', library)
      .select((of) => [
        of.fn.countAll<number>().as('kept'),
        sql<number>`count(*) filter (where state in ('reading', 'checking'))`.as('open'),
      ])
      .executeTakeFirstOrThrow();
  }

  async add(list: NewCheckList): Promise<void> {
    const { id, library, name, supplier, purpose, offered, shared, bytes, at, by } = list;
    await this.#kysely.transaction().execute(async (all) => {
      await all
        .insertInto('check_list')
        .values({
          id,
          library,
          name,
          supplier,
          purpose,
          offered,
          shared: Number(shared),
          file_name: list.fileName,
          bytes,
          made_at: at,
          made_by: by,
          state: 'reading',
          kind: '',
          columns: '[]',
          is_settled: 0,
          lot: await newLot(all, id),
          lines: 0,
          done: 0,
          message: '',
          checked_at: null,
          compared_with: null,
          generation: 1,
          sheet: '',
        })
        .execute();
    });
  }

  change(id: string, changes: CheckListChanges): Promise<CheckList | undefined> {
    const { name, supplier, shared, purpose, offered, columns, sheet } = changes;
    return this.#kysely.transaction().execute(async (all) => {
      const before = await rowOf(all, id);
      if (before === undefined) return undefined;
      const isOther =
        (purpose ?? before.purpose) !== before.purpose ||
        (offered ?? before.offered) !== before.offered;
      const anew =
        sheet !== undefined && sheet !== before.sheet
          ? { ...begunAnew(before, []), is_settled: 0, sheet }
          : columns !== undefined || isOther
            ? begunAnew(before, columns)
            : {};
      const after: ListRow = {
        ...before,
        name: name ?? before.name,
        supplier: supplier ?? before.supplier,
        shared: Number(shared ?? before.shared !== 0),
        purpose: purpose ?? before.purpose,
        offered: offered ?? before.offered,
        ...anew,
      };
      await all.updateTable('check_list').set(after).where('id', '=', id).execute();
      return toList(after, this.#parsed);
    });
  }

  checkAgain(id: string): Promise<CheckList | undefined> {
    return this.#kysely.transaction().execute(async (all) => {
      const before = await rowOf(all, id);
      if (before === undefined || !ENDED.has(before.state))
        return before && toList(before, this.#parsed);
      const generation = before.generation + 1;
      const begun = { ...before, done: 0, message: '', generation };
      const after: ListRow =
        before.state === 'failed' || before.lines === 0
          ? { ...begun, state: 'reading', lines: 0, compared_with: null }
          : { ...begun, state: 'checking', compared_with: before.checked_at };
      await all.updateTable('check_list').set(after).where('id', '=', id).execute();
      return toList(after, this.#parsed);
    });
  }

  remove(id: string): Promise<void> {
    return this.#kysely.transaction().execute(async (all) => {
      await all.updateTable('check_lot').set({ is_gone: 1 }).where('list', '=', id).execute();
      await all.deleteFrom('check_choice').where('list', '=', id).execute();
      await all.deleteFrom('check_given').where('list', '=', id).execute();
      await all.deleteFrom('check_list').where('id', '=', id).execute();
    });
  }
}

const ENDED: ReadonlySet<string> = new Set(['done', 'failed']);

/** Read again for the sake of its columns, or because it was not read yet; else checked again. */
function begunAnew(before: ListRow, columns: readonly ListColumn[] | undefined): Partial<ListRow> {
  const begins = { message: '', compared_with: null, generation: before.generation + 1, done: 0 };
  if (columns !== undefined)
    return {
      ...begins,
      state: 'reading',
      lines: 0,
      columns: JSON.stringify(columns),
      is_settled: 1,
    };
  if (before.state === 'reading') return { ...begins, lines: 0 };
  return before.lines === 0 ? {} : { ...begins, state: 'checking' };
}

export function rowOf(
  kysely: Kysely<Tables> | Transaction<Tables>,
  id: string,
): Promise<ListRow | undefined> {
  return kysely.selectFrom('check_list').selectAll().where('id', '=', id).executeTakeFirst();
}

/** What was read of the list before is gone with it. */
export async function newLot(all: Transaction<Tables>, list: string): Promise<number> {
  await all.updateTable('check_lot').set({ is_gone: 1 }).where('list', '=', list).execute();
  const { lot } = await all
    .insertInto('check_lot')
    .values({ list, is_gone: 0 })
    .returning('lot')
    .executeTakeFirstOrThrow();
  return lot;
}

export function toList(row: ListRow, parsed: Parsed): CheckList {
  const { id, library, name, supplier, purpose, offered, bytes, state, kind } = row;
  const { lines, done, message, generation } = row;
  return {
    id,
    library,
    name,
    supplier,
    purpose,
    offered,
    shared: row.shared !== 0,
    fileName: row.file_name,
    bytes,
    at: row.made_at,
    by: row.made_by,
    state,
    kind,
    columns: parsed(row.columns) as readonly ListColumn[],
    sheet: row.sheet,
    areColumnsSettled: row.is_settled !== 0,
    lines,
    done,
    message,
    checkedAt: row.checked_at,
    comparedWith: row.compared_with,
    generation,
  };
}
