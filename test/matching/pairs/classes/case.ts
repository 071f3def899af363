/** What a class of pairs is: which lines of the bibliography it takes, and the ways in which two descriptions of it meet. */
import type { Base, Description, Kind } from '../description.ts';

export interface Expected {
  readonly outcome: 'same' | 'other-edition' | 'part-of' | 'different';
  readonly relation: string | null;
  readonly whole: 'a' | 'b' | null;
}

/** Two descriptions; without `expected` the truth is that of the class. */
export interface Case {
  readonly a: Description;
  readonly b: Description;
  readonly expected?: Expected;
  /** Side b is printed in traditional script. */
  readonly isTraditional?: boolean;
  /** Side b is written in this format: only there is the matter met. */
  readonly formatB?: 'oai_dc' | 'marc';
}

/** One way of a class. `turn` counts the pairs made so far, for what is taken from a list by turns. */
export type Variant = (base: Base, turn: number) => Case;

export interface PairClass {
  readonly name: string;
  readonly expected: Expected;
  readonly kinds: readonly Kind[];
  /** Which lines of these kinds; all of them when it is not said. */
  readonly fits?: (base: Base) => boolean;
  /** What both hands must be able to say, else the pair is not what it is meant to be. */
  readonly needs: readonly (keyof Description)[];
  readonly variants: readonly Variant[];
  /** Pairs in each half; 24 when it is not said. */
  readonly inEachHalf?: number;
  /** Found to be lacking after the final half was closed: it is in the tuning half only. */
  readonly isForTuning?: true;
}

export const SAME: Expected = { outcome: 'same', relation: null, whole: null };
export const DIFFERENT: Expected = { outcome: 'different', relation: null, whole: null };

export function otherEdition(relation: string): Expected {
  return { outcome: 'other-edition', relation, whole: null };
}

export function partOf(relation: string, whole: 'a' | 'b'): Expected {
  return { outcome: 'part-of', relation, whole };
}

/** The ways of a class, each of which is a `Variant`. */
export function ways(...variants: readonly Variant[]): readonly Variant[] {
  return variants;
}

/** Without some of what is known. */
export function without(base: Description, ...fields: readonly (keyof Description)[]): Description {
  const rest = Object.entries(base).filter(([name]) => !fields.some((field) => field === name));
  return { ...(Object.fromEntries(rest) as unknown as Description), title: base.title };
}

/** The member of a list whose turn it is. */
export function byTurn<T>(list: readonly T[], turn: number): T {
  const one = list[turn % list.length];
  if (one === undefined) throw new Error('an empty list');
  return one;
}

/** A year some years later, as printed with digits. */
export function later(date: string | undefined, years: number): string {
  const year = Number(/\d{4}/u.exec(date ?? '')?.[0] ?? 0);
  if (year === 0) throw new Error(`no year in ${date ?? ''}`);
  return String(year + years);
}
