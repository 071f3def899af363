/** References after GB/T 7714—2025, rule by rule. */
import { expect } from 'chai';
import { readDate } from '../../../catalogue/dates/dates.ts';
import type { CatalogueDocument, Holding } from '../../../catalogue/document.ts';
import type { Creator } from '../../../catalogue/fields/names.ts';
import { gbt7714 } from '../../../formats/out/gbt7714.ts';
import { referenceOf } from '../../../formats/out/reference.ts';
import { NAMING } from '../../support/exported.ts';
import { documentOf, holdingOf, workOf } from '../../support/presented.ts';

const by = (name: string, more: Partial<Creator> = {}): Creator => ({
  name,
  kind: 'person',
  role: null,
  primary: true,
  raw: name,
  ...more,
});
const printed = (
  place: string | null,
  publisher: string | null,
): CatalogueDocument['publications'] => [
  { place, publisher, raw: `${place ?? ''} : ${publisher ?? ''}` },
];
const online = (url: string): Holding =>
  holdingOf({ access: 'online', links: [{ url, kind: 'landing' }] });

function cited(title: string, more: Partial<CatalogueDocument> = {}, date = ''): string {
  const document = documentOf({
    titles: [{ text: title, kind: 'main' }],
    type: { code: 'book', raw: [] },
    dates: date === '' ? [] : [readDate(date)],
    ...more,
  });
  return gbt7714(referenceOf(workOf(document), NAMING), '2026-11-29');
}

