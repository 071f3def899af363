/** Dates that are easily taken for one another, in records as libraries make them. */
import { expect } from 'chai';
import { indexedWork } from '../../catalogue/search/indexed-work.ts';
import type { CatalogueDocument } from '../../catalogue/document.ts';
import { buildWork } from '../../catalogue/work.ts';
import { cnmarc, documentOf, dublinCore, marc21 } from '../support/marc-documents.ts';
import type { Field } from '../support/marc-documents.ts';

describe('a photograph', () => {
  it('was taken when it was taken, whenever it was scanned and put online', () => {
    for (const elements of [
      [
        ['date', '拍摄时间：1935年'],
        ['date', '数字化时间：2018-05-06'],
      ],
      [
        ['date', '1935年摄'],
        ['date', '2018-05-06T08:00:00Z'],
      ],
      [
        ['date', '摄于1935年'],
        ['date', '扫描日期：2018年5月6日'],
      ],
      [
        ['date', '拍摄年代：民国二十四年'],
        ['date', '制作时间:2018'],
      ],
      [
        ['terms:created', '1935'],
        ['terms:issued', '2018-05-06'],
      ],
      [
        ['terms:created', '1935'],
        ['terms:available', '2018-05-06T08:00:00Z'],
      ],
    ] as const) {
      const document = dublinCore([['title', '中山陵旧影'], ['type', '照片'], ...elements]);
      const what = elements.map(([name, value]) => `${name} ${value}`).join(', ');
      expect(years(document, 'created'), what).to.eql(['1935']);
      expect(years(document, 'publication'), what).to.eql([]);
      expect(buildWork([document], ''), what).to.include({ startYear: 1935, endYear: 1935 });
    }
  });

  it('of CNMARC has its dates in notes', () => {
    const document = cnmarc(
      [
        ['200', '1 ', ['a', '中山陵旧影']],
        ['300', '  ', ['a', '拍摄时间：民国二十四年']],
        ['300', '  ', ['a', '数字化日期：2018-05-06']],
      ],
      '01234nkm0 2200301   450 ',
    );
    expect(years(document, 'created')).to.eql(['1935']);
    expect(years(document, 'digitisation')).to.eql(['2018-05-06']);
    expect(document.notes).to.have.lengthOf(2);
  });

  it('that was published has both years, and that of publication first', () => {
    const document = dublinCore([
      ['title', '中山陵旧影'],
      ['type', '照片'],
      ['terms:created', '1929'],
      ['terms:issued', '1935'],
    ]);
    expect(document.dates.map(({ kind, start }) => `${kind} ${start ?? ''}`)).to.eql([
      'publication 1935',
      'created 1929',
    ]);
    expect(buildWork([document], '').startYear).to.equal(1935);
  });
});

describe('a record of a repository platform', () => {
  for (const [what, dates, publication] of [
    [
      'timestamps around the year',
      ['2019-05-06T08:00:00Z', '2019-05-06T08:00:00Z', '1998'],
      ['1998'],
    ],
    ['days without a time around the year', ['2019-05-06', '2021-03-02', '1998'], ['1998']],
    ['the year before the days', ['1998', '2019-05-06'], ['1998']],
    ['a day that repeats the upload', ['2019-05-06T08:00:00Z', '2019-05-06'], []],
    ['uploads alone', ['2019-05-06T08:00:00Z', '2019-05-07T08:00:00Z'], []],
    ['labels', ['date.accessioned: 2019-05-06', '入库时间：2019', '发布时间：2020-01-01'], []],
    ['an old day and an upload', ['1937-07-07', '2019-05-06T08:00:00Z'], ['1937-07-07']],
    ['one recent day alone', ['2019-05-06'], ['2019-05-06']],
    ['a month and an upload', ['2019-05-06T08:00:00Z', '1998-10'], ['1998-10']],
  ] as const) {
    it(`never takes an upload for the publication: ${what}`, () => {
      const document = dublinCore([
        ['title', '南京建置志'],
        ...dates.map((date) => ['date', date] as const),
      ]);
      expect(years(document, 'publication')).to.eql(publication);
      expect(document.dates.length).to.be.at.least(publication.length);
    });
  }

  it('tells its dates by qualifiers, in attributes or in names', () => {
    for (const payload of [
      '<dublin_core schema="dc"><dcvalue/><title>南京建置志</title><date qualifier="accessioned">2019-05-06</date><date qualifier="available">2019-05-07</date><date qualifier="issued">1998</date><date qualifier="updated">2020</date></dublin_core>',
      '<dc xmlns="http://purl.org/dc/elements/1.1/"><title>南京建置志</title><date.accessioned>2019-05-06</date.accessioned><date.available>2019-05-07</date.available><date.issued>1998</date.issued><date.submitted>2020</date.submitted></dc>',
    ]) {
      const document = documentOf(payload, 'oai_dc');
      expect(years(document, 'publication'), payload).to.eql(['1998']);
      expect(years(document, 'system'), payload).to.have.lengthOf(3);
    }
  });
});

