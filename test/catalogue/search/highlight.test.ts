/** What a query found is marked in the reader's text, in whatever spelling it stands there. */
import { expect } from 'chai';
import fc from 'fast-check';
import { highlight } from '../../../catalogue/search/highlight.ts';
import { parseQuery } from '../../../catalogue/search/query.ts';

describe('a text with what was found in it', () => {
  const cases: [behaviour: string, text: string, query: string, wanted: string][] = [
    ['marks the words of the query', '南京城墙志', '城墙', '南京[城墙]志'],
    ['marks another script than the one typed', '嘉慶江寧府志', '江宁府志', '嘉慶[江寧府志]'],
    [
      'marks full-width and capital letters',
      'ＮＡＮＪＩＮＧ Wall',
      'nanjing',
      '[ＮＡＮＪＩＮＧ] Wall',
    ],
    ['joins marks that overlap or touch', '南京城墙', '南京城 京城墙', '[南京城墙]'],
    ['marks one character wherever it stands', '志书与县志', '志', '[志]书与县[志]'],
    ['marks Han with a blank inside', '金 陵 图 书馆', '金陵图书', '[金] [陵] [图] [书]馆'],
    ['marks words that marks part', '分类号 K295.31/2', 'K295.31', '分类号 [K295].[31]/2'],
    ['marks no part of a word', 'Nanjing', 'nan', 'Nanjing'],
    ['marks nothing for an exclusion', '南京城墙', '-城墙', '南京城墙'],
    ['marks characters beyond the BMP whole', '在𠮷野家', '𠮷野', '在[𠮷野]家'],
    [
      'marks a character with its variation selector',
      '葛\u{e0100}洲坝',
      '葛洲',
      '[葛\u{e0100}洲]坝',
    ],
    ['leaves markup to the view', '<b>南京</b>', '南京', '<b>[南京]</b>'],
    [
      'marks a number typed with hyphens where it stands without',
      '9787214000014',
      '978-7-214-00001-4',
      '[9787214000014]',
    ],
    [
      'marks a quotation only where it stands whole',
      '南京的城墙，南京城墙',
      '“南京城墙”',
      '南京的城墙，[南京城墙]',
    ],
    ['marks Han on both sides of a mark', '石·头城：山水', '石头城山水', '[石]·[头城]：[山水]'],
    ['marks a number in the other writing', '文史第十六辑目录', '第16辑', '文史[第十六辑]目录'],
    ['marks digits for a number in Chinese', '文史第16辑', '文史第十六辑', '[文史第16辑]'],
    ['marks a year of a reign', '民国二十二年水道志', '水道志 1933', '[民国二十二年水道志]'],
    ['marks letters with their accents', 'Café d’Été', 'cafe ete', '[Café] d’[Été]'],
    [
      'marks a word that is joined',
      'E-books by O’Brien',
      'ebooks obrien',
      '[E-books] by [O’Brien]',
    ],
    ['marks nothing for a blank query', '南京', '', '南京'],
  ];
  for (const [behaviour, text, query, wanted] of cases) {
    it(behaviour, () => expect(marked(text, query)).to.equal(wanted));
  }

  it('gives the text back whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const parts = highlight(text, parseQuery({ any: '南京 a' }));
        expect(parts.map((part) => part.text).join('')).to.equal(text);
      }),
      { numRuns: 2000 },
    );
  });

  it('marks something exactly when the folded text holds the folded words', () => {
    const han = fc.string({
      unit: fc.constantFrom('南', '京', '寧', '宁', '𠮷'),
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(han, han, (text, typed) => {
        const plain = (value: string): string => value.replaceAll('寧', '宁');
        const hit = highlight(text, parseQuery({ any: typed })).some((part) => part.hit);
        expect(hit).to.equal(plain(text).includes(plain(typed)));
      }),
    );
  });

  it('marks a long text as one part where all of it is asked for', () => {
    const text = '南'.repeat(200_000);
    expect(highlight(text, parseQuery({ any: '南'.repeat(200) }))).to.have.length(2);
  });
});

function marked(text: string, query: string): string {
  return highlight(text, parseQuery({ any: query }))
    .map((part) => (part.hit ? `[${part.text}]` : part.text))
    .join('');
}
