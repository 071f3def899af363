/** Two descriptions: the same edition, another one, part and whole, or two works. Each pair is of a kind that libraries have. */
import { expect } from 'chai';
import fc from 'fast-check';
import { compareStatements } from '../../../../catalogue/matching/comparison/comparison.ts';
import type { Comparison } from '../../../../catalogue/matching/comparison/comparison.ts';
import { statementOf } from '../../../../catalogue/matching/statement/statement.ts';
import type { MatchStatement } from '../../../../catalogue/matching/statement/statement.ts';
import { dublinCore } from '../../../support/fake-repository.ts';
import { CNMARC_LEADER, cnmarc, documentOf } from '../../../support/marc-documents.ts';
import type { Field } from '../../../support/marc-documents.ts';

type Elements = Readonly<Record<string, string | readonly string[]>>;

function dc(elements: Elements): MatchStatement {
  return statementOf(documentOf(dublinCore(elements), 'oai_dc'));
}

function marc(...fields: readonly Field[]): MatchStatement {
  return statementOf(cnmarc(fields));
}

function leveled(kind: string, ...fields: readonly Field[]): MatchStatement {
  const leader = `${CNMARC_LEADER.slice(0, 7)}${kind}${CNMARC_LEADER.slice(8)}`;
  return statementOf(cnmarc(fields, leader));
}

const isbn = '978-7-214-04312-2';
const weaving: readonly Field[] = [
  ['010', '  ', ['a', isbn], ['d', 'CNY58.00']],
  ['200', '1 ', ['a', '江宁织造与曹家'], ['f', '王振羽著']],
  ['210', '  ', ['a', '南京'], ['c', '江苏人民出版社'], ['d', '2006.8']],
  ['215', '  ', ['a', '320页'], ['d', '24cm']],
  ['701', ' 0', ['a', '王振羽'], ['4', '著']],
];
/** The fields with those of one tag replaced or taken out. */
const but = (fields: readonly Field[], tag: string, ...instead: readonly Field[]): Field[] => [
  ...fields.filter(([own]) => own !== tag),
  ...instead,
];

type Pair = readonly [why: string, a: MatchStatement, b: MatchStatement];

function told(a: MatchStatement, b: MatchStatement): string {
  const { outcome, relation, whole } = compareStatements(a, b);
  return [outcome, relation, whole].filter((one) => one !== null).join(' ');
}

function are(expected: string, pairs: readonly Pair[]): void {
  for (const [why, a, b] of pairs) {
    it(why, () => {
      const found = compareStatements(a, b);
      expect(told(a, b), JSON.stringify(found.reasons, null, 1)).to.equal(expected);
    });
  }
}

const weavingDc: Elements = {
  title: '江宁织造与曹家',
  creator: '王振羽著',
  publisher: '江苏人民出版社',
  date: '2006',
};

