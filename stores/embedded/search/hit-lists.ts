/**
 * Lists of docnos that match an expression, kept and extended. Docnos only grow and a dead one is told
 * by `live`, so that a list found once never has to be found again: after a harvest only newer docnos
 * are asked for (0.3 ms instead of 65 for a word in 400 000 works).
 */
import type { Database, Statement } from '../../sqlite.ts';
import { NumberReader } from './file/columns.ts';

/** Docnos kept by one worker, 4 bytes each. */
const MOST_KEPT = 12_000_000;

interface HitList {
  /** Ascending; may hold docnos that have died. Never beyond `upTo`. */
  readonly docnos: Uint32Array;
  readonly upTo: number;
}

export class HitLists {
  readonly #pull: Statement<{ docnos: Uint8Array | null }>;
  /** Least recently used first. */
  readonly #lists = new Map<string, HitList>();
  #kept = 0;

  constructor(db: Database) {
    // One text of all docnos is several times faster than a row for each.
    this.#pull = db.prepare(
      `select cast(group_concat(rowid, ' ') as blob) as docnos from terms where terms match ? and rowid > ?`,
    );
  }

  /**
   * @param upTo largest docno of this transaction
   * @returns docnos in ascending order; the caller leaves out the dead
   */
  find(expression: string, upTo: number): Uint32Array {
    const known = this.#lists.get(expression);
    const docnos =
      known === undefined || known.upTo > upTo
        ? this.#read(expression, 0)
        : this.#extend(expression, known, upTo);
    if (known !== undefined) this.#drop(expression, known);
    this.#lists.set(expression, { docnos, upTo });
    this.#kept += docnos.length;
    for (const [key, list] of this.#lists) {
      if (this.#kept <= MOST_KEPT) break;
      this.#drop(key, list);
    }
    return docnos;
  }

  #extend(expression: string, known: HitList, upTo: number): Uint32Array {
    if (known.upTo === upTo) return known.docnos;
    const newer = this.#read(expression, known.upTo);
    if (newer.length === 0) return known.docnos;
    const docnos = new Uint32Array(known.docnos.length + newer.length);
    docnos.set(known.docnos);
    docnos.set(newer, known.docnos.length);
    return docnos;
  }

  #drop(expression: string, list: HitList): void {
    this.#lists.delete(expression);
    this.#kept -= list.docnos.length;
  }

  #read(expression: string, after: number): Uint32Array {
    const digits = this.#pull.get(expression, after)?.docnos;
    if (!(digits instanceof Uint8Array)) return new Uint32Array(0);
    let count = 1;
    for (let i = 0; i < digits.length; i++) count += Number(byteAt(digits, i) === 0x20);
    const docnos = new Uint32Array(count);
    const reader = new NumberReader(digits);
    for (let i = 0; i < count; i++) docnos[i] = reader.next();
    return docnos;
  }
}

/** A byte that is known to be there; by index, see `at` in `columns.ts`. */
function byteAt(bytes: Uint8Array, i: number): number {
  return bytes[i] ?? 0;
}
