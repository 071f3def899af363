/** Names, titles, parts, numbers, editions and publishers as catalogues print them. */
import { expect } from 'chai';
import { readEdition } from '../../../catalogue/fields/editions.ts';
import { readIdentifiers } from '../../../catalogue/fields/identifiers.ts';
import { readCreators } from '../../../catalogue/fields/names.ts';
import { publisherKey, readPublication } from '../../../catalogue/fields/publishers.ts';
import { roleGroup } from '../../../catalogue/fields/roles.ts';
import { isClassTitle, readTitle, titleCore } from '../../../catalogue/fields/titles.ts';
import { displayTitle } from '../../../catalogue/document.ts';
import { readVolume, volumeKey } from '../../../catalogue/fields/volumes.ts';

describe('names', () => {
  for (const [printed, ...wanted] of [
    ['（清）甘熙撰', '清 甘熙 撰'],
    ['[明] 顾起元著', '明 顾起元 著'],
    ['甘熙（清）撰', '清 甘熙 撰'],
    ['葛寅亮 （明）撰', '明 葛寅亮 撰'],
    ['清·陈作霖', '清 陈作霖 -'],
    ['(美) 赛珍珠', '美 赛珍珠 -'],
    ['（清）莫祥芝等修', '清 莫祥芝 修'],
    ['叶楚伧，柳诒徵主编', '- 叶楚伧 主编', '- 柳诒徵 主编'],
    ['（清）谢延庚修；（清）贺廷寿纂', '清 谢延庚 修', '清 贺廷寿 纂'],
    ['（清）甘熙 （清）陈作霖 撰', '清 甘熙 撰', '清 陈作霖 撰'],
    ['(清)陈文述', '清 陈文述 -'],
    ['欧阳修', '- 欧阳修 -'],
    ['(宋) 欧阳修 撰', '宋 欧阳修 撰'],
    ['甘 熙', '- 甘熙 -'],
    ['南京市地方志编纂委员会编', '- 南京市地方志编纂委员会 编'],
    ['中央古物保管委员会编辑委员会编', '- 中央古物保管委员会编辑委员会 编'],
    ['Smith, John', '- Smith, John -'],
    ['佚名'],
    ['[不著撰人]'],
    ['(清)佚名撰'],
    ['[撰人不详]'],
    ['(清)吕燕昭修 (清)姚鼐纂', '清 吕燕昭 修', '清 姚鼐 纂'],
    ['(清)吕燕昭、姚鼐等纂修', '清 吕燕昭 纂修', '清 姚鼐 纂修'],
    ['（清）尹继善等修 （清）黄之隽等纂', '清 尹继善 修', '清 黄之隽 纂'],
    ['(宋)马光祖修 (宋)周应合纂', '宋 马光祖 修', '宋 周应合 纂'],
    ['(南朝梁)陶弘景撰', '南朝梁 陶弘景 撰'],
    ['(后蜀)花蕊夫人', '后蜀 花蕊夫人 -'],
    ['清 陈作霖 撰', '清 陈作霖 撰'],
    ['民国 卢前', '民国 卢前 -'],
    ['唐 寅', '- 唐寅 -'],
    ['金 圣叹', '- 金圣叹 -'],
    ['陈作霖，（清）', '清 陈作霖 -'],
    ['(清) 陈作霖, 1837-1920', '清 陈作霖 -'],
    ['甘熙，撰', '- 甘熙 撰'],
    ['(清)高宗弘历敕撰', '清 高宗弘历 敕撰'],
    ['莫祥芝、甘绍盘修；汪士铎等纂', '- 莫祥芝 修', '- 甘绍盘 修', '- 汪士铎 纂'],
    ['甘熙著;陈作霖续', '- 甘熙 著', '- 陈作霖 续'],
    ['夏仁虎撰；卢海鸣点校', '- 夏仁虎 撰', '- 卢海鸣 点校'],
    ['主编：张塞', '- 张塞 主编'],
    ['主编 张塞', '- 张塞 主编'],
    ['作者：赛珍珠', '- 赛珍珠 著'],
    ['张塞(主编)', '- 张塞 主编'],
    ['张三[等]著', '- 张三 著'],
    ['张三…[等]著', '- 张三 著'],
    ['张三，李四，王五等编著', '- 张三 编著', '- 李四 编著', '- 王五 编著'],
    ['张三/李四', '- 张三 -', '- 李四 -'],
    ['(美)赛珍珠(Pearl S. Buck)著', '美 赛珍珠 著'],
    ['〔德〕约翰·拉贝著', '德 约翰·拉贝 著'],
    ['(日)石川达三著', '日 石川达三 著'],
    ['徐悲鸿绘画', '- 徐悲鸿 绘画'],
    ['郎静山摄', '- 郎静山 摄'],
    ['Rabe, John, 1882-1950', '- Rabe, John -'],
    [''],
  ] as const) {
    it(`${printed || '(blank)'} gives ${wanted.join('; ') || 'nobody'}`, () => {
      expect(
        readCreators(printed, true).map(
          ({ dynasty, country, name, role }) =>
            `${dynasty ?? country ?? '-'} ${name} ${role ?? '-'}`,
        ),
      ).to.eql(wanted);
    });
  }

  it('tell a body from a person', () => {
    const kind = (printed: string): string | undefined => readCreators(printed, true)[0]?.kind;
    expect(kind('江宁县地方志编纂委员会编')).to.equal('body');
    expect(kind('甘熙撰')).to.equal('person');
    for (const body of [
      '政协南京市秦淮区委员会编',
      '南京大学历史系',
      '陈氏宗祠',
      '金陵刻经处',
      '中共南京市委党史工作办公室编',
      '本书编写组编',
    ])
      expect(kind(body), body).to.equal('body');
    for (const person of ['欧阳修', '司马光', '释道果', '约翰·拉贝'])
      expect(kind(person), person).to.equal('person');
  });

  it('keep the years of a life apart', () => {
    for (const printed of [
      '陈作霖(1837-1920)',
      '(清) 陈作霖, 1837-1920',
      '陈作霖 （1837-1920） 撰',
      'Buck, Pearl S., 1837-1920',
    ])
      expect(readCreators(printed, true)[0]?.dates, printed).to.equal('1837-1920');
  });

  it('are grouped by what was done', () => {
    for (const [role, group] of [
      ['修', 'reviser'],
      ['主修', 'reviser'],
      ['纂', 'compiler'],
      ['纂修', 'compiler'],
      ['輯', 'compiler'],
      ['编', 'editor'],
      ['主编', 'editor'],
      ['编著', 'editor'],
      ['撰', 'author'],
      ['著', 'author'],
      ['敕撰', 'author'],
      ['点校', 'annotator'],
      ['译', 'translator'],
      ['绘画', 'artist'],
      ['摄', 'artist'],
      ['刻', 'printer'],
      [null, 'other'],
    ] as const)
      expect(roleGroup(role), role ?? '-').to.equal(group);
  });
});

