/** Lines of purchase lists in `checks.db`, as persons look at them: filtered, sorted, summed up. */
import { sql } from 'kysely';
import type { Expression, Kysely, RawBuilder, Selectable, SqlBool } from 'kysely';
import type { HeldChoice, LineName } from '../../../catalogue/checks/list.ts';
import { QUARTER_MS } from '../../../catalogue/checks/list.ts';
import { LINE_FLAGS, HELD_ALREADY, VERDICTS } from '../../../catalogue/checks/result.ts';
import type { LineFlag, LineResult, Verdict } from '../../../catalogue/checks/result.ts';
import type { ListLine, SkippedRow } from '../../../catalogue/checks/rows.ts';
import { NOTHING, together } from '../../../catalogue/checks/sums.ts';
import type { Sums } from '../../../catalogue/checks/sums.ts';
import type {
  CheckLines,
  CheckedLine,
  LineQuery,
  LineSort,
  ListSums,
  OtherList,
  SheetRows,
} from '../../../catalogue/ports/check-lists.ts';
import { foldWhole } from '../../../catalogue/text/text.ts';
import { rowOf } from './lists.ts';
import type { Parsed } from './lists.ts';
import type { LineRow, ListRow, Tables } from './tables.ts';

/** Other lists that one line names. */
const MOST_OTHERS = 12;

const ORDER: Readonly<Record<LineSort, string>> = {
  row: 'number',
  verdict: `case verdict ${VERDICTS.map((one, i) => `when '${one}' then ${i}`).join(' ')} end`,
  title: 'title',
  price: 'price',
  score: 'score',
};

/** Lists of other libraries, shared and of one quarter with this one, with lines that are the same as lines of it. */
function otherLists(list: ListRow): RawBuilder<unknown> {
  const at = Date.parse(list.checked_at ?? list.made_at);
  const [since, until] = [at - QUARTER_MS, at + QUARTER_MS].map((ms) => new Date(ms).toISOString());
  return sql`check_same s
    join check_lot t on t.lot = s.other_lot and t.is_gone = 0
    join check_list o on o.id = t.list and o.shared = 1 and o.library <> ${list.library}
      and coalesce(o.checked_at, o.made_at) between ${since} and ${until}`;
}

export class KeptLines implements CheckLines {
  readonly #kysely: Kysely<Tables>;
  readonly #parsed: Parsed;

  /** @param parsed reads JSON that was stored */
  constructor(kysely: Kysely<Tables>, parsed: Parsed) {
    this.#kysely = kysely;
    this.#parsed = parsed;
  }