describe('two descriptions are the same edition', () => {
  are('same', [
    [
      'one in MARC and one in Dublin Core that does not say its carrier',
      marc(...weaving),
      dc({ ...weavingDc, identifier: isbn }),
    ],
    [
      'one that can be read online as well as on its shelf',
      marc(...but(weaving, '215'), [
        '905',
        '  ',
        ['a', '某馆'],
        ['s', 'K295.31/208'],
        ['z', '可在线浏览全文'],
      ]),
      marc(...weaving),
    ],
    [
      'one with nothing but title and ISBN',
      marc(...weaving),
      dc({ title: '江宁织造与曹家', identifier: `ISBN ${isbn}` }),
    ],
    ['without any number', marc(...but(weaving, '010')), dc(weavingDc)],
    [
      'an ISBN of ten digits, and one with 978 put before it',
      dc({ ...weavingDc, identifier: '7-214-04312-4' }),
      dc({ title: '江宁织造与曹家', identifier: '978-7-214-04312-4' }),
    ],
    [
      'whatever the printing',
      marc(...weaving),
      marc(
        ...but(weaving, '210', [
          '210',
          '  ',
          ['a', '南京'],
          ['c', '江苏人民出版社'],
          ['d', '2006(2008重印)'],
        ]),
      ),
    ],
    [
      'first edition, said or not',
      marc(...weaving),
      marc(...weaving, ['205', '  ', ['a', '第1版']]),
    ],
    [
      'bound hard or soft, with an ISBN each',
      marc(...weaving),
      marc(...but(weaving, '010', ['010', '  ', ['a', '978-7-214-04313-9'], ['b', '精装']])),
    ],
    [
      'with either of its two publishers',
      marc(...weaving),
      marc(
        ...but(weaving, '210', [
          '210',
          '  ',
          ['a', '南京'],
          ['c', '凤凰出版社'],
          ['c', '江苏人民出版社'],
          ['d', '2006'],
        ]),
      ),
    ],
    [
      'in either script',
      dc(weavingDc),
      dc({
        ...weavingDc,
        title: '江寧織造與曹家',
        creator: '王振羽著',
        publisher: '江蘇人民出版社',
      }),
    ],
    [
      'with a disc beside it',
      marc(...weaving),
      marc(...but(weaving, '215', ['215', '  ', ['a', '320页'], ['d', '24cm'], ['e', '光盘1张']])),
    ],
    [
      'an old book of which one copy lacks some of it',
      dc({
        title: '白下琐言十卷',
        creator: '（清）甘熙撰',
        date: '清光绪十六年刻本',
        format: '4册',
      }),
      dc({ title: '白下瑣言', creator: '甘熙', date: '1890', description: '存卷三至五，刻本' }),
    ],
    [
      'an issue, numbered in either way',
      dc({ title: '江宁文史资料 第3辑', publisher: '江宁县政协文史资料委员会', date: '1987' }),
      marc(
        ['200', '1 ', ['a', '江宁文史资料'], ['h', '第三辑']],
        ['210', '  ', ['c', '政协江宁县委员会文史资料研究委员会'], ['d', '1987']],
        ['215', '  ', ['a', '180页']],
      ),
    ],
    [
      'an issue under its own title and under that of the serial',
      dc({ title: '[江宁区文史资料] 江宁古桥', creator: '江宁区政协', date: '2011' }),
      marc(
        ['200', '1 ', ['a', '江宁区文史资料'], ['h', '第12辑'], ['i', '江宁古桥']],
        ['210', '  ', ['d', '2011']],
        ['215', '  ', ['a', '210页']],
        ['711', '02', ['a', '政协江宁区委员会'], ['4', '编']],
      ),
    ],
    [
      'a volume under the title of its series and under its own',
      marc(
        ['200', '1 ', ['a', '金陵全书'], ['h', '12'], ['i', '景定建康志']],
        ['210', '  ', ['c', '南京出版社'], ['d', '2010']],
        ['701', ' 0', ['c', '(宋)'], ['a', '周应合'], ['4', '撰']],
      ),
      marc(
        ['200', '1 ', ['a', '景定建康志'], ['f', '(宋)周应合撰']],
        ['210', '  ', ['c', '南京出版社'], ['d', '2010']],
        ['225', '2 ', ['a', '金陵全书'], ['v', '12']],
        ['701', ' 0', ['c', '(宋)'], ['a', '周应合'], ['4', '撰']],
      ),
    ],
    [
      'a yearbook, its year behind the title or in brackets',
      dc({ title: '南京年鉴2015', publisher: '南京年鉴编辑部', date: '2015' }),
      dc({ title: '南京年鉴（2015年卷）', publisher: '南京年鉴编辑部', date: '2015-12' }),
    ],
    ...[
      '南京年鉴2019',
      '南京年鉴（2019）',
      '南京年鉴 2019年卷',
      '南京年鉴. 2019卷',
      '2019年南京年鉴',
      '南京年鉴·二〇一九',
      '南京年鉴（二○一九年卷）',
      '《南京年鉴》第33卷（2019）',
      '南京年鉴 : 2019',
    ].map((title): Pair => [
      `a yearbook of which nothing more is said, as ${title}`,
      dc({ title }),
      marc(['200', '1 ', ['a', '南京年鉴'], ['h', '二〇一九年卷']]),
    ]),
    [
      'a yearbook under the year of its volume and that of its imprint, of its office and of a house',
      dc({ title: '南京年鉴2019', publisher: '南京年鉴编辑部', date: '2019' }),
      marc(
        ['200', '1 ', ['a', '南京年鉴'], ['h', '2019'], ['i', '总第33卷']],
        ['210', '  ', ['a', '北京'], ['c', '方志出版社'], ['d', '2019']],
      ),
    ],
    [
      'statistics with the year before and within the title',
      dc({ title: '南京市2019年国民经济和社会发展统计公报' }),
      dc({ title: '2019年南京市国民经济和社会发展统计公报', creator: '南京市统计局' }),
    ],
    [
      'an issue of 文史资料 of which one side has the number alone',
      dc({ title: '江宁文史资料3' }),
      marc(
        ['200', '1 ', ['a', '江宁文史资料'], ['h', '第三辑'], ['i', '人物专辑']],
        ['210', '  ', ['a', '江宁'], ['c', '政协江宁县委员会'], ['d', '1986']],
      ),
    ],
    [
      'the day of an upload beside the year of the book',
      dc({
        title: '南京城墙志',
        creator: '杨国庆、王志高著',
        publisher: '凤凰出版社',
        date: '2019-06-03',
      }),
      marc(
        ['200', '1 ', ['a', '南京城墙志'], ['f', '杨国庆, 王志高著']],
        ['210', '  ', ['c', '凤凰出版社'], ['d', '2008']],
        ['701', ' 0', ['a', '杨国庆'], ['4', '著']],
      ),
    ],
    [
      'a committee and what it compiled',
      dc({
        title: '溧水县志',
        creator: '溧水县地方志编纂委员会编',
        publisher: '江苏人民出版社',
        date: '1990',
      }),
      dc({
        title: '溧水县志',
        creator: '《溧水县志》编委会',
        publisher: '江苏人民出版社',
        date: '1990.5',
      }),
    ],
    [
      'one scan in two libraries',
      dc({
        title: '首都志',
        format: 'application/pdf',
        identifier: 'https://www.example.cn/book/3201/7788',
      }),
      dc({
        title: '首都志',
        creator: '叶楚伧, 柳诒徵主编',
        format: 'PDF',
        identifier: 'http://example.cn/book/3201/7788/',
      }),
    ],
    [
      'a character that nobody could code',
      dc({ title: '白下□言', creator: '（清）甘熙撰', date: '清光绪十六年刻本' }),
      dc({ title: '白下琐言', creator: '甘熙', date: '光绪十六年' }),
    ],
    [
      'a character that scanning took for another',
      dc({ title: '南京城墙志', creator: '杨国庆', publisher: '凤凰出版社', date: '2008' }),
      dc({ title: '南京城樯志', creator: '杨国庆', publisher: '凤凰出版社', date: '2008' }),
    ],
    [
      'a title twice in one field',
      dc({ ...weavingDc, title: '江宁织造与曹家 江宁织造与曹家' }),
      dc(weavingDc),
    ],
    [
      'reign and stem-branch for one year',
      dc({ title: '金陵琐志', creator: '陈作霖', date: '清光绪庚子刻本' }),
      dc({ title: '金陵琐志', creator: '（清）陈作霖撰', date: '清光绪二十六年刻本' }),
    ],
    [
      'other title information behind a colon, joined, or not given',
      dc({ title: '秦淮河 : 历史与文化', creator: '张三', publisher: '南京出版社', date: '2003' }),
      dc({ title: '秦淮河历史与文化', creator: '张三', publisher: '南京出版社', date: '2003' }),
    ],
  ]);
});

