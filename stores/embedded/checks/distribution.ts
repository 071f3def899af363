/** 馆藏去向 in `checks.db`: which library gets how many copies of the lines that are bought. */
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { GivenCell } from '../../../catalogue/checks/distribution.ts';
import type {
  CheckDistribution,
  CheckLines,
  DistributedLine,
  DistributionSums,
} from '../../../catalogue/ports/check-lists.ts';
import { slicesOf } from './choices.ts';
import { rowOf } from './lists.ts';
import type { Tables } from './tables.ts';

export class KeptDistribution implements CheckDistribution {
  readonly #kysely: Kysely<Tables>;
  readonly #lines: CheckLines;

  constructor(kysely: Kysely<Tables>, lines: CheckLines) {
    this.#kysely = kysely;
    this.#lines = lines;
  }

  async lines(
    id: string,
    limit: number,
    offset: number,
  ): Promise<{ readonly total: number; readonly lines: readonly DistributedLine[] }> {
    const { total, lines } = await this.#lines.lines(id, { decision: 'buy' }, limit, offset);
    const list = await rowOf(this.#kysely, id);
    if (list === undefined || lines.length === 0) return { total, lines: [] };
    const numbers = lines.map(({ number }) => number);
    const rows = await this.#kysely
      .selectFrom('check_line as l')
      .leftJoin('check_given as g', (of) =>
        of
          .on('g.list', '=', id)
          .onRef('g.sheet', '=', 'l.sheet')
          .onRef('g.row', '=', 'l.row')
          .on('g.copies', '>', 0),
      )
      .select([
        'l.number',
        'l.price',
        'l.copies as ordered',
        'g.library as library',
        'g.copies as given',
      ])
      .where('l.lot', '=', list.lot)
      .where('l.number', 'in', numbers)
      .execute();
    const ofLine = Map.groupBy(rows, ({ number }) => number);
    return {
      total,
      lines: lines.map((line) => {
        const cells = ofLine.get(line.number) ?? [];
        return {
          line,
          price: cells[0]?.price ?? null,
          copies: cells[0]?.ordered ?? 1,
          given: Object.fromEntries(
            cells.flatMap(({ library, given }) =>
              library === null || given === null ? [] : [[library, given] as const],
            ),
          ),
        };
      }),
    };
  }

  async sums(id: string): Promise<DistributionSums> {
    const list = await rowOf(this.#kysely, id);
    if (list === undefined) return { byLibrary: {}, over: 0 };
    const given = sql`check_given g join check_line l
      on l.lot = ${list.lot} and l.sheet = g.sheet and l.row = g.row and l.bought = 1
      where g.list = ${id} and g.copies > 0`;
    const { rows } = await sql<{ library: string; titles: number; copies: number; list: number }>`
      select g.library as library, count(*) as titles, sum(g.copies) as copies,
        coalesce(sum(g.copies * l.price), 0) as list
      from ${given} group by g.library`.execute(this.#kysely);
    const over = await sql<{ over: number }>`
      select count(*) as over from
        (select 1 from ${given} group by l.number having sum(g.copies) > l.copies)`.execute(
      this.#kysely,
    );
    return {
      byLibrary: Object.fromEntries(rows.map(({ library, ...sums }) => [library, sums])),
      over: over.rows[0]?.over ?? 0,
    };
  }

  given(id: string): Promise<readonly GivenCell[]> {
    return this.#kysely
      .selectFrom('check_given')
      .select(['sheet', 'row', 'library', 'copies'])
      .where('list', '=', id)
      .where('copies', '>', 0)
      .execute();
  }

  async give(id: string, cells: readonly GivenCell[], by: string, at: string): Promise<void> {
    for (const slice of slicesOf(cells))
      await this.#kysely.transaction().execute(async (all) => {
        if ((await rowOf(all, id)) === undefined) return;
        await all
          .insertInto('check_given')
          .values(
            slice.map(({ sheet, row, library, copies }) => ({
              list: id,
              sheet,
              row,
              library,
              copies,
              given_by: by,
              given_at: at,
            })),
          )
          .onConflict((on) =>
            on.columns(['list', 'sheet', 'row', 'library']).doUpdateSet((of) => ({
              copies: of.ref('excluded.copies'),
              given_by: of.ref('excluded.given_by'),
              given_at: of.ref('excluded.given_at'),
            })),
          )
          .execute();
      });
  }
}