describe('titles', () => {
  it('lose what wraps them, and keep what is printed', () => {
    expect(readTitle('《江宁府志》[专著]').main).to.equal('江宁府志');
    expect(readTitle('《客座赘语》研究').main).to.equal('《客座赘语》研究');
    expect(readTitle('10:30的南京').main).to.equal('10:30的南京');
  });

  it('are parted by the marks of ISBD', () => {
    expect(readTitle('南京建置志 = A history : 一九九四年版 / 编委会编')).to.deep.include({
      main: '南京建置志',
      parallel: ['A history'],
      remainder: ['一九九四年版'],
    });
  });

  it('give up the part that is numbered behind them', () => {
    for (const [printed, main, number] of [
      ['南京文史资料. 第三辑', '南京文史资料', 3],
      ['芥子园画传. 初集', '芥子园画传', 1],
      ['江宁府志. 下册', '江宁府志', 3],
      ['南京文史资料第十二辑', '南京文史资料第十二辑', 12],
    ] as const) {
      const title = readTitle(printed);
      expect([title.main, title.volume?.number], printed).to.eql([main, number]);
    }
    expect(readTitle('江宁府志五十六卷').volume).to.equal(null);
    for (const [printed, number] of [
      ['金陵图咏(上)', 1],
      ['金陵图咏（下册）', 3],
      ['金陵图咏 中', 2],
      ['南京文史资料（第十二辑）', 12],
      ['南京年鉴2008', 2008],
      ['南京年鑑（2008年卷）', 2008],
      ['金陵上', null],
      ['南京1937', null],
    ] as const)
      expect(readTitle(printed).volume?.number ?? null, printed).to.equal(number);
  });

  it('give up number and name of the part', () => {
    for (const [printed, main, number, name] of [
      ['南京市志. 第三册, 人物卷', '南京市志', 3, '人物卷'],
      ['南京文史资料. 第12辑：抗战专辑', '南京文史资料', 12, '抗战专辑'],
    ] as const) {
      const { main: read, volume } = readTitle(printed);
      expect([read, volume?.number, volume?.name], printed).to.eql([main, number, name]);
    }
  });

  it('are shown with number and name of the part', () => {
    expect(
      displayTitle({
        titles: [{ text: '南京市志', kind: 'main' }],
        volume: { raw: '第三册', number: 3, name: '人物卷' },
      }),
    ).to.equal('南京市志. 第三册, 人物卷');
    for (const printed of ['金陵图咏(上)', '金陵图咏（上册）', '南京年鉴2008'])
      expect(
        displayTitle({
          titles: [{ text: printed, kind: 'main' }],
          volume: readTitle(printed).volume,
        }),
      ).to.equal(printed);
  });

  it('are shown with a part once, however the title and the part write it', () => {
    const shown = (text: string, raw: string, name?: string): string =>
      displayTitle({
        titles: [{ text, kind: 'main' }],
        volume: { raw, number: null, ...(name === undefined ? {} : { name }) },
      });
    for (const [title, part] of [
      ['江寧某氏宗譜（二）', '（二）'],
      ['江寧某氏宗譜（二）', '(二)'],
      ['江寧某氏宗譜 [二]', '二'],
      ['某志【上册】', '上冊'],
      ['某某文史资料第2辑', '第二辑'],
      ['某某文史资料. 第十二辑', '第12輯'],
      ['某某文史资料·12', '12'],
      ['南京年鉴 2008年卷', '2008年卷'],
      ['南京年鉴2008', '2008'],
    ] as const)
      expect(shown(title, part), `${title} ${part}`).to.equal(title);
    for (const [title, part] of [
      ['南京年鉴2012', '2'],
      ['文史资料第十二', '二'],
      ['某志（一）', '（二）'],
      ['第二', '第二辑'],
    ] as const)
      expect(shown(title, part), `${title} ${part}`).to.equal(`${title}. ${part}`);
    expect(shown('南京市志. 人物卷', '第三册', '人物卷')).to.equal('南京市志. 人物卷. 第三册');
    expect(shown('南京市志 第三册 人物卷', '第三册', '人物卷')).to.equal('南京市志 第三册 人物卷');
    expect(shown('南京市志', '', '人物卷')).to.equal('南京市志. 人物卷');
  });

  it('are compared without extent, part and script', () => {
    expect(titleCore('景定建康志五十卷')).to.equal(titleCore('景定建康志'));
    for (const [printed, core] of [
      ['景定建康志五十卷，首一卷，末一卷', '景定建康志'],
      ['上元縣志二十四卷首一卷末一卷', '上元县志'],
      ['句容縣志不分卷', '句容县志'],
      ['客座贅語 十卷', '客座赘语'],
      ['金陵琐事四卷续二卷二续二卷', '金陵琐事'],
      ['同治上江兩縣志二十九卷首一卷', '同治上江两县志'],
      ['〔嘉慶〕重刊江寧府志 [专著]', '嘉庆重刊江宁府志'],
      ['《金陵古今圖考》', '金陵古今图考'],
      ['金陵图咏（上册）', '金陵图咏'],
      ['南京文史资料第十二辑', '南京文史资料'],
    ] as const)
      expect(titleCore(printed), printed).to.equal(core);
    expect(titleCore('金陵瑣事')).to.equal(titleCore('金陵琐事'));
    expect(titleCore('志')).to.equal('志');
  });

  it('of a kind identify nothing', () => {
    for (const title of ['江宁县志', '南京年鉴', '陈氏宗谱', '文史资料', '南京'])
      expect(isClassTitle(title), title).to.equal(true);
    for (const title of ['白下琐言', '景定建康志', '金陵梵刹志'])
      expect(isClassTitle(title), title).to.equal(false);
  });
});

