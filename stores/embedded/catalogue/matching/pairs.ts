/**
 * Pairs of documents that are worth keeping: the same, probable, another edition, part of one another, of one
 * number on unlike titles, or decided by a person. What is different is not kept. `a` is the document that was
 * stored first. Reasons are made again from the two statements when somebody asks for them.
 */
import type { Comparison, Outcome } from '../../../../catalogue/matching/comparison/comparison.ts';
import { shapeOf } from '../../../../catalogue/matching/shape.ts';
import type { Database, Statement } from '../../../sqlite.ts';
import type { Added } from './blocks.ts';

/** A pair as it is stored. */
export interface PairRow {
  readonly a: Added;
  readonly b: Added;
  /** As the machine has it. */
  readonly outcome: Outcome;
  readonly relation: Comparison['relation'];
  readonly whole: Comparison['whole'];
  readonly score: number;
  readonly conflict: number;
  /** As a person has it, and the decision that says so; null = nobody has said anything. */
  readonly said: Outcome | null;
  readonly decision: number | null;
  /** 1 = one of the two says something else than when a person looked at it. */
  readonly again: number;
  /** 1 = the same and yet in two works: it waits for a person. */
  readonly apart: number;
  /** Which fields agree and which do not, see `matching/shape.ts`. */
  readonly shape: string;
}

/** A person's word on two documents. */
export interface Said {
  readonly id: number;
  readonly outcome: Outcome;
}

/** What is said of a pair that is stored. */
export interface SaidOfPair extends Said {
  readonly isToBeSeenAgain: boolean;
}

/** What counts: a person's word before the machine's. In SQL the same is `ACCEPTED`. */
export function countedOutcome({ outcome, said }: Pick<PairRow, 'outcome' | 'said'>): Outcome {
  return said ?? outcome;
}

/** What of a pair tells whose works and whose waiting pairs change with it. */
type NotedPair = Pick<PairRow, 'a' | 'b' | 'outcome' | 'said' | 'conflict' | 'apart'>;

/** Pairs that tie works without joining them. */
const TIES: ReadonlySet<Outcome> = new Set(['other-edition', 'part-of']);

const ACCEPTED = "coalesce(said, outcome) = 'same'";

export class Pairs {
  /** Documents whose ties to others came or went, until they are taken. */
  #tied = new Set<Added>();
  /** Documents of which a pair came or went that may wait for a person, or began to, until they are taken. */
  #stirred = new Set<Added>();
  readonly #put: Statement<object>;
  readonly #drop: Statement<object>;
  readonly #find: Statement<PairRow>;
  readonly #has: Statement<object>;
  readonly #of: Statement<PairRow>;
  readonly #same: Statement<{ added: Added }>;
  readonly #later: Statement<PairRow>;
  readonly #setApart: Statement<object>;

  constructor(db: Database) {
    this.#put = db.prepare(
      `insert into match_pair (a, b, outcome, relation, whole, score, conflict, said, decision, again, apart, shape, a_library, b_library)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?)`,
    );
    this.#drop = db.prepare('delete from match_pair where a = ? and b = ?');
    this.#find = db.prepare('select * from match_pair where a = ? and b = ?');
    this.#has = db.prepare('select 1 from match_pair where a = ? and b = ?');
    this.#of = db.prepare(
      'select * from match_pair where a = ?1 union all select * from match_pair where b = ?1',
    );
    this.#same = db.prepare(
      `select b as added from match_pair where a = ?1 and ${ACCEPTED}
       union all select a from match_pair where b = ?1 and ${ACCEPTED}`,
    );
    this.#later = db.prepare('select * from match_pair where a = ?');
    this.#setApart = db.prepare('update match_pair set apart = ? where a = ? and b = ?');
  }

  find(one: Added, other: Added): PairRow | undefined {
    return this.#find.get(Math.min(one, other), Math.max(one, other));
  }

  /** In whatever order they are given. */
  has(one: Added, other: Added): boolean {
    return this.#has.get(Math.min(one, other), Math.max(one, other)) !== undefined;
  }

  of(added: Added): PairRow[] {
    return this.#of.all(added);
  }

  /** Those that it is the first of. */
  after(added: Added): PairRow[] {
    return this.#later.all(added);
  }

  /** Documents that it is the same as. */
  same(added: Added): Added[] {
    return this.#same.all(added).map((row) => row.added);
  }

  put(
    a: { readonly added: Added; readonly library: string },
    b: { readonly added: Added; readonly library: string },
    comparison: Comparison,
    said: SaidOfPair | undefined,
  ): void {
    const { outcome, relation, whole, score, conflict } = comparison;
    this.#put.run(
      a.added,
      b.added,
      outcome,
      relation,
      whole,
      score,
      conflict,
      said?.outcome ?? null,
      said?.id ?? null,
      said?.isToBeSeenAgain ?? false,
      shapeOf(comparison),
      a.library,
      b.library,
    );
    const [one, other] = [a.added, b.added];
    this.#note({
      a: one,
      b: other,
      outcome,
      said: said?.outcome ?? null,
      conflict: Number(conflict),
      apart: 0,
    });
  }

  drop(pair: NotedPair): void {
    this.#drop.run(pair.a, pair.b);
    this.#note(pair);
  }

  /** Documents whose ties to others came or went since this was last asked. */
  takeTied(): ReadonlySet<Added> {
    const tied = this.#tied;
    this.#tied = new Set();
    return tied;
  }

  /** Documents of which a pair came or went that may wait for a person, or began to, since this was last asked. */
  takeStirred(): ReadonlySet<Added> {
    const stirred = this.#stirred;
    this.#stirred = new Set();
    return stirred;
  }

  setApart({ a, b }: Pick<PairRow, 'a' | 'b'>, apart: boolean): void {
    this.#setApart.run(apart, a, b);
    this.#stirred.add(a).add(b);
  }

  #note(pair: NotedPair): void {
    const { a, b, outcome, conflict, apart } = pair;
    // As `waiting-pairs.ts` has it; most pairs of a harvest are none of these.
    if (outcome === 'probable' || conflict === 1 || apart === 1) this.#stirred.add(a).add(b);
    if (TIES.has(countedOutcome(pair))) this.#tied.add(a).add(b);
  }
}