describe('two descriptions are of two editions', () => {
  describe('a revision', () => {
    are('other-edition revision', [
      [
        'under one ISBN',
        marc(...weaving),
        marc(
          ...but(
            but(weaving, '210', [
              '210',
              '  ',
              ['a', '南京'],
              ['c', '江苏人民出版社'],
              ['d', '2012'],
            ]),
            '215',
          ),
          ['205', '  ', ['a', '第2版']],
        ),
      ],
      [
        'in the title of Dublin Core',
        dc(weavingDc),
        dc({ ...weavingDc, title: '江宁织造与曹家（修订版）', date: '2012' }),
      ],
      [
        'of the register of one family',
        dc({ title: '江宁刘氏宗谱十二卷', creator: '刘德修纂修', date: '清光绪八年木活字本' }),
        dc({ title: '江宁刘氏宗谱', creator: '刘文渊纂修', date: '民国二十五年木活字本' }),
      ],
    ]);
  });
  are('other-edition publisher', [
    [
      'another publisher sets it',
      marc(...but(weaving, '010')),
      dc({ ...weavingDc, publisher: '中华书局', date: '2015' }),
    ],
    [
      'an old gazetteer, in a series of one house and by itself of another',
      dc({ title: '金陵全书 甲编 第12册 景定建康志', publisher: '南京出版社', date: '2013' }),
      dc({ title: '景定建康志', creator: '（宋）周应合撰', publisher: '中华书局', date: '1990' }),
    ],
  ]);
  are('other-edition revision', [
    [
      'a yearbook revised the year after',
      dc({ title: '南京年鉴2019', date: '2019' }),
      dc({ title: '南京年鉴2019（修订本）', date: '2020' }),
    ],
  ]);
  are('other-edition carrier', [
    [
      'a yearbook on a disc, of which nothing more is said',
      dc({ title: '南京年鉴2019', format: '光盘' }),
      marc(['200', '1 ', ['a', '南京年鉴'], ['h', '2019']]),
    ],
    [
      'a file under the ISBN of the book',
      marc(...weaving),
      dc({ ...weavingDc, identifier: isbn, format: 'application/pdf' }),
    ],
    [
      'microfilm',
      dc({ title: '首都志', creator: '叶楚伧', date: '1935' }),
      dc({ title: '首都志', creator: '叶楚伧', date: '1935', format: '缩微胶卷 1卷' }),
    ],
  ]);
  it('of which the one is nowhere but online, and the reason says what it was taken for', () => {
    const online = marc(...but(weaving, '215'), [
      '905',
      '  ',
      ['a', '某馆'],
      ['z', '可在线浏览全文'],
    ]);
    const { outcome, relation, reasons } = compareStatements(online, marc(...weaving));
    expect([outcome, relation]).to.eql(['other-edition', 'carrier']);
    expect(reasons.find(({ field }) => field === 'carrier')).to.include({
      verdict: 'veto',
      a: 'electronic',
      b: 'print',
    });
  });
  are('other-edition audience', [
    ['large print', marc(...weaving), marc(...but(weaving, '010'), ['205', '  ', ['a', '大字本']])],
    [
      'for the young',
      dc(weavingDc),
      dc({ ...weavingDc, title: '江宁织造与曹家（青少年版）', date: '2009' }),
    ],
  ]);
  are('other-edition translation', [
    [
      'in English',
      dc(weavingDc),
      dc({ ...weavingDc, title: '江宁织造与曹家（英文版）', language: 'eng' }),
    ],
    [
      'two translators',
      dc({
        title: '南京大屠杀',
        creator: ['约翰·拉贝著', '张三译'],
        publisher: '江苏人民出版社',
        date: '1997',
      }),
      dc({
        title: '南京大屠杀',
        creator: ['约翰·拉贝著', '李四译'],
        publisher: '江苏人民出版社',
        date: '1997',
      }),
    ],
  ]);
  const chats: Elements = { title: '客座赘语十卷', creator: '（明）顾起元撰' };
  are('other-edition facsimile', [
    [
      'a facsimile',
      dc({ ...chats, date: '明万历四十六年刻本' }),
      dc({ ...chats, publisher: '上海古籍出版社', date: '1995年影印本' }),
    ],
  ]);
  are('other-edition collated', [
    [
      'with marks added',
      dc({ ...chats, date: '明万历四十六年刻本' }),
      dc({
        title: '客座赘语',
        creator: ['顾起元撰', '谭棣华点校'],
        publisher: '中华书局',
        date: '1987',
      }),
    ],
  ]);
  are('other-edition reprint-of-old', [
    [
      'blocks and lead type',
      dc({ title: '白下琐言', creator: '甘熙', date: '清光绪十六年刻本' }),
      dc({ title: '白下琐言', creator: '甘熙', date: '民国十五年铅印本' }),
    ],
  ]);
  are('other-edition manuscript', [
    [
      'a manuscript and blocks',
      dc({ title: '白下琐言', creator: '甘熙', date: '清光绪十六年刻本' }),
      dc({ title: '白下琐言', creator: '甘熙', date: '清抄本' }),
    ],
  ]);
});

