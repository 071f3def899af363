/**
 * Reads what a reader typed into a query that every engine answers alike.
 *
 * Blanks part terms; all must match, each within one field. “…”, 「…」 and "…" hold a phrase together;
 * a leading - (－) excludes. Nothing is an operator but these; the query line 检索式 has a grammar of its
 * own in `expression.ts`. No reader's text reaches an engine: engines get tokens of `text.ts`, which are
 * letters, digits and Han only.
 */
import { PortalError } from '../errors.ts';
import { QueryMalformed, parseExpression } from './expression.ts';
import { closingQuote } from './quotation.ts';
import { QUERY_FIELDS } from './request.ts';
import type { SearchRequest, TypedQuery, QueryField } from './request.ts';
import type { Condition, Term, TermReading } from './terms.ts';
import { plainWish, quotedWish } from './wishes.ts';
import { keysOfValue } from './writings.ts';
import { fold, normalForm, runsOf } from '../text/text.ts';

/** Longest query, all fields together, UTF-16 units. A title pasted whole fits. */
export const LONGEST_QUERY = 300;
/** Most phrases of a query: terms, and the runs of a term of mixed script. */
export const MOST_PHRASES = 24;

export type Query =
  /** Nothing was typed: everything. */
  | { readonly kind: 'all' }
  /** Only punctuation was typed: nothing. */
  | { readonly kind: 'none' }
  | {
      readonly kind: 'terms';
      /** Empty when only exclusions were typed: everything but those. */
      readonly include: readonly Condition[];
      readonly exclude: readonly Condition[];
      /** What the title would be if this were the title whole (see `keysOfValue`); none when fields were asked. */
      readonly titleKeys: readonly string[];
    };

/** A request with conditions that we made ourselves, from values of records; all must be met as well. */
export interface SearchEnquiry extends SearchRequest {
  readonly conditions?: readonly Condition[];
}

/** The query is longer than we answer. */
export class QueryTooLarge extends PortalError {
  readonly code = 'QUERY_TOO_LARGE';
}

/**
 * @param typed what was typed, by field; blank ones count as absent
 * @throws QueryTooLarge beyond `LONGEST_QUERY` or `MOST_PHRASES`
 * @throws QueryMalformed when the query line is not of its grammar
 */
export function parseQuery(typed: TypedQuery): Query {
  const { spelling, ...words } = typed;
  const length = Object.values(words).reduce((sum, text) => sum + text.length, 0);
  if (length > LONGEST_QUERY) {
    throw new QueryTooLarge(
      `检索词最长 ${LONGEST_QUERY} 个字符，现有 ${length} 个；请缩短后再试。`,
    );
  }
  const include: Condition[] = [];
  const exclude: Condition[] = [];
  let isBlank = true;
  let isNothing = false;
  for (const field of QUERY_FIELDS) {
    const text = typed[field] ?? '';
    if (text.trim() === '') continue;
    isBlank = false;
    const terms = termsOf(field, text, { spelling });
    isNothing ||= terms.length === 0;
    for (const { term, excluded } of terms) (excluded ? exclude : include).push(term);
  }
  const expression = parseExpression(typed.expression ?? '', spelling);
  include.push(...expression.include);
  exclude.push(...expression.exclude);
  if (isBlank && include.length === 0 && exclude.length === 0) return { kind: 'all' };
  // Also where a field of marks finds nothing: its words are looked at one by one then.
  checkPhrases([...include, ...exclude]);
  if (isNothing) return { kind: 'none' };
  return {
    kind: 'terms',
    include: distinct(include),
    exclude: distinct(exclude),
    titleKeys: wholeTitle(typed),
  };
}

/** Each condition once, however often it was typed. */
function distinct(conditions: readonly Condition[]): Condition[] {
  return [...new Map(conditions.map((one) => [JSON.stringify(one), one])).values()];
}

/** @throws QueryTooLarge, QueryMalformed for what was typed, as `parseQuery` */
export function queryOf({ query, conditions = [] }: SearchEnquiry): Query {
  const typed = parseQuery(query);
  if (conditions.length === 0 || typed.kind === 'none') return typed;
  const { include, exclude } = typed.kind === 'all' ? { include: [], exclude: [] } : typed;
  checkPhrases([...include, ...exclude, ...conditions]);
  return { kind: 'terms', include: [...include, ...conditions], exclude, titleKeys: [] };
}

/** Whether the words of a request are such as we answer: what is offered to readers has to be. */
export function isAnswerable({ query }: Pick<SearchRequest, 'query'>): boolean {
  try {
    parseQuery(query);
    return true;
  } catch (error) {
    if (error instanceof QueryTooLarge || error instanceof QueryMalformed) return false;
    throw error;
  }
}

