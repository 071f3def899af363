/**
 * 专业检索: the query line 检索式, for example `题名=城墙 AND (责任者==朱偰 OR 出版者^江苏) NOT 主题=旅游`.
 *
 * A condition is a word or a quotation, alone or behind a field: `题名=` holds it, `题名^` begins with
 * it, `题名==` is it. AND 与, OR 或, NOT 非 join them; conditions side by side are joined by AND; NOT and
 * AND bind closer than OR; brackets go first, and a field before a bracket holds for all in it. The
 * result is the same `Query` that the plain box makes. `docs/searching.md` tells it to readers.
 */
import { PortalError } from '../errors.ts';
import { fold, normalForm, runsOf } from '../text/text.ts';
import { plainWish, quotedWish } from './wishes.ts';
import type { Condition, TermMatch } from './terms.ts';
import { closingQuote } from './quotation.ts';
import type { TypedQuery, QueryField } from './request.ts';

/** Names of fields in a query line; the first of each is the one we write. */
export const FIELD_NAMES: Readonly<Record<QueryField, readonly [string, ...string[]]>> = {
  any: ['任意', '全部', 'any', 'all'],
  title: ['题名', '書名', '书名', '題名', 'title', 'ti'],
  creator: ['责任者', '責任者', '作者', '著者', 'creator', 'author', 'au'],
  subject: ['主题', '主题词', '主題', '分类号', '分類號', 'subject', 'class', 'su'],
  publisher: ['出版者', '出版社', 'publisher', 'pu'],
  series: ['丛书', '丛编', '叢書', '叢編', 'series', 'se'],
  identifier: ['标识号', '标识', 'isbn', 'issn', 'identifier', 'id'],
  callNumber: ['索书号', '索書號', 'callnumber', 'ca'],
  surname: ['姓', '姓氏', 'surname'],
  hall: ['堂号', '堂號', 'hall'],
  seat: ['居地', '谱籍', '譜籍', 'seat'],
};

const FIELD_BY_NAME = new Map(
  Object.entries(FIELD_NAMES).flatMap(([field, names]) =>
    names.map((name) => [name, field as QueryField] as const),
  ),
);

/** The field that a query line, or a reader, calls so; undefined for any other word. */
export function fieldNamed(name: string): QueryField | undefined {
  return FIELD_BY_NAME.get(name.toLowerCase());
}

const OPERATORS = new Map([
  ['AND', 'AND'],
  ['与', 'AND'],
  ['OR', 'OR'],
  ['或', 'OR'],
  ['NOT', 'NOT'],
  ['非', 'NOT'],
] as const);
type Operator = 'AND' | 'OR' | 'NOT';
const MATCH_BY_SIGN: Readonly<Record<string, TermMatch>> = {
  '=': 'contains',
  ':': 'contains',
  '^': 'prefix',
  '==': 'exact',
};
/** Brackets in brackets; nobody means more. */
const DEEPEST = 8;

/** What is wrong with a query line, as the messages name it. */
export type MalformedKind =
  | 'unclosed-quote'
  | 'unclosed-bracket'
  | 'unexpected'
  | 'incomplete'
  | 'unknown-field'
  | 'empty'
  | 'not-alone';

/** The query line is not of its grammar. */
export class QueryMalformed extends PortalError {
  readonly code = 'QUERY_MALFORMED';
  readonly kind: MalformedKind;
  /** Where, counted in characters from 1. */
  readonly at: number;
  /** What stands there. */
  readonly found: string;

  constructor(kind: MalformedKind, at: number, found: string) {
    super(`检索式第 ${at} 个字“${found}”处写法有误（${kind}）。`);
    this.kind = kind;
    this.at = at;
    this.found = found;
  }
}

type Token = { readonly at: number; readonly text: string } & (
  | { readonly kind: 'word' | 'quoted' | '(' | ')' | 'end' }
  | { readonly kind: 'operator'; readonly operator: Operator }
  | { readonly kind: 'field'; readonly field: QueryField; readonly match: TermMatch }
);

/**
 * @returns what must be met and what may not be; both empty for a blank line
 * @throws QueryMalformed
 */
export function parseExpression(
  line: string,
  spelling?: TypedQuery['spelling'],
): {
  readonly include: readonly Condition[];
  readonly exclude: readonly Condition[];
} {
  if (line.trim() === '') return { include: [], exclude: [] };
  const parser = new Parser(tokensOf(line), spelling);
  return parser.parse();
}

