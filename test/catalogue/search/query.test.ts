/** What a reader types, and what is asked of every engine. */
import { expect } from 'chai';
import fc from 'fast-check';
import { quotationOf } from '../../../catalogue/search/quotation.ts';
import { LONGEST_QUERY, parseQuery, QueryTooLarge } from '../../../catalogue/search/query.ts';
import type { Query } from '../../../catalogue/search/query.ts';
import type { Condition, Term } from '../../../catalogue/search/terms.ts';
import { shortened } from '../../../catalogue/text/bounds.ts';
import { analyse } from '../../../catalogue/text/text.ts';

describe('a query', () => {
  it('that is blank asks for everything', () => {
    expect(parseQuery({})).to.deep.equal({ kind: 'all' });
    expect(parseQuery({ any: ' \u3000\t', title: '' })).to.deep.equal({ kind: 'all' });
  });

  it('of punctuation alone asks for nothing', () => {
    expect(parseQuery({ any: '《》——…' })).to.deep.equal({ kind: 'none' });
    expect(parseQuery({ any: '-' })).to.deep.equal({ kind: 'none' });
    expect(parseQuery({ any: '“”' })).to.deep.equal({ kind: 'none' });
    expect(parseQuery({ any: '南京', title: '、' })).to.deep.equal({ kind: 'none' });
  });

  it('means all of its words, whatever blank parts them', () => {
    expect(phrases('南京 城墙')).to.deep.equal(['南京', '城墙']);
    expect(phrases('南京\u3000城墙')).to.deep.equal(phrases('南京 城墙'));
  });

  it('reads two or more Han as a phrase of pairs', () => {
    expect(phrases('江宁府志')).to.deep.equal(['江宁 宁府 府志']);
    expect(phrases('江寧府誌')).to.deep.equal(phrases('江宁府志'));
    expect(phrases('𠮷野家')).to.deep.equal(['𠮷野 野家']);
  });

  it('reads one Han as the beginning of a token', () => {
    expect(phrases('志')).to.deep.equal(['志*']);
    expect(phrases('志 南京')).to.deep.equal(['志*', '南京']);
  });

  it('reads a list made wholly of single Han as one spaced word', () => {
    expect(phrases('金 陵 圖 書')).to.deep.equal(phrases('金陵图书'));
    expect(phrases('金 陵 图书')).to.deep.equal(['金*', '陵*', '图书']);
    expect(phrases('金 -陵')).to.deep.equal(['金*', '-陵*']);
  });

  it('takes other runs as whole words, and words that only marks part as one phrase', () => {
    expect(phrases('K295.31')).to.deep.equal(['k295 31']);
    expect(phrases('Nanjing wall')).to.deep.equal(['nanjing', 'wall']);
  });

  it('wants all runs of a term of mixed script in one field', () => {
    expect(phrases('文史资料第3辑')).to.deep.equal(['文史 史资 资料 料第 & 3 & 辑*']);
    expect(phrases('金陵、建康')).to.deep.equal(['金陵 & 建康']);
  });

  it('keeps a quotation together, in any kind of quotation marks', () => {
    for (const typed of [
      '“南京 城墙”',
      '"南京 城墙"',
      '＂南京 城墙＂',
      '「南京 城墙」',
      '『南京 城墙』',
      '”南京 城墙“',
    ]) {
      expect(phrases(typed), typed).to.deep.equal(['南京 京城 城墙']);
    }
    expect(phrases('“第3辑”')).to.deep.equal(['第 3 辑*']);
    expect(phrases('金陵“古今”图考')).to.deep.equal(['金陵', '古今', '图考']);
  });

  it('takes a quotation mark that is never closed for punctuation', () => {
    expect(phrases('“南京 城墙')).to.deep.equal(['南京', '城墙']);
    expect(phrases('5" 唱片')).to.deep.equal(['5', '唱片']);
  });

  it('excludes what follows a leading hyphen, also a full-width one or a quotation', () => {
    expect(phrases('南京 -城墙')).to.deep.equal(['南京', '-城墙']);
    expect(phrases('南京 －城墙')).to.deep.equal(['南京', '-城墙']);
    expect(phrases('-“南京 城墙”')).to.deep.equal(['-南京 京城 城墙']);
    expect(phrases('南京 - 城墙')).to.deep.equal(['南京', '城墙']);
    expect(phrases('A-B')).to.deep.equal(['a b']);
  });

  it('knows an ISBN with and without hyphens, and drops the letters before it', () => {
    for (const typed of [
      '978-7-214-00001-4',
      'ISBN 978-7-214-00001-4',
      'ISBN：９７８－７－２１４－００００１－４',
      'isbn978-7-214-00001-4',
    ]) {
      expect(
        termsOf(parseQuery({ any: typed })).map((term) => term.number),
        typed,
      ).to.deep.equal(['9787214000014']);
    }
    expect(termsOf(parseQuery({ any: '7-80614-123-X' }))[0]?.number).to.equal('780614123x');
    expect(termsOf(parseQuery({ any: 'K295.31' }))[0]?.number).to.equal(null);
    expect(phrases('isbn')).to.deep.equal(['isbn']);
  });

  it('has the words of a title, however many marks stand over one letter', () => {
    for (const title of [
      `志${'ﾞ'.repeat(31)}`,
      `e${'\u0301'.repeat(31)}`,
      `${'\u0301'.repeat(31)}Δ`,
    ]) {
      for (const typed of [title, quotationOf(title)]) {
        const query = parseQuery({ title: typed });
        const [term] = query.kind === 'terms' ? query.include : [];
        const tokens = term?.kind === 'term' ? term.phrases.flatMap((one) => one.tokens) : [];
        expect(tokens, JSON.stringify(title)).to.eql(analyse(title));
      }
    }
  });

  it('that quotes a title which was shortened asks for no half word, and a short one is quoted whole', () => {
    const accents = '\u0323'.repeat(499);
    expect(quotationOf(shortened(`卷${accents}Annals of Nanjing`, 500))).to.equal('"卷"');
    expect(quotationOf(shortened(`卷 ab${accents}Annals of Nanjing`, 500))).to.equal('"卷 "');
    expect(quotationOf('Nanjing and so on…')).to.equal('"Nanjing and so on..."');
  });

  it('of letters alone may be pinyin, in the field for everything only', () => {
    expect(termsOf(parseQuery({ any: 'NJSZ' }))[0]?.pinyin).to.equal('njsz');
    expect(termsOf(parseQuery({ any: 'Nánjīng' }))[0]?.pinyin).to.equal('nanjing');
    expect(termsOf(parseQuery({ any: 'ßß' }))[0]?.pinyin).to.equal(null);
    expect(termsOf(parseQuery({ any: 'K295' }))[0]?.pinyin).to.equal(null);
    expect(termsOf(parseQuery({ any: 'n' }))[0]?.pinyin).to.equal(null);
    expect(termsOf(parseQuery({ title: 'njsz' }))[0]?.pinyin).to.equal(null);
  });

  it('knows the title that it would be as a whole', () => {
    expect(keyOf({ any: '金陵 古今圖考' })).to.equal('金陵古今图考');
    expect(keyOf({ title: '《客座贅語》 -钞本' })).to.equal('客座赘语');
    expect(keyOf({ title: '客座', creator: '顾起元' })).to.equal(null);
    expect(keyOf({ creator: '顾起元' })).to.equal(null);
    expect(keyOf({ any: '-南京' })).to.equal(null);
  });

  it('is refused in a Chinese sentence when it is too long', () => {
    expect(() => parseQuery({ any: '志'.repeat(LONGEST_QUERY + 1) })).to.throw(
      QueryTooLarge,
      '检索词最长 300 个字符，现有 301 个',
    );
    expect(() => parseQuery({ any: '志'.repeat(200), title: '志'.repeat(200) })).to.throw(
      QueryTooLarge,
    );
    expect(() => parseQuery({ any: 'a志'.repeat(20) })).to.throw(
      QueryTooLarge,
      '一次最多检索 24 个词，现有 40 个',
    );
    expect(parseQuery({ any: '志'.repeat(LONGEST_QUERY) }).kind).to.equal('terms');
  });

  it('asks for tokens that the analysis of a document can make, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(
            '南',
            '京',
            '𠮷',
            'a',
            '7',
            ' ',
            '\u3000',
            '-',
            '"',
            '“',
            '”',
            '.',
            '*',
            ':',
            '(',
            '○',
          ),
          maxLength: 24,
        }),
        (typed) => {
          const query = parseQuery({ any: typed });
          for (const term of termsOf(query, 'all')) {
            for (const { tokens } of term.phrases) {
              for (const token of tokens) expect(analyse(token)[0]).to.equal(token);
            }
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});

