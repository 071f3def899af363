/**
 * A query as an expression of FTS5. Tokens are letters, digits and Han, always in quotation marks: no
 * text of a reader is ever an operator.
 */
import type { Phrase, Query, Term } from '../../../catalogue/query.ts';
import type { QueryField } from '../../../catalogue/search-index.ts';
import { PINYIN_MARK, TEXT_COLUMNS, TITLE_MARK } from './schema.ts';
import type { TextColumn } from './schema.ts';

const COLUMNS_OF: Readonly<Record<QueryField, readonly TextColumn[]>> = {
  any: TEXT_COLUMNS,
  title: ['title', 'variant'],
  creator: ['creator'],
  subject: ['subject'],
  publisher: ['publisher'],
  identifier: ['identifier'],
  callNumber: ['callno'],
};

/** Columns of tiers 3, 4 and 5 (DESIGN 4.6); tier 6 is anywhere. */
const TIERS: readonly (readonly TextColumn[])[] = [
  ['title'],
  ['title', 'variant', 'creator'],
  ['title', 'variant', 'creator', 'subject'],
];

/** What finds the hits: works that match `include` and not `exclude`; an absent `include` is every work. */
export interface Match {
  readonly include: string | undefined;
  readonly exclude: string | undefined;
  /** Best tier first; works in none of them come last. */
  readonly tiers: readonly string[];
}

export function matchOf(query: Extract<Query, { kind: 'terms' }>): Match {
  const { include, exclude } = query;
  const all = include.length === 0 ? undefined : conjunction(include, TEXT_COLUMNS, true);
  return {
    include: all,
    exclude:
      exclude.length === 0
        ? undefined
        : exclude.map((term) => termOf(term, TEXT_COLUMNS, false)).join(' OR '),
    tiers: all === undefined ? [] : tiersOf(query, all),
  };
}

function tiersOf({ include, titleKey }: Extract<Query, { kind: 'terms' }>, all: string): string[] {
  const key = titleKey === null ? undefined : `{keys} : "${TITLE_MARK}${titleKey}"`;
  const tiers = key === undefined ? [] : [key, `${key} *`];
  for (const columns of TIERS) {
    const tier = conjunction(include, columns, false);
    // From here on every hit is in the tier.
    if (tier === all) break;
    if (tier !== tiers.at(-1)) tiers.push(tier);
  }
  return tiers;
}

function conjunction(
  terms: readonly Term[],
  columns: readonly TextColumn[],
  isLast: boolean,
): string {
  return terms.map((term) => `(${termOf(term, columns, isLast)})`).join(' AND ');
}

/** @param isLast pinyin counts in the last tier only */
function termOf(term: Term, columns: readonly TextColumn[], isLast: boolean): string {
  const own = COLUMNS_OF[term.field];
  // A term held to a field outside the tier is met in its field and does not count against the tier.
  const both = own.filter((column) => columns.includes(column));
  const within = both.length === 0 ? own : both;
  const [first, ...others] = term.phrases;
  const ways =
    others.length === 0
      ? [`{${within.join(' ')}} : ${phraseOf(first)}`]
      : within.map(
          (column) =>
            `(${term.phrases.map((phrase) => `{${column}} : ${phraseOf(phrase)}`).join(' AND ')})`,
        );
  if (term.number !== null) ways.push(`{${within.join(' ')}} : "${term.number}"`);
  if (isLast && term.pinyin !== null) ways.push(`{keys} : "${PINYIN_MARK}${term.pinyin}" *`);
  return ways.join(' OR ');
}

function phraseOf({ tokens, prefix }: Phrase): string {
  return `"${tokens.join(' ')}"${prefix ? ' *' : ''}`;
}
