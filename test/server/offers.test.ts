/**
 * What is offered beside a search and instead of it, as JSON and on the page: every offer finds something, and
 * more than the search; both engines offer the same.
 */
import { expect } from 'chai';
import type { OfferedSearch } from '../../server/api/search.ts';
import { onBothEngines } from '../support/clusters.ts';
import { openPortal } from '../support/portal-fixture.ts';
import type { PortalFixture } from '../support/portal-fixture.ts';
import type { SampleRecord } from '../support/portal-records.ts';

const RECORDS: readonly SampleRecord[] = [
  work(1, '玄武湖风景', { type: '照片', subject: ['玄武湖', '照片'] }),
  work(2, '玄武湖志', { creator: ['夏仁虎'], subject: ['玄武湖'] }),
  work(3, '金陵城垣考略', { subject: ['城垣'] }),
  work(4, '城垣砖文集录', { subject: ['金陵', '城垣'] }),
  work(5, '金陵的城垣', { subject: ['金陵', '城垣'] }),
  work(6, '六朝事迹编类', { creator: ['張敦頤'], publisher: ['上海古籍出版社'] }),
  work(7, '乾隆江寧新志', { subject: ['乾隆'] }),
  work(8, '溧水童谣集', { subject: ['民谣', '溧水'], coverage: ['溧水区'] }),
  work(9, '建业地名录', { subject: ['地名'] }),
  work(10, '建业地名考', { subject: ['地名'] }),
  work(11, '建业文史. 2019', {}),
  work(12, '石臼湖杨氏宗谱', {}),
  work(13, '固城湖丛刊 甲编 第100册', {}),
  work(14, '固城湖邢氏家乘', {}),
];

function work(
  n: number,
  title: string,
  dc: Readonly<Record<string, string | readonly string[]>>,
): SampleRecord {
  return {
    source: 'gaochun-dc',
    identifier: `oai:gaochun.example:${n}`,
    dc: [
      ['title', title],
      ...Object.entries(dc).flatMap(([name, values]) =>
        [values].flat().map((value): [string, string] => [name, value]),
      ),
    ],
  };
}

interface Answer {
  readonly total: number;
  readonly offers?: readonly OfferedSearch[];
}