describe('one description is of a part of the other', () => {
  are('part-of set a', [
    [
      'a volume of a set',
      marc(
        ['200', '1 ', ['a', '南京通史'], ['f', '茅家琦主编']],
        ['210', '  ', ['c', '南京出版社'], ['d', '2009-2014']],
        ['215', '  ', ['a', '6册']],
      ),
      marc(
        ['200', '1 ', ['a', '南京通史'], ['h', '第2卷'], ['i', '六朝卷'], ['f', '茅家琦主编']],
        ['210', '  ', ['c', '南京出版社'], ['d', '2009']],
        ['215', '  ', ['a', '420页']],
      ),
    ],
  ]);
  are('part-of serial a', [
    [
      'an issue of a serial',
      leveled('s', ['200', '1 ', ['a', '江宁文史资料']], ['210', '  ', ['d', '1984-']]),
      dc({ title: '江宁文史资料 第3辑', date: '1987' }),
    ],
    [
      'an issue of two bound as one',
      dc({ title: '江宁文史资料 第6-7辑', date: '1991' }),
      dc({ title: '江宁文史资料 第7辑', date: '1991' }),
    ],
  ]);
  are('part-of series a', [
    [
      'a book of a series',
      leveled(
        'm',
        ['200', '1 ', ['a', '金陵全书']],
        ['210', '  ', ['c', '南京出版社'], ['d', '2010-']],
        ['215', '  ', ['a', '120册']],
      ),
      marc(
        ['200', '1 ', ['a', '景定建康志']],
        ['210', '  ', ['c', '南京出版社'], ['d', '2010']],
        ['225', '2 ', ['a', '金陵全书']],
      ),
    ],
  ]);
  are('part-of piece a', [
    [
      'a text within a collection',
      marc(
        ['200', '1 ', ['a', '南京稀见文献丛刊合编']],
        ['210', '  ', ['c', '南京出版社'], ['d', '2009']],
        ['327', '1 ', ['a', '客座赘语 / (明)顾起元撰'], ['a', '金陵琐事 / (明)周晖撰']],
      ),
      dc({ title: '客座赘语', creator: '顾起元', publisher: '南京出版社', date: '2009' }),
    ],
    [
      'an article in an issue',
      dc({ title: '南京史志 1985年第2期', type: '期刊', date: '1985' }),
      dc({
        title: '六朝石刻考',
        type: '期刊论文',
        creator: '张三',
        source: '载于：南京史志, 1985年第2期',
      }),
    ],
  ]);
});

