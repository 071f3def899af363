/** Dates as catalogues print them: what is understood, how surely, and what is left unknown. */
import { expect } from 'chai';
import fc from 'fast-check';
import {
  endYear,
  readDate,
  readDates,
  startYear,
  statesNoDate,
} from '../../../catalogue/dates/dates.ts';
import type { DateStatement } from '../../../catalogue/dates/reading.ts';
import { DATE_EXAMPLES } from './date-examples.ts';

const THIS_YEAR = 2026;

/** `start..end precision certainty`, short enough to stand in a table; one date when both are equal. */
function read(raw: string): string {
  const { start, end, precision, certainty } = readDate(raw, 'publication', THIS_YEAR);
  if (start === null) return precision;
  const span = start === end ? start : `${start}..${end ?? ''}`;
  return `${span} ${precision}${certainty === 'certain' ? '' : ` ${certainty}`}`;
}

function expectEach(table: Readonly<Record<string, string>>): void {
  for (const [raw, expected] of Object.entries(table)) expect(read(raw), raw).to.equal(expected);
}

describe('a western date', () => {
  it('is read to the day, month or year that is printed', () => {
    expectEach({
      '2013-02-20': '2013-02-20 day',
      '2013/2': '2013-02 month',
      '1935.10': '1935-10 month',
      '20130520': '2013-05-20 day',
      '201305': '2013-05 month',
      '2016年12月第1版': '2016-12 month',
      '1998.5第1版': '1998-05 month',
      '2019年第3期': '2019 year',
      '1998年春': '1998 year',
      '1998-05-00': '1998-05 month',
      'May 2005': '2005-05 month',
      '5 Sept. 2005': '2005-09-05 day',
      '06/05/2019': '2019 year',
    });
  });

  it('may be written in Chinese numerals, full width and with any circle for zero', () => {
    expectEach({
      '２００１年': '2001 year',
      一九八〇年: '1980 year',
      '一九八○年': '1980 year',
      '一九八◯年': '1980 year',
      一九八O年: '1980 year',
      二〇〇一年十月: '2001-10 month',
      公元一九三四年: '1934 year',
      一千九百三十四年: '1934 year',
      二零一九年十二月三十一日: '2019-12-31 day',
    });
  });

  it('says how sure it is', () => {
    expectEach({
      '[1935]': '1935 year inferred',
      c1998: '1998 year inferred',
      '©1998': '1998 year inferred',
      '(c)1998': '1998 year inferred',
      'copyright 1998': '1998 year inferred',
      '1935?': '1935 uncertain approximate',
      '[1935?]': '1935 uncertain approximate',
      'ca. 1935': '1935 uncertain approximate',
      约1935年: '1935 uncertain approximate',
      '1935年前后': '1935 uncertain approximate',
      '19[35]': '1935 year inferred',
      '1935 [i.e. 1936]': '1936 year inferred',
      '1998, c1997': '1998 year',
    });
  });

  it('may be a decade, a century or a part of one', () => {
    expectEach({
      '198?': '1980..1989 decade',
      '[198-]': '1980..1989 decade inferred',
      '[198-?]': '1980..1989 decade approximate',
      '1980s': '1980..1989 decade',
      '20世纪30年代': '1930..1939 decade',
      二十世纪三十年代: '1930..1939 decade',
      八十年代: '1980..1989 decade approximate',
      '[19--]': '1900..1999 century inferred',
      '19世纪': '1800..1899 century',
      '19世纪末': '1867..1899 period approximate',
      '19世纪上半叶': '1800..1849 period approximate',
      'late 19th century': '1867..1899 period approximate',
    });
  });

  it('may lie before our era, counted astronomically', () => {
    expectEach({
      公元前50年: '-0049 year',
      '50 BC': '-0049 year',
      '-0049': '-0049 year',
      公元247年: '0247 year',
      '0507': '0507 year',
    });
    expect(startYear(readDate('公元前1年'))).to.equal(0);
  });

  it('is unknown rather than wrong when it cannot be', () => {
    expectEach({
      '9999': 'unknown',
      '20199': 'unknown',
      '0000': 'unknown',
      '0001-01-01': 'unknown',
      '2013-13': 'unknown',
      '201399': 'unknown',
      '2029': 'unknown',
      '2028': '2028 year',
      '2013-02-30': '2013-02 month approximate',
    });
  });
});

