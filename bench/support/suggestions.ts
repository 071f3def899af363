/**
 * Suggestions while a reader types: beginnings of one to four characters in Han of either script, pinyin and
 * initials, asked of the engine one after the other, its thread and the way to it included. Beside
 * them the search that the same characters would be.
 */
import { spelledOut } from '../../catalogue/text/pinyin.ts';
import { EVERYTHING } from '../../catalogue/search/request.ts';
import type { SearchIndex } from '../../catalogue/ports/search-index.ts';
import type { IndexedWork } from '../../catalogue/search/indexed-work.ts';
import { FOLD_PAIRS } from '../../catalogue/text/fold-table.ts';
import { Random } from '../../test/support/random.ts';
import { generateWork } from './generate-works.ts';
import { printTable, quantile } from './table.ts';
import type { Row } from './table.ts';

const TYPED_OF_EACH = 200;
const SEARCHED = 40;
const LONGEST = 4;

/** From what a reader may mean to what is typed of it. A single letter is answered by nothing. */
const WAYS: readonly (readonly [string, number, number, (text: string) => string | undefined])[] = [
  ['one Han', 1, 1, (text) => text],
  ['Han', 2, LONGEST, (text) => text],
  ['other forms of Han', 1, LONGEST, otherForm],
  ['pinyin', 2, LONGEST, (text) => spelledOut(text)[0]],
  ['initials', 2, LONGEST, (text) => spelledOut(text).at(-1)],
];

const otherForms = new Map<string, string>();
for (const [, other = '', one = ''] of FOLD_PAIRS.matchAll(/(.)(.)/gsu)) otherForms.set(one, other);

/** Each character by one that folds to it, where there is any. */
function otherForm(text: string): string {
  return Array.from(text, (one) => otherForms.get(one) ?? one).join('');
}

export async function printSuggestions(works: number, index: SearchIndex): Promise<void> {
  const random = new Random(11);
  const rows: Row[] = [];
  const all: number[] = [];
  let answered = 0;
  for (const [way, shortest, longest, spell] of WAYS) {
    const typed = new Set<string>();
    for (let n = 0; typed.size < TYPED_OF_EACH && n < TYPED_OF_EACH * 50; n++) {
      const meant = random.one(begunBy(generateWork(random.below(works))));
      const length = shortest + random.below(longest - shortest + 1);
      const spelled = Array.from(spell(meant) ?? '');
      if (spelled.length >= length) typed.add(spelled.slice(0, length).join(''));
    }
    const times: number[] = [];
    let shown = 0;
    for (const one of typed) {
      const started = performance.now();
      const found = await index.suggest(one);
      times.push(performance.now() - started);
      if (found.length > 0) shown++;
    }
    answered += shown;
    rows.push(rowOf(way, times, shown, await searchMs([...typed].slice(0, SEARCHED), index)));
    all.push(...times);
  }
  rows.push(rowOf('all of them', all, answered, undefined));
  printTable(`Suggestions: ${works} works, engine (to hold at 1 M: p95 ≤ 30 ms)`, rows);
}

/** Titles, persons and subjects: what begins so is suggested. */
function begunBy({ hit, facets }: IndexedWork): string[] {
  return [hit.title, hit.title, ...hit.creators, ...facets.subject];
}

async function searchMs(typed: readonly string[], index: SearchIndex): Promise<number> {
  const times: number[] = [];
  for (const any of typed) {
    const started = performance.now();
    await index.search({ ...EVERYTHING, query: { any } });
    times.push(performance.now() - started);
  }
  return quantile(times, 0.5);
}

function rowOf(
  typed: string,
  times: readonly number[],
  answered: number,
  search: number | undefined,
): Row {
  return {
    typed,
    asked: times.length,
    answered,
    'p50 ms': quantile(times, 0.5),
    'p95 ms': quantile(times, 0.95),
    'max ms': Math.max(...times),
    'its search p50 ms': search ?? '',
  };
}
