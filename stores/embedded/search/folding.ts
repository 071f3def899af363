/**
 * Works that were found, gathered to oeuvres: how many these are, and which work stands for each. Works by themselves
 * are one each. Works are handed over in groups, all of the better rank before any of the worse, and only as far as
 * a page needs.
 */
import type { FoundHit } from '../../../catalogue/ports/search-index.ts';
import { at } from './file/columns.ts';

export class Folding {
  /** How many hits there are. */
  readonly total: number;
  /** Code of the oeuvre of each docno. */
  readonly #codes: Uint32Array;
  readonly #oeuvres: readonly (readonly string[])[];
  /** Code of works by themselves; beyond all codes when there are none. */
  readonly #single: number;
  /** Works found, by code. */
  readonly #found: Uint32Array;
  /** 1 = a work stands for it already. */
  readonly #isStoodFor: Uint8Array;

  /**
   * @param codes by docno; all zero where the file says nothing of oeuvres
   * @param oeuvres the id of each code, none for works by themselves
   */
  constructor(codes: Uint32Array, oeuvres: readonly (readonly string[])[], passed: Uint32Array) {
    this.#codes = codes;
    this.#oeuvres = oeuvres;
    this.#single = oeuvres.length === 0 ? 0 : oeuvres.findIndex((ids) => ids.length === 0);
    this.#found = new Uint32Array(Math.max(1, oeuvres.length));
    this.#isStoodFor = new Uint8Array(this.#found.length);
    let oeuvresFound = 0;
    let alone = 0;
    for (let i = 0; i < passed.length; i++) {
      const code = at(codes, at(passed, i));
      if (code === this.#single) alone++;
      else {
        const found = at(this.#found, code);
        if (found === 0) oeuvresFound++;
        this.#found[code] = found + 1;
      }
    }
    this.total = alone + oeuvresFound;
  }

  /** Of these the works that are hits: those by themselves, and the first of each oeuvre that has none yet. */
  firsts(docnos: Uint32Array, compare: (a: number, b: number) => number): Uint32Array {
    const kept = new Uint32Array(docnos.length);
    let count = 0;
    const best = new Map<number, number>();
    for (let i = 0; i < docnos.length; i++) {
      const docno = at(docnos, i);
      const code = at(this.#codes, docno);
      if (code === this.#single) kept[count++] = docno;
      else if (this.#isStoodFor[code] === 0) {
        const other = best.get(code);
        if (other === undefined || compare(docno, other) < 0) best.set(code, docno);
      }
    }
    for (const [code, docno] of best) {
      this.#isStoodFor[code] = 1;
      kept[count++] = docno;
    }
    return kept.subarray(0, count);
  }

  /** What the hit stands for besides itself. */
  gathered(docno: number): FoundHit['gathered'] {
    const code = at(this.#codes, docno);
    const works = at(this.#found, code);
    const [oeuvre] = this.#oeuvres[code] ?? [];
    return oeuvre === undefined || works < 2 ? undefined : { oeuvre, works };
  }
}
