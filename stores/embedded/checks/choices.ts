/** What persons said of lines, in `checks.db`. A choice that was taken back, or replaced, stays. */
import type { Kysely, Transaction } from 'kysely';
import type { HeldChoice, LineName } from '../../../catalogue/checks/list.ts';
import type { CheckChoices } from '../../../catalogue/ports/check-lists.ts';
import { toChoice } from './lines.ts';
import { rowOf } from './lists.ts';
import type { Tables } from './tables.ts';

/** Lines of one transaction: whoever else writes gets a turn between two. */
const SLICE = 500;

export class KeptChoices implements CheckChoices {
  readonly #kysely: Kysely<Tables>;

  constructor(kysely: Kysely<Tables>) {
    this.#kysely = kysely;
  }

  async choose(id: string, lines: readonly LineName[], choice: HeldChoice): Promise<void> {
    for (const slice of slicesOf(lines))
      await this.#kysely.transaction().execute(async (all) => {
        const list = await rowOf(all, id);
        if (list === undefined) return;
        for (const name of slice) await chooseOne(all, { id, lot: list.lot }, name, choice);
      });
  }

  async takeBack(id: string, lines: readonly LineName[], by: string, at: string): Promise<number> {
    let ended = 0;
    for (const slice of slicesOf(lines))
      await this.#kysely.transaction().execute(async (all) => {
        const list = await rowOf(all, id);
        if (list === undefined) return;
        for (const name of slice) {
          ended += await end(all, id, name, by, at);
          await mark(all, list.lot, name, { choice: null, bought: null });
        }
      });
    return ended;
  }

  async choicesOf(id: string, { sheet, row }: LineName): ReturnType<CheckChoices['choicesOf']> {
    const rows = await this.#kysely
      .selectFrom('check_choice')
      .selectAll()
      .where('list', '=', id)
      .where('sheet', '=', sheet)
      .where('row', '=', row)
      .orderBy('id', 'desc')
      .execute();
    return rows.map((one) => ({
      ...toChoice(one),
      takenBack: one.ended_at === null ? null : { by: one.ended_by ?? '', at: one.ended_at },
    }));
  }
}

async function chooseOne(
  all: Transaction<Tables>,
  { id, lot }: { readonly id: string; readonly lot: number },
  name: LineName,
  { verdict, buy, work, why, by, at }: HeldChoice,
): Promise<void> {
  await end(all, id, name, by, at);
  const bought = buy === null ? null : Number(buy);
  const { id: choice } = await all
    .insertInto('check_choice')
    .values({
      list: id,
      sheet: name.sheet,
      row: name.row,
      verdict,
      buy: bought,
      work,
      why,
      chosen_by: by,
      chosen_at: at,
      ended_by: null,
      ended_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await mark(all, lot, name, { choice, bought });
}

async function end(
  all: Transaction<Tables>,
  id: string,
  { sheet, row }: LineName,
  by: string,
  at: string,
): Promise<number> {
  const { numUpdatedRows } = await all
    .updateTable('check_choice')
    .set({ ended_by: by, ended_at: at })
    .where('list', '=', id)
    .where('sheet', '=', sheet)
    .where('row', '=', row)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

async function mark(
  all: Transaction<Tables>,
  lot: number,
  { sheet, row }: LineName,
  held: { readonly choice: number | null; readonly bought: number | null },
): Promise<void> {
  await all
    .updateTable('check_line')
    .set(held)
    .where('lot', '=', lot)
    .where('sheet', '=', sheet)
    .where('row', '=', row)
    .execute();
}

export function slicesOf<T>(lines: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(lines.length / SLICE) }, (_, i) =>
    lines.slice(i * SLICE, (i + 1) * SLICE),
  );
}
