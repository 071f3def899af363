/** What persons decided about matches, in `registry.db`. A decision that was taken back stays, with a seq of its own. */
import type { Kysely, Transaction } from 'kysely';
import { pairName } from '../../../catalogue/matching/decision.ts';
import type { MatchDecision, NewDecision } from '../../../catalogue/matching/decision.ts';
import type { DecisionDeed, MatchDecisions } from '../../../catalogue/ports/match-decisions.ts';
import { enter } from './audit-trail.ts';
import type { DecisionRow, Tables } from './tables.ts';

export class RegisteredDecisions implements MatchDecisions {
  readonly #kysely: Kysely<Tables>;
  readonly #parsed: (json: string) => unknown;

  /** @param parsed reads JSON that was stored */
  constructor(kysely: Kysely<Tables>, parsed: (json: string) => unknown) {
    this.#kysely = kysely;
    this.#parsed = parsed;
  }

  async decide(decision: NewDecision, deed: DecisionDeed): Promise<MatchDecision> {
    const { a, b, outcome, whole, why, by, looked, taught } = decision;
    const pair = pairName(a, b);
    const at = new Date().toISOString();
    return this.#kysely.transaction().execute(async (transaction) => {
      const held = await transaction
        .selectFrom('match_decision')
        .selectAll()
        .where('pair', '=', pair)
        .where('taken_back_at', 'is', null)
        .executeTakeFirst();
      if (held !== undefined) await takeBack(transaction, held.id, by, at);
      const row = {
        id: (await highest(transaction, 'id')) + 1,
        seq: (await highest(transaction, 'seq')) + 1,
        pair,
        a_source: a.source,
        a_identifier: a.identifier,
        b_source: b.source,
        b_identifier: b.identifier,
        outcome,
        whole,
        why,
        decided_by: by,
        decided_at: at,
        looked: JSON.stringify(looked),
        taught: JSON.stringify(taught),
        taken_back_at: null,
        taken_back_by: null,
      };
      await transaction.insertInto('match_decision').values(row).execute();
      const made = this.#toDecision(row);
      await enter(transaction, deed(held === undefined ? null : this.#toDecision(held), made));
      return made;
    });
  }

  async takeBack(id: number, by: string, deed: DecisionDeed): Promise<MatchDecision | undefined> {
    return this.#kysely.transaction().execute(async (transaction) => {
      const held = await this.#find(transaction, id);
      if (held?.takenBack !== null) return held;
      await takeBack(transaction, id, by, new Date().toISOString());
      await enter(transaction, deed(held, null));
      return this.#find(transaction, id);
    });
  }

  find(id: number): Promise<MatchDecision | undefined> {
    return this.#find(this.#kysely, id);
  }

  async #find(kysely: Kysely<Tables>, id: number): Promise<MatchDecision | undefined> {
    const row = await kysely
      .selectFrom('match_decision')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    return row && this.#toDecision(row);
  }

  async lastSeq(): Promise<number> {
    return highest(this.#kysely, 'seq');
  }

  async after(seq: number, limit: number): Promise<readonly MatchDecision[]> {
    const rows = await this.#kysely
      .selectFrom('match_decision')
      .selectAll()
      .where('seq', '>', seq)
      .orderBy('seq')
      .limit(limit)
      .execute();
    return rows.map((row) => this.#toDecision(row));
  }

  #toDecision(row: DecisionRow): MatchDecision {
    const { id, seq, outcome, whole, why, decided_by: by, decided_at: at } = row;
    const { taken_back_at: takenBackAt, taken_back_by: takenBackBy } = row;
    return {
      id,
      seq,
      a: { source: row.a_source, identifier: row.a_identifier },
      b: { source: row.b_source, identifier: row.b_identifier },
      outcome,
      whole,
      why,
      by,
      at,
      looked: this.#parsed(row.looked) as MatchDecision['looked'],
      taught: this.#parsed(row.taught) as string[],
      takenBack: takenBackAt === null ? null : { at: takenBackAt, by: takenBackBy ?? '' },
    };
  }
}

async function takeBack(
  transaction: Transaction<Tables>,
  id: number,
  by: string,
  at: string,
): Promise<void> {
  await transaction
    .updateTable('match_decision')
    .set({
      seq: (await highest(transaction, 'seq')) + 1,
      taken_back_at: at,
      taken_back_by: by,
    })
    .where('id', '=', id)
    .where('taken_back_at', 'is', null)
    .execute();
}

async function highest(kysely: Kysely<Tables>, column: 'id' | 'seq'): Promise<number> {
  const row = await kysely
    .selectFrom('match_decision')
    .select((of) => of.fn.max(column).as('highest'))
    .executeTakeFirst();
  return row?.highest ?? 0;
}