describe('parts', () => {
  for (const [printed, number] of [
    ['第三辑', 3],
    ['第卅二期', 32],
    ['上册', 1],
    ['下', 3],
    ['卷二', 2],
    ['甲编', 1],
    ['2019年卷', 2019],
    ['v.3', 3],
    ['初集', 1],
    ['卷之二', 2],
    ['第叁册', 3],
    ['（上）', 1],
    ['Ⅲ', 3],
    ['总第35期', 35],
    ['第一分册', 1],
    ['第12辑：抗战专辑', 12],
    ['第1-3册', null],
    ['（一）', 1],
    ['(十二)', 12],
    ['（下）', 3],
    ['十二', 12],
    ['XII', 12],
    ['Ⅳ', 4],
    ['第一二〇册', 120],
    ['廿一册', 21],
    ['人物卷', null],
    ['第三至五辑', null],
  ] as const) {
    it(`${printed} is number ${number ?? 'unknown'}`, () => {
      expect(readVolume(printed)?.number ?? null).to.equal(number);
    });
  }

  it('are equal however they are numbered', () => {
    expect(volumeKey(readVolume('第三辑'))).to.equal(volumeKey(readVolume('第3輯')));
    expect(volumeKey(readVolume('上册'))).to.not.equal(volumeKey(readVolume('下册')));
    expect(volumeKey(null)).to.equal('');
  });
});

