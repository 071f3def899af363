/** Names, titles, parts, numbers, editions and publishers as catalogues print them. */
import { expect } from 'chai';
import { readEdition } from '../../catalogue/editions.ts';
import { readIdentifiers } from '../../catalogue/identifiers.ts';
import { readCreators } from '../../catalogue/names.ts';
import { publisherKey, readPublication } from '../../catalogue/publishers.ts';
import { displayTitle, isClassTitle, readTitle, titleCore } from '../../catalogue/titles.ts';
import { readVolume, volumeKey } from '../../catalogue/volumes.ts';

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
  });

  it('are shown with number and name of the part', () => {
    expect(
      displayTitle({
        titles: [{ text: '南京市志', kind: 'main' }],
        volume: { raw: '第三册', number: 3, name: '人物卷' },
      }),
    ).to.equal('南京市志. 第三册, 人物卷');
  });

  it('are compared without extent, part and script', () => {
    expect(titleCore('景定建康志五十卷')).to.equal(titleCore('景定建康志'));
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
    ['人物卷', null],
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
  });

  it('are the same with and without what all of them are called', () => {
    for (const [one, other] of [
      ['江苏人民出版社', '江蘇人民出版社'],
      ['南京出版社', '南京出版社有限公司'],
      ['江宁甘氏', '江寧甘氏'],
    ] as const)
      expect(publisherKey(one), one).to.equal(publisherKey(other));
    expect(publisherKey('南京出版社')).to.not.equal(publisherKey('江苏人民出版社'));
  });
});
