import type { Works } from './works.ts';

/** The documents that one transaction touches, so that their works are rebuilt once, at its end. */
export class Batch {
  readonly #works: Works;
  readonly #touched = new Set<number>();
  readonly #changed = new Set<number>();

  constructor(works: Works) {
    this.#works = works;
  }

  /** Makes a change to one document and remembers whose works it may concern, before and after. */
  change(added: number, make: () => void): void {
    for (const neighbour of this.#works.neighbours(added)) this.#touched.add(neighbour);
    make();
    for (const neighbour of this.#works.neighbours(added)) this.#touched.add(neighbour);
    this.#touched.add(added);
    this.#changed.add(added);
  }

  rebuild(seq: number, now: string): number {
    return this.#touched.size === 0
      ? seq
      : this.#works.rebuild(this.#touched, this.#changed, seq, now);
  }
}
