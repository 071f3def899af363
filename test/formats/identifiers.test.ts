/** Numbers as the fields of each format give them, and which of them identify what is described. */
import { expect } from 'chai';
import { compareStatements } from '../../catalogue/matching/comparison/comparison.ts';
import { statementOf } from '../../catalogue/matching/statement/statement.ts';
import type { CatalogueDocument } from '../../catalogue/document.ts';
import { cnmarc, dublinCore, marc21 } from '../support/marc-documents.ts';
import type { Field } from '../support/marc-documents.ts';

const TITLE: Field = ['200', '1 ', ['a', '南京通史']];
const SET = '978-7-5533-0001-6';
const ONE = '978-7-80718-268-9';
const TWO = '978-7-101-00151-8';

describe('numbers of CNMARC', () => {
  it('repeat 010 for binding, set and volumes; each keeps what is said of it', () => {
    const document = cnmarc([
      ['010', '  ', ['a', ONE], ['b', '精装'], ['d', 'CNY98.00']],
      ['010', '  ', ['a', TWO], ['b', '平装'], ['d', 'CNY68.00']],
      ['010', '  ', ['a', SET], ['b', '全套'], ['d', 'CNY980.00']],
      TITLE,
    ]);
    expect(shown(document)).to.eql([
      `isbn ${digits(ONE)} 精装`,
      `isbn ${digits(TWO)} 平装`,
      `isbn ${digits(SET)} 全套 (set)`,
    ]);
    expect(document.price).to.equal('CNY98.00');
  });

  it('of a set never identify a volume', () => {
    for (const note of [
      '全套',
      '全3册',
      '全三冊',
      '套装',
      '共12册',
      '上、下册',
      '第1-3册',
      '全套 : 精装',
    ]) {
      const document = cnmarc([
        ['010', '  ', ['a', ONE], ['b', '第1册']],
        ['010', '  ', ['a', SET], ['b', note]],
        ['200', '1 ', ['a', '南京通史'], ['h', '第1册']],
      ]);
      expect(keys(document), note).to.eql([bodyOf(ONE)]);
    }
    for (const note of ['精装', '平装', '2007重印', '第1册', '全彩', 'offset'])
      expect(keys(cnmarc([['010', '  ', ['a', ONE], ['b', note]], TITLE])), note).to.eql([
        bodyOf(ONE),
      ]);
  });

  it('of each volume never identify the set that lists them', () => {
    const set = cnmarc([
      ['010', '  ', ['a', ONE], ['b', '第1册']],
      ['010', '  ', ['a', TWO], ['b', '第2册']],
      TITLE,
    ]);
    const volume = (isbn: string, part: string): CatalogueDocument =>
      cnmarc([
        ['010', '  ', ['a', isbn]],
        ['200', '1 ', ['a', '南京通史'], ['h', part]],
      ]);
    const listing = cnmarc([
      ['010', '  ', ['a', ONE], ['b', '上册']],
      ['010', '  ', ['a', TWO], ['b', '下册']],
      ['200', '1 ', ['a', '南京通史'], ['h', '下册']],
    ]);
    const outcome = (a: CatalogueDocument, b: CatalogueDocument): string =>
      compareStatements(statementOf(a), statementOf(b)).outcome;
    expect(outcome(set, volume(ONE, '第1册'))).to.not.equal('same');
    expect(outcome(listing, volume(ONE, '上册'))).to.equal('different');
    expect(outcome(listing, volume(TWO, '下册'))).to.equal('same');
  });

  it('of one ISBN for binding and set are one, and of the set', () => {
    const document = cnmarc([
      ['010', '  ', ['a', SET], ['b', '精装']],
      ['010', '  ', ['a', SET], ['b', '全2册']],
      TITLE,
    ]);
    expect(shown(document)).to.eql([`isbn ${digits(SET)} 精装；全2册 (set)`]);
    expect(keys(document)).to.eql([]);
  });

  it('with a bad check digit, or said to be wrong, are kept and flagged and identify nothing', () => {
    const document = cnmarc([
      ['010', '  ', ['a', '978-7-80718-268-0'], ['z', '7-80718-268-X']],
      ['011', '  ', ['a', '1000-0001'], ['y', '1002-1027']],
      TITLE,
    ]);
    expect(document.identifiers.map(({ raw, valid }) => `${raw} ${String(valid)}`)).to.eql([
      '978-7-80718-268-0 false',
      '7-80718-268-X false',
      '1000-0001 false',
      '1002-1027 false',
    ]);
    expect(document.warnings).to.have.lengthOf(4);
    expect(keys(document)).to.eql([]);
  });

  it('of every kind stand in fields of their own, and permits anywhere', () => {
    for (const [field, wanted] of [
      [['011', '  ', ['a', '1002-1027']], 'issn 1002-1027'],
      [['091', '  ', ['a', '11100·053']], 'csbn 11100·053'],
      [['091', '  ', ['a', '11100.53'], ['d', '0.85元']], 'csbn 11100·53'],
      [['091', '  ', ['a', 'CN32-1234/K']], 'cn-serial 32-1234/K'],
      [['091', '  ', ['a', '苏新出准印JS-A101']], 'internal 苏新出准印JS-A101'],
      [['010', '  ', ['a', '苏新出准印JS-A101']], 'internal 苏新出准印JS-A101'],
      [['094', '  ', ['a', '宁新出准印(2006)045号']], 'internal 宁新出准印(2006)045号'],
      [
        ['300', '  ', ['a', '内部资料准印证号：宁新出准印(2006)045号']],
        'internal 宁新出准印(2006)045号',
      ],
      [['300', '  ', ['a', '古籍普查登记编号：320000-1608-0001234']], 'census 320000-1608-0001234'],
      [['035', '  ', ['a', '320000-1608-0001234']], 'census 320000-1608-0001234'],
      [['017', '7 ', ['a', '10.1234/AbC'], ['2', 'doi']], 'doi 10.1234/abc'],
      [['035', '  ', ['a', '(aleph)11100.053']], 'local (aleph)11100.053'],
      [['099', '  ', ['a', 'CAL 012007112233']], 'union CAL 012007112233'],
    ] as const) {
      const document = cnmarc([field, TITLE]);
      expect(shown(document), wanted).to.eql([wanted]);
      expect(document.identifiers[0]?.valid, wanted).to.equal(true);
    }
    expect(shown(cnmarc([['300', '  ', ['a', '附地图一幅']], TITLE]))).to.eql([]);
  });
});

