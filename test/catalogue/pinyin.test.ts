/** Titles by pinyin: the order of lists, and what a query of letters may begin. */
import { expect } from 'chai';
import fc from 'fast-check';
import { pinyinTerms, sortKey } from '../../catalogue/pinyin.ts';

function sorted(...titles: string[]): string[] {
  const keys = new Map(titles.map((title) => [title, sortKey(title)]));
  const key = (title: string): string => keys.get(title) ?? '';
  return titles.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

describe('titles in the order of pinyin', () => {
  it('go by syllable, then by tone, whole syllables first', () => {
    expect(
      sorted('莲花', '溧水县志', '栖霞山志', '江宁府志', '建康实录', '高淳县志', '李氏家谱'),
    ).to.deep.equal([
      '高淳县志',
      '建康实录',
      '江宁府志',
      '李氏家谱',
      '溧水县志',
      '莲花',
      '栖霞山志',
    ]);
  });

  it('begin with digits, then letters, then Han', () => {
    expect(sorted('南京', 'Nanking', '1937年的南京', '阿房宫')).to.deep.equal([
      '1937年的南京',
      'Nanking',
      '阿房宫',
      '南京',
    ]);
  });

  it('count numbers, Chinese ones behind 第 too', () => {
    expect(
      sorted('文史资料 第10辑', '文史资料 第9辑', '文史资料 第十一辑', '文史资料 第二辑'),
    ).to.deep.equal(['文史资料 第二辑', '文史资料 第9辑', '文史资料 第10辑', '文史资料 第十一辑']);
  });

  it('pass over marks and script', () => {
    expect(sortKey('《金陵古今圖考》')).to.equal(sortKey('金陵古今图考'));
    expect(sortKey('〔示例〕老照片')).to.equal(sortKey('示例老照片'));
    expect(sortKey('Nánjīng')).to.equal(sortKey('nanjing'));
  });

  it('read local words as they are read here', () => {
    expect(sortKey('六合县志')).to.match(/^\{lu4 \{he2 /);
    expect(sortKey('重修江宁府志')).to.match(/^\{chong2 \{xiu1 /);
    expect(sortKey('王氏家乘')).to.match(/\{jia1 \{sheng4$/);
    expect(sortKey('乾隆江宁县新志')).to.match(/^\{qian2 \{long2 /);
    expect(sortKey('首都志')).to.equal('{shou3 {du1 {zhi4');
    expect(sortKey('大行宫')).to.equal('{da4 {hang2 {gong1');
  });

  it('are keys of ASCII for any text, of bounded length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (title) => {
        expect(sortKey(title)).to.match(/^[\x20-\x7e]{0,600}$/);
      }),
    );
  });
});

describe('terms for a query of letters', () => {
  it('are syllables and initials from every character to the end', () => {
    expect(pinyinTerms('南京志')).to.have.members([
      'nanjingzhi',
      'njz',
      'jingzhi',
      'jz',
      'zhi',
      'z',
    ]);
  });

  it('have both readings of a polyphone', () => {
    expect(pinyinTerms('六合')).to.include.members(['liuhe', 'luhe', 'lh']);
    expect(pinyinTerms('长江')).to.include.members(['changjiang', 'zhangjiang', 'cj', 'zj']);
  });

  it('pass over marks, and end where letters or digits stand', () => {
    expect(pinyinTerms('《金陵·琐事》')).to.include('jinlingsuoshi');
    expect(pinyinTerms('南京2019年鉴'))
      .to.include.members(['nanjing', 'nianjian'])
      .and.not.include('nanjingnianjian');
    expect(pinyinTerms('Nanking 1937')).to.deep.equal([]);
  });

  it('are letters alone, cut at 24, and never more than eight from one character', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('六', '重', '长', '乐', '南', '京', '志', 'a', '1', '𠮷', '・'),
          maxLength: 150,
        }),
        (text) => {
          const terms = pinyinTerms(text);
          expect(terms.length).to.be.at.most(100 * 8);
          for (const term of terms) expect(term).to.match(/^[a-z]{1,24}$/);
        },
      ),
    );
  });
});