/** A set or volume of that title: volumes, author and publisher, as far as they are said. */
function volumes(
  title: readonly (readonly [string, string])[],
  extent: string,
  { author = '', publisher = '', date = '' } = {},
): MatchStatement {
  return marc(
    ['200', '1 ', ...title, ...(author === '' ? [] : [['f', author] as const])],
    ['210', '  ', ['c', publisher], ['d', date]],
    ['215', '  ', ['a', extent]],
  );
}

describe('a volume belongs to no set of which something says that it is another work', () => {
  const [wanli, qinhuai] = ['万历溧水县志', '秦淮旧梦'];
  const third = [
    ['a', '雍正溧水县志'],
    ['h', '第三册'],
  ] as const;
  are('different', [
    ['the gazetteer of another reign', volumes([['a', wanli]], '6册'), volumes(third, '1册')],
    [
      'the gazetteer of another reign, in Dublin Core',
      dc({ title: `${wanli}十二卷`, format: '6册' }),
      volumes(third, '1册'),
    ],
    [
      'volumes of another reign that are bound together',
      dc({ title: `${wanli} 第1-4册` }),
      volumes(third, '1册'),
    ],
    [
      'another span of years',
      dc({ title: '溧水县志（1911-1985） 全三册' }),
      dc({ title: '溧水县志（1986-2005） 第2册' }),
    ],
    [
      'another round, by its years',
      volumes([['a', '高淳县志']], '4册', { publisher: '江苏古籍出版社', date: '1988' }),
      dc({ title: '高淳县志 上册', publisher: '方志出版社', date: '2010' }),
    ],
    [
      'another round, as it says',
      dc({ title: '高淳县志 全四册', description: '第一轮' }),
      dc({ title: '高淳县志 上册', description: '第二轮' }),
    ],
    [
      'the newspaper of another place',
      dc({ title: '中央日报（日报）', type: '报纸', publisher: '南京 : 中央日报社' }),
      dc({ title: '中央日报 第3期', type: '报纸', publisher: '重庆 : 中央日报社' }),
    ],
    [
      'a book by another person',
      volumes([['a', qinhuai]], '2册', { author: '张恨水著', publisher: '南京出版社' }),
      volumes(
        [
          ['a', qinhuai],
          ['h', '上册'],
        ],
        '210页',
        { author: '叶灵凤著', publisher: '凤凰出版社' },
      ),
    ],
  ]);
  are('part-of set a', [
    [
      'but to one that takes its years in',
      dc({ title: '溧水县志（1911-2005） 全三册' }),
      dc({ title: '溧水县志（1986-2005） 第2册' }),
    ],
    [
      'and to one whose editor had another write it',
      volumes([['a', qinhuai]], '2册', { author: '张恨水主编', publisher: '南京出版社' }),
      volumes(
        [
          ['a', qinhuai],
          ['h', '上册'],
        ],
        '210页',
        { author: '叶灵凤著' },
      ),
    ],
    [
      'and to one of the same reign',
      volumes([['a', '雍正溧水县志']], '6册'),
      volumes(third, '1册'),
    ],
  ]);
});

