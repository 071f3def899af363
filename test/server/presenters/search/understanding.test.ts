/** 检索说明: how words were taken, and the other ways to take them. */
import { expect } from 'chai';
import type { SearchRequest } from '../../../../catalogue/search/request.ts';
import { understandingOf } from '../../../../server/presenters/search/understanding.ts';
import type { IndexedWork } from '../../../../catalogue/search/indexed-work.ts';
import { requestOf, workOf } from '../../../support/indexed-works.ts';
import { EN, ZH } from '../../../support/presented.ts';

/** Each notice, with where its links lead. */
function told(
  asked: Partial<SearchRequest> | string,
  found: readonly IndexedWork[] = [],
): [text: string, hrefs: string[]][] {
  const hits = found.map(({ hit }) => hit);
  return understandingOf(requestOf(asked), hits, ZH.t).map(({ text, links }) => [
    text,
    links.map(({ href }) => decodeURIComponent(href).replaceAll('+', ' ')),
  ]);
}

describe('what is said of the words', () => {
  it('is nothing where there is nothing to say', () => {
    expect(told({})).to.deep.equal([]);
    expect(told('志')).to.deep.equal([]);
    expect(told('，。')).to.deep.equal([]);
  });

  it('is which other forms of the characters were found, and the way to those typed alone', () => {
    expect(
      told('城墙', [workOf({ title: '南京城牆志' }), workOf({ title: '城墙' })]),
    ).to.deep.equal([['已同时检索其他字形：城牆。', ['/search?q=城墙&spelling=printed']]]);
    expect(told({ query: { any: '城墙', spelling: 'printed' } })[0]).to.deep.equal([
      ZH.t.understood.printedOnly,
      ['/search?q=城墙'],
    ]);
  });

  it('shows no form that none of the works has', () => {
    for (const [typed, ...titles] of [
      ['城墙', '城墙'],
      ['皇后', '皇后與南京'],
      ['乾隆', '乾隆江宁县新志'],
      ['范仲淹', '范仲淹文集'],
      ['咸丰', '咸丰朝南京史料'],
      ['南京 城墙', '城墙南京'],
      ['nanjing', '南京圖書館'],
      ['1935', '民國二十四年南京'],
    ] as const)
      expect(
        told(
          typed,
          titles.map((title) => workOf({ title })),
        ).filter(([text]) => text.includes('字形')),
        typed,
      ).to.deep.equal([]);
  });

  it('shows forms as titles, names and publishers print them, each once and three at most', () => {
    const forms = (typed: Partial<SearchRequest> | string, ...works: IndexedWork[]): unknown =>
      told(typed, works).find(([text]) => text.includes('字形'))?.[0];

    expect(forms('后湖', workOf({ title: '後湖志' }), workOf({ title: '重修後湖志' }))).to.equal(
      '已同时检索其他字形：後湖。',
    );
    expect(
      forms('陈作霖', workOf({ title: '年谱', texts: { creator: ['陳作霖', '王焕镳'] } })),
    ).to.equal('已同时检索其他字形：陳作霖。');
    const merged = workOf({ title: '金陵琐事' });
    expect(
      forms('金陵琐事', { ...merged, hit: { ...merged.hit, otherForms: ['金陵瑣事'] } }),
      'another record of the work prints it',
    ).to.equal('已同时检索其他字形：金陵瑣事。');
    expect(
      forms({ query: { creator: '陈作霖' } }, workOf({ title: '陳作霖年譜' })),
      'the title was not searched',
    ).to.equal(undefined);
    expect(
      forms(
        '江寧府志',
        ...['江宁府志', '江甯府志', '江寧府誌', '江宁府誌'].map((title) => workOf({ title })),
      ),
    ).to.equal('已同时检索其他字形：江宁府志、江甯府志、江寧府誌。');
  });

  it('is that a word spaced out was read as one', () => {
    const [notice] = told('金 陵 志').filter(([text]) => text.startsWith('各字之间'));
    expect(notice).to.deep.equal([
      '各字之间的空格已略去，按一个词“金陵志”检索。',
      ['/search?expr="金" "陵" "志"'],
    ]);
    const [held] = told({ query: { title: '金 陵 志' } }).filter(([text]) =>
      text.startsWith('各字'),
    );
    expect(held?.[1]).to.deep.equal(['/search?expr=题名=("金" "陵" "志")']);
  });

  it('is which number was recognised, and whether it checks', () => {
    expect(told('978-7-80718-268-9')).to.deep.equal([
      ['识别为 ISBN 9787807182689。', ['/search?identifier=978-7-80718-268-9']],
    ]);
    expect(told('9787807182688')[0]?.[0]).to.match(/像是 ISBN，但校验码不对/);
    expect(told({ query: { identifier: '9787807182689' } })[0]?.[1]).to.deep.equal([]);
    expect(told({ query: { title: '9787807182689' } })).to.deep.equal([]);
  });

  it('is which place was meant, with its other names, before any filter is set', () => {
    const [notice] = told('秦淮区').filter(([text]) => text.includes('本市地名'));
    expect(notice?.[0]).to.equal('“秦淮区”是本市地名：');
    expect(notice?.[1]).to.include('/search?place=320104');
    expect(notice?.[1].some((href) => href.includes('白下'))).to.equal(true);
    expect(
      told({ query: { creator: '秦淮区' } })
        .map(([text]) => text)
        .join(),
    ).to.not.include('地名');
  });

  it('names a place in English where the page is', () => {
    const [notice] = understandingOf(requestOf('秦淮区'), [], EN.t).filter(({ text }) =>
      text.includes('place in Nanjing'),
    );
    expect(notice?.links.at(-1)?.label).to.equal('Limit to the area “Qinhuai” instead');
  });

  it('is which kind of document was meant, with its other words, before any filter is set', () => {
    const kinds = (asked: Partial<SearchRequest> | string): [string, string[]][] =>
      told(asked).filter(([text]) => text.includes('一类文献'));

    expect(kinds('族谱')).to.deep.equal([
      [
        '“族谱”是一类文献：',
        [
          '/search?expr=族谱 OR 家谱 OR 宗谱 OR 支谱 OR 谱牒 OR 家乘 OR 房谱',
          '/search?type=genealogy',
        ],
      ],
    ]);
    expect(kinds('石桥 報紙')).to.deep.equal([
      ['“報紙”是一类文献：', ['/search?q=石桥&type=newspaper']],
    ]);
    expect(kinds('石桥老照片')).to.deep.equal([
      ['“石桥老照片”里的“老照片”是一类文献：', ['/search?q=石桥&type=image']],
    ]);
    expect(kinds({ query: { title: '石桥县志' }, filters: { lib: ['320104'] } })[0]?.[1]).to.eql([
      '/search?title=石桥&lib=320104&type=gazetteer',
    ]);
    expect(kinds({ query: { any: '老照片' }, filters: { type: ['image'] } })).to.deep.equal([]);
    expect(kinds({ query: { creator: '老照片' } })).to.deep.equal([]);
    expect(kinds('"老照片" -地图')).to.deep.equal([]);
  });

  it('names a kind in English where the page is', () => {
    const [notice] = understandingOf(requestOf('老地图'), [], EN.t).filter(({ text }) =>
      text.includes('kind of document'),
    );
    expect(notice?.links.at(-1)?.label).to.equal('Limit to the type “Map” instead');
  });

  it('is which years a reign is, unless years are asked for already', () => {
    const ofYears = (asked: Partial<SearchRequest> | string): [string, string[]][] =>
      told(asked).filter(([text]) => text.includes('按年代是'));

    expect(ofYears('首都志 民国二十四年')).to.deep.equal([
      ['“民国二十四年”按年代是公元1935年。', ['/search?q=首都志&from=1935&until=1935']],
    ]);
    expect(ofYears('光绪')[0]?.[0]).to.equal('“光绪”按年代是公元1875年至公元1908年。');
    expect(ofYears({ query: { any: '光绪' }, from: 1900 })).to.deep.equal([]);
  });

  it('is that letters are pinyin as well, and how to have them as they are', () => {
    expect(told('jinling')).to.deep.equal([
      ['“jinling”也按拼音和拼音首字母检索。', ['/search?q="jinling"']],
    ]);
  });

  it('leaves alone what stands in quotation marks or is excluded', () => {
    expect(told('"民国二十四年"').filter(([text]) => text.includes('年代'))).to.deep.equal([]);
    expect(told('志 -秦淮区').filter(([text]) => text.includes('地名'))).to.deep.equal([]);
  });
});
