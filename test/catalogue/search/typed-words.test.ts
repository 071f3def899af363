/** Words in what readers type in one go, in sentences, or paste. */
import { expect } from 'chai';
import { typedWords } from '../../../catalogue/search/typed-words.ts';

describe('the words in what a reader typed', () => {
  const cases: readonly (readonly [what: string, typed: string, words: string, isLess: boolean])[] =
    [
      ['as they are', '金陵琐志', '金陵琐志', false],
      ['apart at blanks', '南京　城墙', '南京|城墙', false],
      ['apart at marks', '江宁、六合民歌', '江宁|六合民歌', false],
      ['apart where the script changes', '1937南京保卫战WAR', '1937|南京保卫战|WAR', false],
      ['a number with what it counts', '玄武文史资料第12辑', '玄武文史资料|第12辑', false],
      ['a part in Chinese numerals', '金陵丛刊第一百册', '金陵丛刊|第一百册', false],
      ['but no school or war', '夫子庙第一小学', '夫子庙第一小学', false],
      ['without operators', '南京 AND AND 城墙', '南京|城墙', true],
      ['a year with its 年', '2015年南京年鉴', '2015年|南京年鉴', false],
      ['a class number whole', 'K295.31南京', 'K295.31|南京', false],
      ['an ISBN whole', '978-7-80718-268-9', '978-7-80718-268-9', false],
      ['Latin words side by side', 'Ginling College 校史', 'Ginling College|校史', false],
      ['each once', '南京 城墙 南京', '南京|城墙', false],
      ['single characters that were typed apart', '江宁 志', '江宁|志', false],
      ['without 关于 and 的书', '关于玄武湖的书', '玄武湖', true],
      ['in old characters as well', '有沒有關於玄武湖的資料', '玄武湖', true],
      ['as they were typed', '有没有乾隆的诗', '乾隆|诗', true],
      ['without a question', '请问哪里可以借到栖霞山志？', '栖霞山志', true],
      ['without a wish', '我想找一本汤山温泉方面的资料', '汤山温泉', true],
      ['without what files are called', '栖霞山志pdf免费下载', '栖霞山志', true],
      ['without 全文', '栖霞山志 全文', '栖霞山志', true],
      ['without what brackets say', '【高清】栖霞山志[电子资源]', '栖霞山志', true],
      ['but with a title in brackets', '【栖霞山志】', '栖霞山志', false],
      [
        'of a citation',
        '朱偰. 金陵古迹图考[M]. 上海: 商务印书馆, 1936: 12-15',
        '朱偰|金陵古迹图考|上海|商务印书馆|1936',
        true,
      ],
      ['none of marks', '？！', '', false],
      ['none where only something is asked', '有没有pdf', '', true],
    ];
  for (const [what, typed, words, isLess] of cases) {
    it(`${what}: ${typed}`, () => {
      expect(typedWords(typed)).to.deep.equal({
        words: words === '' ? [] : words.split('|'),
        isLess,
      });
    });
  }

  it('are found in any text within its length', () => {
    const long = '第1第'.repeat(20_000);
    expect(typedWords(long).words).to.have.length.greaterThan(0);
  });
});
