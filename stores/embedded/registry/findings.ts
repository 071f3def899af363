/** What machines found of sources, in `registry.db`; of each kind the last ones. */
import type { Kysely } from 'kysely';
import type {
  FindingKind,
  FindingOf,
  Findings,
  Found,
} from '../../../catalogue/ports/registrations.ts';
import type { Tables } from './tables.ts';

/** A year of monthly ones. */
const KEPT = 12;

export class RegisteredFindings implements Findings {
  readonly #kysely: Kysely<Tables>;
  readonly #parsed: (json: string) => unknown;

  /** @param parsed reads JSON that was stored */
  constructor(kysely: Kysely<Tables>, parsed: (json: string) => unknown) {
    this.#kysely = kysely;
    this.#parsed = parsed;
  }

  async latest<K extends FindingKind>(source: string, kind: K): Promise<Found<K> | undefined> {
    const row = await this.#kysely
      .selectFrom('source_finding')
      .where('source', '=', source)
      .where('kind', '=', kind)
      .orderBy('at', 'desc')
      .selectAll()
      .limit(1)
      .executeTakeFirst();
    if (row === undefined) return undefined;
    return { at: row.at, found: this.#parsed(row.finding) as FindingOf[K] };
  }

  async dates(source: string, kind: FindingKind): Promise<readonly string[]> {
    const rows = await this.#kysely
      .selectFrom('source_finding')
      .where('source', '=', source)
      .where('kind', '=', kind)
      .orderBy('at', 'desc')
      .select('at')
      .execute();
    return rows.map(({ at }) => at);
  }

  async put<K extends FindingKind>(
    source: string,
    kind: K,
    { at, found }: Found<K>,
  ): Promise<void> {
    const row = { source, kind, at, finding: JSON.stringify(found) };
    await this.#kysely.transaction().execute(async (all) => {
      await all
        .insertInto('source_finding')
        .values(row)
        .onConflict((conflict) => conflict.columns(['source', 'kind', 'at']).doUpdateSet(row))
        .execute();
      const kept = all
        .selectFrom('source_finding')
        .select('at')
        .where('source', '=', source)
        .where('kind', '=', kind)
        .orderBy('at', 'desc')
        .limit(KEPT);
      await all
        .deleteFrom('source_finding')
        .where('source', '=', source)
        .where('kind', '=', kind)
        .where('at', 'not in', kept)
        .execute();
    });
  }
}