describe('numbers of MARC21', () => {
  it('say in $q or behind the number what they are of', () => {
    const document = marc21([
      ['020', '  ', ['a', ONE], ['q', '(v. 1 :'], ['q', 'paperback)']],
      ['020', '  ', ['a', `${SET} (set)`]],
      ['020', '  ', ['z', '978-7-80718-268-0']],
      ['022', '  ', ['a', '1002-1027'], ['y', '1000-0001']],
      ['024', '7 ', ['a', '10.1234/AbC'], ['2', 'doi']],
      ['245', '00', ['a', '南京通史'], ['n', '第一冊']],
    ]);
    expect(shown(document)).to.include.members([
      `isbn ${digits(SET)} set (set)`,
      'issn 1002-1027',
      'doi 10.1234/abc',
    ]);
    expect(keys(document)).to.eql([bodyOf(ONE)]);
  });
});

describe('numbers of Dublin Core', () => {
  for (const [raw, wanted] of [
    [`ISBN ${SET}（全套）`, `isbn ${digits(SET)} 全套 (set)`],
    [`ISBN：${SET} (全2册)`, `isbn ${digits(SET)} 全2册 (set)`],
    [`${SET} : 精装`, `isbn ${digits(SET)} 精装`],
    [`${SET} 全套`, `isbn ${digits(SET)} 全套 (set)`],
    [`书号：${SET}`, `isbn ${digits(SET)}`],
    ['书号：11100·053', 'csbn 11100·053'],
    ['统一书号：11100·053', 'csbn 11100·053'],
    ['国内统一刊号：CN32-1234/K', 'cn-serial 32-1234/K'],
    ['统一刊号 32—1234', 'cn-serial 32-1234'],
    ['DOI：10.1234/AbC', 'doi 10.1234/abc'],
    ['ISSN：1002-1027', 'issn 1002-1027'],
    ['准印证号：JS-A101', 'internal JS-A101'],
    ['1998—2001', 'local 1998—2001'],
  ] as const) {
    it(`${raw} is ${wanted}`, () => {
      expect(
        shown(
          dublinCore([
            ['title', '南京通史'],
            ['identifier', raw],
          ]),
        ),
      ).to.eql([wanted]);
    });
  }

  it('may be several in one element', () => {
    const document = dublinCore([
      ['title', '南京通史'],
      ['identifier', `ISBN ${ONE} (平装)；ISBN ${SET} (全套)`],
    ]);
    expect(shown(document)).to.eql([`isbn ${digits(ONE)} 平装`, `isbn ${digits(SET)} 全套 (set)`]);
  });
});

function shown({ identifiers }: CatalogueDocument): string[] {
  return identifiers.map(({ type, value, note, ofSet }) =>
    [type, value, note, ofSet === true ? '(set)' : undefined].filter(Boolean).join(' '),
  );
}

/** The ISBN that a document may be joined by. */
function keys(document: CatalogueDocument): string[] {
  return statementOf(document)
    .numbers.isbns.filter(({ isSure, ofSet }) => isSure && !ofSet)
    .map(({ body }) => body);
}

/** Without prefix and check digit. */
function bodyOf(isbn: string): string {
  return digits(isbn).slice(-10, -1);
}

function digits(isbn: string): string {
  return isbn.replaceAll('-', '');
}