onBothEngines('what is offered', function (engine, isEmbedded) {
  let portal: PortalFixture;
  before(async () => {
    portal = await openPortal(await engine());
    await portal.fullRun('gaochun-dc', RECORDS);
  });
  after(() => portal.close());

  const q = (words: string, more: Readonly<Record<string, string>> = {}): string =>
    new URLSearchParams({ q: words, ...more }).toString();
  async function answer(query: string): Promise<Answer> {
    const response = await fetch(`${portal.url}/api/v1/search?${query}`);
    return (await response.json()) as Answer;
  }
  const offersFor = async (query: string): Promise<readonly OfferedSearch[]> =>
    (await answer(`${query}&offers=1`)).offers ?? [];
  const shown = async (query: string): Promise<string[]> =>
    (await offersFor(query)).map(({ kind, label, total }) => `${kind} ${label} ${total}`);
  async function html(query: string, cookie = ''): Promise<string> {
    return (await fetch(`${portal.url}/search?${query}`, { headers: { cookie } })).text();
  }

  const cases: readonly (readonly [typed: string, first: string])[] = [
    ['金陵城垣', 'split 分开检索“金陵 城垣” 3'],
    ['玄武湖照片', 'split 分开检索“玄武湖 照片” 1'],
    ['旧影', 'type 限定类型：照片图片 2'],
    ['玄武湖风景老照片', 'type 限定类型：照片图片，检索“玄武湖风景” 1'],
    ['城垣古旧砖文', 'shorter 只检索“城垣 砖文” 1'],
    ['玄武湖、地名', 'shorter 只检索“玄武湖” 2'],
    ['关于玄武湖的书', 'shorter 只检索“玄武湖” 2'],
    ['六朝事迹编类pdf下载', 'shorter 只检索“六朝事迹编类” 1'],
    ['【全本】六朝事迹编类', 'shorter 只检索“六朝事迹编类” 1'],
    [
      '张敦颐. 六朝事迹编类[M]. 南京: 中华书局, 2012: 12-15',
      'shorter 只检索“张敦颐 六朝事迹编类” 1',
    ],
    ['题名：六朝事迹编类', 'field 按字段检索 题名：六朝事迹编类 1'],
    [
      '作者:张敦颐 出版社:上海古籍出版社',
      'field 按字段检索 责任者：张敦颐、出版者：上海古籍出版社 1',
    ],
    ['玄武湖志 OR 首都志', 'expression 作为检索式检索 玄武湖志 OR 首都志 2'],
    ['玄武湖NOT照片', 'expression 作为检索式检索 玄武湖 NOT 照片 1'],
    ['K29', 'class 限定中图分类：K29 地方史志 1'],
    ['六朝事迹编累', 'correction 六朝事迹编类 1'],
    ['乾隆江宁新治', 'correction 乾隆江寧新志 1'],
    ['六朝实际编类', 'correction 六朝事迹编类 1'],
    ['六朝事编类', 'correction 六朝事迹编类 1'],
    ['建业文吏', 'correction 建业文史 1'],
    ['城恒砖文集录', 'correction 城垣砖文集录 1'],
    ['jianyedimingluu', 'correction 建业地名录 1'],
    ['杨姓家谱', 'field 按字段检索 姓氏：杨 1'],
    ['固城湖丛刊第一百册', 'split 分开检索“固城湖丛刊 第一百册” 1'],
    ['玄武湖 AND AND 地名', 'shorter 只检索“玄武湖” 2'],
    ['溧水民谣', 'split 分开检索“溧水 民谣” 1'],
  ];
  for (const [typed, first] of cases) {
    it(`for ${typed}: ${first}`, async () => {
      expect((await shown(q(typed)))[0]).to.equal(first);
    });
  }

  it('is counted, finds more than the search, and is offered once', async () => {
    for (const [typed] of cases) {
      const { total, offers = [] } = await answer(`${q(typed)}&offers=1`);
      expect(offers, typed).to.have.length.within(1, 8);
      for (const offer of offers) {
        const address = new URL(offer.href, portal.url);
        expect((await answer(address.search.slice(1))).total, offer.label).to.equal(offer.total);
        expect(offer.total, offer.label).to.be.greaterThan(total);
      }
      expect(new Set(offers.map(({ href }) => href)).size).to.equal(offers.length);
    }
  });

  it('is never half a word', async () => {
    // 六朝事迹 is found, but only in 六朝事迹编类.
    for (const typed of ['六朝事迹编累', '六朝事编类']) {
      for (const { params } of await offersFor(q(typed)))
        expect(params['q']).to.equal('六朝事迹编类');
    }
  });

  it('is the rest of the words too, where only one of them was mistyped and nothing has all', async () => {
    const offers = await offersFor(q('六朝事迹编累 玄武湖'));
    expect(offers.map(({ params }) => params['q'])).to.include.members(['六朝事迹编类', '玄武湖']);
  });

  it('is the type that is asked for, also where some works say so', async () => {
    expect(await shown(q('宗谱'))).to.deep.equal(['type 限定类型：家谱 2']);
    expect(await shown(q('宗谱', { type: 'genealogy' }))).to.deep.equal([]);
  });

  it('is the family whose genealogy is asked for, where it lives', async () => {
    const offers = await offersFor(q('石臼湖杨氏家谱'));
    expect(offers.map(({ params }) => params)).to.deep.include({ q: '石臼湖', surname: '杨' });
  });

  it('is a place that the words name', async () => {
    const offers = await offersFor(q('溧水民谣'));
    expect(offers.map(({ kind, params, total }) => ({ kind, params, total }))).to.deep.include({
      kind: 'place',
      params: { q: '民谣', place: ['320117'] },
      total: 1,
    });
  });

  it('keeps the filters, or says that they had to go', async () => {
    const within = await offersFor(q('六朝事迹编累', { lib: '320118' }));
    expect(within[0]).to.deep.include({
      kind: 'correction',
      params: { q: '六朝事迹编类', lib: ['320118'] },
      total: 1,
    });
    const without = await offersFor(q('六朝事迹编累', { lib: '320104' }));
    expect(without[0]).to.deep.include({ kind: 'correction', params: { q: '六朝事迹编类' } });
    const page = await html(q('六朝事迹编累', { lib: '320104' }));
    expect(page).to.include('>六朝事迹编类</a> <span class="quiet">不限筛选条件，可得 1 种');
  });

  it('is which condition stands in the way, after what was perhaps meant', async () => {
    expect(await shown(q('玄武湖 量子色动力学'))).to.deep.equal([
      'without-word 去掉检索词“量子色动力学” 2',
    ]);
    expect(await shown(q('玄武湖', { lib: '320104' }))).to.deep.equal([
      'without-filter 去掉条件“馆：秦淮区图书馆” 2',
    ]);
  });

  it('is nothing where nothing finds more', async () => {
    expect(await offersFor(q('金陵琐事'))).to.deep.equal([]);
    expect(await offersFor('')).to.deep.equal([]);
    expect(await offersFor(q('量子色动力学'))).to.deep.equal([]);
  });

  // What is shown is made of the same answers, whichever engine gave them.
  if (!isEmbedded) return;

  it('is told to programs only when they ask; the search stays the same', async () => {
    const plain = await answer(q('六朝事迹编累'));
    const { offers, ...asked } = await answer(`${q('六朝事迹编累')}&offers=1`);
    expect(plain).to.deep.equal(asked);
    expect(plain).to.not.have.property('offers');
    expect(await answer(`${q('六朝事迹编累')}&offers=0`)).to.deep.equal(plain);
    expect(offers).to.have.length.greaterThan(0);
    const wrong = await fetch(`${portal.url}/api/v1/search?offers=yes`);
    expect(wrong.status).to.equal(400);
    expect(await wrong.json()).to.deep.include({ code: 'BAD_PARAMETER', parameter: 'offers' });
  });

  it('stands on the page as in JSON', async () => {
    for (const typed of ['金陵城垣', '六朝事迹编累', '玄武湖 量子色动力学']) {
      const page = (await html(q(typed))).replaceAll('&amp;', '&');
      for (const { label, href } of await offersFor(q(typed)))
        expect(page, typed).to.include(`href="${href}">${label}</a>`);
    }
  });

  it('is one line above the hits where something was found', async () => {
    const page = await html(q('金陵城垣'));
    const [, line = ''] = /<section class="wider"[^>]*>(.*?)<\/section>/s.exec(page) ?? [];
    expect(line.replace(/<[^>]*>|\s/gu, '')).to.equal('也可以这样检索：分开检索“金陵城垣”可得3种');
    expect(await html(q('金陵琐事'))).to.not.include('class="wider"');
    const english = await html(q('金陵城垣'), 'lang=en');
    expect(english).to.include('Other ways to search').and.to.include('apart</a>');
  });

  it('leaves in the box what the reader typed', async () => {
    const box = async (query: string): Promise<string | undefined> =>
      /<input[^>]*name="q"[^>]*value="([^"]*)"/.exec(await html(query))?.[1];
    for (const typed of ['六朝事迹编累', '题名：六朝', '城垣 OR', 'K99', '《》', '囧'.repeat(400)])
      expect(await box(q(typed)), typed).to.equal(typed);
  });
});