describe('two descriptions are of two works', () => {
  are('different', [
    ...(['', '？？？', '无题名', 'IMG_0012.jpg'] as const).map((title): Pair => {
      const one = dc({ title, creator: '王振羽', publisher: '江苏人民出版社', date: '2006' });
      return [`without a title (${title}), whatever else agrees`, one, one];
    }),
    [
      'numbered by stems and branches that look alike',
      dc({ title: '甲城风物志', creator: '周暉', date: '民国二十四年' }),
      dc({ title: '申城风物志', creator: '周暉', date: '民国二十四年' }),
    ],
    [
      'two volumes',
      dc({ title: '江宁府志（上册）', identifier: isbn }),
      dc({ title: '江宁府志（下册）', identifier: isbn }),
    ],
    [
      'two years',
      dc({ title: '南京年鉴2015', publisher: '南京年鉴社' }),
      dc({ title: '南京年鉴2016', publisher: '南京年鉴社' }),
    ],
    [
      'the year of the contents of the one is that of the imprint of the other',
      dc({ title: '南京年鉴2018', publisher: '南京年鉴社', date: '2019' }),
      dc({ title: '南京年鉴（2019）', publisher: '南京年鉴社', date: '2019' }),
    ],
    ['yearbooks of two places', dc({ title: '南京年鉴2019' }), dc({ title: '江宁年鉴2019' })],
    [
      'a yearbook and its figures',
      dc({ title: '南京年鉴2019' }),
      dc({ title: '南京统计年鉴2019' }),
    ],
    [
      'one number of a journal in two years',
      dc({ title: '南京史志 第3期', type: '期刊', date: '1985' }),
      dc({ title: '南京史志 第3期', type: '期刊', date: '1988' }),
    ],
    ['two issues', dc({ title: '江宁文史资料. 第3辑' }), dc({ title: '江宁文史资料 第四辑' })],
    [
      'two spans of years',
      dc({ title: '江宁县志（1978-2005）', date: '2008' }),
      dc({ title: '江宁县志（1986—2005）', date: '2008' }),
    ],
    [
      'two rounds',
      dc({
        title: '高淳县志',
        creator: '高淳县地方志编纂委员会',
        publisher: '江苏古籍出版社',
        date: '1988',
      }),
      dc({
        title: '高淳县志',
        creator: '高淳县地方志编纂委员会',
        publisher: '方志出版社',
        date: '2010',
      }),
    ],
    [
      'a study',
      dc({ title: '客座赘语', creator: '顾起元' }),
      dc({ title: '客座赘语研究', creator: '李四' }),
    ],
    [
      'a continuation',
      dc({ title: '金陵琐事', creator: '周晖' }),
      dc({ title: '续金陵琐事', creator: '周晖' }),
    ],
    [
      'two branches',
      dc({ title: '江宁刘氏长房宗谱', date: '1936' }),
      dc({ title: '江宁刘氏二房宗谱', date: '1936' }),
    ],
    [
      'a county and a district',
      dc({ title: '江宁县志', date: '1989' }),
      dc({ title: '江宁区志', date: '1989' }),
    ],
    [
      'two scales',
      dc({ title: '南京市城区图 1:10000', type: '地图', date: '1948' }),
      dc({ title: '南京市城区图 1:25000', type: '地图', date: '1948' }),
    ],
    [
      'newspapers of two places',
      dc({ title: '中央日报', type: '报纸', publisher: '南京 : 中央日报社' }),
      dc({ title: '中央日报', type: '报纸', publisher: '重庆 : 中央日报社' }),
    ],
    [
      'two photographs of one title',
      dc({ title: '夫子庙', type: '照片', date: '1935-03-04' }),
      dc({ title: '夫子庙', type: '照片', date: '1937-05-06' }),
    ],
    [
      'two persons',
      dc({ title: '金陵旧事', creator: '张薇著', date: '1999' }),
      dc({ title: '金陵旧事', creator: '张威著', date: '2001' }),
    ],
    [
      'one sound, two characters',
      dc({ title: '江宁石记', creator: '王某某', date: '1999' }),
      dc({ title: '江宁食记', creator: '李某某', date: '2005' }),
    ],
  ]);

  it('are in conflict under one ISBN', () => {
    const found = compareStatements(
      dc({ title: '金陵琐事', identifier: isbn }),
      dc({ title: '南京城墙志', identifier: isbn }),
    );
    expect(found).to.include({ outcome: 'different', conflict: true });
  });
});