describe('a facsimile', () => {
  const facsimile: readonly Field[] = [
    ['200', '1 ', ['a', '白下琐言'], ['f', '(清)甘熙撰']],
    ['205', '  ', ['a', '影印本']],
    ['210', '  ', ['a', '南京'], ['c', '凤凰出版社'], ['d', '2013']],
  ];
  for (const [what, field, original] of [
    ['324', ['324', '  ', ['a', '据清光绪十六年(1890)江宁甘氏刻本影印']], '1890'],
    ['324 without the AD year', ['324', '  ', ['a', '原书为清光绪十六年刻本']], '1890'],
    ['305', ['305', '  ', ['a', '据民国二十四年正中书局铅印本影印']], '1935'],
    ['305 of a western year', ['305', '  ', ['a', '据1935年正中书局版影印']], '1935'],
    ['300', ['300', '  ', ['a', '底本：明万历四十五年刻本']], '1617'],
    ['a note on a period', ['305', '  ', ['a', '据南京图书馆藏明万历间刻本影印']], '1573'],
    [
      '455',
      ['455', ' 0', ['1', '2001 '], ['a', '白下琐言'], ['1', '210  '], ['d', '清光绪十六年']],
      '1890',
    ],
    ['100 of a reproduction', ['100', '  ', ['a', '20070912e20131890em y0chiy0110    ea']], '1890'],
  ] as const) {
    it(`of CNMARC has its own year and that of the original, in ${what}`, () => {
      const document = cnmarc([...facsimile, field]);
      expect(years(document, 'publication')).to.eql(['2013']);
      expect(years(document, 'original')).to.eql([original]);
      const indexed = indexedWork(buildWork([document], '2026-01-01T00:00:00.000Z'));
      expect(indexed.startYear).to.equal(2013);
      expect(indexed.originalStart).to.equal(Number(original));
    });
  }

  it('is not seen in notes on the edition in hand', () => {
    for (const note of [
      '据1998年第1版第3次印刷著录',
      '1998年出版',
      '附清代地图一幅',
      '书前有1935年序',
    ]) {
      const document = cnmarc([...facsimile, ['305', '  ', ['a', note]]]);
      expect(years(document, 'original'), note).to.eql([]);
    }
  });

  it('of MARC21 has its own year and that of the original, in 534 or 008', () => {
    const title: Field = ['245', '00', ['a', '白下瑣言']];
    const imprint: Field = ['264', ' 1', ['a', '南京 :'], ['b', '鳳凰出版社,'], ['c', '2013.']];
    for (const field of [
      ['534', '  ', ['p', 'Reprint. Originally published:'], ['c', '江寧 : 甘氏, 清光緒16年']],
      ['534', '  ', ['p', '據'], ['b', '刻本影印'], ['c', '清光緒十六年 [1890]']],
      ['534', '  ', ['a', '據清光緒十六年刻本影印']],
      ['008', '131001r20131890cc            000 0 chi d'],
    ] as readonly Field[]) {
      const document = marc21([field, title, imprint]);
      expect(years(document, 'publication'), String(field)).to.eql(['2013']);
      expect(years(document, 'original'), String(field)).to.eql(['1890']);
    }
  });

  it('of MARC21 that is a scan has its year in 533', () => {
    const document = marc21([
      ['245', '00', ['a', '白下瑣言']],
      ['264', ' 1', ['c', '清光緒16年']],
      ['533', '  ', ['a', 'Electronic reproduction.'], ['d', '2010.']],
    ]);
    expect(years(document, 'publication')).to.eql(['1890']);
    expect(years(document, 'digitisation')).to.eql(['2010']);
  });

  it('of Dublin Core has its own year and that of the original', () => {
    for (const [name, note] of [
      ['source', '据清光绪十六年刻本影印'],
      ['description', '据清光绪十六年江宁甘氏刻本影印'],
      ['date', '据清光绪十六年刻本影印'],
    ] as const) {
      const document = dublinCore([
        ['title', '白下琐言'],
        ['date', '2013'],
        [name, note],
      ]);
      expect(years(document, 'publication'), name).to.eql(['2013']);
      expect(years(document, 'original'), name).to.eql(['1890']);
    }
  });
});

