/** Titles by pinyin: the order of lists, and what a query of letters may begin. */
import { expect } from 'chai';
import fc from 'fast-check';
import { pinyin } from 'pinyin-pro';
import { pinyinTerms, plainPinyin, sortKey, spelledOut } from '../../../catalogue/text/pinyin.ts';
import { fold } from '../../../catalogue/text/text.ts';

function sorted(...titles: string[]): string[] {
  const keys = new Map(titles.map((title) => [title, sortKey(title)]));
  const key = (title: string): string => keys.get(title) ?? '';
  return titles.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

describe('titles in the order of pinyin', () => {
  it('go by syllable, then by tone, whole syllables first', () => {
    expect(
      sorted('莲花', '溧水县志', '栖霞山志', '江宁府志', '建康实录', '高淳县志', '李氏家谱'),
    ).to.deep.equal([
      '高淳县志',
      '建康实录',
      '江宁府志',
      '李氏家谱',
      '溧水县志',
      '莲花',
      '栖霞山志',
    ]);
  });

  it('begin with digits, then letters, then Han', () => {
    expect(sorted('南京', 'Nanking', '1937年的南京', '阿房宫')).to.deep.equal([
      '1937年的南京',
      'Nanking',
      '阿房宫',
      '南京',
    ]);
  });

  it('count numbers, Chinese ones behind 第 too', () => {
    expect(
      sorted('文史资料 第10辑', '文史资料 第9辑', '文史资料 第十一辑', '文史资料 第二辑'),
    ).to.deep.equal(['文史资料 第二辑', '文史资料 第9辑', '文史资料 第10辑', '文史资料 第十一辑']);
  });

  for (const set of [
    ['南京通史 第一册', '南京通史 第二册', '南京通史 第十册', '南京通史 第十一册'],
    ['南京通史第1册', '南京通史 第二册', '南京通史. 3册', '南京通史 第１０册', '南京通史 十二册'],
    ['南京通史 上册', '南京通史 中册', '南京通史 下册'],
    ['南京通史（上）', '南京通史（中）', '南京通史（下）'],
    ['南京通史. 上, 六朝', '南京通史. 中, 明代', '南京通史. 下, 清代'],
    ['江宁府志 卷首', '江宁府志 卷一', '江宁府志 卷之二', '江宁府志 卷十', '江宁府志 卷二十一'],
    ['南京文史资料 第9辑', '南京文史资料第十辑', '南京文史资料 第廿一辑', '南京文史资料 第100辑'],
    ['金陵丛书 初集', '金陵丛书 二集', '金陵丛书 十二集'],
    ['金陵丛书 甲集', '金陵丛书 乙集', '金陵丛书 丁集'],
    ['南京史话（一）', '南京史话（二）', '南京史话（九）', '南京史话（十）'],
    ['南京史话㈠', '南京史话㈡', '南京史话㈩'],
    ['南京史话①', '南京史话②', '南京史话⑩'],
    ['南京史话 I', '南京史话 II', '南京史话 IV', '南京史话 IX', '南京史话 X'],
    ['南京史话 Ⅰ', '南京史话 Ⅲ', '南京史话 Ⅳ', '南京史话 Ⅻ'],
    ['Nanking v. 2', 'Nanking v. 9', 'Nanking v. 10'],
    ['南京年鉴 一九八五年', '南京年鉴 1986年', '南京年鉴 二〇〇一年'],
    ['南京史料 第一辑人物', '南京史料 第二辑', '南京史料 第十辑人物'],
    ['南京史料 第一至三辑', '南京史料 第四、五辑', '南京史料 第十辑'],
    ['南京史料 第壹辑', '南京史料 第貳輯', '南京史料 第三輯'],
    ['南京史料 第 一 辑', '南京史料 第 十 辑'],
  ]) {
    it(`count the parts of a set: ${set.join(', ')}`, () => {
      expect(sorted(...set.toReversed())).to.eql(set);
    });
  }

  it('count parts behind a title that is cut, and set the whole before its parts and those before others', () => {
    const long =
      '江苏省南京市江宁区地方志编纂委员会办公室编纂之江宁区历代方志汇编与研究资料丛刊长编';
    const parts = ['第一册', '第二册', '第十册'].map((part) => `${long}${long}. ${part}`);
    expect(sorted(...parts.toReversed())).to.eql(parts);
    const others = ['南京史料', '南京史料 上册', '南京史料 下册', '南京史料选'];
    expect(sorted(...others.toReversed())).to.eql(others);
  });

  it('leave numerals alone that are words', () => {
    for (const [title, key] of [
      ['三国志', /^\{san1 \{guo2/],
      ['六朝事迹', /^\{liu4 \{chao2/],
      ['上海', /^\{shang4 \{hai3$/],
      ['下关区志', /^\{xia4 \{guan1/],
      ['中央日报', /^\{zhong1 \{yang1/],
      ['甲午战争', /^\{jia3 \{wu3/],
      ['第三集团军', /^\{di4 /],
      ['第二历史档案馆', /^\{di4 /],
      ['初级中学', /^\{chu1 /],
    ] as const)
      expect(sortKey(title), title).to.match(key);
  });

  it('pass over marks and script', () => {
    expect(sortKey('《金陵古今圖考》')).to.equal(sortKey('金陵古今图考'));
    expect(sortKey('〔示例〕老照片')).to.equal(sortKey('示例老照片'));
    expect(sortKey('Nánjīng')).to.equal(sortKey('nanjing'));
  });

  it('read local words as they are read here', () => {
    expect(sortKey('六合县志')).to.match(/^\{lu4 \{he2 /);
    expect(sortKey('重修江宁府志')).to.match(/^\{chong2 \{xiu1 /);
    expect(sortKey('王氏家乘')).to.match(/\{jia1 \{sheng4$/);
    expect(sortKey('乾隆江宁县新志')).to.match(/^\{qian2 \{long2 /);
    expect(sortKey('首都志')).to.equal('{shou3 {du1 {zhi4');
    expect(sortKey('大行宫')).to.equal('{da4 {xing2 {gong1');
  });

  it('are keys of ASCII for any text, of bounded length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (title) => {
        expect(sortKey(title)).to.match(/^[\x20-\x7e]{0,600}$/);
      }),
    );
  });
});

describe('terms for a query of letters', () => {
  it('are syllables and initials from every character to the end', () => {
    expect(pinyinTerms('南京志')).to.have.members([
      'nanjingzhi',
      'njz',
      'jingzhi',
      'jz',
      'zhi',
      'z',
    ]);
  });

  for (const [name, ...terms] of [
    ['溧水', 'lishui', 'ls'],
    ['六合', 'luhe', 'liuhe', 'lh'],
    ['栖霞', 'qixia', 'qx'],
    ['秦淮', 'qinhuai', 'qh'],
    ['江浦', 'jiangpu', 'jp'],
    ['句容', 'jurong', 'jr'],
    ['高淳', 'gaochun', 'gc'],
    ['江宁', 'jiangning', 'jn'],
    ['浦口', 'pukou', 'pk'],
    ['建邺', 'jianye', 'jy'],
    ['莫愁湖', 'mochouhu', 'mch'],
    ['石臼湖', 'shijiuhu', 'sjh'],
    ['固城湖', 'guchenghu', 'gch'],
    ['玄武湖', 'xuanwuhu', 'xwh'],
    ['长干里', 'changganli', 'cgl'],
    ['乌衣巷', 'wuyixiang', 'wyx'],
    ['朱雀桥', 'zhuqueqiao', 'zqq'],
    ['阅江楼', 'yuejianglou', 'yjl'],
    ['鼓楼', 'gulou', 'gl'],
    ['大行宫', 'daxinggong', 'dahanggong', 'dxg'],
    ['行宫', 'xinggong', 'xg'],
    ['朝天宫', 'chaotiangong', 'ctg'],
    ['重修江宁府志', 'chongxiujiangningfuzhi', 'cxjnfz'],
    ['重刊江宁府志', 'chongkanjiangningfuzhi', 'ckjnfz'],
    ['江浦埤乘', 'jiangpupisheng', 'jiangpupicheng', 'jpps'],
    ['甘氏家乘', 'ganshijiasheng', 'gsjs'],
    ['校勘记', 'jiaokanji', 'xiaokanji', 'jkj'],
    ['秣陵集', 'molingji', 'mlj'],
    ['燕子矶', 'yanziji', 'yzj'],
    ['幕府山', 'mufushan', 'mfs'],
    ['挹江门', 'yijiangmen', 'yjm'],
    ['三汊河', 'sanchahe', 'sch'],
    ['尧化门', 'yaohuamen', 'yhm'],
    ['盋山', 'boshan', 'bs'],
    ['棠邑', 'tangyi', 'ty'],
    ['大厂', 'dachang', 'dc'],
    ['浒墅关', 'xushuguan', 'hushuguan', 'xsg'],
    ['蔚州', 'yuzhou', 'weizhou'],
    ['吕燕昭', 'lvyanzhao', 'luyanzhao', 'lyz'],
    ['缪荃孙', 'miaoquansun', 'miuquansun', 'mqs'],
    ['曾国藩', 'zengguofan', 'zgf'],
    ['单士厘', 'shanshili', 'danshili'],
    ['仇英', 'qiuying', 'chouying'],
    ['单县志', 'shanxianzhi', 'sxz'],
    ['尉氏县', 'yushixian', 'ysx'],
  ] as const) {
    it(`${name} is found by ${terms.join(', ')}`, () => {
      expect(pinyinTerms(name)).to.include.members([...terms]);
      expect(spelledOut(name)).to.include.members([...terms]);
    });
  }

  it('are the same as the pinyin of records, in the way of either union catalogue', () => {
    const title = '六合县志';
    for (const given of ['lu he xian zhi', 'Lu He Xian Zhi', 'LuHe XianZhi', 'lùhé xiànzhì']) {
      expect(pinyinTerms(title), given).to.include(plainPinyin(given));
    }
    for (const given of ['lü yan zhao', 'lǚ yàn zhāo', 'lv yan zhao', 'lyu yan zhao']) {
      expect(pinyinTerms('吕燕昭'), given).to.include(plainPinyin(given));
    }
    expect(plainPinyin('wan yu')).to.equal('wanyu');
    expect(plainPinyin('南京')).to.equal('');
  });

  it('have both readings of a polyphone', () => {
    expect(pinyinTerms('六合')).to.include.members(['liuhe', 'luhe', 'lh']);
    expect(pinyinTerms('长江')).to.include.members(['changjiang', 'zhangjiang', 'cj', 'zj']);
  });

  it('pass over marks, and end where letters or digits stand', () => {
    expect(pinyinTerms('《金陵·琐事》')).to.include('jinlingsuoshi');
    expect(pinyinTerms('南京2019年鉴'))
      .to.include.members(['nanjing', 'nianjian'])
      .and.not.include('nanjingnianjian');
    expect(pinyinTerms('Nanking 1937')).to.deep.equal([]);
  });

  it('are letters alone, cut at 24, and never more than eight from one character', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('六', '重', '长', '乐', '南', '京', '志', 'a', '1', '𠮷', '・'),
          maxLength: 150,
        }),
        (text) => {
          const terms = pinyinTerms(text);
          expect(terms.length).to.be.at.most(100 * 8);
          for (const term of terms) expect(term).to.match(/^[a-z]{1,24}$/);
        },
      ),
    );
  });
});

describe('readings of characters', () => {
  it('are those of pinyin-pro, but for the few that titles read otherwise', () => {
    const others: string[] = [];
    for (let code = 0x3400; code < 0x30000; code++) {
      const character = String.fromCodePoint(code);
      // A character that folds to another is read as that one.
      if (!/\p{Script=Han}/u.test(character) || fold(character) !== character) continue;
      const said = pinyin(character, { toneType: 'num', v: true });
      const key = /^[a-z]+\d$/.test(said) ? `{${said}` : `{|${code.toString(16).padStart(5, '0')}`;
      if (sortKey(character) !== key) others.push(character);
    }
    expect(others.join('')).to.equal('传伧嚣曾校缪都');
  });
});
