/**
 * What waits for a person, in the order in which it matters, kept beside the pairs so that a list of twenty
 * thousand is a walk along an index. At the end of each transaction the rows of every document are made again whose
 * pairs came or went, or whose work came to stand in other libraries.
 *
 * A pair waits as *probable* when it is doubtful and of two works (inside one work nothing has to be settled: other
 * pairs hold its records together), and as *conflict* when one number stands on unlike titles.
 */
import { titleKey } from '../../../../catalogue/text/text.ts';
import type { Database, Statement } from '../../../sqlite.ts';
import type { Added } from './blocks.ts';

interface WaitingRow {
  readonly a: Added;
  readonly b: Added;
  readonly conflict: number;
  readonly apart: number;
  readonly score: number;
  readonly shape: string;
  readonly a_library: string;
  readonly b_library: string;
  readonly a_title: string;
  readonly b_title: string;
  /** Libraries that hold the two works. */
  readonly holders: number;
}

/** Scores have three places. */
const SCORES = 1_001;

export class WaitingPairs {
  readonly #drop: Statement<object>;
  readonly #of: Statement<WaitingRow>;
  readonly #put: Statement<object>;

  constructor(db: Database) {
    this.#drop = db.prepare('delete from match_waiting where a = ?1 or b = ?1');
    const waiting = (own: 'a' | 'b'): string => `
      select a, b, conflict, apart, score, shape, a_library, b_library,
             one.title as a_title, other.title as b_title,
             json_array_length(its.libraries) + json_array_length(others.libraries) as holders
      from match_pair
      join record as one on one.added = a join record as other on other.added = b
      join work as its on its.id = one.work join work as others on others.id = other.work
      where ${own} = ?1 and decision is null
        and (conflict = 1 or (outcome = 'probable' or apart = 1) and one.work <> other.work)`;
    this.#of = db.prepare(`${waiting('a')} union all ${waiting('b')}`);
    this.#put = db.prepare(
      `insert or replace into match_waiting (a, b, kind, weight, apart, shape, a_library, b_library, titles)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
  }

  /** Makes the rows of these documents again. */
  renew(documents: Iterable<Added>): void {
    for (const added of documents) {
      this.#drop.run(added);
      for (const row of this.#of.all(added)) {
        this.#put.run(
          row.a,
          row.b,
          row.conflict === 1 ? 'conflict' : 'probable',
          weightOf(row),
          row.apart,
          row.shape,
          row.a_library,
          row.b_library,
          `${titleKey(row.a_title)} ${titleKey(row.b_title)}`,
        );
      }
    }
  }
}

/** The lowest comes first: held by most libraries, then the likeliest. */
function weightOf({ holders, score }: WaitingRow): number {
  return -(holders * SCORES + Math.round(score * (SCORES - 1)));
}
