/**
 * Suggestions from one index file. Terms are found by their beginning in an index that holds all that is
 * asked; how many works have a value the columns know.
 *
 * A beginning that is short has thousands of values: they come as one text of codes, and only the few
 * with most works are looked at as words.
 */
import type { OpenFacet } from '../../../catalogue/search/facets.ts';
import {
  inSuggestedOrder,
  suggestedText,
  suggestionTerms,
  TITLES_LOOKED_AT,
} from '../../../catalogue/search/suggestions.ts';
import type { FoundValue, Suggestion } from '../../../catalogue/search/suggestions.ts';
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
/** Behind every character. */
const LAST = '\u{10ffff}';

export class Suggestions {
  readonly #columns: Columns;
  readonly #dictionaries: Dictionaries;
  readonly #titles: Statement<{ term: string; title: string }>;
  readonly #values: Statement<{ kind: OpenFacet; codes: Uint8Array }>;
  /** The few hundred there are, by what they are found by. */
  readonly #placeTerms = new Map<string, readonly string[]>();

  constructor(db: Database, columns: Columns, dictionaries: Dictionaries) {
    this.#columns = columns;
    this.#dictionaries = dictionaries;
    this.#titles = db.prepare(
      `select term, hit ->> '$.title' as title from
         (select term, n / ${TERMS_OF_TITLE} as docno from title_term
          where term >= ? and term < ? order by term, n limit ${TITLES_LOOKED_AT})
       join work using (docno)`,
    );
    this.#values = db.prepare(
      `select kind, cast(group_concat(code, ' ') as blob) as codes from
         (select kind, code from value_term where term >= ? and term < ? limit ${VALUES_LOOKED_AT})
       group by kind`,
    );
  }

  /** Within the transaction that brought the columns up to date. */
  find(key: string): Suggestion[] {
    const values = this.#places(key);
    for (const { kind, codes } of this.#values.all(key, key + LAST)) {
      values.push(...this.#most(kind, codesIn(codes), this.#columns.counts[kind].values));
    }
    return inSuggestedOrder(this.#titles.all(key, key + LAST), values);
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
        terms = suggestionTerms(suggestedText('place', value));
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

/** Each code once: a value may begin so in its characters and in its pinyin. */
function codesIn(text: Uint8Array): Uint32Array {
  const codes = new Set<number>();
  const reader = new NumberReader(text);
  while (!reader.isAtEnd) codes.add(reader.next());
  return Uint32Array.from(codes);
}
