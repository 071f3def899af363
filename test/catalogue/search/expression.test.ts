/** 检索式: what readers of the trade write, and what is wrong with what they mistype. */
import { expect } from 'chai';
import fc from 'fast-check';
import {
  expressionOf,
  parseExpression,
  QueryMalformed,
} from '../../../catalogue/search/expression.ts';
import type { ExpressionPart } from '../../../catalogue/search/expression.ts';
import { TERM_MATCHES } from '../../../catalogue/search/terms.ts';
import type { Condition } from '../../../catalogue/search/terms.ts';
import { parseQuery } from '../../../catalogue/search/query.ts';
import { QUERY_FIELDS } from '../../../catalogue/search/request.ts';

describe('a query line', () => {
  it('holds a word to a field, by what it contains, begins with or is', () => {
    expect(read('题名=城墙')).to.equal('title=城墙');
    expect(read('題名^金陵')).to.equal('title^金陵');
    expect(read('作者==“朱偰”')).to.equal('creator==朱偰');
    expect(read('AU=朱偰')).to.equal('creator=朱偰');
    expect(read('ＩＳＢＮ：978')).to.equal('identifier=978');
  });

  it('joins conditions by words in either language, or by blanks', () => {
    expect(read('城墙 南京')).to.equal('(any=城墙 & any=南京)');
    expect(read('城墙 and 南京')).to.equal(read('城墙 与 南京'));
    expect(read('城墙 OR 南京')).to.equal('(any=城墙 | any=南京)');
    expect(read('城墙 非 南京')).to.equal('any=城墙 −any=南京');
    expect(read('城墙 AND NOT 南京')).to.equal(read('城墙 NOT 南京'));
    expect(read('NOT 南京')).to.equal('−any=南京');
  });

  it('reads AND before OR, and brackets before both', () => {
    expect(read('甲书 OR 乙书 丙书')).to.equal('(any=甲书 | (any=乙书 & any=丙书))');
    expect(read('（甲书 OR 乙书） 丙书')).to.equal('((any=甲书 | any=乙书) & any=丙书)');
    expect(read('甲书 OR (乙书 NOT 丙书)')).to.equal('(any=甲书 | (any=乙书 − any=丙书))');
  });

  it('lets a field hold for all in the brackets behind it', () => {
    expect(read('题名^(南京 OR 责任者=朱偰)')).to.equal('(title^南京 | creator=朱偰)');
  });

  it('keeps colons and marks that are no field', () => {
    expect(read('K295.31:Z')).to.equal('any=k295·31·z');
    expect(read('"AND"')).to.equal('any=and');
  });

  for (const [line, kind, found] of [
    ['题名="城墙', 'unclosed-quote', '"'],
    ['(城墙 OR 南京', 'unclosed-bracket', '('],
    ['城墙)', 'unexpected', ')'],
    ['AND 城墙', 'unexpected', 'AND'],
    ['城墙 OR', 'incomplete', 'OR'],
    ['题名=', 'incomplete', '题名='],
    ['()', 'incomplete', ')'],
    ['书脊=城墙', 'unknown-field', '书脊'],
    ['题名=《》', 'empty', '《》'],
    ['城墙 (NOT 南京)', 'not-alone', ')'],
  ] as const) {
    it(`says what is wrong with ${line}`, () => {
      expect(() => parseExpression(line))
        .to.throw(QueryMalformed)
        .that.deep.includes({ kind, found });
    });
  }

  it('is read or refused, whatever is typed', () => {
    const words = fc.constantFrom(
      '题名=',
      '(',
      ')',
      'AND',
      'OR',
      'NOT',
      '"',
      '城墙',
      '与',
      '^',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), (typed) => {
        try {
          parseExpression(typed.join(' '));
        } catch (error) {
          if (!(error instanceof QueryMalformed)) throw error;
        }
      }),
      { numRuns: 3000 },
    );
  });
});

describe('the rows of the advanced form', () => {
  const part = (join: 'and' | 'or' | 'not', words: string): ExpressionPart => {
    return { join, field: 'title', match: 'contains', words };
  };

  it('become a query line that joins them from the first on', () => {
    expect(expressionOf([part('and', '南京'), part('or', '金陵'), part('and', '城墙')])).to.equal(
      '(题名=南京 OR 题名=金陵) AND 题名=城墙',
    );
    expect(expressionOf([part('not', '南京')])).to.equal('NOT 题名=南京');
    expect(expressionOf([part('and', ' '), part('or', '金陵 "城墙"')])).to.equal(
      '题名=(金陵 城墙)',
    );
  });

  it('are always of the grammar', () => {
    const parts = fc.array(
      fc.record({
        join: fc.constantFrom('and', 'or', 'not'),
        field: fc.constantFrom(...QUERY_FIELDS),
        match: fc.constantFrom(...TERM_MATCHES),
        words: fc.constantFrom(
          '南京',
          'and',
          '与 非',
          'a(b',
          '“金陵”',
          '题名=城',
          'K295.31/2',
          '-x',
        ),
      }),
      { maxLength: 4 },
    );
    fc.assert(fc.property(parts, (rows) => void parseQuery({ expression: expressionOf(rows) })));
    // Marks that are folded to quotation marks and brackets, and by themselves say nothing.
    for (const words of ['＂南京', '（南京', '南京 …… ＂', '﹁南京', '⑴南京(', 'AND', '南京 OR']) {
      const expression = expressionOf([part('and', words)]);
      expect(parseQuery({ expression }).kind, words).to.equal('terms');
    }
  });
});

/** The conditions in one line. */
function read(line: string): string {
  const { include, exclude } = parseExpression(line);
  const written = include.map(write);
  const all = written.length > 1 ? `(${written.join(' & ')})` : written.join('');
  return [all, ...exclude.map((one) => `−${write(one)}`)].filter((text) => text !== '').join(' ');
}

function write(condition: Condition): string {
  switch (condition.kind) {
    case 'term': {
      const sign = { contains: '=', prefix: '^', exact: '==' }[condition.match];
      const words = condition.phrases.map(({ tokens }) => tokens.join('·')).join('&');
      return `${condition.field}${sign}${words}`;
    }
    case 'all':
    case 'any':
      return `(${condition.of.map(write).join(condition.kind === 'all' ? ' & ' : ' | ')})`;
    case 'writings':
      return `(${condition.of.map(write).join(' = ')})`;
    case 'without':
      return `(${write(condition.from)} − ${write(condition.not)})`;
  }
}