describe('a range of dates', () => {
  it('has any dash or word between its ends', () => {
    for (const raw of [
      '1912-1949',
      '1912－1949',
      '1912—1949',
      '1912–1949',
      '1912~1949',
      '1912～1949',
    ]) {
      expect(read(raw), raw).to.equal('1912..1949 range');
    }
    expectEach({
      '1912至1949年': '1912..1949 range',
      '1912 to 1949': '1912..1949 range',
      '1937.7-1938.3': '1937-07..1938-03 range',
      'between 1935 and 1940': '1935..1940 range approximate',
      '1935或1936': '1935..1936 ambiguous approximate',
    });
  });

  it('may leave out in its second half what the first half said', () => {
    expectEach({
      '1996-98': '1996..1998 range',
      '1937年7月-9月': '1937-07..1937-09 range',
      '1937年7月7日-9月2日': '1937-07-07..1937-09-02 range',
      '19-20世纪': '1800..1999 range',
      '20世纪30-40年代': '1930..1949 range',
      清光绪六年至七年: '1880..1881 range',
      '民国24-25年': '1935..1936 range',
      清康熙五十八年至六十一年: '1719..1722 range',
      清宣统元年至民国三年: '1909..1914 range',
      '清光绪三十二年[1906]-宣统三年[1911]': '1906..1911 range',
    });
  });

  it('may still be open', () => {
    expectEach({ '1996-': '1996.. open', '1996—': '1996.. open', '2001年至今': '2001.. open' });
    expect(endYear(readDate('1996-'))).to.equal(null);
  });

  it('is in doubt when its ends are the wrong way round', () => {
    expect(read('1949-1912')).to.equal('1912..1949 uncertain approximate');
  });
});

describe('a date of the Republic', () => {
  it('is the number plus 1911 in every spelling', () => {
    for (const raw of [
      '民国二十四年',
      '民國廿四年',
      '民国24年',
      '民24',
      '中华民国二十有四年',
      '民国 二十四 年',
    ]) {
      expect(read(raw), raw).to.equal('1935 year');
    }
    expectEach({
      民国元年: '1912 year',
      民元: '1912 year',
      民国卅七年: '1948 year',
      民国七十五年: '1986 year',
    });
  });

  it('keeps month and day, which are western, unless they are said to be lunar', () => {
    expectEach({
      民国二十六年七月: '1937-07 month',
      民国二十六年七月七日: '1937-07-07 day',
      民国二十六年农历七月: '1937 year',
      民国二十六年七月初七: '1937 year',
    });
  });

  it('agrees with the year in brackets, or is in doubt', () => {
    expectEach({
      '1934(民国23年)': '1934 year',
      '民国23年(1934)': '1934 year',
      '民国[24年]': '1935 year inferred',
      '民国23年(1943)': '1934..1943 uncertain approximate',
    });
  });
});