describe('identifiers', () => {
  for (const [printed, type, value, valid] of [
    ['ISBN 978-7-80718-268-9', 'isbn', '9787807182689', true],
    ['7-80718-268-7', 'isbn', '9787807182689', true],
    ['978-7-80718-268-0', 'isbn', '9787807182680', false],
    ['ISSN 1002-1027', 'issn', '10021027', true],
  ] as const) {
    it(`${printed} is ${valid ? 'a good' : 'a bad'} ${type}`, () => {
      expect(readIdentifiers(printed)[0]).to.include({ type, valid, raw: printed });
      expect(readIdentifiers(printed)[0]?.value.replaceAll('-', '')).to.equal(value);
    });
  }

  it('of books before ISBN are known', () => {
    expect(readIdentifiers('统一书号：11100·012')[0]).to.include({ type: 'csbn' });
  });

  it('that say nothing are kept as they are', () => {
    expect(readIdentifiers('oai:local:123')[0]).to.include({ raw: 'oai:local:123' });
  });
});

describe('editions', () => {
  for (const [printed, kind] of [
    ['刻本', 'woodblock'],
    ['清光绪十年刊本', 'woodblock'],
    ['光绪十年刊', 'woodblock'],
    ['木活字本', 'movable-type'],
    ['鉛印本', 'letterpress'],
    ['木活字聚珍版', 'movable-type'],
    ['民国二十四年铅印本', 'letterpress'],
    ['油印本', 'mimeograph'],
    ['石印', 'lithograph'],
    ['钞本', 'manuscript'],
    ['清抄本', 'manuscript'],
    ['稿本', 'draft'],
    ['影印本', 'facsimile'],
    ['据清光绪刻本影印', 'facsimile'],
    ['點校本', 'collated'],
    ['拓片', 'rubbing'],
    ['第2版', null],
    ['期刊', null],
    ['年刊', null],
    ['石刻', null],
  ] as const) {
    it(`${printed} is ${kind ?? 'no known kind'}`, () => {
      expect(readEdition(printed)).to.eql({ raw: printed, kind });
    });
  }
});

describe('publishers', () => {
  it('stand behind their place', () => {
    expect(readPublication(['南京 : 江苏人民出版社'])[0]).to.include({
      place: '南京',
      publisher: '江苏人民出版社',
    });
    expect(readPublication(['[S.l. : s.n.]']).filter((one) => one.publisher !== null)).to.eql([]);
    for (const [printed, ...wanted] of [
      ['南京：江苏人民出版社', '南京|江苏人民出版社'],
      ['南京: 江苏人民出版社, 1991', '南京|江苏人民出版社'],
      ['南京 江苏古籍出版社', '南京|江苏古籍出版社'],
      ['[南京 : 正中书局]', '南京|正中书局'],
      ['[南京] : 南京出版社', '南京|南京出版社'],
      ['江宁 : 甘氏津逮楼', '江宁|甘氏津逮楼'],
      ['北京 ; 上海 : 商务印书馆', '北京 ; 上海|商务印书馆'],
      ['北京 : 中华书局 ; 上海 : 上海古籍出版社', '北京|中华书局', '上海|上海古籍出版社'],
      ['南京出版社, 1991', '-|南京出版社'],
      ['甘氏津逮楼', '-|甘氏津逮楼'],
      ['南京市', '南京市|-'],
      ['南京 : [s.n.]', '南京|-'],
      ['[S.l.] : [s.n.]'],
      ['[出版地不详] : [出版者不详]'],
      ['[s.n.]'],
      ['无'],
    ] as const)
      expect(
        readPublication([printed]).map(
          ({ place, publisher }) => `${place ?? '-'}|${publisher ?? '-'}`,
        ),
        printed,
      ).to.eql(wanted);
  });

  it('are paired with a place that stands in an element of its own, on either side', () => {
    for (const values of [
      ['北京', '中国统计出版社'],
      ['中国统计出版社', '北京'],
    ])
      expect(readPublication(values)).to.eql([
        { place: '北京', publisher: '中国统计出版社', raw: '北京 : 中国统计出版社' },
      ]);
  });

  it('are the same with and without what all of them are called', () => {
    for (const [one, other] of [
      ['江苏人民出版社', '江蘇人民出版社'],
      ['南京出版社', '南京出版社有限公司'],
      ['江宁甘氏', '江寧甘氏'],
      ['江苏人民', '江苏人民出版社'],
      ['江苏古籍', '江苏古籍出版社'],
      ['凤凰出版传媒股份有限公司', '凤凰出版传媒集团'],
      ['三联书店有限责任公司', '三联书店'],
      ['上海商务印书馆', '商務印書館'],
      ['南京 出版社', '[南京出版社]'],
    ] as const)
      expect(publisherKey(one), one).to.equal(publisherKey(other));
    expect(publisherKey('南京出版社')).to.not.equal(publisherKey('江苏人民出版社'));
  });
});