describe('a person has to look', () => {
  are('probable', [
    [
      'at a yearbook that names no place',
      dc({ title: '教育年鉴2019' }),
      dc({ title: '教育年鉴（2019年卷）' }),
    ],
    [
      'at a yearbook whose year stands in the date alone',
      dc({ title: '南京年鉴', date: '2019' }),
      marc(['200', '1 ', ['a', '南京年鉴'], ['h', '2019']]),
    ],
    [
      'at a yearbook and what is said to be its second edition',
      dc({ title: '南京年鉴2019' }),
      dc({ title: '南京年鉴2019（第2版）' }),
    ],
    [
      'at a number of a journal whose year one side alone says',
      dc({ title: '南京史志 第3期', type: '期刊' }),
      dc({ title: '南京史志 1985年第3期', type: '期刊' }),
    ],
    [
      'at a volume and what may be the set',
      marc(...but(weaving, '200', ['200', '1 ', ['a', '江宁织造与曹家'], ['h', '上册']])),
      marc(...but(but(weaving, '215'), '010')),
    ],
    [
      'at a title alone',
      dc({ title: '江宁织造与曹家' }),
      dc({ title: '江宁织造与曹家', date: '2006' }),
    ],
    [
      'at one number where one of the two has no title',
      dc({ creator: '王振羽', identifier: isbn }),
      dc({ title: '江宁织造与曹家', creator: '王振羽', identifier: isbn }),
    ],
  ]);

  for (const [why, identifier] of [
    ['the ISBN of a set', `${isbn}（全套）`],
    ['a permit', '宁新出准印字(93)第045号'],
    ['a number that nobody has', '978-7-000-00000-4'],
  ] as const) {
    it(`and ${why} joins nothing`, () => {
      const a = dc({ title: '文集', identifier });
      expect(compareStatements(a, a).outcome).to.not.equal('same');
    });
  }
});

