/** What persons decided about matches, in `registry.db`. A decision that was taken back stays, with a seq of its own. */
import type { Kysely, Transaction } from 'kysely';
import { pairName } from '../../catalogue/matching/decision.ts';
import type {
  DecidedOutcome,
  MatchDecision,
  NewDecision,
} from '../../catalogue/matching/decision.ts';
import type { MatchDecisions } from '../../catalogue/ports/match-decisions.ts';

interface DecisionRow {
  id: number;
  seq: number;
  /** The two records, whichever was named first. */
  pair: string;
  a_source: string;
  a_identifier: string;
  b_source: string;
  b_identifier: string;
  outcome: DecidedOutcome;
  whole: 'a' | 'b' | null;
  why: string;
  decided_by: string;
  decided_at: string;
  /** JSON of `NewDecision['looked']`. */
  looked: string;
  /** JSON of ISBN. */
  taught: string;
  taken_back_at: string | null;
  taken_back_by: string | null;
}

export interface DecisionTables {
  match_decision: DecisionRow;
}

export const DECISIONS = `
  create table match_decision (
    id integer primary key,
    seq integer not null unique,
    pair text not null,
    a_source text not null,
    a_identifier text not null,
    b_source text not null,
    b_identifier text not null,
    outcome text not null check (outcome in ('same', 'different', 'part-of', 'other-edition')),
    whole text,
    why text not null,
    decided_by text not null,
    decided_at text not null,
    looked text not null,
    taught text not null,
    taken_back_at text,
    taken_back_by text
  ) strict;
  create unique index match_decision_holds on match_decision (pair) where taken_back_at is null;`;

export class RegisteredDecisions implements MatchDecisions {
  readonly #kysely: Kysely<DecisionTables>;
  readonly #parsed: (json: string) => unknown;

  /** @param parsed reads JSON that was stored */
  constructor(kysely: Kysely<DecisionTables>, parsed: (json: string) => unknown) {
    this.#kysely = kysely;
    this.#parsed = parsed;
  }

  async decide(decision: NewDecision): Promise<MatchDecision> {
    const { a, b, outcome, whole, why, by, looked, taught } = decision;
    const pair = pairName(a, b);
    const at = new Date().toISOString();
    return this.#kysely.transaction().execute(async (transaction) => {
      const held = await transaction
        .selectFrom('match_decision')
        .select('id')
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
      return this.#toDecision(row);
    });
  }

  async takeBack(id: number, by: string): Promise<MatchDecision | undefined> {
    return this.#kysely.transaction().execute(async (transaction) => {
      await takeBack(transaction, id, by, new Date().toISOString());
      const row = await transaction
        .selectFrom('match_decision')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return row && this.#toDecision(row);
    });
  }

  async find(id: number): Promise<MatchDecision | undefined> {
    const row = await this.#kysely
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
  transaction: Transaction<DecisionTables>,
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

async function highest(kysely: Kysely<DecisionTables>, column: 'id' | 'seq'): Promise<number> {
  const row = await kysely
    .selectFrom('match_decision')
    .select((of) => of.fn.max(column).as('highest'))
    .executeTakeFirst();
  return row?.highest ?? 0;
}
