/** Nobody, somebody whose name is spaced, brackets with commas, and what was done in either script. */
import { expect } from 'chai';
import { readCreators, saysNobody } from '../../../catalogue/fields/names.ts';
import { isKnownRole, roleGroup } from '../../../catalogue/fields/roles.ts';
import type { RoleGroup } from '../../../catalogue/fields/roles.ts';

/** `origin name role`, with `-` for what is not said. */
function read(printed: string): string[] {
  return readCreators(printed, true).map(
    ({ dynasty, country, name, role }) => `${dynasty ?? country ?? '-'} ${name} ${role ?? '-'}`,
  );
}

describe('nobody', () => {
  for (const printed of [
    '佚名',
    '〔佚名〕',
    '【闕名】',
    '（闕名）撰',
    '［缺名］輯',
    '《失名》',
    '[失名撰]',
    '亡名氏',
    '無名氏等輯',
    '（清）無名氏述',
    '清闕名撰',
    '[清闕名撰]',
    '未詳',
    '不詳',
    '〔不明〕',
    '撰人不詳',
    '撰人未詳',
    '撰者不详',
    '编者不详',
    '繪者未詳',
    '作者不詳',
    '作者姓名失考',
    '責任者不明',
    '纂修人姓氏無考',
    '不著撰人',
    '不著撰人名氏',
    '（明）不題撰人',
    '未署編者',
    '不知何人',
    '佚名書',
    '舊題無名氏撰',
    '不具撰人',
    '姓名失載',
    'Anonymous',
    '[Anonymous]',
    'Anon.',
    'ANONYMOUS',
    '[s.n.]',
    '[S. n.]',
    'Unknown author',
    'Author unknown',
    '□□□',
    '……',
  ]) {
    it(`is ${printed}`, () => {
      expect(read(printed)).to.deep.equal([]);
      expect(saysNobody(printed)).to.equal(true);
    });
  }

  it('is not who has a name, and hides nobody beside him', () => {
    for (const [printed, ...wanted] of [
      ['佚名；朱緒曾校', '- 朱緒曾 校'],
      ['(清)佚名撰, (清)朱绪曾校', '清 朱绪曾 校'],
      ['王□□撰', '- 王□□ 撰'],
      ['吳佚撰', '- 吳佚 撰'],
      ['未名社编', '- 未名社 编'],
      ['Nobody Owens, Ltd', '- Nobody Owens, Ltd -'],
    ] as const)
      expect(read(printed), printed).to.deep.equal(wanted);
    expect(saysNobody('(清)朱绪曾撰')).to.equal(false);
  });
});

describe('a name that is spaced', () => {
  for (const [printed, ...wanted] of [
    ['顧　雲', '- 顧雲 -'],
    ['顧 雲撰', '- 顧雲 撰'],
    ['（清）顧　雲撰', '清 顧雲 撰'],
    ['（清）顧　雲　撰', '清 顧雲 撰'],
    ['清 顧 雲 撰', '清 顧雲 撰'],
    ['盧　前；繆　荃孫', '- 盧前 -', '- 繆荃孫 -'],
    ['盧　前、顧　雲著', '- 盧前 著', '- 顧雲 著'],
    ['盧　前 and 顧　雲', '- 盧前 -', '- 顧雲 -'],
    ['盧　前 顧　雲', '- 盧前 -', '- 顧雲 -'],
    ['盧 前　顧 雲', '- 盧前 -', '- 顧雲 -'],
    ['盧 前 顧 雲', '- 盧前 -', '- 顧雲 -'],
    ['盧 前 繆 荃孫', '- 盧前 -', '- 繆荃孫 -'],
    ['朱緒曾 顧 雲', '- 朱緒曾 -', '- 顧雲 -'],
    ['金　世　和', '- 金世和 -'],
    ['金　世　和纂修', '- 金世和 纂修'],
    ['司馬　光', '- 司馬光 -'],
    ['歐陽 修 撰', '- 歐陽修 撰'],
    ['諸 葛 亮', '- 諸葛亮 -'],
    ['张三 李四', '- 张三 -', '- 李四 -'],
    ['朱绪曾 陈作仪 校', '- 朱绪曾 校', '- 陈作仪 校'],
    ['张三 著 李四 译', '- 张三 著', '- 李四 译'],
    ['南京 图书馆', '- 南京图书馆 -'],
    ['金 陵 图 书 馆', '- 金陵图书馆 -'],
    ['顾 云 南京图书馆', '- 顾云 -', '- 南京图书馆 -'],
    ['高淳县 地方志编纂委员会编', '- 高淳县地方志编纂委员会 编'],
  ] as const) {
    it(`${printed} is ${wanted.join('; ')}`, () => {
      expect(read(printed)).to.deep.equal(wanted);
    });
  }
});

describe('brackets', () => {
  for (const [printed, ...wanted] of [
    ['拉贝（Rabe, John）；(美)魏特琳', '- 拉贝 -', '美 魏特琳 -'],
    ['拉貝（Rabe, John）著', '- 拉貝 著'],
    ['拉贝，Rabe, John', '- 拉贝 -', '- Rabe, John -'],
    ['(德)Rabe, John著；张三译', '德 Rabe, John 著', '- 张三 译'],
    ['东南大学（建筑学院，城市史研究所）', '- 东南大学（建筑学院，城市史研究所） -'],
    ['东南大学（建筑；规划）编', '- 东南大学（建筑；规划） 编'],
    ['[朱绪曾撰]', '- 朱绪曾 撰'],
    ['朱绪曾（辑、校）', '- 朱绪曾 辑、校'],
    ['[主編] 朱緒曾', '- 朱緒曾 主編'],
    ['朱绪曾（生平，陈作仪', '- 朱绪曾（生平 -', '- 陈作仪 -'],
  ] as const) {
    it(`${printed} is ${wanted.join('; ')}`, () => {
      expect(read(printed)).to.deep.equal(wanted);
    });
  }

  it('do not hide that a body is one', () => {
    expect(readCreators('东南大学（建筑学院，城市史研究所）', true)[0]?.kind).to.equal('body');
  });
});

