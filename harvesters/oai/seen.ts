/**
 * Which texts have been seen, for lists of millions of identifiers: 64 bits of the SHA-256 of each, in
 * plain numbers. A million take 16 MB, where a `Set` of their digests took 130. That two texts of a list of
 * ten millions have the same 64 bits happens once in 400 000 lists.
 */
import { hash } from 'node:crypto';

export class Seen {
  /** Two numbers for each text, at the first free place from where its first number points; both 0 = free. */
  #marks = new Uint32Array(2_048);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  has(text: string): boolean {
    return this.#isAt(this.#placeOf(...marksOf(text)));
  }

  /** @returns false when it has been seen before */
  add(text: string): boolean {
    if (!this.#put(...marksOf(text))) return false;
    this.#size++;
    // Never more than two thirds full, or the ways from place to place grow long.
    if (this.#size * 3 > this.#marks.length) this.#grow();
    return true;
  }

  #put(first: number, second: number): boolean {
    const at = this.#placeOf(first, second);
    if (this.#isAt(at)) return false;
    this.#marks[at] = first;
    this.#marks[at + 1] = second;
    return true;
  }

  /** Where these marks are, or the free place where they belong. */
  #placeOf(first: number, second: number): number {
    const marks = this.#marks;
    const last = marks.length - 1;
    let at = (first * 2) & last;
    while (this.#isAt(at) && (marks[at] !== first || marks[at + 1] !== second))
      at = (at + 2) & last;
    return at;
  }

  #isAt(place: number): boolean {
    return this.#marks[place + 1] !== 0;
  }

  #grow(): void {
    const before = this.#marks;
    this.#marks = new Uint32Array(before.length * 2);
    for (let at = 0; at < before.length; at += 2) {
      const second = before[at + 1] ?? 0;
      if (second !== 0) this.#put(before[at] ?? 0, second);
    }
  }
}

/** The second is never 0. */
function marksOf(text: string): [number, number] {
  const digest = hash('sha256', text, 'buffer');
  return [digest.readUInt32LE(0), digest.readUInt32LE(4) || 1];
}
