/** Chinese numerals as numbers, and words that only look like numbers. */
import { expect } from 'chai';
import fc from 'fast-check';
import { countedIn, readNumeral, withDigits } from '../../../catalogue/text/chinese-numerals.ts';

describe('a Chinese numeral', () => {
  it('is read digit by digit or by its units', () => {
    const numbers = [
      '一九八○',
      '二〇〇一',
      '十',
      '十二',
      '二十',
      '廿四',
      '卅七',
      '二百',
      '二百零三',
      '一千九百三十四',
      '三十有六',
    ];

    expect(numbers.map(readNumeral)).to.deep.equal([
      1980, 2001, 10, 12, 20, 24, 37, 200, 203, 1934, 36,
    ]);
  });

  it('is none when its units do not fall, or nothing is there', () => {
    expect(['十百', '十十', '廿十', '', '南京', '一'.repeat(13)].map(readNumeral)).to.deep.equal(
      Array(6).fill(null),
    );
  });

  it('gives back every number below 10 000', () => {
    const digits = '零一二三四五六七八九';
    const written = (n: number): string => {
      const places = ['千', '百', '十', ''].map((unit, i) => ({
        unit,
        digit: Math.trunc(n / 10 ** (3 - i)) % 10,
      }));
      return places
        .map(({ unit, digit }) => (digit === 0 ? '' : digits.charAt(digit) + unit))
        .join('');
    };
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 9999 }), (n) => readNumeral(written(n)) === n),
    );
  });
});

describe('a text with numerals', () => {
  it('has them as digits, but not in 三国, 五代 or 六朝', () => {
    expect(withDigits('民国二十六年七月卅一日')).to.equal('民国26年7月31日');
    expect(withDigits('三国五代六朝两汉十国五凤')).to.equal('三国五代六朝两汉十国五凤');
  });
});

describe('the numbers of parts, years and counts in a text', () => {
  const numbers = (han: string): string[] =>
    countedIn(han).map(({ before, digits, after }) => before + digits + after);

  it('are read with what stands beside them', () => {
    expect(numbers('石城文史第十六辑')).to.deep.equal(['第16辑']);
    expect(numbers('第一七辑')).to.deep.equal(['第17辑']);
    expect(numbers('一九六二年四月')).to.deep.equal(['1962年', '4月']);
    expect(numbers('通车三十周年')).to.deep.equal(['30周']);
    expect(numbers('第壹卷')).to.deep.equal(['第1卷']);
    expect(numbers('江浦志卷三')).to.deep.equal(['卷3']);
    expect(numbers('三号线')).to.deep.equal(['3号']);
    expect(numbers('全十二卷三十册')).to.deep.equal(['12卷', '卷30册']);
    expect(numbers('四十景')).to.deep.equal(['40景']);
  });

  it('are not what only looks like one', () => {
    for (const name of '三山 六合 八卦洲 九龙 万历 十里长山 千字文 百年 三国 六朝 五代 一枝园'.split(
      ' ',
    ))
      expect(numbers(name), name).to.deep.equal([]);
  });
});