/** Whether a text is a query line that says more than the same words side by side. A colon stands in many a title. */
export function isQueryLine(text: string): boolean {
  try {
    parseExpression(text);
    return tokensOf(text).some(
      (token) => token.kind === 'operator' || (token.kind === 'field' && !token.text.endsWith(':')),
    );
  } catch (error) {
    if (error instanceof QueryMalformed) return false;
    throw error;
  }
}

/** One line of the advanced form. */
export interface ExpressionPart {
  readonly join: 'and' | 'or' | 'not';
  readonly field: QueryField;
  readonly match: TermMatch;
  readonly words: string;
}

/**
 * The query line that says the same as these parts, joined from the first on; blank words are passed over.
 * For addresses alone: what we ask ourselves is made of conditions, never of a line to be read again.
 */
export function expressionOf(parts: readonly ExpressionPart[]): string {
  let line = '';
  let hasOr = false;
  // NOT needs something to be taken from, which may stand in a later row.
  const waiting: string[] = [];
  for (const { join, field, match, words } of parts) {
    const value = valueOf(words, match);
    if (value === '') continue;
    const sign = { contains: '=', prefix: '^', exact: '==' }[match];
    const name = field === 'any' && match === 'contains' ? '' : FIELD_NAMES[field][0] + sign;
    const condition = name + value;
    if (line === '') {
      if (join === 'not') waiting.push(`NOT ${condition}`);
      else line = [condition, ...waiting.splice(0)].join(' ');
      continue;
    }
    const isOr = join === 'or';
    line = `${hasOr && !isOr ? `(${line})` : line} ${join.toUpperCase()} ${condition}`;
    hasOr = isOr;
  }
  return line === '' ? waiting.join(' ') : line;
}

function valueOf(words: string, match: TermMatch): string {
  // As the line will be read: ＂ becomes a quotation mark then, and would open or close something.
  const plain = normalForm(words.toWellFormed())
    .replace(/["“”「」『』()]/gu, ' ')
    .trim();
  if (plain === '') return '';
  if (match !== 'contains') return `"${plain}"`;
  const all = plain.split(/\s+/u);
  // Marks by themselves say nothing beside words, as in the plain box.
  const worded = all.filter((piece) => runsOf(fold(piece), 'part').length > 0);
  const pieces = (worded.length > 0 ? worded : all).map((piece) => {
    const isPlain = /^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}.·・-]*$/u.test(piece);
    return isPlain && operatorIn(piece) === undefined ? piece : `"${piece}"`;
  });
  return pieces.length === 1 ? (pieces[0] ?? '') : `(${pieces.join(' ')})`;
}

function operatorIn(word: string): Operator | undefined {
  return OPERATORS.get(word.toUpperCase() as 'AND');
}

