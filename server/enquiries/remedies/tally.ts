/**
 * What is tried for one page, and how many works each trial finds: each request is counted once, whoever
 * tries it. What was not counted, because time or counts ran out, finds nothing for all we know.
 */
import { isAnswerable } from '../../../catalogue/search/query.ts';
import { EVERYTHING } from '../../../catalogue/search/request.ts';
import type { SearchRequest } from '../../../catalogue/search/request.ts';
import { writeSearchAddress } from '../../addresses/search-address.ts';
import type { Asking } from '../spare-pages.ts';

/** A change of a request, and the request changed. */
export interface Trial<What> {
  readonly what: What;
  readonly request: SearchRequest;
}

/** A trial, and how many works it finds. */
export interface Tried<What> extends Trial<What> {
  readonly works: number;
}

export class Tally {
  readonly #asking: Pick<Asking, 'totals'>;
  readonly #works = new Map<string, number>();

  /** @param found what the request of the page finds, which is known */
  constructor(asking: Pick<Asking, 'totals'>, asked: SearchRequest, found: number) {
    this.#asking = asking;
    this.#works.set(keyOf(asked), found);
  }

  /** Counts what is not counted yet, in one call; the first have most of a chance when counts run out. */
  async count(requests: readonly SearchRequest[]): Promise<void> {
    const wanted = new Map<string, SearchRequest>();
    for (const request of requests) {
      const key = keyOf(request);
      // Words of several fields in one may be more than we answer.
      if (!this.#works.has(key) && isAnswerable(request)) wanted.set(key, request);
    }
    if (wanted.size === 0) return;
    const totals = await this.#asking.totals([...wanted.values()]);
    for (const [i, key] of [...wanted.keys()].entries()) {
      const works = totals[i];
      if (works !== undefined) this.#works.set(key, works);
    }
  }

  /** Undefined for what was not counted. */
  of(request: SearchRequest): number | undefined {
    return this.#works.get(keyOf(request));
  }

  /** The trials that find more than so many, in their order, of equal requests the first. */
  finding<Some extends Trial<unknown>>(
    trials: readonly Some[],
    more: number,
  ): (Some & { readonly works: number })[] {
    const distinct = new Map<string, Some & { readonly works: number }>();
    for (const trial of trials) {
      const works = this.of(trial.request) ?? 0;
      const key = keyOf(trial.request);
      if (works > more && !distinct.has(key)) distinct.set(key, { ...trial, works });
    }
    return [...distinct.values()];
  }
}

/** Requests that find the same works have one key, whatever their order and page. */
export function keyOf(request: SearchRequest): string {
  const { sort, page, size } = EVERYTHING;
  return writeSearchAddress({ ...request, sort, page, size });
}