describe('a reference after GB/T 7714—2025', () => {
  const nanjing = printed('南京', '南京出版社');

  it('of a book: names, title, place, house, year, in full-width marks (8.2)', () => {
    expect(
      cited(
        '南京城墙志',
        { creators: [by('杨国庆'), by('王志高')], publications: nanjing },
        '2008',
      ),
    ).to.equal('杨国庆，王志高. 南京城墙志[M]. 南京：南京出版社，2008.');
  });

  it('of music: a recording where it can be heard, else printed (附录 A)', () => {
    const type = { code: 'music', raw: [] } as const;
    const song = 'https://sound.example/song.mp3';
    const heard = holdingOf({ access: 'online', links: [{ url: song, kind: 'audio' }] });
    expect(cited('秧歌', { type, holdings: [heard] })).to.match(/^秧歌\[Z\/OL\]/u);
    expect(cited('秧歌', { type, publications: nanjing }, '1984')).to.match(/^秧歌\[M\]/u);
  });

  it('names three at most, without their dynasty, and leaves out who is not known (7.1)', () => {
    const four = [by('甲一', { dynasty: '清' }), by('乙二'), by('丙三'), by('丁四')];
    expect(cited('志', { creators: four, publications: nanjing })).to.match(
      /^甲一，乙二，丙三，等\. 志/u,
    );
    expect(cited('志', { publications: nanjing })).to.match(/^志\[M\]/u);
  });

  it('tells others by what they did (7.1)', () => {
    const creators = [by('赛珍珠'), by('王逢振', { primary: false, role: '译' })];
    expect(
      cited('大地', { creators, publications: printed('桂林', '漓江出版社') }, '1998'),
    ).to.equal('赛珍珠. 大地[M]. 王逢振，译. 桂林：漓江出版社，1998.');
  });

  it('in letters has names as Family G and half-width marks (5.6, 7.1.1)', () => {
    const creators = ['Buck, Pearl S.', 'Smith, John', 'Li, A', 'Doe, J.'].map((name) => by(name));
    const body = { creators, publications: printed('New York', 'John Day') };
    expect(cited('The good earth', body, '1931')).to.equal(
      'Buck P S, Smith J, Li A, et al. The good earth[M]. New York: John Day, 1931.',
    );
    expect(cited('Notes', {}, '1931')).to.equal('Notes[M]. [S.l.]: [s.n.], 1931.');
  });

  it('has subtitles and parts behind the title, each after a colon (7.2.3)', () => {
    const titles = [
      { text: '南京通史', kind: 'main' },
      { text: '一座城的两千年', kind: 'remainder' },
    ] as const;
    const volume = { raw: '第三册', number: 3, name: '六朝卷' };
    expect(cited('', { titles, volume, publications: nanjing }, '2011')).to.equal(
      '南京通史：一座城的两千年：第三册 六朝卷[M]. 南京：南京出版社，2011.',
    );
  });

  it('tells other editions in digits, not the first, and old ones as they are called (7.4)', () => {
    const edition = (raw: string, kind: 'woodblock' | null = null): string =>
      cited('志', { edition: { raw, kind }, publications: nanjing }, '1890');
    expect(edition('第二版')).to.include('[M]. 2版. 南京');
    expect(edition('第1版')).to.include('[M]. 南京');
    expect(edition('初版')).to.include('[M]. 南京');
    expect(edition('修订本')).to.include('[M]. 修订本. 南京');
    expect(edition('刻本', 'woodblock')).to.include('[M]. 刻本. 南京');
    expect(edition('清光绪十六年刻本', 'woodblock')).to.include('[M]. 刻本. 南京');
  });

  for (const [raw, wanted] of [
    ['2007年', '2007'],
    ['民国二十四年', '1935（民国二十四年）'],
    ['清同治四年', '1865（清同治四年）'],
    ['清光绪十六年(1890)刻本', '1890（清光绪十六年）'],
    ['[1936]', '[1936]'],
    ['c1988', 'c1988'],
    ['1984-', '1984—'],
    ['1928-1949', '1928-1949'],
    ['清光绪间', '[1875-1908]（清光绪间）'],
  ] as const)
    it(`${raw} is ${wanted} (7.5.4)`, () => {
      const text = cited('志', { publications: nanjing }, raw);
      expect(text).to.equal(`志[M]. 南京：南京出版社，${wanted}.`);
    });

  it('says of print what is not known, and leaves it out of what is online (7.5.2, 7.5.3)', () => {
    expect(cited('志', { publications: printed(null, '江宁甘氏') }, '1890')).to.equal(
      '志[M]. [出版地不详]：江宁甘氏，1890.',
    );
    expect(cited('志', { publications: printed('南京', null) }, '1890')).to.equal(
      '志[M]. 南京：[出版者不详]，1890.',
    );
    expect(cited('志')).to.equal('志[M]. [出版地不详]：[出版者不详].');
    expect(cited('志', { holdings: [online('https://a.example/1')] }, '1890')).to.equal(
      '志[M/OL]. 1890. https://a.example/1.',
    );
  });

  it('has no day for a book that lies open, and has one for what is on the web alone (7.6)', () => {
    const holdings = [online('https://a.example/1')];
    expect(cited('志', { holdings, publications: nanjing }, '2008')).to.equal(
      '志[M/OL]. 南京：南京出版社，2008. https://a.example/1.',
    );
    const database = { type: { code: 'database', raw: [] }, holdings } as const;
    expect(cited('方志库', database)).to.equal('方志库[DB/OL]. [2026-11-29]. https://a.example/1.');
  });

  it('has an identifier that the address does not say (7.9)', () => {
    const identifiers = [{ type: 'doi', value: '10.1/x', raw: '', valid: true }] as const;
    const at = (url: string): string => cited('志', { identifiers, holdings: [online(url)] });
    expect(at('https://a.example/1')).to.match(/a\.example\/1\. DOI:10\.1\/x\.$/);
    expect(at('https://doi.org/10.1/X')).to.match(/doi\.org\/10\.1\/X\.$/);
  });

  it('only a holding that is 在线 makes it so, whatever addresses there are', () => {
    const holdings = [
      holdingOf({ access: 'onsite', links: [{ url: 'https://a.example/1', kind: 'landing' }] }),
    ];
    expect(cited('志', { holdings, publications: nanjing }, '2008')).to.equal(
      '志[M]. 南京：南京出版社，2008.',
    );
  });

  it('of serials, papers, maps, archives and theses has what those have (8.4–8.13)', () => {
    const of = (
      code: CatalogueDocument['type']['code'],
      more: Partial<CatalogueDocument> = {},
    ): Partial<CatalogueDocument> => ({ type: { code, raw: [] }, ...more });
    const house = printed('南京', '中央日报社');
    expect(cited('中央日报', of('newspaper', { publications: house }), '1928-1949')).to.equal(
      '中央日报[N]. 南京：中央日报社，1928-1949.',
    );
    expect(
      cited(
        '首都城内地图',
        of('map', { publications: nanjing, notes: ['比例尺 1:20 000'], extent: '1幅 ; 78×54 cm' }),
        '1929',
      ),
    ).to.equal('首都城内地图. 1:20000[CM]. 南京：南京出版社，1929. 78cm×54cm.');
    expect(
      cited(
        '房契',
        of('archive', { holdings: [holdingOf({ callNumber: '契/01' })] }),
        '1931-11-07',
      ),
    ).to.equal('房契：契/01[A]. 秦淮区图书馆，1931-11-07.');
    expect(
      cited(
        '南京方言研究',
        of('thesis', { creators: [by('甲一')], publications: printed('南京', '南京大学') }),
        '2012',
      ),
    ).to.equal('甲一. 南京方言研究[D]. 南京：南京大学，2012.');
    expect(
      cited(
        '夫子庙考',
        of('article', { creators: [by('甲一')], hosts: ['南京史志, 1985(3): 12-15'] }),
        '1985',
      ),
    ).to.equal('甲一. 夫子庙考[J]. 南京史志, 1985(3): 12-15.');
    expect(cited('夫子庙旧照片', of('image'))).to.equal('夫子庙旧照片[Z].');
  });
});