function tokensOf(line: string): Token[] {
  const characters = Array.from(normalForm(line));
  const tokens: Token[] = [];
  let i = 0;
  while (i < characters.length) {
    const character = characters[i] ?? '';
    const at = i + 1;
    if (/\s/u.test(character)) {
      i++;
      continue;
    }
    if (character === '(' || character === ')') {
      tokens.push({ kind: character, at, text: character });
      i++;
      continue;
    }
    if (/["“”「」『』]/u.test(character)) {
      const close = closingQuote(characters, i);
      if (close === undefined) throw new QueryMalformed('unclosed-quote', at, character);
      tokens.push({ kind: 'quoted', at, text: characters.slice(i + 1, close).join('') });
      i = close + 1;
      continue;
    }
    const [whole = '', name = '', sign = ''] =
      /^(\p{L}{1,12})\s*(==|[=:^])/u.exec(characters.slice(i, i + 24).join('')) ?? [];
    const field = fieldNamed(name);
    if (field !== undefined) {
      const match = MATCH_BY_SIGN[sign] ?? 'contains';
      tokens.push({ kind: 'field', at, text: whole, field, match });
      i += Array.from(whole).length;
      continue;
    }
    // A colon stands in many a title.
    if (sign !== '' && sign !== ':') throw new QueryMalformed('unknown-field', at, name);
    const from = i;
    do i++;
    while (i < characters.length && !/[\s()"“”「」『』]/u.test(characters[i] ?? ''));
    const text = characters.slice(from, i).join('');
    const operator = operatorIn(text);
    tokens.push(
      operator === undefined
        ? { kind: 'word', at, text }
        : { kind: 'operator', at, text, operator },
    );
  }
  tokens.push({ kind: 'end', at: characters.length, text: '' });
  return tokens;
}

interface Scope {
  readonly field: QueryField;
  readonly match: TermMatch;
  readonly depth: number;
}

class Parser {
  readonly #tokens: readonly Token[];
  readonly #spelling: TypedQuery['spelling'];
  #next = 0;

  constructor(tokens: readonly Token[], spelling: TypedQuery['spelling']) {
    this.#tokens = tokens;
    this.#spelling = spelling;
  }

  parse(): { include: readonly Condition[]; exclude: readonly Condition[] } {
    const scope: Scope = { field: 'any', match: 'contains', depth: 0 };
    const first = this.#all(scope);
    if (this.#peek().kind === 'end') return first;
    if (!this.#isOperator('OR')) throw this.#fault('unexpected');
    return { include: [this.#either(scope, this.#joined(first))], exclude: [] };
  }

  /** Conditions joined by OR, the first of which was read. */
  #either(scope: Scope, first: Condition): Condition {
    const of = [first];
    while (this.#isOperator('OR')) {
      this.#take();
      of.push(this.#joined(this.#all(scope)));
    }
    const { kind } = this.#peek();
    if (kind !== 'end' && kind !== ')') throw this.#fault('unexpected');
    if (kind === ')' && scope.depth === 0) throw this.#fault('unexpected');
    return of.length === 1 ? first : { kind: 'any', of };
  }

  #all(scope: Scope): { include: readonly Condition[]; exclude: readonly Condition[] } {
    const include: Condition[] = [];
    const exclude: Condition[] = [];
    for (;;) {
      const token = this.#peek();
      if (token.kind === 'end' || token.kind === ')' || this.#isOperator('OR')) break;
      if (token.kind === 'operator') {
        if (token.operator === 'AND' && include.length + exclude.length === 0) {
          throw this.#fault('unexpected');
        }
        this.#take();
        // A AND NOT B
        const isNot = token.operator === 'NOT' || this.#isOperator('NOT');
        if (token.operator === 'AND' && isNot) this.#take();
        (isNot ? exclude : include).push(this.#condition(scope));
      } else include.push(this.#condition(scope));
    }
    if (include.length + exclude.length === 0) throw this.#fault('incomplete');
    return { include, exclude };
  }

  #joined({
    include,
    exclude,
  }: {
    include: readonly Condition[];
    exclude: readonly Condition[];
  }): Condition {
    const [first, ...others] = include;
    if (first === undefined) throw this.#fault('not-alone');
    const from: Condition = others.length === 0 ? first : { kind: 'all', of: include };
    const [not, ...more] = exclude;
    if (not === undefined) return from;
    return {
      kind: 'without',
      from,
      not: more.length === 0 ? not : { kind: 'any', of: exclude },
    };
  }

  #condition(scope: Scope): Condition {
    const token = this.#take();
    switch (token.kind) {
      case 'word':
      case 'quoted': {
        const make = token.kind === 'quoted' ? quotedWish : plainWish;
        const term = make(scope.field, token.text, {
          match: scope.match,
          spelling: this.#spelling,
        });
        if (term === undefined) throw new QueryMalformed('empty', token.at, token.text);
        return term;
      }
      case 'field':
        return this.#condition({ ...scope, field: token.field, match: token.match });
      case '(': {
        if (scope.depth >= DEEPEST) throw new QueryMalformed('unexpected', token.at, token.text);
        const inner = { ...scope, depth: scope.depth + 1 };
        const condition = this.#either(inner, this.#joined(this.#all(inner)));
        if (this.#take().kind !== ')') {
          throw new QueryMalformed('unclosed-bracket', token.at, token.text);
        }
        return condition;
      }
      case ')':
      case 'operator':
        throw new QueryMalformed('unexpected', token.at, token.text);
      case 'end':
        throw this.#fault('incomplete');
    }
  }

  #peek(): Token {
    const token = this.#tokens[Math.min(this.#next, this.#tokens.length - 1)];
    if (token === undefined) throw new TypeError('A line has an end.');
    return token;
  }

  #take(): Token {
    const token = this.#peek();
    if (token.kind !== 'end') this.#next++;
    return token;
  }

  #isOperator(operator: Operator): boolean {
    const token = this.#peek();
    return token.kind === 'operator' && token.operator === operator;
  }

  /** At the next token; at the end, the last word before it is named. */
  #fault(kind: MalformedKind): QueryMalformed {
    const token = this.#peek();
    const before = this.#tokens[this.#next - 1];
    return token.kind === 'end' && before !== undefined
      ? new QueryMalformed(kind, before.at, before.text)
      : new QueryMalformed(kind, token.at, token.text);
  }
}
