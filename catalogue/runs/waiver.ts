/**
 * A waiver 搁置: a person's word that something wrong with a source is to be left at that: a thing in quarantine, a
 * span that cannot be had, or a repository whose completeListSize is more than it has. It is registered, holds for
 * later runs and for a catalogue harvested anew, until it is taken back.
 *
 * It says only what needs no more attention. Nothing is deleted for it: what was not met because of it is still
 * asked about (`hold.ts`).
 */
import type { Span } from './run.ts';

/** What is left at that. */
export type Waived =
  /** A thing of the quarantine (`thingOf`), as long as it is wrong in this way. */
  | { readonly kind: 'quarantine'; readonly thing: string; readonly code: string }
  | ({ readonly kind: 'gap' } & Span)
  /** Lists that fell short by so many when it was accepted. */
  | { readonly kind: 'list-size'; readonly short: number };

export interface NewWaiver {
  readonly source: string;
  readonly waived: Waived;
  readonly why: string;
  /** Name of who decided. */
  readonly by: string;
}

export interface Waiver extends NewWaiver {
  readonly id: number;
  /** Grows with every waiver made or taken back. */
  readonly seq: number;
  /** ISO 8601 UTC. */
  readonly at: string;
  /** Null while it holds. Another on the same takes the earlier one back. */
  readonly takenBack: { readonly at: string; readonly by: string } | null;
}

/** What a waiver is about, whatever was said of it: of two with one name the later holds. */
export function waiverName({ source, waived }: Pick<NewWaiver, 'source' | 'waived'>): string {
  return JSON.stringify([source, waived.kind, whatOf(waived)]);
}

function whatOf(waived: Waived): string {
  switch (waived.kind) {
    case 'quarantine':
      return waived.thing;
    case 'gap':
      return `${waived.from ?? ''}/${waived.until ?? ''}`;
    case 'list-size':
      return '';
  }
}

/** A list may fall short by twice as many as were accepted, or this many more: what is far beyond is another fault. */
const SHORT_TIMES = 2;
const SHORT_MORE = 20;

/**
 * Records that lists lack in spite of what was accepted.
 *
 * @param accepted how many lists lacked when a person accepted it; undefined = nobody did
 */
export function shortInSpite(short: number, accepted: number | undefined): number {
  if (accepted === undefined) return short;
  return short <= Math.max(accepted * SHORT_TIMES, accepted + SHORT_MORE) ? 0 : short;
}

/** Spans that lie in none of those that a person set aside. */
export function withoutWaived<One extends Span>(
  gaps: readonly One[],
  waived: readonly Span[],
): One[] {
  return gaps.filter((gap) => !waived.some((span) => lies(gap, span)));
}

function lies(gap: Span, within: Span): boolean {
  const beginsIn = within.from === null || (gap.from !== null && gap.from >= within.from);
  const endsIn = within.until === null || (gap.until !== null && gap.until <= within.until);
  return beginsIn && endsIn;
}