describe('a date of a reign', () => {
  it('is read with or without its dynasty, traditional or simplified', () => {
    for (const raw of [
      '光绪十年',
      '清光绪十年',
      '清光緒10年',
      '（清）光绪十年',
      '〔清〕光绪十年',
      '清·光绪十年',
      '大清光绪十年',
    ]) {
      expect(read(raw), raw).to.equal('1884 year');
    }
    expectEach({
      中统元年: '1260 year',
      景定五年: '1264 year',
      万历四十八年: '1620 year',
      泰昌元年: '1620 year',
      崇祯十七年: '1644 year',
      洪武三十五年: '1402 year',
      永历三十七年: '1683 year',
      洪宪元年: '1916 year',
      乾隆三十有六年: '1771 year',
      吴赤乌十年: '0247 year',
      南唐保大十年: '0952 year',
      昭和十二年: '1937 year',
      日本宽政八年: '1796 year',
    });
  });

  it('gives the year alone for a lunar month', () => {
    expectEach({
      光绪十年闰五月: '1884 year',
      光绪十年十月初五日: '1884 year',
      同治十三年冬月: '1874 year',
    });
  });

  it('lets a western year in brackets decide a lunar winter', () => {
    expect(read('光绪二十年十二月[1895]')).to.equal('1895 year inferred');
  });

  it('finds the stem-branch year inside the era, and keeps both when there are two', () => {
    expectEach({
      光绪甲午: '1894 year',
      万历丁丑: '1577 year',
      宣统辛亥: '1911 year',
      康熙壬寅: '1662..1722 ambiguous approximate',
      清甲午: '1654..1894 ambiguous approximate',
      '甲戌(1934)': '1934 year',
    });
  });

  it('checks the number against the stem-branch', () => {
    expectEach({
      光绪二十年甲午: '1894 year',
      光绪甲午二十年: '1894 year',
      '光绪二十年（甲午）': '1894 year',
      光绪二十年岁次甲午: '1894 year',
      光绪二十年乙未: '1894..1895 uncertain approximate',
    });
  });

  it('knows the branches of the Taiping calendar', () => {
    expectEach({
      太平天国癸好三年: '1853 year',
      太平天國乙榮五年: '1855 year',
      太平天国辛开元年: '1851 year',
      太平天国辛酉十一年: '1861 year',
    });
  });

  it('chooses among eras of one name by dynasty, by length, by fame, or not at all', () => {
    expectEach({
      元天顺元年: '1328 year',
      天顺元年: '1457 year',
      天顺八年: '1464 year',
      至元二十年: '1283 year',
      至元三年: '1266..1337 ambiguous approximate',
      后至元三年: '1337 year',
      正德三年: '1508 year',
      永和九年: '0353 year',
      唐上元二年: '0675..0761 ambiguous approximate',
    });
  });

  it('gives the span of the era, in doubt, for a year that the era never had', () => {
    expectEach({
      民国二百年: '1912..1949 uncertain approximate',
      光绪五十年: '1875..1908 uncertain approximate',
      嘉靖九十年: '1522..1566 uncertain approximate',
      雍正甲子: '1723..1735 uncertain approximate',
    });
  });

  it('may have an edition word behind it', () => {
    expectEach({
      清光绪十年刻本: '1884 year',
      清光緒十年金陵書局刻本: '1884 year',
      光绪甲申金陵书局刊: '1884 year',
      '清嘉庆辛未[16年，1811]刻本': '1811 year inferred',
      清嘉庆十六年重刊本: '1811 year',
      民国二十四年铅印本: '1935 year',
      '清同治十三年[1874]': '1874 year',
    });
  });
});

describe('a date with its publisher or edition', () => {
  it('is read when publisher and edition are so beyond doubt', () => {
    expectEach({
      '南京：江苏古籍出版社，1991年': '1991 year',
      '1998年6月南京出版社': '1998-06 month',
      '1991年8月1版': '1991-08 month',
      '2010年4月第1次印刷': '2010-04 month',
      '[1985]油印本': '1985 year inferred',
      '1998(平装)': '1998 year',
      清光绪十年江南官书局聚珍本: '1884 year',
      清初刻本: '1644..1735 period approximate',
      '民国37.10': '1948-10 month',
    });
  });
});

describe('a period', () => {
  it('is a dynasty, an era, or several', () => {
    expectEach({
      清: '1644..1911 period',
      '[清]': '1644..1911 period inferred',
      清刻本: '1644..1911 period',
      明万历刻本: '1573..1620 period',
      康熙年间: '1662..1722 period',
      康熙中: '1662..1722 period',
      清乾隆嘉庆间: '1736..1820 period',
      '清咸丰、同治间': '1851..1874 period',
      明嘉靖至万历间: '1522..1620 period',
      乾嘉间: '1736..1820 period',
      清同光间: '1862..1908 period',
      六朝: '0222..0589 period',
      宋元间: '0960..1368 period',
      元丰间: '1078..1085 period',
      明治间: '1868..1912 period',
      民国间: '1912..1949 period',
    });
  });

  it('has soft edges when it is the beginning or the end of something', () => {
    expectEach({
      清末: '1840..1911 period approximate',
      晚清: '1840..1911 period approximate',
      明初: '1368..1435 period approximate',
      民国初年: '1912..1927 period approximate',
      明末清初: '1573..1735 period approximate',
      康熙初: '1662..1681 period approximate',
    });
  });
});

