/**
 * 新到: what was first stored in each of the last weeks, by library, with a few works of each library. A library
 * that comes with its whole catalogue at once must not hide what the others added: what it brings is told apart
 * as a load, and no library shows more works than another.
 */
import type { FoundHit, SearchIndex } from '../../catalogue/ports/search-index.ts';
import { EVERYTHING } from '../../catalogue/search/request.ts';
import { weekBefore, weekOf } from '../../catalogue/weeks.ts';
import type { WeekCode } from '../../catalogue/weeks.ts';
import { Kept } from './kept.ts';
import type { KeptOptions } from './kept.ts';
import { picturedFirst } from './pictured-first.ts';

/** `first` 首次收录: the library had nothing before; `bulk` 成批收录: more at once than all it had. */
export type ArrivalKind = 'first' | 'bulk' | 'new';

export interface LibraryArrivals {
  readonly library: string;
  readonly works: number;
  readonly kind: ArrivalKind;
  /** Of the weeks whose works are shown; none of the others. */
  readonly hits: readonly FoundHit[];
}

export interface WeekOfArrivals {
  readonly week: WeekCode;
  /** A work that several libraries hold counts once. */
  readonly works: number;
  /** Those with most works first; of what they added day by day before what came as a load. */
  readonly libraries: readonly LibraryArrivals[];
}

/** Two months. */
const WEEKS = 8;
/** Weeks with works, of which some are shown. */
const WEEKS_SHOWN = 2;
/** Works of one library that are shown, by how they came; and among how many those with a picture are looked for. */
const SHOWN: Readonly<Record<ArrivalKind, number>> = { new: 3, bulk: 2, first: 2 };
const LOOKED_AT = 12;
/** Fewer than these a library may well catalogue in a week. */
const LEAST_BULK = 200;

const ORDER: readonly ArrivalKind[] = ['new', 'bulk', 'first'];

export class Arrivals {
  readonly #index: Pick<SearchIndex, 'applied' | 'search'>;
  readonly #kept: Kept<readonly WeekOfArrivals[]>;

  constructor(index: Pick<SearchIndex, 'applied' | 'search'>, kept: KeptOptions) {
    this.#index = index;
    this.#kept = new Kept(index, kept);
  }

  /**
   * The last weeks, this one first, those without works too.
   *
   * @throws SearchUnavailable when the engine does not answer
   */
  until(now: Date): Promise<readonly WeekOfArrivals[]> {
    const week = weekOf(now);
    return this.#kept.of(week, () => this.#gather(week));
  }

  async #gather(last: WeekCode): Promise<WeekOfArrivals[]> {
    const codes = Array.from({ length: WEEKS }, (_, i) => weekBefore(last, i));
    const [all, ...counted] = await Promise.all([
      this.#counts(undefined),
      ...codes.map((week) => this.#counts(week)),
    ]);
    const held = new Map(all.libraries);
    const weeks: WeekOfArrivals[] = [];
    let shown = 0;
    for (const [i, { works, libraries }] of counted.entries()) {
      const week = weekBefore(last, i);
      const isShown = works > 0 && shown++ < WEEKS_SHOWN;
      const arrivals: LibraryArrivals[] = [];
      for (const [library, count] of libraries) {
        if (count === 0) continue;
        const before = (held.get(library) ?? count) - count;
        held.set(library, before);
        const kind = kindOf(count, before);
        const hits = isShown ? (await this.#some(week, library)).slice(0, SHOWN[kind]) : [];
        arrivals.push({ library, works: count, kind, hits });
      }
      arrivals.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || b.works - a.works);
      weeks.push({ week, works, libraries: arrivals });
    }
    return weeks;
  }

  async #counts(added: WeekCode | undefined): Promise<{
    readonly works: number;
    readonly libraries: readonly (readonly [library: string, works: number])[];
  }> {
    const { total, facets } = await this.#index.search({ ...EVERYTHING, added, size: 1 }, ['lib']);
    return { works: total, libraries: facets.lib.map(({ value, count }) => [value, count]) };
  }

  async #some(added: WeekCode, library: string): Promise<FoundHit[]> {
    const { hits } = await this.#index.search(
      { ...EVERYTHING, added, sort: 'added', size: LOOKED_AT, filters: { lib: [library] } },
      [],
    );
    return picturedFirst(hits);
  }
}

/** @param before how many works the library had when the week began */
function kindOf(works: number, before: number): ArrivalKind {
  if (before <= 0) return 'first';
  return works >= LEAST_BULK && works > before ? 'bulk' : 'new';
}
