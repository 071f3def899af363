/** Browsing: ways into the catalogue without a query, and all values of a facet within one. */
import { expect } from 'chai';
import { onBothEngines } from '../support/clusters.ts';
import { openPortal } from '../support/portal-fixture.ts';
import type { PortalFixture } from '../support/portal-fixture.ts';

onBothEngines('browsing', function (engine) {
  let portal: PortalFixture;
  before(async () => {
    portal = await openPortal(await engine());
  });
  after(() => portal.close());

  interface Listed {
    readonly depth: number;
    readonly href: string;
    readonly label: string;
    readonly count: number;
  }

  async function html(path: string): Promise<string> {
    const response = await fetch(portal.url + path);
    expect(response.status, path).to.equal(200);
    return response.text();
  }
  async function listed(path: string): Promise<Listed[]> {
    const rows = (await html(path)).matchAll(
      /<li class="depth-(\d)"><a rel="nofollow" href="([^"]*)"(?: lang="[^"]*")?>([^<]*)<\/a> <span class="quiet">([\d,]+)/g,
    );
    return [...rows].map(([, depth, href = '', label = '', count = '']) => ({
      depth: Number(depth),
      href: href.replaceAll('&amp;', '&'),
      label,
      count: Number(count.replaceAll(',', '')),
    }));
  }
  const labels = async (path: string): Promise<string[]> =>
    (await listed(path)).map(({ label }) => label);

  it('by title: the titles themselves, each leading to its work', async () => {
    const titles = async (path: string): Promise<(readonly [string, string])[]> =>
      [
        ...(await html(path)).matchAll(
          /<li><a href="([^"]*)"[^>]*>([^<]*)<\/a> <span class="quiet">/g,
        ),
      ].map(([, href = '', text = '']) => [text, href] as const);
    const all = await titles('/browse/title');
    const names = all.map(([text]) => text);
    expect(names).to.include.members(['白下琐言', '金陵琐事', '景定建康志 五十卷', '首都志']);
    expect(names.indexOf('白下琐言')).to.be.below(names.indexOf('金陵琐事'));
    expect(names.indexOf('金陵琐事')).to.be.below(names.indexOf('首都志'));
    for (const [text, href] of all.slice(-3)) {
      expect(href, text).to.match(/^\/works\//);
      expect((await fetch(`${portal.url}${href}`)).status).to.equal(200);
    }
    expect(await titles(`/browse/title?find=${encodeURIComponent('瑣')}`)).to.have.length(2);
    expect(await html('/browse/title?find=zzzz')).to.include('没有符合的项目');
    const own = (await titles('/browse/title?lib=320104')).map(([text]) => text);
    expect(own).to.include('白下琐言').and.not.include('首都志');
  });

  it('by class: numbers before names', async () => {
    expect(await labels('/browse/class')).to.include('K295.3 江苏地方史志');
  });

  for (const facet of ['creator', 'subject', 'place', 'class']) {
    it(`by ${facet}: every value leads to as many works as it says`, async () => {
      const values = await listed(`/browse/${facet}`);
      expect(values).to.not.have.lengthOf(0);
      for (const { href, count, label } of values.slice(0, 12)) {
        const answer = await fetch(`${portal.url}/api/v1${href}`);
        const { total } = (await answer.json()) as { total: number };
        expect(total, label).to.equal(count);
      }
    });
  }

  it('goes by 音序, by 笔画 and by number of works', async () => {
    const byPinyin = await labels('/browse/subject');
    expect(byPinyin).to.include.members(['南京', '秦淮河', '笔记']);
    expect(byPinyin.indexOf('笔记')).to.be.lessThan(byPinyin.indexOf('南京'));
    expect(byPinyin.indexOf('南京')).to.be.lessThan(byPinyin.indexOf('秦淮河'));
    const byStrokes = await labels('/browse/subject?by=strokes');
    expect(byStrokes).to.include.members(['南京', '笔记']);
    expect(byStrokes.indexOf('南京')).to.be.lessThan(byStrokes.indexOf('笔记'));
    const counts = (await listed('/browse/subject?by=count')).map(({ count }) => count);
    expect(counts).to.have.lengthOf(byPinyin.length);
    expect(new Set(counts).size).to.be.greaterThan(2);
    expect(counts).to.eql(counts.toSorted((a, b) => b - a));
  });

  it('shows places and classes as trees, and by their names too', async () => {
    const [city, ...others] = await listed('/browse/place');
    expect(city?.label).to.equal('南京（全市）');
    expect(new Set(others.map(({ depth }) => depth))).to.eql(new Set([1]));
    const classes = await listed('/browse/class');
    expect(classes.map(({ depth }) => depth)).to.include.members([0, 1]);
    for (const by of ['pinyin', 'strokes', 'count']) {
      const sorted = await listed(`/browse/class?by=${by}`);
      expect(sorted.map(({ label }) => label)).to.have.members(classes.map(({ label }) => label));
      expect(sorted.every(({ depth }) => depth === 0)).to.equal(true);
    }
  });

  it('finds inside the list in either script, and says when there is nothing', async () => {
    expect(await labels(`/browse/subject?find=${encodeURIComponent('淮')}`)).to.include('秦淮河');
    expect(await labels(`/browse/subject?find=${encodeURIComponent('誌')}`)).to.include('地方志');
    expect(await html('/browse/subject?find=zzzz')).to.include('没有符合的项目');
    expect(await html('/browse/subject')).to.not.include('没有符合的项目');
  });

  it('keeps to the request it was opened from', async () => {
    const all = await labels('/browse/subject');
    const within = await labels(`/browse/subject?q=${encodeURIComponent('秦淮')}`);
    expect(within).to.include('秦淮河').and.to.not.include('年鉴');
    expect(all).to.include.members(['年鉴', ...within]);
    for (const { href } of await listed(`/browse/subject?q=${encodeURIComponent('秦淮')}`)) {
      expect(href).to.include(`q=${encodeURIComponent('秦淮')}`);
    }
  });

  it('leads to the titles, and knows nothing else', async () => {
    const response = await fetch(`${portal.url}/browse`, { redirect: 'manual' });
    expect(response.status).to.equal(301);
    expect(response.headers.get('location')).to.equal('/browse/title');
    expect((await fetch(`${portal.url}/browse/nonsense`)).status).to.equal(404);
    expect((await fetch(`${portal.url}/browse/subject?from=xyz`)).status).to.equal(400);
  });

  it('shows the years of the catalogue as a way in', async () => {
    const page = await html('/timeline');
    expect(page).to.match(/<a href="\/search\?period=ming"[^>]*aria-label="明：1 种".*>明<\/text>/);
    expect(page).to.match(/<a href="\/search\?period=guangxu".*>光绪<\/text>/);
    expect(page).to.match(/<th scope="row"><a [^>]*period=guangxu">清·光绪<\/a><\/th><td>1<\/td>/);
    expect(page)
      .to.include('每年一样宽')
      .and.not.match(/ style=/);
  });

  it('titles each list by its order, its letter, what is looked for and its page', async () => {
    const title = async (path: string): Promise<string> =>
      /<title>(.*?) - /.exec(await html(path))?.[1] ?? '';
    expect(await title('/browse/subject')).to.equal('浏览：主题词');
    const within = `/browse/subject?by=strokes&find=${encodeURIComponent('南')}&type=book`;
    expect(await title(within)).to.equal('浏览：主题词 · 按笔画 · 南 · 图书');
  });
});
