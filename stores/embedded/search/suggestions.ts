/**
 * Suggestions from one index file. Terms are found by their beginning in an ordered table; how many
 * works have a value is counted over the whole index, again only when it has changed.
 */
import { inSuggestedOrder, TITLES_LOOKED_AT } from '../../../catalogue/suggestions.ts';
import type { FoundValue, Suggestion, ValueKind } from '../../../catalogue/suggestions.ts';
import type { Database, Statement } from '../../sqlite.ts';
import type { Columns } from './columns.ts';
import type { Dictionaries } from './filters.ts';

/** Values looked at for one beginning; few beginnings of two letters have more. */
const VALUES_LOOKED_AT = 4_000;
/** Behind every character. */
const LAST = '\u{10ffff}';

type Counts = Readonly<Record<ValueKind, ReadonlyMap<string, number>>>;

export class Suggestions {
  readonly #columns: Columns;
  readonly #dictionaries: Dictionaries;
  readonly #titles: Statement<{ term: string; docno: number; title: string }>;
  readonly #values: Statement<{ kind: ValueKind; value: string }>;
  #counts: Counts | undefined;
  /** What the counts are of: docnos and works alive. */
  #countedAt = '';

  constructor(db: Database, columns: Columns, dictionaries: Dictionaries) {
    this.#columns = columns;
    this.#dictionaries = dictionaries;
    this.#titles = db.prepare(
      `select term, docno, hit ->> '$.title' as title from title_term join work using (docno)
       where term >= ? and term < ? order by term, docno limit ${TITLES_LOOKED_AT}`,
    );
    this.#values = db.prepare(
      `select distinct kind, value from value_term where term >= ? and term < ? limit ${VALUES_LOOKED_AT}`,
    );
  }

  /** Within the transaction that brought the columns up to date. */
  find(key: string): Suggestion[] {
    const counts = this.#count();
    const values: FoundValue[] = [];
    for (const { kind, value } of this.#values.iterate(key, key + LAST)) {
      values.push({ kind, value, works: counts[kind].get(value) ?? 0 });
    }
    return inSuggestedOrder(this.#titles.all(key, key + LAST), values);
  }

  #count(): Counts {
    const { size, live, liveCount, open, lists } = this.#columns;
    const at = `${size} ${liveCount}`;
    if (this.#counts !== undefined && this.#countedAt === at) return this.#counts;
    const tallies = {
      subject: new Uint32Array(this.#dictionaries.open.subject.values.length),
      person: new Uint32Array(this.#dictionaries.open.person.values.length),
    };
    const placeLists = new Uint32Array(this.#dictionaries.lists.place.values.length);
    for (let docno = 0; docno < size; docno++) {
      if (live[docno] !== 1) continue;
      add(placeLists, lists.place[docno] ?? 0);
      for (const facet of ['subject', 'person'] as const) {
        const { from, codes } = open[facet];
        const end = from[docno + 1] ?? 0;
        for (let i = from[docno] ?? 0; i < end; i++) add(tallies[facet], codes[i] ?? 0);
      }
    }
    const place = new Map<string, number>();
    for (const [code, values] of this.#dictionaries.lists.place.values.entries()) {
      for (const value of values) {
        place.set(value, (place.get(value) ?? 0) + (placeLists[code] ?? 0));
      }
    }
    const byValue = (facet: 'subject' | 'person'): Map<string, number> =>
      new Map(
        this.#dictionaries.open[facet].values.map((value, code) => [
          value,
          tallies[facet][code] ?? 0,
        ]),
      );
    this.#counts = { place, subject: byValue('subject'), person: byValue('person') };
    this.#countedAt = at;
    return this.#counts;
  }
}

function add(counts: Uint32Array, code: number): void {
  counts[code] = (counts[code] ?? 0) + 1;
}
