/** Files that libraries handed over, in `registry.db`: a row each, rewritten as they come along. */
import type { Kysely } from 'kysely';
import type { Deed } from '../../../catalogue/audit.ts';
import type { Deliveries } from '../../../catalogue/ports/deliveries.ts';
import type { Delivery, DeliveryState } from '../../../catalogue/runs/delivery.ts';
import type { Column } from '../../../catalogue/sheet-columns.ts';
import { enter } from './audit-trail.ts';
import type { FileDeliveryRow } from './file-tables.ts';
import type { Tables } from './tables.ts';

const OPEN: readonly DeliveryState[] = ['reading', 'ready', 'importing'];

export class RegisteredDeliveries implements Deliveries {
  readonly #kysely: Kysely<Tables>;
  readonly #parsed: (json: string) => unknown;

  /** @param parsed reads JSON that was stored */
  constructor(kysely: Kysely<Tables>, parsed: (json: string) => unknown) {
    this.#kysely = kysely;
    this.#parsed = parsed;
  }

  async find(id: string): Promise<Delivery | undefined> {
    const row = await this.#kysely
      .selectFrom('file_delivery')
      .select(['delivery', 'done'])
      .where('id', '=', id)
      .executeTakeFirst();
    return row && this.#toDelivery(row);
  }

  async list(library: string | undefined, limit: number): Promise<readonly Delivery[]> {
    const rows = await this.#kysely
      .selectFrom('file_delivery')
      .select(['delivery', 'done'])
      .$if(library !== undefined, (of) => of.where('library', '=', library ?? ''))
      .orderBy('at', 'desc')
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map((row) => this.#toDelivery(row));
  }

  async open(): Promise<readonly Delivery[]> {
    const rows = await this.#kysely
      .selectFrom('file_delivery')
      .select(['delivery', 'done'])
      .where('state', 'in', OPEN)
      .orderBy('at')
      .orderBy('id')
      .execute();
    return rows.map((row) => this.#toDelivery(row));
  }

  put(delivery: Delivery, deed?: Deed): Promise<void> {
    const { id, source, library, at, state, done } = delivery;
    const row = { id, source, library, at, state, done, delivery: JSON.stringify(delivery) };
    return this.#kysely.transaction().execute(async (all) => {
      await all
        .insertInto('file_delivery')
        .values(row)
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute();
      if (deed !== undefined) await enter(all, deed);
    });
  }

  async progress(id: string, done: number): Promise<void> {
    await this.#kysely
      .updateTable('file_delivery')
      .set({ done })
      .where('id', '=', id)
      .where('state', 'in', ['reading', 'importing'])
      .execute();
  }

  async columnsOf(source: string): Promise<readonly Column[]> {
    const rows = await this.#kysely
      .selectFrom('sheet_column')
      .select(['heading', 'meaning'])
      .where('source', '=', source)
      .orderBy('heading')
      .execute();
    return rows.map(({ heading, meaning }) => ({ heading, meaning: meaning as Column['meaning'] }));
  }

  rememberColumns(source: string, columns: readonly Column[]): Promise<void> {
    return this.#kysely.transaction().execute(async (all) => {
      for (const { heading, meaning } of columns)
        await all
          .insertInto('sheet_column')
          .values({ source, heading, meaning })
          .onConflict((conflict) =>
            conflict.columns(['source', 'heading']).doUpdateSet({ meaning }),
          )
          .execute();
    });
  }

  #toDelivery({ delivery, done }: Pick<FileDeliveryRow, 'delivery' | 'done'>): Delivery {
    return { ...(this.#parsed(delivery) as Delivery), done };
  }
}
