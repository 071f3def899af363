/**
 * A serial before and after its change of title: two works, and tied. One record names the other title; whether a
 * work that is called so is the one it means is told by what both say besides – ISSN and CN, years, places – and
 * what nobody says contradicts nothing.
 */
import type { Succession } from '../fields/successions.ts';
import type { TypeCode } from '../fields/types.ts';
import type { Reason } from './comparison/evidence.ts';
import { readHeading } from './statement/headings.ts';
import type { MatchStatement } from './statement/statement.ts';

const GOES_ON: ReadonlySet<TypeCode> = new Set([
  'serial',
  'newspaper',
  'yearbook',
  'memoir-series',
]);

/** What the serial that is named is called, as `Reading.core` has it. */
export function coreNamed({ title }: Pick<Succession, 'title'>): string {
  return readHeading(title).core;
}

/** The serial as a whole, and none of its issues. */
export function isWholeSerial({ level, type, readings }: MatchStatement): boolean {
  if (level === 'serial') return true;
  const [own] = readings;
  return GOES_ON.has(type) && level !== 'piece' && own?.numbers.length === 0 && own.name === '';
}

/**
 * Whether `other` is the serial that the record of `by` says it continues, or is continued by.
 *
 * @returns the reasons, `a` being the record that says so; undefined when it is not
 */
export function meant(
  said: Succession,
  by: MatchStatement,
  other: MatchStatement,
): readonly Reason[] | undefined {
  if (!isWholeSerial(by) || !isWholeSerial(other)) return undefined;
  const core = coreNamed(said);
  if (core.length < 2 || other.readings[0]?.core !== core) return undefined;
  const shared = sharedNumber(said.numbers, other.numbers.issns);
  if (shared === 'none') return undefined;
  const [from, to] = said.direction === 'before' ? [other, by] : [by, other];
  const [earlier, later] = [from.imprint.when?.from, to.imprint.when?.from];
  if (earlier !== undefined && later !== undefined && earlier > later) return undefined;
  if (shared === 'unknown' && areApart(by.imprint.places, other.imprint.places)) return undefined;
  const agree = (field: string, a: string, b: string): Reason => ({
    field,
    verdict: 'agree',
    weight: 0,
    a,
    b,
  });
  return [
    agree('succession', said.raw, other.printed.title),
    ...(shared === 'unknown' ? [] : [agree('issn', shared.number, shared.number)]),
  ];
}

function areApart(a: readonly string[], b: readonly string[]): boolean {
  return a.length > 0 && b.length > 0 && !a.some((place) => b.includes(place));
}

/** One that both have; `none` when both have some of a kind and none is the same. */
function sharedNumber(
  left: readonly string[],
  right: readonly string[],
): { readonly number: string } | 'none' | 'unknown' {
  const of = (numbers: readonly string[], kind: RegExp): string[] =>
    numbers.flatMap((one) => kind.exec(one.toUpperCase())?.[0] ?? []);
  let isContradicted = false;
  for (const kind of [ISSN, CN]) {
    const [a, b] = [of(left, kind), of(right, kind)];
    const number = a.find((one) => b.includes(one));
    if (number !== undefined) return { number };
    isContradicted ||= a.length > 0 && b.length > 0;
  }
  return isContradicted ? 'none' : 'unknown';
}

const ISSN = /^\d{4}-\d{3}[\dX]$/u;
/** Without the class behind it. */
const CN = /^\d{2}-\d{4}(?!\d)/u;
