import { expect } from 'chai';
import { MOST_PIECES, piecesIn } from '../../../catalogue/fields/pieces.ts';

describe('the pieces in a contents note', () => {
  for (const [note, pieces] of [
    ['客座赘语；金陵琐事；白下琐言', ['客座赘语', '金陵琐事', '白下琐言']],
    ['客座贅語;金陵瑣事', ['客座贅語', '金陵瑣事']],
    ['客座赘语十卷 / (明)顾起元撰. -- 金陵琐事四卷 / (明)周晖撰', ['客座赘语十卷', '金陵琐事四卷']],
    ['客座赘语（明）顾起元撰；白下琐言 〔清〕甘熙著', ['客座赘语', '白下琐言']],
    ['客座赘语/顾起元撰；白下琐言/甘熙撰', ['客座赘语', '白下琐言']],
    ['客座赘语 顾起元撰；金陵岁时记 潘宗鼎著', ['客座赘语', '金陵岁时记']],
    ['第一册 客座赘语 第二册 金陵琐事 第三册 白下琐言', ['客座赘语', '金陵琐事', '白下琐言']],
    ['第一册，客座赘语；第十二辑：金陵琐事', ['客座赘语', '金陵琐事']],
    ['上册 客座赘语, 下册 金陵琐事', ['客座赘语', '金陵琐事']],
    ['1.客座赘语 2.金陵琐事', ['客座赘语', '金陵琐事']],
    ['①客座赘语 ②金陵琐事', ['客座赘语', '金陵琐事']],
    ['(一)客座赘语；（二）金陵琐事', ['客座赘语', '金陵琐事']],
    ['子目：客座赘语、金陵琐事、白下琐言', ['客座赘语', '金陵琐事', '白下琐言']],
    ['收入《客座赘语》、《金陵琐事》和《白下琐言》等三种。', ['客座赘语', '金陵琐事', '白下琐言']],
    ['本书收录：《客座赘语》《金陵琐事》', ['客座赘语', '金陵琐事']],
    ['客座赘语……1；金陵琐事 (57-120页)', ['客座赘语', '金陵琐事']],
    ['客座赘语', ['客座赘语']],
    [
      'v. 1. Nanking under the Ming -- v. 2. Nanking under the Qing.',
      ['Nanking under the Ming', 'Nanking under the Qing'],
    ],
    ['南京、镇江、扬州三城考；江宁史料汇编', ['南京、镇江、扬州三城考', '江宁史料汇编']],
    ['南京 资料汇编；近代名著', ['南京 资料汇编', '近代名著']],
    ['南京市志 1911—1949；江宁县志', ['南京市志 1911—1949', '江宁县志']],
    ['《客座赘语》研究；金陵考', ['《客座赘语》研究', '金陵考']],
  ] as const) {
    it(`of ${note}`, () => {
      expect(piecesIn([note])).to.eql(pieces);
    });
  }

  for (const note of [
    '本书记述明代南京的掌故，共分十卷，附有索引。',
    '第一章 绪论；第二章 自然环境；第三节 气候',
    '卷首 图；卷一 星野；卷二 疆域',
    '序；凡例；目录；后记；参考文献；附录一',
    '有目次；附有插图',
    'v. 1. 1911-1949 -- v. 2. 1949-2000',
    '共12册',
    '；；--',
    '',
  ]) {
    it(`are none in ${note || 'a blank one'}`, () => {
      expect(piecesIn([note])).to.eql([]);
    });
  }

  it('are each given once, from several notes, and not without end', () => {
    expect(piecesIn(['客座赘语', '客座贅語；金陵琐事'])).to.eql(['客座赘语', '金陵琐事']);
    const endless = Array.from({ length: 2_000 }, (_, i) => `金陵琐事之${String(i)}`).join('；');
    expect(piecesIn([endless])).to.have.lengthOf(MOST_PIECES);
  });

  it('are looked for in linear time', () => {
    for (const hostile of [
      '《'.repeat(50_000),
      '第一册 '.repeat(20_000),
      '（'.repeat(50_000),
      ' '.repeat(50_000) + '撰',
      '客'.repeat(50_000),
      '. '.repeat(25_000),
    ]) {
      const begun = performance.now();
      piecesIn([hostile]);
      expect(performance.now() - begun, hostile.slice(0, 4)).to.be.below(1_000);
    }
  });
});
