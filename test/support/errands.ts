/**
 * What readers of the city came for, each as a reader would go about it from the home page, with the answer that the
 * demonstration has. Beside every answer stands something that must not be taken for it.
 */
import { expect } from 'chai';
import type { Reader } from './reader.ts';

export interface Errand {
  readonly name: string;
  /** Acts that it may take: what a good site needs. */
  readonly most: number;
  /** Begins at the home page, and ends with the answer. */
  walk(reader: Reader): Promise<void>;
}

export const ERRANDS: readonly Errand[] = [
  {
    name: 'gazetteers of 江宁 before 1911 that can be read at home',
    most: 9,
    async walk(reader: Reader): Promise<void> {
      await reader.search('江宁 方志');
      await reader.link(/在家能看/);
      await reader.until('1911');
      // 康熙江寧縣志 is read on site, the 江宁县志 of 1989 lies open as well.
      await reader.findsOnly('乾隆江寧新志', '萬曆江寧縣志');
      await reader.link('萬曆江寧縣志');
      expect(await reader.bestWay()).to.include('在家就能读全文');
      await reader.leadsOut(/阅读全文/);
    },
  },
  {
    name: 'who holds 首都志 and is open on Saturday',
    most: 4,
    async walk(reader: Reader): Promise<void> {
      await reader.search('首都志');
      await reader.link('首都志', reader.page.locator('.hit', { hasText: '1985' }));
      await reader.hit(reader.main.getByText('哪天开放', { exact: true }));
      const saturday = reader.main
        .locator('.week-ahead dt', { hasText: '周六' })
        .locator('xpath=..');
      const [open, closed] = (await saturday.innerText()).split('闭馆');
      expect(open).to.match(/开放 \d+:\d\d.*高淳/s);
      // Two that hold it are open from Monday to Friday.
      expect(closed).to.include('建邺').and.to.include('浦口');
    },
  },
  {
    name: 'old photographs of 夫子庙',
    most: 9,
    async walk(reader: Reader): Promise<void> {
      await reader.search('夫子庙老照片');
      await reader.link(/类型.*照片.*夫子庙/);
      await reader.until('1949');
      // Not the lanterns of 2006, and no manuscript about shops.
      await reader.findsOnly(
        '〔示例〕夫子庙旧照片',
        '〔示例〕夫子廟大成殿舊照片',
        '〔示例〕夫子廟貢院街街景照片',
      );
      await reader.link(/大成殿/);
      await reader.seesPicture();
    },
  },
  {
    name: 'a genealogy by surname and place',
    most: 3,
    async walk(reader: Reader): Promise<void> {
      // Another clan of 高淳, the same one of 溧水, and a gazetteer of 高淳 by a 吴 are there.
      await reader.search('高淳 吴氏 家谱');
      await reader.findsOnly('〔示例〕高淳吳氏宗譜');
      await reader.link(/高淳吳氏/);
      expect(await reader.heading()).to.include('高淳吳氏宗譜');
    },
  },
  {
    name: '文史资料 第12辑 of 秦淮',
    most: 3,
    async walk(reader: Reader): Promise<void> {
      await reader.search('秦淮文史资料 第12辑');
      await reader.findsOnly('〔示例〕秦淮文史资料. 第12辑');
      await reader.link(/第12辑/);
      expect((await reader.holders()).join())
        .to.include('金陵')
        .and.to.include('秦淮');
      // 金陵 lends it, 秦淮 has it open.
      expect(await reader.bestWay()).to.include('在家就能读全文');
    },
  },
  {
    name: 'what is special in 高淳',
    most: 2,
    async walk(reader: Reader): Promise<void> {
      await reader.library('高淳');
      const only = reader.main.getByRole('region', { name: /只有|独有|仅有/ });
      const text = await only.innerText();
      expect(text).to.include('示例');
      expect(text).not.to.include('首都志');
    },
  },
  {
    name: 'hear a song from 六合',
    most: 5,
    async walk(reader: Reader): Promise<void> {
      await reader.menu('特色库');
      await reader.link(/六合民歌/);
      await reader.link(/栽秧号子/);
      const player = reader.main.locator('audio[controls]');
      await player.scrollIntoViewIfNeeded();
      expect(await player.isVisible()).to.equal(true);
    },
  },
  {
    name: 'what was added this week',
    most: 2,
    async walk(reader: Reader): Promise<void> {
      await reader.link(/新到/);
      const newest = reader.main.getByRole('region', { name: /[本上]周新到.*\d+月\d+日/ });
      // Not whatever was written down last: every library has its place.
      expect(
        await newest.getByRole('heading', { level: 3 }).allInnerTexts(),
      ).to.have.length.of.at.least(10);
    },
  },
  {
    name: '中央日报 of 1937',
    most: 4,
    async walk(reader: Reader): Promise<void> {
      await reader.search('中央日报 1937');
      await reader.findsOnly('中央日报', '中央日报');
      await reader.link('中央日报', reader.page.locator('.hit', { hasText: '金陵' }));
      // 鼓楼 has films of 1946—1948 only.
      expect((await reader.holders()).join()).to.include('1936年1月—1937年11月');
    },
  },
  {
    name: 'works of 陈作霖',
    most: 4,
    async walk(reader: Reader): Promise<void> {
      await reader.choose(reader.page.getByLabel('检索范围').first(), '责任者');
      await reader.search('陈作霖');
      const titles = await reader.titles();
      expect(titles).to.include.members(['金陵琐志九种', '炳烛里谈', '金陵通传', '凤麓小志']);
      expect(titles.join()).not.to.include('手札');
    },
  },
  {
    name: '湖熟',
    most: 2,
    async walk(reader: Reader): Promise<void> {
      await reader.search('湖熟');
      // Not the files about 太湖 and 常熟.
      await reader.findsOnly(
        '〔示例〕湖熟板鴨製作技藝口述史',
        '〔示例〕湖熟楊氏族譜',
        '〔示例〕湖熟老街照片',
      );
    },
  },
  {
    name: '老门东',
    most: 2,
    async walk(reader: Reader): Promise<void> {
      await reader.search('老门东');
      await reader.findsOnly('〔示例〕老門東三條營街巷照片', '〔示例〕門東街巷居民口述記錄');
    },
  },
  {
    name: 'a title by pinyin',
    most: 3,
    async walk(reader: Reader): Promise<void> {
      if (reader.hasScript) await reader.takeSuggestion('jinling suozhi', /金陵琐志九种/);
      else {
        await reader.search('jinling suozhi');
        await reader.findsOnly('金陵琐志九种');
        await reader.link('金陵琐志九种');
      }
      expect(await reader.heading()).to.include('金陵琐志九种');
    },
  },
  {
    name: 'a search inside a library',
    most: 4,
    async walk(reader: Reader): Promise<void> {
      await reader.library('江宁');
      await reader.searchHere('县志');
      const titles = await reader.titles();
      expect(titles).to.include.members(['萬曆江寧縣志', '康熙江寧縣志']);
      expect(titles.join()).not.to.include('六合');
    },
  },
  {
    name: 'a search inside a collection',
    most: 5,
    async walk(reader: Reader): Promise<void> {
      await reader.menu('特色库');
      await reader.link(/江宁家谱/);
      await reader.searchHere('湖熟');
      // What is told of ducks, and the picture of the street, are in other collections.
      await reader.findsOnly('〔示例〕湖熟楊氏族譜');
    },
  },
  {
    name: 'a title with a wrong character',
    most: 3,
    async walk(reader: Reader): Promise<void> {
      await reader.search('金陵锁事');
      await reader.link(/金陵琐事/);
      expect(await reader.titles()).to.include('金陵琐事');
    },
  },
  {
    name: '南京老地图',
    most: 8,
    async walk(reader: Reader): Promise<void> {
      await reader.search('南京老地图');
      await reader.link(/地图.*检索“南京”/);
      await reader.until('1949');
      await reader.findsOnly('〔示例〕南京市街道详图');
    },
  },
  {
    name: 'books about 秦淮河',
    most: 3,
    async walk(reader: Reader): Promise<void> {
      await reader.search('秦淮河');
      await reader.link(/^图书/, reader.page.getByRole('navigation', { name: '类型' }));
      // No photograph, no print of old, and no gazetteer: they stand beside, with their numbers.
      await reader.findsOnly('板橋雜記·續板橋雜記·板橋雜記補', '板桥杂记', '蹤跡');
    },
  },
  {
    name: '南京年鉴 2015',
    most: 3,
    async walk(reader: Reader): Promise<void> {
      await reader.search('南京年鉴 2015');
      await reader.findsOnly('南京年鉴. 2015');
      await reader.link('南京年鉴. 2015');
      expect(await reader.holders()).to.have.lengthOf(7);
    },
  },
];
