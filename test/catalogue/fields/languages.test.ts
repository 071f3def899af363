/** Languages as records name them. */
import { expect } from 'chai';
import { readLanguage } from '../../../catalogue/fields/languages.ts';

describe('a language', () => {
  it('is one code for every way to name it', () => {
    for (const raw of [
      'chi',
      'zho',
      'zh',
      'zh-CN',
      'zh_Hant_TW',
      '中文',
      '汉语',
      '漢文',
      'Chinese',
      '中文（简体）',
      ' 文言文 ',
    ]) {
      expect(readLanguage(raw), raw).to.equal('zho');
    }
    const others = [
      'eng',
      'en-US',
      '英文',
      'fre',
      'ger',
      '日文',
      '滿文',
      '蒙文',
      '藏语',
      'rus',
      'kor',
      'lat',
    ].map(readLanguage);
    expect(others).to.deep.equal([
      'eng',
      'eng',
      'eng',
      'fra',
      'deu',
      'jpn',
      'mnc',
      'mon',
      'bod',
      'rus',
      'kor',
      'lat',
    ]);
  });

  it('is unknown when nothing or no language is named', () => {
    expect(['', 'und', '南京', 'x'.repeat(10_000), '-'].map(readLanguage)).to.deep.equal(
      Array(5).fill(null),
    );
  });
});
