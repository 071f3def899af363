/**
 * The port to what persons decided about matches, kept in `registry.db`. Rules are in
 * `catalogue/matching/decision.ts` and `desk/`; every adapter behaves as
 * `test/stores/match-decisions.conformance.ts` says.
 */
import type { Deed } from '../audit.ts';
import type { MatchDecision, NewDecision } from '../matching/decision.ts';

/**
 * What the audit is told, entered with the act.
 *
 * @param before the decision that held; null when none did
 * @param after the one that holds from now on
 */
export type DecisionDeed = (before: MatchDecision | null, after: MatchDecision | null) => Deed;

export interface MatchDecisions {
  /** Writes. An earlier decision on the same two records is taken back by it. */
  decide(decision: NewDecision, deed: DecisionDeed): Promise<MatchDecision>;
  /**
   * Writes; nothing happens, and nothing is entered, to one that was taken back before.
   *
   * @returns as it is now; undefined when there never was one
   */
  takeBack(id: number, by: string, deed: DecisionDeed): Promise<MatchDecision | undefined>;
  /** Also one that was taken back. */
  find(id: number): Promise<MatchDecision | undefined>;
  /** Seq of the last one made or taken back; 0 = there never was one. Costs one row. */
  lastSeq(): Promise<number>;
  /** Made or taken back after this seq, each as it is now, by seq. */
  after(seq: number, limit: number): Promise<readonly MatchDecision[]>;
}
