/** Only certain identity joins: pairs that are one edition, pairs that look like it and are not. */
import { expect } from 'chai';
import type { CatalogueDocument } from '../../../catalogue/document.ts';
import { compareStatements } from '../../../catalogue/matching/comparison/comparison.ts';
import { statementOf } from '../../../catalogue/matching/statement/statement.ts';
import { describe as describeRecord } from '../../../formats/describe.ts';
import { dublinCore } from '../../support/fake-repository.ts';

type Elements = Readonly<Record<string, string | readonly string[]>>;

describe('the same edition', () => {
  const isbn = 'ISBN 978-7-80718-268-9';
  const other = 'ISBN 978-7-101-00151-8';
  const book: Elements = {
    title: '白下琐言',
    creator: '（清）甘熙撰',
    publisher: '江宁甘氏',
    date: '清光绪十六年刻本',
    format: '纸质',
  };

  describe('is joined', () => {
    for (const [why, one, two] of [
      [
        'by an ISBN, in either script',
        { title: '金陵琐事', identifier: isbn, format: '纸质' },
        { title: '金陵瑣事', identifier: '9787807182689', format: '紙質' },
      ],
      [
        'by an ISBN of ten digits and one of thirteen',
        { title: '金陵琐事', identifier: isbn, format: '纸质' },
        { title: '金陵琐事', identifier: '7-80718-268-7', format: '纸质' },
      ],
      [
        'by an ISBN when one has the other title information',
        { title: '秦淮河 : 历史与文化', identifier: isbn, format: '纸质' },
        { title: '秦淮河', identifier: isbn, format: '纸质' },
      ],
      [
        'by everything that is described, in either script',
        book,
        {
          ...book,
          title: '白下瑣言',
          creator: '[清]甘熙撰',
          publisher: '江寧甘氏',
          date: '光緒十六年刊本',
        },
      ],
      [
        'by everything that is described, a reign year and its year',
        book,
        { ...book, date: '1890年刻本' },
      ],
      ['where only one has an ISBN', { ...book, identifier: isbn }, book],
      [
        'by an ISBN that both misprint alike',
        { title: '金陵琐事', identifier: '978-7-80718-268-0', format: '纸质' },
        { title: '金陵琐事', identifier: '978-7-80718-268-0', format: '纸质' },
      ],
      ['without a publisher', { ...book, publisher: [] }, { ...book, publisher: [] }],
      ['without a date', { ...book, date: [] }, { ...book, date: [] }],
      [
        'by all else where many works have the title',
        { ...book, title: '江宁县志' },
        { ...book, title: '江宁县志' },
      ],
    ] as const) {
      it(why, () => {
        expect(outcomeOf([one, two])).to.equal('same');
      });
    }
  });

  describe('is not', () => {
    for (const [why, one, two] of [
      [
        'another volume of the same ISBN',
        { title: '江宁府志. 上册', identifier: isbn, format: '纸质' },
        { title: '江宁府志. 下册', identifier: isbn, format: '纸质' },
      ],
      [
        'another carrier of the same ISBN',
        { title: '金陵琐事', identifier: isbn, format: '纸质' },
        { title: '金陵琐事', identifier: isbn, format: '电子书 application/pdf' },
      ],
      [
        'a title that disagrees with the same ISBN',
        { title: '金陵琐事', identifier: isbn, format: '纸质' },
        { title: '南京城墙志', identifier: isbn, format: '纸质' },
      ],
      [
        'another number in the title with the same ISBN',
        { title: '南京年鉴2019', identifier: isbn, format: '纸质' },
        { title: '南京年鉴2020', identifier: isbn, format: '纸质' },
      ],
      [
        'another ISBN',
        { title: '客座赘语', identifier: isbn, format: '纸质' },
        { title: '客座赘语', identifier: other, format: '纸质' },
      ],
      [
        'volumes that only a bracket tells apart, under the ISBN of both',
        { title: '南京地方文献资料选编（上）', identifier: isbn, format: '纸质' },
        { title: '南京地方文献资料选编（下）', identifier: isbn, format: '纸质' },
      ],
      [
        'the ISBN of a whole set',
        { title: '金陵全书', identifier: `${isbn}（全套）`, format: '纸质' },
        { title: '金陵全书', identifier: `${isbn}（全套）`, format: '纸质' },
      ],
      ['another publisher', book, { ...book, publisher: '金陵书局' }],
      ['another year', book, { ...book, date: '清光绪十七年刻本' }],
      ['another kind of edition', book, { ...book, date: '清光绪十六年铅印本' }],
      ['another author', book, { ...book, creator: '（清）陈作霖撰' }],
      ['another carrier', book, { ...book, format: '缩微胶卷' }],
    ] as const) {
      it(why, () => {
        expect(outcomeOf([one, two])).to.not.equal('same');
      });
    }
  });
});

function outcomeOf([one, two]: readonly [Elements, Elements]): string {
  const [a, b] = [documentOf(one, 0), documentOf(two, 1)].map((document) => statementOf(document));
  if (a === undefined || b === undefined) throw new Error('two are compared');
  return compareStatements(a, b).outcome;
}

function documentOf(elements: Elements, number: number): CatalogueDocument {
  return describeRecord(
    {
      source: `s${number}`,
      identifier: 'oai:1',
      datestamp: '2026-01-01T00:00:00Z',
      deleted: false,
      setSpecs: [],
      metadataPrefix: 'oai_dc',
      xml: `<record xmlns="http://www.openarchives.org/OAI/2.0/"><header/><metadata>${dublinCore(elements)}</metadata></record>`,
    },
    undefined,
    {
      source: {
        id: `s${number}`,
        library: '320115',
        baseUrl: 'https://repository.example/oai',
        metadataPrefix: 'oai_dc',
        set: undefined,
        schedule: '0 2 * * *',
        collections: [],
        state: 'active',
      },
      library: { code: '320115', name: '江宁区图书馆', nameEn: 'Jiangning', shortName: '江宁' },
    },
  );
}
