/** What the kind of a document says of its years, in records as libraries make them. */
import { expect } from 'chai';
import type { CatalogueDocument } from '../../catalogue/document.ts';
import { indexedWork } from '../../catalogue/search/indexed-work.ts';
import { buildWork } from '../../catalogue/work.ts';
import { cnmarc, dublinCore, marc21 } from '../support/marc-documents.ts';

const told = ({ dates }: CatalogueDocument): string[] =>
  dates.map(({ kind, start, end }) => `${kind} ${start ?? ''}/${end ?? ''}`);
const years = (...documents: CatalogueDocument[]): (number | null)[] => {
  const { startYear, endYear } = buildWork(documents, '');
  return [startYear, endYear];
};

const SERIAL = '01234nas0 2200301   450 ';

describe('a yearbook', () => {
  it('without a date has the year of its title, in every format', () => {
    for (const document of [
      dublinCore([
        ['title', '石城年鉴（2015年卷）'],
        ['type', '年鉴'],
      ]),
      dublinCore([
        ['title', '石城年鉴. 2015'],
        ['type', '图书'],
      ]),
      dublinCore([['title', '2015年石城年鑑']]),
      cnmarc([['200', '1 ', ['a', '石城年鉴'], ['h', '2015']]]),
      cnmarc([['200', '1 ', ['a', '石城年鉴'], ['e', '2015']]]),
      cnmarc([['200', '1 ', ['a', '石城年鉴'], ['h', '第30卷'], ['i', '2015']]]),
      marc21([['245', '00', ['a', '石城年鑒.'], ['n', '2015.']]]),
    ]) {
      const what = `${document.format} ${document.titles[0]?.text ?? ''}`;
      expect(document.type.code, what).to.equal('yearbook');
      expect(told(document), what).to.deep.equal(['volume 2015/2015']);
      expect(years(document), what).to.deep.equal([2015, 2015]);
      expect(buildWork([document], '').dateKind, what).to.equal('volume');
    }
  });

  it('keeps its year of publication, of which that of the title makes no other', () => {
    const document = dublinCore([
      ['title', '石城年鉴2015'],
      ['type', '年鉴'],
      ['date', '2016'],
    ]);
    expect(told(document)).to.deep.equal(['publication 2016/2016', 'volume 2015/2015']);
    const work = buildWork([document], '');
    expect(work).to.include({
      date: '2016',
      dateKind: 'publication',
      startYear: 2016,
      endYear: 2016,
    });
    expect(indexedWork(work).texts.other).to.include.members(['2015', '2016']);
  });

  it('of several libraries has the year of publication that one of them knows', () => {
    const titled = dublinCore([
      ['title', '石城年鉴2015'],
      ['type', '年鉴'],
    ]);
    const dated = dublinCore([
      ['title', '石城年鉴2015'],
      ['type', '年鉴'],
      ['date', '2016年'],
    ]);
    expect(years(titled, dated)).to.deep.equal([2016, 2016]);
  });

  it('is none by a title alone that names a period', () => {
    for (const title of [
      '石城沦陷1937',
      '1949年以来的石城',
      '石城史 1368-1644',
      '石城年鉴学派1929',
    ])
      expect(told(dublinCore([['title', title]])), title).to.deep.equal([]);
  });
});

describe('a serial', () => {
  it('has the years from its first issue to its last, wherever the record tells them', () => {
    const dc = (...elements: (readonly [string, string])[]): CatalogueDocument =>
      dublinCore([['title', '石城日报'], ['type', '报纸'], ...elements]);
    for (const document of [
      dc(['description', '1928年2月创刊，1949年4月停刊。']),
      dc(['description', '日报'], ['description', '民国十七年创刊，1949年4月停刊']),
      dc(['date', '创刊 1928, 停刊 1949']),
      dc(['date', '1928年创刊'], ['date', '1949年停刊']),
      dc(['date', '1928-1949']),
      dc(['date', '1928'], ['description', '1928年创刊，1949年停刊']),
      dc(['coverage', '1928-1949']),
      dc(['coverage', '石城'], ['terms:temporal', '1928-1949']),
      cnmarc(
        [
          ['200', '1 ', ['a', '石城日报']],
          ['207', ' 0', ['a', 'No.1(1928,2)-no.7000(1949,4)']],
        ],
        SERIAL,
      ),
      cnmarc(
        [
          ['200', '1 ', ['a', '石城日报']],
          ['210', '  ', ['d', '1928-']],
          ['300', '  ', ['a', '1949年4月停刊，民国十七年创刊']],
        ],
        SERIAL,
      ),
      marc21(
        [
          ['245', '00', ['a', '石城日报']],
          ['362', '0 ', ['a', 'No. 1 (Feb. 1928)-no. 7000 (Apr. 1949)']],
        ],
        '01234nas a2200301 i 4500',
      ),
    ]) {
      expect(years(document), JSON.stringify(document.dates)).to.deep.equal([1928, 1949]);
      expect(document.dates[0]?.kind).to.equal('publication');
    }
  });

  it('keeps the date of the issue described, and tells the run beside it', () => {
    const document = dublinCore([
      ['title', '石城日报'],
      ['type', '报纸'],
      ['date', '1935-06-01'],
      ['description', '1928年创刊，1949年停刊'],
    ]);
    expect(told(document)).to.deep.equal([
      'publication 1935-06-01/1935-06-01',
      'publication 1928/1949',
    ]);
  });

  it('is not what a book says of one', () => {
    const document = dublinCore([
      ['title', '石城日报研究'],
      ['type', '图书'],
      ['description', '石城日报1928年创刊，1949年停刊。'],
    ]);
    expect(told(document)).to.deep.equal([]);
  });
});

describe('what is made', () => {
  const made = (type: string, ...more: (readonly [string, string])[]): string[] =>
    told(dublinCore([['title', '石城旧影'], ['type', type], ['date', '1935'], ...more]));

  it('has the year of its making where nobody published it', () => {
    expect(made('照片')).to.deep.equal(['created 1935/1935']);
    expect(made('录音')).to.deep.equal(['created 1935/1935']);
    expect(made('口述史料', ['publisher', '石城档案馆'])).to.deep.equal(['created 1935/1935']);
    expect(
      told(
        cnmarc(
          [
            ['200', '1 ', ['a', '石城旧影']],
            ['210', '  ', ['d', '1935']],
          ],
          '01234nkm0 2200301   450 ',
        ),
      ),
    ).to.deep.equal(['created 1935/1935']);
  });

  it('was published where a publisher, an ISBN or the date itself says so', () => {
    expect(made('明信片', ['publisher', '商务印书馆'])).to.deep.equal(['publication 1935/1935']);
    expect(made('照片', ['identifier', 'ISBN 978-7-80718-268-9'])).to.deep.equal([
      'publication 1935/1935',
    ]);
    expect(made('图书')).to.deep.equal(['publication 1935/1935']);
  });
});