describe('a western name', () => {
  it('keeps its letters, its comma and the point of an initial', () => {
    for (const printed of [
      'Rabe, John H. D.',
      'Buck, J. Lossing',
      'McCallum, James H.',
      'de Bary, Wm. T.',
    ])
      expect(read(printed)).to.deep.equal([`- ${printed} -`]);
    expect(read('Rabe, John、Bates, M. S.')).to.deep.equal(['- Rabe, John -', '- Bates, M. S. -']);
    expect(read('Rabe, John.')).to.deep.equal(['- Rabe, John -']);
    expect(read('Rabe, John and Bates, M. S.')).to.deep.equal([
      '- Rabe, John -',
      '- Bates, M. S. -',
    ]);
    expect(read('Rabe, John & Bates, M. S., 1897-1978')).to.have.lengthOf(2);
    for (const body of ['Rabe and Bates', 'Rabe, Bates and Sons', 'Bureau of Maps and Plans'])
      expect(read(body)).to.deep.equal([`- ${body} -`]);
    expect(read('Bates, M. S. et al.')).to.deep.equal(['- Bates, M. S. -']);
  });
});

describe('a western name with a life and a role behind it', () => {
  for (const [printed, name, dates, role] of [
    ['D’Arcy, Rabe, 1882-1950, author.', 'D’Arcy, Rabe', '1882-1950', 'author'],
    ['Rabe, John, 1882-1950, editor, translator', 'Rabe, John', '1882-1950', 'editor'],
    ['Rabe, John H., illustrator.', 'Rabe, John H.', undefined, 'illustrator'],
    ['Rabe, John, ed.', 'Rabe, John', undefined, 'ed'],
    ['Rabe, John, 1882-1950', 'Rabe, John', '1882-1950', null],
    ['Rabe, John (1882-1950) (author)', 'Rabe, John', '1882-1950', 'author'],
    ['Rabe, Author', 'Rabe, Author', undefined, null],
  ] as const) {
    it(`is ${printed}`, () => {
      const [only, ...more] = readCreators(printed, true);
      expect(more).to.eql([]);
      expect([only?.name, only?.dates, only?.role]).to.eql([name, dates, role]);
      if (role !== null) expect(isKnownRole(role)).to.equal(true);
    });
  }
});

/** What the issue names and its kin, simplified and traditional. */
const ROLES: Readonly<Record<Exclude<RoleGroup, 'other'>, string>> = {
  editor:
    '副主编 副主編 总主编 總主編 合编 合編 编选 編選 执行主编 執行主編 编审 編審 选编 選編 续编 續編',
  annotator:
    '标点 標點 审订 審訂 参订 參訂 集解 索隐 索隱 正义 正義 笺注 箋注 箋註 校释 校釋 疏证 疏證 点校 點校 评点 評點 音义 音義',
  artist: '绘图 繪圖 插图 插圖 摄影 攝影 书丹 書丹 篆额 篆額',
  reviser: '增补 增補 修订 修訂 续修 續修 重修 增订 增訂 补遗 補遺',
  translator: '译注 譯注 译註 譯註 编译 編譯 译述 譯述',
  author: '执笔 執筆 撰述 撰文',
  compiler: '责任编辑 責任編輯 汇编 彙編 纂辑 纂輯 辑录 輯錄 采录 采錄',
  printer: '刻印 刊刻 镌刻 鐫刻',
};

describe('what was done', () => {
  for (const [group, words] of Object.entries(ROLES)) {
    for (const role of words.split(' ')) {
      it(`${role} is ${group}, and is taken off the name`, () => {
        expect(isKnownRole(role)).to.equal(true);
        expect(roleGroup(role)).to.equal(group);
        expect(read(`朱緒曾${role}`)).to.deep.equal([`- 朱緒曾 ${role}`]);
        expect(read(`朱緒曾 ${role}`)).to.deep.equal([`- 朱緒曾 ${role}`]);
        expect(read(`${role}：朱緒曾`)).to.deep.equal([`- 朱緒曾 ${role}`]);
        expect(read(`朱緒曾（${role}）`)).to.deep.equal([`- 朱緒曾 ${role}`]);
      });
    }
  }

  it('may be written in both scripts at once, and twice in a row', () => {
    expect(read('朱緒曾副主编')).to.deep.equal(['- 朱緒曾 副主编']);
    expect(read('朱绪曾責任编辑')).to.deep.equal(['- 朱绪曾 責任编辑']);
    for (const role of ['撰并書', '撰並書', '撰幷书丹', '书并篆额', '編兼繪', '編及註'])
      expect(read(`朱緒曾${role}`)).to.deep.equal([`- 朱緒曾 ${role}`]);
    expect(read('王芷章搜集整理')).to.deep.equal(['- 王芷章 搜集整理']);
  });

  it('leaves names alone that end like it', () => {
    for (const name of ['王正義', '田中正義', '陈文述', '欧阳修', '李大同', '王福增'])
      expect(read(name), name).to.deep.equal([`- ${name} -`]);
    expect(read('李大同编')).to.deep.equal(['- 李大同 编']);
    expect(read('朱绪曾、陈作仪同纂')).to.deep.equal(['- 朱绪曾 同纂', '- 陈作仪 同纂']);
  });
});
