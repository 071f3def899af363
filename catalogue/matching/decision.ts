/**
 * A person's word on two documents. It goes before whatever the machine finds, holds for the two records by
 * their (source, identifier), and therefore through deletion and return, another harvest and a rebuild, until it
 * is taken back. Because it was said of what the two looked like then, that is kept with it: when one of them
 * says something else now, the decision still holds and is shown for another look.
 */
import { displayTitle } from '../document.ts';
import type { CatalogueDocument } from '../document.ts';
import { titleKey } from '../text/text.ts';

/** A record, in every catalogue. */
export interface RecordName {
  readonly source: string;
  /** OAI identifier. */
  readonly identifier: string;
}

export const DECIDED_OUTCOMES = ['same', 'different', 'part-of', 'other-edition'] as const;
export type DecidedOutcome = (typeof DECIDED_OUTCOMES)[number];

/** What of a document makes a person look again when it changes; empty = it says nothing. */
export interface Look {
  readonly title: string;
  readonly volume: string;
  readonly date: string;
  readonly edition: string;
  readonly isbn: string;
}

/** What is decided. Of *part-of*, `a` is the part where the two do not say which of them is. */
export interface MatchVerdict {
  readonly a: RecordName;
  readonly b: RecordName;
  readonly outcome: DecidedOutcome;
  readonly why: string;
}

/** What is decided, before it is registered. */
export interface NewDecision extends MatchVerdict {
  /** Name of who decided. */
  readonly by: string;
  /** Of *part-of*: which of the two is the whole. */
  readonly whole: 'a' | 'b' | null;
  readonly looked: { readonly a: Look; readonly b: Look };
  /** ISBN that stand on both although their titles are unlike: they nominate unlike titles no more. */
  readonly taught: readonly string[];
}

export interface MatchDecision extends NewDecision {
  readonly id: number;
  /** Grows with every decision made or taken back. */
  readonly seq: number;
  /** ISO 8601 UTC. */
  readonly at: string;
  /** Null while it holds. Another decision on the same two takes the earlier one back. */
  readonly takenBack: { readonly at: string; readonly by: string } | null;
}

export function lookOf(document: CatalogueDocument): Look {
  const published = document.dates.find(({ kind }) => kind === 'publication') ?? document.dates[0];
  const isbns = document.identifiers.filter(({ type }) => type === 'isbn');
  return {
    title: titleKey(displayTitle(document)),
    volume: document.volume?.raw ?? '',
    date: published === undefined ? '' : `${published.start ?? ''}/${published.end ?? ''}`,
    edition: document.edition?.raw ?? '',
    isbn: isbns
      .map(({ value }) => value)
      .sort()
      .join(' '),
  };
}

/** What was looked at of this one of the two. */
export function lookedAt(
  { a, looked }: Pick<MatchDecision, 'a' | 'looked'>,
  { source, identifier }: RecordName,
): Look {
  return a.source === source && a.identifier === identifier ? looked.a : looked.b;
}

/** What a document says otherwise than when it was decided about. */
export function changedSince(looked: Look, now: Look): (keyof Look)[] {
  return LOOKED_AT.filter((field) => looked[field] !== now[field]);
}

const LOOKED_AT = ['title', 'volume', 'date', 'edition', 'isbn'] as const;

/** The two records of a decision, whichever was named first. */
export function pairName(a: RecordName, b: RecordName): string {
  const names = [a, b].map(({ source, identifier }) => JSON.stringify([source, identifier]));
  return names.sort().join(' ');
}