function checkPhrases(conditions: readonly Condition[]): void {
  const phrases = conditions.reduce((sum, one) => sum + phrasesIn(one), 0);
  if (phrases <= MOST_PHRASES) return;
  throw new QueryTooLarge(`一次最多检索 ${MOST_PHRASES} 个词，现有 ${phrases} 个；请减少后再试。`);
}

/** The terms that hits were found by, for marking them. */
export function termsFound(query: Query): readonly Term[] {
  const positive = (condition: Condition): readonly Term[] => {
    switch (condition.kind) {
      case 'term':
        return [condition];
      case 'all':
      case 'any':
      case 'writings':
        return condition.of.flatMap(positive);
      case 'without':
        return positive(condition.from);
    }
  };
  return query.kind === 'terms' ? query.include.flatMap(positive) : [];
}

function phrasesIn(condition: Condition): number {
  switch (condition.kind) {
    case 'term':
      return condition.phrases.length;
    case 'writings':
      // However many ways there are to write it, it was typed once.
      return condition.of[0].phrases.length;
    case 'all':
    case 'any':
      return condition.of.reduce((sum, one) => sum + phrasesIn(one), 0);
    case 'without':
      return phrasesIn(condition.from) + phrasesIn(condition.not);
  }
}

interface Piece {
  readonly text: string;
  readonly quoted: boolean;
  readonly excluded: boolean;
}

function termsOf(
  field: QueryField,
  text: string,
  reading: TermReading,
): { term: Condition; excluded: boolean }[] {
  const pieces = piecesOf(text);
  const spaced = spacedWord(pieces);
  return (spaced ?? pieces).flatMap(({ text: piece, quoted, excluded }) => {
    const term = (quoted ? quotedWish : plainWish)(field, piece, reading);
    return term === undefined ? [] : [{ term, excluded }];
  });
}

/** ISBN, ISSN, CN or 统一书号 before a number says what it is, and is not part of it; but in a quotation it is. */
const NUMBER_LABEL =
  /("[^"]*")|(?:\b(?:isbn|issn|csbn)|统一书号|統一書號)[\s:]{0,8}(?=\d)|\bcn[\s:]{0,8}(?=\d\d-\d{4})/giu;

/** Cuts at blanks and quotation marks; a mark that is never closed is punctuation. */
function piecesOf(text: string): Piece[] {
  // Full-width blanks, hyphens, quotation marks and digits become plain ones.
  const characters = Array.from(
    normalForm(text).replace(NUMBER_LABEL, (_, quoted?: string) => quoted ?? ' '),
  );
  const pieces: Piece[] = [];
  let i = 0;
  while (i < characters.length) {
    if (isBlankAt(characters, i)) {
      i++;
      continue;
    }
    const excluded = characters[i] === '-';
    if (excluded) i++;
    // A hyphen by itself is punctuation.
    if (excluded && isBlankAt(characters, i)) continue;
    const close = closingQuote(characters, i);
    const from = close === undefined ? i : i + 1;
    if (close === undefined) {
      // At least one character is taken, so that this ends.
      do i++;
      while (
        i < characters.length &&
        !isBlankAt(characters, i) &&
        closingQuote(characters, i) === undefined
      );
      pieces.push({ text: characters.slice(from, i).join(''), quoted: false, excluded });
    } else {
      pieces.push({ text: characters.slice(from, close).join(''), quoted: true, excluded });
      i = close + 1;
    }
  }
  return pieces;
}

function isBlankAt(characters: readonly string[], i: number): boolean {
  return /^\s$/u.test(characters[i] ?? '');
}

/** The word that a text of single Han spaced out is read as (金 陵 图 书); undefined for any other text. */
export function spacedWordIn(text: string): string | undefined {
  return spacedWord(piecesOf(text))?.[0]?.text;
}

/** 金 陵 图 书: a list made wholly of single Han is one word, spaced out. */
function spacedWord(pieces: readonly Piece[]): Piece[] | undefined {
  if (pieces.length < 2 || pieces.some((piece) => piece.quoted || piece.excluded)) return undefined;
  const isSingle = ({ text }: Piece): boolean => {
    const [run, ...others] = runsOf(fold(text), 'part');
    return others.length === 0 && run?.kind === 'han' && Array.from(run.text).length === 1;
  };
  return pieces.every(isSingle)
    ? [{ text: pieces.map(({ text }) => text).join(''), quoted: false, excluded: false }]
    : undefined;
}

/** The keys that a title equal to the whole query would have; only for a query in one field, any or title. */
function wholeTitle(typed: TypedQuery): readonly string[] {
  if ((typed.expression ?? '').trim() !== '') return [];
  const [field, ...others] = QUERY_FIELDS.filter((name) => (typed[name] ?? '').trim() !== '');
  if (others.length > 0 || (field !== 'any' && field !== 'title')) return [];
  const positive = piecesOf(typed[field] ?? '').filter((piece) => !piece.excluded);
  return keysOfValue(positive.map((piece) => piece.text).join(' '));
}
