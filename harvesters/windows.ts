/**
 * Cuts a span of time whose list dies into narrower ones: years, then months, then days, so that what
 * is wrong with one record costs no more than its day, and in the end no more than itself.
 *
 * Spans are half-open and touch; the first keeps the lower bound and the last the upper bound, open or
 * not. What a repository says of its earliest datestamp is a hint only: it is never a bound.
 */
import type { Span } from '../catalogue/runs/run.ts';
import { DAY_MS } from '../catalogue/time.ts';

/** No repository has datestamps of before OAI-PMH; what claims to be older is in the open first span. */
const FIRST_YEAR = 2001;

/**
 * @param earliest what Identify says, in whatever form
 * @param now of the server, if it has told
 * @returns spans from the oldest to the newest; none when it cannot be cut: one day, or all before the first
 */
export function narrower(span: Span, earliest: string, now: Date): Span[] {
  const { from, until } = span;
  const end = until === null ? now : new Date(until);
  if (from === null) {
    const year = Math.min(end.getUTCFullYear(), firstYear(earliest, now));
    const start = new Date(Date.UTC(year, 0));
    if (start >= end) return [];
    return joined(span, [start, ...boundsBetween(start, end, nextYear)]);
  }
  const start = new Date(from);
  const days = (end.getTime() - start.getTime()) / DAY_MS;
  if (days <= 1) return [];
  const next = days > 366 ? nextYear : days > 31 ? nextMonth : nextDay;
  return joined(span, boundsBetween(start, end, next));
}

/** Spans that are so far from each other have no record in common, whatever a repository holds for the end of a day. */
const APART_MS = 2 * DAY_MS;

/**
 * Tells a repository that does not go by dates: lists of two spans that are apart begin with one record. Narrower
 * spans only have it give everything over and over.
 */
export class SpanStarts {
  #first: { readonly until: number; readonly identifier: string } | undefined;
  #areAlike = false;

  /** True once dates were seen to make no difference. */
  get areAlike(): boolean {
    return this.#areAlike;
  }

  /** @param identifiers of the first page of the list of this span */
  see({ from, until }: Span, [identifier]: readonly (string | null)[]): void {
    if (identifier === undefined || identifier === null) return;
    const first = this.#first;
    if (first === undefined && until !== null)
      this.#first = { until: Date.parse(until), identifier };
    else if (first !== undefined && from !== null && Date.parse(from) - first.until >= APART_MS)
      this.#areAlike ||= first.identifier === identifier;
  }
}

function firstYear(earliest: string, now: Date): number {
  const told = new Date(earliest).getUTCFullYear();
  // The very year in which we ask is what a wrong setting says.
  return told >= FIRST_YEAR && told < now.getUTCFullYear() ? told : FIRST_YEAR;
}

/** Starts of the units strictly between two instants. */
function boundsBetween(start: Date, end: Date, next: (instant: Date) => Date): Date[] {
  const bounds: Date[] = [];
  for (let bound = next(start); bound < end; bound = next(bound)) bounds.push(bound);
  return bounds;
}

function joined({ from, until }: Span, bounds: readonly Date[]): Span[] {
  if (bounds.length === 0) return [];
  const stamps = [from, ...bounds.map((bound) => bound.toISOString()), until];
  return stamps.slice(1).map((to, i) => ({ from: stamps[i] ?? null, until: to }));
}

function nextYear(instant: Date): Date {
  return new Date(Date.UTC(instant.getUTCFullYear() + 1, 0));
}

function nextMonth(instant: Date): Date {
  return new Date(Date.UTC(instant.getUTCFullYear(), instant.getUTCMonth() + 1));
}

function nextDay(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / DAY_MS) * DAY_MS + DAY_MS);
}
