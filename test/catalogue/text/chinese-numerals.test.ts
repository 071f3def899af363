/** Chinese numerals as numbers, and words that only look like numbers. */
import { expect } from 'chai';
import fc from 'fast-check';
import { readNumeral, withDigits } from '../../../catalogue/text/chinese-numerals.ts';

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
