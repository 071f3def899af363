/**
 * The port to matches: what was compared, what of it waits for a person, and what persons decided about it. Every
 * adapter behaves as `test/stores/matches.conformance.ts` says.
 */
import type { DocumentId } from '../document.ts';
import type { MatchDecision, NewDecision } from '../matching/decision.ts';
import type {
  Match,
  MatchGroup,
  MatchNeighbours,
  MatchPage,
  MatchQuery,
  MatchingTotals,
  WorkSuccession,
} from '../matching/match.ts';
import type { WorkId } from '../work.ts';

export interface MatchAgainOptions {
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  /** Stops it between two slices; it goes on there another time. */
  readonly signal?: AbortSignal | undefined;
}

/** The last three write, in slices of their own; works and change log are right after each. */
export interface Matches {
  /**
   * A page of matches. Those that wait for a person (probable or in conflict, and not decided) stand in the order
   * in which they matter: those that most libraries hold first, then the likeliest; decided ones the latest first;
   * any others in the order of their documents.
   *
   * @param limit 0 = they are only counted
   * @param offset matches that are passed over
   */
  matches(query: MatchQuery, limit: number, offset: number): Promise<MatchPage>;
  match(id: string): Promise<Match | undefined>;
  /**
   * What stands before and after a match in such a list, at most so many of each; nothing where the match itself
   * does not stand in it.
   */
  matchesBeside(query: MatchQuery, id: string, limit: number): Promise<MatchNeighbours>;
  /** What waits as probable, by kind, those of most pairs first; one by itself is no kind. */
  matchGroups(query: Pick<MatchQuery, 'library'>, limit: number): Promise<readonly MatchGroup[]>;
  /**
   * Matches of the documents of a work: with each other (why they are together), and with documents of other
   * works (what these are to it), at most so many of each.
   */
  matchesOf(
    work: WorkId,
    limit: number,
  ): Promise<{ readonly within: readonly Match[]; readonly beyond: readonly Match[] }>;
  /** What a serial was called before and after, where that work is there; see `matching/succession.ts`. */
  successionsOf(work: WorkId): Promise<readonly WorkSuccession[]>;
  /** Counts everything anew: takes seconds where there are a million. */
  matchingTotals(): Promise<MatchingTotals>;
  /** The seq of the last decision that was applied; 0 = none was. */
  decisionsApplied(): Promise<number>;
  /** Decisions by seq, all that come after the last one that was applied. */
  applyDecisions(decisions: readonly MatchDecision[]): Promise<void>;
  /**
   * What would come of the works if these were applied; nothing is.
   *
   * @returns works that the records of the works concerned would stand in, each with its records, oldest first
   */
  foreseeDecisions(decisions: readonly NewDecision[]): Promise<readonly (readonly DocumentId[])[]>;
  /** As if none had ever been applied: of another registry than the one that is followed now. */
  forgetDecisions(): Promise<void>;
  /**
   * Compares anew, by the rules of today, what was compared by others. Goes on where it stopped, also after kill -9;
   * nothing happens when everything is of today.
   */
  matchAgain(options?: MatchAgainOptions): Promise<void>;
  /** Makes everything to be compared anew, whatever it was compared by; `matchAgain` does it. */
  forgetMatching(): Promise<void>;
  /**
   * Compares everything beside the catalogue, in another order, and holds the works that come of it against those
   * there are.
   *
   * @returns number of documents that stand together with others than they should
   */
  checkMatching(options?: MatchAgainOptions): Promise<number>;
}
