/** What persons set aside or accepted about sources, in `registry.db`. One that was taken back stays, with a seq of its own. */
import type { Kysely, Transaction } from 'kysely';
import type { WaiverDeed, Waivers } from '../../../catalogue/ports/waivers.ts';
import { waiverName } from '../../../catalogue/runs/waiver.ts';
import type { NewWaiver, Waived, Waiver } from '../../../catalogue/runs/waiver.ts';
import { enter } from './audit-trail.ts';
import type { Tables } from './tables.ts';
import type { WaiverRow } from './waivers-table.ts';

export class RegisteredWaivers implements Waivers {
  readonly #kysely: Kysely<Tables>;
  readonly #parsed: (json: string) => unknown;

  /** @param parsed reads JSON that was stored */
  constructor(kysely: Kysely<Tables>, parsed: (json: string) => unknown) {
    this.#kysely = kysely;
    this.#parsed = parsed;
  }

  add(waiver: NewWaiver, deed: WaiverDeed): Promise<Waiver> {
    const { source, waived, why, by } = waiver;
    const name = waiverName(waiver);
    const at = new Date().toISOString();
    return this.#kysely.transaction().execute(async (all) => {
      const held = await all
        .selectFrom('waiver')
        .selectAll()
        .where('name', '=', name)
        .where('taken_back_at', 'is', null)
        .executeTakeFirst();
      if (held !== undefined) await takeBack(all, held.id, by, at);
      const row: WaiverRow = {
        id: (await highest(all, 'id')) + 1,
        seq: (await highest(all, 'seq')) + 1,
        name,
        source,
        waived: JSON.stringify(waived),
        why,
        decided_by: by,
        decided_at: at,
        taken_back_at: null,
        taken_back_by: null,
      };
      await all.insertInto('waiver').values(row).execute();
      const made = this.#toWaiver(row);
      await enter(all, deed(held === undefined ? null : this.#toWaiver(held), made));
      return made;
    });
  }

  takeBack(id: number, by: string, deed: WaiverDeed): Promise<Waiver | undefined> {
    return this.#kysely.transaction().execute(async (all) => {
      const held = await this.#find(all, id);
      if (held?.takenBack !== null) return held;
      await takeBack(all, id, by, new Date().toISOString());
      await enter(all, deed(held, null));
      return this.#find(all, id);
    });
  }

  find(id: number): Promise<Waiver | undefined> {
    return this.#find(this.#kysely, id);
  }

  async of(source: string): Promise<readonly Waiver[]> {
    const rows = await this.#kysely
      .selectFrom('waiver')
      .selectAll()
      .where('source', '=', source)
      .where('taken_back_at', 'is', null)
      .orderBy('id', 'desc')
      .execute();
    return rows.map((row) => this.#toWaiver(row));
  }

  lastSeq(): Promise<number> {
    return highest(this.#kysely, 'seq');
  }

  async after(seq: number, limit: number): Promise<readonly Waiver[]> {
    const rows = await this.#kysely
      .selectFrom('waiver')
      .selectAll()
      .where('seq', '>', seq)
      .orderBy('seq')
      .limit(limit)
      .execute();
    return rows.map((row) => this.#toWaiver(row));
  }

  async #find(kysely: Kysely<Tables>, id: number): Promise<Waiver | undefined> {
    const row = await kysely
      .selectFrom('waiver')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    return row && this.#toWaiver(row);
  }

  #toWaiver(row: WaiverRow): Waiver {
    const { id, seq, source, why, decided_by: by, decided_at: at } = row;
    const { taken_back_at: takenBackAt, taken_back_by: takenBackBy } = row;
    return {
      id,
      seq,
      source,
      waived: this.#parsed(row.waived) as Waived,
      why,
      by,
      at,
      takenBack: takenBackAt === null ? null : { at: takenBackAt, by: takenBackBy ?? '' },
    };
  }
}

async function takeBack(
  all: Transaction<Tables>,
  id: number,
  by: string,
  at: string,
): Promise<void> {
  await all
    .updateTable('waiver')
    .set({ seq: (await highest(all, 'seq')) + 1, taken_back_at: at, taken_back_by: by })
    .where('id', '=', id)
    .execute();
}

async function highest(kysely: Kysely<Tables>, column: 'id' | 'seq'): Promise<number> {
  const row = await kysely
    .selectFrom('waiver')
    .select((of) => of.fn.max(column).as('highest'))
    .executeTakeFirst();
  return row?.highest ?? 0;
}