/** The terms as typed; with all their writings when these are asked for. */
function termsOf(query: Query, writings: 'as typed' | 'all' = 'as typed'): Term[] {
  const termsIn = (condition: Condition): Term[] => {
    switch (condition.kind) {
      case 'term':
        return [condition];
      case 'writings':
        return (writings === 'all' ? condition.of : condition.of.slice(0, 1)).flatMap(termsIn);
      case 'all':
      case 'any':
        return condition.of.flatMap(termsIn);
      case 'without':
        return [...termsIn(condition.from), ...termsIn(condition.not)];
    }
  };
  return query.kind === 'terms' ? [...query.include, ...query.exclude].flatMap(termsIn) : [];
}

/** The terms as one line each: tokens with blanks, * for a beginning, & between runs, - for an exclusion. */
function phrases(any: string): string[] {
  const query = parseQuery({ any });
  if (query.kind !== 'terms') return [];
  const line = (term: Term): string =>
    term.phrases.map((phrase) => phrase.tokens.join(' ') + (phrase.prefix ? '*' : '')).join(' & ');
  const [include, exclude] = [
    termsOf({ ...query, exclude: [] }),
    termsOf({ ...query, include: [] }),
  ];
  return [...include.map(line), ...exclude.map((term) => `-${line(term)}`)];
}

function keyOf(typed: Parameters<typeof parseQuery>[0]): string | null {
  const query = parseQuery(typed);
  return query.kind === 'terms' ? (query.titleKeys[0] ?? null) : null;
}
