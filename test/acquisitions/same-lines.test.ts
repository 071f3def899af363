/** Which lines of lists ask for one thing. */
import { expect } from 'chai';
import { areOneLine, lineKeys } from '../../acquisitions/judging/same-lines.ts';
import { statementOf } from '../../catalogue/matching/statement/statement.ts';
import { documentOfCells } from '../support/checked-lines.ts';
import type { Input } from '../support/checked-lines.ts';

const LINE: Input = {
  title: '江宁织造与曹家',
  creator: '吴新雷 黄进德',
  publisher: '南京出版社',
  date: '2009-05',
  isbn: '9787807185116',
};

describe('two lines', () => {
  for (const [what, a, b, expected] of [
    ['repeat each other', LINE, LINE, true],
    ['are one book, with its number here and without it there', LINE, { ...LINE, isbn: '' }, true],
    [
      'are one book by its number in two writings',
      { isbn: '7-80718-511-2' },
      { isbn: '978-7-80718-511-6' },
      true,
    ],
    ['say one title and nothing else', { title: '江宁县志' }, { title: '江寧縣志' }, true],
    [
      'have a title in common of which the one says more',
      { title: '江宁县志' },
      { title: '江宁县志', date: '1989' },
      false,
    ],
    [
      'are two volumes',
      { ...LINE, title: '南京通史 上册' },
      { ...LINE, title: '南京通史 下册' },
      false,
    ],
    ['are two editions', LINE, { ...LINE, edition: '修订版', date: '2019', isbn: '' }, false],
    ['have nothing in common', LINE, { title: '南京明城墙' }, false],
  ] as readonly (readonly [string, Input, Input, boolean])[]) {
    it(`${expected ? 'ask for one thing when they' : 'are two when they'} ${what}`, () => {
      const [one, other] = [a, b].map((input) => statementOf(documentOfCells(input))) as [
        ReturnType<typeof statementOf>,
        ReturnType<typeof statementOf>,
      ];
      expect(areOneLine(one, other)).to.equal(expected);
      expect(areOneLine(other, one)).to.equal(expected);
      if (expected) expect(lineKeys(one)).to.include.oneOf(lineKeys(other));
    });
  }
});
