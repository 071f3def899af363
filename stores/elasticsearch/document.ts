/**
 * A work as Elasticsearch takes it in: tokens of our own analysis, blank-separated, so that the
 * `whitespace` analyzer does no more than cut them. `works.v6.json` is the mapping but for the
 * facets, which follow their declaration; a change of it is a new version beside the old file, and a rebuild.
 *
 * Beside every text stands, under `first`, the first character of each of its tokens at the same
 * place: a single Han at the end of a query begins a token, and a prefix inside a phrase is something
 * Elasticsearch only answers for up to 128 tokens. The mapping gathers all but the long `other` in one
 * field, `brief`, since most searches ask everywhere.
 */
import { readFileSync } from 'node:fs';
import type { estypes } from '@elastic/elasticsearch';
import { beginningOf } from '../../catalogue/text/bounds.ts';
import { each, HOLDING_FACETS, WORK_FACETS } from '../../catalogue/search/facets.ts';
import type { HoldingFacet, WorkFacet } from '../../catalogue/search/facets.ts';
import { valueOf, valuesOf } from '../../catalogue/search/indexed-work.ts';
import { TEXT_FIELDS } from '../../catalogue/search/ranking.ts';
import type { TextField } from '../../catalogue/search/ranking.ts';
import type { IndexedWork } from '../../catalogue/search/indexed-work.ts';
import {
  suggestedText,
  suggestedValues,
  suggestionTerms,
} from '../../catalogue/search/suggestions.ts';
import { linesOf } from '../../catalogue/search/lines.ts';
import { PLAIN_KEY } from '../keys.ts';
import { keysOf, printedOf } from '../keys-of-works.ts';

/** Raise it, with a new mapping file, when documents or mapping change; an index of another is rebuilt. */
export const MAPPING_VERSION = 6;

/** Documents of the index were made so: an index of another version, or of other facets, is rebuilt. */
export const MAPPING = [MAPPING_VERSION, ...WORK_FACETS, ...HOLDING_FACETS].join(' ');

const KEYWORD: estypes.MappingProperty = { type: 'keyword', ignore_above: 1_024 };

/** What a new index is made with: the mapping file, and the facets as they are declared. */
export function indexDefinition(): Definition {
  const file = new URL(`works.v${MAPPING_VERSION}.json`, import.meta.url);
  const { settings, mappings } = JSON.parse(readFileSync(file, 'utf8')) as Definition;
  return {
    settings,
    mappings: {
      ...mappings,
      properties: {
        ...mappings.properties,
        facet: { properties: each(WORK_FACETS, () => KEYWORD) },
        // Nested, since one holding must meet all filters of holdings; and in the work, to be counted there.
        holdings: {
          type: 'nested',
          include_in_parent: true,
          properties: each(HOLDING_FACETS, () => KEYWORD),
        },
      },
    },
  };
}

interface Definition {
  readonly settings: estypes.IndicesIndexSettings;
  readonly mappings: estypes.MappingTypeMapping;
}

/** Longest keyword, UTF-16 units: the mapping ignores longer ones, so none may be longer. */
const LONGEST_KEYWORD = 1_024;
/** Beyond ±32000 all years are alike, as in the embedded engine. */
const LAST_YEAR = 32_000;

type Texts = Partial<Record<TextField, readonly string[]>>;

/** The body of one document; `id` is the mark of a work (the state of the index has none). */
export interface WorkDocument extends Texts {
  readonly id: string;
  /** Of its oeuvre, or its own. */
  readonly fold: string;
  readonly hit: IndexedWork['hit'];
  /** Only for works in other characters than folding leaves, see `printedOf`. */
  readonly printed?: readonly string[];
  readonly first: Texts & { readonly printed?: readonly string[] };
  readonly keys: readonly string[];
  readonly pinyin: readonly string[];
  readonly facet: Readonly<Record<WorkFacet, readonly string[]>>;
  /** `term TAB title`, and `term TAB kind TAB value`: found by their beginning, see `suggest.ts`. */
  readonly suggest: { readonly title: readonly string[]; readonly value: readonly string[] };
  /** Null is as if it were not there. */
  readonly holdings: readonly Readonly<Record<HoldingFacet, string | null>>[];
  readonly sortYear?: number;
  readonly startYear?: number;
  readonly endYear?: number;
  readonly originalStart?: number;
  readonly originalEnd?: number;
  readonly sortTitle: string;
  readonly added: number;
}

export function workDocument(work: IndexedWork): WorkDocument {
  const tokens: Texts = {};
  const first: Texts = {};
  for (const field of TEXT_FIELDS) {
    const lines = linesOf(field, work.texts[field]);
    if (lines.length === 0) continue;
    tokens[field] = lines;
    first[field] = lines.map(firstOfLine);
  }
  const printed = printedOf(work);
  const start = year(work.startYear ?? work.endYear);
  const end = year(work.endYear ?? work.startYear);
  const originalStart = year(work.originalStart ?? work.originalEnd);
  const originalEnd = year(work.originalEnd ?? work.originalStart);
  const sortYear = year(work.startYear);
  return {
    id: work.id,
    fold: valuesOf(work, 'oeuvre')[0] ?? work.id,
    hit: work.hit,
    ...tokens,
    ...(printed.length === 0 ? {} : { printed }),
    first: printed.length === 0 ? first : { ...first, printed: printed.map(firstOfMarked) },
    keys: bounded([...(printed.length === 0 ? [PLAIN_KEY] : []), ...keysOf(work)]),
    pinyin: bounded(work.pinyin.filter((term) => /^[a-z]+$/.test(term))),
    facet: each(WORK_FACETS, (facet) => bounded(valuesOf(work, facet))),
    suggest: {
      title: bounded(
        suggestionTerms('title', work.hit.title).map((term) => `${term}\t${work.hit.title}`),
      ),
      value: bounded(
        suggestedValues(work).flatMap(({ kind, value }) =>
          suggestionTerms(kind, suggestedText(kind, value)).map(
            (term) => `${term}\t${kind}\t${value}`,
          ),
        ),
      ),
    },
    holdings: work.holdings.map((holding) =>
      each(HOLDING_FACETS, (facet) => keyword(valueOf(holding, facet))),
    ),
    ...(sortYear === undefined ? {} : { sortYear }),
    ...(start === undefined || end === undefined ? {} : { startYear: start, endYear: end }),
    ...(originalStart === undefined || originalEnd === undefined
      ? {}
      : { originalStart, originalEnd }),
    sortTitle: cut(work.sortTitle),
    added: Math.max(0, Date.parse(work.firstAdded) || 0),
  };
}

/** The first characters of the tokens of a line; Elasticsearch keeps lines 100 places apart. */
function firstOfLine(line: string): string {
  return line
    .split(' ')
    .map((token) => firstOf(token))
    .join(' ');
}

function firstOf(token: string, from = 0): string {
  const isWide = (token.codePointAt(from) ?? 0) > 0xffff;
  return token.slice(0, from + (isWide ? 2 : 1));
}

/** Every token with its mark and its first character. */
function firstOfMarked(line: string): string {
  return line
    .split(' ')
    .map((token) => firstOf(token, 1))
    .join(' ');
}

function year(value: number | null): number | undefined {
  return value === null ? undefined : Math.min(LAST_YEAR, Math.max(-LAST_YEAR, value));
}

function bounded(values: readonly string[]): string[] {
  return [...new Set(values.map(cut))];
}

function keyword(value: string | null): string | null {
  return value === null ? null : cut(value);
}

/** Never within a character beyond the BMP. */
function cut(value: string): string {
  return beginningOf(value, LONGEST_KEYWORD);
}
