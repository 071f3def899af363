/** Dates with marks that belong to the field round them, and letters that are no figures. */
import { expect } from 'chai';
import { readDate } from '../../../catalogue/dates/dates.ts';

const EXAMPLES = `
  1924] = 1924 inferred
  [1924 = 1924 inferred
  ［１９２４ = 1924 inferred
  １９２４］ = 1924 inferred
  [1924?] = 1924 approximate
  [1924? = 1924 approximate
  1924?]. = 1924 approximate
  [1924(?)] = 1924 approximate
  [[1924]] = 1924 inferred
  1924.] = 1924 inferred
  (1924 = 1924 certain
  1924) = 1924 certain
  1971-<1974> = 1971..1974 inferred
  <1971-1974> = 1971..1974 inferred
  1971-<74> = 1971..1974 inferred
  1971- <1974 > = 1971..1974 inferred
  <1971- > = 1971.. inferred
  1971-1974] = 1971..1974 inferred
  1924. = 1924 certain
  1924, = 1924 certain
  1924 ; = 1924 certain
  1924 / = 1924 certain
  《1924》 = 1924 certain
  “1924” = 1924 certain
  .1924 = 1924 certain
  1924* = 1924 certain
  1924! = 1924 certain
  c1987. = 1987 inferred
  c1987] = 1987 inferred
  pc1987. = 1987 inferred
  ©2003 = 2003 inferred
  ℗1987 = 1987 inferred
  1987, ℗1986 = 1987 certain
  1987, c1986] = 1987 certain
  [1987?], c1986 = 1987 approximate
  19--] = 1900..1999 inferred
  [192-? = 1920..1929 approximate
  1924年] = 1924 inferred
  民国十三年] = 1924 inferred
  [民国十三年 = 1924 inferred
  清光绪十年刻本。 = 1884 certain
  清光緒10年[1884 = 1884 inferred
  清光緒10年 1884] = 1884 inferred
  2003年1月. = 2003-01 certain
  1 9 2 4 = 1924 certain
  『1924』 = 1924 inferred
  〈1924〉 = 1924 certain
  °1924 = 1924 certain
  ·1924 = 1924 certain
  ・1924・ = 1924 certain
  ~1924 = 1924 approximate
  ～1924年 = 1924 approximate
  -1924 = 1924 approximate
  —1924. = 1924 approximate
  出版1924年 = 1924 certain
  出版於1924年3月 = 1924-03 certain
  刊行於民國十三年 = 1924 certain
  Anno 1724 = 1724 certain
  Anno Domini 1724. = 1724 certain
  Im Jahre 1924 = 1924 certain
  1924 t. = 1924 certain
  1924 г. = 1924 certain
  一九二O年 = 1920 certain
  二OO四年 = 2004 certain`;

describe('a date with stray marks', () => {
  for (const line of EXAMPLES.trim().split('\n')) {
    const [printed = '', wanted] = line.trim().split(' = ');
    it(`${printed} is ${wanted ?? ''}`, () => {
      const { raw, start, end, certainty } = readDate(printed, 'publication', 2026);
      const span = start === end ? start : `${start ?? ''}..${end ?? ''}`;
      expect(`${span ?? ''} ${certainty}`).to.equal(wanted);
      expect(raw).to.equal(printed);
    });
  }

  it('stays unknown where a letter stands for a figure, or no date is left', () => {
    for (const printed of [
      'l924',
      '192l',
      '20l0',
      'O924',
      '19O4',
      '2OO4年',
      '1924t',
      '1924 TC',
      '[出版年不详]',
      'n.d.]',
      '[]',
      '<>',
      '光绪帝传]',
    ])
      expect(readDate(printed, 'publication', 2026).precision, printed).to.equal('unknown');
  });
});
