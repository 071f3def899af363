/**
 * What every search engine must do, told as a reader would. An engine's own test file calls this with a
 * way to open an empty index.
 */
import { expect } from 'chai';
import { IndexIncomplete, PageTooDeep } from '../../catalogue/ports/search-index.ts';
import type { FacetCount, IndexRebuild, SearchIndex } from '../../catalogue/ports/search-index.ts';
import { FACETS, FILTERS, LISTED_FACETS } from '../../catalogue/search/facets.ts';
import { EVERYTHING, MAX_RANK, QUERY_FIELDS, SORTS } from '../../catalogue/search/request.ts';
import type { ListedFacet, FacetName } from '../../catalogue/search/facets.ts';
import type { SearchRequest, TypedQuery, QueryField } from '../../catalogue/search/request.ts';
import { QueryTooLarge } from '../../catalogue/search/query.ts';
import type { IndexedWork } from '../../catalogue/search/indexed-work.ts';
import { fold, titleKey } from '../../catalogue/text/text.ts';
import { workOf, requestOf } from '../support/indexed-works.ts';
import {
  naiveSearch,
  naiveSuggestions,
  naiveTotals,
  naiveValues,
} from '../support/naive-search.ts';
import { Random } from '../support/random.ts';
import { randomRequest, randomWork, valuesAsked } from '../support/random-works.ts';
import { SPELLING_PAIRS, worksOfPair } from '../support/spelling-pairs.ts';
import type { SpelledAs, SpellingPair } from '../support/spelling-pairs.ts';

export interface OpenedIndex {
  readonly index: SearchIndex;
  openRebuild(): Promise<IndexRebuild>;
  /** Makes the index in use one of before, see `older-index.ts`. */
  makeOlder(): Promise<void>;
  /** Closes the index and deletes what it kept. */
  close(): Promise<void>;
}

/**
 * @param parts `merged`: only what an index in several parts could get wrong, since its parts are merged:
 *   order, pages, counts, lists and suggestions; everything when absent
 * @param seeds of the random works that are searched
 */
