/** The other spelling of a query, as it is shown. */
import { expect } from 'chai';
import { fold } from '../../../catalogue/text/text.ts';
import { TRADITIONAL_PAIRS } from '../../../catalogue/text/traditional-table.ts';
import { traditionalOf } from '../../../catalogue/text/traditional.ts';

describe('the traditional spelling of a text', () => {
  it('has the usual traditional character for every simplified one', () => {
    expect(traditionalOf('陈作霖')).to.equal('陳作霖');
    expect(traditionalOf('江宁府志')).to.equal('江寧府志');
    expect(traditionalOf('金陵琐志九种')).to.equal('金陵瑣志九種');
    expect(traditionalOf('钟山书院')).to.equal('鍾山書院');
    expect(traditionalOf('苏州图书馆')).to.equal('蘇州圖書館');
  });

  it('is the text itself where nothing differs', () => {
    for (const text of ['', '南京', '金陵', '陳作霖', 'K295.31 abc', '𠮷野', '\ud842']) {
      expect(traditionalOf(text)).to.equal(text);
    }
  });

  it('is the same to a search, whichever character it is', () => {
    const characters = Array.from(TRADITIONAL_PAIRS);
    const apart: string[] = [];
    for (let i = 0; i < characters.length; i += 2) {
      const [from = '', to = ''] = characters.slice(i);
      if (fold(from) !== fold(to)) apart.push(from + to);
    }

    expect(characters.length).to.be.greaterThan(5000);
    expect(apart).to.deep.equal([]);
  });
});
