/** Class numbers of 中图法 and their headings. */
import { expect } from 'chai';
import fc from 'fast-check';
import { className, classPath } from '../../../catalogue/fields/classification.ts';

describe('a class number', () => {
  it('leads from the main class down to the nearest known class', () => {
    expect(classPath('K295.3')).to.deep.equal(['K', 'K29', 'K295.3']);
    expect(classPath('K295.31')).to.deep.equal(['K', 'K29', 'K295.3', 'K295.31']);
    expect(classPath('K295.35')).to.deep.equal(['K', 'K29', 'K295.3']);
    expect(classPath('F127.53')).to.deep.equal(['F', 'F1', 'F12', 'F127', 'F127.53']);
    expect(classPath('TU984.253')).to.deep.equal(['T', 'TU', 'TU984']);
    expect(classPath('K820.9')).to.deep.equal(['K', 'K82', 'K820.9']);
  });

  for (const [code, path] of [
    ['K295.3', 'K K29 K295.3'],
    ['K295.31', 'K K29 K295.3 K295.31'],
    ['K295.314', 'K K29 K295.3 K295.31'],
    ['K291', 'K K29 K291'],
    ['K297.19', 'K K29 K297.19'],
    ['K297.1', 'K K29 K297.1'],
    ['K296.58', 'K K29 K296.58'],
    ['K29', 'K K29'],
    ['K249.306', 'K K2'],
    ['K82', 'K K82'],
    ['K820.9', 'K K82 K820.9'],
    ['K820.853', 'K K82 K820.8 K820.853'],
    ['K827', 'K K82'],
    ['K87', 'K K87'],
    ['K877.42', 'K K87 K877'],
    ['K928.705.31', 'K K9 K92 K928 K928.7'],
    ['K928.6', 'K K9 K92 K928 K928.6'],
    ['D67', 'D D6 D67'],
    ['D675.31', 'D D6 D67 D675.3'],
    ['D619', 'D D6 D619'],
    ['D351', 'D D33/37'],
    ['F127.53', 'F F1 F12 F127 F127.53'],
    ['F127.531', 'F F1 F12 F127 F127.53'],
    ['F299.275.31', 'F F2'],
    ['G127.53', 'G G1 G12 G127 G127.53'],
    ['G219.29', 'G G2 G21'],
    ['I236.53', 'I I2 I23 I236 I236.53'],
    ['I239.8', 'I I2 I239'],
    ['I561.45', 'I I3/7'],
    ['J2-3', 'J J2 J2-3'],
    ['J222.49', 'J J2 J22'],
    ['Q-9', 'Q Q-9'],
    ['T-9', 'T T-9'],
    ['T', 'T'],
    ['TU-092', 'T TU TU-0'],
    ['Z122.53', 'Z Z1 Z12 Z122 Z122.53'],
    ['Z52', 'Z Z5 Z52'],
    ['Z525.31', 'Z Z5 Z52 Z525.3'],
  ] as const) {
    it(`${code} hangs on ${path}`, () => {
      expect(classPath(code).join(' ')).to.equal(path);
    });
  }

  it('is read in any print, with what is combined with it', () => {
    for (const raw of [
      'K295.3-54',
      'K295.3:Z',
      'k295.3',
      ' K 295.3 ',
      'Ｋ２９５．３',
      '[K295.3]',
      'K2953',
      'K295.3/12',
    ]) {
      expect(classPath(raw), raw).to.deep.equal(['K', 'K29', 'K295.3']);
    }
  });

  it('keeps apart numbers that only look like parts: A49 is not under A4', () => {
    expect(classPath('A49')).to.deep.equal(['A', 'A49']);
    expect(classPath('A41')).to.deep.equal(['A', 'A4']);
    expect(classPath('F592.7')).to.deep.equal(['F', 'F59']);
    expect(classPath('DF2')).to.deep.equal(['D', 'DF']);
  });

  it('is none when it belongs to another scheme', () => {
    for (const raw of [
      '951',
      'DS796.N2',
      'PS3545',
      'QA76',
      'HB171',
      'N/A',
      '',
      '史部',
      'W12',
      'Arts',
    ]) {
      expect(classPath(raw), raw).to.deep.equal([]);
    }
  });

  it('never breaks on any text', () => {
    let named = 0;
    const number = fc.stringMatching(/^[A-Z]{1,2}\d{0,3}[.\-/]?\d{0,3}$/);
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 80 }), number), (raw) => {
        for (const code of classPath(raw)) {
          expect(className(code)).to.not.equal(code);
          named++;
        }
      }),
    );
    expect(named).to.be.greaterThan(20);
  });
});

describe('the headings of classes', () => {
  it('are Chinese, and a code that is no class is its own', () => {
    expect(['K', 'K295.31', 'D33/37', '951'].map(className)).to.deep.equal([
      '历史、地理',
      '南京地方史志',
      '各国共产党',
      '951',
    ]);
  });

  it('name the twenty-two main classes, each a tree of its own', () => {
    const main: Readonly<Record<string, string>> = {
      A: '马克思主义、列宁主义、毛泽东思想、邓小平理论',
      B: '哲学、宗教',
      C: '社会科学总论',
      D: '政治、法律',
      E: '军事',
      F: '经济',
      G: '文化、科学、教育、体育',
      H: '语言、文字',
      I: '文学',
      J: '艺术',
      K: '历史、地理',
      N: '自然科学总论',
      O: '数理科学和化学',
      P: '天文学、地球科学',
      Q: '生物科学',
      R: '医药、卫生',
      S: '农业科学',
      T: '工业技术',
      U: '交通运输',
      V: '航空、航天',
      X: '环境科学、安全科学',
      Z: '综合性图书',
    };
    for (const [code, heading] of Object.entries(main)) {
      expect(className(code), code).to.equal(heading);
      expect(classPath(code), code).to.deep.equal([code]);
    }
  });

  it('stand under the class above them', () => {
    for (const [code, above, heading] of [
      ['G25', 'G2', '图书馆学、图书馆事业'],
      ['I2', 'I', '中国文学'],
      ['J2', 'J', '绘画'],
      ['K2', 'K', '中国史'],
      // Local history stands beside the history of China, and not under it.
      ['K29', 'K', '地方史志'],
      ['K295.3', 'K29', '江苏地方史志'],
      ['K82', 'K', '中国人物传记'],
      ['K92', 'K9', '中国地理'],
      ['R2', 'R', '中国医学'],
      ['TU', 'T', '建筑科学'],
    ] as const) {
      const path = classPath(code);
      expect(path.at(-1), code).to.equal(code);
      expect(className(code), code).to.equal(heading);
      expect(path.at(-2), code).to.equal(above);
    }
  });
});
