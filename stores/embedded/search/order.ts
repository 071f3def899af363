/** The orders of a result list, and the part of it that a page shows, without sorting the rest. */
import type { Sort } from '../../../catalogue/search/request.ts';
import type { Database, Statement } from '../../sqlite.ts';
import { compareBytes } from '../../bytes.ts';
import { NO_YEAR } from './file/columns.ts';
import type { Columns } from './file/columns.ts';
import type { TitleOrder } from './title-order.ts';

type Compare = (a: number, b: number) => number;

/** What an order goes by first: whatever is behind by its number here is behind. */
export interface Key {
  readonly of: ArrayLike<number>;
  /** 1 = the smallest number first, -1 = the largest. */
  readonly sign: 1 | -1;
}

export interface Order {
  readonly compare: Compare;
  readonly key?: Key;
}

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
  of(sort: Sort): Order {
    this.#ids.clear();
    const { sortYear, added } = this.#columns;
    const byId: Compare = (a, b) => this.#compareIds(a, b);
    switch (sort) {
      case 'relevance':
      case 'newest':
        // NO_YEAR is smaller than every year.
        return {
          compare: (a, b) => at(sortYear, b) - at(sortYear, a) || byId(a, b),
          key: { of: sortYear, sign: -1 },
        };
      case 'oldest':
        return { compare: (a, b) => oldestFirst(at(sortYear, a), at(sortYear, b)) || byId(a, b) };
      case 'added':
        return {
          compare: (a, b) => at(added, b) - at(added, a) || byId(a, b),
          key: { of: added, sign: -1 },
        };
      case 'title': {
        const rank = this.#titles.ranks();
        return { compare: (a, b) => at(rank, a) - at(rank, b), key: { of: rank, sign: 1 } };
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
 * rest is only compared with the worst of them, mostly by one number.
 */
export function slice(
  docnos: Uint32Array,
  from: number,
  to: number,
  { compare, key }: Order,
): number[] {
  const wanted = Math.min(to, docnos.length);
  if (from >= wanted) return [];
  // From the end: later docnos came later, and what came last is what is mostly asked for first.
  const rest = docnos.length - wanted;
  const heap = Array.from(docnos.subarray(rest));
  for (let i = (wanted >> 1) - 1; i >= 0; i--) sink(heap, i, compare);
  const numbers = key?.of ?? [];
  const sign = key?.sign ?? 1;
  let worst = at(numbers, at(heap, 0));
  for (let i = rest - 1; i >= 0; i--) {
    const docno = at(docnos, i);
    if ((at(numbers, docno) - worst) * sign > 0) continue;
    if (compare(docno, at(heap, 0)) >= 0) continue;
    heap[0] = docno;
    sink(heap, 0, compare);
    worst = at(numbers, at(heap, 0));
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
