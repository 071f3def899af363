/**
 * What of one work goes into an index file: its texts as tokens, its facets as the lists they are counted
 * by. Of works that are handed over it is made in the thread that does so, and the writer thread fills tables with one
 * row while the next is made; of works that the writer thread takes from the catalogue, in that thread.
 */
import { valueOf, valuesOf } from '../../../../catalogue/search/indexed-work.ts';
import type { IndexedWork } from '../../../../catalogue/search/indexed-work.ts';
import { TEXT_FIELDS } from '../../../../catalogue/search/ranking.ts';
import { HOLDING_FACETS, OPEN_FACETS } from '../../../../catalogue/search/facets.ts';
import { suggestionTerms } from '../../../../catalogue/search/suggestions.ts';
import { linesOf } from '../../../../catalogue/search/lines.ts';
import type { WorkId } from '../../../../catalogue/work.ts';
import { compareBytes } from '../../../bytes.ts';
import { PLAIN_KEY } from '../../../keys.ts';
import { keysOf, printedOf } from '../../../keys-of-works.ts';
import { LIST_COLUMNS, PINYIN_MARK, storedYear, TERMS_OF_TITLE, VALUE_BREAK } from './schema.ts';
import type { ListColumn, StoredHolding } from './schema.ts';

export interface IndexRow {
  readonly id: WorkId;
  readonly sortTitle: string;
  /** JSON of the `WorkHit`. */
  readonly hit: string;
  /** Tokens for each column of the full text: `TEXT_FIELDS`, keys, printed. */
  readonly texts: readonly string[];
  /** What the title is suggested by. */
  readonly titleTerms: readonly string[];
  /** Beginning of the id, time, years; codes of the lists and open facets follow, as `columns.ts` reads them. */
  readonly numbers: readonly number[];
  /** For each of `LIST_COLUMNS` the list of values, as JSON. */
  readonly lists: readonly string[];
  /** For each of `OPEN_FACETS` its distinct values. */
  readonly open: readonly (readonly string[])[];
}

export function indexRow(work: IndexedWork): IndexRow {
  return {
    id: work.id,
    sortTitle: work.sortTitle,
    hit: JSON.stringify(work.hit),
    texts: textsOf(work),
    titleTerms: suggestionTerms('title', work.hit.title).slice(0, TERMS_OF_TITLE),
    numbers: [
      ...idPrefix(work.id),
      Math.max(0, Date.parse(work.firstAdded) || 0),
      storedYear(work.startYear),
      storedYear(work.startYear ?? work.endYear),
      storedYear(work.endYear ?? work.startYear),
      storedYear(work.originalStart ?? work.originalEnd),
      storedYear(work.originalEnd ?? work.originalStart),
    ],
    lists: LIST_COLUMNS.map((column) => listOf(work, column)),
    open: OPEN_FACETS.map((facet) => [...new Set(valuesOf(work, facet))]),
  };
}

/** First eight bytes of an id as two numbers: enough to order nearly all of them. */
function idPrefix(id: string): [number, number] {
  const bytes = Buffer.alloc(8);
  bytes.write(id.slice(0, 8), 'latin1');
  return [bytes.readUInt32BE(0), bytes.readUInt32BE(4)];
}

/** One text for each distinct list, whatever its order: counting goes by list, not by value. */
function listOf(work: IndexedWork, column: ListColumn): string {
  if (column !== 'holdings') return listText(valuesOf(work, column));
  return listText(
    work.holdings.map((one): StoredHolding => HOLDING_FACETS.map((facet) => valueOf(one, facet))),
  );
}

function listText(values: readonly (string | StoredHolding)[]): string {
  if (values.length < 2) return JSON.stringify(values);
  const distinct = [...new Set(values.map((value) => JSON.stringify(value)))].sort(compareBytes);
  return `[${distinct.join(',')}]`;
}

function textsOf(work: IndexedWork): string[] {
  const { texts, pinyin } = work;
  const printed = printedOf(work);
  const keys = [
    ...(printed.length === 0 ? [PLAIN_KEY] : []),
    ...keysOf(work),
    ...pinyin.filter((term) => /^[a-z]+$/.test(term)).map((term) => PINYIN_MARK + term),
  ];
  return [
    ...TEXT_FIELDS.map((field) => linesOf(field, texts[field]).join(PARTED)),
    [...new Set(keys)].join(' '),
    printed.join(PARTED),
  ];
}

/** No phrase runs from one line into the next. */
const PARTED = ` ${VALUE_BREAK} `;
