/** The orders of a result list, and the part of it that a page shows, without sorting the rest. */
import type { Sort } from '../../../catalogue/search/request.ts';
import type { Database, Statement } from '../../sqlite.ts';
import { compareBytes } from '../../bytes.ts';
import { NO_YEAR } from './file/columns.ts';
import type { Columns } from './file/columns.ts';
import type { TitleOrder } from './title-order.ts';

type Compare = (a: number, b: number) => number;

export class Orders {
  readonly #columns: Columns;
  readonly #titles: TitleOrder;
  readonly #id: Statement<{ id: string }>;
  /** Ids of one search whose first eight bytes were not enough. */
  readonly #ids = new Map<number, string>();

  constructor(db: Database, columns: Columns, titles: TitleOrder) {
    this.#columns = columns;
    this.#titles = titles;
    this.#id = db.prepare('select id from work where docno = ?');
  }

  /** Relevance: the order inside one tier. To be used within one transaction. */
  compare(sort: Sort): Compare {
    this.#ids.clear();
    const { sortYear, added } = this.#columns;
    const byId: Compare = (a, b) => this.#compareIds(a, b);
    switch (sort) {
      case 'relevance':
      case 'newest':
        // NO_YEAR is smaller than every year.
        return (a, b) => at(sortYear, b) - at(sortYear, a) || byId(a, b);
      case 'oldest':
        return (a, b) => oldestFirst(at(sortYear, a), at(sortYear, b)) || byId(a, b);
      case 'added':
        return (a, b) => at(added, b) - at(added, a) || byId(a, b);
      case 'title': {
        const rank = this.#titles.ranks();
        return (a, b) => at(rank, a) - at(rank, b);
      }
    }
  }

  #compareIds(a: number, b: number): number {
    const { idHigh, idLow } = this.#columns;
    return (
      at(idHigh, a) - at(idHigh, b) ||
      at(idLow, a) - at(idLow, b) ||
      compareBytes(this.#idOf(a), this.#idOf(b))
    );
  }

  #idOf(docno: number): string {
    let id = this.#ids.get(docno);
    if (id === undefined) {
      id = this.#id.get(docno)?.id ?? '';
      this.#ids.set(docno, id);
    }
    return id;
  }
}

/**
 * What stands at positions [from, to) when `docnos` is sorted. A heap of the first `to` is enough: the
 * rest is only compared with the worst of them.
 */
export function slice(docnos: Uint32Array, from: number, to: number, compare: Compare): number[] {
  const wanted = Math.min(to, docnos.length);
  if (from >= wanted) return [];
  const heap = Array.from(docnos.subarray(0, wanted));
  for (let i = (wanted >> 1) - 1; i >= 0; i--) sink(heap, i, compare);
  for (let i = wanted; i < docnos.length; i++) {
    const docno = at(docnos, i);
    if (compare(docno, at(heap, 0)) >= 0) continue;
    heap[0] = docno;
    sink(heap, 0, compare);
  }
  return heap.sort(compare).slice(from);
}

/** Restores the heap, worst on top, after the element at `i` was replaced by a better one. */
function sink(heap: number[], i: number, compare: Compare): void {
  for (;;) {
    let worst = i;
    for (const child of [2 * i + 1, 2 * i + 2]) {
      if (child < heap.length && compare(at(heap, child), at(heap, worst)) > 0) worst = child;
    }
    if (worst === i) return;
    const kept = at(heap, i);
    heap[i] = at(heap, worst);
    heap[worst] = kept;
    i = worst;
  }
}

function oldestFirst(a: number, b: number): number {
  if (a === b) return 0;
  if (a === NO_YEAR) return 1;
  return b === NO_YEAR ? -1 : a - b;
}

/** A value that is known to be there. */
function at(values: ArrayLike<number>, i: number): number {
  return values[i] ?? 0;
}
