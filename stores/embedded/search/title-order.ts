/**
 * The place of every work in the order of titles, for sorting by 题名拼音 without fetching titles.
 *
 * Read once from the index of the file, when first asked for; works added later are put half way
 * between their neighbours, until they are many or no number is left between two.
 */
import type { Database, Statement } from '../../sqlite.ts';
import { NumberReader } from './file/columns.ts';
import type { Columns } from './file/columns.ts';

/** More new works than this are not put in one by one. */
const MOST_PUT_IN = 500;

interface Neighbour {
  readonly docno: number;
}

export class TitleOrder {
  readonly #columns: Columns;
  readonly #all: Statement<{ docnos: Uint8Array | null }>;
  readonly #before: Statement<Neighbour>;
  readonly #after: Statement<Neighbour>;
  readonly #title: Statement<{ sort_title: string; id: string }>;
  /** By docno; dead docnos keep theirs. */
  #ranks = new Float64Array(0);
  /** Docnos below have their rank. */
  #ranked = 0;

  constructor(db: Database, columns: Columns) {
    this.#columns = columns;
    this.#all = db.prepare(
      `select cast(group_concat(docno, ' ') as blob) as docnos
       from (select docno from work order by sort_title, id)`,
    );
    this.#title = db.prepare('select sort_title, id from work where docno = ?');
    const neighbour = (than: string, order: string): string =>
      `select docno from work where (sort_title, id) ${than} (?, ?) and docno < ? order by sort_title ${order}, id ${order} limit 1`;
    this.#before = db.prepare(neighbour('<', 'desc'));
    this.#after = db.prepare(neighbour('>', 'asc'));
  }

  /** Smaller = earlier. Within the transaction that brought the columns up to date. */
  ranks(): Float64Array {
    const { size } = this.#columns;
    if (this.#ranked === 0 || size - this.#ranked > MOST_PUT_IN) this.#readAll();
    while (this.#ranked < size) {
      if (!this.#putIn(this.#ranked)) {
        this.#readAll();
        break;
      }
      this.#ranked++;
    }
    return this.#ranks;
  }

  #readAll(): void {
    const { size } = this.#columns;
    this.#ranks = new Float64Array(size + 2 * MOST_PUT_IN);
    const docnos = this.#all.get()?.docnos;
    if (docnos instanceof Uint8Array) {
      const reader = new NumberReader(docnos);
      for (let rank = 1; !reader.isAtEnd; rank++) this.#ranks[reader.next()] = rank;
    }
    this.#ranked = size;
  }

  /** @returns false when there is no number, or no room, left for it */
  #putIn(docno: number): boolean {
    const own = this.#title.get(docno);
    // Replaced before we came to it.
    if (own === undefined) return true;
    if (docno >= this.#ranks.length) return false;
    const key = [own.sort_title, own.id, docno] as const;
    const before = this.#ranks[this.#before.get(...key)?.docno ?? -1];
    const after = this.#ranks[this.#after.get(...key)?.docno ?? -1];
    const low = before ?? (after ?? 1) - 1;
    const high = after ?? low + 2;
    const rank = (low + high) / 2;
    this.#ranks[docno] = rank;
    return rank > low && rank < high;
  }
}
