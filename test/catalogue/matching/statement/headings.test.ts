/** Titles as Dublin Core glues them, taken apart. */
import { expect } from 'chai';
import { readHeading } from '../../../../catalogue/matching/statement/headings.ts';
import type { Heading } from '../../../../catalogue/matching/statement/headings.ts';
import { comparePartNumbers, readParts } from '../../../../catalogue/matching/statement/parts.ts';
import type { PartRelation } from '../../../../catalogue/matching/statement/parts.ts';

describe('a title statement', () => {
  const part = (unit: 'number' | 'year' | 'position', from: number, to = from) => ({
    unit,
    from,
    to,
  });
  for (const [printed, expected] of [
    ['客座赘语 [专著] / （明）顾起元撰', { core: '客座赘语' }],
    ['白下瑣言十卷（清）甘熙撰', { core: '白下琐言', juan: 10 }],
    ['江宁文史资料 第3辑', { core: '江宁文史资料', numbers: [part('number', 3)] }],
    [
      '江宁文史资料第十二辑 江宁古桥',
      { core: '江宁文史资料', numbers: [part('number', 12)], name: '江宁古桥' },
    ],
    ['江宁文史资料（第6-7辑合刊）', { core: '江宁文史资料', numbers: [part('number', 6, 7)] }],
    ['南京通史（上册）', { core: '南京通史', numbers: [part('position', 1)] }],
    ['南京通史·六朝卷', { core: '南京通史', name: '六朝卷' }],
    ['江苏省志 : 交通志', { core: '江苏省志', name: '交通志' }],
    ['题名. 2015年卷', { core: '题名', numbers: [part('year', 2015)] }],
    ['2015南京年鉴', { core: '南京年鉴', numbers: [part('year', 2015)] }],
    ['南京年鉴（二0一五）', { core: '南京年鉴', numbers: [part('year', 2015)] }],
    ['南京年鉴 民国二十四年', { core: '南京年鉴', numbers: [part('year', 1935)] }],
    ['南京年鉴. 2015-2016', { core: '南京年鉴', numbers: [part('year', 2015, 2016)] }],
    ['南京年鉴 2015-2016合卷', { core: '南京年鉴', numbers: [part('year', 2015, 2016)] }],
    ['江宁文史资料3', { core: '江宁文史资料', numbers: [part('number', 3)] }],
    [
      '南京史志 1985年第2期',
      { core: '南京史志', numbers: [part('year', 1985), part('number', 2)] },
    ],
    [
      '[江宁区文史资料] 江宁古桥',
      { core: '江宁古桥', series: [{ core: '江宁区文史资料', numbers: [] }] },
    ],
    [
      '景定建康志（金陵全书）',
      { core: '建康志', reign: '景定', series: [{ core: '金陵全书', numbers: [] }] },
    ],
    ['景定建康志', { core: '建康志', reign: '景定' }],
    ['景定建康志五十卷', { core: '建康志', reign: '景定', juan: 50 }],
    [
      '金陵全书 乙编 第30册：客座赘语',
      { core: '金陵全书', numbers: [part('number', 30)], name: '客座赘语', pieces: [] },
    ],
    [
      '金陵全书·乙编·史料类 3 客座赘语 金陵琐事',
      { core: '金陵全书', name: '客座赘语', pieces: ['客座赘语', '金陵琐事'] },
    ],
    ['[嘉庆]重刊江宁府志五十六卷', { core: '江宁府志', reign: '嘉庆', juan: 56 }],
    ['江宁县志（1978—2005）', { core: '江宁县志', span: '1978-2005' }],
    ['江宁织造与曹家（第2版）', { core: '江宁织造与曹家', editions: ['第2版'] }],
    ['江宁织造与曹家——修订本', { core: '江宁织造与曹家', editions: ['修订本'] }],
    ['秦淮河 = The Qinhuai River : 历史与文化', { core: '秦淮河' }],
    ['秦淮河：历史与文化', { core: '秦淮河', remainder: ['历史与文化'] }],
    ['江宁刘氏敦睦堂长房宗谱', { core: '江宁刘氏宗谱', hall: '敦睦堂', branch: '长房' }],
    ['南京市城区图 1:10000', { core: '南京市城区图', scale: 10_000 }],
    ['南京市城区图（一万分之一）', { core: '南京市城区图' }],
    ['金陵全书（全三册）', { core: '金陵全书', isSet: true }],
    ['《客座赘语》研究', { core: '客座赘语研究' }],
    ['江宁古桥江宁古桥', { core: '江宁古桥' }],
    ['南京第二历史档案馆简史', { core: '南京第二历史档案馆简史', numbers: [] }],
    ['新四军第三师战史', { core: '新四军第三师战史', numbers: [] }],
  ] as readonly (readonly [string, Partial<Heading>])[]) {
    it(`is read: ${printed}`, () => {
      expect(readHeading(printed)).to.deep.include(expected);
    });
  }
});

describe('two parts', () => {
  for (const [a, b, expected] of [
    ['第3辑', '三', 'agree'],
    ['上册', '第1册', 'agree'],
    ['下册', '第二册', 'agree'],
    ['中册', '下册', 'differ'],
    ['第3辑', '第4辑', 'differ'],
    ['第7辑', '第6-7辑', 'within'],
    ['第六、七辑', '第7辑', 'around'],
    ['第2卷 上册', '第2卷', 'within'],
    ['2005年第2期', '2005年', 'within'],
    ['2005年第2期(总第34期)', '总34期', 'agree'],
    ['2005年第2期', '2006年第2期', 'differ'],
    ['2015年卷', '第10卷', 'unknown'],
    ['甲编', '第一编', 'agree'],
    ['v.3', '第3册', 'agree'],
    ['第3辑', '', 'only-a'],
    ['', '', 'none'],
  ] as readonly (readonly [string, string, PartRelation])[]) {
    it(`${a || 'nothing'} and ${b || 'nothing'}: ${expected}`, () => {
      expect(comparePartNumbers(readParts(a).numbers, readParts(b).numbers)).to.equal(expected);
    });
  }
});