describe('a comparison', () => {
  const all = [
    marc(...weaving),
    dc(weavingDc),
    dc({ ...weavingDc, title: '江宁织造与曹家（修订版）', date: '2012' }),
    dc({ title: '江宁文史资料 第6-7辑', date: '1991' }),
    dc({ title: '江宁文史资料 第7辑', date: '1991' }),
    dc({ title: '[江宁区文史资料] 江宁古桥', creator: '江宁区政协', date: '2011' }),
    leveled('s', ['200', '1 ', ['a', '江宁文史资料']], ['210', '  ', ['d', '1984-']]),
    dc({ title: '江宁刘氏宗谱十二卷', creator: '刘德修纂修', date: '清光绪八年木活字本' }),
    dc({
      title: '客座赘语',
      creator: ['顾起元撰', '谭棣华点校'],
      publisher: '中华书局',
      date: '1987',
    }),
    dc({ title: '客座赘语十卷', creator: '（明）顾起元撰', date: '明万历四十六年刻本' }),
    dc({ title: '夫子庙', type: '照片', date: '1935-03-04' }),
  ];

  it('comes out alike from both sides', () => {
    const one = fc.constantFrom(...all);
    fc.assert(
      fc.property(one, one, (a, b) => {
        expect(turned(compareStatements(b, a))).to.eql(sorted(compareStatements(a, b)));
      }),
    );
  });

  it('has a score between 0 and 1, and a reason for each field', () => {
    for (const a of all)
      for (const b of all) {
        const { score, reasons } = compareStatements(a, b);
        expect(score).to.be.within(0, 1);
        expect(reasons).to.not.have.lengthOf(0);
      }
  });
});

function turned(found: Comparison): Comparison {
  const whole = found.whole === 'a' ? 'b' : found.whole === 'b' ? 'a' : null;
  return sorted({
    ...found,
    whole,
    reasons: found.reasons.map((one) => ({ ...one, a: one.b, b: one.a })),
  });
}

function sorted(found: Comparison): Comparison {
  return {
    ...found,
    reasons: found.reasons.toSorted((x, y) => (JSON.stringify(x) < JSON.stringify(y) ? -1 : 1)),
  };
}
