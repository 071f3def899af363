/** Where two texts differ, character by character. */
import { expect } from 'chai';
import { differencesOf } from '../../../catalogue/text/differences.ts';
import type { Piece } from '../../../catalogue/text/differences.ts';

/** Own characters in brackets: 江宁[县]志. */
const marked = (pieces: readonly Piece[]): string =>
  pieces.map(({ text, isOwn }) => (isOwn ? `[${text}]` : text)).join('');

const differ = (a: string, b: string): string[] => {
  const { a: one, b: other } = differencesOf(a, b);
  return [marked(one), marked(other)];
};

describe('the differences of two texts', () => {
  it('are what stands in one of them alone', () => {
    expect(differ('江宁县志', '江宁府志')).to.eql(['江宁[县]志', '江宁[府]志']);
    expect(differ('金陵琐事', '金陵琐事剩录')).to.eql(['金陵琐事', '金陵琐事[剩录]']);
    expect(differ('首都志', '续首都志')).to.eql(['首都志', '[续]首都志']);
    expect(differ('第一辑（上）', '第二辑（下）')).to.eql(['第[一]辑（[上]）', '第[二]辑（[下]）']);
  });

  it('are none of equal texts, and everything of texts that share no character', () => {
    expect(differ('南京', '南京')).to.eql(['南京', '南京']);
    expect(differ('', '')).to.eql(['', '']);
    expect(differ('南京', '')).to.eql(['[南京]', '']);
    expect(differ('南京', '高淳')).to.eql(['[南京]', '[高淳]']);
  });

  it('go by characters, not by halves of them', () => {
    expect(differ('𠮷野志', '𠮾野志')).to.eql(['[𠮷]野志', '[𠮾]野志']);
  });

  it('tell the forms of one character apart', () => {
    expect(differ('金陵瑣事', '金陵琐事')).to.eql(['金陵[瑣]事', '金陵[琐]事']);
  });

  it('of very long texts are everything between their common beginning and end', () => {
    const [x, y] = ['甲乙'.repeat(400), '乙丙'.repeat(400)];
    const [one] = differ(`首${x}尾`, `首${y}尾`);
    expect(one).to.equal(`首[${x}]尾`);
  });

  it('put together are the texts again', () => {
    const [a, b] = ['清乾隆间刻本，十六册', '乾隆刻本（存十册）'];
    const { a: one, b: other } = differencesOf(a, b);
    expect(one.map(({ text }) => text).join('')).to.equal(a);
    expect(other.map(({ text }) => text).join('')).to.equal(b);
    const common = (pieces: readonly Piece[]): string =>
      pieces.flatMap(({ text, isOwn }) => (isOwn ? [] : [text])).join('');
    expect(common(one)).to.equal(common(other));
  });
});
