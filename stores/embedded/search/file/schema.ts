/**
 * The index file `index-<n>.db`: its tables, and the columns of its full text.
 *
 * FTS5 answers which works match and nothing else, in a column for each text of a work, one, `keys`,
 * for whole values and pinyin, and one, `printed`, for texts in other characters than folding leaves; it
 * keeps no text (contentless). Numbers that are
 * counted or sorted by stand in `counted` as digits, to be read into typed arrays in one go. Every
 * version of a work gets a new docno and the old one dies, so that a list of hits once found only has
 * to be extended. Everything here can be made again: a file of another format is rebuilt, not migrated.
 */
import {
  HOLDING_FACETS,
  isOpen,
  OPEN_FACETS,
  WORK_FACETS,
} from '../../../../catalogue/search/facets.ts';
import type { HoldingFacet, OpenFacet, WorkFacet } from '../../../../catalogue/search/facets.ts';
import { TEXT_FIELDS } from '../../../../catalogue/search/ranking.ts';
import type { TextField } from '../../../../catalogue/search/ranking.ts';
import { ANALYSIS_VERSION } from '../../../../catalogue/text/text.ts';
import { PLAIN_KEY, PRINTED_MARKS } from '../../../keys.ts';

/** Facets of a work of which the file keeps lists of values that many works share. */
export type WorkList = Exclude<WorkFacet, OpenFacet>;
export const WORK_LISTS = WORK_FACETS.filter((facet): facet is WorkList => !isOpen(facet));
/** Columns with the code of one list for each work; the holdings of a work are a list as well. */
export type ListColumn = WorkList | 'holdings';
export const LIST_COLUMNS: readonly ListColumn[] = [...WORK_LISTS, 'holdings'];
/** What is counted by code: a list, or the single values of an open facet, any number for a work. */
export type Column = ListColumn | OpenFacet;

/** A holding in the list of kind `holdings`: its values in the order of the layout. */
export type StoredHolding = readonly (string | null)[];

/** Raise it with any change of this file or of what the writer puts into it. */
const SCHEMA_VERSION = 8;

/** The fields and facets that a file keeps, each kind of facets in the order of its numbers. */
export interface Layout {
  readonly texts: readonly TextField[];
  readonly lists: readonly ListColumn[];
  readonly open: readonly OpenFacet[];
  readonly holdings: readonly HoldingFacet[];
}

/** Written into each file. */
export const INDEX_SCHEMA = [
  SCHEMA_VERSION,
  ...LIST_COLUMNS,
  ...OPEN_FACETS,
  ...HOLDING_FACETS,
].join(' ');
/** Tokens in the file were made by these rules; older ones are searched until the rebuild is done. */
export const INDEX_ANALYSIS = ANALYSIS_VERSION;

/** Versions of files that only lack fields and facets of today. */
const SEARCHABLE: ReadonlySet<string> = new Set(['7', String(SCHEMA_VERSION)]);

/**
 * How a file is laid out. One made before a field or facet was declared has nothing of it and all the others:
 * it is searched until the rebuild is done.
 *
 * @param schema what the file says of itself
 * @param columns of its full text
 * @returns undefined for another format, or facets that nobody knows any more
 */
export function layoutOf(schema: string, columns: readonly string[]): Layout | undefined {
  const [version = '', ...names] = schema.split(' ');
  const among = <Name extends string>(known: readonly Name[], has: readonly string[]): Name[] =>
    has.flatMap((name) => known.find((one) => one === name) ?? []);
  const lists = among(LIST_COLUMNS, names);
  const open = among(OPEN_FACETS, names);
  const holdings = among(HOLDING_FACETS, names);
  const isKnown = [...lists, ...open, ...holdings].join(' ') === names.join(' ');
  if (!SEARCHABLE.has(version) || !isKnown) return undefined;
  return { texts: among(TEXT_FIELDS, columns), lists, open, holdings };
}

/** What helps a damaged file, as a clause after a colon. */
export const REBUILD = '运行 npm run portal -- verify，检索索引会由目录重建';

/** Parts the values of one field. No text makes it: tokens are letters, digits and Han. */
export const VALUE_BREAK = '|';
/** Before a pinyin term in the column `keys`, as the marks of `stores/keys.ts` are before values. */
export const PINYIN_MARK = '~';

export const INDEX_TABLES = `
  create table state (
    one integer primary key check (one = 1),
    schema text not null, analysis text not null,
    epoch text not null, seq integer not null,
    next_docno integer not null, deaths integer not null
  ) strict;
  -- In the order of ids, for verify.
  create table entry (id text primary key, docno integer not null, seq integer not null) strict, without rowid;
  create table work (docno integer primary key, id text not null, sort_title text not null, hit text not null) strict;
  create table counted (docno integer primary key, numbers text not null) strict;
  -- Docnos that have died, so that readers learn of them.
  create table dead (n integer primary key, docno integer not null) strict;
  create table code (kind text not null, code integer not null, value text not null,
    primary key (kind, value)) strict, without rowid;
  create unique index code_by_number on code (kind, code);
  -- Suggestions: terms of titles, each work's in a row of numbers of its own, and of open facets by code.
  -- A value stays, and is not suggested while nothing has it.
  create table title_term (n integer primary key, term text not null) strict;
  create table value_term (term text not null, kind text not null, code integer not null) strict;
  create virtual table terms using fts5(
    ${TEXT_FIELDS.join(', ')}, keys, printed,
    content = '', contentless_delete = 1, detail = full,
    tokenize = "ascii tokenchars '${VALUE_BREAK}${PINYIN_MARK}${PLAIN_KEY}${Object.values(PRINTED_MARKS).join('')}'"
  );
`;

/** Apart, because filling them in order at the end of a rebuild is much faster. */
export const INDEX_ORDERS = `
  create index if not exists work_title on work (sort_title, id);
  create index if not exists title_beginning on title_term (term);
  create index if not exists value_beginning on value_term (term, kind, code);
`;

/** Numbers of `title_term` that belong to one docno, from `docno * TERMS_OF_TITLE` on. */
export const TERMS_OF_TITLE = 16;

/** Years are stored without a sign; 0 = unknown. */
export const YEAR_OFFSET = 40_000;

/** A year as stored. Beyond ±32000 all are alike. */
export function storedYear(year: number | null): number {
  return year === null ? 0 : Math.min(32_000, Math.max(-32_000, year)) + YEAR_OFFSET;
}
