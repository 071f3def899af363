/** Which script a text is printed in, and the `lang` that follows from it. */
import { expect } from 'chai';
import { langOf, scriptOf } from '../../../catalogue/text/script.ts';

describe('the script of a text', () => {
  it('is traditional when characters say so that simplified print does not have', () => {
    for (const text of ['首都志圖', '江寧縣志', '金陵瑣事', '後漢書', '南京臺城', '白下瑣言 十卷'])
      expect(scriptOf(text), text).to.equal('Hant');
  });

  it('is simplified when characters say so that traditional print does not have', () => {
    for (const text of ['南京历史', '秦淮区图书馆', '金陵琐事', '毕昇传', 'A 书 B'])
      expect(scriptOf(text), text).to.equal('Hans');
  });

  it('goes by the greater number where both are in it', () => {
    expect(scriptOf('國朝金陵詩徵（整理本，书前有序）')).to.equal('Hant');
    expect(scriptOf('明代作家书画集：董其昌與他们')).to.equal('Hans');
  });

  it('is not told by what both print, by letters, or by nothing', () => {
    for (const text of ['南京', '金陵', '后山里台', '乾隆', '𠀀', 'Nanjing', '1937', '，', ''])
      expect(scriptOf(text), text).to.equal('');
  });
});

describe('the lang of a text on a page', () => {
  it('names traditional script everywhere, simplified where the page is not Chinese', () => {
    expect(langOf('首都圖志', 'zh-Hans-CN')).to.equal('zh-Hant');
    expect(langOf('首都圖志', 'en')).to.equal('zh-Hant');
    expect(langOf('首都图志', 'zh-Hans-CN')).to.equal('');
    expect(langOf('首都图志', 'en')).to.equal('zh-Hans');
    expect(langOf('南京', 'zh-Hans-CN')).to.equal('');
    expect(langOf('南京', 'en')).to.equal('zh-Hans');
  });

  it('counts no letters of an address, nor of what is said behind a name', () => {
    const citation = '〔示例〕夫子廟燈會照片[Z/OL]. 2006. https://item.example/qinhuai/ph-008.';
    expect(langOf(citation, 'zh-Hans-CN')).to.equal('zh-Hant');
    expect(langOf('民国文献 (Jinling Library)', 'en')).to.equal('zh-Hans');
    expect(langOf('朱偰 (author)', 'en')).to.equal('zh-Hans');
    expect(langOf('Nanjing Library (南京)', 'en')).to.equal('');
  });

  it('is Japanese where there is kana, and unsaid where there is no Han', () => {
    expect(langOf('南京の歴史', 'zh-Hans-CN')).to.equal('ja');
    for (const lang of ['zh-Hans-CN', 'en'])
      for (const text of ['Buck, Pearl S. 1931', 'Nanjing 南京 in maps', ''])
        expect(langOf(text, lang), text).to.equal('');
  });
});
