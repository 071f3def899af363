/**
 * Suggestions from one index file. Terms are found by their beginning in an index that holds all that is
 * asked; how many works have a value the columns know.
 *
 * A beginning that is short has thousands of values: they come as one text of codes, and only the few
 * with most works are looked at as words. What was answered is kept until the index changes, as everybody
 * begins with the same letters.
 */
import { OPEN_FACETS } from '../../../catalogue/search/facets.ts';
import type { OpenFacet } from '../../../catalogue/search/facets.ts';
import {
  inSuggestedOrder,
  suggestedText,
  suggestionTerms,
  TITLES_LOOKED_AT,
} from '../../../catalogue/search/suggestions.ts';
import type { FoundValue, Suggestion } from '../../../catalogue/search/suggestions.ts';
import type { WorkId } from '../../../catalogue/work.ts';
import type { Database, Statement } from '../../sqlite.ts';
import { NumberReader } from './file/columns.ts';
import type { Columns } from './file/columns.ts';
import type { Dictionaries } from './filters.ts';
import { slice } from './order.ts';
import { TERMS_OF_TITLE } from './file/schema.ts';

/** Values looked at for one beginning, of all kinds; no surname of a million works has more. */
const VALUES_LOOKED_AT = 40_000;
/** Of one kind put in order: enough that those spelled alike, in several roles, leave the few to show. */
const VALUES_IN_ORDER = 50;
/** Answers kept: more beginnings than readers type between two changes of the index. */
const MOST_KEPT = 1_000;
/** Behind every character. */
const LAST = '\u{10ffff}';

export class Suggestions {
  readonly #columns: Columns;
  readonly #dictionaries: Dictionaries;
  readonly #titles: Statement<{ term: string; title: string; id: WorkId }>;
  readonly #values: Statement<{ numbers: Uint8Array | null }>;
  readonly #answers = new Map<string, Suggestion[]>();
  /** What the answers are of: docnos and works alive. */
  #answeredAt = '';
  /** The few hundred there are, by what they are found by. */
  readonly #placeTerms = new Map<string, readonly string[]>();

  constructor(db: Database, columns: Columns, dictionaries: Dictionaries) {
    this.#columns = columns;
    this.#dictionaries = dictionaries;
    this.#titles = db.prepare(
      // To the end of the last term, as far as is needed to see whether it is of one work alone.
      `select term, hit ->> '$.title' as title, id from
         (select term, n / ${TERMS_OF_TITLE} as docno from title_term
          where term >= ?1 and term < ?2 and term <= coalesce(
            (select term from title_term where term >= ?1 and term < ?2
             order by term limit 1 offset ${TITLES_LOOKED_AT - 1}), ?2)
          order by term, n limit ${2 * TITLES_LOOKED_AT})
       join work using (docno)`,
    );
    // Not grouped by kind: forty thousand rows would be sorted for that.
    const facet = OPEN_FACETS.map((name, i) => `when '${name}' then ${i}`).join(' ');
    this.#values = db.prepare(
      `select cast(group_concat(code * ${OPEN_FACETS.length} + case kind ${facet} end, ' ') as blob) as numbers
       from (select kind, code from value_term where term >= ? and term < ? limit ${VALUES_LOOKED_AT})`,
    );
  }

  /** Within the transaction that brought the columns up to date. */
  find(key: string): Suggestion[] {
    const { size, liveCount } = this.#columns;
    const at = `${size} ${liveCount}`;
    if (this.#answeredAt !== at || this.#answers.size >= MOST_KEPT) this.#answers.clear();
    this.#answeredAt = at;
    let answer = this.#answers.get(key);
    if (answer === undefined) {
      const values = [...this.#places(key), ...this.#openValues(key)];
      answer = inSuggestedOrder(
        this.#titles
          .all(key, key + LAST)
          .map(({ term, title, id }) => ({ term, title, works: [id] })),
        values,
      );
      this.#answers.set(key, answer);
    }
    return answer;
  }

  #openValues(key: string): FoundValue[] {
    const numbers = this.#values.get(key, key + LAST)?.numbers;
    if (!(numbers instanceof Uint8Array)) return [];
    const sizes = OPEN_FACETS.map((facet) => this.#dictionaries.open[facet].values.length);
    return codesIn(numbers, sizes).flatMap((codes, i) => {
      const facet = OPEN_FACETS[i];
      if (facet === undefined) return [];
      return this.#most(facet, codes, this.#columns.counts[facet].values);
    });
  }

  /** Those with most works, in the order they are shown. */
  #most(kind: OpenFacet, codes: Uint32Array, counts: Uint32Array): FoundValue[] {
    const { values } = this.#dictionaries.open[kind];
    const worksOf = (code: number): number => counts[code] ?? 0;
    const textOf = (code: number): string => suggestedText(kind, values[code] ?? '');
    const compare = (a: number, b: number): number =>
      worksOf(b) - worksOf(a) || (textOf(a) < textOf(b) ? -1 : 1);
    return slice(codes, 0, VALUES_IN_ORDER, { compare }).map((code) => ({
      kind,
      value: values[code] ?? '',
      works: worksOf(code),
    }));
  }

  #places(key: string): FoundValue[] {
    return [...this.#worksByPlace()].flatMap(([value, works]): FoundValue[] => {
      let terms = this.#placeTerms.get(value);
      if (terms === undefined) {
        terms = suggestionTerms('place', suggestedText('place', value));
        this.#placeTerms.set(value, terms);
      }
      return terms.some((term) => term.startsWith(key)) ? [{ kind: 'place', value, works }] : [];
    });
  }

  #worksByPlace(): ReadonlyMap<string, number> {
    const counts = this.#columns.counts.place.values;
    const works = new Map<string, number>();
    for (const [code, places] of this.#dictionaries.lists.place.values.entries()) {
      for (const place of places) works.set(place, (works.get(place) ?? 0) + (counts[code] ?? 0));
    }
    return works;
  }
}

/**
 * The codes of each open facet, each once: a value may begin so in its characters and in its pinyin.
 *
 * @param sizes how many codes there are of each
 */
function codesIn(text: Uint8Array, sizes: readonly number[]): Uint32Array[] {
  const seen = sizes.map((size) => new Uint8Array(size));
  const codes = sizes.map((): number[] => []);
  const reader = new NumberReader(text);
  while (!reader.isAtEnd) {
    const number = reader.next();
    const facet = number % sizes.length;
    const code = (number - facet) / sizes.length;
    const marks = seen[facet];
    if (marks === undefined || marks[code] === 1) continue;
    marks[code] = 1;
    codes[facet]?.push(code);
  }
  return codes.map((all) => Uint32Array.from(all));
}
