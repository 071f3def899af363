/** Strokes of characters, as school dictionaries of the mainland count them. */
import { expect } from 'chai';
import { strokesOf } from '../../../catalogue/text/strokes.ts';

/** Characters by their strokes, counted by hand. */
const BY_STROKES: readonly (readonly [number, string])[] = [
  [1, '一乙'],
  [2, '二十丁七八人入九几了力刀又'],
  [3, '三于工土士才大寸上小口山千川女子与万夕门马之'],
  [4, '王木五太友历日中水牛手毛文方火心以公丹六云仁'],
  [5, '玉古本石龙东北田由史四生白宁市汉玄永出民'],
  [6, '江吉地西百而在有成年竹传伏任华自行会合安字刘'],
  [7, '志苏李杜村里吴园男秀何佛谷应沈宋张陈陀'],
  [8, '金青者林松英图明易国典和岳周京河治学'],
  [9, '南春城赵草荣胡相星贵秋修皇侯帝洪宫祖姚骨阁'],
  [10, '高秦袁桥校顾钱徐凌唐海家陵通桑'],
  [11, '清黄梅曹崇铭盛康章淮梁寇隋屠'],
  [12, '塔朝博彭棋喜湖温游谢'],
  [13, '楚楼雷瑞福源塘新靖'],
  [14, '寧嘉熙精旗漆韶'],
  [15, '德樊潘颜'],
  [16, '霖燕儒'],
  [17, '戴魏徽霞'],
];

describe('strokes', () => {
  it('are those of school dictionaries', () => {
    const wrong = BY_STROKES.flatMap(([count, characters]) =>
      Array.from(characters)
        .filter((character) => strokesOf(character) !== count)
        .map((character) => `${character} ${String(strokesOf(character))}, not ${count}`),
    );

    expect(BY_STROKES.map(([, characters]) => characters).join('').length).to.be.greaterThan(200);
    expect(wrong).to.deep.equal([]);
  });

  it('are those of the character as it is printed', () => {
    expect(strokesOf('寧')).to.equal(14);
    expect(strokesOf('宁')).to.equal(5);
    expect(strokesOf('龘')).to.equal(48);
    expect(strokesOf('㐀')).to.equal(5);
  });

  it('of a compatibility form or radical are those of its character', () => {
    expect(strokesOf('\uf9e4')).to.equal(strokesOf('理'));
    expect(strokesOf('⼈')).to.equal(2);
    expect(strokesOf('〇')).to.equal(1);
  });

  it('are unknown for what is not Han, and beyond the BMP', () => {
    for (const character of ['', 'a', '7', 'Ａ', '，', 'あ', '\ud842', '𠮷', '①', '㌀']) {
      expect(strokesOf(character), character).to.equal(null);
    }
  });

  it('of all Han of the BMP are between 1 and 52', () => {
    for (let code = 0x3400; code < 0xa000; code++) {
      if (code >= 0x4dc0 && code < 0x4e00) continue;
      expectCount(strokesOf(String.fromCharCode(code)), code);
    }
  });
});

function expectCount(count: number | null, code: number): void {
  if (count === null || !(count >= 1 && count <= 52)) {
    throw new Error(`U+${code.toString(16)} has ${String(count)} strokes`);
  }
}
