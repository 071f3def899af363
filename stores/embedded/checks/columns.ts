/** What persons said that columns mean, in `checks.db`: remembered for the supplier, and for such a row of headings. */
import type { Kysely } from 'kysely';
import { LIST_FIELDS } from '../../../catalogue/checks/rows.ts';
import type { ListColumn } from '../../../catalogue/checks/rows.ts';
import type { CheckColumns } from '../../../catalogue/ports/check-lists.ts';
import type { Tables } from './tables.ts';

export class KeptColumns implements CheckColumns {
  readonly #kysely: Kysely<Tables>;

  constructor(kysely: Kysely<Tables>) {
    this.#kysely = kysely;
  }

  async columnsOf(
    library: string,
    supplier: string,
    columns: readonly ListColumn[],
  ): Promise<readonly ListColumn[]> {
    const known = await this.#kysely
      .selectFrom('check_column')
      .select(['supplier', 'heading', 'field'])
      .where('library', '=', library)
      .where('supplier', 'in', namesOf(supplier, columns))
      .execute();
    const said = new Map<string, string>();
    // What was said of the supplier goes before what was said of such headings.
    for (const row of known.toSorted((a) => (a.supplier === supplier ? 1 : -1)))
      said.set(row.heading, row.field);
    return columns.map((one) => ({ ...one, field: fieldIn(said.get(one.heading)) ?? one.field }));
  }

  rememberColumns(
    library: string,
    supplier: string,
    columns: readonly ListColumn[],
  ): Promise<void> {
    return this.#kysely.transaction().execute(async (all) => {
      for (const name of namesOf(supplier, columns))
        for (const { heading, field } of columns.filter((one) => one.heading !== ''))
          await all
            .insertInto('check_column')
            .values({ library, supplier: name, heading, field })
            .onConflict((conflict) =>
              conflict.columns(['library', 'supplier', 'heading']).doUpdateSet({ field }),
            )
            .execute();
    });
  }
}

/** Undefined for what no column means, or means no more. */
function fieldIn(said: string | undefined): ListColumn['field'] | undefined {
  return said === 'other' ? said : LIST_FIELDS.find((one) => one === said);
}

/** Under which names of a supplier it is remembered: its own, and the headings as they stand together. */
function namesOf(supplier: string, columns: readonly ListColumn[]): readonly string[] {
  const headings = `\n${columns.map(({ heading }) => heading).join('\n')}`;
  return supplier === '' ? [headings] : [supplier, headings];
}