export function searchIndexConformance(
  name: string,
  open: () => Promise<OpenedIndex>,
  parts: 'all' | 'merged' = 'all',
  seeds: readonly number[] = [1, 2, 3, 4],
): void {
  const describeWhole = parts === 'all' ? describe : () => undefined;
  describe(`${name}, as every search engine,`, function () {
    let opened: OpenedIndex;
    let index: SearchIndex;
    let seq = 0;
    let common: OpenedIndex | undefined;

    after(() => common?.close());

    /** Each test of this part has the one index of the suite, empty: opening one takes longer than most tests. */
    function onTheCommonIndex(): void {
      before(async () => {
        common ??= await open();
        opened = common;
        index = opened.index;
        seq = (await index.applied()).seq;
      });
      afterEach(async () => {
        const left = await entriesOf(index);
        await index.remove(
          left.map(({ id }) => id),
          ++seq,
        );
        await index.settle();
      });
    }

    /** Each test of this part has an index of its own, which has never held anything. */
    function onNewIndexes(): void {
      beforeEach(async () => {
        opened = await open();
        index = opened.index;
        seq = 0;
      });
      afterEach(() => opened.close());
    }

    async function put(...works: IndexedWork[]): Promise<void> {
      await index.replace(works, ++seq);
      await index.settle();
    }
    async function found(asked: Partial<SearchRequest> | string): Promise<string[]> {
      return (await index.search(requestOf(asked))).hits.map((hit) => hit.title);
    }
    async function counts(facet: FacetName, asked: Partial<SearchRequest> = {}): Promise<string[]> {
      const page = await index.search(requestOf(asked));
      return page.facets[facet].map(({ value, count }) => `${value} ${count}`);
    }

    describeWhole('finds', () => {
      onTheCommonIndex();

      it('nothing in an empty index, and says so', async () => {
        const page = await index.search(requestOf({ filters: { lib: ['320104'] } }));
        expect(page).to.deep.include({ total: 0, hits: [] });
        expect(page.facets.lib).to.deep.equal([{ value: '320104', count: 0 }]);
      });

      it('a work in traditional characters by simplified ones, and the other way round', async () => {
        await put(workOf({ title: '嘉慶江寧府志' }), workOf({ title: '万历应天府志' }));
        expect(await found('江宁府志')).to.deep.equal(['嘉慶江寧府志']);
        expect(await found('應天府誌')).to.deep.equal(['万历应天府志']);
      });

      it('full-width, spaced and variant spellings alike', async () => {
        await put(workOf({ title: '金 陵　圖 書 館 ＡＢＣ' }));
        for (const typed of [
          '金陵图书馆',
          '金 陵 图 书 馆',
          '金陵圖書館',
          'abc',
          'ＡＢＣ',
          '金陵図書館',
        ]) {
          expect(await found(typed), typed).to.have.length(1);
        }
      });

      it('only what has the very characters, when that is asked for', async () => {
        await put(
          workOf({ title: '陈作霖年谱' }),
          workOf({ title: '陳作霖年譜' }),
          workOf({ title: '两种字形', texts: { creator: ['陳作霖'], other: ['陈'] } }),
          workOf({ title: 'ＡＢＣ圖書', pinyin: ['abctushu'] }),
        );
        const printed = async (query: TypedQuery): Promise<string[]> =>
          found({ query: { ...query, spelling: 'printed' } });
        expect(await printed({ any: '陈作霖' })).to.deep.equal(['陈作霖年谱']);
        expect(await printed({ any: '陳作霖' })).to.have.members(['陳作霖年譜', '两种字形']);
        expect(await printed({ title: '陳' })).to.deep.equal(['陳作霖年譜']);
        expect(await printed({ any: '陈' })).to.have.members(['陈作霖年谱', '两种字形']);
        expect(await printed({ expression: '责任者==陳作霖 NOT 题名=年谱' })).to.deep.equal([
          '两种字形',
        ]);
        expect(await printed({ any: 'abc圖書' })).to.deep.equal(['ＡＢＣ圖書']);
        expect(await printed({ any: 'abct' })).to.deep.equal([]);
      });

      it('letters in quotation marks as words and not as pinyin', async () => {
        await put(workOf({ title: '南京', pinyin: ['nanjing'] }), workOf({ title: 'Nanjing' }));
        expect(await found('nanjing')).to.have.members(['南京', 'Nanjing']);
        expect(await found('"nanjing"')).to.deep.equal(['Nanjing']);
      });

      it('works that hold all words, in any order and in any of the fields', async () => {
        await put(
          workOf({ title: '城墙考', texts: { subject: ['南京'] } }),
          workOf({ title: '南京的城墙' }),
          workOf({ title: '南京概览' }),
        );
        expect(await found('南京 城墙')).to.have.members(['城墙考', '南京的城墙']);
        expect(await found('城墙\u3000南京')).to.have.length(2);
      });

      it('an exact part of a title and nothing that only has the same characters', async () => {
        await put(
          workOf({ title: '江宁府志' }),
          workOf({ title: '宁江志府' }),
          workOf({ title: '江宁县志' }),
        );
        expect(await found('宁府')).to.deep.equal(['江宁府志']);
        expect(await found('江宁府志稿')).to.deep.equal([]);
      });

      it('a single character wherever it stands', async () => {
        await put(
          workOf({ title: '志书' }),
          workOf({ title: '县志' }),
          workOf({ title: '方志考' }),
          workOf({ title: '年鉴' }),
        );
        expect(await found('志')).to.have.length(3);
      });

      it('characters beyond the BMP', async () => {
        await put(workOf({ title: '𠮷野家' }), workOf({ title: '吉野' }));
        expect(await found('𠮷')).to.deep.equal(['𠮷野家']);
        expect(await found('𠮷野')).to.deep.equal(['𠮷野家']);
      });

      it('whole words of letters and digits', async () => {
        await put(workOf({ title: 'Nanjing Wall' }), workOf({ title: 'Nanjingers' }));
        expect(await found('nanjing')).to.deep.equal(['Nanjing Wall']);
        expect(await found('wall NANJING')).to.deep.equal(['Nanjing Wall']);
        expect(await found('wal')).to.deep.equal([]);
      });

      it('call numbers and ISBN with and without their marks', async () => {
        await put(
          workOf({
            title: '甲',
            texts: {
              callNumber: ['K295.31/12'],
              identifier: ['978-7-214-00001-4', '9787214000014'],
            },
          }),
          workOf({ title: '乙', texts: { callNumber: ['K295.32'] } }),
        );
        for (const typed of [
          'K295.31',
          '978-7-214-00001-4',
          '9787214000014',
          'ISBN 978-7214-00001-4',
          'ISBN：９７８７２１４００００１４',
        ]) {
          expect(await found(typed), typed).to.deep.equal(['甲']);
        }
        expect(await found('K295')).to.have.length(2);
      });

      it('all runs of a term of mixed script in one field, not spread over two', async () => {
        await put(
          workOf({ title: '文史资料 第3辑' }),
          workOf({ title: '文史资料', texts: { other: ['第3辑'] } }),
        );
        expect(await found('文史资料第3辑')).to.deep.equal(['文史资料 第3辑']);
      });

      it('no phrase that runs from one value into the next', async () => {
        await put(
          workOf({ title: '甲', texts: { subject: ['南京', '城墙'], creator: ['陈作', '霖'] } }),
        );
        expect(await found('南京城墙')).to.deep.equal([]);
        expect(await found('陈作霖')).to.deep.equal([]);
        expect(await found('城墙 南京')).to.deep.equal(['甲']);
      });

      it('titles typed without their marks, and with them', async () => {
        await put(
          workOf({ title: '“玄·武”湖：风物与掌故' }),
          workOf({ title: '石城志——山水（内编）', texts: { creator: ['玛丽·怀特'] } }),
        );
        for (const [typed, title] of [
          ['玄武湖风物与掌故', '“玄·武”湖：风物与掌故'],
          ['“玄·武”湖：风物与掌故', '“玄·武”湖：风物与掌故'],
          ['玄·武湖', '“玄·武”湖：风物与掌故'],
          ['"玄·武湖：风物"', '“玄·武”湖：风物与掌故'],
          ['石城志山水内编', '石城志——山水（内编）'],
          ['石城志—山水', '石城志——山水（内编）'],
          ['玛丽怀特', '石城志——山水（内编）'],
          ['玛丽·怀特', '石城志——山水（内编）'],
        ] as const) {
          expect(await found(typed), typed).to.deep.equal([title]);
        }
        expect(await found({ query: { expression: '题名==玄武湖风物与掌故' } })).to.have.length(1);
        // What a reader parts by a mark may stand apart.
        expect(await found('内编、石城')).to.have.length(1);
        expect(await found('"内编、石城"')).to.have.length(0);
      });

      it('numbers of parts, years and counts in either writing', async () => {
        await put(
          workOf({ title: '秦淮掌故 第十八辑' }),
          workOf({ title: '秦淮掌故 第一九辑' }),
          workOf({ title: '秦淮掌故 第20辑' }),
          workOf({ title: '秦淮掌故 第01辑', texts: { other: ['18页'] } }),
          workOf({ title: '秦淮旧闻 第 三 辑' }),
          workOf({ title: '一九六三年水文记录' }),
          workOf({ title: '紫金山天文台七十周年' }),
          workOf({ title: '建筑四十景图 卷三' }),
          workOf({ title: '秦淮三山小记', texts: { other: ['十八页'] } }),
        );
        for (const [typed, title] of [
          ['秦淮掌故第18辑', '秦淮掌故 第十八辑'],
          ['秦淮掌故第十八辑', '秦淮掌故 第十八辑'],
          ['秦淮掌故第十九辑', '秦淮掌故 第一九辑'],
          ['秦淮掌故第19辑', '秦淮掌故 第一九辑'],
          ['秦淮掌故第二十辑', '秦淮掌故 第20辑'],
          ['秦淮掌故第廿辑', '秦淮掌故 第20辑'],
          ['秦淮掌故第一辑', '秦淮掌故 第01辑'],
          ['秦淮掌故第1辑', '秦淮掌故 第01辑'],
          ['第十八辑', '秦淮掌故 第十八辑'],
          ['秦淮旧闻第3辑', '秦淮旧闻 第 三 辑'],
          ['1963年水文记录', '一九六三年水文记录'],
          ['一九六三年水文', '一九六三年水文记录'],
          ['1963 水文', '一九六三年水文记录'],
          ['紫金山天文台70周年', '紫金山天文台七十周年'],
          ['七十周年', '紫金山天文台七十周年'],
          ['40景', '建筑四十景图 卷三'],
          ['卷3', '建筑四十景图 卷三'],
          ['三山', '秦淮三山小记'],
          ['十八', '秦淮掌故 第十八辑'],
        ] as const) {
          expect((await found(typed))[0], typed).to.equal(title);
        }
        expect(await found('第十八辑')).to.have.length(1);
        expect(await found('三山')).to.have.length(1);
        expect(await found('掌故 -第18辑')).to.have.length(3);
        for (const expression of ['题名==秦淮掌故第18辑', '题名^秦淮掌故第十八']) {
          expect(await found({ query: { expression } }), expression).to.deep.equal([
            '秦淮掌故 第十八辑',
          ]);
        }
        expect(await found({ query: { any: '第18輯', spelling: 'printed' } })).to.deep.equal([]);
      });

      it('a year in any writing, as a word of the text or of the work', async () => {
        await put(
          workOf({ title: '石城年鉴', texts: { other: ['2011', '民国史'] } }),
          workOf({ title: '石城年鉴（2012年卷）' }),
          workOf({ title: '水道志', texts: { other: ['民国二十二年', '1933'] } }),
          workOf({ title: '民国二十三年石城公报' }),
        );
        for (const [typed, titles] of [
          ['2011年石城年鉴', ['石城年鉴']],
          ['石城年鉴2011', ['石城年鉴']],
          ['石城年鉴二〇一一年', ['石城年鉴']],
          ['2012年石城年鉴', ['石城年鉴（2012年卷）']],
          ['石城年鉴2012年卷', ['石城年鉴（2012年卷）']],
          ['水道志 1933', ['水道志']],
          ['水道志 一九三三年', ['水道志']],
          ['水道志 民国22年', ['水道志']],
          ['1934年石城公报', ['民国二十三年石城公报']],
          ['石城公报 1934', ['民国二十三年石城公报']],
          ['石城公报 民国廿三年', ['民国二十三年石城公报']],
          ['石城年鉴 2013年', []],
        ] as const) {
          expect(await found(typed), typed).to.deep.equal(titles);
        }
      });

      it('Latin words without accents, apostrophes and hyphens', async () => {
        await put(
          workOf({ title: 'Théâtre à la Straße', texts: { creator: ["D'Arcy, Zoë"] } }),
          workOf({ title: 'T’ai-hu and Hang-chou' }),
          workOf({ title: 'Darcy on e-books' }),
          workOf({ title: 'Top100与图书馆' }),
          workOf({ title: 'Top 200与读者' }),
          workOf({ title: '太湖', pinyin: ['taihu', 'hu'] }),
        );
        for (const [typed, titles] of [
          ['theatre', ['Théâtre à la Straße']],
          ['Théatre strasse', ['Théâtre à la Straße']],
          ['zoe', ['Théâtre à la Straße']],
          ['darcy', ['Darcy on e-books', 'Théâtre à la Straße']],
          ['D’Arcy', ['Darcy on e-books', 'Théâtre à la Straße']],
          ["D'Arcy -zoë", ['Darcy on e-books']],
          ['taihu', ['T’ai-hu and Hang-chou', '太湖']],
          ["t'aihu", ['T’ai-hu and Hang-chou', '太湖']],
          ['hangchou', ['T’ai-hu and Hang-chou']],
          ['Hang-chou', ['T’ai-hu and Hang-chou']],
          ['ebooks', ['Darcy on e-books']],
          ['e-books', ['Darcy on e-books']],
          ['Top100', ['Top100与图书馆']],
          ['Top 100', ['Top100与图书馆']],
          ['top200', ['Top 200与读者']],
        ] as const) {
          expect(await found(typed), typed).to.have.members([...titles]);
        }
        expect(await found({ query: { expression: '题名==theatre-a-la-strasse' } })).to.have.length(
          1,
        );
      });

      it('a quotation only where it stands whole', async () => {
        await put(
          workOf({ title: 'Wall of Nanjing' }),
          workOf({ title: 'Nanjing of Wall' }),
          workOf({ title: '南京 城墙' }),
        );
        expect(await found('“wall of nanjing”')).to.deep.equal(['Wall of Nanjing']);
        expect(await found('「南京城墙」')).to.deep.equal(['南京 城墙']);
      });

      it('what is not excluded', async () => {
        await put(
          workOf({ title: '南京城墙' }),
          workOf({ title: '南京年鉴' }),
          workOf({ title: '江宁县志' }),
        );
        expect(await found('南京 -城墙')).to.deep.equal(['南京年鉴']);
        expect(await found('-南京')).to.deep.equal(['江宁县志']);
        expect(await found('-南京 -县志')).to.deep.equal([]);
      });

      it('everything for a blank query and nothing for punctuation', async () => {
        await put(workOf({ title: '甲' }), workOf({ title: '乙' }));
        expect(await found('')).to.have.length(2);
        expect(await found(' \u3000 ')).to.have.length(2);
        expect(await found('——《》')).to.deep.equal([]);
      });

      it('only in the fields that were asked', async () => {
        await put(
          workOf({ title: '客座赘语', texts: { creator: ['顾起元'], publisher: ['凤凰出版社'] } }),
          workOf({
            title: '顾起元传',
            texts: { variantTitle: ['顾太史'], creator: ['佚名'], publisher: ['凤凰出版社'] },
          }),
        );
        expect(await found({ query: { creator: '顾起元' } })).to.deep.equal(['客座赘语']);
        expect(await found({ query: { title: '顾起元' } })).to.deep.equal(['顾起元传']);
        expect(await found({ query: { title: '顾太史' } })).to.deep.equal(['顾起元传']);
        expect(await found({ query: { publisher: '凤凰', title: '客座' } })).to.deep.equal([
          '客座赘语',
        ]);
        expect(await found({ query: { any: '凤凰 顾起元' } })).to.have.length(2);
      });

      it('titles by the beginning of their pinyin, after what the letters find themselves', async () => {
        await put(
          workOf({
            title: '南京市志',
            pinyin: ['nanjingshizhi', 'njsz', 'jingshizhi', 'jsz'],
            year: 2010,
          }),
          workOf({ title: 'NJSZ report', year: 1990 }),
        );
        expect(await found('njsz')).to.deep.equal(['NJSZ report', '南京市志']);
        expect(await found('jings')).to.deep.equal(['南京市志']);
        expect(await found('anjing')).to.deep.equal([]);
      });

      it('nothing by what would be an operator elsewhere', async () => {
        await put(workOf({ title: '南京 OR 北京' }), workOf({ title: '上海' }));
        for (const [typed, wanted] of [
          ['title:上海', []],
          ['上海*', ['上海']],
          ['上海 NOT 南京', []],
          ['(上海', ['上海']],
          ['"上海', ['上海']],
          ["上海'; --", ['上海']],
          ['上海^2', []],
          ['NEAR(上海 南京)', []],
        ] as const) {
          expect(await found(typed), typed).to.deep.equal(wanted);
        }
        expect(await found('上海 OR 南京')).to.deep.equal([]);
        expect(await found('南京 OR')).to.deep.equal(['南京 OR 北京']);
      });

      it('refuses a query that is too long, in a sentence', async () => {
        let caught: unknown;
        await index
          .search(requestOf('志'.repeat(2000)))
          .catch((error: unknown) => (caught = error));
        expect(caught).to.be.instanceOf(QueryTooLarge);
      });
    });

    describe('ranks', () => {
      onTheCommonIndex();

      it('by tiers: whole title, its beginning, title, variant and creator, subject, anywhere', async () => {
        const texts = (field: keyof IndexedWork['texts']): WorkTexts => ({
          texts: { [field]: ['白下琐言'] },
        });
        await put(
          workOf({ title: '六', ...texts('other'), year: 2020 }),
          workOf({ title: '五', ...texts('subject'), year: 2019 }),
          workOf({ title: '四', ...texts('creator'), year: 2018 }),
          workOf({ title: '四之二', ...texts('variantTitle'), year: 2017 }),
          workOf({ title: '论白下琐言', year: 2016 }),
          workOf({ title: '白下琐言研究', year: 2015 }),
          workOf({ title: '《白下瑣言》', year: 1850 }),
        );
        expect(await found('白下琐言')).to.deep.equal([
          '《白下瑣言》',
          '白下琐言研究',
          '论白下琐言',
          '四',
          '四之二',
          '五',
          '六', // prettier-ignore
        ]);
      });

      it('a work in the tier of its weakest word', async () => {
        await put(
          workOf({ title: '南京城', texts: { other: ['城墙'] }, year: 2020 }),
          workOf({ title: '南京史', texts: { subject: ['城墙'] }, year: 2010 }),
          workOf({ title: '考略', texts: { creator: ['南京'], subject: ['城墙'] }, year: 2000 }),
          workOf({ title: '城墙与南京', year: 1990 }),
        );
        expect(await found('南京 城墙')).to.deep.equal(['城墙与南京', '南京史', '考略', '南京城']);
      });

      it('the newest first inside a tier, the undated last, then by id', async () => {
        await put(
          workOf({ id: 'b'.repeat(26), title: '县志乙' }),
          workOf({ id: 'a'.repeat(26), title: '县志甲' }),
          workOf({ title: '县志丙', year: 1911 }),
          workOf({ title: '县志丁', year: 1990 }),
          workOf({ title: '县志戊', year: -49 }),
        );
        expect(await found('县志')).to.deep.equal([
          '县志丁',
          '县志丙',
          '县志戊',
          '县志甲',
          '县志乙',
        ]);
      });

      it('a term held to a field without counting it against the tier', async () => {
        await put(
          workOf({ title: '史料', texts: { other: ['南京'], publisher: ['凤凰'] }, year: 2020 }),
          workOf({ title: '南京史', texts: { publisher: ['凤凰'] }, year: 1990 }),
        );
        expect(await found({ query: { any: '南京', publisher: '凤凰' } })).to.deep.equal([
          '南京史',
          '史料',
        ]);
      });

      it('by year both ways, the undated last, by title and by what was added last', async () => {
        await put(
          workOf({ title: '甲', sortTitle: 'jia', year: 1950, firstAdded: '2026-03-01T00:00:00Z' }),
          workOf({ title: '乙', sortTitle: 'yi', firstAdded: '2026-02-01T00:00:00.500Z' }),
          workOf({
            title: '丙',
            sortTitle: 'bing',
            year: 2000,
            firstAdded: '2026-02-01T00:00:00.900Z',
          }),
        );
        expect(await found({ sort: 'newest' })).to.deep.equal(['丙', '甲', '乙']);
        expect(await found({ sort: 'oldest' })).to.deep.equal(['甲', '丙', '乙']);
        expect(await found({ sort: 'title' })).to.deep.equal(['丙', '甲', '乙']);
        expect(await found({ sort: 'added' })).to.deep.equal(['甲', '丙', '乙']);
      });

      it('titles that are added later into their place', async () => {
        await put(workOf({ title: '甲', sortTitle: 'b' }), workOf({ title: '乙', sortTitle: 'd' }));
        expect(await found({ sort: 'title' })).to.deep.equal(['甲', '乙']);
        await put(
          workOf({ title: '丙', sortTitle: 'c' }),
          workOf({ title: '丁', sortTitle: 'a' }),
          workOf({ title: '戊', sortTitle: 'e' }),
        );
        expect(await found({ sort: 'title' })).to.deep.equal(['丁', '甲', '丙', '乙', '戊']);
      });
    });

    describe('pages', () => {
      onTheCommonIndex();

      it('show every hit once and in order', async () => {
        const works = Array.from({ length: 55 }, (_, i) =>
          workOf({ title: `年鉴${i}`, year: 1900 + (i % 7) }),
        );
        await put(...works);
        const pages = [1, 2, 3, 4].map((page) =>
          index.search(requestOf({ query: { any: '年鉴' }, page })),
        );
        const ids = (await Promise.all(pages)).map((page) => page.hits.map((hit) => hit.id));

        expect(ids.map((page) => page.length)).to.deep.equal([20, 20, 15, 0]);
        const all = await index.search(requestOf({ query: { any: '年鉴' }, size: 100 }));
        expect(ids.flat()).to.deep.equal(all.hits.map((hit) => hit.id));
        expect(new Set(ids.flat()).size).to.equal(55);
      });

      it('are all had at once, in the order of the search', async () => {
        await put(
          ...Array.from({ length: 130 }, (_, i) =>
            workOf({ title: `年鉴${i}`, year: 1900 + (i % 7) }),
          ),
          workOf({ title: '别的' }),
        );
        const asked = requestOf({ query: { any: '年鉴' }, sort: 'oldest', page: 2, size: 100 });
        const { total, ids } = await index.ids(asked);
        expect(total).to.equal(130);
        expect(new Set(ids).size).to.equal(130);
        const second = await index.search(asked);
        expect(ids.slice(100)).to.deep.equal(second.hits.map(({ id }) => id));
        expect(await index.ids(requestOf('没有'))).to.deep.equal({ total: 0, ids: [] });
      });

      it('end at the rank both engines reach, with a clear refusal beyond', async () => {
        await put(workOf({ title: '甲' }));
        const last = await index.search(requestOf({ page: MAX_RANK / 100, size: 100 }));
        expect(last).to.deep.include({ total: 1, hits: [] });
        let caught: unknown;
        await index
          .search(requestOf({ page: MAX_RANK / 100 + 1, size: 100 }))
          .catch((error: unknown) => (caught = error));
        expect(caught).to.be.instanceOf(PageTooDeep);
        expect((caught as Error).message).to.match(/只能翻到第 10000 条/);
      });

      it('give back what was handed over for a hit, unchanged', async () => {
        const work = workOf({ title: '特殊「字符」<b>&"\u2028𠮷' });
        await put(work);
        expect((await index.search(requestOf())).hits).to.deep.equal([work.hit]);
      });
    });

    describe('gathers works to oeuvres', () => {
      onTheCommonIndex();

      const edition = (title: string, year: number, oeuvre = 'o1'): IndexedWork =>
        workOf({ title, year, facets: { oeuvre: [oeuvre] } });
      const folded = (asked: Partial<SearchRequest> = {}): SearchRequest =>
        requestOf({ fold: 'oeuvre', ...asked });

      it('one hit for each, the best of its works, and says how many it stands for', async () => {
        await put(
          edition('首都志', 1935),
          edition('首都志校注', 2019),
          edition('新编首都志', 2020),
          edition('江宁府志', 1811, 'o2'),
          workOf({ title: '首都志索引', year: 2021 }),
        );
        const page = await index.search(folded({ query: { any: '首都志' } }));
        expect([page.total, page.works]).to.deep.equal([2, 4]);
        expect(page.hits.map(({ title, gathered }) => [title, gathered])).to.deep.equal([
          ['首都志', { oeuvre: 'o1', works: 3 }],
          ['首都志索引', undefined],
        ]);
        expect(
          await found({ query: { any: '首都志' }, filters: { oeuvre: ['o1'] } }),
        ).to.have.length(3);
        const newest = await index.search(folded({ sort: 'newest' }));
        expect(newest.hits.map(({ title }) => title)).to.deep.equal([
          '首都志索引',
          '新编首都志',
          '江宁府志',
        ]);
      });

      it('after the filters: what they leave of an oeuvre stands for it, and facets count works', async () => {
        await put(
          workOf({ title: '甲', facets: { oeuvre: ['o1'], type: 'map' }, year: 2001 }),
          workOf({ title: '甲', facets: { oeuvre: ['o1'] }, year: 1999 }),
          workOf({ title: '乙', facets: { oeuvre: ['o1'] }, year: 1998 }),
        );
        const page = await index.search(folded({ filters: { type: ['book'] } }));
        expect([page.total, page.works]).to.deep.equal([1, 2]);
        expect(page.hits.map(({ gathered }) => gathered)).to.deep.equal([
          { oeuvre: 'o1', works: 2 },
        ]);
        expect(page.facets.type).to.deep.equal([
          { value: 'book', count: 2 },
          { value: 'map', count: 1 },
        ]);
        expect(await index.totals([folded(), requestOf()])).to.deep.equal([1, 3]);
      });

      it('over pages, each oeuvre on one of them, in the same order', async () => {
        await put(
          ...Array.from({ length: 90 }, (_, i) =>
            workOf({
              year: 1900 + (i % 50),
              facets: i % 3 === 0 ? {} : { oeuvre: [`o${i % 25}`] },
            }),
          ),
        );
        const { total, hits: all } = await index.search(folded({ size: 100 }));
        expect(all).to.have.length(total);
        const pages: string[] = [];
        for (let page = 1; pages.length < total; page++)
          pages.push(...(await index.search(folded({ size: 7, page }))).hits.map(({ id }) => id));
        expect(pages).to.deep.equal(all.map(({ id }) => id));
      });

      it('as works come to an oeuvre and leave it', async () => {
        const [one, other] = [edition('甲', 1935), edition('乙', 1936)];
        await put(one, other);
        expect((await index.search(folded())).total).to.equal(1);
        await put({ ...other, facets: { ...other.facets, oeuvre: [] } });
        const apart = await index.search(folded());
        expect(apart.hits.map(({ gathered }) => gathered)).to.deep.equal([undefined, undefined]);
        await index.remove([one.id], ++seq);
        await index.settle();
        expect((await index.search(folded())).total).to.equal(1);
      });
    });

    describe('filters and counts', () => {
      onTheCommonIndex();

      const online = { access: 'online', carrier: 'electronic' } as const;
      const onsite = { access: 'onsite', carrier: 'print' } as const;

      it('one holding must meet all filters on holdings', async () => {
        await put(
          workOf({
            title: '两馆',
            holdings: [
              { library: '栖霞', collection: null, ...onsite },
              { library: '江宁', collection: null, ...online },
            ],
          }),
          workOf({
            title: '栖霞在线',
            holdings: [{ library: '栖霞', collection: null, ...online }],
          }),
        );
        expect(await found({ filters: { lib: ['栖霞'], access: ['online'] } })).to.deep.equal([
          '栖霞在线',
        ]);
        expect(
          await found({ filters: { lib: ['栖霞', '江宁'], access: ['online'] } }),
        ).to.have.length(2);
        expect(await counts('lib', { filters: { access: ['online'] } })).to.deep.equal(
          ['栖霞 1', '江宁 1'].sort(byBytes),
        );
        expect(await counts('access', { filters: { lib: ['栖霞'] } })).to.deep.equal([
          'online 1',
          'onsite 1',
        ]);
      });

      it('a work held twice in one library counts once there', async () => {
        await put(
          workOf({
            holdings: [
              { library: '玄武', collection: 'a', ...onsite },
              { library: '玄武', collection: 'b', ...onsite },
            ],
          }),
        );
        expect(await counts('lib')).to.deep.equal(['玄武 1']);
        expect(await counts('collection')).to.deep.equal(['a 1', 'b 1']);
      });

      it('a holding of no collection has no value to count', async () => {
        await put(workOf());
        expect(await counts('collection')).to.deep.equal([]);
      });

      it('values of one facet are alternatives, facets together narrow', async () => {
        await put(
          workOf({ title: '甲', facets: { type: 'book', language: ['zho'] } }),
          workOf({ title: '乙', facets: { type: 'map', language: ['zho'] } }),
          workOf({ title: '丙', facets: { type: 'map', language: ['eng'] } }),
        );
        expect(
          await found({ filters: { type: ['book', 'map'], language: ['zho'] } }),
        ).to.have.members(['甲', '乙']);
        expect(await found({ filters: { type: ['map'], language: ['eng'] } })).to.deep.equal([
          '丙',
        ]);
      });

      it('each facet is counted without its own filter', async () => {
        await put(
          workOf({ facets: { type: 'book', language: ['zho'] } }),
          workOf({ facets: { type: 'map', language: ['zho'] } }),
          workOf({ facets: { type: 'map', language: ['eng'] } }),
        );
        const asked = { filters: { type: ['map'], language: ['zho'] } };
        expect(await counts('type', asked)).to.deep.equal(['book 1', 'map 1']);
        expect(await counts('language', asked)).to.deep.equal(['eng 1', 'zho 1']);
      });

      it('a chosen value that nothing has stands there with zero', async () => {
        await put(workOf({ facets: { type: 'book', subject: ['方志'] } }));
        expect(await counts('type', { filters: { type: ['map'] } })).to.deep.equal([
          'book 1',
          'map 0',
        ]);
        expect(await counts('subject', { filters: { subject: ['无此主题'] } })).to.deep.equal([
          '方志 1',
          '无此主题 0',
        ]);
        expect((await index.search(requestOf({ filters: { lib: ['nowhere'] } }))).total).to.equal(
          0,
        );
      });

      it('an empty list of values is no filter', async () => {
        await put(workOf());
        expect(await found({ filters: { type: [], lib: [] } })).to.have.length(1);
      });

      it('the first twenty subjects by count, then by bytes, and those chosen', async () => {
        const subjects = Array.from({ length: 30 }, (_, i) => `主题${String(i).padStart(2, '0')}`);
        await put(
          workOf({ facets: { subject: subjects } }),
          workOf({ facets: { subject: ['主题25', '\u{20bb7}', '\uff21'] } }),
        );
        const shown = await counts('subject');
        expect(shown).to.have.length(20);
        expect(shown.slice(0, 2)).to.deep.equal(['主题25 2', '主题00 1']);
        const chosen = await counts('subject', { filters: { subject: ['\u{20bb7}'] } });
        expect(chosen.at(-1)).to.equal('\u{20bb7} 1');
      });

      it('values in the order of their UTF-8 bytes when they are counted alike', async () => {
        await put(workOf({ facets: { language: ['\u{20bb7}', '\uff21', 'b', 'a'] } }));
        expect(await counts('language')).to.deep.equal(['a 1', 'b 1', '\uff21 1', '\u{20bb7} 1']);
      });

      it('years keep what overlaps them, and never the undated', async () => {
        await put(
          workOf({ title: '乾隆', startYear: 1736, endYear: 1795 }),
          workOf({ title: '嘉庆', startYear: 1796, endYear: 1820 }),
          workOf({ title: '无年' }),
          workOf({ title: '公元前', startYear: -49, endYear: -49 }),
        );
        expect(await found({ from: 1795, until: 1795 })).to.deep.equal(['乾隆']);
        expect(await found({ from: 1790, until: null })).to.deep.equal(['嘉庆', '乾隆']);
        expect(await found({ from: null, until: 0 })).to.deep.equal(['公元前']);
        expect(await found({ from: 1800, until: 1700 })).to.deep.equal([]);
      });

      it('a genealogy by surname, hall and seat, as words and as values', async () => {
        await put(
          workOf({
            title: '湖熟王氏宗谱',
            texts: { surname: ['王', '王氏'], hall: ['三槐堂'], seat: ['湖熟'] },
            facets: { type: 'genealogy', surname: ['王'], hall: ['三槐堂'], seat: ['湖熟'] },
          }),
          workOf({
            title: '歐陽氏族譜',
            texts: { surname: ['歐陽', '歐陽氏'], seat: ['江蘇湖熟'] },
            facets: { type: 'genealogy', surname: ['欧阳'], seat: ['江苏湖熟'] },
          }),
          workOf({ title: '王某传' }),
        );
        for (const [asked, titles] of [
          [{ query: { surname: '王' } }, ['湖熟王氏宗谱']],
          [{ query: { surname: '欧阳' } }, ['歐陽氏族譜']],
          [{ query: { surname: '王氏' } }, ['湖熟王氏宗谱']],
          [{ query: { hall: '三槐' } }, ['湖熟王氏宗谱']],
          [{ query: { seat: '湖熟' } }, ['歐陽氏族譜', '湖熟王氏宗谱']],
          [{ query: { expression: '居地^湖熟' } }, ['湖熟王氏宗谱']],
          [{ query: { expression: '姓==王 OR 堂号=无' } }, ['湖熟王氏宗谱']],
          [{ filters: { surname: ['王'] } }, ['湖熟王氏宗谱']],
          [{ filters: { surname: ['王', '欧阳'], hall: ['三槐堂'] } }, ['湖熟王氏宗谱']],
        ] as const) {
          expect(await found(asked), JSON.stringify(asked)).to.have.members(titles);
        }
        expect(await counts('surname', { filters: { type: ['genealogy'] } })).to.have.members([
          '王 1',
          '欧阳 1',
        ]);
      });

      it('a work of several types counts with each, and is found by each', async () => {
        await put(
          workOf({ title: '甲县志', facets: { type: ['gazetteer', 'rarebook'] } }),
          workOf({ title: '乙县志', facets: { type: 'gazetteer' } }),
          workOf({ title: '丙集', facets: { type: ['rarebook'] } }),
        );
        expect(await counts('type', { filters: { type: ['gazetteer'] } })).to.deep.equal([
          'gazetteer 2',
          'rarebook 2',
        ]);
        expect(await found({ filters: { type: ['gazetteer'] } })).to.have.members([
          '甲县志',
          '乙县志',
        ]);
        expect(await found({ filters: { type: ['rarebook'] } })).to.have.members([
          '甲县志',
          '丙集',
        ]);
        expect(await found({ filters: { type: ['rarebook', 'gazetteer'] } })).to.have.lengthOf(3);
      });

      it('what one library alone holds, wherever it has it, and what several hold', async () => {
        const at = (library: string, collection: string | null = null) =>
          ({ library, collection, access: 'unknown', carrier: 'print' }) as const;
        await put(
          workOf({ title: '甲', holdings: [at('320118'), at('320118', 'c1')] }),
          workOf({ title: '乙', holdings: [at('320118'), at('320100')] }),
          workOf({ title: '丙', holdings: [at('320100')] }),
        );
        const alone = { held: ['single'] };
        expect(await found({ filters: { ...alone, lib: ['320118'] } })).to.deep.equal(['甲']);
        expect(await found({ filters: { held: ['several'] } })).to.deep.equal(['乙']);
        expect(await found({ filters: { held: ['single', 'several'] } })).to.have.lengthOf(3);
        expect(await counts('lib', { filters: alone })).to.have.members(['320118 1', '320100 1']);
        expect(await counts('collection', { filters: alone })).to.deep.equal(['c1 1']);
      });

      it('what was first stored in a week, which begins on Monday in Shanghai', async () => {
        await put(
          workOf({ title: '甲', firstAdded: '2026-11-22T15:59:59.999Z', facets: { type: 'map' } }),
          workOf({ title: '乙', firstAdded: '2026-11-22T16:00:00Z', year: 1935 }),
          workOf({ title: '丙', firstAdded: '2026-11-29T15:59:59Z' }),
          workOf({ title: '丁', firstAdded: '2026-11-29T16:00:00Z' }),
        );
        expect(await found({ added: '2026-W48', sort: 'added' })).to.deep.equal(['丙', '乙']);
        expect(await found({ added: '2026-W47' })).to.deep.equal(['甲']);
        expect(await found({ added: '2026-W48', query: { any: '丁' } })).to.deep.equal([]);
        expect(await found({ added: '2026-W48', from: 1930, until: 1940 })).to.deep.equal(['乙']);
        expect(await counts('type', { added: '2026-W48' })).to.deep.equal(['book 2']);
        expect(await counts('type', { added: '2026-W47', filters: { type: ['book'] } })).to.eql([
          'map 1',
          'book 0',
        ]);
        const asked = ['2026-W47', '2026-W48', '2026-W49', '2026-W50'] as const;
        const totals = await index.totals(asked.map((added) => requestOf({ added })));
        expect(totals).to.deep.equal([1, 2, 1, 0]);
      });

      it('the year filter counts as that of the period', async () => {
        await put(
          workOf({ year: 1700, facets: { period: ['qing'], type: 'book' } }),
          workOf({ year: 1930, facets: { period: ['minguo'], type: 'map' } }),
        );
        expect(await counts('period', { from: 1900, until: null })).to.deep.equal([
          'minguo 1',
          'qing 1',
        ]);
        expect(await counts('type', { from: 1900, until: null })).to.deep.equal(['map 1']);
      });
    });

    describe('counts what it is asked for', () => {
      onTheCommonIndex();

      it('the facets named and no other, with the same hits', async () => {
        await put(
          workOf({ title: '甲', facets: { type: 'book', language: ['zho'], subject: ['方志'] } }),
          workOf({ title: '乙', facets: { type: 'map', language: ['zho'] } }),
        );
        const request = requestOf({ filters: { type: ['map'], lib: ['320104'] } });
        const whole = await index.search(request);
        const some = await index.search(request, ['type', 'lib', 'subject']);
        expect(some.facets).to.deep.equal({
          type: whole.facets.type,
          lib: whole.facets.lib,
          subject: [],
        });
        expect(some).to.deep.include({ total: whole.total, hits: whole.hits, inexact: [] });
        const none = await index.search(request, []);
        expect(none).to.deep.equal({ ...whole, facets: {} });
      });

      it('a chosen value that nothing has in the facets named, also where nothing is found', async () => {
        const request = requestOf({
          query: { any: '《》' },
          filters: { type: ['map'], lib: ['x'] },
        });
        const { facets } = await index.search(request, ['type', 'language']);
        expect(facets).to.deep.equal({ type: [{ value: 'map', count: 0 }], language: [] });
      });

      it('the totals of many requests at once, whatever page they ask for', async () => {
        expect(await index.totals([])).to.deep.equal([]);
        expect(await index.totals([EVERYTHING, requestOf('甲')])).to.deep.equal([0, 0]);
        await put(workOf({ title: '甲' }), workOf({ title: '乙', year: 1935 }));
        expect(
          await index.totals([
            requestOf({ page: 5_000, size: 100 }),
            requestOf('——《》'),
            requestOf('乙'),
            requestOf({ query: { any: '-乙' }, filters: { lib: ['320104'] } }),
            requestOf({ from: 1930, until: 1939 }),
            requestOf({ query: { any: '甲' }, filters: { type: ['map'] } }),
          ]),
        ).to.deep.equal([2, 0, 1, 1, 1, 0]);
      });

      it('all works, and all with one filter, as they come and go', async () => {
        const random = new Random(5);
        const works = new Map<string, IndexedWork>();
        for (let round = 0; round < 3; round++) {
          const changed = Array.from({ length: 60 }, () => randomWork(random));
          for (const work of changed) works.set(work.id, work);
          await index.replace(changed, ++seq);
          const removed = random.some([...works.keys()], 20);
          for (const id of removed) works.delete(id);
          await index.remove(removed, ++seq);
          await index.settle();
          const all = [...works.values()];
          for (const facet of [undefined, ...FILTERS]) {
            const filters =
              facet === undefined ? {} : { [facet]: random.some(valuesAsked(facet), 2) };
            const request = requestOf({ filters, sort: random.one(SORTS), size: 7 });
            const { total, hits, facets } = await index.search(request);
            const told = JSON.stringify(filters);
            const ids = hits.map(({ id }) => id);
            const gathered = hits.map((hit) => hit.gathered);
            expect({ total, ids, gathered, facets }, told).to.deep.equal(naiveSearch(all, request));
          }
        }
      });

      it('no total when one of the queries is too long', async () => {
        let caught: unknown;
        await index
          .totals([EVERYTHING, requestOf('志'.repeat(2000))])
          .catch((error: unknown) => (caught = error));
        expect(caught).to.be.instanceOf(QueryTooLarge);
      });
    });

    describe('lists the values of a facet', () => {
      onTheCommonIndex();

      it('all of them, by count, without a filter of its own', async () => {
        const persons = Array.from({ length: 30 }, (_, i) => `author:人${i}`);
        await put(
          ...persons.map((person) => workOf({ title: '甲志', facets: { person: [person] } })),
          workOf({ title: '乙志', facets: { person: ['author:人7'] } }),
        );
        const all = await index.values(
          requestOf({ filters: { person: ['author:人3'] } }),
          'person',
          '',
        );
        expect(all.total).to.equal(30);
        expect(all.values).to.have.length(30);
        expect(all.values[0]).to.deep.equal({ value: 'author:人7', count: 2 });
        const heads = await index.values(requestOf({ filters: { head: ['乙'] } }), 'head', '');
        expect(heads.values).to.deep.equal([
          { value: '甲', count: 30 },
          { value: '乙', count: 1 },
        ]);
        expect((await index.search(requestOf({ filters: { head: ['乙'] } }))).total).to.equal(1);
      });

      it('those that hold what is looked for, by the name a reader sees', async () => {
        await put(
          workOf({ facets: { person: ['compiler:陈作霖', 'author:陈三立'], place: ['320104'] } }),
        );
        const named = async (facet: 'person' | 'place', contains: string): Promise<string[]> =>
          (await index.values(requestOf(), facet, contains)).values.map(({ value }) => value);
        expect(await named('person', '作')).to.deep.equal(['compiler:陈作霖']);
        expect(await named('person', 'compiler')).to.deep.equal([]);
        expect(await named('place', '秦淮')).to.deep.equal(['320104']);
      });

      it('as the simplest way would, for random works and requests', async () => {
        const random = new Random(11);
        const works = new Map<string, IndexedWork>();
        for (let i = 0; i < 80; i++) {
          const work = randomWork(random);
          works.set(work.id, work);
        }
        await put(...works.values());
        for (let i = 0; i < 20; i++) {
          const request = randomRequest(random);
          const facet = random.one(LISTED_FACETS);
          const { values, total } = await index.values(request, facet, '');
          const wanted = naiveValues([...works.values()], request, facet);
          expect(values, `${facet} ${JSON.stringify(request)}`).to.deep.equal(wanted);
          expect(total).to.equal(wanted.length);
        }
      });
    });

    describe('suggests', () => {
      onTheCommonIndex();

      const suggested = async (typed: string): Promise<string[]> =>
        (await index.suggest(typed)).map(({ kind, text }) => `${kind} ${text}`);

      const standing = [
        workOf({ title: '金陵瑣事', facets: { person: ['author:周晖'], subject: ['笔记'] } }),
        workOf({ title: '金陵琐事', facets: { person: ['author:周晖'], place: ['320104'] } }),
        workOf({ title: '金陵通传', facets: { person: ['compiler:陈作霖'], subject: ['金陵'] } }),
        workOf({ title: 'Nanjing Walls', facets: { place: ['320100:江宁府'] } }),
        workOf({
          title: '单位名录',
          facets: { person: ['editor:单士厘', 'author:尉迟恭'], subject: ['解放军'] },
        }),
        // Random works have ids as those of sketches.
      ].map((work, i) => {
        const id = `${'s'.repeat(25)}${i}`;
        return { ...work, id, hit: { ...work.hit, id } };
      });
      beforeEach(() => put(...standing));

      it('titles, persons, subjects and places by their beginning in any script', async () => {
        const wanted = ['title 金陵琐事', 'title 金陵通传', 'subject 金陵'];
        for (const typed of ['金陵', '金　陵', '《金陵']) {
          expect(await suggested(typed), typed).to.deep.equal(wanted);
        }
        expect(await suggested('陳作')).to.deep.equal(['person 陈作霖']);
        expect(await suggested('秦淮')).to.deep.equal(['place 秦淮区']);
        expect(await suggested('江寧')).to.deep.equal(['place 江宁府']);
      });

      it('the work of a title that one work alone has, in whatever script it is typed', async () => {
        const workOfTitle = async (typed: string): Promise<string | undefined> =>
          (await index.suggest(typed)).find(({ kind }) => kind === 'title')?.work;
        const [, , only] = standing;
        for (const typed of ['金陵通', '金陵通傳', 'jinlingtong', 'jltz'])
          expect(await workOfTitle(typed), typed).to.equal(only?.id);
        // 金陵瑣事 and 金陵琐事 are two works.
        for (const typed of ['金陵琐事', 'jinlingsuo', 'jlss'])
          expect(await workOfTitle(typed), typed).to.equal(undefined);
        expect((await index.suggest('陈作')).map(({ work }) => work)).to.deep.equal([undefined]);
        await put({ ...workOf({ title: '金陵通传' }), id: `${'s'.repeat(25)}9` });
        expect(await workOfTitle('金陵通')).to.equal(undefined);
      });

      it('whether a title is of one work alone also where very many begin so', async () => {
        const titled = (title: string, i: number): IndexedWork => {
          const id = `${'t'.repeat(22)}${String(i).padStart(4, '0')}`;
          const work = workOf({ title });
          return { ...work, id, hit: { ...work.hit, id } };
        };
        const many = Array.from({ length: 59 }, (_, i) => titled('白下琐言', i));
        await put(
          ...many,
          titled('白下琐言补', 60),
          titled('白下琐言续', 61),
          titled('白下琐言续', 62),
        );
        const found = (await index.suggest('白下琐言')).map(({ text, work }) => [text, work]);
        expect(found.slice(0, 2)).to.deep.equal([
          ['白下琐言', undefined],
          ['白下琐言续', undefined],
        ]);
      });

      it('by pinyin and by initials', async () => {
        for (const typed of ['jinlingsuo', 'jin ling suo', 'jls', 'JLS']) {
          expect(await suggested(typed), typed).to.include('title 金陵琐事');
        }
        expect(await suggested('czl')).to.deep.equal(['person 陈作霖']);
        expect(await suggested('nanjing')).to.deep.equal(['title Nanjing Walls']);
      });

      it('persons by how their surnames are read, and by how readers read them', async () => {
        for (const typed of ['shanshi', 'danshi', 'ss'])
          expect(await suggested(typed), typed).to.deep.equal(['person 单士厘']);
        expect(await suggested('yuchi')).to.deep.equal(['person 尉迟恭']);
        expect(await suggested('danwei')).to.deep.equal(['title 单位名录']);
        for (const typed of ['shanwei', 'xiefang'])
          expect(await suggested(typed), typed).to.deep.equal([]);
      });

      it('nothing for nothing, for one letter and for what nothing begins with', async () => {
        for (const typed of ['', ' ', '《》', 'j', '陵', '"*', 'zzzz']) {
          expect(await suggested(typed), typed).to.deep.equal([]);
        }
      });

      it('nothing that is gone', async () => {
        const [work] = (await index.search(requestOf('陈作霖'))).hits;
        expect(work).to.equal(undefined);
        const [found] = (await index.search(requestOf('金陵通传'))).hits;
        await index.remove([found!.id], ++seq);
        await index.settle();
        expect(await suggested('陈')).to.deep.equal([]);
        expect(await suggested('金陵')).to.deep.equal(['title 金陵琐事']);
      });

      it('what the simplest way would, for random works', async () => {
        const random = new Random(7);
        const works = new Map<string, IndexedWork>();
        for (let i = 0; i < 60; i++) {
          const work = randomWork(random);
          works.set(work.id, work);
        }
        await put(...works.values());
        const all = [...standing, ...works.values()];
        const others = await Promise.all(
          ['金陵', '南京', '南', 'nj', 'nan', '主题', '人1', 'zt', 'ab', '𠮷', '320'].map(
            async (typed) => [await index.suggest(typed), typed] as const,
          ),
        );
        for (const [answer, typed] of others) {
          expect(answer, typed).to.deep.equal(naiveSuggestions(all, typed));
        }
      });
    });

    describeWhole('takes two spellings of one text for the same', function () {
      // A thousand questions and more.
      this.timeout(120_000);
      /** The facet that holds a text, and the kind of value it becomes there. */
      const FACET_OF = { creator: 'person', subject: 'subject', place: 'place' } as const;
      const FIELD_OF: Readonly<Partial<Record<SpelledAs, QueryField>>> = { place: 'subject' };

      const ids = async (field: QueryField, typed: string): Promise<string[]> => {
        const { hits, total } = await spelled.index.search(
          requestOf({ query: { [field]: typed }, size: 100 }),
        );
        expect(hits, typed).to.have.length(total);
        return hits.map(({ id }) => id);
      };
      let spelled: OpenedIndex;
      const works = SPELLING_PAIRS.map((pair, number) => worksOfPair(pair, number));

      // Read by all tests and changed by none.
      before(async () => {
        spelled = await open();
        await spelled.index.replace(works.flat(), 1);
        await spelled.index.settle();
      });
      after(() => spelled.close());

      // Many at once, so that it stays short where each question goes over a wire.
      const eachPair = async (
        test: (pair: SpellingPair, number: number) => Promise<void>,
      ): Promise<void> => {
        for (let from = 0; from < works.length; from += 20) {
          await Promise.all(
            SPELLING_PAIRS.slice(from, from + 20).map((pair, i) => test(pair, from + i)),
          );
        }
      };

      it('in its own field, in all and in any other, and finds both', async () => {
        await eachPair(async ({ as, one, other }, number) => {
          const own = FIELD_OF[as] ?? (as as QueryField);
          const turn = QUERY_FIELDS[number % QUERY_FIELDS.length] ?? 'any';
          const asked = new Set<QueryField>(number % 3 === 0 ? [own, 'any', turn] : [own, 'any']);
          for (const field of asked) {
            const [found, same] = await Promise.all([ids(field, one), ids(field, other)]);
            expect(same, `${field}: ${one} = ${other}`).to.deep.equal(found);
            if (field === own || field === 'any')
              expect(found, `${field}: ${one}`).to.include.members(idsOf(works[number]));
          }
        });
      });

      it('as one value of a facet, found by either', async () => {
        await eachPair(async ({ as, one, other }) => {
          if (!(as in FACET_OF)) return;
          const facet = FACET_OF[as as keyof typeof FACET_OF];
          const listed = async (typed: string): Promise<readonly FacetCount[]> =>
            (await spelled.index.values(requestOf(), facet, fold(typed))).values;
          const values = await listed(one);
          expect(await listed(other), `${one} = ${other}`).to.deep.equal(values);
          if (values.length > 0) expect(values[0]?.count, one).to.be.at.least(2);
          else expect(one, 'is a body and no person').to.match(/[会院]$/u);
        });
      });

      it('in the names of places and classes, and in the first characters of titles', async () => {
        const listed = async (facet: ListedFacet, typed: string): Promise<readonly FacetCount[]> =>
          (await spelled.index.values(requestOf(), facet, fold(typed))).values;
        for (const [facet, one, other] of [
          ['class', '历史', '歷史'],
          ['class', '江苏', '江 蘇'],
          ['class', '地理', '⼟地理'.slice(1)],
          ['place', '南京（全市）', '南京(全市)'],
          ['place', '历史政区', '歷史政區'],
          ['head', '图', '圖'],
          ['head', '应', '應'],
          ['head', '宁', '甯'],
        ] as const) {
          const values = await listed(facet, one);
          expect(await listed(facet, other), `${facet}: ${one} = ${other}`).to.deep.equal(values);
          if (facet !== 'head') expect(values, one).to.not.deep.equal([]);
        }
      });

      it('in suggestions, but for numbers', async () => {
        await eachPair(async ({ as, one, other }) => {
          // Who has typed half of a number has not said which.
          if (titleKey(one) !== titleKey(other)) return;
          const suggested = await spelled.index.suggest(one);
          expect(await spelled.index.suggest(other), `${one} = ${other}`).to.deep.equal(suggested);
          if (as === 'title' || as === 'subject') {
            expect(suggested, one).to.not.deep.equal([]);
          }
        });
      });
    });

    describeWhole('follows changes', () => {
      onNewIndexes();

      it('a work handed over again takes the place of the old one', async () => {
        const work = workOf({ title: '旧题', facets: { subject: ['旧'] } });
        await put(work);
        await put(workOf({ id: work.id, title: '新题', facets: { subject: ['新'] } }));
        expect(await found('旧题')).to.deep.equal([]);
        expect(await found('新题')).to.deep.equal(['新题']);
        expect(await counts('subject')).to.deep.equal(['新 1']);
      });

      it('the same again changes nothing', async () => {
        const work = workOf({ title: '甲' });
        await put(work);
        const before = await index.search(requestOf('甲'));
        await put(work);
        await put(work, work);
        expect(await index.search(requestOf('甲'))).to.deep.equal(before);
      });

      it('a removed work is gone from hits, counts and entries; an unknown one is no error', async () => {
        const work = workOf({ title: '甲' });
        await put(work, workOf({ title: '乙' }));
        expect(await found('')).to.have.length(2);
        await index.remove([work.id, 'unknown'], ++seq);
        await index.settle();
        expect(await found('')).to.deep.equal(['乙']);
        expect(await found('甲')).to.deep.equal([]);
        expect(await entriesOf(index)).to.have.length(1);
      });

      it('a query asked before is answered with what came since', async () => {
        await put(workOf({ title: '南京一', year: 1 }));
        expect(await found('南京')).to.deep.equal(['南京一']);
        await put(workOf({ title: '南京二', year: 2 }));
        expect(await found('南京')).to.deep.equal(['南京二', '南京一']);
      });

      it('says how far it has come, never backwards', async () => {
        expect(await index.applied()).to.deep.equal({ epoch: '', seq: 0 });
        await index.replace([workOf()], 7);
        await index.remove(['x'], 9);
        await index.replace([workOf()], 8);
        await index.settle();
        expect((await index.applied()).seq).to.equal(9);
      });

      it('a late write of an older state neither revives nor overwrites', async () => {
        const removed = workOf({ title: '已删' });
        const changed = workOf({ title: '旧题' });
        await index.replace([removed, changed], 1);
        await index.remove([removed.id], 2);
        await index.replace([workOf({ id: changed.id, title: '新题' })], 3);

        await index.replace([removed, changed], 1);
        await index.settle();

        expect(await found('')).to.deep.equal(['新题']);
        expect((await index.applied()).seq).to.equal(3);
      });

      it('takes in what is as long as a record can make it', async () => {
        const long = '金陵'.repeat(10_000);
        const work = workOf({
          title: long,
          texts: { subject: [long], identifier: ['x'.repeat(40_000)] },
          facets: { subject: [long], class: ['K'.repeat(3_000)] },
          sortTitle: 'z'.repeat(5_000),
          startYear: -4_000_000,
          endYear: 4_000_000,
          holdings: [
            { library: '館'.repeat(2_000), collection: long, access: 'unknown', carrier: 'print' },
          ],
        });
        expect(await index.replace([work], 1)).to.deep.equal([]);
        await index.settle();
        expect(await found('金陵')).to.have.length(1);
        expect(await found({ sort: 'title', from: 1900 })).to.have.length(1);
      });

      it('lists every work once with its seq, by id', async () => {
        const works = Array.from({ length: 25 }, () => workOf());
        await index.replace(works.slice(0, 20), 3);
        await index.replace(works.slice(15), 5);
        await index.settle();
        const entries = await entriesOf(index);
        expect(entries.map((entry) => entry.id)).to.deep.equal(works.map((work) => work.id).sort());
        expect(entries.filter((entry) => entry.seq === 5)).to.have.length(10);
      });
    });

    describeWhole('is built anew', () => {
      onNewIndexes();

      it('unseen until it is published, then with its epoch and seq', async () => {
        await put(workOf({ title: '旧' }));
        const rebuild = await opened.openRebuild();
        await rebuild.replace([workOf({ title: '新' }), workOf({ id: 'x', title: '误' })], 4);
        await rebuild.remove(['x'], 5);
        expect(await found('')).to.deep.equal(['旧']);

        await rebuild.publish('epoch-1', 6, 1);

        expect(await found('')).to.deep.equal(['新']);
        expect(await index.applied()).to.deep.equal({ epoch: 'epoch-1', seq: 6 });
        await index.replace([workOf({ title: '后' })], 8);
        await index.settle();
        expect(await found('')).to.have.members(['新', '后']);
        expect(await index.applied()).to.deep.equal({ epoch: 'epoch-1', seq: 8 });
      });

      it('or given up, and nothing has happened', async () => {
        await put(workOf({ title: '旧' }));
        const rebuild = await opened.openRebuild();
        await rebuild.replace([workOf({ title: '新' })], 4);
        await rebuild.discard();
        expect(await found('')).to.deep.equal(['旧']);
        expect((await index.applied()).seq).to.equal(1);
      });

      it('and not put in use when it does not hold what it should', async () => {
        await put(workOf({ title: '旧' }));
        const rebuild = await opened.openRebuild();
        await rebuild.replace([workOf({ title: '新' })], 4);
        let caught: unknown;
        await rebuild.publish('epoch-1', 4, 2).catch((error: unknown) => (caught = error));
        await rebuild.discard();
        expect(caught).to.be.instanceOf(IndexIncomplete);
        expect((caught as Error).message).to.match(/应有 2 种文献，实有 1 种/);
        expect(await found('')).to.deep.equal(['旧']);
      });

      it('from nothing, as an empty index too', async () => {
        await (await opened.openRebuild()).publish('epoch-0', 0, 0);
        expect(await index.applied()).to.deep.equal({ epoch: 'epoch-0', seq: 0 });
        expect(await found('')).to.deep.equal([]);
      });

      it('when it was made by the rules of before, and answers whatever is asked until then', async () => {
        const old = { title: '旧志', facets: { subject: ['旧'] }, pinyin: ['jiuzhi'] };
        await put(...Array.from({ length: 3 }, () => workOf(old)));
        const asked = async (): Promise<unknown[]> => [
          (await index.search(requestOf('旧志'))).hits.length,
          (await index.search(requestOf({ fold: 'oeuvre' }))).total,
          await index.totals([requestOf(), requestOf({ filters: { subject: ['旧'] } })]),
          await index.suggest('jiu'),
          await index.values(requestOf(), 'subject', ''),
          (await entriesOf(index)).length,
        ];
        const before = await asked();
        expect(before.slice(0, 3)).to.deep.equal([3, 3, [3, 3]]);
        await opened.makeOlder();

        expect(await index.applied()).to.deep.equal({ epoch: '', seq: 0 });
        expect(await asked()).to.deep.equal(before);
        const rebuild = await opened.openRebuild();
        await rebuild.replace([workOf(old), workOf({ ...old, title: '旧志新编' })], 4);
        expect(await asked()).to.deep.equal(before);
        await rebuild.publish('epoch-2', 4, 2);

        expect(await index.applied()).to.deep.equal({ epoch: 'epoch-2', seq: 4 });
        expect((await asked()).slice(0, 3)).to.deep.equal([2, 2, [2, 2]]);
      });

      it('while readers go on searching and see the old or the new, never half', async () => {
        await put(...Array.from({ length: 40 }, () => workOf({ title: '旧' })));
        const totals = new Set<string>();
        const look = async (): Promise<void> => {
          const page = await index.search(requestOf());
          totals.add(`${page.hits[0]?.title ?? '?'} ${page.total}`);
        };
        let isDone = false;
        await look();
        const readers = [1, 2, 3].map(async () => {
          while (!isDone) await look();
        });
        for (const round of [1, 2]) {
          const rebuild = await opened.openRebuild();
          await rebuild.replace(
            Array.from({ length: 50 + round }, () => workOf({ title: `新${round}` })),
            round + 1,
          );
          await rebuild.publish('e', round + 1, 50 + round);
        }
        isDone = true;
        await Promise.all(readers);
        await look();

        expect([...totals]).to.include.members(['旧 40', '新2 52']);
        for (const seen of totals) expect(['旧 40', '新1 51', '新2 52']).to.include(seen);
      });
    });

    describe('answers as the simplest search would', () => {
      onTheCommonIndex();

      for (const seed of seeds) {
        it(`for random works, changes, queries, filters, orders and pages (seed ${seed})`, async () => {
          const random = new Random(seed);
          const works = new Map<string, IndexedWork>();
          for (let round = 0; round < 4; round++) {
            const changed = Array.from({ length: 120 }, () => randomWork(random));
            for (const work of changed) works.set(work.id, work);
            await index.replace(changed, ++seq);
            const removed = random.some([...works.keys()], 25);
            for (const id of removed) works.delete(id);
            await index.remove(removed, ++seq);
            await index.settle();

            const requests = Array.from({ length: 60 }, () => randomRequest(random));
            for (const [i, request] of requests.entries()) {
              const page = await index.search(request);
              const wanted = naiveSearch([...works.values()], request);
              const told = `seed ${seed}, round ${round}: ${JSON.stringify(request)}`;
              expect([page.total, page.works], told).to.eql([wanted.total, wanted.works]);
              expect(
                page.hits.map((hit) => hit.gathered),
                told,
              ).to.deep.equal(wanted.gathered);
              expect(
                page.hits.map((hit) => hit.id),
                told,
              ).to.deep.equal(wanted.ids);
              expect(page.facets, told).to.deep.equal(wanted.facets);
              if (i % 6 > 0) continue;
              const asked = random.some(FACETS, 3);
              const { facets } = naiveSearch([...works.values()], request, asked);
              expect(await index.search(request, asked), told).to.deep.equal({ ...page, facets });
              if (i % 18 > 0) continue;
              const whole = naiveSearch([...works.values()], {
                ...request,
                page: 1,
                size: MAX_RANK,
              });
              expect(await index.ids(request), told).to.deep.equal({
                total: whole.total,
                ids: whole.ids,
              });
            }
            expect(await index.totals(requests)).to.deep.equal(
              naiveTotals([...works.values()], requests),
            );
          }
          expect((await entriesOf(index)).map((entry) => entry.id)).to.deep.equal(
            [...works.keys()].sort(),
          );
        });
      }
    });
  });
}

type WorkTexts = Pick<Parameters<typeof workOf>[0] & object, 'texts'>;

function idsOf(works: readonly IndexedWork[] = []): string[] {
  return works.map(({ id }) => id);
}

async function entriesOf(index: SearchIndex): Promise<{ id: string; seq: number }[]> {
  return Array.fromAsync(index.entries());
}

function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
