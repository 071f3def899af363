/** A small random source that gives the same numbers for the same seed (mulberry32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** In [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** Whole, in [0, below). */
  below(below: number): number {
    return Math.floor(this.next() * below);
  }

  one<T>(list: readonly [T, ...T[]] | readonly T[]): T {
    return list[this.below(list.length)]!;
  }

  /** Up to `most` members, distinct. */
  some<T>(list: readonly T[], most: number): T[] {
    return [...new Set(Array.from({ length: this.below(most + 1) }, () => this.one(list)))];
  }
}