describe('what is no date', () => {
  it('stays unknown: bare stem-branch years, and words that are eras too', () => {
    for (const raw of [
      '庚子',
      '丙戌',
      '庚子年',
      '建国',
      '建国十年',
      '大同',
      '太平',
      '和平',
      '普通',
      '上元',
      '建康',
      '正统',
    ]) {
      expect(read(raw), raw).to.equal('unknown');
    }
    expect(read('普通二年')).to.equal('0521 year');
  });

  it('stays unknown: an era in a title', () => {
    for (const raw of [
      '景定建康志',
      '嘉庆江宁府志',
      '光绪帝传',
      '康熙字典',
      '民国史研究',
      '大同书',
      '太平天国史',
      '明清小说',
      '清史稿',
      '1998年南京年鉴',
      '同治上江两县志',
      '康熙七年江宁府志抄本',
      '民国南京城市史',
      '万历十五年史话',
      '光绪帝传(1935)',
    ]) {
      expect(read(raw), raw).to.equal('unknown');
    }
  });

  it('is told from a value that says there is no date', () => {
    for (const raw of ['[出版年不详]', 'n.d.', '[n.d.]', '无日期', '年代不详', '不详', '[s.a.]']) {
      expect(read(raw), raw).to.equal('unknown');
      expect(statesNoDate(raw), raw).to.equal(true);
    }
    expect(statesNoDate('庚子')).to.equal(false);
  });

  it('keeps what was printed', () => {
    expect(readDate(' 丙戌春 ')).to.deep.include({ raw: ' 丙戌春 ', start: null, end: null });
  });
});

describe('several dates of one record', () => {
  const kinds = (dates: readonly DateStatement[]): string[] =>
    dates.map(({ start, kind }) => `${start ?? '-'} ${kind}`);

  it('put the date of publication first and a timestamp last', () => {
    const dates = readDates(['2019-05-06T08:00:00Z', '民国二十四年'], 'publication', THIS_YEAR);

    expect(kinds(dates)).to.deep.equal(['1935 publication', '2019-05-06 system']);
  });

  it('never take a timestamp for the date of publication, even alone', () => {
    for (const raw of [
      '2019-05-06T08:00:00Z',
      '2019-05-06 08:00:00',
      '2019/5/6 8:00',
      '20190506080000',
      '2019-05-06T08:00:00+08:00',
      'Mon May 06 08:00:00 CST 2019',
      '2019年5月6日 08:00',
      '20190506T080000Z',
    ]) {
      expect(kinds(readDates([raw], 'publication', THIS_YEAR)), raw).to.deep.equal([
        '2019-05-06 system',
      ]);
    }
  });

  it('keep a reprint beside the edition', () => {
    expect(kinds(readDates(['2005.10(2007重印)']))).to.deep.equal([
      '2005-10 publication',
      '2007 reprint',
    ]);
    expect(kinds(readDates(['1998年5月第1版，2001年3月第2次印刷']))).to.deep.equal([
      '1998-05 publication',
      '2001-03 reprint',
    ]);
    expect(kinds(readDates(['1998印']))).to.deep.equal(['1998 reprint']);
    expect(kinds(readDates(['1998年影印本']))).to.deep.equal(['1998 publication']);
  });

  it('take the last edition and the facsimile for the book in hand', () => {
    expect(kinds(readDates(['1991年8月第1版，1992年5月第2版']))).to.deep.equal([
      '1992-05 publication',
      '1991-08 original',
    ]);
    expect(kinds(readDates(['1935年版1980年影印']))).to.deep.equal([
      '1980 publication',
      '1935 original',
    ]);
    expect(kinds(readDates(['据1935年版影印']))).to.deep.equal(['1935 original']);
    expect(kinds(readDates(['清光绪六年刻本影印']))).to.deep.equal(['1880 original']);
    for (const printed of [
      '1990年据清光绪六年刻本影印',
      '1990年台北成文出版社影印清光绪六年刊本',
      '清光绪六年刻本，1990年影印',
    ]) {
      expect(kinds(readDates([printed])), printed).to.deep.equal([
        '1990 publication',
        '1880 original',
      ]);
    }
  });

  it('tell when a gazetteer was compiled from when it was printed', () => {
    expect(kinds(readDates(['清康熙七年修民国二十四年铅印本']))).to.deep.equal([
      '1935 publication',
      '1668 original',
    ]);
  });

  it('take a day of our time beside the date of an old document for an upload', () => {
    expect(kinds(readDates(['2018-03-01', '民国二十四年']))).to.deep.equal([
      '1935 publication',
      '2018-03-01 system',
    ]);
    expect(kinds(readDates(['2018-03-01', '1998']))).to.deep.equal([
      '1998 publication',
      '2018-03-01 system',
    ]);
    expect(kinds(readDates(['2018-03-01T02:03:04Z', '2018-03-01']))).to.deep.equal([
      '2018-03-01 system',
      '2018-03-01 system',
    ]);
    expect(kinds(readDates(['2018-03-01', '2018']))).to.deep.equal([
      '2018-03-01 publication',
      '2018 publication',
    ]);
  });

  it('keep the first raw form whole and the reprint as its part', () => {
    const raws = readDates(['2005.10(2007重印)']).map(({ raw }) => raw);

    expect(raws).to.deep.equal(['2005.10(2007重印)', '2007重印']);
  });

  it('follow labels inside the value', () => {
    const dates = readDates(['数字化时间：2018-03-01', '出版时间：1935年', '上传日期：2019-01-01']);

    expect(kinds(dates)).to.deep.equal([
      '1935 publication',
      '2018-03-01 digitisation',
      '2019-01-01 system',
    ]);
  });

  it('name a doubled value once, and put unread ones behind read ones', () => {
    expect(kinds(readDates(['不详', '1935', '1935', ' ']))).to.deep.equal([
      '1935 publication',
      '- publication',
    ]);
  });
});

