/** Serials and what they were called before and after, in each format. */
import { expect } from 'chai';
import type { CatalogueDocument } from '../../catalogue/document.ts';
import { indexedWork } from '../../catalogue/search/indexed-work.ts';
import { buildWork } from '../../catalogue/work.ts';
import { cnmarc, dublinCore, marc21 } from '../support/marc-documents.ts';

const CNMARC_SERIAL = '01234nas0 2200301   450 ';
const MARC21_SERIAL = '01234nas a2200301 i 4500';

function told({ successions = [] }: CatalogueDocument): string[] {
  return successions.map(({ direction, title, numbers }) =>
    [direction, title, ...numbers].join(' '),
  );
}

describe('the titles of a serial before and after', () => {
  const title = ['200', '1 ', ['a', '江淮文艺']] as const;

  it('stand in 430–437 and 440–448 of CNMARC, with fields or subfields within', () => {
    const document = cnmarc(
      [
        title,
        ['430', ' 0', ['1', '011  '], ['a', '1000-9000'], ['1', '2001 '], ['a', '石城新声']],
        ['434', ' 0', ['1', '2001 '], ['a', '钟山副刊']],
        ['435', ' 0', ['t', '后湖小报'], ['x', '1000-8004']],
        ['440', ' 0', ['1', '2001 '], ['a', '新江淮'], ['1', '092  '], ['a', 'CN 32-1028/I']],
        ['444', ' 0', ['1', '2001 '], ['a', '江苏文艺']],
      ],
      CNMARC_SERIAL,
    );
    expect(told(document)).to.eql([
      'before 石城新声 1000-9000',
      'before 钟山副刊',
      'before 后湖小报 1000-8004',
      'after 新江淮 32-1028/I',
      'after 江苏文艺',
    ]);
  });

  it('stand in 780 and 785 of MARC21, in Han where 880 has them', () => {
    const document = marc21(
      [
        ['245', '00', ['a', '江淮文藝.']],
        ['780', '00', ['6', '880-01'], ['t', 'Shicheng xin sheng'], ['x', '1000-9000']],
        ['880', '00', ['6', '780-01'], ['t', '石城新聲.'], ['x', '1000-9000']],
        ['785', '07', ['t', '新江淮'], ['w', '(OCoLC)1']],
      ],
      MARC21_SERIAL,
    );
    expect(told(document)).to.eql(['before 石城新聲 1000-9000', 'after 新江淮']);
  });

  it('stand in relations, notes and dcterms of Dublin Core', () => {
    const document = dublinCore([
      ['title', '江淮文艺'],
      ['type', '期刊'],
      ['relation', '继承：石城新声'],
      ['relation', '江苏期刊丛刊'],
      ['description', '1956年改名为《新江淮》'],
      ['terms:replaces', '石城新声'],
      ['terms:replaces', 'https://repository.example/item/7'],
      ['terms:isReplacedBy', '江苏文艺'],
    ]);
    expect(told(document)).to.eql(['before 石城新声', 'after 新江淮', 'after 江苏文艺']);
    expect(document.extra['replaces']).to.eql(['石城新声', 'https://repository.example/item/7']);
  });

  it('are found by, and are none of a book', () => {
    const serial = cnmarc([title, ['430', ' 0', ['1', '2001 '], ['a', '石城新声']]], CNMARC_SERIAL);
    expect(indexedWork(buildWork([serial], '')).texts.other).to.include('石城新声');
    const book = dublinCore([
      ['title', '江淮风物'],
      ['type', '图书'],
      ['terms:replaces', '江淮风物第一版'],
    ]);
    expect(book.successions).to.equal(undefined);
  });
});