describe('carved blocks that were mended later', () => {
  const spans = ({ dates }: CatalogueDocument): string[] =>
    dates
      .filter(({ kind }) => kind === 'publication')
      .map(({ start, end }) => `${start ?? '?'}..${end ?? '?'}`);

  for (const [what, fields, wanted] of [
    ['in the date', [['210', '  ', ['d', '明万历九年刻清康熙二年补修本']]], '1581..1663'],
    ['in 210$h', [['210', '  ', ['d', '明万历九年刻'], ['h', '清康熙二年補修']]], '1581..1663'],
    [
      'in 205',
      [
        ['205', '  ', ['a', '刻本，清康熙二年补修']],
        ['210', '  ', ['d', '明万历九年[1581]']],
      ],
      '1581..1663',
    ],
    [
      'in 205 without a date of its own',
      [
        ['205', '  ', ['a', '递修本']],
        ['210', '  ', ['d', '明万历九年']],
      ],
      '1581..1644',
    ],
    [
      'in a note',
      [
        ['210', '  ', ['d', '明万历九年刻本']],
        ['305', '  ', ['a', '清康熙二年补修']],
      ],
      '1581..1663',
    ],
    [
      'not in an edition of our own time',
      [
        ['205', '  ', ['a', '增补本']],
        ['210', '  ', ['d', '1985']],
      ],
      '1985..1985',
    ],
  ] as const) {
    it(`are a span, ${what}`, () => {
      const document = cnmarc([['200', '1 ', ['a', '盋山志']], ...(fields as readonly Field[])]);
      expect(spans(document)).to.eql([wanted]);
    });
  }

  it('are a span in MARC21 and in Dublin Core as well', () => {
    const marc = marc21([
      ['245', '00', ['a', '盋山志']],
      ['250', '  ', ['a', '清康熙二年補修本']],
      ['260', '  ', ['c', '明萬曆九年刻.']],
    ]);
    expect(spans(marc)).to.eql(['1581..1663']);
    const plain = dublinCore([
      ['title', '盋山志'],
      ['date', '明萬曆九年刻清康熙二年補修本'],
    ]);
    expect(spans(plain)).to.eql(['1581..1663']);
    expect(plain.edition?.kind).to.equal('woodblock');
  });
});

function years(
  document: CatalogueDocument,
  of: CatalogueDocument['dates'][number]['kind'],
): string[] {
  return document.dates.filter(({ kind }) => kind === of).map(({ start }) => start ?? '?');
}