  async lines(
    id: string,
    query: LineQuery,
    limit: number,
    offset: number,
  ): Promise<{ readonly total: number; readonly lines: readonly CheckedLine[] }> {
    const list = await rowOf(this.#kysely, id);
    if (list === undefined) return { total: 0, lines: [] };
    const meant = this.#meant(list, query);
    const { total } = await meant
      .select((of) => of.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const rows = await this.#sorted(meant.selectAll('l'), query)
      .limit(limit)
      .offset(offset)
      .execute();
    return { total, lines: await this.#told(list, rows) };
  }

  async following(id: string, number: number, limit: number): Promise<readonly CheckedLine[]> {
    const list = await rowOf(this.#kysely, id);
    if (list === undefined) return [];
    const rows = await this.#kysely
      .selectFrom('check_line')
      .selectAll()
      .where('lot', '=', list.lot)
      .where('number', '>', number)
      .orderBy('number')
      .limit(limit)
      .execute();
    return this.#told(list, rows);
  }

  async line(id: string, { sheet, row }: LineName): Promise<CheckedLine | undefined> {
    const list = await rowOf(this.#kysely, id);
    if (list === undefined) return undefined;
    const found = await this.#kysely
      .selectFrom('check_line')
      .selectAll()
      .where('lot', '=', list.lot)
      .where('sheet', '=', sheet)
      .where('row', '=', row)
      .executeTakeFirst();
    return found && (await this.#told(list, [found]))[0];
  }

  async named(id: string, query: LineQuery, limit: number): Promise<readonly LineName[]> {
    const list = await rowOf(this.#kysely, id);
    if (list === undefined) return [];
    const rows = this.#meant(list, query).select(['l.sheet', 'l.row', 'l.number']);
    const found = await this.#sorted(rows, query).limit(limit).execute();
    return found.map(({ sheet, row }) => ({ sheet, row }));
  }

  async skipped(
    id: string,
    limit: number,
    offset: number,
  ): Promise<{ readonly total: number; readonly rows: readonly SkippedRow[] }> {
    const list = await rowOf(this.#kysely, id);
    const rows = this.#kysely.selectFrom('check_skipped').where('lot', '=', list?.lot ?? 0);
    const { total } = await rows
      .select((of) => of.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const found = await rows
      .select(['sheet', 'row', 'reason'])
      .orderBy('number')
      .limit(limit)
      .offset(offset)
      .execute();
    return { total, rows: found };
  }

  async sheets(id: string): Promise<readonly SheetRows[]> {
    const list = await rowOf(this.#kysely, id);
    const lot = list?.lot ?? 0;
    const read = await this.#kysely
      .selectFrom('check_line')
      .where('lot', '=', lot)
      .groupBy('sheet')
      .select((of) => ['sheet', of.fn.countAll<number>().as('rows')])
      .orderBy((of) => of.fn.min('number'))
      .execute();
    const skipped = await this.#kysely
      .selectFrom('check_skipped')
      .where('lot', '=', lot)
      .groupBy(['sheet', 'reason'])
      .select((of) => ['sheet', 'reason', of.fn.countAll<number>().as('rows')])
      .orderBy((of) => of.fn.min('number'))
      .execute();
    const names = new Set([...read, ...skipped].map(({ sheet }) => sheet));
    return [...names].map((sheet) => ({
      sheet,
      lines: read.find((one) => one.sheet === sheet)?.rows ?? 0,
      skipped: Object.fromEntries(
        skipped.filter((one) => one.sheet === sheet).map(({ reason, rows }) => [reason, rows]),
      ),
    }));
  }

  async sums(id: string): Promise<ListSums> {
    const list = await rowOf(this.#kysely, id);
    const groups = list === undefined ? [] : await this.#groups(list);
    const sumsOf = (wanted: (group: Group) => boolean): Sums =>
      groups.filter(wanted).reduce<Sums>(together, NOTHING);
    const byVerdict = Object.fromEntries(
      VERDICTS.map((one) => [one, sumsOf(({ verdict }) => verdict === one)] as const).filter(
        ([, { titles }]) => titles > 0,
      ),
    );
    const flagged = (flag: LineFlag): number => sumsOf(({ flags }) => has(flags, flag)).titles;
    const byFlag = Object.fromEntries(LINE_FLAGS.map((flag) => [flag, flagged(flag)] as const));
    const byFlagHere = {
      ...byFlag,
      'on-other-list': list === undefined ? 0 : await this.#onOthers(list),
    };
    const isHeld = ({ verdict, flags }: Group): boolean =>
      HELD_ALREADY.has(verdict) || has(flags, 'duplicate-in-list');
    return {
      total: sumsOf(() => true),
      byVerdict,
      byFlag: byFlagHere,
      saved: sumsOf((one) => one.bought === 0 || (one.bought === null && isHeld(one))),
      chosen: {
        buy: sumsOf(({ bought }) => bought === 1),
        skip: sumsOf(({ bought }) => bought === 0),
      },
      unpriced: groups.reduce((sum, { unpriced }) => sum + unpriced, 0),
      changed: groups.reduce((sum, { changed }) => sum + changed, 0),
    };
  }

  /** Lines that count as checked, by what is summed up apart. */
  #groups({ lot, done, compared_with }: ListRow): Promise<Group[]> {
    return this.#kysely
      .selectFrom('check_line as l')
      .where('l.lot', '=', lot)
      .where('l.verdict', 'is not', null)
      .$if(compared_with === null, (of) => of.where('l.number', '<=', done))
      .groupBy(['l.verdict', 'l.flags', 'l.bought'])
      .select([
        sql<Group['verdict']>`l.verdict`.as('verdict'),
        'l.flags',
        'l.bought',
        sql<number>`count(*)`.as('titles'),
        sql<number>`sum(l.copies)`.as('copies'),
        sql<number>`coalesce(sum(l.list_total), 0)`.as('list'),
        sql<number>`coalesce(sum(l.net_total), 0)`.as('net'),
        sql<number>`count(*) filter (where l.list_total is null)`.as('unpriced'),
        sql<number>`count(*) filter (where l.number <= ${done} and l.before <> l.verdict)`.as(
          'changed',
        ),
      ])
      .execute();
  }

  async #onOthers(list: ListRow): Promise<number> {
    const { total } = await this.#meant(list, { flag: ['on-other-list'] })
      .select((of) => of.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    return total;
  }

  #meant(list: ListRow, query: LineQuery) {
    return this.#kysely
      .selectFrom('check_line as l')
      .where('l.lot', '=', list.lot)
      .where((is) => is.and(conditions(list, query)));
  }

  #sorted<T extends { orderBy: (of: Expression<unknown>, to: 'asc' | 'desc') => T }>(
    rows: T,
    { sort = 'row', isDescending = false }: LineQuery,
  ): T {
    const direction = isDescending ? 'desc' : 'asc';
    const sorted = rows.orderBy(sql.raw(ORDER[sort]), direction);
    return sort === 'row' ? sorted : sorted.orderBy(sql.raw('number'), 'asc');
  }

  async #told(list: ListRow, rows: readonly LineRow[]): Promise<CheckedLine[]> {
    if (rows.length === 0) return [];
    const numbers = rows.map(({ number }) => number);
    const results = await this.#kysely
      .selectFrom('check_result')
      .select(['number', 'result'])
      .where('lot', '=', list.lot)
      .where('number', 'in', numbers)
      .execute();
    const byNumber = new Map(results.map(({ number, result }) => [number, result]));
    const chosen = await this.#chosen(rows);
    const offered = await this.#offeredBy(list, numbers);
    return rows.map((row) => {
      const isCurrent = row.number <= list.done || list.compared_with !== null;
      const json = isCurrent ? byNumber.get(row.number) : undefined;
      const otherLists = offered.get(row.number) ?? [];
      const result = json === undefined ? null : (this.#parsed(json) as LineResult);
      return {
        ...(this.#parsed(row.line) as ListLine),
        number: row.number,
        result: result && withOthers(result, otherLists.length > 0),
        before: row.number <= list.done ? row.before : null,
        otherLists,
        choice: (row.choice === null ? undefined : chosen.get(row.choice)) ?? null,
      };
    });
  }

  async #chosen(rows: readonly LineRow[]): Promise<ReadonlyMap<number, HeldChoice>> {
    const ids = rows.flatMap(({ choice }) => choice ?? []);
    if (ids.length === 0) return new Map();
    const found = await this.#kysely
      .selectFrom('check_choice')
      .selectAll()
      .where('id', 'in', ids)
      .execute();
    return new Map(found.map((row) => [row.id, toChoice(row)]));
  }

  async #offeredBy(
    list: ListRow,
    numbers: readonly number[],
  ): Promise<ReadonlyMap<number, OtherList[]>> {
    const { rows } = await sql<OtherList & { readonly number: number }>`
      select distinct s.number as number, o.library as library, o.made_at as at
      from ${otherLists(list)}
      where s.lot = ${list.lot} and s.number in (${sql.join(numbers)})
      order by o.made_at desc, o.library`.execute(this.#kysely);
    const offered = new Map<number, OtherList[]>();
    for (const { number, library, at } of rows) {
      const sofar = offered.get(number) ?? [];
      if (sofar.length < MOST_OTHERS) offered.set(number, [...sofar, { library, at }]);
    }
    return offered;
  }
}

/** Lines that come to the same in all that is told apart. */
interface Group extends Sums {
  readonly verdict: Verdict;
  readonly flags: string;
  readonly bought: number | null;
  readonly unpriced: number;
  readonly changed: number;
}

function conditions(list: ListRow, query: LineQuery): Expression<SqlBool>[] {
  const { verdict, flag, mine, decision, changed, text, unpriced } = query;
  const isFound = list.compared_with === null ? sql`l.number <= ${list.done}` : sql`1 = 1`;
  const found = (condition: RawBuilder<unknown>): Expression<SqlBool> =>
    sql<SqlBool>`${isFound} and ${condition}`;
  const words = text === undefined ? [] : foldWhole(text).split(/\s+/u).filter(Boolean);
  return [
    sql<SqlBool>`1 = 1`,
    ...(verdict === undefined ? [] : [found(sql`l.verdict in (${sql.join(verdict)})`)]),
    ...(flag ?? []).map((one) => found(flagged(list, one))),
    ...(mine === undefined ? [] : [found(sql`l.mine = ${Number(mine)}`)]),
    ...(decision === undefined ? [] : [sql<SqlBool>`${sql.raw(DECIDED[decision])}`]),
    ...(changed === undefined ? [] : [changedSince(list, changed)]),
    ...(unpriced === undefined
      ? []
      : [found(unpriced ? sql`l.list_total is null` : sql`l.list_total is not null`)]),
    ...words
      .slice(0, MOST_WORDS)
      .map((word) => sql<SqlBool>`l.words like ${like(word)} escape '\\'`),
  ];
}

const MOST_WORDS = 10;

const DECIDED: Readonly<Record<NonNullable<LineQuery['decision']>, string>> = {
  buy: 'l.bought = 1',
  skip: 'l.bought = 0',
  none: 'l.choice is null',
  any: 'l.choice is not null',
};

function flagged(list: ListRow, flag: LineFlag): RawBuilder<unknown> {
  return flag === 'on-other-list'
    ? sql`exists (select 1 from ${otherLists(list)} where s.lot = l.lot and s.number = l.number)`
    : sql`l.flags like ${`% ${flag} %`}`;
}

function changedSince({ done }: ListRow, wanted: boolean): Expression<SqlBool> {
  const changed = sql<SqlBool>`(l.number <= ${done} and l.before is not null and l.before <> l.verdict)`;
  return wanted ? changed : sql<SqlBool>`not ${changed}`;
}

function like(word: string): string {
  return `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`;
}

function has(flags: string, flag: LineFlag): boolean {
  return flags.includes(` ${flag} `);
}

/** Whether others offer it shows now, not when it was checked: lists are shared and taken back at any time. */
function withOthers(result: LineResult, isOnOthers: boolean): LineResult {
  const flags = result.flags.filter((flag) => flag !== 'on-other-list');
  return { ...result, flags: isOnOthers ? [...flags, 'on-other-list'] : flags };
}

export function toChoice(
  row: Pick<
    Selectable<Tables['check_choice']>,
    'verdict' | 'buy' | 'work' | 'why' | 'chosen_by' | 'chosen_at'
  >,
): HeldChoice {
  const { verdict, buy, work, why, chosen_by: by, chosen_at: at } = row;
  return { verdict, buy: buy === null ? null : buy !== 0, work, why, by, at };
}