describe('dates as they are printed', () => {
  for (const [group, examples] of Map.groupBy(DATE_EXAMPLES, (example) => example.group)) {
    it(`are understood: ${group}`, () => {
      for (const { raw, wanted } of examples) {
        const date = readDate(raw, 'publication', THIS_YEAR);
        const { start, end, precision, certainty, calendar } = date;
        const span = start === end ? (start ?? '-') : `${start ?? ''}..${end ?? '-'}`;
        expect(`${span} ${precision} ${certainty} ${calendar}`, raw).to.equal(wanted);
      }
    });
  }

  it('are of more than 300 forms', () => {
    expect(new Set(DATE_EXAMPLES.map(({ raw }) => raw)).size).to.be.above(300);
  });
});

describe('any text at all', () => {
  const fragments = fc.constantFrom(
    '清',
    '明',
    '（清）',
    '[',
    ']',
    '(',
    ')',
    '光绪',
    '康熙',
    '至元',
    '民国',
    '民',
    '太平天国',
    '大同',
    '十',
    '二十',
    '廿',
    '元年',
    '年',
    '月',
    '日',
    '甲午',
    '癸好',
    '间',
    '年间',
    '末',
    '初',
    '至',
    '-',
    '—',
    '～',
    '、',
    '刻本',
    '印',
    '重印',
    '19',
    '1935',
    '2005.10',
    '8',
    '?',
    'c',
    '约',
    '世纪',
    '年代',
    '公元前',
    '金陵书局',
    '元',
    '正月',
    ' ',
    '/',
    ',',
    '98',
    '三国',
    '晚',
  );
  const printed = fc.array(fragments, { maxLength: 10 }).map((parts) => parts.join(''));

  function isSound(raw: string): void {
    const date = readDate(raw, 'publication', THIS_YEAR);
    const [first, last] = [startYear(date), endYear(date)];
    expect(date.raw).to.equal(raw);
    expect(date.start === null).to.equal(date.precision === 'unknown');
    expect(date.end === null).to.equal(date.precision === 'unknown' || date.precision === 'open');
    expect(first ?? 0).to.be.at.most(THIS_YEAR + 2);
    if (first === null || last === null) return;
    expect(last)
      .to.be.at.least(first)
      .and.at.most(THIS_YEAR + 99);
    if (date.start?.length === date.end?.length && first > 0) {
      expect((date.start ?? '') <= (date.end ?? ''), raw).to.equal(true);
    }
  }

  it('is read without a fault, its start never after its end', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), isSound), {
      numRuns: 2000,
    });
    fc.assert(fc.property(printed, isSound), { numRuns: 2000 });
  });

  it('gives the same when read again from its own normal form', () => {
    const day = fc.date({
      min: new Date('0100-01-01'),
      max: new Date('2026-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(day, fc.constantFrom(4, 7, 10), (date, length) => {
        const iso = date.toISOString().slice(0, length);
        expect(readDate(iso, 'publication', THIS_YEAR)).to.include({ start: iso, end: iso });
      }),
    );
  });
});
