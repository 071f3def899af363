/**
 * How the check of a list comes along, in `checks.db`. Each write looks first whether the list is still there and of
 * the generation that is worked on: one that was removed, or begun anew meanwhile, gets nothing of before.
 */
import { sql } from 'kysely';
import type { Kysely, Transaction } from 'kysely';
import type { CheckList } from '../../../catalogue/checks/list.ts';
import type { ListColumn, ListLine, SkippedRow } from '../../../catalogue/checks/rows.ts';
import type {
  AlikeLine,
  CheckProgress,
  CheckTurn,
  LineFound,
} from '../../../catalogue/ports/check-lists.ts';
import { foldWhole, titleKey } from '../../../catalogue/text/text.ts';
import type { Database } from '../../sqlite.ts';
import { Leases } from '../catalogue/leases.ts';
import { FoundLines } from './found-lines.ts';
import { newLot, rowOf, toList } from './lists.ts';
import type { Parsed } from './lists.ts';
import type { LineRow, ListRow, Tables } from './tables.ts';

const LEASE = 'checks';
/** Of a line, so that a cell that holds a book does not make every look for a word slow. UTF-16 units. */
const LONGEST_WORDS = 600;
/** Rows of what is gone that are deleted at once. */
const SWEPT = 2_000;
const OF_LOT = ['check_line', 'check_result', 'check_skipped', 'check_key', 'check_same'] as const;

export class KeptProgress implements CheckProgress {
  readonly #db: Database;
  readonly #kysely: Kysely<Tables>;
  readonly #parsed: Parsed;
  readonly #leases: Leases;
  #found: FoundLines | undefined;

  /** @param parsed reads JSON that was stored */
  constructor(db: Database, kysely: Kysely<Tables>, parsed: Parsed) {
    this.#db = db;
    this.#kysely = kysely;
    this.#parsed = parsed;
    this.#leases = new Leases(db);
  }

  async acquire(): Promise<CheckTurn | undefined> {
    const fence = this.#db.write(() => this.#leases.take(LEASE));
    if (fence === undefined) return undefined;
    return {
      renew: async () => this.#leases.renew(LEASE, fence),
      release: async () => this.#leases.release(LEASE, fence),
    };
  }

  async hasWork(): Promise<boolean> {
    const gone = await this.#gone();
    return gone !== undefined || (await this.open()).length > 0;
  }

