/**
 * A match: two documents that were compared and found worth keeping, as persons and scripts see it, and what
 * there is of them altogether.
 */
import type { WorkId } from '../work.ts';
import type { Comparison, Outcome, Reason } from './comparison/comparison.ts';
import type { DecidedOutcome, Look, MatchDecision, RecordName } from './decision.ts';

/** One of the two documents. */
export interface MatchSide extends RecordName {
  readonly library: string;
  /** The work that it belongs to now. */
  readonly work: WorkId;
  /** Display title of the document. */
  readonly title: string;
}

export interface Match extends Comparison {
  /** Of the two documents: the same in every catalogue. `a` is the one that was stored first. */
  readonly id: string;
  readonly a: MatchSide;
  readonly b: MatchSide;
  /**
   * The two are the same, and yet of two works: each of these says something that contradicts the other. It
   * waits for a person like a probable one, and is listed with those.
   */
  readonly isApart: boolean;
  /** The decision that holds, and what of the two says something else since. */
  readonly decision: (MatchDecision & { readonly changed: readonly (keyof Look)[] }) | null;
}

/** Which matches are wanted; whatever is absent does not matter. */
export interface MatchQuery {
  /**
   * Of the machine; `probable` takes those in that are the same and apart. With `decided` false it is what waits
   * for a person: without pairs inside one work, whose records other pairs hold together.
   */
  readonly outcome?: Outcome;
  /** Whether a person has decided; `again` = has decided, and something changed since. */
  readonly decided?: boolean | 'again';
  readonly conflict?: boolean;
  /** Only of two documents of one library. */
  readonly isInside?: boolean;
  /** One of the two is of this library. */
  readonly library?: string;
  /** One of the two has this OAI identifier. */
  readonly identifier?: string;
  /** What a person said of them, of those that are decided. */
  readonly said?: DecidedOutcome;
  /** Of two records of one library that are the same thing, or may be, whether a person has said so or nobody. */
  readonly isDuplicate?: boolean;
  /** These characters stand in one of the two titles, however they are written. */
  readonly title?: string;
  /** Of those that wait. */
  readonly alike?: MatchKind;
}

/** Pairs that wait for one reason: of one shape (`shape.ts`), between the same two libraries. */
export interface MatchKind {
  readonly shape: string;
  /** In the order of their codes; twice the same for pairs inside one library. */
  readonly libraries: readonly [string, string];
  /** See `Match.isApart`. */
  readonly isApart: boolean;
}

export interface MatchGroup extends MatchKind {
  readonly pairs: number;
}

/** Ids of the matches that stand before and after one in a list, the nearest first. */
export interface MatchNeighbours {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** A work that a serial continues, or is continued by. */
export interface WorkSuccession {
  readonly work: WorkId;
  readonly title: string;
  /** What the other one is: the serial before its change of title, or after. */
  readonly direction: 'before' | 'after';
  /** `a` is the record that says so. */
  readonly reasons: readonly Reason[];
}

export interface MatchPage {
  readonly total: number;
  readonly matches: readonly Match[];
}

export interface MatchingTotals {
  /** Live ones. */
  readonly documents: number;
  readonly works: number;
  /** Matches that are kept. */
  readonly pairs: number;
  /** Of these, those that wait for a person. */
  readonly probable: number;
  /** Nominating keys that two documents or more have. */
  readonly blocks: number;
  /** Of these, those of so many that only some of their documents are compared. */
  readonly narrowedBlocks: number;
  /** Documents of the largest. */
  readonly largestBlock: number;
}