  async open(): Promise<readonly CheckList[]> {
    const rows = await this.#kysely
      .selectFrom('check_list')
      .selectAll()
      .where('state', 'in', ['reading', 'checking'])
      .orderBy('made_at')
      .orderBy('id')
      .execute();
    return rows.map((row) => toList(row, this.#parsed));
  }

  beginReading(list: CheckList, kind: string, columns: readonly ListColumn[]): Promise<boolean> {
    return this.#still(list, async (all) => ({
      kind,
      columns: JSON.stringify(columns),
      lot: await newLot(all, list.id),
      lines: 0,
      done: 0,
    }));
  }

  putRows(
    list: CheckList,
    lines: readonly ListLine[],
    skipped: readonly SkippedRow[],
  ): Promise<boolean> {
    return this.#still(list, async (all, { lot, lines: before }) => {
      if (lines.length > 0)
        await all
          .insertInto('check_line')
          .values(lines.map((line, i) => lineRow(lot, before + i + 1, line)))
          .execute();
      if (skipped.length > 0) await putSkipped(all, lot, skipped);
      return { lines: before + lines.length };
    });
  }

  endReading(list: CheckList): Promise<boolean> {
    return this.#still(list, async (all, row) => {
      await sql`update check_line set (choice, bought) =
          (select c.id, c.buy from check_choice c where c.list = ${list.id} and c.ended_at is null
            and c.sheet = check_line.sheet and c.row = check_line.row)
        where lot = ${row.lot}
          and exists (select 1 from check_choice where list = ${list.id})`.execute(all);
      return row.lines === 0 ? { state: 'done' } : { state: 'checking' };
    });
  }

  fail(list: CheckList, message: string): Promise<boolean> {
    return this.#still(list, async () => ({ state: 'failed', message }));
  }

  async toCheck(
    { id, generation }: CheckList,
    limit: number,
  ): Promise<readonly { readonly number: number; readonly line: ListLine }[]> {
    const list = await rowOf(this.#kysely, id);
    if (list?.generation !== generation || list.state !== 'checking') return [];
    const rows = await this.#kysely
      .selectFrom('check_line')
      .select(['number', 'line'])
      .where('lot', '=', list.lot)
      .where('number', '>', list.done)
      .orderBy('number')
      .limit(limit)
      .execute();
    return rows.map(({ number, line }) => ({ number, line: this.#parsed(line) as ListLine }));
  }

  putFound(list: CheckList, found: readonly LineFound[], at: string): Promise<boolean> {
    return this.#still(list, async (_, row) => {
      this.#found ??= new FoundLines(this.#db);
      for (const one of found) this.#found.put(row, one);
      const done = Math.max(row.done, ...found.map(({ number }) => number));
      return done < row.lines ? { done } : { done, state: 'done', checked_at: at };
    });
  }

  async alike(
    { id, library }: Pick<CheckList, 'id' | 'library'>,
    keys: readonly number[],
    since: string,
    limit: number,
  ): Promise<readonly AlikeLine[]> {
    if (keys.length === 0) return [];
    const { rows } = await sql<Omit<AlikeLine, 'line'> & { readonly line: string }>`
      select k.key as key, k.list as list, l.number as number, l.line as line
      from (
        select k.key, k.lot, k.number, o.id as list,
          row_number() over (partition by k.key order by o.id, k.number) as place
        from check_key k
        join check_lot t on t.lot = k.lot and t.is_gone = 0
        join check_list o on o.id = t.list
        where k.key in (${sql.join(keys)}) and (o.id = ${id}
          or (o.library <> ${library} and coalesce(o.checked_at, o.made_at) >= ${since}))
      ) k
      join check_line l on l.lot = k.lot and l.number = k.number
      where k.place <= ${limit}`.execute(this.#kysely);
    return rows.map((row) => ({ ...row, line: this.#parsed(row.line) as ListLine }));
  }

  async sweep(): Promise<boolean> {
    const gone = await this.#gone();
    if (gone === undefined) return false;
    const { lot } = gone;
    await this.#kysely.transaction().execute(async (all) => {
      for (const table of OF_LOT) {
        const { numAffectedRows } = await sql`delete from ${sql.table(table)} where lot = ${lot}
          and number in (select number from ${sql.table(table)} where lot = ${lot} limit ${SWEPT})`.execute(
          all,
        );
        if ((numAffectedRows ?? 0n) > 0n) return;
      }
      await all.deleteFrom('check_same').where('other_lot', '=', lot).execute();
      await all.deleteFrom('check_lot').where('lot', '=', lot).execute();
    });
    return true;
  }

  #gone(): Promise<{ readonly lot: number } | undefined> {
    return this.#kysely
      .selectFrom('check_lot')
      .select('lot')
      .where('is_gone', '=', 1)
      .limit(1)
      .executeTakeFirst();
  }

  /** One transaction that begins by looking whether the list is what it was. */
  #still(
    { id, generation }: CheckList,
    work: (all: Transaction<Tables>, row: ListRow) => Promise<Partial<ListRow>>,
  ): Promise<boolean> {
    return this.#kysely.transaction().execute(async (all) => {
      const row = await rowOf(all, id);
      if (row?.generation !== generation) return false;
      const changed = await work(all, row);
      await all.updateTable('check_list').set(changed).where('id', '=', id).execute();
      return true;
    });
  }
}

function lineRow(lot: number, number: number, line: ListLine): LineRow {
  const { sheet, row, input } = line;
  const said = Object.values(input).join(' ');
  return {
    lot,
    number,
    sheet,
    row,
    line: JSON.stringify(line),
    words: foldWhole(said.slice(0, LONGEST_WORDS)),
    title: titleKey(input['title'] ?? ''),
    verdict: null,
    flags: ' ',
    mine: 0,
    score: 0,
    price: null,
    copies: 1,
    list_total: null,
    net_total: null,
    set_key: '',
    before: null,
    choice: null,
    bought: null,
  };
}

async function putSkipped(
  all: Transaction<Tables>,
  lot: number,
  skipped: readonly SkippedRow[],
): Promise<void> {
  const { last } = await all
    .selectFrom('check_skipped')
    .where('lot', '=', lot)
    .select((of) => of.fn.max<number | null>('number').as('last'))
    .executeTakeFirstOrThrow();
  await all
    .insertInto('check_skipped')
    .values(
      skipped.map(({ sheet, row, reason }, i) => ({
        lot,
        number: (last ?? 0) + i + 1,
        sheet,
        row,
        reason,
      })),
    )
    .execute();
}
